// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/duty/sender.h"

#include "app/channels/common/keyless.h"
#include "app/duty/sender_delivery.h"

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace lianxi
{

namespace
{

/// A message whose time comes within this holds back what was written after it: undo windows do not change the order.
constexpr auto orderWindow = 60s;
/// A sleeping machine's timers stand still and its wall clock does not, so a long wait is taken in pieces.
constexpr std::chrono::milliseconds longestWait = 30s;
/// What no other message on the channel would escape either; the rest is about one message or one customer.
bool concernsChannel(SendOutcome outcome, const QString &reason)
{
    static constexpr std::array channelWide{"address"_L1,
                                            "redirect"_L1,
                                            "signature"_L1,
                                            "endpoint_gone"_L1,
                                            "address_not_allowed"_L1,
                                            "not_configured"_L1,
                                            "configuration_error"_L1,
                                            "ip_not_allowed"_L1,
                                            "permission"_L1,
                                            "account_restricted"_L1,
                                            "account_not_entitled"_L1,
                                            "token"_L1,
                                            "revoked"_L1,
                                            "unreadable_answer"_L1,
                                            "no_answer"_L1,
                                            "server"_L1,
                                            "network"_L1,
                                            "rate"_L1};
    return outcome == SendOutcome::Retry || std::ranges::find(channelWide, reason) != channelWide.end();
}

bool isRedirect(int status)
{
    return status == 301 || status == 302 || status == 307 || status == 308;
}

constexpr double defaultPerSecond = 20; ///< below every platform's own limit; settings "sends_per_second"

} // namespace

ReplySender::ReplySender(Parts parts, QObject *parent)
    : QObject(parent)
    , m_parts(std::move(parts))
    , m_post(this)
{
}

ReplySender::~ReplySender()
{
    m_post.close();
}

void ReplySender::wake()
{
    m_post([this] { look(); });
}

void ReplySender::look()
{
    if (m_asking) {
        m_askAgain = true;
        return;
    }
    m_asking = true;
    m_parts.askOutbox(
        [this, post = m_post](Outbox outbox) { post([this, outbox = std::move(outbox)] { onOutbox(outbox); }); });
}

void ReplySender::onOutbox(const Outbox &outbox)
{
    m_asking = false;
    if (!outbox) {
        lookAgainAt(m_parts.clock.now() + backOff(1, m_parts.jitter()));
        return;
    }
    const Instant now = m_parts.clock.now();
    if (m_logDownUntil && now < *m_logDownUntil) {
        lookAgainAt(*m_logDownUntil);
        return;
    }
    forgetSettled(*outbox);
    std::set<ThreadId> held = m_busyThreads;
    for (const OutboxRow &row : *outbox) {
        if (held.contains(row.thread.id))
            continue;
        if (isStale(row)) { // what became of it decides whether the next one may go
            held.insert(row.thread.id);
            continue;
        }
        if (row.due > now && row.state != DeliveryState::Sending) {
            lookAgainAt(row.due);
            if (row.state == DeliveryState::Failed || row.due - now <= orderWindow)
                held.insert(row.thread.id);
            continue;
        }
        held.insert(row.thread.id);
        if (mayStart(row))
            start(row);
    }
    if (std::exchange(m_askAgain, false))
        look();
}

bool ReplySender::isStale(const OutboxRow &row) const
{
    const auto begun = m_begun.find(row.message);
    if (begun == m_begun.end())
        return false;
    return row.state == DeliveryState::Sending ? row.attempt <= begun->second : row.attempt < begun->second;
}

/// What the outbox shows no more is settled for good.
void ReplySender::forgetSettled(const std::vector<OutboxRow> &outbox)
{
    std::set<MessageId> shown;
    for (const OutboxRow &row : outbox)
        shown.insert(row.message);
    std::erase_if(m_begun, [this, &shown](const auto &begun) {
        return !shown.contains(begun.first) && !m_underWay.contains(begun.first);
    });
    std::erase_if(m_uploaded, [this, &shown](const auto &uploaded) {
        return !shown.contains(uploaded.first) && !m_underWay.contains(uploaded.first);
    });
}

bool ReplySender::mayStart(const OutboxRow &row)
{
    const auto configured = m_parts.channels.channel(row.channel);
    if (configured && configured->paused)
        return false;
    return takeToken(row.channel, configured ? configured->settings : QJsonObject());
}

bool ReplySender::takeToken(const ChannelId &channel, const QJsonObject &settings)
{
    const double perSecond = std::max(0.01, settings.value("sends_per_second"_L1).toDouble(defaultPerSecond));
    const double capacity = std::max(1.0, perSecond);
    const Instant now = m_parts.clock.now();
    const auto [at, fresh] = m_buckets.try_emplace(channel, Bucket{capacity, now});
    Bucket &bucket = at->second;
    const double passed = std::chrono::duration<double>(std::max(now - bucket.filled, Instant::duration(0))).count();
    bucket.tokens = std::min(capacity, bucket.tokens + passed * perSecond);
    bucket.filled = now;
    if (bucket.tokens < 1.0) {
        const double wait = (1.0 - bucket.tokens) / perSecond;
        lookAgainAt(now + std::chrono::ceil<std::chrono::milliseconds>(std::chrono::duration<double>(wait)));
        return false;
    }
    bucket.tokens -= 1.0;
    return true;
}

void ReplySender::lookAgainAt(Instant when)
{
    const Instant now = m_parts.clock.now();
    if (m_nextLook && *m_nextLook <= when && *m_nextLook > now)
        return;
    m_nextLook = when;
    const auto wait = std::clamp<std::chrono::milliseconds>(when - now, 0ms, longestWait);
    m_parts.scheduler.after(wait, this, [this] {
        m_nextLook.reset();
        look();
    });
}

void ReplySender::start(const OutboxRow &row)
{
    auto way = std::make_shared<Delivery>();
    way->row = row;
    way->attempt = row.attempt + 1;
    const auto account = m_parts.channels.account(row.channel);
    way->codec = account ? m_parts.codecs(account->platform) : nullptr;
    m_underWay.emplace(row.message, way);
    m_busyThreads.insert(row.thread.id);

    const bool leftOver = row.state == DeliveryState::Sending;
    if (way->codec)
        way->intent = intentOf(row, *way->codec);
    const bool acts = isAction(row); // hiding twice hides, and says nothing that a rule could judge
    way->repeatable = acts
        || (way->codec && way->codec->limits(row.surface).hasIdempotencyKey && !channels::mayBeKeyless(way->intent));
    const std::optional<Verdict> verdict = acts ? std::nullopt : m_parts.guard(row);
    const bool blocked = verdict && verdict->level == GuardLevel::Block;
    if (leftOver && (blocked || !way->repeatable)) {
        way->attempt = row.attempt;
        unconfirmed(way, blocked ? verdict->rule : u"interrupted"_s);
        return;
    }
    if (blocked) {
        withdraw(way, *verdict);
        return;
    }
    if (!way->codec) {
        fail(way, SendOutcome::Refused, u"no_channel"_s, {}, std::nullopt);
        return;
    }
    if (row.attempt == 0 && row.before && !isTaken(*row.before)) {
        // A text that goes on without its beginning says something else. A person may still send it.
        fail(way, SendOutcome::Refused, u"piece_before"_s, {}, std::nullopt);
        return;
    }
    prepare(way);
}

void ReplySender::begin(const Way &way)
{
    const ReplySending sending{way->row.caseId, way->row.message, way->attempt};
    // The first attempt must be the first thing that happens to the message: not after an undo, not beside another
    // sender.
    const std::optional<Sequence> expected = way->attempt == 1 ? std::optional<Sequence>(0) : std::nullopt;
    Append append{
        replySubject(way->row.message), appendKey(way->row, way->attempt, "sending"), {makeOurs(sending)}, expected};
    m_parts.log.append(std::move(append), [this, way, post = m_post](AppendOutcome outcome) {
        post([this, way, outcome = std::move(outcome)] { onBegun(way, outcome); });
    });
}

void ReplySender::onBegun(const Way &way, const AppendOutcome &outcome)
{
    if (std::holds_alternative<Conflict>(outcome)) { // taken back, or in another sender's hands
        m_begun[way->row.message] = way->attempt;
        finish(way);
        return;
    }
    const auto *accepted = std::get_if<Accepted>(&outcome);
    if (!accepted) { // nothing has left; the message stays queued
        m_logDownUntil = m_parts.clock.now() + backOff(++m_logFailures, m_parts.jitter());
        finish(way);
        return;
    }
    m_logFailures = 0;
    m_begun[way->row.message] = way->attempt;
    // Somebody began this attempt before: an earlier life of ours that the outbox does not show yet.
    if (accepted->duplicate && !way->repeatable)
        unconfirmed(way, u"interrupted"_s);
    else
        transmit(way);
}

void ReplySender::transmit(const Way &way)
{
    const auto account = m_parts.channels.account(way->row.channel);
    if (!account) {
        fail(way, SendOutcome::Refused, u"no_channel"_s, {}, std::nullopt);
        return;
    }
    way->token = m_parts.tokens.tokenOf(way->row.channel);
    const SendPlan plan = way->codec->planSend(way->intent, *account, m_parts.clock.now());
    if (!plan.request) {
        onPlatform(way, {plan.outcome, plan.reason, plan.detail, std::nullopt, {}, {}});
        return;
    }
    if (const Status allowed = checkDestination(plan.request->url, *account); !allowed) {
        fail(way, SendOutcome::Refused, u"address"_s, allowed.error().detail, std::nullopt);
        return;
    }
    ++way->requests;
    ask(way, *plan.request, &ReplySender::onAnswer);
}

void ReplySender::ask(const Way &way, const HttpRequest &request, Next next)
{
    m_parts.http.request(request, sendTimeout, [this, way, request, next, post = m_post](HttpResponse response) {
        post([this, way, request, next, response = std::move(response)] {
            if (const auto account = m_parts.channels.account(way->row.channel))
                m_parts.health.answered(*account, request, response, m_parts.clock.now());
            (this->*next)(way, response);
        });
    });
}

void ReplySender::onAnswer(const Way &way, const HttpResponse &response)
{
    if (response.status == 0) {
        const SendOutcome outcome = response.written ? SendOutcome::Unconfirmed : SendOutcome::Retry;
        onPlatform(way, {outcome, u"network"_s, {}, std::nullopt, {}, {}});
        return;
    }
    if (isRedirect(response.status)) { // a portal of the network, or an address that moved: nothing was taken
        onPlatform(way, {SendOutcome::Retry, u"redirect"_s, {}, std::nullopt, {}, {}});
        return;
    }
    const auto account = m_parts.channels.account(way->row.channel);
    if (!account) {
        onPlatform(way, {SendOutcome::Unconfirmed, u"no_channel"_s, {}, std::nullopt, {}, {}});
        return;
    }
    SendAnswer answer = way->codec->readAnswer(response, way->intent, *account, m_parts.clock.now());
    if (!answer.retryAfter)
        answer.retryAfter = retryAfterHeader(response);
    onPlatform(way, answer);
}

namespace
{

ReplySent sentOf(const OutboxRow &row, const SendAnswer &answer)
{
    const QJsonObject links = answer.more.value("links"_L1).toObject();
    return {row.caseId, row.message, answer.messageId, links.value("identity"_L1).toString(),
            links.value("account"_L1).toString()};
}

} // namespace

void ReplySender::onPlatform(const Way &way, const SendAnswer &answer)
{
    switch (answer.outcome) {
    case SendOutcome::Sent:
    case SendOutcome::Pending: // its final word comes in as a receipt
        m_parts.health.sent(way->row.channel);
        m_parts.health.recovered(way->row.channel);
        conclude(way, {makeOurs(sentOf(way->row, answer))}, "sent");
        return;
    case SendOutcome::Uploaded:
        if (way->requests >= mostRequests) {
            fail(way, SendOutcome::Refused, u"upload"_s, {}, std::nullopt);
            return;
        }
        mergeInto(way->intent.more, answer.more);
        transmit(way);
        return;
    case SendOutcome::Credentials:
        renewToken(way, &ReplySender::transmit);
        return;
    case SendOutcome::Unconfirmed:
        if (!way->repeatable) {
            unconfirmed(way, answer.reason);
            return;
        }
        [[fallthrough]];
    case SendOutcome::Retry:
        if (followMove(way, answer))
            return;
        fail(way, SendOutcome::Retry, answer.reason, answer.detail, answer.retryAfter);
        return;
    case SendOutcome::Refused:
        if (answer.more.contains(channels::fallback) && !way->intent.more.contains(channels::fallback)) {
            way->intent.more.insert(channels::fallback, answer.more.value(channels::fallback));
            transmit(way);
            return;
        }
        fail(way, SendOutcome::Refused, answer.reason, answer.detail, std::nullopt);
        return;
    }
}

/// A conversation that has another address by now is written to there, at once.
bool ReplySender::followMove(const Way &way, const SendAnswer &answer)
{
    const QString moved = answer.more.value("new_thread_id"_L1).toString();
    if (moved.isEmpty() || moved == way->intent.threadId || way->requests >= mostRequests)
        return false;
    way->intent.threadId = moved;
    transmit(way);
    return true;
}

void ReplySender::fail(const Way &way, SendOutcome outcome, const QString &reason, const QString &detail,
                       std::optional<std::chrono::seconds> named)
{
    const Instant now = m_parts.clock.now();
    sayTrouble(way, outcome, reason);
    std::optional<Instant> retryAt;
    if (outcome != SendOutcome::Retry) // what was refused is uploaded afresh when a person tries again
        m_uploaded.erase(way->row.message);
    if (outcome == SendOutcome::Retry && now - way->row.queuedAt < giveUpAfter)
        retryAt = now + backOff(way->attempt, m_parts.jitter(), named);
    conclude(way,
             {makeOurs(ReplyFailed{way->row.caseId, way->row.message, outcome, reason, detail, way->attempt, retryAt})},
             "failed");
}

/// A token that cannot be renewed is said in other words, see onToken().
void ReplySender::sayTrouble(const Way &way, SendOutcome outcome, const QString &reason)
{
    if (outcome != SendOutcome::Credentials && concernsChannel(outcome, reason))
        m_parts.health.trouble(way->row.channel, reason, m_parts.clock.now());
}

void ReplySender::unconfirmed(const Way &way, const QString &reason)
{
    sayTrouble(way, SendOutcome::Unconfirmed, reason);
    conclude(way, {makeOurs(ReplyUnconfirmed{way->row.caseId, way->row.message, reason})}, "unconfirmed");
}

void ReplySender::withdraw(const Way &way, const Verdict &verdict)
{
    const Actor system{AuthorKind::System, {}, {}};
    conclude(way,
             {makeOurs(ReplyWithdrawn{way->row.caseId, way->row.message, system, verdict.rule}),
              makeOurs(GuardActed{
                  way->row.caseId, system, verdict.rule, verdict.level, u"stopped_by_sender"_s, verdict.reason, {}})},
             "withdrawn");
}

/// What happened is told to the log until it takes it; until then the thread waits.
void ReplySender::conclude(const Way &way, std::vector<Event> events, const char *step)
{
    m_begun[way->row.message] = way->attempt;
    Append append{replySubject(way->row.message), appendKey(way->row, way->attempt, step), events, std::nullopt};
    // What a platform has surely seen is kept here whatever becomes of the connection; the rest can be done again.
    append.mayWait = QLatin1StringView(step) == "sent"_L1 || QLatin1StringView(step) == "unconfirmed"_L1;
    m_parts.log.append(std::move(append), [this, way, events, step, post = m_post](const AppendOutcome &outcome) {
        const bool taken = std::holds_alternative<Accepted>(outcome);
        post([this, way, events, step, taken] {
            if (taken) {
                finish(way);
                return;
            }
            m_parts.scheduler.after(backOff(++way->logFailures, m_parts.jitter()), this,
                                    [this, way, events, step] { conclude(way, events, step); });
        });
    });
}

void ReplySender::finish(const Way &way)
{
    m_underWay.erase(way->row.message);
    m_busyThreads.erase(way->row.thread.id);
    look();
}

} // namespace lianxi
