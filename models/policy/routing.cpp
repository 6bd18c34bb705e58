// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/policy/routing.h"

#include "models/store/search_query.h"

#include <algorithm>
#include <tuple>

using namespace Qt::StringLiterals;

namespace lianxi
{

namespace
{

constexpr int unnamedSkill = 50; // MemberDescribed::skills
constexpr int scale = 1000; // of scores: whole numbers compare alike on every machine

const RoutingRule *ruleFor(const RoutingSubject &subject, const RoutingStandard &standard)
{
    if (subject.queueByHand)
        return nullptr;
    for (const size_t place : subject.rules)
        if (place < standard.rules.size())
            return &standard.rules[place];
    return nullptr;
}

bool looksAtQueue(const RoutingRule &rule)
{
    const SearchQuery query = parseSearch(rule.when.query, QDate(2026, 1, 1)); // its dates are nothing here
    return std::any_of(query.terms.begin(), query.terms.end(), [](const SearchTerm &term) {
        const auto *named = std::get_if<FieldTerm>(&term.what);
        return named && named->field == SearchField::Queue;
    });
}

/// The queue that a rule gives. A rule that looks at the queue does not send on what a rule has sent already: two of
/// them would send a case round for ever. All other rules hold whatever the queue is, and so come to rest.
QString queueBy(const RoutingRule *rule, const RoutingSubject &subject, const RoutingStandard &standard)
{
    if (!rule || rule->queue.isEmpty())
        return subject.queue;
    const auto last = std::find_if(standard.rules.begin(), standard.rules.end(),
                                   [&subject](const RoutingRule &one) { return one.name == subject.lastRule; });
    const bool sent = !subject.lastRule.isEmpty() && (last == standard.rules.end() || !last->queue.isEmpty());
    return sent && looksAtQueue(*rule) ? subject.queue : rule->queue;
}

int skillOf(const MemberDescribed &member, const QString &category)
{
    return std::clamp(member.skills.value(category).toInt(unnamedSkill), 0, 100);
}

/// "zh-Hans" is spoken by whoever speaks "zh-CN".
QStringView spoken(QStringView language)
{
    return language.left(language.indexOf(u'-') < 0 ? language.size() : language.indexOf(u'-'));
}

bool speaks(const MemberDescribed &member, const QString &language)
{
    return language.isEmpty() || member.languages.isEmpty()
        || std::any_of(member.languages.begin(), member.languages.end(), [&language](const QString &own) {
               return spoken(own).compare(spoken(language), Qt::CaseInsensitive) == 0;
           });
}

/// Until when somebody rests from a case that they did not take; nothing: they may be asked.
std::optional<Instant> restsUntil(const RoutingSubject &subject, const AgentId &agent, std::chrono::minutes rest,
                                  Instant now)
{
    std::optional<Instant> until;
    for (const RoutingSubject::Refusal &refusal : subject.refusals)
        if (refusal.by == agent && refusal.at + rest > now)
            until = std::max(until.value_or(refusal.at + rest), refusal.at + rest);
    return until;
}

/// What stands against somebody, the lasting reasons first.
std::optional<NotChosen> barOf(const RoutingSubject &subject, const QString &queue, int leastSkill,
                               const RoutingMember &member)
{
    const MemberDescribed &can = member.described;
    if (!queue.isEmpty() && !can.queues.contains(queue))
        return NotChosen::OtherQueue;
    if (!can.channels.isEmpty() && !can.channels.contains(subject.channel.text()))
        return NotChosen::OtherChannel;
    if (!speaks(can, subject.language))
        return NotChosen::OtherLanguage;
    if (skillOf(can, subject.category) < leastSkill)
        return NotChosen::TooLittleSkill;
    if (member.presence != Presence::Online)
        return NotChosen::Absent;
    if (member.load >= can.capacity)
        return NotChosen::Full;
    return std::nullopt;
}

struct Candidate {
    RoutingStanding standing;
    std::optional<Instant> lastGiven;
};

int scoreOf(const RoutingStanding &standing, const RoutingWeights &weights, bool hard, int mostExposed)
{
    int score = weights.skill * scale * standing.skill / 100;
    score += standing.familiar ? weights.familiar * scale : 0;
    score += weights.load * scale * (standing.capacity - standing.load) / std::max(1, standing.capacity);
    if (hard && mostExposed > 0)
        score -= weights.exposure * scale * standing.exposure / mostExposed;
    return score;
}

/// Best first: by score, then who was given nothing for longest, then by id, so that nothing depends on the order
/// asked.
bool isBetter(const Candidate &a, const Candidate &b)
{
    const auto given = [](const Candidate &one) { return one.lastGiven.value_or(Instant::min()); };
    return std::make_tuple(-a.standing.score, given(a), a.standing.agent.text())
        < std::make_tuple(-b.standing.score, given(b), b.standing.agent.text());
}

} // namespace

RoutingDecision route(const RoutingSubject &subject, const std::vector<RoutingMember> &members,
                      const RoutingStandard &standard, Instant now)
{
    RoutingDecision decision;
    const RoutingRule *rule = ruleFor(subject, standard);
    decision.queue = queueBy(rule, subject, standard);
    if (rule) {
        decision.rule = rule->name;
        if (rule->priority && rule->name != subject.lastRule && *rule->priority != subject.priority)
            decision.priority = rule->priority;
    }
    std::vector<Candidate> candidates;
    std::vector<RoutingStanding> barred;
    int mostExposed = 0;
    for (const RoutingMember &member : members) {
        const MemberDescribed &can = member.described;
        RoutingStanding standing{can.agent,
                                 can.name,
                                 barOf(subject, decision.queue, rule ? rule->skill : 0, member),
                                 member.presence,
                                 skillOf(can, subject.category),
                                 member.load,
                                 can.capacity,
                                 member.exposure,
                                 !can.agent.isEmpty() && can.agent == subject.familiar,
                                 0};
        if (!standing.why) {
            if (const auto until = restsUntil(subject, can.agent, standard.rest, now)) {
                standing.why = NotChosen::Refused;
                decision.again = std::min(decision.again.value_or(*until), *until);
            }
        }
        if (standing.why) {
            barred.push_back(standing);
            continue;
        }
        mostExposed = std::max(mostExposed, standing.exposure);
        candidates.push_back({standing, member.lastGiven});
    }
    for (Candidate &candidate : candidates)
        candidate.standing.score = scoreOf(candidate.standing, standard.weights, subject.hard, mostExposed);
    std::sort(candidates.begin(), candidates.end(), isBetter);
    std::sort(barred.begin(), barred.end(), [](const RoutingStanding &a, const RoutingStanding &b) {
        return std::make_tuple(a.name, a.agent.text()) < std::make_tuple(b.name, b.agent.text());
    });
    for (Candidate &candidate : candidates) {
        if (&candidate != &candidates.front())
            candidate.standing.why = NotChosen::Lower;
        decision.standings.push_back(candidate.standing);
    }
    decision.standings.insert(decision.standings.end(), barred.begin(), barred.end());
    if (!candidates.empty()) {
        decision.to = candidates.front().standing.agent;
        decision.toName = candidates.front().standing.name;
        decision.again.reset();
    }
    return decision;
}

std::chrono::milliseconds urgencyOf(Priority priority, Instant waitingSince, std::chrono::minutes level, Instant now)
{
    return static_cast<int>(priority) * std::chrono::milliseconds(level) + (now - waitingSince);
}

std::vector<RoutingStep> routeAll(const std::vector<RoutingSubject> &subjects, std::vector<RoutingMember> members,
                                  const RoutingStandard &standard, Instant now)
{
    std::vector<std::pair<std::chrono::milliseconds, size_t>> order;
    for (size_t i = 0; i < subjects.size(); ++i) {
        const RoutingSubject &subject = subjects[i];
        const RoutingRule *rule = ruleFor(subject, standard);
        const bool raised = rule && rule->priority && rule->name != subject.lastRule;
        order.emplace_back(
            urgencyOf(raised ? *rule->priority : subject.priority, subject.waitingSince, standard.level, now), i);
    }
    std::sort(order.begin(), order.end(), [&subjects](const auto &a, const auto &b) {
        return a.first != b.first ? a.first > b.first : subjects[a.second].row < subjects[b.second].row;
    });
    std::vector<RoutingStep> steps;
    for (const auto &[urgency, place] : order) {
        RoutingStep step{place, route(subjects[place], members, standard, now)};
        for (RoutingMember &member : members) {
            if (step.decision.to.isEmpty() || member.described.agent != step.decision.to)
                continue;
            ++member.load;
            member.exposure += subjects[place].hard ? 1 : 0;
            member.lastGiven = now;
        }
        steps.push_back(std::move(step));
    }
    return steps;
}

RoutingFacts factsOf(const RoutingSubject &subject, const RoutingDecision &decision)
{
    RoutingFacts facts;
    facts.hard = subject.hard;
    if (decision.standings.empty())
        return facts;
    const RoutingStanding &chosen = decision.standings.front();
    facts.skill = chosen.skill;
    facts.load = chosen.load;
    facts.capacity = chosen.capacity;
    facts.familiar = chosen.familiar;
    facts.exposure = chosen.exposure;
    facts.couldTakeIt = static_cast<int>(
        std::count_if(decision.standings.begin(), decision.standings.end(),
                      [](const RoutingStanding &one) { return !one.why || *one.why == NotChosen::Lower; }));
    return facts;
}

QString whyText(const RoutingFacts &facts)
{
    QString text =
        u"skill:%1 load:%2/%3 of:%4"_s.arg(facts.skill).arg(facts.load).arg(facts.capacity).arg(facts.couldTakeIt);
    if (facts.familiar)
        text += " familiar:1"_L1;
    if (facts.hard)
        text += u" hard:%1"_s.arg(facts.exposure);
    return text;
}

std::optional<RoutingFacts> routingFactsFrom(const QString &text)
{
    RoutingFacts facts;
    bool skill = false, load = false, of = false;
    for (const QString &part : text.split(u' ', Qt::SkipEmptyParts)) {
        const QString name = part.section(u':', 0, 0), value = part.section(u':', 1);
        bool number = false;
        const int first = value.section(u'/', 0, 0).toInt(&number);
        if (!number || first < 0)
            return std::nullopt;
        if (name == "skill"_L1) {
            facts.skill = first;
            skill = true;
        } else if (name == "load"_L1) {
            facts.load = first;
            facts.capacity = value.section(u'/', 1).toInt(&load);
        } else if (name == "of"_L1) {
            facts.couldTakeIt = first;
            of = true;
        } else if (name == "familiar"_L1) {
            facts.familiar = true;
        } else if (name == "hard"_L1) {
            facts.hard = true;
            facts.exposure = first;
        } else {
            return std::nullopt;
        }
    }
    return skill && load && of ? std::optional(facts) : std::nullopt;
}

} // namespace lianxi
