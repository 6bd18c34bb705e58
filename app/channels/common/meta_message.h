// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/channels/codec.h"

namespace lianxi::meta
{

/// A body for the Send API that Messenger and Instagram share, or why there is none.
struct Message {
    QJsonObject body;
    QString refused;
    QString detail;
};

/// Where the two products differ.
struct MessageRules {
    bool messagingType = true; ///< Instagram accounts that log in for themselves have no "messaging_type"
    bool metadata = true; ///< our key, which comes back in the echo
    qsizetype mostImages = 1;
};

/// When a private message may go out: while the person's last word (`more` "last_in", RFC 3339) is less than 24 h old;
/// by a person (`more` "by") up to 7 days; then not at all. `more` "window" says it outright: open, human_agent,
/// closed.
enum class Window { Open, HumanAgent, Closed };
[[nodiscard]] Window windowOf(const SendIntent &intent, Instant now);

/// "image", "audio", "video" or "file"; empty for what cannot be attached.
[[nodiscard]] QString attachmentType(PartType type);
/// The message object: text or attachments, quick replies.
[[nodiscard]] Message messageOf(const SendIntent &intent, const MessageRules &rules);
/// The whole body of a message to a person, by the window.
[[nodiscard]] Message messageToPerson(const SendIntent &intent, const MessageRules &rules, Instant now);
/// The whole body of the one private answer to a comment or a visitor's post, at most seven days after it.
[[nodiscard]] Message privateReply(const SendIntent &intent, const MessageRules &rules, Instant now);
/// typing_on, mark_seen … in the person's conversation.
[[nodiscard]] Message senderAction(const SendIntent &intent, QLatin1StringView action);

/// What a product says about a person, as `profile` of the answer: id, name, handle, avatar.
using ProfileOf = QJsonObject (*)(const QJsonObject &body);
/// Reads the answer to anything that these functions made, or to a question about a person. `more` "links" names the
/// private identity that a message reached, beside our side of it: for a private reply the link between a comment's
/// author and that person.
[[nodiscard]] SendAnswer readMessageAnswer(const HttpResponse &response, const SendIntent &intent,
                                           const QString &ourSide, ProfileOf profileOf);

/// The answer to "who is this account": refused when the token belongs to another one than `expected` (empty: any).
[[nodiscard]] SendAnswer selfAnswer(SendAnswer answer, const QString &expected);

/// The comment that an intent names: `more` "comment_id", the quoted one, or the target.
[[nodiscard]] QString commentOf(const SendIntent &intent);
/// The private message that answers a comment or a visitor's post; nullopt for anything else.
[[nodiscard]] std::optional<SendIntent> privateReplyTo(const PlatformEvent &event, const QString &text);
/// The intent that answers `event`: a comment or a private message, with what the window is reckoned from.
[[nodiscard]] SendIntent replyTo(SendIntent intent, const PlatformEvent &event);

} // namespace lianxi::meta
