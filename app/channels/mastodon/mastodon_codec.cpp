// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/channels/mastodon/mastodon_codec.h"

#include "app/channels/common/account.h"
#include "app/channels/common/answers.h"
#include "app/channels/common/bytes.h"
#include "app/channels/common/json_text.h"
#include "app/channels/mastodon/mastodon_api.h"
#include "app/channels/mastodon/mastodon_events.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace lianxi
{

using namespace channels;

namespace
{

constexpr auto notificationsList = "notifications"_L1;
constexpr auto cursorMember = "min_id"_L1;
constexpr int pageSize = 80; ///< the most that the interface gives
constexpr auto notificationsPath = "/api/v1/notifications"_L1;
/// State members of a session.
constexpr auto subscribedMember = "subscribed"_L1;
constexpr auto settledMember = "settled"_L1;

/// What is asked for when catching up: everything that a person has to do with.
constexpr std::array wantedTypes{
    "mention"_L1,
    "quote"_L1,
    "favourite"_L1,
    "reblog"_L1,
    "follow"_L1,
    "update"_L1,
    "quoted_update"_L1,
    "follow_request"_L1,
    "moderation_warning"_L1,
    "severed_relationships"_L1,
};

bool isDelivery(const ChannelAccount &account)
{
    return !accountText(account, "access_token"_L1).isEmpty() && !mastodon::baseOf(account).isEmpty();
}

/// Events of one frame; anything that cannot be read is none.
std::optional<PlatformEvent> frameEvent(const QJsonObject &frame, const ChannelAccount &account)
{
    const QString name = frame.value("event"_L1).toString();
    const QJsonValue payload = frame.value("payload"_L1);
    if (name == "delete"_L1)
        return mastodon::deletionOf(idText(payload), account);
    if (name != "notification"_L1 && name != "status.update"_L1)
        return std::nullopt;
    // Servers give the payload as text; some forks as an object.
    const std::optional<QJsonObject> object =
        payload.isObject() ? std::optional(payload.toObject()) : readJsonObject(payload.toString().toUtf8());
    if (!object)
        return std::nullopt;
    return name == "notification"_L1 ? mastodon::notificationEvent(*object, account)
                                     : mastodon::editOf(*object, account);
}

StreamStep frameStep(const QByteArray &bytes, StreamStep step, const ChannelAccount &account)
{
    const std::optional<QJsonObject> frame = readJsonObject(bytes);
    if (!frame)
        return step;
    step.state.insert(settledMember, true);
    if (frame->contains("error"_L1)) {
        if (integer(frame->value("status"_L1)) == 401) {
            const bool scope = frame->value("error"_L1).toString().contains("scope"_L1, Qt::CaseInsensitive);
            step.end = StreamStep::End::Credentials;
            step.reason = scope ? u"permission"_s : u"token"_s;
        }
        return step;
    }
    if (std::optional<PlatformEvent> event = frameEvent(*frame, account))
        step.events.push_back(std::move(*event));
    return step;
}

} // namespace

std::vector<PollRequest> MastodonCodec::polls(const ChannelAccount &account,
                                              const QHash<QString, QJsonObject> &cursors) const
{
    if (!isDelivery(account))
        return {};
    QList<QPair<QByteArray, QString>> query;
    for (const QLatin1StringView type : wantedTypes)
        query.append({"types[]", type});
    if (const QString last = cursors.value(notificationsList).value(cursorMember).toString(); !last.isEmpty())
        query.append({"min_id", last});
    query.append({"limit", QString::number(pageSize)});
    PollRequest poll;
    poll.list = notificationsList;
    poll.request = mastodon::call("GET", account, notificationsPath + u'?' + QString::fromLatin1(formEncode(query)));
    return {poll};
}

QString MastodonCodec::listOf(const HttpRequest &request) const
{
    return request.url.contains(notificationsPath) ? QString(notificationsList) : QString();
}

PollAnswer MastodonCodec::readPoll(const QString &list, const HttpResponse &response, const ChannelAccount &account,
                                   const QJsonObject &cursor, Instant now) const
{
    const std::optional<QJsonValue> body = readJson(response.body);
    const bool isPage = response.status == 200 && body && body->isArray();
    if (!isPage) {
        const SendAnswer state = readAnswer(response, {}, account, now);
        const bool bad = state.outcome != SendOutcome::Sent && state.outcome != SendOutcome::Pending
            && state.outcome != SendOutcome::Uploaded;
        return bad ? pollFailure(state) : Codec::readPoll(list, response, account, cursor, now);
    }
    QJsonArray page = body->toArray();
    std::vector<QJsonObject> notifications;
    for (const QJsonValue &item : page)
        notifications.push_back(item.toObject());
    const auto idOf = [](const QJsonObject &n) { return idText(n.value("id"_L1)); };
    std::stable_sort(notifications.begin(), notifications.end(),
                     [&](const QJsonObject &a, const QJsonObject &b) { return idLess(idOf(a), idOf(b)); });
    PollAnswer result;
    QString last = cursor.value(cursorMember).toString();
    for (const QJsonObject &notification : notifications) {
        if (auto event = mastodon::notificationEvent(notification, account))
            result.events.push_back(std::move(*event));
        if (const QString id = idOf(notification); idLess(last, id))
            last = id;
    }
    if (!last.isEmpty())
        result.next = {{cursorMember, last}};
    result.more = !notifications.empty();
    return result;
}

std::optional<StreamOpen> MastodonCodec::openStream(const ChannelAccount &account, const QJsonObject &) const
{
    const QString address = mastodon::streamingBaseOf(account);
    if (!isDelivery(account) || address.isEmpty() || accountText(account, "mode"_L1) == "polling"_L1)
        return std::nullopt;
    StreamOpen open;
    open.request = mastodon::call("GET", account, {});
    open.request.url = address + "/api/v1/streaming"_L1;
    // Some other servers know only the query; there the token is written into logs.
    if (account.settings.value("token_in_address"_L1).toBool())
        open.request.url +=
            "?access_token="_L1 + QString::fromLatin1(percentEncode(accountText(account, "access_token"_L1)));
    return open;
}

StreamStep MastodonCodec::onStream(const StreamInput &input, const QJsonObject &state, const QJsonObject &,
                                   const ChannelAccount &account, Instant) const
{
    StreamStep step;
    step.state = state;
    switch (input.kind) {
    case StreamInput::Kind::Opened:
        step.send.push_back(R"({"type":"subscribe","stream":"user"})");
        step.state = {{subscribedMember, true}};
        step.standing = true;
        break;
    case StreamInput::Kind::Frame:
        return frameStep(input.frame, std::move(step), account);
    case StreamInput::Kind::Tick:
        // A subscription is not confirmed. What came while it was set up is asked for once more.
        step.standing = state.contains(subscribedMember) && !state.contains(settledMember);
        step.state.insert(settledMember, true);
        break;
    case StreamInput::Kind::Closed:
        step.end = StreamStep::End::Reconnect;
        break;
    }
    return step;
}

} // namespace lianxi
