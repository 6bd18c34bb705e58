// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gateway/imap_runner.h"

#include "app/channels/common/account.h"
#include "app/channels/common/json_text.h"
#include "app/channels/email/email_codec.h"
#include "app/channels/email/imap_session.h"
#include "app/duty/backoff.h"
#include "app/gateway/inbound.h"
#include "app/gateway/mail_socket.h"

#include <QRandomGenerator>

#include <set>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace lianxi
{

struct ImapRunner::Run {
    ChannelConfigured channel;
    std::map<QByteArray, email::ImapCursor> cursors; ///< stored ones
    std::unique_ptr<email::ImapSession> session;
    std::unique_ptr<MailSocket> socket;
    int connection = 0; ///< number of the present one: what an earlier one still tells is dropped
    int failures = 0;
    bool tokenTried = false;
    bool watching = false; ///< a look at the silence is arranged
    Instant heard;
    bool ended = false;
    /// The socket's tales hold the run, so it is let go here.
    void end()
    {
        ended = true;
        socket.reset();
        session.reset();
    }
};

namespace
{

constexpr auto cursorPrefix = "imap:"_L1; ///< before the folder's name, in the names of cursors
constexpr int rereadDays = 30;
constexpr auto storeRetry = 2s;

bool sameChannel(const ChannelConfigured &a, const ChannelConfigured &b)
{
    return a.platform == b.platform && a.settings == b.settings && a.account == b.account;
}

std::map<QByteArray, email::ImapCursor> cursorsFrom(const QHash<QString, QJsonObject> &stored)
{
    std::map<QByteArray, email::ImapCursor> cursors;
    for (auto it = stored.begin(); it != stored.end(); ++it) {
        if (it.key().startsWith(cursorPrefix))
            cursors[it.key().mid(cursorPrefix.size()).toUtf8()] = {
                channels::integer(it->value("uidvalidity"_L1)).value_or(0),
                channels::integer(it->value("uid"_L1)).value_or(0)};
    }
    return cursors;
}

/// Providers that keep a copy of what their own submission server takes.
bool keepsSentItself(const QString &host)
{
    static constexpr std::array hosts{"gmail.com"_L1, "googlemail.com"_L1, "office365.com"_L1, "outlook.com"_L1};
    return std::any_of(hosts.begin(), hosts.end(), [&host](QLatin1StringView known) { return host.endsWith(known); });
}

email::ImapOptions optionsFor(const ChannelAccount &account, const QUrl &server, Instant now)
{
    email::ImapOptions options;
    options.login = email::loginOf(account);
    options.login.host = server.host().toLatin1();
    options.login.port = MailSocket::portOf(server);
    options.login.nonce = QByteArray::number(QRandomGenerator::system()->generate64(), 36)
        + QByteArray::number(QRandomGenerator::system()->generate64(), 36);
    options.startTls = !MailSocket::isImplicitTls(server);
    options.sentFolder = email::encodeFolderName(channels::accountText(account, "sent_folder"_L1));
    options.since = toDateTime(now).date().addDays(-rereadDays);
    return options;
}

} // namespace

ImapRunner::ImapRunner(Parts parts, QObject *parent)
    : QObject(parent)
    , m_parts(std::move(parts))
    , m_post(this)
{
}

ImapRunner::~ImapRunner()
{
    m_post.close();
    for (const auto &[id, run] : m_runs)
        run->end();
}

void ImapRunner::refresh()
{
    m_post([this] { apply(); });
}

void ImapRunner::apply()
{
    std::set<ChannelId> wanted;
    for (const ChannelConfigured &channel : m_parts.channels.channels()) {
        if (channel.platform != Platform::Email || channel.paused || channel.removed)
            continue;
        wanted.insert(channel.channel);
        const auto running = m_runs.find(channel.channel);
        if (running != m_runs.end() && sameChannel(running->second->channel, channel))
            continue;
        if (running != m_runs.end())
            running->second->end();
        start(channel);
    }
    std::erase_if(m_runs, [&wanted](const auto &run) {
        if (!wanted.contains(run.first))
            run.second->end();
        return run.second->ended;
    });
}

void ImapRunner::start(const ChannelConfigured &channel)
{
    auto run = std::make_shared<Run>();
    run->channel = channel;
    m_runs[channel.channel] = run;
    m_parts.askCursors(channel.channel, [this, run, post = m_post](QHash<QString, QJsonObject> stored) {
        post([this, run, stored = std::move(stored)] {
            run->cursors = cursorsFrom(stored);
            connectNow(run);
        });
    });
}

void ImapRunner::connectNow(const RunPtr &run)
{
    if (!run->ended)
        m_parts.tokens.ensure(run->channel.channel, [this, run, post = m_post](TokenKeeper::Outcome outcome) {
            post([this, run, outcome] { onToken(run, outcome); });
        });
}

void ImapRunner::onToken(const RunPtr &run, TokenKeeper::Outcome outcome)
{
    const auto account = m_parts.channels.account(run->channel.channel);
    if (run->ended || !account)
        return;
    switch (outcome) {
    case TokenKeeper::Outcome::Ready:
        open(run, *account);
        return;
    case TokenKeeper::Outcome::Unreachable:
        failed(run, SendOutcome::Retry, u"network"_s);
        return;
    case TokenKeeper::Outcome::Refused:
        failed(run, SendOutcome::Credentials, u"token"_s);
        return;
    }
}

void ImapRunner::open(const RunPtr &run, const ChannelAccount &account)
{
    const QUrl server(email::imapUrl(account), QUrl::StrictMode);
    if (!checkDestination(email::imapUrl(account), account)) {
        failed(run, SendOutcome::Refused, u"address"_s);
        return;
    }
    const int connection = ++run->connection;
    run->session = std::make_unique<email::ImapSession>(optionsFor(account, server, m_parts.clock.now()), run->cursors);
    // The socket's tales reach the run one by one, after whatever they interrupt.
    const auto tell = [this, run, connection](auto what) {
        if (run->ended || run->connection != connection || !run->session)
            return;
        // What a server says to keep a resting line open does not put off the next look.
        const bool rested = run->session->atRest();
        what(*run->session);
        if (!rested || !run->session->atRest())
            run->heard = m_parts.clock.now();
        look(run);
    };
    run->socket = std::make_unique<MailSocket>(MailSocket::Events{
        [] {}, [tell] { tell([](email::ImapSession &session) { session.encrypted(); }); },
        [tell](const QByteArray &bytes) { tell([&bytes](email::ImapSession &session) { session.receive(bytes); }); },
        [this, run, connection](const QString &reason) {
            if (!run->ended && run->connection == connection)
                failed(run, SendOutcome::Retry, reason == "closed"_L1 ? u"network"_s : reason);
        }});
    run->heard = m_parts.clock.now();
    run->socket->open(server, !channels::accountText(account, "imap_base"_L1).isEmpty());
    watch(run);
}

/// What the session wants after anything happened to it.
void ImapRunner::look(const RunPtr &run)
{
    email::ImapSession &session = *run->session;
    run->socket->write(session.takeOutput());
    if (session.wantsTls()) {
        run->socket->startTls();
        return;
    }
    if (session.end()) {
        onEnd(run);
        return;
    }
    if (session.atRest()) {
        run->failures = 0;
        run->tokenTried = false;
        if (session.alert().isEmpty())
            m_parts.health.recovered(run->channel.channel);
        else
            m_parts.health.trouble(run->channel.channel, u"alert"_s, m_parts.clock.now());
    }
    store(run);
}

void ImapRunner::store(const RunPtr &run)
{
    const std::optional<email::ImapPage> page = run->session->takePage();
    const auto account = m_parts.channels.account(run->channel.channel);
    if (!page || !account)
        return;
    const Instant now = m_parts.clock.now();
    const ChannelId id = run->channel.channel;
    std::vector<PlatformEvent> events;
    for (const email::FetchedMail &mail : page->mails) {
        m_parts.health.received(id);
        events.push_back(email::eventOf(mail, *account, now));
    }
    const QJsonObject cursor{{"uidvalidity"_L1, page->next.uidValidity}, {"uid"_L1, page->next.uid}};
    Append append =
        cursorAppend(id, cursorPrefix + QString::fromUtf8(page->folder), events, cursor, m_parts.source, now);
    const int connection = run->connection;
    m_parts.log.append(std::move(append), [=, this, page = *page, post = m_post](const AppendOutcome &outcome) {
        const auto *accepted = std::get_if<Accepted>(&outcome);
        post([=, this, taken = accepted != nullptr, duplicate = accepted && accepted->duplicate] {
            if (run->ended || run->connection != connection || !run->session)
                return;
            if (!taken) { // read again from the stored cursor
                m_parts.health.appendFailed(id);
                failed(run, SendOutcome::Retry, u"log"_s);
                return;
            }
            run->cursors[page.folder] = page.next;
            const Instant after = m_parts.clock.now();
            if (!page.mails.empty())
                m_parts.health.stored(id, after, duplicate, std::max(after - now, 0ms));
            run->heard = after;
            run->session->stored();
            look(run);
        });
    });
}

void ImapRunner::onEnd(const RunPtr &run)
{
    const email::ImapEnd end = *run->session->end();
    if (end.outcome == SendOutcome::Credentials && end.reason == "token"_L1 && !std::exchange(run->tokenTried, true)) {
        const ChannelId &id = run->channel.channel;
        m_parts.tokens.renew(id, m_parts.tokens.tokenOf(id), [this, run, post = m_post](TokenKeeper::Outcome outcome) {
            post([this, run, outcome] { onToken(run, outcome); });
        });
        return;
    }
    failed(run, end.outcome, end.reason);
}

void ImapRunner::failed(const RunPtr &run, SendOutcome outcome, const QString &reason)
{
    ++run->connection;
    const QString name = outcome == SendOutcome::Credentials ? u"reconnect"_s : reason;
    m_parts.health.trouble(run->channel.channel, name, m_parts.clock.now());
    // Not from within the socket's own call.
    const std::shared_ptr<MailSocket> socket(run->socket.release(), [](MailSocket *old) {
        if (old)
            old->deleteLater();
    });
    run->session.reset();
    const bool log = reason == "log"_L1;
    again(run, log ? std::chrono::milliseconds(storeRetry) : backOff(++run->failures, m_parts.jitter()));
}

void ImapRunner::again(const RunPtr &run, std::chrono::milliseconds wait)
{
    const int connection = run->connection;
    m_parts.scheduler.after(wait, this, [this, run, connection] {
        if (!run->ended && run->connection == connection)
            connectNow(run);
    });
}

/// One look at the silence at a time; it moves on with what is heard.
void ImapRunner::watch(const RunPtr &run)
{
    if (run->watching || !run->session)
        return;
    run->watching = true;
    const Instant due = run->heard + run->session->patience();
    const auto wait = std::clamp<std::chrono::milliseconds>(due - m_parts.clock.now(), 0ms, 30s);
    m_parts.scheduler.after(wait, this, [this, run] {
        run->watching = false;
        if (run->ended || !run->session)
            return;
        const Instant now = m_parts.clock.now();
        if (now >= run->heard + run->session->patience()) {
            run->heard = now;
            run->session->quiet();
            look(run);
        }
        watch(run);
    });
}

void ImapRunner::keepSent(const ChannelId &channel, const QByteArray &message)
{
    m_post([this, channel, message] {
        const auto run = m_runs.find(channel);
        const auto account = m_parts.channels.account(channel);
        if (run == m_runs.end() || !run->second->session || !account)
            return;
        if (keepsSentItself(QUrl(email::smtpUrl(*account)).host()))
            return;
        run->second->session->append(message);
        if (!run->second->session->atRest())
            run->second->heard = m_parts.clock.now();
        look(run->second);
    });
}

} // namespace lianxi
