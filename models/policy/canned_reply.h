// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/kinds.h"
#include "models/domain/result.h"
#include "models/domain/views.h"

#include <QJsonObject>
#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

namespace lianxi
{

/// How a ready-made answer goes out. Elderly customers are served by large text in a picture and by a voice (S58).
enum class ReplyForm {
    Text, ///< into the text field
    Card, ///< as a picture with large letters
    Voice, ///< read aloud, as a sound file
};
template <>
struct EnumNames<ReplyForm> {
    static constexpr std::array<std::string_view, 3> names{"text", "card", "voice"};
};

/// When something is offered. Everything that is said has to be so; what is left empty says nothing.
struct OfferCondition {
    std::optional<Surface> surface;
    QString category;
    QStringList tags; ///< one of them is on the case
    QStringList withoutTags; ///< none of them is
    friend bool operator==(const OfferCondition &, const OfferCondition &) = default;
};
/// Pure. \param surface  of the conversation that is answered.
[[nodiscard]] bool holds(const OfferCondition &condition, const CaseRow &head, Surface surface);

/// A ready-made answer of a team or of one of its people (S56).
struct CannedReply {
    QString text;
    QString keys; ///< further words by which it is found
    ReplyForm form = ReplyForm::Text;
    OfferCondition when;
    friend bool operator==(const CannedReply &, const CannedReply &) = default;
};

/// What is said to the agent, and offered, where a case has certain tags (S57, F18).
struct TagHint {
    OfferCondition when; ///< with tags
    QString words; ///< for the agent: how to speak with these customers
    QStringList replies; ///< TeamItemSaved::id of canned replies, offered by one click
    friend bool operator==(const TagHint &, const TagHint &) = default;
};

/// What is wrong with one of the two.
struct ReplyMistake {
    enum class Kind {
        TextMissing,
        TextTooLong, ///< longer than longestCannedText, or than a card or a voice may be
        TooManyLines, ///< for a card
        UnknownVariable, ///< `argument`: it, with its braces
        TagTwice, ///< `argument` is wanted and unwanted
        TagMissing, ///< a hint without a tag would be shown in every case
        NothingToSay, ///< neither words nor replies
    };
    Kind kind = Kind::TextMissing;
    QString argument = {};
    friend bool operator==(const ReplyMistake &, const ReplyMistake &) = default;
};

/// Longer than any platform takes in one message.
inline constexpr int longestCannedText = 4'000;
/// What large letters leave room for on one picture.
inline constexpr int longestCardText = 240;
/// A picture is not taller than three screens of a telephone.
inline constexpr int mostCardLines = 16;
/// About a minute read aloud; WeChat and others take no longer voice.
inline constexpr int longestVoiceText = 240;

/// {customer}, {agent}, {brand}, {position} and {wait}. The last two only where somebody waits: else it is not offered.
[[nodiscard]] const QStringList &replyVariables();
/// All that is wrong; empty: it can be saved. Pure.
[[nodiscard]] std::vector<ReplyMistake> mistakesOf(const CannedReply &reply);
[[nodiscard]] std::vector<ReplyMistake> mistakesOf(const TagHint &hint);

/// The bodies of TeamItemSaved of kinds Reply and Hint.
[[nodiscard]] QJsonObject toReplyBody(const CannedReply &reply);
[[nodiscard]] QJsonObject toHintBody(const TagHint &hint);
/// \return Corrupt when the body is damaged or was written by a later version.
[[nodiscard]] Result<CannedReply> fromReplyBody(const QJsonObject &body);
[[nodiscard]] Result<TagHint> fromHintBody(const QJsonObject &body);

} // namespace lianxi
