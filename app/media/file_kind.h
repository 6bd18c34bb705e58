// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/platform_event.h"

#include <QByteArray>

namespace lianxi
{

/// What a file is by its first bytes, whatever anybody calls it.
struct FileKind {
    enum class Family { Unknown, Image, Audio, Video, Document, Program, Markup };
    Family family = Family::Unknown;
    QString mime; ///< application/octet-stream when unknown
    QString suffix; ///< usual ending without dot; empty when unknown
    QByteArray imageFormat; ///< for QImageReader; empty: not a picture that is ever decoded
};
[[nodiscard]] FileKind fileKindOf(const QByteArray &bytes);

/// Why a file that came as `part` is not taken for it: "wrong_type" when its bytes are a program, a web page or of
/// another family than the part and its declared type say. Empty: fine. Files (PartType::File) may be anything.
[[nodiscard]] QString typeTrouble(const Part &part, const FileKind &kind);

/// A name under which a stranger's file may be saved: one path component for every system, at most 120 characters,
/// nothing that hides, reorders or names a device, no leading dot. Empty input gives `fallback`. The ending stays as it
/// is: what a person saves is what was sent, and the question before names it.
[[nodiscard]] QString safeFileName(const QString &name, const QString &fallback);

/// Whether opening such a file would run it, by its ending or its content.
[[nodiscard]] bool runsWhenOpened(const QString &name, const FileKind &kind);

} // namespace lianxi
