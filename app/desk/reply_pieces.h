// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/channels/codec.h"
#include "models/domain/views.h"

namespace lianxi
{

/// One of the messages that a reply becomes.
struct ReplyPiece {
    QString text;
    std::vector<Part> parts;
    friend bool operator==(const ReplyPiece &, const ReplyPiece &) = default;
};

/// What leaves one after the other when an agent sends this: the text, cut where the platform takes no more at once and
/// `maySplit` says that several messages read as one (not under a public post), then the attachments, together where
/// the platform takes them together. Never empty.
[[nodiscard]] std::vector<ReplyPiece> piecesOf(const QString &text, const std::vector<Part> &parts,
                                               const ChannelLimits &limits, bool maySplit);

/// How long `text` is as the channel counts.
[[nodiscard]] int replyLength(const QString &text, const ChannelLimits &limits);

/// Whether a reply there is a message of a conversation, and not the comment that answers a post.
[[nodiscard]] bool repliesByMessage(Platform platform, Surface surface);

/// The messages that a reply in `thread` becomes; one where nothing is known of the platform.
[[nodiscard]] std::vector<ReplyPiece> replyPieces(const ThreadRow &thread, const QString &text,
                                                  const std::vector<Part> &parts);

} // namespace lianxi
