// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/channels/asterisk/asterisk_codec.h"

#include "app/channels/asterisk/asterisk_api.h"
#include "app/channels/asterisk/asterisk_number.h"
#include "app/channels/common/account.h"
#include "app/channels/common/answers.h"
#include "app/channels/common/bytes.h"
#include "app/channels/common/json_text.h"

using namespace Qt::StringLiterals;

namespace lianxi
{

using namespace channels;

namespace
{

using Query = QList<QPair<QByteArray, QString>>;

constexpr int ringSeconds = 30;
constexpr int longestRecording = 3600; ///< seconds

QString encoded(const QString &text)
{
    return QString::fromLatin1(percentEncode(text));
}

QString withQuery(const QString &path, const Query &query)
{
    return query.isEmpty() ? path : path + u'?' + QString::fromLatin1(formEncode(query));
}

/// What is done to a call under way: POST or DELETE of a piece behind the channel.
struct CallAction {
    QLatin1StringView op;
    const char *method;
    QLatin1StringView piece;
};
constexpr std::array callActions{
    CallAction{"answer_call"_L1, "POST", "/answer"_L1}, CallAction{"ring_call"_L1, "POST", "/ring"_L1},
    CallAction{"hold_call"_L1, "POST", "/hold"_L1},     CallAction{"unhold_call"_L1, "DELETE", "/hold"_L1},
    CallAction{"mute_call"_L1, "POST", "/mute"_L1},     CallAction{"unmute_call"_L1, "DELETE", "/mute"_L1},
};
/// What is done to a recording, stored or under way.
constexpr std::array recordingActions{
    CallAction{"fetch"_L1, "GET", "/recordings/stored/%1/file"_L1},
    CallAction{"erase"_L1, "DELETE", "/recordings/stored/%1"_L1},
    CallAction{"stop_recording"_L1, "POST", "/recordings/live/%1/stop"_L1},
    CallAction{"pause_recording"_L1, "POST", "/recordings/live/%1/pause"_L1},
    CallAction{"unpause_recording"_L1, "DELETE", "/recordings/live/%1/pause"_L1},
    CallAction{"mute_recording"_L1, "POST", "/recordings/live/%1/mute"_L1},
    CallAction{"unmute_recording"_L1, "DELETE", "/recordings/live/%1/mute"_L1},
};

template <size_t N>
const CallAction *actionOf(const std::array<CallAction, N> &actions, const QString &op)
{
    const auto found = std::find_if(actions.begin(), actions.end(), [&op](const CallAction &a) { return a.op == op; });
    return found == actions.end() ? nullptr : &*found;
}

SendPlan plan(HttpRequest request)
{
    return {std::move(request), {}, {}, {}};
}

/// Digits only, perhaps behind a plus: what else stands in a dial string is a command to the exchange.
bool isDialable(const QString &number)
{
    const QStringView digits = number.startsWith(u'+') ? QStringView(number).sliced(1) : QStringView(number);
    return digits.size() >= 3 && digits.size() <= 20
        && std::all_of(digits.begin(), digits.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
}

/// The endpoint that reaches a number: an extension by itself, anybody else through the trunk.
QString endpointOf(const QString &number, bool internal, const ChannelAccount &account)
{
    QString technology = accountText(account, "technology"_L1);
    if (technology.isEmpty())
        technology = u"PJSIP"_s;
    QString trunk = accountText(account, "trunk"_L1);
    if (trunk.isEmpty())
        trunk = u"trunk"_s;
    return technology + u'/' + number + (internal ? QString() : u'@' + trunk);
}

/// The channel of a call-back has an id of ours, so that a repeated try is recognised.
QString ownChannel(const SendIntent &intent)
{
    return intent.sendKey.startsWith("lx-"_L1) ? intent.sendKey : u"lx-"_s + intent.sendKey;
}

SendPlan planCallBack(const SendIntent &intent, const ChannelAccount &account)
{
    const asterisk::CallerNumber to = asterisk::callerNumber(intent.to, account);
    if (intent.sendKey.isEmpty())
        return refusePlan(SendOutcome::Refused, u"bad_request"_s);
    if (!isDialable(to.number))
        return refusePlan(SendOutcome::Refused, u"no_recipient"_s);
    QString caseId = idText(intent.more.value("case"_L1));
    caseId.remove(u',');
    Query query{{"endpoint", endpointOf(to.number, to.internal, account)},
                {"app", accountText(account, "app"_L1)},
                {"appArgs", caseId.isEmpty() ? u"callback"_s : u"callback,"_s + caseId}};
    if (const QString shown = accountText(account, "caller_id"_L1); !shown.isEmpty())
        query.append({"callerId", shown});
    query.append(
        {"timeout", QString::number(integer(account.settings.value("ring_seconds"_L1)).value_or(ringSeconds))});
    HttpRequest request =
        asterisk::call("POST", account, withQuery("/channels/"_L1 + encoded(ownChannel(intent)), query));
    if (!caseId.isEmpty()) {
        request.headers.emplaceBack("Content-Type", "application/json");
        request.body = writeJson({{"variables"_L1, QJsonObject{{"X_CASE"_L1, caseId}}}});
    }
    return plan(request);
}

SendPlan planTransfer(const SendIntent &intent, const ChannelAccount &account)
{
    const asterisk::CallerNumber to = asterisk::callerNumber(intent.to, account);
    if (!isDialable(to.number))
        return refusePlan(SendOutcome::Refused, u"no_recipient"_s);
    const Query query{{"endpoint", endpointOf(to.number, to.internal, account)}};
    return plan(
        asterisk::call("POST", account, withQuery("/channels/"_L1 + encoded(intent.threadId) + "/redirect"_L1, query)));
}

/// Back into the dialplan, for example to another queue.
SendPlan planContinue(const SendIntent &intent, const ChannelAccount &account)
{
    Query query;
    for (const auto &name : {"context"_L1, "extension"_L1, "priority"_L1}) {
        if (const QString value = idText(intent.more.value(name)); !value.isEmpty())
            query.append({QByteArray(name.data(), name.size()), value});
    }
    return plan(
        asterisk::call("POST", account, withQuery("/channels/"_L1 + encoded(intent.threadId) + "/continue"_L1, query)));
}

SendPlan planRecord(const SendIntent &intent, const ChannelAccount &account)
{
    QString name = intent.more.value("name"_L1).toString();
    if (name.isEmpty())
        name = u"call-"_s + intent.threadId;
    const Query query{{"name", name},
                      {"format", u"wav"_s},
                      {"ifExists", u"fail"_s},
                      {"beep", u"true"_s},
                      {"maxDurationSeconds", QString::number(longestRecording)}};
    return plan(
        asterisk::call("POST", account, withQuery("/channels/"_L1 + encoded(intent.threadId) + "/record"_L1, query)));
}

SendPlan planForCall(const SendIntent &intent, const ChannelAccount &account)
{
    const QString channel = "/channels/"_L1 + encoded(intent.threadId);
    if (const CallAction *action = actionOf(callActions, intent.op))
        return plan(asterisk::call(action->method, account, channel + action->piece));
    if (intent.op == "end_call"_L1)
        return plan(asterisk::call("DELETE", account, withQuery(channel, {{"reason_code", u"16"_s}})));
    if (intent.op == "transfer_call"_L1)
        return planTransfer(intent, account);
    if (intent.op == "continue_call"_L1)
        return planContinue(intent, account);
    if (intent.op == "record_call"_L1)
        return planRecord(intent, account);
    if (intent.op == "play"_L1)
        return plan(asterisk::call(
            "POST", account, withQuery(channel + "/play"_L1, {{"media", intent.more.value("media"_L1).toString()}})));
    return refusePlan(SendOutcome::Refused, u"unsupported_op"_s);
}

} // namespace

SendPlan AsteriskCodec::planSend(const SendIntent &intent, const ChannelAccount &account, Instant) const
{
    if (!asterisk::isConfigured(account))
        return refusePlan(SendOutcome::Credentials, u"not_configured"_s);
    if (intent.op == "self"_L1)
        return plan(asterisk::call("GET", account, u"/asterisk/info"_s));
    if (intent.op == "call"_L1)
        return planCallBack(intent, account);
    if (const CallAction *action = actionOf(recordingActions, intent.op)) {
        const QString name = intent.more.value("ref"_L1).toString(intent.target);
        if (name.isEmpty())
            return refusePlan(SendOutcome::Refused, u"no_target"_s);
        return plan(asterisk::call(action->method, account, QString(action->piece).replace("%1"_L1, encoded(name))));
    }
    if (intent.op == "message"_L1)
        return refusePlan(SendOutcome::Refused, u"unsupported_op"_s);
    if (intent.threadId.isEmpty())
        return refusePlan(SendOutcome::Refused, u"no_target"_s);
    return planForCall(intent, account);
}

SendAnswer AsteriskCodec::readAnswer(const HttpResponse &response, const SendIntent &intent, const ChannelAccount &,
                                     Instant) const
{
    const bool calls = intent.op == "call"_L1;
    if (response.status == 0) {
        // A call-back may be repeated: the exchange knows the channel's id.
        const bool lost = response.written && !calls;
        return answer(lost ? SendOutcome::Unconfirmed : SendOutcome::Retry, lost ? u"no_answer"_s : u"network"_s);
    }
    SendAnswer result = asterisk::answerOf(response.status, response.body);
    // The exchange answers with the channel that it made; anything else came from somebody in between.
    if (calls && response.status >= 200 && response.status < 300 && result.messageId.isEmpty())
        return answer(SendOutcome::Unconfirmed, u"unreadable_answer"_s);
    if (calls && result.outcome == SendOutcome::Sent && result.messageId.isEmpty())
        result.messageId = ownChannel(intent);
    return result;
}

MediaPlan AsteriskCodec::planDownload(const Part &part, const ChannelAccount &account) const
{
    MediaPlan plan;
    if (part.ref.isEmpty() || !asterisk::isConfigured(account))
        plan.reason = u"no_media"_s;
    else
        plan.request = asterisk::call("GET", account, "/recordings/stored/"_L1 + encoded(part.ref) + "/file"_L1);
    return plan;
}

} // namespace lianxi
