// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/channels/common/answers.h"
#include "app/channels/common/json_text.h"
#include "app/channels/common/meta_graph.h"
#include "app/channels/common/meta_message.h"

using namespace Qt::StringLiterals;

namespace lianxi::meta
{

using namespace channels;

namespace
{

/// A second private reply, or one after seven days, is answered with a general code.
std::optional<Meaning> privateReplyMeaning(int code, int subcode)
{
    std::optional<Meaning> meaning = messagingMeaning(code, subcode);
    if (meaning && (code == 10 || code == 100)
        && (meaning->reason == "permission"_L1 || meaning->reason == "bad_request"_L1))
        return Meaning{SendOutcome::Refused, u"private_reply_not_possible"_s};
    return meaning;
}

bool isProfile(const QJsonObject &body, const SendIntent &intent)
{
    static constexpr std::array members{"name"_L1, "first_name"_L1, "profile_pic"_L1, "username"_L1};
    return intent.op == "profile"_L1 || intent.op == "self"_L1
        || std::any_of(members.begin(), members.end(), [&body](QLatin1StringView name) { return body.contains(name); });
}

} // namespace

SendAnswer readMessageAnswer(const HttpResponse &response, const SendIntent &intent, const QString &ourSide,
                             ProfileOf profileOf)
{
    QJsonObject body;
    const bool isPrivateReply = intent.op == "to_private"_L1;
    if (const auto error = graphError(response, isPrivateReply ? privateReplyMeaning : messagingMeaning, &body)) {
        // What is refused without the platform's own words came from a machine before it.
        const bool stranger = error->reason == "unreadable_answer"_L1 && error->outcome == SendOutcome::Refused;
        return stranger ? answer(SendOutcome::Retry, u"server"_s) : *error;
    }
    if (body.value("success"_L1).isBool() && !body.value("success"_L1).toBool())
        return answer(SendOutcome::Refused, u"platform"_s);
    SendAnswer result = answer(SendOutcome::Sent, {});
    if (isProfile(body, intent)) {
        result.more.insert("profile"_L1, profileOf(body));
        return result;
    }
    const QString person = idText(body.value("recipient_id"_L1));
    result.messageId = idText(body.value("message_id"_L1));
    if (result.messageId.isEmpty())
        result.messageId = idText(body.value("id"_L1));
    if (!person.isEmpty())
        result.more.insert("links"_L1, QJsonObject{{"identity"_L1, person}, {"account"_L1, ourSide}});
    const bool said = !person.isEmpty() || !result.messageId.isEmpty() || body.contains("success"_L1);
    return said ? result : answer(SendOutcome::Unconfirmed, u"unreadable_answer"_s);
}

SendAnswer selfAnswer(SendAnswer result, const QString &expected)
{
    if (result.outcome != SendOutcome::Sent)
        return result;
    QJsonObject profile = result.more.value("profile"_L1).toObject();
    const QString id = idText(profile.value("id"_L1));
    if (id.isEmpty())
        return answer(SendOutcome::Refused, u"unreadable_answer"_s);
    if (!expected.isEmpty() && id != expected)
        return answer(SendOutcome::Refused, u"wrong_account"_s, id);
    profile.insert("user_id"_L1, id);
    if (profile.value("name"_L1).toString().isEmpty())
        profile.insert("name"_L1, profile.value("handle"_L1));
    result.more.insert("profile"_L1, profile);
    return result;
}

} // namespace lianxi::meta
