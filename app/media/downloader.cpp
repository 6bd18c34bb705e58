// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/media/downloader.h"

#include "app/duty/backoff.h"
#include "app/gateway/http_client.h"
#include "app/media/media_source.h"

#include <QPointer>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace lianxi
{

namespace
{

constexpr int mostAtOnce = 4;
constexpr int mostTries = 3; ///< then whoever looks may ask again
constexpr auto longestPause = 60s; ///< a platform that names a longer one is left for the next look

/// Errors of an API come as JSON under any status; a file that happens to be JSON is no picture, voice or video.
bool isApiAnswer(const HttpResponse &response, const Part &part)
{
    const QByteArray type = headerValue(response.headers, "content-type").toLower();
    const bool json = type.contains("json") || (type.startsWith("text/plain") && response.body.startsWith('{'));
    return json && part.type != PartType::File;
}

} // namespace

struct Downloader::Job {
    ChannelId channel;
    Part part;
    FetchLimits limits;
    Done done;
    int tries = 0;
    bool renewed = false;
    QString token;
};

Downloader::Downloader(Parts parts, QObject *parent)
    : QObject(parent)
    , m_parts(std::move(parts))
{
}

void Downloader::fetch(const ChannelId &channel, const Part &part, qint64 mostBytes, Done done)
{
    auto way = std::make_shared<Job>();
    way->channel = channel;
    way->part = part;
    way->limits.bytes = mostBytes;
    way->done = std::move(done);
    m_waiting.push_front(way);
    startNext();
}

void Downloader::startNext()
{
    while (m_running < mostAtOnce && !m_waiting.empty()) {
        const Way way = m_waiting.front();
        m_waiting.pop_front();
        ++m_running;
        m_parts.tokens.ensure(way->channel, [self = QPointer(this), way](TokenKeeper::Outcome outcome) {
            if (self)
                self->onToken(way, outcome);
        });
    }
}

void Downloader::onToken(const Way &way, TokenKeeper::Outcome outcome)
{
    switch (outcome) {
    case TokenKeeper::Outcome::Ready:
        plan(way);
        return;
    case TokenKeeper::Outcome::Unreachable:
        again(way, u"network"_s, std::nullopt);
        return;
    case TokenKeeper::Outcome::Refused:
        finish(way, {{}, u"token"_s, true});
        return;
    }
}

void Downloader::plan(const Way &way)
{
    const auto account = m_parts.channels.account(way->channel);
    const Codec *codec = account ? m_parts.codecs(account->platform) : nullptr;
    if (!codec) {
        finish(way, {{}, u"no_channel"_s, false});
        return;
    }
    if (way->part.bytes && *way->part.bytes > way->limits.bytes) {
        finish(way, {{}, u"too_large"_s, false});
        return;
    }
    way->token = m_parts.tokens.tokenOf(way->channel);
    // Where media have ids of the platform's own, people's pictures have addresses all the same.
    const bool plain = way->part.more.contains(avatarPart) && way->part.ref.startsWith("https://"_L1);
    const MediaPlan plan =
        plain ? codec->Codec::planDownload(way->part, *account) : codec->planDownload(way->part, *account);
    if (plan.request && plan.request->url.startsWith("imap"_L1))
        askMailbox(way, *plan.request);
    else if (plan.request)
        ask(way, *plan.request, plan.givesAddress);
    else
        finish(way, {{}, plan.reason.isEmpty() ? u"no_media"_s : plan.reason, plan.reason == "token"_L1});
}

/// A part of a mail lies with the channel's own server: no stranger names it, and it is reached with the password.
void Downloader::askMailbox(const Way &way, const HttpRequest &request)
{
    const auto account = m_parts.channels.account(way->channel);
    if (!account || !checkDestination(request.url, *account)) {
        finish(way, {{}, u"address"_s, false});
        return;
    }
    m_parts.mail.request(request, way->limits.whole, [self = QPointer(this), way](const HttpResponse &response) {
        if (self)
            self->onMail(way, response);
    });
}

void Downloader::onMail(const Way &way, const HttpResponse &response)
{
    if (response.status == 0 || response.status >= 500)
        again(way, response.status == 0 ? u"network"_s : u"server"_s, std::nullopt);
    else if (response.status == 404) // deleted, moved, or the mailbox has new numbers
        finish(way, {{}, u"expired"_s, false});
    else if (response.body.size() > way->limits.bytes)
        finish(way, {{}, u"too_large"_s, false});
    else
        onBytes(way, response);
}

void Downloader::ask(const Way &way, const HttpRequest &request, bool givesAddress)
{
    const auto account = m_parts.channels.account(way->channel);
    if (!account) {
        finish(way, {{}, u"no_channel"_s, false});
        return;
    }
    m_parts.fetcher.fetch(request, *account, way->limits,
                          [self = QPointer(this), way, givesAddress](const Fetched &fetched) {
                              if (self)
                                  self->onAnswer(way, fetched, givesAddress);
                          });
}

void Downloader::onAnswer(const Way &way, const Fetched &fetched, bool givesAddress)
{
    if (fetched.reason == "network"_L1) {
        again(way, fetched.reason, std::nullopt);
        return;
    }
    if (!fetched.reason.isEmpty()) {
        finish(way, {{}, fetched.reason, false});
        return;
    }
    const auto account = m_parts.channels.account(way->channel);
    const Codec *codec = account ? m_parts.codecs(account->platform) : nullptr;
    if (!codec) {
        finish(way, {{}, u"no_channel"_s, false});
        return;
    }
    if (!givesAddress) {
        onBytes(way, fetched.response);
        return;
    }
    if (const Result<HttpRequest> second = codec->readMediaAddress(fetched.response, *account))
        ask(way, *second, false);
    else
        trouble(way, fetched.response);
}

void Downloader::onBytes(const Way &way, const HttpResponse &response)
{
    if (response.status != 200 || isApiAnswer(response, way->part))
        trouble(way, response);
    else if (response.body.isEmpty())
        finish(way, {{}, u"no_media"_s, true});
    else
        finish(way, {response.body, {}, false});
}

/// The platform's own words first, the status second.
void Downloader::trouble(const Way &way, const HttpResponse &response)
{
    const auto account = m_parts.channels.account(way->channel);
    const Codec *codec = account ? m_parts.codecs(account->platform) : nullptr;
    SendIntent asked;
    asked.op = u"media"_s;
    SendAnswer answer;
    answer.outcome = SendOutcome::Refused;
    if (codec)
        answer = codec->readAnswer(response, asked, *account, m_parts.clock.now());
    if (answer.outcome == SendOutcome::Credentials || response.status == 401) {
        if (!std::exchange(way->renewed, true)) {
            m_parts.tokens.renew(way->channel, way->token, [self = QPointer(this), way](TokenKeeper::Outcome outcome) {
                if (self)
                    self->onToken(way, outcome);
            });
            return;
        }
        finish(way, {{}, u"token"_s, true});
        return;
    }
    if (answer.outcome == SendOutcome::Retry || response.status == 429 || response.status >= 500) {
        again(way, answer.reason.isEmpty() ? u"server"_s : answer.reason, answer.retryAfter);
        return;
    }
    const bool gone = response.status == 404 || response.status == 410;
    const QString reason = gone ? u"expired"_s : response.status == 403 ? u"no_permission"_s : answer.reason;
    finish(way, {{}, reason.isEmpty() || reason == "unreadable_answer"_L1 ? u"no_media"_s : reason, false});
}

void Downloader::again(const Way &way, const QString &reason, std::optional<std::chrono::seconds> named)
{
    if (++way->tries >= mostTries || (named && *named > longestPause)) {
        finish(way, {{}, reason, true});
        return;
    }
    m_parts.scheduler.after(backOff(way->tries, m_parts.jitter(), named), this, [this, way] { plan(way); });
}

void Downloader::finish(const Way &way, Downloaded downloaded)
{
    --m_running;
    const Done done = std::exchange(way->done, nullptr);
    if (done)
        done(std::move(downloaded));
    startNext();
}

} // namespace lianxi
