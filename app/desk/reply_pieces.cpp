// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desk/reply_pieces.h"

#include "app/channels/common/split_text.h"

using namespace Qt::StringLiterals;

namespace lianxi
{

std::vector<ReplyPiece> piecesOf(const QString &text, const std::vector<Part> &parts, const ChannelLimits &limits,
                                 bool maySplit)
{
    std::vector<ReplyPiece> pieces;
    if (!text.isEmpty() || parts.empty()) {
        for (const QString &piece : maySplit ? channels::splitText(text, limits) : QStringList{text})
            pieces.push_back({piece, {}});
    }
    const auto together = static_cast<size_t>(std::max(1, limits.partsInMessage));
    for (size_t at = 0; at < parts.size(); at += together) {
        const std::vector<Part> some(parts.begin() + static_cast<qptrdiff>(at),
                                     parts.begin() + static_cast<qptrdiff>(std::min(at + together, parts.size())));
        if (at == 0 && limits.textWithParts && !pieces.empty())
            pieces.front().parts = some;
        else
            pieces.push_back({{}, some});
    }
    return pieces;
}

int replyLength(const QString &text, const ChannelLimits &limits)
{
    return channels::textLength(text, limits);
}

bool repliesByMessage(Platform platform, Surface surface)
{
    const Codec *codec = codecFor(platform);
    if (!codec)
        return true;
    PlatformEvent event;
    event.kind = PlatformEventKind::Message;
    event.surface = surface;
    return codec->replyIntent(event, {}).op == "message"_L1;
}

std::vector<ReplyPiece> replyPieces(const ThreadRow &thread, const QString &text, const std::vector<Part> &parts)
{
    const Codec *codec = codecFor(thread.platform);
    if (!codec)
        return {{text, parts}};
    return piecesOf(text, parts, codec->limits(thread.surface), repliesByMessage(thread.platform, thread.surface));
}

} // namespace lianxi
