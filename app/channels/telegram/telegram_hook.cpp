// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/channels/telegram/telegram_hook.h"

#include "app/channels/common/account.h"
#include "app/channels/common/answers.h"

#include <QUrl>

using namespace Qt::StringLiterals;

namespace lianxi::telegram
{

using namespace channels;

namespace
{

constexpr qsizetype longestSecret = 256;
/// The platform goes on naming its last failure after deliveries succeed again.
constexpr std::chrono::hours failureCounts{1};

QString addressOf(const ChannelAccount &account)
{
    return accountText(account, "webhook_url"_L1).trimmed();
}

bool isReachable(const QString &address)
{
    const QUrl url(address, QUrl::StrictMode);
    const int port = url.port(443);
    return url.isValid() && url.scheme() == "https"_L1 && !url.host().isEmpty() && url.userInfo().isEmpty()
        && (port == 443 || port == 80 || port == 88 || port == 8443);
}

bool isSecret(const QString &secret)
{
    return !secret.isEmpty() && secret.size() <= longestSecret && std::ranges::all_of(secret, [](QChar c) {
        return c.unicode() < 128 && (c.isLetterOrNumber() || c == u'_' || c == u'-');
    });
}

} // namespace

const QJsonArray &wantedUpdates()
{
    static const QJsonArray names{"message"_L1,
                                  "edited_message"_L1,
                                  "channel_post"_L1,
                                  "edited_channel_post"_L1,
                                  "callback_query"_L1,
                                  "message_reaction"_L1,
                                  "my_chat_member"_L1,
                                  "business_connection"_L1,
                                  "business_message"_L1,
                                  "edited_business_message"_L1,
                                  "deleted_business_messages"_L1};
    return names;
}

std::optional<HookCall> hookCall(const QString &op, const ChannelAccount &account)
{
    if (op == "hook_state"_L1)
        return HookCall{u"getWebhookInfo"_s, {}, {}};
    if (op != "set_webhook"_L1)
        return std::nullopt;
    const QString secret = accountText(account, "webhook_secret_token"_L1);
    if (!isReachable(addressOf(account)))
        return HookCall{{}, {}, u"webhook_address"_s};
    if (!isSecret(secret))
        return HookCall{{}, {}, u"webhook_secret"_s};
    // What waits is wanted: it is what came while nobody was called.
    return HookCall{u"setWebhook"_s,
                    {{"url"_L1, addressOf(account)},
                     {"secret_token"_L1, secret},
                     {"allowed_updates"_L1, wantedUpdates()},
                     {"drop_pending_updates"_L1, false}},
                    {}};
}

SendAnswer hookState(const QJsonObject &result, const ChannelAccount &account, Instant now)
{
    if (result.value("url"_L1).toString() != addressOf(account))
        return answer(SendOutcome::Refused, u"webhook_elsewhere"_s);
    const QString words = result.value("last_error_message"_L1).toString();
    const qint64 failedAt = result.value("last_error_date"_L1).toInteger();
    const bool isOver = failedAt > 0 && result.value("pending_update_count"_L1).toInteger() == 0
        && now - Instant(std::chrono::seconds(failedAt)) > failureCounts;
    return words.isEmpty() || isOver ? answer(SendOutcome::Sent, {})
                                     : answer(SendOutcome::Refused, u"webhook_failing"_s, words);
}

} // namespace lianxi::telegram
