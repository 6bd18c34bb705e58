// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/channels/rates/rate_reader.h"

#include "app/channels/common/answers.h"
#include "app/channels/common/json_text.h"
#include "app/channels/common/meta_graph.h"

#include <QJsonArray>
#include <QUrl>

#include <algorithm>

namespace lianxi
{

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace channels;

namespace
{

struct Asked {
    QByteArray method;
    QString path; ///< without query
};

Asked askedOf(const HttpRequest &request)
{
    return {request.method, QUrl(request.url).path()};
}

std::optional<qint64> countIn(const Headers &headers, QByteArrayView name)
{
    bool good = false;
    const qint64 value = headerValue(headers, name).trimmed().toLongLong(&good);
    return good && value >= 0 ? std::optional(value) : std::nullopt;
}

/// Seconds since 1970, or a time of RFC 3339. A time that no count lasts until is none.
std::optional<Instant> timeIn(const Headers &headers, QByteArrayView name, Instant now)
{
    const QByteArray text = headerValue(headers, name).trimmed();
    bool digits = false;
    const qint64 seconds = text.toLongLong(&digits);
    std::optional<Instant> at;
    if (!digits)
        at = parseRfc3339(QString::fromLatin1(text));
    else if (seconds > 0 && seconds < 32'503'680'000) // the year 3000
        at = Instant(std::chrono::seconds(seconds));
    return at && *at > now && *at - now < 32 * 24h ? at : std::nullopt;
}

/// A family of three headers, `<stem>limit`, `<stem>remaining`, `<stem>reset`; nullopt where none tells a rest.
std::optional<RateReading> triple(const Headers &headers, const QByteArray &stem, RateKey key, Instant now)
{
    RateReading reading;
    reading.key = key;
    reading.left = countIn(headers, stem + "remaining");
    reading.limit = countIn(headers, stem + "limit");
    reading.until = timeIn(headers, stem + "reset", now);
    // Without a time it would be believed long after the count has started over.
    return reading.left && reading.until ? std::optional(reading) : std::nullopt;
}

RateSubject xSubject(const Asked &asked)
{
    const bool reads = asked.method == "GET";
    if (asked.path.contains("/dm_"_L1) && asked.method != "DELETE")
        return reads ? RateSubject::ReadingMessages : RateSubject::Messages;
    if (asked.path.endsWith("/mentions"_L1))
        return RateSubject::ReadingMentions;
    if (asked.path.contains("/media/"_L1))
        return RateSubject::Uploads;
    if (asked.method == "DELETE")
        return RateSubject::Removals;
    if (asked.method == "POST" && asked.path.endsWith("/tweets"_L1))
        return RateSubject::PublicReplies;
    return reads && asked.path.contains("/users"_L1) ? RateSubject::Profiles : RateSubject::Calls;
}

std::vector<RateReading> readX(const HttpRequest &request, const HttpResponse &response, Instant now)
{
    const RateSubject subject = xSubject(askedOf(request));
    std::vector<RateReading> readings;
    if (const auto window = triple(response.headers, "x-rate-limit-", {subject, RatePeriod::Window}, now))
        readings.push_back(*window);
    const RateKey daily{subject, RatePeriod::Day};
    const auto user = triple(response.headers, "x-user-limit-24hour-", daily, now);
    const auto app = triple(response.headers, "x-app-limit-24hour-", daily, now);
    if (user && app)
        readings.push_back(*user->left <= *app->left ? *user : *app);
    else if (user || app)
        readings.push_back(user ? *user : *app);
    return readings;
}

std::vector<RateReading> readMastodon(const HttpRequest &request, const HttpResponse &response, Instant now)
{
    const Asked asked = askedOf(request);
    RateSubject subject = RateSubject::Calls;
    if (asked.method == "DELETE" || asked.path.endsWith("/unreblog"_L1))
        subject = RateSubject::Removals;
    else if (asked.method == "POST" && asked.path.endsWith("/media"_L1))
        subject = RateSubject::Uploads;
    const auto reading = triple(response.headers, "X-RateLimit-", {subject, RatePeriod::Window}, now);
    return reading ? std::vector{*reading} : std::vector<RateReading>();
}

/// The largest of what Meta counts, in percent; nullopt without any.
std::optional<int> usedPercent(const QJsonObject &usage)
{
    std::optional<int> most;
    for (const QLatin1StringView member : {"call_count"_L1, "total_time"_L1, "total_cputime"_L1}) {
        const QJsonValue value = usage.value(member);
        if (value.isDouble() && value.toDouble() >= 0)
            most = std::max(most.value_or(0), static_cast<int>(std::min(value.toDouble(), 100.0)));
    }
    return most;
}

std::vector<RateReading> readMeta(const HttpResponse &response, Instant now)
{
    std::vector<RateReading> readings;
    if (const auto usage = readJsonObject(headerValue(response.headers, "X-App-Usage"))) {
        if (const auto used = usedPercent(*usage)) {
            readings.push_back({{RateSubject::AppCalls, RatePeriod::Window}, {}, {}, {}, used, {}});
        }
    }
    const auto business = readJsonObject(headerValue(response.headers, "X-Business-Use-Case-Usage"));
    std::optional<int> most;
    for (const QJsonValue &account : business.value_or(QJsonObject())) {
        const QJsonArray uses = account.toArray();
        for (const QJsonValue &use : uses) {
            if (const auto used = usedPercent(use.toObject()))
                most = std::max(most.value_or(0), *used);
        }
    }
    const auto wait = meta::timeToRegainAccess(response.headers);
    if (most || wait) {
        RateReading reading;
        reading.key = {RateSubject::Calls, RatePeriod::Window};
        reading.usedPercent = wait ? 100 : most;
        if (wait)
            reading.until = now + *wait;
        readings.push_back(reading);
    }
    return readings;
}

/// What is told of the messages of a month.
std::vector<RateReading> readLine(const HttpRequest &request, const HttpResponse &response)
{
    const QString path = askedOf(request).path;
    const bool limit = path.endsWith("/message/quota"_L1), use = path.endsWith("/message/quota/consumption"_L1);
    const bool refused = response.status == 429;
    if (!limit && !use && !refused)
        return {};
    const QJsonObject body = readJsonObject(response.body).value_or(QJsonObject());
    RateReading reading;
    reading.key = {RateSubject::Messages, RatePeriod::Month};
    if (refused) {
        if (!body.value("message"_L1).toString().contains("monthly limit"_L1, Qt::CaseInsensitive))
            return {};
        reading.left = 0;
        return {reading};
    }
    if (response.status != 200)
        return {};
    std::optional<qint64> &told = limit ? reading.limit : reading.used;
    told = integer(body.value(limit ? "value"_L1 : "totalUsage"_L1));
    return told && *told >= 0 ? std::vector{reading} : std::vector<RateReading>();
}

Instant nextDayInChina(Instant now)
{
    using namespace std::chrono;
    return Instant(floor<days>(now + 8h) + days(1)) - 8h;
}

/// The codes by which the platforms in China say that a count is used up, with any status.
std::vector<RateReading> readCodes(Platform platform, const HttpResponse &response, Instant now)
{
    const QJsonObject body = readJsonObject(response.body).value_or(QJsonObject());
    RateReading reading;
    reading.left = 0;
    switch (platform) {
    case Platform::WechatOa:
        if (integer(body.value("errcode"_L1)) != 45009)
            return {};
        reading.key.period = RatePeriod::Day;
        reading.until = nextDayInChina(now);
        return {reading};
    case Platform::Wecom:
    case Platform::WecomKf:
        return integer(body.value("errcode"_L1)) == 45009 ? std::vector{reading} : std::vector<RateReading>();
    case Platform::Weibo: {
        const qint64 code = integer(body.value("error_code"_L1)).value_or(0);
        if (code < 10022 || code > 10024)
            return {};
        reading.key = {code == 10024 ? RateSubject::PublicReplies : RateSubject::Calls, RatePeriod::Hour};
        reading.until = Instant(std::chrono::floor<std::chrono::hours>(now) + 1h);
        return {reading};
    }
    case Platform::Douyin:
        for (const QLatin1StringView member : {"data"_L1, "extra"_L1}) {
            if (integer(body.value(member)["error_code"_L1]) == 2190001)
                return {reading};
        }
        return {};
    case Platform::X:
    case Platform::Mastodon:
    case Platform::Facebook:
    case Platform::Instagram:
    case Platform::Whatsapp:
    case Platform::Line:
    case Platform::Telegram:
    case Platform::Qq:
    case Platform::Chatwoot:
    case Platform::GenericWebhook:
    case Platform::Kuaishou:
    case Platform::Xiaohongshu:
    case Platform::Email:
    case Platform::Asterisk:
    case Platform::Import:
        return {};
    }
    return {};
}

/// "Too many requests", with how long.
std::optional<RateReading> readPause(Platform platform, const HttpResponse &response, Instant now)
{
    std::optional<std::chrono::seconds> wait = retryAfterHeader(response.headers, now);
    if (platform == Platform::Telegram) {
        const auto body = readJsonObject(response.body);
        const auto named = body ? integer(body->value("parameters"_L1)["retry_after"_L1]) : std::nullopt;
        if (named && *named > 0)
            wait = std::chrono::seconds(std::min<qint64>(*named, 24 * 3600));
    }
    if (response.status != 429 || !wait)
        return std::nullopt;
    RateReading reading;
    reading.left = 0;
    reading.until = now + *wait;
    return reading;
}

std::vector<RateReading> toldBy(Platform platform, const HttpRequest &request, const HttpResponse &response,
                                Instant now)
{
    switch (platform) {
    case Platform::X:
        return readX(request, response, now);
    case Platform::Mastodon:
        return readMastodon(request, response, now);
    case Platform::Facebook:
    case Platform::Instagram:
    case Platform::Whatsapp:
        return readMeta(response, now);
    case Platform::Line:
        return readLine(request, response);
    case Platform::WechatOa:
    case Platform::Wecom:
    case Platform::WecomKf:
    case Platform::Weibo:
    case Platform::Douyin:
        return readCodes(platform, response, now);
    case Platform::Telegram:
    case Platform::Qq:
    case Platform::Chatwoot:
    case Platform::GenericWebhook:
    case Platform::Kuaishou:
    case Platform::Xiaohongshu:
    case Platform::Email:
    case Platform::Asterisk:
    case Platform::Import:
        return {};
    }
    return {};
}

/// What a mail provider takes a day, by the server's name; 0: not known.
qint64 mailsPerDay(const QString &host)
{
    if (host.endsWith(".gmail.com"_L1) || host.endsWith(".googlemail.com"_L1))
        return 500; // of a person's account; a company's has 2000
    if (host.endsWith(".office365.com"_L1) || host.endsWith(".outlook.com"_L1))
        return 10'000;
    return 0;
}

} // namespace

std::vector<RateReading> readRates(Platform platform, const HttpRequest &request, const HttpResponse &response,
                                   Instant now)
{
    std::vector<RateReading> readings = toldBy(platform, request, response, now);
    if (readings.empty()) {
        if (const auto pause = readPause(platform, response, now))
            readings.push_back(*pause);
    }
    return readings;
}

std::vector<DocumentedLimit> countsAgainst(const ChannelAccount &account, const HttpRequest &request)
{
    const Asked asked = askedOf(request);
    const bool posts = asked.method == "POST";
    switch (account.platform) {
    case Platform::WechatOa:
        if (asked.path.endsWith("/message/custom/send"_L1))
            return {{{RateSubject::Messages, RatePeriod::Day}, 500'000}};
        return {};
    case Platform::Weibo: // of an audited app
        if (posts && asked.path.contains("/comments/"_L1))
            return {{{RateSubject::PublicReplies, RatePeriod::Hour}, 60},
                    {{RateSubject::Calls, RatePeriod::Hour}, 1000}};
        return {{{RateSubject::Calls, RatePeriod::Hour}, 1000}};
    case Platform::Douyin:
        if (posts && asked.path.contains("/comment/reply"_L1))
            return {{{RateSubject::PublicReplies, RatePeriod::Minute}, 5},
                    {{RateSubject::PublicReplies, RatePeriod::Hour}, 50}};
        return {};
    case Platform::Facebook:
    case Platform::Instagram:
        if (posts && asked.path.endsWith("/messages"_L1)
            && readJsonObject(request.body).value_or(QJsonObject()).value("recipient"_L1)["comment_id"_L1].isString())
            return {{{RateSubject::PrivateAnswers, RatePeriod::Hour}, 750}};
        return {};
    case Platform::Chatwoot:
        return {{{RateSubject::Calls, RatePeriod::Minute}, 3000}};
    case Platform::Email: {
        const bool leaves = request.url.startsWith("submission"_L1);
        const qint64 daily = leaves ? mailsPerDay(QUrl(request.url).host()) : 0;
        return daily > 0 ? std::vector{DocumentedLimit{{RateSubject::Mails, RatePeriod::Day}, daily}}
                         : std::vector<DocumentedLimit>();
    }
    case Platform::X:
    case Platform::Mastodon:
    case Platform::Whatsapp:
    case Platform::Line:
    case Platform::Telegram:
    case Platform::Qq:
    case Platform::Wecom:
    case Platform::WecomKf:
    case Platform::GenericWebhook:
    case Platform::Kuaishou:
    case Platform::Xiaohongshu:
    case Platform::Asterisk:
    case Platform::Import:
        return {};
    }
    return {};
}

} // namespace lianxi
