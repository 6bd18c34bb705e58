// SPDX-License-Identifier: GPL-3.0-or-later
// How many pushes a month the plan has, and how many are used: no answer to a push tells it.
#include "app/channels/common/account.h"
#include "app/channels/common/answers.h"
#include "app/channels/common/json_text.h"
#include "app/channels/line/line_codec.h"

using namespace Qt::StringLiterals;

namespace lianxi
{

using namespace channels;

namespace
{

constexpr auto quotaList = "quota"_L1, usedList = "quota_used"_L1;
constexpr auto quotaPath = "/v2/bot/message/quota"_L1, usedPath = "/v2/bot/message/quota/consumption"_L1;
constexpr std::chrono::minutes pause{30};

PollRequest question(QLatin1StringView list, QLatin1StringView path, const ChannelAccount &account,
                     const QByteArray &token)
{
    PollRequest poll;
    poll.list = list;
    poll.request = getRequest(apiBase(account, "https://api.line.me"_L1) + path);
    poll.request.headers = {{"Authorization", "Bearer " + token}};
    poll.interval = pause;
    poll.tellsMissed = false;
    return poll;
}

} // namespace

std::vector<PollRequest> LineCodec::polls(const ChannelAccount &account, const QHash<QString, QJsonObject> &) const
{
    QByteArray token = accountBytes(account, "access_token"_L1);
    if (token.isEmpty())
        token = accountBytes(account, "channel_access_token"_L1);
    if (token.isEmpty() && !tokenRequest(account)) // without either there is nothing to ask with
        return {};
    return {question(quotaList, quotaPath, account, token), question(usedList, usedPath, account, token)};
}

QString LineCodec::listOf(const HttpRequest &request) const
{
    if (request.method != "GET")
        return {};
    if (request.url.endsWith(usedPath))
        return usedList;
    return request.url.endsWith(quotaPath) ? QString(quotaList) : QString();
}

PollAnswer LineCodec::readPoll(const QString &list, const HttpResponse &response, const ChannelAccount &account,
                               const QJsonObject &cursor, Instant now) const
{
    if (list != quotaList && list != usedList)
        return Codec::readPoll(list, response, account, cursor, now);
    if (const auto transport = transportAnswer(response))
        return pollFailure(*transport);
    if (response.status == 401)
        return pollFailure(answer(SendOutcome::Credentials, u"token"_s));
    // An account that may not ask sends and receives all the same, so that is not its trouble; nonsense is.
    const bool speaks = readJsonObject(response.body).has_value();
    return speaks && (response.status < 300 || response.status >= 400)
        ? PollAnswer()
        : pollFailure(answer(SendOutcome::Retry, u"unreadable_answer"_s));
}

} // namespace lianxi
