// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/result.h"

#include <QByteArray>
#include <QString>

namespace lianxi
{

enum class FileReaders { AsUsual, OwnerOnly };

/// Writes a file whole or not at all; what was there before stays until then. Waits for the disk. DiskFull, Io.
[[nodiscard]] Status writeWholeFile(const QString &path, const QByteArray &bytes,
                                    FileReaders readers = FileReaders::AsUsual);
/// Gives a file another name, in place of what had it before. Both are in one folder. Io.
[[nodiscard]] Status replaceFile(const QString &from, const QString &to);

} // namespace lianxi
