// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/automation/automation.h"

#include "app/duty/backoff.h"
#include "models/store/queries.h"
#include "models/store/team_queries.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QUrl>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace lianxi
{

namespace
{

constexpr size_t tasksAtOnce = 32; ///< looked at by one question
constexpr int mostConflicts = 10; ///< somebody works on the case without a pause: it is theirs
constexpr qint64 rowsLookedBackAt = 2'000; ///< when the first rule is made
constexpr auto lateFold = 1min; ///< what happened may be told that much later

RuleLimits limitsOf(const Playbook &playbook)
{
    return {static_cast<int>(playbook.number(u"automation.chain_depth")),
            static_cast<int>(playbook.number(u"automation.runs_an_hour"))};
}

/// The calls of one run, with the addresses of the version that ran.
std::vector<WebCall> callsOf(sqlite::Database &db, const RanLine &line, Instant now)
{
    const QJsonArray steps = line.ran.rest.value("calls"_L1).toArray();
    const auto versions = teamItemVersions(db, TeamItemKind::Rule, line.ran.rule);
    const Result<CaseView> view = caseView(db, line.caseRow);
    std::vector<WebCall> calls;
    if (!versions || !view)
        return calls;
    for (const TeamItem &item : *versions) {
        const Result<Rule> rule =
            item.version == line.ran.version ? fromRuleBody(item.saved.body) : failure(ErrorCode::NotFound, {});
        if (!rule)
            continue;
        for (const QJsonValue &step : steps) {
            const auto at = static_cast<size_t>(std::max(step.toInt(), 0));
            if (at >= rule->steps.size() || rule->steps.at(at).deed != RuleDeed::Webhook)
                continue;
            WebCall call;
            call.id = EventId::derive("lianxi/web-call/" + line.ran.caseId.toBytes() + '/'
                                      + QByteArray::number(line.row) + '/' + QByteArray::number(step.toInt()))
                          .toString();
            call.url = rule->steps.at(at).text.trimmed();
            call.next = now;
            call.caseId = line.ran.caseId;
            call.rule = line.ran.rule;
            call.version = line.ran.version;
            call.name = line.ran.name;
            call.body = webCallBody(*view, call, line.ran.did, line.at);
            calls.push_back(std::move(call));
        }
    }
    return calls;
}

} // namespace

Automation::Automation(Parts parts)
    : m_parts(std::move(parts))
    , m_state(automationStateFrom(m_parts.kept))
    , m_post(&m_context)
{
    m_calls = std::make_unique<WebCalls>(WebCalls::Parts{
        .http = m_parts.http,
        .clock = m_parts.clock,
        .scheduler = m_parts.scheduler,
        .jitter = m_parts.jitter,
        .key = m_parts.key,
        .attempts = static_cast<int>(m_parts.playbook->number(u"automation.call_attempts")),
        .patience = std::chrono::seconds(std::llround(m_parts.playbook->number(u"automation.call_seconds"))),
        .changed = [this] { keep(); },
        .gaveUp = [this](const WebCall &call, const QString &why) { tellGivenUp(call, why); },
    });
    m_calls->load(std::exchange(m_state.calls, {}));
    m_since = m_state.moments - lateFold;
}

Automation::~Automation()
{
    m_post.close();
}

void Automation::follow(const ChangeSet &changes)
{
    m_folded = std::max(m_folded, changes.upTo);
    if (changes.team)
        readRules();
    if (!changes.cases.empty() && (!m_rules.empty() || m_readingRules)) {
        m_scan = true;
        m_changed.insert(m_changed.end(), changes.cases.begin(), changes.cases.end());
    }
    pump();
}

void Automation::readRules()
{
    if (m_readingRules) {
        m_readAgain = true;
        return;
    }
    m_readingRules = true;
    m_parts.reader.askForDuty([this, post = m_post](sqlite::Database &db) {
        Known known;
        known.rules = teamRulesInForce(db).value_or(known.rules);
        if (!known.rules.empty())
            known.moments = allMoments(db).value_or(known.moments);
        known.last = lastTimelineRow(db).value_or(0);
        post([this, known = std::move(known)]() mutable { onRules(std::move(known)); });
    });
}

void Automation::onRules(Known known)
{
    m_readingRules = false;
    const bool first = m_rules.empty();
    m_rules = std::move(known.rules);
    if (!m_state.line) {
        m_state.line = m_state.judged = known.last;
        m_state.moments = m_since = m_parts.clock.now();
    }
    if (first) { // rules begin with what happened after they were saved, so little is lost by not looking further back
        m_state.line = std::max(*m_state.line, known.last - rowsLookedBackAt);
        m_state.judged = std::max(m_state.judged, known.last - rowsLookedBackAt);
    }
    m_moments.clear();
    m_agenda.clear();
    m_planned.clear();
    for (const CaseMoments &one : known.moments) {
        m_moments.insert(one.caseRow, one);
        plan(one.caseRow);
    }
    // A run that waits goes on as the rule it was, or not at all.
    m_scan = m_ready = true;
    if (std::exchange(m_readAgain, false))
        readRules();
    pump();
}

void Automation::pump()
{
    if (m_busy || !m_ready || m_waitFor > m_folded)
        return;
    if (!m_tasks.empty())
        return answer();
    passPage();
    if (m_rules.empty() && m_state.later.empty())
        return;
    if (std::exchange(m_scan, false))
        return scan();
    lookAtTime();
}

void Automation::scan()
{
    m_busy = true;
    std::vector<qint64> changed = std::exchange(m_changed, {});
    std::sort(changed.begin(), changed.end());
    changed.erase(std::unique(changed.begin(), changed.end()), changed.end());
    m_parts.reader.askForDuty([this, line = *m_state.line, judged = m_state.judged, changed = std::move(changed),
                               source = m_parts.source, now = m_parts.clock.now(),
                               post = m_post](sqlite::Database &db) {
        Scan found;
        found.page.upTo = line;
        found.judged.upTo = judged;
        found.page = occasionsAfter(db, line).value_or(found.page);
        found.judged = judgedAfter(db, judged).value_or(found.judged);
        found.moments = momentsOf(db, changed).value_or(found.moments);
        found.asked = changed;
        for (const RanLine &one : found.page.ran) {
            if (one.ran.rest.value("desk"_L1).toString() != source)
                continue;
            for (WebCall &call : callsOf(db, one, now))
                found.calls.push_back(std::move(call));
        }
        post([this, found = std::move(found)]() mutable { onScanned(std::move(found)); });
    });
}

void Automation::onScanned(Scan scan)
{
    m_busy = false;
    for (const qint64 row : scan.asked)
        m_moments.remove(row);
    for (const CaseMoments &one : scan.moments)
        m_moments.insert(one.caseRow, one);
    for (const qint64 row : scan.asked) {
        if (!m_moments.contains(row))
            m_considered.remove(row); // what ran is known from the store
        plan(row);
    }
    for (const WebCall &call : scan.calls)
        m_calls->add(call);
    for (const RanLine &line : scan.page.ran)
        takeRan(line);
    take(scan.page.occasions);
    take(scan.judged.occasions);
    qint64 judged = scan.judged.upTo;
    const Instant now = m_parts.clock.now();
    if (scan.judged.unjudged == 0) {
        m_unjudged.reset();
    } else if (!m_unjudged || m_unjudged->first != scan.judged.unjudged) {
        m_unjudged = std::pair(scan.judged.unjudged, now);
    } else if (now - m_unjudged->second > judgingTakes) {
        judged = scan.judged.unjudged;
        m_scan = true;
    }
    m_page = std::pair(scan.page.upTo, judged);
    m_scan = m_scan || scan.page.more;
    pump();
}

void Automation::take(const std::vector<Occasion> &occasions)
{
    const Instant oldest = m_parts.clock.now() - staleAfter();
    for (const Occasion &one : occasions) {
        if (one.at < oldest)
            continue;
        const bool undoable = one.notBefore && *one.notBefore > m_parts.clock.now();
        for (const auto &rule : m_rules) {
            if (!waitsFor(*rule, one))
                continue;
            if (undoable) {
                LaterLook later{.at = *one.notBefore, .caseRow = one.caseRow, .caseId = one.caseId, .key = one.key};
                later.row = one.row;
                if (std::find(m_state.later.begin(), m_state.later.end(), later) == m_state.later.end())
                    m_state.later.push_back(std::move(later));
                m_tasked = true;
                break; // all of them are looked at then
            }
            m_tasks.push_back({rule, one, 0});
        }
    }
}

/// Every desk remembers what waits, so that it goes on whichever of them is there then.
void Automation::takeRan(const RanLine &line)
{
    const QJsonObject wait = line.ran.rest.value("wait"_L1).toObject();
    if (wait.isEmpty())
        return;
    LaterLook later{.at = fromMillis(wait.value("until"_L1).toInteger()),
                    .caseRow = line.caseRow,
                    .caseId = line.ran.caseId,
                    .rule = line.ran.rule,
                    .version = line.ran.version,
                    .step = wait.value("step"_L1).toInt(),
                    .depth = line.ran.rest.value("depth"_L1).toInt(),
                    .key = "wait/" + QByteArray::number(line.row)};
    const auto same = [&later](const LaterLook &one) { return one.key == later.key; };
    if (std::none_of(m_state.later.begin(), m_state.later.end(), same)
        && std::none_of(m_due.begin(), m_due.end(), same))
        m_state.later.push_back(std::move(later));
    m_tasked = true;
}

void Automation::answer()
{
    // What was switched off or changed meanwhile no longer runs.
    std::erase_if(m_tasks, [this](const RuleTask &task) {
        return std::none_of(m_rules.begin(), m_rules.end(), [&task](const auto &rule) {
            return rule->id == task.rule->id && rule->version == task.rule->version;
        });
    });
    if (m_tasks.empty())
        return pump();
    m_busy = true;
    m_tasked = true;
    const auto count = static_cast<std::ptrdiff_t>(std::min(m_tasks.size(), tasksAtOnce));
    std::vector<RuleTask> tasks(m_tasks.begin(), m_tasks.begin() + count);
    m_parts.reader.askForDuty([this, tasks = std::move(tasks), playbook = m_parts.playbook, source = m_parts.source,
                               now = m_parts.clock.now(), post = m_post](sqlite::Database &db) {
        const RuleAsking asking{*playbook, now, source, limitsOf(*playbook)};
        Looked looked;
        for (const RuleTask &task : tasks) {
            Result<RuleAnswer> one = answerOf(db, task, asking);
            if (!one)
                qWarning("automation: a case could not be read; a rule was not run on it");
            if (one && !one->run.events.empty()) {
                looked.answer = std::move(*one);
                break;
            }
            ++looked.done;
        }
        post([this, looked = std::move(looked)] { onLooked(looked); });
    });
}

void Automation::onLooked(const Looked &looked)
{
    m_tasks.erase(m_tasks.begin(), m_tasks.begin() + static_cast<std::ptrdiff_t>(looked.done));
    if (looked.answer)
        return append(*looked.answer);
    m_busy = false;
    pump();
}

void Automation::append(const RuleAnswer &answer)
{
    const PlannedRun &run = answer.run;
    Append what;
    what.subject = run.races ? caseSubject(answer.caseId) : workSubject(answer.caseId);
    what.key = "rule/" + run.events.back().id.toBytes().toHex();
    what.events = run.events;
    if (run.races)
        what.expectedLast = answer.sequence;
    m_parts.log.append(std::move(what), [this, post = m_post](const AppendOutcome &outcome) {
        post([this, outcome] { onAppended(outcome); });
    });
}

void Automation::onAppended(const AppendOutcome &outcome)
{
    if (std::holds_alternative<Unavailable>(outcome)) {
        m_parts.scheduler.after(backOff(++m_failures, m_parts.jitter()), &m_context, [this] {
            m_busy = false;
            pump();
        });
        return;
    }
    m_failures = 0;
    m_busy = false;
    if (const auto *conflict = std::get_if<Conflict>(&outcome)) {
        m_waitFor = conflict->last; // then it is looked at again: the case is another
        if (++m_conflicts > mostConflicts) {
            m_tasks.pop_front();
            m_conflicts = 0;
        }
    } else {
        m_waitFor = std::get<Accepted>(outcome).sequence;
        m_tasks.pop_front();
        m_conflicts = 0;
    }
    pump();
}

/// The place moves when nothing of the page is left to do: a process that ends before looks at it again, and finds in
/// the store what ran.
void Automation::passPage()
{
    if (!m_page && m_due.empty())
        return;
    if (m_page) {
        m_state.line = m_page->first;
        m_state.judged = m_page->second;
    }
    m_page.reset();
    m_due.clear();
    if (std::exchange(m_tasked, false))
        keep();
}

void Automation::keep()
{
    AutomationState state = m_state;
    state.later.insert(state.later.end(), m_due.begin(), m_due.end());
    state.calls = m_calls->calls();
    m_parts.keep(toBytes(state));
}

void Automation::tellGivenUp(const WebCall &call, const QString &why)
{
    const EventId id = EventId::derive("lianxi/web-call-end/" + call.id.toLatin1());
    const RuleRan told{call.caseId, call.rule, call.version,
                       call.name,   {},        u"webhook:"_s + QUrl(call.url).host() + u':' + why};
    m_parts.log.append({workSubject(call.caseId),
                        "rule/" + id.toBytes().toHex(),
                        {makeEvent(told, m_parts.source, m_parts.clock.now(), id)},
                        std::nullopt},
                       [](const AppendOutcome &outcome) {
                           if (std::holds_alternative<Unavailable>(outcome))
                               qWarning("automation: a web call was given up, and could not be told");
                       });
}

} // namespace lianxi
