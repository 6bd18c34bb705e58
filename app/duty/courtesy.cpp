// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/duty/courtesy.h"

#include <QPointer>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace lianxi
{

namespace
{

constexpr double perSecond = 5; ///< signs of one channel: far below every platform's limit, so that messages have room
constexpr double mostAtOnce = 10;
constexpr size_t mostTalks = 4096; ///< remembered; forgetting costs one sign too many
constexpr auto patience = 10s;
constexpr auto fresh = 7 * 24h; ///< an older message is read for the archive
constexpr auto pressLasts = 12s; ///< Telegram forgets the question after about 15 s
constexpr auto pressAgain = 2s;
constexpr auto afterTrouble = 1min;
constexpr auto afterRefusal = 1h;
constexpr int mostRefusals = 5; ///< in a row: it is not about single customers
constexpr auto beforeItEnds = 1s; ///< the sign is given again so long before the platform takes it away
constexpr auto shortestPause = 3s;

SendIntent intentOf(CourtesySign sign, const CourtesySubject &subject)
{
    SendIntent intent;
    intent.op = sign == CourtesySign::Read ? u"mark_read"_s : u"typing"_s;
    intent.to = subject.person;
    intent.threadId = subject.threadId;
    intent.target = subject.lastMessage;
    intent.more = subject.needed;
    return intent;
}

} // namespace

struct CourtesyService::Call {
    ChannelId channel;
    const Codec *codec = nullptr;
    SendIntent intent;
    std::optional<ThreadId> talk; ///< of a sign; none: a press
    Instant began;
    bool repeated = false;
};

CourtesyService::CourtesyService(Parts parts, QObject *parent)
    : QObject(parent)
    , m_parts(std::move(parts))
    , m_post(this)
{
}

CourtesyService::~CourtesyService()
{
    m_post.close();
}

void CourtesyService::acknowledge(const ChannelId &channel, const std::vector<SendIntent> &presses)
{
    if (presses.empty())
        return;
    m_post([this, channel, presses] {
        const auto account = m_parts.channels.account(channel);
        const Codec *codec = account ? m_parts.codecs(account->platform) : nullptr;
        for (const SendIntent &press : presses) {
            if (codec)
                start(std::make_shared<Call>(Call{channel, codec, press, std::nullopt, m_parts.clock.now(), false}));
        }
    });
}

void CourtesyService::show(CourtesySign sign, const CourtesySubject &subject)
{
    const auto account = m_parts.channels.account(subject.channel);
    const auto configured = m_parts.channels.channel(subject.channel);
    const Codec *codec = account ? m_parts.codecs(account->platform) : nullptr;
    if (!codec || !configured || configured->paused || configured->removed)
        return;
    if (m_talks.size() > mostTalks)
        m_talks.clear();
    if (!mayShow(sign, subject, *account, *codec) || !takeToken(m_lines[subject.channel]))
        return;
    const Instant now = m_parts.clock.now();
    Talk &talk = m_talks[subject.thread];
    const Courtesies can = codec->courtesies();
    if (sign == CourtesySign::Writing)
        talk.writingUntil = now + std::max<std::chrono::seconds>(can.typingLasts - beforeItEnds, shortestPause);
    if (sign == CourtesySign::Read || can.typingMarksRead)
        talk.read = subject.lastMessage;
    start(std::make_shared<Call>(Call{subject.channel, codec, intentOf(sign, subject), subject.thread, now, false}));
}

bool CourtesyService::mayShow(CourtesySign sign, const CourtesySubject &subject, const ChannelAccount &account,
                              const Codec &codec)
{
    const Instant now = m_parts.clock.now();
    const Courtesies can = codec.courtesies();
    const bool marks = can.readMarks && account.settings.value("send_read_marks"_L1).toBool(true);
    const bool writes = can.typing && account.settings.value("send_typing"_L1).toBool(true);
    const Talk &talk = m_talks[subject.thread];
    if (now < m_lines[subject.channel].quietUntil || now < talk.quietUntil || !subject.lastAt
        || now - *subject.lastAt > fresh)
        return false;
    switch (sign) {
    case CourtesySign::Read:
        return marks && !subject.lastMessage.isEmpty() && talk.read != subject.lastMessage;
    case CourtesySign::Writing:
        return writes && (marks || !can.typingMarksRead) && now >= talk.writingUntil;
    }
    return false;
}

bool CourtesyService::takeToken(Line &line)
{
    const Instant now = m_parts.clock.now();
    const bool first = line.filled == Instant();
    const double passed = std::chrono::duration<double>(std::max(now - line.filled, Instant::duration(0))).count();
    line.tokens = first ? mostAtOnce : std::min(mostAtOnce, line.tokens + passed * perSecond);
    line.filled = now;
    if (line.tokens < 1)
        return false;
    line.tokens -= 1;
    return true;
}

void CourtesyService::start(const std::shared_ptr<Call> &call)
{
    m_parts.tokens.ensure(call->channel, [self = QPointer(this), call](TokenKeeper::Outcome outcome) {
        if (self && outcome == TokenKeeper::Outcome::Ready)
            self->transmit(call);
    });
}

void CourtesyService::transmit(const std::shared_ptr<Call> &call)
{
    const auto account = m_parts.channels.account(call->channel);
    if (!account)
        return;
    const SendPlan plan = call->codec->planSend(call->intent, *account, m_parts.clock.now());
    if (!plan.request || !checkDestination(plan.request->url, *account))
        return;
    m_parts.http.request(
        *plan.request, patience, [this, call, request = *plan.request, post = m_post](HttpResponse response) {
            post([this, call, request, response = std::move(response)] { onResponse(call, request, response); });
        });
}

void CourtesyService::onResponse(const std::shared_ptr<Call> &call, const HttpRequest &request,
                                 const HttpResponse &response)
{
    const Instant now = m_parts.clock.now();
    const auto account = m_parts.channels.account(call->channel);
    if (account && m_parts.health)
        m_parts.health->answered(*account, request, response, now);
    if (response.status == 0)
        onAnswer(call, {SendOutcome::Retry, u"network"_s, {}, std::nullopt, {}, {}});
    else if (account)
        onAnswer(call, call->codec->readAnswer(response, call->intent, *account, now));
}

void CourtesyService::onAnswer(const std::shared_ptr<Call> &call, const SendAnswer &answer)
{
    const Instant now = m_parts.clock.now();
    Line &line = m_lines[call->channel];
    switch (answer.outcome) {
    case SendOutcome::Sent:
    case SendOutcome::Pending:
    case SendOutcome::Uploaded:
        line.refusals = 0;
        return;
    case SendOutcome::Retry:
    case SendOutcome::Unconfirmed:
    case SendOutcome::Credentials: // the next message sees to it
        if (!call->talk)
            repeat(call, answer.retryAfter);
        else
            line.quietUntil = now + std::max<std::chrono::seconds>(answer.retryAfter.value_or(0s), afterTrouble);
        return;
    case SendOutcome::Refused:
        if (!call->talk)
            return; // pressed too long ago
        m_talks[*call->talk].quietUntil = now + afterRefusal;
        if (++line.refusals >= mostRefusals)
            line.quietUntil = now + afterRefusal;
        return;
    }
}

/// A press is acknowledged once more, while the customer still looks at the button.
void CourtesyService::repeat(const std::shared_ptr<Call> &call, std::optional<std::chrono::seconds> named)
{
    const std::chrono::milliseconds wait = std::max<std::chrono::milliseconds>(named.value_or(0s), pressAgain);
    if (std::exchange(call->repeated, true) || m_parts.clock.now() + wait - call->began > pressLasts)
        return;
    m_parts.scheduler.after(wait, this, [this, call] { start(call); });
}

} // namespace lianxi
