// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/channels/mastodon/mastodon_codec.h"

#include "app/channels/common/account.h"
#include "app/channels/common/answers.h"
#include "app/channels/common/bytes.h"
#include "app/channels/common/json_text.h"
#include "app/channels/common/multipart.h"
#include "app/channels/mastodon/mastodon_api.h"
#include "app/channels/mastodon/mastodon_events.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace lianxi
{

using namespace channels;

namespace
{

constexpr int usualLimit = 500; ///< characters; the instance names its own
constexpr int roomForMention = 40; ///< "@name " in front: names have up to 30 characters
constexpr qint64 imageLimit = 16 * 1024 * 1024,
                 videoLimit = 99 * 1024 * 1024; ///< bytes, unless the server says otherwise
constexpr auto statusesPath = "/api/v1/statuses"_L1;
constexpr auto mediaWait = std::chrono::seconds(2); ///< between two questions whether a file is converted

QString pathOf(QLatin1StringView before, const QString &id, QLatin1StringView after = {})
{
    return before + QString::fromLatin1(percentEncode(id)) + after;
}

/// The person's handle without the first @.
QString handleOf(const QString &to)
{
    return to.startsWith(u'@') ? to.sliced(1) : to;
}

bool sameHandle(const QString &a, const QString &b, const QString &instance)
{
    return mastodon::fullHandle(a, instance).compare(mastodon::fullHandle(b, instance), Qt::CaseInsensitive) == 0;
}

/// A number is the account's id on its server: nobody can be named by it.
bool isHandle(const QString &to)
{
    return !to.isEmpty() && !std::all_of(to.begin(), to.end(), [](QChar c) { return c.isDigit(); });
}

struct Words {
    QString text;
    QString refused;
};

/// The text with the person named in it. Whom a private text names can read it, so nobody else may be.
Words addressed(const SendIntent &intent, bool isPrivate, const ChannelAccount &account)
{
    const QString instance = mastodon::instanceOf(account);
    const QString to = handleOf(intent.to);
    const QString us = accountText(account, "acct"_L1);
    bool named = false;
    const QStringList mentions = mastodon::mentionsIn(intent.text);
    for (const QString &mention : mentions) {
        const bool person = isHandle(to) && sameHandle(mention, to, instance);
        named = named || person;
        if (isPrivate && !person && (us.isEmpty() || !sameHandle(mention, us, instance)))
            return {{}, u"third_person_mentioned"_s};
    }
    if (named)
        return {intent.text, {}};
    if (!isHandle(to))
        return {intent.text, isPrivate ? u"no_recipient"_s : QString()};
    return {u'@' + to + u' ' + intent.text, {}};
}

struct Media {
    QJsonArray ids;
    QString text; ///< of text parts
    QString refused;
};

Media mediaOf(const SendIntent &intent)
{
    Media media;
    for (const Part &part : intent.parts) {
        switch (part.type) {
        case PartType::Text:
            media.text += (media.text.isEmpty() ? QString() : u"\n"_s) + part.text;
            break;
        case PartType::Image:
        case PartType::Voice:
        case PartType::Audio:
        case PartType::Video:
        case PartType::File:
            if (part.ref.isEmpty() || part.ref.contains("://"_L1))
                media.refused = u"upload_needed"_s;
            media.ids.append(part.ref);
            break;
        case PartType::Sticker:
        case PartType::Location:
        case PartType::Contact:
        case PartType::Card:
            media.refused = u"unsupported_part"_s;
            break;
        }
    }
    return media;
}

SendPlan planStatus(SendIntent intent, const ChannelAccount &account, bool edits)
{
    const bool toPrivate = intent.op == "to_private"_L1;
    // An edit keeps the visibility; who may read it is checked where the person is named.
    const bool isPrivate = toPrivate || (intent.surface == Surface::Private && intent.op == "message"_L1)
        || (edits && !intent.to.isEmpty() && intent.surface == Surface::Private);
    const Media media = mediaOf(intent);
    if (intent.text.isEmpty())
        intent.text = media.text;
    if (!media.refused.isEmpty())
        return refusePlan(SendOutcome::Refused, media.refused);
    if (intent.text.isEmpty() && media.ids.isEmpty())
        return refusePlan(SendOutcome::Refused, u"empty"_s);
    const Words words = edits && intent.to.isEmpty() ? Words{intent.text, {}} : addressed(intent, isPrivate, account);
    if (!words.refused.isEmpty())
        return refusePlan(SendOutcome::Refused, words.refused);
    const QString warning = intent.more.value("warning"_L1).toString();
    const int limit = static_cast<int>(integer(account.settings.value("max_characters"_L1)).value_or(usualLimit));
    const int length = mastodon::lengthOf(words.text) + mastodon::lengthOf(warning);
    if (limit > 0 && length > limit)
        return {std::nullopt, SendOutcome::Refused, u"too_long"_s,
                u"%1 of %2"_s.arg(QString::number(length), QString::number(limit))};

    QJsonObject body{{"status"_L1, words.text}};
    if (!warning.isEmpty()) {
        body.insert("spoiler_text"_L1, warning);
        body.insert("sensitive"_L1, true);
    }
    if (!media.ids.isEmpty())
        body.insert("media_ids"_L1, media.ids);
    if (const QString language = intent.more.value("language"_L1).toString(); !language.isEmpty())
        body.insert("language"_L1, language);
    if (!edits) {
        const QString comment = idText(intent.more.value("comment_id"_L1));
        if (const QString answered = intent.replyTo.isEmpty() ? comment : intent.replyTo; !answered.isEmpty())
            body.insert("in_reply_to_id"_L1, answered);
        body.insert("visibility"_L1, isPrivate ? "direct"_L1 : "unlisted"_L1);
    }
    HttpRequest request = mastodon::call(edits ? "PUT" : "POST", account,
                                         edits ? pathOf("/api/v1/statuses/"_L1, intent.target) : QString(statusesPath));
    request.headers.emplaceBack("Content-Type", "application/json");
    if (!edits && !intent.sendKey.isEmpty())
        request.headers.emplaceBack("Idempotency-Key", intent.sendKey.toUtf8());
    request.body = writeJson(body);
    return {request, {}, {}, {}};
}

/// Questions and actions that need no text.
std::optional<HttpRequest> shortCall(const SendIntent &intent, const ChannelAccount &account)
{
    if (intent.op == "delete"_L1)
        return mastodon::call("DELETE", account, pathOf("/api/v1/statuses/"_L1, intent.target));
    if (intent.op == "like"_L1)
        return mastodon::call("POST", account, pathOf("/api/v1/statuses/"_L1, intent.target, "/favourite"_L1));
    if (intent.op == "unlike"_L1)
        return mastodon::call("POST", account, pathOf("/api/v1/statuses/"_L1, intent.target, "/unfavourite"_L1));
    if (intent.op == "self"_L1)
        return mastodon::call("GET", account, u"/api/v1/accounts/verify_credentials"_s);
    if (intent.op != "profile"_L1)
        return std::nullopt;
    if (isHandle(handleOf(intent.to)))
        return mastodon::call("GET", account, pathOf("/api/v1/accounts/lookup?acct="_L1, handleOf(intent.to)));
    return mastodon::call("GET", account, pathOf("/api/v1/accounts/"_L1, intent.to));
}

SendAnswer rateAnswer(const HttpResponse &response, Instant now)
{
    SendAnswer result = answer(SendOutcome::Retry, u"rate"_s);
    const auto reset = parseRfc3339(QString::fromLatin1(headerValue(response.headers, "X-RateLimit-Reset")));
    result.retryAfter = reset ? std::max(std::chrono::ceil<std::chrono::seconds>(*reset - now), std::chrono::seconds(0))
                              : retryAfterHeader(response.headers);
    return result;
}

SendAnswer refusal(int status, const QString &words)
{
    const auto says = [&words](QLatin1StringView text) { return words.contains(text, Qt::CaseInsensitive); };
    switch (status) {
    case 401:
        return answer(SendOutcome::Credentials, u"token"_s, words);
    case 403:
        return answer(SendOutcome::Credentials, says("login"_L1) ? u"account_restricted"_s : u"permission"_s, words);
    case 404:
    case 410:
        return answer(SendOutcome::Refused, u"target_gone"_s, words);
    case 422:
        return answer(SendOutcome::Refused, says("limit"_L1) && says("exceeded"_L1) ? u"too_long"_s : u"bad_request"_s,
                      words);
    }
    return answer(SendOutcome::Refused, u"bad_request"_s, words);
}

QJsonObject profileOf(const QJsonObject &person, const ChannelAccount &account)
{
    const QString name = person.value("display_name"_L1).toString();
    QJsonArray checked; // links whose owner has been proven: evidence for who this is
    const QJsonArray fields = person.value("fields"_L1).toArray();
    for (const QJsonValue &field : fields) {
        if (field["verified_at"_L1].isString())
            checked.append(field["value"_L1]);
    }
    QJsonObject profile{
        {"user_id"_L1, idText(person.value("id"_L1))},
        {"name"_L1, name.isEmpty() ? person.value("username"_L1).toString() : name},
        {"handle"_L1, mastodon::fullHandle(person.value("acct"_L1).toString(), mastodon::instanceOf(account))},
        {"avatar"_L1, person.value("avatar"_L1)},
        {"uri"_L1, person.value("uri"_L1)}};
    if (!checked.isEmpty())
        profile.insert("verified_links"_L1, checked);
    if (person.value("moved"_L1).isObject())
        profile.insert("moved_to"_L1, person["moved"_L1]["acct"_L1]);
    return profile;
}

/// A 2xx with a readable body: a status, a file or a person.
SendAnswer success(int status, const QJsonObject &body, const ChannelAccount &account)
{
    const QString id = idText(body.value("id"_L1));
    if (body.contains("error"_L1))
        return answer(SendOutcome::Refused, u"platform"_s, body.value("error"_L1).toString());
    if (id.isEmpty())
        return answer(SendOutcome::Unconfirmed, u"unreadable_answer"_s);
    const bool isFile = body.value("type"_L1).isString() && !body.contains("account"_L1);
    SendAnswer result = answer(SendOutcome::Sent, {});
    if (status == 202 || status == 206 || isFile) {
        result.outcome = status == 200 ? SendOutcome::Uploaded : SendOutcome::Pending;
        result.more.insert("media_id"_L1, id);
    } else if (body.contains("acct"_L1)) {
        result.more.insert("profile"_L1, profileOf(body, account));
    } else {
        result.messageId = id;
    }
    return result;
}

} // namespace

SendPlan MastodonCodec::planSend(const SendIntent &intent, const ChannelAccount &account, Instant) const
{
    if (accountText(account, "access_token"_L1).isEmpty())
        return refusePlan(SendOutcome::Credentials, u"token"_s);
    if (mastodon::baseOf(account).isEmpty())
        return refusePlan(SendOutcome::Refused, u"not_configured"_s);
    static const QStringList onTarget{u"delete"_s, u"like"_s, u"unlike"_s, u"edit"_s};
    const bool needsTarget = onTarget.contains(intent.op);
    if (needsTarget && intent.target.isEmpty())
        return refusePlan(SendOutcome::Refused, u"no_target"_s);
    if (intent.op == "profile"_L1 && intent.to.isEmpty())
        return refusePlan(SendOutcome::Refused, u"no_recipient"_s);
    if (const auto request = shortCall(intent, account))
        return {request, {}, {}, {}};
    if (intent.op == "edit"_L1)
        return planStatus(intent, account, true);
    if (intent.op == "message"_L1 || intent.op == "reply_comment"_L1 || intent.op == "to_private"_L1)
        return planStatus(intent, account, false);
    return refusePlan(SendOutcome::Refused, u"unsupported_op"_s);
}

/// People who wrote are known by their key, which need not be a number on every server.
SendPlan MastodonCodec::planProfile(const std::vector<ProfileSubject> &people, const ChannelAccount &account,
                                    Instant) const
{
    if (accountText(account, "access_token"_L1).isEmpty())
        return refusePlan(SendOutcome::Credentials, u"token"_s);
    if (people.size() != 1 || people.front().id.isEmpty() || mastodon::baseOf(account).isEmpty())
        return refusePlan(SendOutcome::Refused, u"no_recipient"_s);
    return {mastodon::call("GET", account, pathOf("/api/v1/accounts/"_L1, people.front().id)), {}, {}, {}};
}

SendAnswer MastodonCodec::readAnswer(const HttpResponse &response, const SendIntent &, const ChannelAccount &account,
                                     Instant now) const
{
    // Everything we ask for may be repeated: the same Idempotency-Key gives the same status back.
    if (response.status == 0)
        return answer(SendOutcome::Retry, response.written ? u"no_answer"_s : u"network"_s);
    if (response.status == 429)
        return rateAnswer(response, now);
    if (const auto transport = response.status == 413 ? std::nullopt : transportAnswer(response))
        return *transport;
    const std::optional<QJsonObject> body = readJsonObject(response.body);
    if (response.status >= 200 && response.status < 300) {
        return body ? success(response.status, *body, account) : answer(SendOutcome::Retry, u"unreadable_answer"_s);
    }
    if (response.status < 400)
        return answer(SendOutcome::Retry, u"server"_s);
    return refusal(response.status, body ? body->value("error"_L1).toString() : QString());
}

ChannelLimits MastodonCodec::limits(Surface) const
{
    ChannelLimits limits;
    limits.textUnits = usualLimit - roomForMention;
    limits.parts = {PartType::Image, PartType::Video, PartType::Audio};
    limits.partLimits = {{PartType::Image, imageLimit}, {PartType::Video, videoLimit}, {PartType::Audio, videoLimit}};
    limits.textWithParts = true;
    limits.partsInMessage = 4;
    limits.hasIdempotencyKey = true;
    limits.onTheirs = {MessageAction::Like, MessageAction::Unlike};
    limits.onOurs = {MessageAction::Delete};
    return limits;
}

int MastodonCodec::textLength(const QString &text) const
{
    return mastodon::lengthOf(text);
}

SendIntent MastodonCodec::replyIntent(const PlatformEvent &event, const QString &text) const
{
    SendIntent intent = Codec::replyIntent(event, text);
    if (!event.sender.handle.isEmpty())
        intent.to = event.sender.handle;
    // Also in private an answer hangs below what it answers, or it would be a conversation of its own.
    intent.more.insert("comment_id"_L1, event.messageId);
    if (event.more.contains("warning"_L1))
        intent.more.insert("warning"_L1, event.more.value("warning"_L1));
    return intent;
}

std::optional<SendIntent> MastodonCodec::privateReplyIntent(const PlatformEvent &event, const QString &text) const
{
    if (event.surface != Surface::Public || event.messageId.isEmpty() || event.sender.handle.isEmpty())
        return std::nullopt;
    SendIntent intent = replyIntent(event, text);
    intent.op = u"to_private"_s;
    intent.surface = Surface::Private;
    intent.threadId.clear();
    return intent;
}

SendPlan MastodonCodec::planUpload(const MediaFile &file, const SendIntent &, const QJsonObject &progress,
                                   const ChannelAccount &account, Instant) const
{
    if (accountText(account, "access_token"_L1).isEmpty())
        return refusePlan(SendOutcome::Credentials, u"token"_s);
    if (const QString id = progress.value("media_id"_L1).toString(); !id.isEmpty())
        return {mastodon::call("GET", account, pathOf("/api/v1/media/"_L1, id)), {}, {}, {}};
    HttpRequest request = multipartPost(mastodon::baseOf(account) + "/api/v2/media"_L1, {}, "file", file);
    request.headers += mastodon::call("POST", account, {}).headers;
    return {request, {}, {}, {}};
}

SendAnswer MastodonCodec::readUpload(const HttpResponse &response, const MediaFile &, const QJsonObject &,
                                     const ChannelAccount &account, Instant now) const
{
    SendAnswer result = readAnswer(response, {}, account, now);
    if (response.status == 422 || response.status == 413)
        result.reason = u"bad_media"_s;
    if (result.outcome == SendOutcome::Pending)
        result.retryAfter = mediaWait;
    if (result.outcome == SendOutcome::Uploaded)
        result.more.insert("ref"_L1, result.more.value("media_id"_L1));
    return result;
}

} // namespace lianxi
