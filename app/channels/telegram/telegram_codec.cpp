// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/channels/telegram/telegram_codec.h"

#include "app/channels/common/account.h"
#include "app/channels/common/answers.h"
#include "app/channels/common/bytes.h"
#include "app/channels/common/json_text.h"
#include "app/channels/telegram/telegram_events.h"
#include "app/channels/telegram/telegram_hook.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace lianxi
{

using namespace channels;

namespace
{

constexpr auto updatesList = "updates"_L1;
constexpr int longPollSeconds = 50;
constexpr int pageSize = 100; ///< the most that the interface gives

} // namespace

Inbound TelegramCodec::receive(const HttpRequest &request, const ChannelAccount &account, Instant) const
{
    // There is no signature over the body and no time: the secret in the header is all there is.
    const QByteArray secret = accountBytes(account, "webhook_secret_token"_L1);
    const QByteArray given = headerValue(request.headers, "X-Telegram-Bot-Api-Secret-Token");
    if (secret.isEmpty())
        return refuseInbound(Verification::BadSignature, u"not_configured"_s);
    if (given.isEmpty())
        return refuseInbound(Verification::MissingSignature, u"missing_signature"_s);
    if (!equalConstantTime(secret, given))
        return refuseInbound(Verification::BadSignature, u"bad_signature"_s);
    const std::optional<QJsonObject> update = readJsonObject(request.body);
    auto events = update ? telegram::eventsOf(*update, account) : std::nullopt;
    if (!events)
        return refuseInbound(Verification::Malformed, u"unreadable_body"_s);
    return acceptInbound(std::move(*events));
}

std::vector<PollRequest> TelegramCodec::polls(const ChannelAccount &account,
                                              const QHash<QString, QJsonObject> &cursors) const
{
    const QString token = accountText(account, "bot_token"_L1);
    // A webhook and polling exclude each other.
    if (token.isEmpty() || accountText(account, "mode"_L1) == "webhook"_L1)
        return {};
    PollRequest poll;
    poll.list = updatesList;
    poll.timeout = std::chrono::seconds(longPollSeconds + 10);
    poll.interval = std::chrono::seconds(0);
    const qint64 offset = integer(cursors.value(updatesList).value("offset"_L1)).value_or(0);
    poll.request = jsonPost(apiBase(account, "https://api.telegram.org"_L1) + "/bot"_L1 + token + "/getUpdates"_L1,
                            {{"offset"_L1, offset},
                             {"timeout"_L1, longPollSeconds},
                             {"limit"_L1, pageSize},
                             {"allowed_updates"_L1, telegram::wantedUpdates()}});
    return {poll};
}

QString TelegramCodec::listOf(const HttpRequest &request) const
{
    return request.url.endsWith("/getUpdates"_L1, Qt::CaseInsensitive) ? QString(updatesList) : QString();
}

PollAnswer TelegramCodec::readPoll(const QString &list, const HttpResponse &response, const ChannelAccount &account,
                                   const QJsonObject &cursor, Instant now) const
{
    const SendAnswer state = readAnswer(response, {}, account, now);
    if (response.status == 409) {
        // Two gateways must not poll one bot; a webhook is taken away only by a person.
        const bool webhook = state.detail.contains("webhook"_L1);
        return pollFailure(webhook ? answer(SendOutcome::Refused, u"webhook_active"_s)
                                   : answer(SendOutcome::Retry, u"second_poller"_s));
    }
    if (state.outcome != SendOutcome::Sent && state.outcome != SendOutcome::Unconfirmed)
        return pollFailure(state);
    const std::optional<QJsonObject> body = readJsonObject(response.body);
    if (!body)
        return pollFailure(state);
    if (!body->value("result"_L1).isArray() || (!list.isEmpty() && list != updatesList))
        return Codec::readPoll(list, response, account, cursor, now);
    PollAnswer result;
    qint64 offset = integer(cursor.value("offset"_L1)).value_or(0);
    const QJsonArray updates = body->value("result"_L1).toArray();
    for (const QJsonValue &update : updates) {
        auto events = telegram::eventsOf(update.toObject(), account);
        const std::optional<qint64> id = integer(update["update_id"_L1]);
        if (!events || !id || *id == std::numeric_limits<qint64>::max())
            continue;
        offset = std::max(offset, *id + 1);
        std::move(events->begin(), events->end(), std::back_inserter(result.events));
    }
    result.next = {{"offset"_L1, offset}};
    result.more = updates.size() >= pageSize;
    return result;
}

} // namespace lianxi
