// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gateway/poller.h"

#include "app/duty/backoff.h"
#include "app/gateway/inbound.h"
#include "models/event/payloads.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace lianxi
{

struct Poller::List {
    int failures = 0;
    bool tokenTried = false;
    std::chrono::seconds interval{30};
    Instant asked;
};

struct Poller::Run {
    ChannelConfigured channel;
    const Codec *codec = nullptr;
    QHash<QString, QJsonObject> cursors;
    std::map<QString, List> lists;
    bool ended = false; ///< answers that still come are dropped
};

namespace
{

/// A long poll that answers "nothing" at once would be asked again at once for ever.
constexpr auto shortestPause = 1s;

bool sameChannel(const ChannelConfigured &a, const ChannelConfigured &b)
{
    return a.platform == b.platform && a.settings == b.settings && a.account == b.account;
}

/// Events and cursor in one record. Its key is its own: a webhook may have stored one of the events already, and the
/// cursor must move all the same.
Append pageAppend(const ChannelId &channel, const QString &list, const PollAnswer &answer, const QString &source,
                  Instant now)
{
    Append append = inboundAppend(channel, answer.events, source, now);
    if (!answer.next.isEmpty())
        append.events.push_back(makeEvent(ChannelCursor{channel, list, answer.next}, source, now));
    const QByteArray page = append.key + '\n' + QJsonDocument(answer.next).toJson(QJsonDocument::Compact);
    append.key = channel.text().toUtf8() + "\npoll:" + list.toUtf8() + ':'
        + QCryptographicHash::hash(page, QCryptographicHash::Sha256).toHex();
    return append;
}

} // namespace

Poller::Poller(Parts parts, QObject *parent)
    : QObject(parent)
    , m_parts(std::move(parts))
    , m_post(this)
{
}

Poller::~Poller()
{
    m_post.close();
}

void Poller::refresh()
{
    m_post([this] { apply(); });
}

void Poller::apply()
{
    std::set<ChannelId> wanted;
    for (const ChannelConfigured &channel : m_parts.channels.channels()) {
        m_parts.health.setPaused(channel.channel, channel.paused);
        if (channel.paused || channel.removed || !m_parts.codecs(channel.platform))
            continue;
        wanted.insert(channel.channel);
        const auto running = m_runs.find(channel.channel);
        if (running != m_runs.end() && sameChannel(running->second->channel, channel))
            continue;
        if (running != m_runs.end())
            running->second->ended = true;
        start(channel);
    }
    std::erase_if(m_runs, [&wanted](const auto &run) {
        run.second->ended = run.second->ended || !wanted.contains(run.first);
        return run.second->ended;
    });
}

void Poller::start(const ChannelConfigured &channel)
{
    auto run = std::make_shared<Run>();
    run->channel = channel;
    run->codec = m_parts.codecs(channel.platform);
    m_runs[channel.channel] = run;
    m_parts.askCursors(channel.channel, [this, run, post = m_post](QHash<QString, QJsonObject> cursors) {
        post([this, run, cursors = std::move(cursors)] {
            run->cursors = cursors;
            arrange(run);
        });
    });
}

void Poller::arrange(const std::shared_ptr<Run> &run)
{
    const auto account = m_parts.channels.account(run->channel.channel);
    if (run->ended || !account)
        return;
    for (const PollRequest &poll : run->codec->polls(*account, run->cursors)) {
        if (run->lists.try_emplace(poll.list).second)
            ask(run, poll.list);
    }
}

void Poller::ask(const std::shared_ptr<Run> &run, const QString &list)
{
    const auto account = m_parts.channels.account(run->channel.channel);
    if (run->ended || !account)
        return;
    const std::vector<PollRequest> polls = run->codec->polls(*account, run->cursors);
    const auto poll = std::ranges::find(polls, list, &PollRequest::list);
    if (poll == polls.end()) {
        run->lists.erase(list);
        return;
    }
    List &state = run->lists[list];
    state.interval = poll->interval;
    state.asked = m_parts.clock.now();
    if (!checkDestination(poll->request.url, *account)) {
        onTrouble(run, list, {SendOutcome::Refused, u"address"_s, {}, {}, {}, false});
        return;
    }
    m_parts.http.request(poll->request, poll->timeout, [this, run, list, post = m_post](HttpResponse response) {
        post([this, run, list, response = std::move(response)] { onAnswer(run, list, response); });
    });
}

void Poller::onAnswer(const std::shared_ptr<Run> &run, const QString &list, const HttpResponse &response)
{
    const auto account = m_parts.channels.account(run->channel.channel);
    if (run->ended || !account)
        return;
    m_parts.health.received(run->channel.channel);
    PollAnswer answer;
    if (response.status == 0)
        answer = {SendOutcome::Retry, u"network"_s, {}, {}, {}, false};
    else
        answer = run->codec->readPoll(list, response, *account, run->cursors.value(list), m_parts.clock.now());
    if (answer.outcome == SendOutcome::Sent)
        store(run, list, std::move(answer));
    else
        onTrouble(run, list, answer);
}

void Poller::store(const std::shared_ptr<Run> &run, const QString &list, PollAnswer answer)
{
    Append append = pageAppend(run->channel.channel, list, answer, m_parts.source, m_parts.clock.now());
    if (append.events.empty()) {
        onStored(run, list, answer, Accepted{0, true});
        return;
    }
    m_parts.log.append(std::move(append), [this, run, list, answer, post = m_post](AppendOutcome outcome) {
        post([this, run, list, answer, outcome = std::move(outcome)] { onStored(run, list, answer, outcome); });
    });
}

void Poller::onStored(const std::shared_ptr<Run> &run, const QString &list, const PollAnswer &answer,
                      const AppendOutcome &outcome)
{
    if (run->ended)
        return;
    List &state = run->lists[list];
    const ChannelId &id = run->channel.channel;
    const auto *accepted = std::get_if<Accepted>(&outcome);
    if (!accepted) { // the cursor stays, so the same page is asked for again
        m_parts.health.appendFailed(id);
        again(run, list, backOff(++state.failures, m_parts.jitter()));
        return;
    }
    const Instant now = m_parts.clock.now();
    const auto took = std::max(now - state.asked, 0ms);
    if (!answer.events.empty())
        m_parts.health.stored(id, now, accepted->duplicate, took);
    m_parts.health.recovered(id);
    state.failures = 0;
    state.tokenTried = false;
    const bool moved = !answer.next.isEmpty() && answer.next != run->cursors.value(list);
    if (moved)
        run->cursors[list] = answer.next;
    std::chrono::milliseconds wait = state.interval;
    if (answer.more && moved)
        wait = 0ms;
    else if (!moved && took < shortestPause)
        wait = std::max<std::chrono::milliseconds>(wait, shortestPause);
    again(run, list, wait);
    arrange(run); // a cursor may open further lists
}

void Poller::onTrouble(const std::shared_ptr<Run> &run, const QString &list, const PollAnswer &answer)
{
    List &state = run->lists[list];
    const bool credentials = answer.outcome == SendOutcome::Credentials;
    if (credentials && !state.tokenTried) {
        state.tokenTried = true;
        if (refreshToken(run, list))
            return;
    }
    const QString name = credentials ? u"reconnect"_s : answer.reason;
    m_parts.health.trouble(run->channel.channel, name.isEmpty() ? u"refused"_s : name, m_parts.clock.now());
    again(run, list, backOff(++state.failures, m_parts.jitter(), answer.retryAfter));
}

bool Poller::refreshToken(const std::shared_ptr<Run> &run, const QString &list)
{
    const auto account = m_parts.channels.account(run->channel.channel);
    const auto request = account ? run->codec->tokenRequest(*account) : std::nullopt;
    if (!request || !checkDestination(request->url, *account))
        return false;
    m_parts.http.request(*request, 30s, [this, run, list, post = m_post](HttpResponse response) {
        post([this, run, list, response = std::move(response)] { onToken(run, list, response); });
    });
    return true;
}

void Poller::onToken(const std::shared_ptr<Run> &run, const QString &list, const HttpResponse &response)
{
    if (run->ended)
        return;
    if (response.status == 0) {
        run->lists[list].tokenTried = false;
        onTrouble(run, list, {SendOutcome::Retry, u"network"_s, {}, {}, {}, false});
        return;
    }
    const Result<QJsonObject> fresh = run->codec->readToken(response, m_parts.clock.now());
    if (fresh && m_parts.channels.updateSecrets(run->channel.channel, *fresh))
        ask(run, list);
    else
        onTrouble(run, list, {SendOutcome::Credentials, u"token"_s, {}, {}, {}, false});
}

void Poller::again(const std::shared_ptr<Run> &run, const QString &list, std::chrono::milliseconds wait)
{
    m_parts.scheduler.after(wait, this, [this, run, list] { ask(run, list); });
}

} // namespace lianxi
