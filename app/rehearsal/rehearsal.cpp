// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/rehearsal/rehearsal.h"

#include "app/rehearsal/voice.h"

using namespace Qt::StringLiterals;

namespace lianxi
{

namespace
{

/// The platforms that the scenarios play on; all that have a voice when there are none.
std::vector<Platform> platformsOf(const std::vector<Scenario> &scenarios)
{
    std::vector<Platform> platforms;
    for (const Voice &voice : voices()) {
        if (scenarios.empty() || std::ranges::find(scenarios, voice.platform, &Scenario::platform) != scenarios.end())
            platforms.push_back(voice.platform);
    }
    return platforms;
}

bool holdsOne(const QString &text, const QStringList &words)
{
    return words.isEmpty()
        || std::ranges::any_of(words, [&](const QString &word) { return text.contains(word, Qt::CaseInsensitive); });
}

} // namespace

Rehearsal::Rehearsal(std::vector<Scenario> scenarios, const Clock &clock, Knock knock, QObject *parent)
    : QObject(parent)
    , m_scenarios(std::move(scenarios))
    , m_acts(m_scenarios.size())
    , m_clock(clock)
    , m_knock(std::move(knock))
    , m_number(toMillis(clock.now()))
{
}

Rehearsal::~Rehearsal()
{
    m_platform.reset(); // joins the server's threads, so that none calls back into this
}

Result<std::vector<ChannelAccount>> Rehearsal::prepare()
{
    m_platform = std::make_unique<FakePlatform>([this](const PlatformDelivery &delivery) {
        QMetaObject::invokeMethod(
            this, [this, delivery] { hear(delivery); }, Qt::QueuedConnection);
    });
    if (const Status started = m_platform->start(); !started)
        return tl::make_unexpected(started.error());
    m_accounts.clear();
    for (const Platform platform : platformsOf(m_scenarios)) {
        Result<ChannelAccount> account = m_platform->openAccount(platform);
        if (!account)
            return tl::make_unexpected(account.error());
        m_accounts.push_back(std::move(*account));
    }
    return m_accounts;
}

const ChannelAccount *Rehearsal::account(Platform platform) const
{
    const auto found = std::ranges::find(m_accounts, platform, &ChannelAccount::platform);
    return found == m_accounts.end() ? nullptr : &*found;
}

void Rehearsal::begin(std::chrono::milliseconds between, double speed)
{
    m_speed = speed;
    for (size_t i = 0; i < m_scenarios.size(); ++i)
        schedule(between * static_cast<qint64>(i), [this, i] { advance(i); });
}

bool Rehearsal::finished() const
{
    for (size_t i = 0; i < m_scenarios.size(); ++i) {
        if (m_acts[i].next < m_scenarios[i].turns.size())
            return false;
    }
    return true;
}

void Rehearsal::schedule(std::chrono::milliseconds pause, std::function<void()> what)
{
    QTimer::singleShot(std::chrono::duration_cast<std::chrono::milliseconds>(pause * m_speed), this, std::move(what));
}

void Rehearsal::advance(size_t scenario)
{
    Act &act = m_acts[scenario];
    const std::vector<ScenarioTurn> &turns = m_scenarios[scenario].turns;
    if (act.next >= turns.size())
        return;
    speak(scenario, turns[act.next].line);
    Q_EMIT customerSpoke(m_scenarios[scenario].id, static_cast<int>(act.next));
    ++act.next;
    act.impatientUsed = false;
    if (act.next >= turns.size())
        return;
    act.waiting = turns[act.next].waitsForReply;
    if (!act.waiting)
        schedule(turns[act.next].pause, [this, scenario] { advance(scenario); });
}

void Rehearsal::speak(size_t scenario, CustomerLine line)
{
    const Scenario &what = m_scenarios[scenario];
    const ChannelAccount *channel = account(what.platform);
    if (!channel)
        return;
    line.number = ++m_number;
    line.at = m_clock.now();
    ++m_spoken;
    m_platform->say(*channel, what.customer, line);
    if (const std::optional<HttpRequest> push = pushOf(*channel, what.customer, line))
        m_knock(channel->id, *push);
}

void Rehearsal::hear(const PlatformDelivery &delivery)
{
    ++m_heard;
    for (size_t i = 0; i < m_scenarios.size(); ++i) {
        const Scenario &scenario = m_scenarios[i];
        if (scenario.platform != delivery.platform || scenario.customer.id != delivery.personId)
            continue;
        Q_EMIT customerHeard(scenario.id, delivery.text);
        Act &act = m_acts[i];
        if (!act.waiting || act.next >= scenario.turns.size())
            continue;
        const ScenarioTurn &turn = scenario.turns[act.next];
        if (holdsOne(delivery.text, turn.needs)) {
            act.waiting = false;
            schedule(turn.pause, [this, i] { advance(i); });
        } else if (!turn.impatient.isEmpty() && !act.impatientUsed) {
            act.impatientUsed = true;
            CustomerLine line = turn.line;
            line.part.reset();
            line.text = turn.impatient;
            schedule(turn.pause, [this, i, line] { speak(i, line); });
        }
    }
}

} // namespace lianxi
