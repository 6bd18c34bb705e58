// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/invented_month.h"

#include "models/policy/playbook.h"

#include <algorithm>
#include <random>

namespace lianxi::test
{

using namespace Qt::StringLiterals;
using namespace std::chrono;
using namespace std::chrono_literals;
using namespace metrics;

namespace
{

const ZoneOffsets shanghai("Asia/Shanghai");
const Instant now = sys_days(2026y / 11 / 1) - 8h;
const QStringList categories{u"logistics"_s, u"refund"_s,          u"invoice"_s, u"product_question"_s,
                             u"praise"_s,    u"return_exchange"_s, u"account"_s};
const QStringList agents{u""_s, u"lin"_s, u"wang"_s, u"zhao"_s, u"chen"_s};
const QStringList platforms{u"wechat-oa"_s, u"weibo"_s, u"douyin"_s, u"email"_s};
const QStringList channels{u"wechat-oa-1"_s, u"weibo-1"_s, u"douyin-1"_s, u"email-1"_s};

/// Few at night, most before noon and in the evening, fewer on weekends.
double rush(const LocalHour &at)
{
    constexpr std::array byHour{1, 1, 0, 0, 0, 1, 2, 5, 12, 26, 34, 30, 18, 20, 24, 22, 20, 16, 14, 20, 26, 18, 8, 3};
    return byHour.at(at.hour) * (at.day >= 5 ? 0.6 : 1.0);
}

class Month
{
public:
    Month(Instant from, Instant to, quint32 seed)
        : m_random(seed)
    {
        m_facts.from = from;
        m_facts.to = to;
        for (Instant hour = from; hour < to; hour += 1h) {
            std::poisson_distribution<int> cases(rush(localHour(hour, shanghai)) / 4 + 1e-6);
            for (int n = cases(m_random); n > 0; --n)
                add(hour + milliseconds(below(3'600'000)));
        }
    }
    [[nodiscard]] Facts take()
    {
        std::erase_if(m_facts.surveys, [this](const Survey &survey) { return survey.sent >= m_facts.to; });
        for (qint64 agent = 1; agent <= 4; ++agent)
            for (Instant day = m_facts.from; day < m_facts.to; day += days(1))
                m_facts.presence.push_back({agent, day + 9h, day + 18h, Presence::Online});
        std::ranges::sort(m_facts.surveys, {}, &Survey::sent);
        return std::move(m_facts);
    }

private:
    qint64 below(quint32 most) { return static_cast<qint64>(m_random() % most); }
    milliseconds wait(double median)
    {
        std::lognormal_distribution<double> spread(std::log(median), 0.9);
        return milliseconds(static_cast<qint64>(spread(m_random) * 1000));
    }

    void add(Instant asked)
    {
        CaseFact fact;
        fact.asked = asked;
        fact.caseRow = ++m_row;
        fact.contact = m_row;
        fact.channel = std::min<qint64>(below(4), below(4)) + 1;
        fact.surface = fact.channel == 2 ? Surface::Public : Surface::Private;
        const qint64 which = std::min({below(8), below(8), below(8)});
        fact.category = which < categories.size() ? categories.at(which) : QString();
        fact.agent = 1 + below(4);
        Turn turn;
        turn.asked = asked;
        turn.caseRow = m_row;
        turn.contact = m_row;
        turn.channel = fact.channel;
        turn.surface = fact.surface;
        turn.firstOfTalk = turn.firstOfCase = true;
        if (below(3) == 0)
            turn.answered = asked + 4s;
        fact.human = below(30) > 0;
        if (fact.human) {
            turn.agent = fact.agent;
            turn.byPerson = asked + wait(fact.channel == 4 ? 4200 : 900);
            turn.answered = turn.answered.value_or(*turn.byPerson);
            endPromise(fact, *turn.byPerson);
            if (below(10) > 0) {
                fact.firstResolved = fact.resolved = *turn.byPerson + wait(7200);
                fact.resolves = 1;
                if (below(12) == 0) {
                    fact.resolves = 2;
                    fact.resolved = *fact.firstResolved + wait(40'000);
                }
            }
        }
        fact.steps = below(100) < 70 + 6 * fact.agent ? 15 : 7;
        m_facts.turns.push_back(turn);
        m_facts.cases.push_back(fact);
        addDeeds(fact);
        if (below(9) == 0)
            addCall(fact);
        if (fact.resolved && below(3) > 0) {
            // Whoever waited long judges worse, and many say nothing.
            const bool slow = *fact.firstResolved - asked > 3h;
            m_facts.surveys.push_back({*fact.resolved, fact.caseRow, fact.channel, fact.surface, fact.agent,
                                       below(5) < 3 ? 0 : static_cast<int>(slow ? 1 + below(5) : 3 + below(3))});
        }
    }

    void addCall(const CaseFact &fact)
    {
        Call call;
        call.began = fact.asked + 20min;
        call.caseRow = fact.caseRow;
        call.channel = fact.channel;
        call.agent = fact.agent;
        const seconds rang(2 + below(40));
        call.outcome = below(9) > 0 ? CallOutcome::Answered : CallOutcome::Missed;
        if (call.outcome == CallOutcome::Answered)
            call.answered = call.began + rang;
        call.ended = call.began + rang + (call.answered ? wait(240) : 0s);
        m_facts.calls.push_back(call);
    }

    void endPromise(const CaseFact &fact, Instant at)
    {
        m_facts.promises.push_back({fact.asked, fact.asked + 1h, at, ClockKind::FirstResponse, fact.caseRow,
                                    fact.channel, fact.surface, fact.caseClass, fact.agent});
        if (below(9) == 0)
            m_facts.promises.push_back({at, at + 4h, at + wait(9000), ClockKind::Plan, fact.caseRow, fact.channel,
                                        fact.surface, CaseClass::Complex, fact.agent});
        if (below(12) == 0)
            m_facts.promises.push_back({at, at + 24h, at + wait(50'000), ClockKind::FollowUp, fact.caseRow,
                                        fact.channel, fact.surface, fact.caseClass, fact.agent});
    }

    void addDeeds(const CaseFact &fact)
    {
        Deed deed;
        deed.at = fact.asked + 5min;
        deed.caseRow = fact.caseRow;
        deed.channel = fact.channel;
        deed.surface = fact.surface;
        deed.agent = fact.agent;
        if (fact.surface == Surface::Public && below(3) > 0) {
            deed.kind = DeedKind::Move;
            if (below(4) > 0)
                deed.took = wait(1500);
            m_facts.deeds.push_back(deed);
        }
        deed.took.reset();
        if (below(22) < fact.agent) {
            deed.kind = DeedKind::Guard;
            deed.rule = u"privacy.public.contains_data"_s;
            deed.outcome = below(7) == 0 ? GuardOutcome::Overridden
                : below(3) == 0          ? GuardOutcome::Blocked
                                         : GuardOutcome::Reminded;
            deed.words = fact.caseRow;
            m_facts.deeds.push_back(deed);
        }
        if (below(25) == 0) {
            deed.kind = DeedKind::Transfer;
            deed.toSupervisor = true;
            m_facts.deeds.push_back(deed);
        }
    }

    std::mt19937 m_random;
    qint64 m_row = 0;
    Facts m_facts;
};

QString nameAt(const QStringList &names, qint64 row)
{
    return names.value(row);
}

} // namespace

std::shared_ptr<const DashboardFigures> inventedFigures(bool empty)
{
    auto all = std::make_shared<DashboardFigures>();
    all->rules = dashboardRules(*Playbook::shipped());
    all->from = now - days(30);
    all->to = now;
    all->first = localHour(all->from, shanghai).date;
    all->last = localHour(all->to - std::chrono::milliseconds(1), shanghai).date;
    all->agents = {{u"lin"_s, u"林晓"_s}, {u"wang"_s, u"王敏"_s}, {u"zhao"_s, u"赵一鸣"_s}, {u"chen"_s, u"陈思远"_s}};
    all->channels = {{u"wechat-oa-1"_s, u"禾木公众号"_s},
                     {u"weibo-1"_s, u"禾木微博"_s},
                     {u"douyin-1"_s, u"禾木抖音"_s},
                     {u"email-1"_s, u"service@hemu.example"_s}};
    FigureOptions how;
    how.now = now;
    const Facts none{all->from, all->to, {}, {}, {}, {}};
    const Facts month = empty ? none : Month(all->from, all->to, 11).take();
    const auto channelOf = [](const Place &place) { return nameAt(channels, place.channel - 1); };
    const auto platformOf = [](const Place &place) { return nameAt(platforms, place.channel - 1); };
    const Contacts nobody; // nobody came again
    const ChartOptions options{
        how,       shanghai,   channelOf, [](const Place &place) { return nameAt(agents, place.agent); },
        channelOf, platformOf, nobody};
    all->whole = figuresOf(month, {}, how);
    all->charts = chartsOf(month, options);
    if (empty)
        return all;
    const Facts earlier = Month(all->from - days(30), all->from, 12).take();
    all->before = figuresOf(earlier, {}, how);
    all->chartsBefore = chartsOf(earlier, options);
    return all;
}

std::shared_ptr<const LiveQueue> inventedQueue()
{
    std::mt19937 random(13);
    std::vector<LiveCase> cases;
    for (qint64 row = 1; row <= 64; ++row) {
        LiveCase live;
        live.row = row;
        live.channel = 1 + static_cast<qint64>(random() % 4);
        live.agent = static_cast<qint64>(random() % 5);
        live.state = random() % 7 == 0 ? CaseState::Snoozed : CaseState::Open;
        live.caseClass = random() % 3 > 0 ? CaseClass::Normal : static_cast<CaseClass>(random() % 5);
        live.waiting = random() % 3 > 0;
        live.supervisor = random() % 12 == 0;
        live.bot = live.agent == 0 && random() % 2 == 0;
        live.asked = now - minutes(random() % 4 == 0 ? random() % 9000 : random() % 300);
        if (live.waiting) {
            live.waitingSince = now - minutes(random() % 75);
            live.clock = RunningClock{ClockKind::NextResponse, *live.waitingSince, *live.waitingSince + 60min};
        }
        cases.push_back(live);
    }
    auto queue = std::make_shared<LiveQueue>();
    queue->at = now;
    queue->queue = queueOf(
        cases, now, [](const Place &place) { return nameAt(channels, place.channel - 1); },
        [](const Place &place) { return nameAt(agents, place.agent); });
    queue->agents = inventedFigures(true)->agents;
    queue->channels = inventedFigures(true)->channels;
    queue->members = {{u"chen"_s, u"陈思远"_s, Presence::Busy, 9, 8},
                      {u"lin"_s, u"林晓"_s, Presence::Online, 12, 15},
                      {u"wang"_s, u"王敏"_s, Presence::Online, 11, 12},
                      {u"zhao"_s, u"赵一鸣"_s, Presence::Away, 10, 10}};
    return queue;
}

} // namespace lianxi::test
