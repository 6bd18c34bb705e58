// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desk/bulk_run.h"

#include <QPointer>

using namespace Qt::StringLiterals;

namespace lianxi
{

using Kind = BulkAction::Kind;
using End = BulkOutcome::Kind;

namespace
{

/// Whether the command is written where only the first of two wins.
bool races(Kind kind)
{
    switch (kind) {
    case Kind::Claim:
    case Kind::Release:
    case Kind::Transfer:
    case Kind::Snooze:
    case Kind::Wake:
    case Kind::Resolve:
    case Kind::Reopen:
        return true;
    case Kind::Tag:
    case Kind::Untag:
    case Kind::Classify:
    case Kind::MarkRead:
    case Kind::MarkUnread:
        return false;
    }
    Q_UNREACHABLE();
}

End endOf(DeskResult::Kind kind)
{
    switch (kind) {
    case DeskResult::Kind::Done:
        return End::Done;
    case DeskResult::Kind::LostRace:
        return End::Taken;
    case DeskResult::Kind::Refused:
        return End::Refused;
    case DeskResult::Kind::Forbidden:
    case DeskResult::Kind::Unavailable:
        return End::Unavailable;
    }
    Q_UNREACHABLE();
}

QString holder(const CaseRow &row)
{
    return row.assigneeName.isEmpty() ? row.assignee.text() : row.assigneeName;
}

bool hasTag(const CaseRow &row, TagFamily family, const QString &text)
{
    return std::any_of(row.tags.begin(), row.tags.end(),
                       [&](const TagRow &tag) { return tag.family == family && tag.text == text.trimmed(); });
}

/// Members of `what` that say nothing different from the case are left out.
CaseClassified changesOnly(CaseClassified what, const CaseRow &row)
{
    if (what.caseClass == row.caseClass)
        what.caseClass.reset();
    if (what.priority == row.priority)
        what.priority.reset();
    if (what.category == row.category)
        what.category.reset();
    return what;
}

BulkAction toQueue(const QString &queue)
{
    BulkAction back{.kind = Kind::Transfer};
    back.to.queue = queue;
    return back;
}

/// The steps to the assignment and queue that the case had.
std::deque<BulkAction> assignmentOf(const CaseRow &before, bool queueChanged, const AgentId &me)
{
    std::deque<BulkAction> steps;
    if (before.assignee.isEmpty() || queueChanged)
        steps.push_back(toQueue(before.queue));
    if (before.assignee == me) {
        steps.push_back({.kind = Kind::Claim});
    } else if (!before.assignee.isEmpty()) {
        BulkAction back{.kind = Kind::Transfer};
        back.to.to = before.assignee;
        back.to.toName = before.assigneeName;
        steps.push_back(back);
    }
    return steps;
}

CaseClassified asBefore(const CaseClassified &changed, const CaseRow &before)
{
    CaseClassified back;
    if (changed.caseClass)
        back.caseClass = before.caseClass;
    if (changed.priority)
        back.priority = before.priority;
    if (changed.category)
        back.category = before.category;
    return back;
}

} // namespace

std::optional<End> standsAgainst(const BulkAction &action, const CaseRow &row, const AgentProfile &me)
{
    const bool resolved = row.state == CaseState::Resolved;
    const bool others = !row.assignee.isEmpty() && row.assignee != me.id;
    // Among many cases nobody looks whose each one is: a colleague's is left in their hands.
    const bool kept = others && me.role != AuthorKind::Supervisor;
    const auto already = [](bool so) { return so ? std::optional(End::Already) : std::nullopt; };
    switch (action.kind) {
    case Kind::Claim:
        if (resolved)
            return End::Resolved;
        return others ? std::optional(End::Taken) : already(row.assignee == me.id && !row.offeredAt);
    case Kind::Release:
        return kept ? std::optional(End::Taken) : already(row.assignee.isEmpty());
    case Kind::Transfer:
        if (resolved || kept)
            return resolved ? End::Resolved : End::Taken;
        return already(row.assignee == action.to.to && (!action.to.to.isEmpty() || row.queue == action.to.queue));
    case Kind::Tag:
        return already(hasTag(row, action.family, action.tag));
    case Kind::Untag:
        return already(!hasTag(row, action.family, action.tag));
    case Kind::Snooze:
        if (resolved || kept)
            return resolved ? End::Resolved : End::Taken;
        return already(row.state == CaseState::Snoozed && row.snoozedUntil == action.until);
    case Kind::Wake:
        return already(row.state == CaseState::Open);
    case Kind::Classify: {
        const CaseClassified left = changesOnly(action.what, row);
        return already(!left.caseClass && !left.priority && !left.category);
    }
    case Kind::Resolve:
        return kept && !resolved ? std::optional(End::Taken) : already(resolved);
    case Kind::Reopen:
        return already(!resolved);
    case Kind::MarkRead:
        return already(row.unread == 0);
    case Kind::MarkUnread:
        return already(row.unread > 0);
    }
    Q_UNREACHABLE();
}

std::deque<BulkAction> opposite(const BulkAction &action, const CaseRow &before, const AgentId &me)
{
    switch (action.kind) {
    case Kind::Claim:
        if (!before.assignee.isEmpty())
            return {}; // it had been offered to this agent, and whoever offered it has been told
        return {{.kind = Kind::Release}};
    case Kind::Release:
        return assignmentOf(before, false, me);
    case Kind::Transfer:
        // Nothing but a supervisor's claim takes a case out of the supervisor's queue again.
        if (action.to.to.isEmpty() && action.to.queue == "supervisor"_L1)
            return {};
        return assignmentOf(before, action.to.to.isEmpty() && before.queue != action.to.queue, me);
    case Kind::Tag:
        return {{.kind = Kind::Untag, .family = action.family, .tag = action.tag.trimmed()}};
    case Kind::Snooze:
        if (before.state == CaseState::Snoozed)
            return {{.kind = Kind::Snooze, .until = before.snoozedUntil}};
        return {{.kind = Kind::Wake}};
    case Kind::Classify:
        return {{.kind = Kind::Classify, .what = asBefore(action.what, before)}};
    case Kind::Resolve:
        // Resolving ends clocks and forgets what was unread: reopening brings back neither.
        if (before.clock || before.waitingForUs || before.unread > 0 || before.supervisor)
            return {};
        if (before.state == CaseState::Snoozed)
            return {{.kind = Kind::Reopen}, {.kind = Kind::Snooze, .until = before.snoozedUntil}};
        return {{.kind = Kind::Reopen}};
    case Kind::MarkRead:
        return {{.kind = Kind::MarkUnread}};
    case Kind::Untag:
    case Kind::Wake:
    case Kind::Reopen:
    case Kind::MarkUnread:
        return {}; // made by undoing only
    }
    Q_UNREACHABLE();
}

BulkRun::BulkRun(Desk &desk, StoreSource &store, QObject *parent)
    : QObject(parent)
    , m_desk(desk)
    , m_store(store)
{
}

void BulkRun::start(const BulkAction &action, const std::vector<qint64> &caseRows)
{
    m_action = action;
    m_undoing = false;
    m_jobs.clear();
    for (const qint64 row : caseRows) {
        Job job;
        job.steps = {action};
        job.outcome.caseRow = row;
        m_jobs.push_back(std::move(job));
    }
    m_next = 0;
    m_underWay = m_finished = 0;
    m_ended = false;
    ++m_generation;
    pump();
}

bool BulkRun::canUndo() const
{
    return !isRunning() && !m_undoing && std::any_of(m_jobs.begin(), m_jobs.end(), [this](const Job &job) {
        return job.outcome.kind == End::Done && !opposite(m_action, job.outcome.before, m_desk.me().id).empty();
    });
}

void BulkRun::undo()
{
    std::vector<Job> jobs;
    for (const Job &done : m_jobs) {
        if (done.outcome.kind != End::Done)
            continue;
        Job job;
        job.outcome.caseRow = done.outcome.caseRow;
        job.outcome.before = done.outcome.before;
        job.steps = opposite(m_action, done.outcome.before, m_desk.me().id);
        // Written after our own command and nothing else: whoever did something since keeps it.
        job.seen = done.outcome.before;
        if (races(m_action.kind))
            job.seen->sequence = done.outcome.result.sequence;
        jobs.push_back(std::move(job));
    }
    m_jobs = std::move(jobs);
    m_undoing = true;
    m_next = 0;
    m_underWay = m_finished = 0;
    m_ended = false;
    ++m_generation;
    pump();
}

void BulkRun::stop()
{
    const size_t first = std::exchange(m_next, m_jobs.size());
    if (first == m_jobs.size())
        return;
    m_finished += static_cast<int>(m_jobs.size() - first); // their outcome says "stopped" from the beginning
    Q_EMIT progressed();
    tellEnd();
}

void BulkRun::tellEnd()
{
    if (!isRunning() && !std::exchange(m_ended, true))
        Q_EMIT ended();
}

int BulkRun::count(End kind) const
{
    return static_cast<int>(
        std::count_if(m_jobs.begin(), m_jobs.end(), [kind](const Job &job) { return job.outcome.kind == kind; }));
}

std::vector<BulkOutcome> BulkRun::outcomes() const
{
    std::vector<BulkOutcome> all;
    for (const Job &job : m_jobs)
        all.push_back(job.outcome);
    return all;
}

void BulkRun::pump()
{
    while (m_underWay < mostUnderWay && m_next < m_jobs.size()) {
        ++m_underWay;
        begin(m_next++);
    }
    tellEnd(); // of nothing at all
}

void BulkRun::begin(size_t job)
{
    const qint64 row = m_jobs.at(job).outcome.caseRow;
    if (m_jobs.at(job).seen) {
        // Not at once: many that need nothing would call one another.
        QMetaObject::invokeMethod(
            this,
            [this, job, generation = m_generation] {
                if (generation == m_generation)
                    step(job);
            },
            Qt::QueuedConnection);
        return;
    }
    if (m_action.kind == Kind::Resolve) {
        m_store.askCase(this, row, [this, job, generation = m_generation](const Result<CaseView> &view) {
            if (generation == m_generation)
                takeView(job, view);
        });
        return;
    }
    m_store.askRows(this, {row}, [this, job, generation = m_generation](const std::vector<CaseRow> &rows) {
        if (generation != m_generation)
            return;
        if (rows.empty())
            finish(job, End::Gone);
        else
            takeRow(job, rows.front());
    });
}

/// The script's rule needs more of a case than its row.
void BulkRun::takeView(size_t job, const Result<CaseView> &view)
{
    if (!view)
        return finish(job, view.error().code == ErrorCode::NotFound ? End::Gone : End::Unavailable);
    Job &one = m_jobs.at(job);
    one.outcome.before = view->head;
    one.outcome.result.winner = holder(view->head);
    if (const std::optional<End> against = standsAgainst(m_action, view->head, m_desk.me()))
        return finish(job, *against);
    one.steps.clear();
    m_desk.resolve(*view, {}, taken(job, true));
}

void BulkRun::takeRow(size_t job, const CaseRow &row)
{
    Job &one = m_jobs.at(job);
    one.outcome.before = row;
    if (const std::optional<End> against = standsAgainst(m_action, row, m_desk.me())) {
        one.outcome.result.winner = holder(row);
        return finish(job, *against);
    }
    one.seen = row;
    step(job);
}

void BulkRun::step(size_t job)
{
    Job &one = m_jobs.at(job);
    if (one.steps.empty())
        return finish(job, one.outcome.result.sequence == 0 && !one.outcome.result.waiting ? End::NotExact : End::Done);
    const BulkAction action = one.steps.front();
    one.steps.pop_front();
    run(job, action);
}

void BulkRun::run(size_t job, const BulkAction &action)
{
    const CaseRow row = *m_jobs.at(job).seen;
    DeskDone done = taken(job, races(action.kind));
    switch (action.kind) {
    case Kind::Claim:
        return m_desk.claim(row, std::move(done));
    case Kind::Release:
        return m_desk.release(row, std::move(done));
    case Kind::Transfer:
        return m_desk.transfer(row, action.to, std::move(done));
    case Kind::Tag:
        return m_desk.tag(row, action.family, action.tag, std::move(done));
    case Kind::Untag:
        return m_desk.untag(row, action.family, action.tag, std::move(done));
    case Kind::Snooze:
        return m_desk.snooze(row, action.until, std::move(done));
    case Kind::Wake:
        return m_desk.wake(row, std::move(done));
    case Kind::Classify:
        return m_desk.classify(row, m_undoing ? action.what : changesOnly(action.what, row), std::move(done));
    case Kind::Resolve:
        return; // takeView() resolves
    case Kind::Reopen:
        return m_desk.reopen(row, std::move(done));
    case Kind::MarkRead:
        return m_desk.markRead(row, std::move(done));
    case Kind::MarkUnread:
        return m_desk.markUnread(row, std::move(done));
    }
}

DeskDone BulkRun::taken(size_t job, bool raced)
{
    return [self = QPointer<BulkRun>(this), job, raced, generation = m_generation](const DeskResult &result) {
        if (!self || generation != self->m_generation)
            return;
        Job &one = self->m_jobs.at(job);
        one.outcome.result = result;
        if (!result.done())
            return self->finish(job, endOf(result.kind));
        if (raced && one.seen)
            one.seen->sequence = result.sequence;
        self->step(job);
    };
}

void BulkRun::finish(size_t job, End kind)
{
    m_jobs.at(job).outcome.kind = kind;
    --m_underWay;
    ++m_finished;
    Q_EMIT progressed();
    pump();
}

} // namespace lianxi
