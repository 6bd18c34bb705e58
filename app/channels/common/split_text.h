// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/channels/codec.h"

#include <QStringList>

namespace lianxi::channels
{

/// How long `text` is in the units of `limits`.
[[nodiscard]] int textLength(const QString &text, const ChannelLimits &limits);
/// Pieces of at most limits.textUnits that join to `text` again: cut behind the last sentence end or line end that
/// fits, else behind a space, else between two characters a reader sees as one each.
[[nodiscard]] QStringList splitText(const QString &text, const ChannelLimits &limits);
/// One intent per piece when a private message is too long; media and quote stay with the first. Each later piece
/// has a send key of its own that is the same on every retry. Other intents come back alone and unchanged.
[[nodiscard]] std::vector<SendIntent> splitIntent(const SendIntent &intent, const ChannelLimits &limits);
/// The refusal of a text over the limit, with both counts in `detail`; nullopt when it fits.
[[nodiscard]] std::optional<SendPlan> refuseTooLong(const QString &text, const ChannelLimits &limits);

} // namespace lianxi::channels
