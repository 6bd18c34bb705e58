// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/conversation/composer.h"

#include <QJsonObject>

namespace lianxi
{

/// What a draft keeps beside its text: mode, thread, script corrections, overrides, what it answers.
[[nodiscard]] QJsonObject draftExtra(const ComposerState &state);
/// Unreadable members are left out: a damaged draft still gives its text.
[[nodiscard]] ComposerState draftState(const QString &text, const QJsonObject &extra);

} // namespace lianxi
