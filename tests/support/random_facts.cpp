// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/random_facts.h"

#include <random>

namespace lianxi::test
{

using namespace metrics;
using namespace std::chrono;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace
{

const Instant from = sys_days(2026y / 9 / 1) - 8h; // midnight in Shanghai
const Instant to = from + days(30);

} // namespace

Facts randomFacts(quint32 seed)
{
    std::mt19937 random(seed);
    const auto moment = [&](Instant::duration most) {
        return Instant::duration(std::uniform_int_distribution<qint64>(0, most.count() - 1)(random));
    };
    const auto below = [&](unsigned most) { return static_cast<qint64>(random() % most); };
    Facts facts{from, to, {}, {}, {}, {}};
    for (qint64 row = 1; row <= 800; ++row) {
        CaseFact fact;
        fact.asked = from + moment(to - from);
        fact.caseRow = row;
        fact.contact = 1 + below(500);
        fact.channel = 1 + below(4);
        fact.surface = static_cast<Surface>(below(2));
        fact.caseClass = static_cast<CaseClass>(below(6));
        fact.category = u"category %1"_s.arg(below(5));
        fact.agent = below(4);
        fact.human = below(3) > 0;
        fact.steps = static_cast<int>(below(16)) | (below(2) ? 15 : 0);
        fact.resolves = static_cast<int>(below(3));
        if (fact.resolves > 0) {
            fact.firstResolved = fact.asked + moment(50h);
            if (below(4) > 0)
                fact.resolved = *fact.firstResolved + (fact.resolves > 1 ? moment(40h) : 0h);
        }
        facts.cases.push_back(fact);
        for (qint64 n = below(3); n >= 0; --n) {
            Turn turn;
            turn.asked = std::min(fact.asked + moment(20h), to - 1ms);
            turn.caseRow = row;
            turn.contact = fact.contact;
            turn.channel = fact.channel;
            turn.surface = fact.surface;
            turn.agent = below(4);
            turn.firstOfTalk = below(2) == 0;
            turn.afterBot = !turn.firstOfTalk && below(4) == 0;
            if (below(3) > 0)
                turn.byPerson = turn.asked + moment(below(3) > 0 ? 90min : 60h);
            turn.answered = below(3) > 0 ? turn.byPerson : std::optional(turn.asked + moment(5s));
            facts.turns.push_back(turn);
        }
        Promise promise;
        promise.started = fact.asked;
        promise.due = promise.started + 1h;
        promise.ended = promise.started + moment(2h);
        promise.kind = static_cast<ClockKind>(below(5));
        promise.caseRow = row;
        promise.channel = fact.channel;
        promise.agent = fact.agent;
        facts.promises.push_back(promise);
        for (qint64 n = below(3); n > 0; --n) {
            Deed deed;
            deed.kind = static_cast<DeedKind>(below(3));
            deed.at = fact.asked;
            deed.caseRow = row;
            deed.channel = fact.channel;
            deed.agent = below(4);
            deed.rule = below(3) > 0 ? u"privacy.public.money"_s : u"script.confirm_first"_s;
            deed.outcome = static_cast<GuardOutcome>(below(3));
            deed.words = below(2);
            deed.toSupervisor = below(2) == 0;
            if (below(2) == 0)
                deed.took = moment(100h);
            facts.deeds.push_back(deed);
        }
        if (below(4) == 0) {
            Call call;
            call.began = fact.asked;
            call.caseRow = row;
            call.channel = fact.channel;
            call.agent = below(4);
            call.inbound = below(5) > 0;
            if (below(3) > 0)
                call.answered = call.began + moment(40s);
            call.ended = call.answered.value_or(call.began) + moment(20min);
            call.outcome = call.answered ? CallOutcome::Answered : static_cast<CallOutcome>(2 + below(6));
            facts.calls.push_back(call);
        }
        for (qint64 n = below(3); n > 0; --n)
            facts.surveys.push_back({std::min(fact.asked + moment(60h), to - 1ms), row, fact.channel, fact.surface,
                                     below(4), below(3) > 0 ? 0 : static_cast<int>(1 + below(5))});
    }
    return facts;
}

Contacts contactsOf(const Facts &facts)
{
    std::vector<Contacts::Entry> came;
    for (const Turn &turn : facts.turns)
        came.push_back({turn.contact, turn.asked});
    return Contacts(came);
}

} // namespace lianxi::test
