// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/rehearsal/score_sheet.h"

#include <map>
#include <set>

using namespace Qt::StringLiterals;

namespace lianxi
{

namespace
{

/// Stands for a name that is not known yet in the model solution.
const QString nobody = u"×××"_s;

bool isHuman(AuthorKind author)
{
    return author == AuthorKind::Agent || author == AuthorKind::Supervisor;
}

bool isOurs(const TimelineRow &row)
{
    return row.kind == TimelineKind::Message && row.direction == Direction::Out && isHuman(row.author)
        && row.delivery != DeliveryState::Withdrawn;
}

/// Guards by rule. An override is written by the form and again with the reply that uses it: it counts once.
class GuardTally
{
public:
    void add(const QJsonObject &details)
    {
        const QString rule = details.value("rule"_L1).toString();
        if (rule.isEmpty())
            return;
        const QString action = details.value("action"_L1).toString();
        GuardCount &count = m_counts[rule];
        count.rule = rule;
        if (action == "overridden"_L1) {
            const QString words = details.value("reason"_L1).toString() + u'\n' + details.value("words"_L1).toString();
            if (m_overrides.emplace(rule, words).second)
                ++count.overridden;
        } else if (details.value("level"_L1).toString() == toText(GuardLevel::Block)) {
            ++count.blocked;
        } else {
            ++count.reminded;
        }
    }
    [[nodiscard]] std::vector<GuardCount> counts() const
    {
        std::vector<GuardCount> all;
        for (const auto &[rule, count] : m_counts)
            all.push_back(count);
        return all;
    }

private:
    std::map<QString, GuardCount> m_counts;
    std::set<std::pair<QString, QString>> m_overrides;
};

void addSteps(ScenarioScore &score, const CaseView &view)
{
    for (size_t step = 0; step < score.steps.size(); ++step)
        score.steps[step] = score.steps[step] || ((view.head.scriptMask >> step) & 1);
    bool &followUp = score.steps[static_cast<size_t>(ScriptStep::FollowUp)];
    followUp = followUp || !view.followUps.empty(); // planned with time and channel: that is the step itself
}

void addMessages(ScenarioScore &score, const CaseFacts &facts)
{
    std::optional<Instant> asked;
    for (const TimelineRow &row : facts.timeline) {
        if (row.kind == TimelineKind::Message && row.direction == Direction::In) {
            ++score.received;
            asked = asked.value_or(row.at);
        } else if (isOurs(row)) {
            ++score.sent;
            score.written.append(row.text);
            // The platforms' clocks give whole seconds, so that an answer can seem to come before the question.
            if (asked && !score.firstResponse)
                score.firstResponse = std::max(row.at - *asked, std::chrono::milliseconds(0));
        }
    }
}

ScenarioScore scoreOf(const Scenario &scenario, const std::vector<CaseFacts> &cases)
{
    ScenarioScore score;
    score.id = scenario.id;
    score.titleZh = scenario.titleZh, score.titleEn = scenario.titleEn;
    score.aimZh = scenario.aimZh, score.aimEn = scenario.aimEn;
    QString agent = nobody, brand = nobody;
    GuardTally guards;
    for (const CaseFacts &facts : cases) {
        if (!isWith(facts.view, scenario))
            continue;
        const CaseRow &head = facts.view.head;
        score.resolved = head.state == CaseState::Resolved && (!score.arrived() || score.resolved);
        score.unanswered = score.unanswered || (head.waitingForUs && head.state != CaseState::Resolved);
        score.caseRow = std::max(score.caseRow, head.row);
        agent = head.assigneeName.isEmpty() ? agent : head.assigneeName;
        brand = facts.view.brand.isEmpty() ? brand : facts.view.brand;
        addSteps(score, facts.view);
        addMessages(score, facts);
        for (const TimelineRow &row : facts.timeline) {
            if (row.activity == "guard.acted"_L1)
                guards.add(row.details);
        }
    }
    score.guards = guards.counts();
    for (const ModelLine &line : scenario.model) {
        if (line.kind == ModelLine::Kind::Reply || line.kind == ModelLine::Kind::Invite)
            score.model.append(filledIn(line.text, agent, brand));
    }
    return score;
}

void addGuards(ScoreSheet &sheet)
{
    std::map<QString, GuardCount> sums;
    for (const ScenarioScore &score : sheet.scenarios) {
        for (const GuardCount &count : score.guards) {
            GuardCount &sum = sums[count.rule];
            sum.rule = count.rule;
            sum.reminded += count.reminded, sum.blocked += count.blocked, sum.overridden += count.overridden;
        }
    }
    for (const auto &[rule, sum] : sums)
        sheet.guards.push_back(sum);
}

void addResponses(ScoreSheet &sheet)
{
    std::vector<std::chrono::milliseconds> times;
    for (const ScenarioScore &score : sheet.scenarios) {
        if (score.firstResponse)
            times.push_back(*score.firstResponse);
    }
    if (times.empty())
        return;
    std::ranges::sort(times);
    const size_t middle = times.size() / 2;
    sheet.medianResponse = times.size() % 2 ? times[middle] : (times[middle - 1] + times[middle]) / 2;
    sheet.longestResponse = times.back();
}

} // namespace

bool ScenarioScore::allSteps() const
{
    return std::ranges::all_of(steps, [](bool done) { return done; });
}

GuardCount ScoreSheet::allGuards() const
{
    GuardCount sum;
    for (const GuardCount &count : guards)
        sum.reminded += count.reminded, sum.blocked += count.blocked, sum.overridden += count.overridden;
    return sum;
}

ScoreSheet scoreSheet(const std::vector<Scenario> &scenarios, const std::vector<CaseFacts> &cases)
{
    ScoreSheet sheet;
    for (const Scenario &scenario : scenarios) {
        ScenarioScore score = scoreOf(scenario, cases);
        sheet.arrived += score.arrived();
        sheet.resolved += score.resolved;
        sheet.unanswered += score.unanswered;
        sheet.adherent += score.resolved && score.allSteps();
        sheet.scenarios.push_back(std::move(score));
    }
    addGuards(sheet);
    addResponses(sheet);
    return sheet;
}

} // namespace lianxi
