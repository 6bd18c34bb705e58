// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desk/desk.h"
#include "models/items/store_source.h"

#include <deque>

namespace lianxi
{

/// One command for many cases; only the members of its kind are looked at.
struct BulkAction {
    enum class Kind {
        Claim,
        Release,
        Transfer,
        Tag,
        Untag,
        Snooze,
        Wake,
        Classify,
        Resolve,
        Reopen,
        MarkRead,
        MarkUnread,
    };
    Kind kind = Kind::Claim;
    CaseTransferred to = {};
    TagFamily family = TagFamily::Scene;
    QString tag = {};
    std::optional<Instant> until = {};
    CaseClassified what = {};
};

/// What became of one case.
struct BulkOutcome {
    enum class Kind {
        Done,
        Already, ///< nothing had to be done
        Taken, ///< somebody else has the case, or was first: `result.winner`
        Refused, ///< by a rule: `result.report`
        Resolved, ///< the command needs a case under way
        Gone, ///< there is no such case any more
        Unavailable, ///< the log could not be written: `result.error`
        NotExact, ///< undoing it would not give back what was: clocks that ran, messages that were unread
        Stopped, ///< the agent stopped before it was this one's turn
    };
    Kind kind = Kind::Stopped;
    qint64 caseRow = 0;
    CaseRow before; ///< as read just before the command
    DeskResult result;
    [[nodiscard]] bool failed() const { return kind != Kind::Done && kind != Kind::Already; }
};

/// Does one command for many cases, a few at a time, and undoes it. Each case is read right before its command, so that
/// what a colleague did meanwhile is seen. View thread; nothing here blocks.
class BulkRun final : public QObject
{
    Q_OBJECT
public:
    static constexpr int mostUnderWay = 4; ///< appends at a time: the agent's own commands pass between them

    /// All outlive the run.
    BulkRun(Desk &desk, StoreSource &store, QObject *parent = nullptr);

    /// Call only while !isRunning().
    void start(const BulkAction &action, const std::vector<qint64> &caseRows);
    /// The opposite command for every case that was done, in its earlier state exactly; a case that somebody has
    /// changed since is left alone. Call only while canUndo().
    void undo();
    /// What has begun is finished; the rest is left as it is.
    void stop();

    [[nodiscard]] bool isRunning() const { return m_finished < static_cast<int>(m_jobs.size()); }
    [[nodiscard]] bool isUndoing() const { return m_undoing; }
    [[nodiscard]] bool canUndo() const;
    [[nodiscard]] const BulkAction &action() const { return m_action; }
    [[nodiscard]] int total() const { return static_cast<int>(m_jobs.size()); }
    [[nodiscard]] int finished() const { return m_finished; }
    [[nodiscard]] int count(BulkOutcome::Kind kind) const;
    /// Of every case, in the order given; complete when ended() was emitted.
    [[nodiscard]] std::vector<BulkOutcome> outcomes() const;

Q_SIGNALS:
    void progressed();
    void ended();

private:
    struct Job {
        std::optional<CaseRow> seen; ///< what the command is judged and written by; nothing: it is read first
        std::deque<BulkAction> steps;
        BulkOutcome outcome;
    };
    void pump();
    void begin(size_t job);
    void takeView(size_t job, const Result<CaseView> &view);
    void takeRow(size_t job, const CaseRow &row);
    void step(size_t job);
    void run(size_t job, const BulkAction &action);
    void finish(size_t job, BulkOutcome::Kind kind);
    void tellEnd();
    [[nodiscard]] DeskDone taken(size_t job, bool raced);

    Desk &m_desk;
    StoreSource &m_store;
    BulkAction m_action;
    std::vector<Job> m_jobs;
    size_t m_next = 0;
    int m_underWay = 0, m_finished = 0;
    quint64 m_generation = 0; ///< answers to an earlier run are dropped
    bool m_undoing = false;
    bool m_ended = true; ///< ended() was told
};

/// Why a command makes no sense for a case as it stands; nullopt: it does. Pure.
[[nodiscard]] std::optional<BulkOutcome::Kind> standsAgainst(const BulkAction &action, const CaseRow &row,
                                                             const AgentProfile &me);
/// What gives a case back its state before `action` was done to it. Empty: nothing does. Pure.
[[nodiscard]] std::deque<BulkAction> opposite(const BulkAction &action, const CaseRow &before, const AgentId &me);

} // namespace lianxi
