// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/channels/common/answers.h"

#include "app/channels/common/bytes.h"
#include "app/channels/common/json_text.h"

#include <QDateTime>
#include <QLocale>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace lianxi::channels
{

SendAnswer answer(SendOutcome outcome, const QString &reason, const QString &detail)
{
    SendAnswer result;
    result.outcome = outcome;
    result.reason = reason;
    result.detail = detail;
    return result;
}

std::optional<std::chrono::seconds> retryAfterHeader(const Headers &headers)
{
    bool isNumber = false;
    const int seconds = headerValue(headers, "Retry-After").trimmed().toInt(&isNumber);
    return isNumber && seconds >= 0 ? std::optional(std::chrono::seconds(seconds)) : std::nullopt;
}

std::optional<std::chrono::seconds> retryAfterHeader(const Headers &headers, Instant now)
{
    using namespace std::chrono;
    constexpr seconds shortest{1}, longest{24h};
    const QString text = QString::fromLatin1(headerValue(headers, "Retry-After")).trimmed();
    const bool digits =
        !text.isEmpty() && std::all_of(text.begin(), text.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
    if (digits) {
        bool fits = false;
        const qint64 wait = text.toLongLong(&fits);
        return fits ? std::clamp(seconds(std::min<qint64>(wait, longest.count())), shortest, longest) : longest;
    }
    // Without the day's name: with a year of two digits it names another century's day.
    const QString day = text.section(u", "_s, 1);
    QDateTime date = QLocale::c().toDateTime(day, u"dd MMM yyyy HH:mm:ss 'GMT'"_s);
    if (!date.isValid()) {
        // The older form, of this century.
        date = QLocale::c().toDateTime(day, u"dd-MMM-yy HH:mm:ss 'GMT'"_s);
        date = date.date().year() < 2000 ? date.addYears(100) : date;
    }
    if (date.isValid()) {
        date.setTimeSpec(Qt::UTC);
        return std::clamp(ceil<seconds>(fromMillis(date.toMSecsSinceEpoch()) - now), shortest, longest);
    }
    return std::nullopt;
}

std::optional<SendAnswer> transportAnswer(const HttpResponse &response)
{
    if (response.status == 0)
        return response.written ? answer(SendOutcome::Unconfirmed, u"no_answer"_s)
                                : answer(SendOutcome::Retry, u"network"_s);
    if (response.status == 429) {
        SendAnswer result = answer(SendOutcome::Retry, u"rate"_s);
        result.retryAfter = retryAfterHeader(response.headers);
        return result;
    }
    if (response.status >= 500) {
        SendAnswer result = answer(SendOutcome::Retry, u"server"_s);
        result.retryAfter = retryAfterHeader(response.headers);
        return result;
    }
    if (response.status == 413)
        return answer(SendOutcome::Refused, u"too_long"_s);
    return std::nullopt;
}

SendAnswer unreadableAnswer(const HttpResponse &response)
{
    const bool success = response.status >= 200 && response.status < 300;
    if (response.status == 401)
        return answer(SendOutcome::Credentials, u"token"_s);
    return answer(success ? SendOutcome::Unconfirmed : SendOutcome::Refused, u"unreadable_answer"_s);
}

PollAnswer pollFailure(const SendAnswer &answer)
{
    PollAnswer result;
    // A question changes nothing, so one without an answer is asked again.
    result.outcome = answer.outcome == SendOutcome::Unconfirmed ? SendOutcome::Retry : answer.outcome;
    result.reason = answer.reason;
    result.retryAfter = answer.retryAfter;
    return result;
}

Inbound refuseInbound(Verification verify, const QString &reason)
{
    Inbound result;
    result.verify = verify;
    result.reason = reason;
    result.reply.status = verify == Verification::Malformed ? 400 : 401;
    return result;
}

Inbound acceptInbound(std::vector<PlatformEvent> events, const QByteArray &body)
{
    Inbound result;
    result.verify = Verification::Ok;
    result.reply.body = body;
    result.events = std::move(events);
    return result;
}

Inbound acceptJson(std::vector<PlatformEvent> events, const QJsonObject &body)
{
    Inbound result = acceptInbound(std::move(events), writeJson(body));
    result.reply.contentType = "application/json";
    return result;
}

SendPlan refusePlan(SendOutcome outcome, const QString &reason)
{
    return {std::nullopt, outcome, reason, {}};
}

HttpRequest jsonPost(const QString &url, const QJsonObject &body)
{
    HttpRequest request;
    request.url = url;
    request.headers = {{"Content-Type", "application/json"}};
    request.body = writeJson(body);
    return request;
}

HttpRequest formPost(const QString &url, const QList<QPair<QByteArray, QString>> &fields)
{
    HttpRequest request;
    request.url = url;
    request.headers = {{"Content-Type", "application/x-www-form-urlencoded"}};
    request.body = formEncode(fields);
    return request;
}

HttpRequest getRequest(const QString &url)
{
    HttpRequest request;
    request.method = "GET";
    request.url = url;
    return request;
}

SendAnswer codeAnswer(std::span<const CodeMeaning> known, qint64 code, const QString &words)
{
    const auto found =
        std::find_if(known.begin(), known.end(), [code](const CodeMeaning &meaning) { return meaning.code == code; });
    const QString detail = u"%1 %2"_s.arg(QString::number(code), words).trimmed();
    return found == known.end() ? answer(SendOutcome::Refused, u"platform"_s, detail)
                                : answer(found->outcome, QString::fromUtf16(found->reason), detail);
}

} // namespace lianxi::channels
