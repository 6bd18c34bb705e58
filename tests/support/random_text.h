// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QRandomGenerator>
#include <QString>

namespace lianxi
{

/// Text as no person writes it: Chinese, Latin, digits, full-width forms, emoji, bidirectional controls, lone
/// surrogates, line breaks, in random order. The same generator state gives the same text.
[[nodiscard]] QString randomText(QRandomGenerator &random, int length);

} // namespace lianxi
