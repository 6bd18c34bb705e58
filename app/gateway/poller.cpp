// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gateway/poller.h"

#include "app/duty/backoff.h"
#include "app/gateway/inbound.h"
#include "models/event/payloads.h"

#include <QCryptographicHash>
#include <QJsonDocument>
#include <QPointer>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace lianxi
{

struct Poller::List {
    int failures = 0;
    bool tokenTried = false;
    QString usedToken; ///< of the question under way
    std::chrono::seconds interval{30};
    Instant asked;
    QJsonObject usedHint; ///< what the question under way was asked with
    unsigned turn = 0; ///< of the questions: a pause that was cut short does not ask a second time
    bool asking = true; ///< from the question until its answer is dealt with
    bool askAgain = false; ///< a push came meanwhile
    bool held = false; ///< the platform named the pause
    QJsonObject before; ///< of a cursor that is shared: what it was when the answer under way came
};

struct Poller::Run {
    struct Hint {
        QJsonObject hint;
        Instant until;
    };
    ChannelConfigured channel;
    const Codec *codec = nullptr;
    bool ready = false; ///< the stored cursors are read
    bool streams = false; ///< its stream stands
    QHash<QString, QJsonObject> cursors;
    std::map<QString, Hint> hints; ///< of every list that a push has asked for; empty ones are used up
    std::map<QString, List> lists;
    std::set<QString> behind; ///< lists that have not been read to their end since a gap
    bool ended = false; ///< answers that still come are dropped
};

namespace
{

/// A long poll that answers "nothing" at once would be asked again at once for ever.
constexpr auto shortestPause = 1s;
/// Between polls while a stream tells everything: only what it may have missed is looked for.
constexpr std::chrono::milliseconds streamingPause = 10min;

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
        if (const auto account = m_parts.channels.account(channel.channel))
            m_parts.tokens.report(*account);
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
    if (const auto before = m_runs.find(channel.channel); before != m_runs.end())
        run->hints = before->second->hints;
    m_runs[channel.channel] = run;
    m_parts.askCursors(channel.channel, [this, run, post = m_post](QHash<QString, QJsonObject> cursors) {
        post([this, run, cursors = std::move(cursors)] {
            // What a stream noted meanwhile is newer.
            for (auto cursor = cursors.begin(); cursor != cursors.end(); ++cursor) {
                if (!run->cursors.contains(cursor.key()))
                    run->cursors.insert(cursor.key(), cursor.value());
            }
            run->ready = true;
            arrange(run);
        });
    });
}

void Poller::arrange(const std::shared_ptr<Run> &run)
{
    const auto account = m_parts.channels.account(run->channel.channel);
    if (run->ended || !account)
        return;
    for (const PollRequest &poll : pollsOf(*run, *account)) {
        if (run->lists.try_emplace(poll.list).second)
            ask(run, poll.list);
    }
}

void Poller::askNow(const ChannelId &channel, const std::vector<PollAsk> &asks)
{
    m_post([this, channel, asks] {
        const auto run = m_runs.find(channel);
        if (run == m_runs.end())
            return;
        for (const PollAsk &ask : asks)
            hear(run->second, ask);
    });
}

void Poller::hear(const std::shared_ptr<Run> &run, const PollAsk &ask)
{
    run->hints[ask.list] = {ask.hint, m_parts.clock.now() + ask.validFor};
    if (!run->ready)
        return;
    if (run->lists.contains(ask.list))
        soon(run, ask.list);
    else
        arrange(run);
}

/// Cuts the pause of a list that is being asked short.
void Poller::soon(const std::shared_ptr<Run> &run, const QString &list)
{
    List &state = run->lists[list];
    if (state.asking)
        state.askAgain = true;
    else if (!state.held)
        ask(run, list);
}

void Poller::streamStands(const ChannelId &channel, bool stands)
{
    const auto known = m_runs.find(channel);
    if (known == m_runs.end())
        return;
    const std::shared_ptr<Run> run = known->second;
    run->streams = stands;
    QStringList lists;
    for (const auto &[list, state] : run->lists)
        lists.append(list);
    for (const QString &list : std::as_const(lists))
        soon(run, list);
}

void Poller::catchUp(Instant from, Instant until)
{
    m_post([this, from, until] {
        for (const auto &[channel, run] : m_runs) {
            if (run->channel.platform == Platform::Email)
                continue; // a mailbox keeps everything, and is read on from where it was
            const auto account = m_parts.channels.account(channel);
            auto polls = account ? pollsOf(*run, *account) : std::vector<PollRequest>();
            std::erase_if(polls, [](const PollRequest &poll) { return !poll.tellsMissed; });
            m_parts.health.missed(channel, {from, until, !polls.empty(), std::nullopt});
            for (const PollRequest &poll : polls)
                run->behind.insert(poll.list);
            for (const PollRequest &poll : polls) {
                if (run->lists.contains(poll.list))
                    soon(run, poll.list);
            }
        }
    });
}

void Poller::caughtUp(Run &run, const QString &list)
{
    if (run.behind.erase(list) > 0 && run.behind.empty())
        m_parts.health.caughtUp(run.channel.channel, m_parts.clock.now());
}

void Poller::noteCursor(const ChannelId &channel, const QJsonObject &cursor)
{
    const auto run = m_runs.find(channel);
    if (run != m_runs.end())
        run->second->cursors[streamCursor] = cursor;
}

/// What stream and polls both move is true as soon as one of them knows it; the log gets it in the same order.
void Poller::share(Run &run, const QJsonObject &cursor)
{
    run.cursors[streamCursor] = cursor;
    if (m_parts.cursorMoved)
        m_parts.cursorMoved(run.channel.channel, cursor);
}

std::vector<PollRequest> Poller::pollsOf(const Run &run, const ChannelAccount &account) const
{
    QHash<QString, QJsonObject> cursors = run.cursors;
    for (const auto &[list, hint] : run.hints) {
        QJsonObject &cursor = cursors[list];
        if (!hint.hint.isEmpty() && m_parts.clock.now() < hint.until)
            cursor.insert(pushHint, hint.hint);
    }
    return run.codec->polls(account, cursors);
}

void Poller::ask(const std::shared_ptr<Run> &run, const QString &list)
{
    const auto account = m_parts.channels.account(run->channel.channel);
    if (run->ended || !account)
        return;
    const std::vector<PollRequest> polls = pollsOf(*run, *account);
    const auto poll = std::ranges::find(polls, list, &PollRequest::list);
    if (poll == polls.end()) { // a push's hint that is used up takes its list along
        run->lists.erase(list);
        run->hints.erase(list);
        caughtUp(*run, list);
        return;
    }
    List &state = run->lists[list];
    state.asking = true;
    ++state.turn;
    m_parts.tokens.ensure(run->channel.channel, [self = QPointer(this), run, list](TokenKeeper::Outcome outcome) {
        if (self && !run->ended)
            self->onToken(run, list, outcome, false);
    });
}

void Poller::request(const std::shared_ptr<Run> &run, const QString &list)
{
    const auto account = m_parts.channels.account(run->channel.channel);
    const std::vector<PollRequest> polls = account ? pollsOf(*run, *account) : std::vector<PollRequest>();
    const auto poll = std::ranges::find(polls, list, &PollRequest::list);
    if (poll == polls.end()) {
        run->lists.erase(list);
        return;
    }
    List &state = run->lists[list];
    state.interval = poll->interval;
    state.asked = m_parts.clock.now();
    state.usedToken = m_parts.tokens.tokenOf(run->channel.channel);
    const auto hint = run->hints.find(list);
    state.usedHint = hint == run->hints.end() ? QJsonObject() : hint->second.hint;
    if (!checkDestination(poll->request.url, *account)) {
        onTrouble(run, list, {SendOutcome::Refused, u"address"_s, {}, {}, {}, false});
        return;
    }
    m_parts.http.request(poll->request, poll->timeout,
                         [this, run, list, asked = poll->request, post = m_post](HttpResponse response) {
                             post([this, run, list, asked, response = std::move(response)] {
                                 if (const auto known = m_parts.channels.account(run->channel.channel))
                                     m_parts.health.answered(*known, asked, response, m_parts.clock.now());
                                 onAnswer(run, list, response);
                             });
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
    if (list == streamCursor && !answer.next.isEmpty()) {
        run->lists[list].before = run->cursors.value(list);
        share(*run, answer.next);
    }
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
        if (list == streamCursor && run->cursors.value(list) == answer.next)
            share(*run, state.before);
        again(run, list, backOff(++state.failures, m_parts.jitter()));
        return;
    }
    const Instant now = m_parts.clock.now();
    const auto took = std::max(now - state.asked, 0ms);
    if (!answer.events.empty())
        m_parts.health.stored(id, now, accepted->duplicate, took);
    m_parts.health.recovered(id);
    if (const Codec *codec = m_parts.codecs(run->channel.platform); codec && m_parts.acknowledge)
        m_parts.acknowledge(id, acknowledgements(*codec, answer.events));
    state.failures = 0;
    state.tokenTried = false;
    const bool moved = !answer.next.isEmpty() && answer.next != run->cursors.value(list);
    if (moved)
        run->cursors[list] = answer.next;
    state.held = false;
    const bool goesOn = answer.more && moved;
    if (!goesOn) {
        dropHint(*run, list);
        caughtUp(*run, list);
    }
    std::chrono::milliseconds wait = run->streams ? std::max(streamingPause, {state.interval}) : state.interval;
    if (goesOn)
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
        m_parts.tokens.renew(run->channel.channel, state.usedToken,
                             [self = QPointer(this), run, list](TokenKeeper::Outcome outcome) {
                                 if (self && !run->ended)
                                     self->onToken(run, list, outcome, true);
                             });
        return;
    }
    const QString name = credentials ? u"reconnect"_s : answer.reason;
    m_parts.health.trouble(run->channel.channel, name.isEmpty() ? u"refused"_s : name, m_parts.clock.now());
    if (answer.hintUsedUp)
        dropHint(*run, list);
    state.held = answer.retryAfter.has_value() || answer.reason == "rate"_L1;
    again(run, list, backOff(++state.failures, m_parts.jitter(), answer.retryAfter));
}

void Poller::onToken(const std::shared_ptr<Run> &run, const QString &list, TokenKeeper::Outcome outcome, bool renewed)
{
    List &state = run->lists[list];
    switch (outcome) {
    case TokenKeeper::Outcome::Ready:
        request(run, list);
        return;
    case TokenKeeper::Outcome::Unreachable:
        state.tokenTried = state.tokenTried && !renewed;
        onTrouble(run, list, {SendOutcome::Retry, u"network"_s, {}, {}, {}, false});
        return;
    case TokenKeeper::Outcome::Refused:
        state.tokenTried = true;
        onTrouble(run, list, {SendOutcome::Credentials, u"token"_s, {}, {}, {}, false});
        return;
    }
}

/// A newer push's hint stays.
void Poller::dropHint(Run &run, const QString &list)
{
    const auto hint = run.hints.find(list);
    if (hint != run.hints.end() && hint->second.hint == run.lists[list].usedHint)
        hint->second.hint = {};
}

void Poller::again(const std::shared_ptr<Run> &run, const QString &list, std::chrono::milliseconds wait)
{
    List &state = run->lists[list];
    state.asking = false;
    if (std::exchange(state.askAgain, false) && !state.held)
        wait = 0ms;
    m_parts.scheduler.after(wait, this, [this, run, list, turn = state.turn] {
        const auto known = run->lists.find(list);
        if (known != run->lists.end() && known->second.turn == turn)
            ask(run, list);
    });
}

} // namespace lianxi
