// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/metrics/breakdown.h"
#include "models/metrics/queue.h"
#include "models/store/sqlite.h"

#include <QHash>
#include <QObject>

#include <memory>

namespace lianxi
{

class Clock;
class Playbook;
class StoreReader;
struct MeasureQuery;
struct MeasureResult;

/// What a lead wants to see.
struct DashboardQuery {
    int days = 30; ///< until now, from the beginning of a day in the service's zone
    /// Chosen days instead, both included; `days` is not looked at.
    std::optional<std::pair<std::chrono::sys_days, std::chrono::sys_days>> dates = {};
    enum class Compare { None, Before, YearBefore };
    Compare compare = Compare::Before; ///< with the same number of days
    bool serviceHours = false; ///< only service time counts
    bool bots = false; ///< a bot's reply is an answer
    metrics::Typical typical = metrics::Typical::Median; ///< of times
    metrics::Breakdown by = metrics::Breakdown::Channel; ///< of the chart of groups
    friend bool operator==(const DashboardQuery &, const DashboardQuery &) = default;
};

/// Lines across charts and the numbers beside them; from the playbook.
struct DashboardRules {
    double responseHigh = 0, responseLow = 0; ///< shares
    std::array<double, 3> responseLines{}; ///< seconds: fast, good, the line
    metrics::StaffingRules staffing;
    int leastCount = 1; ///< shares and medians of fewer are marked
    std::chrono::milliseconds firstContactWindow{};
    int satisfiedFrom = 4; ///< the lowest score that is positive
    metrics::CallRules calls;
    metrics::ExamRules exams;
    int leastDays = 5; ///< on each side of a measure, to tell a difference
};
[[nodiscard]] DashboardRules dashboardRules(const Playbook &playbook);

/// Figures of a period and of the one it is compared with.
struct DashboardFigures {
    DashboardQuery query;
    Instant from, to;
    metrics::Figures whole;
    std::vector<metrics::Chart> charts;
    std::optional<metrics::Figures> before;
    std::vector<metrics::Chart> chartsBefore;
    DashboardRules rules;
    QHash<QString, QString> agents, channels; ///< names by ids
    /// The period as days of the service's zone, both included. Wherever the desk stands, these are its days.
    std::chrono::sys_days first{}, last{};
    Instant beforeFrom{}, beforeTo{}; ///< what it is compared with
};

/// Somebody of the team, as they are now.
struct LiveMember {
    QString id, name;
    Presence presence = Presence::Offline;
    int open = 0; ///< cases that are theirs
    int capacity = 0; ///< of them at a time; 0: not described
    friend bool operator==(const LiveMember &, const LiveMember &) = default;
};

/// The queue at a moment.
struct LiveQueue {
    metrics::Queue queue;
    Instant at;
    QHash<QString, QString> agents, channels;
    std::vector<LiveMember> members = {}; ///< everybody described, by name
};

/// Asks the store what the dashboard shows, on a reading thread. View thread.
class Dashboard final : public QObject
{
    Q_OBJECT
public:
    /// Reader, clock and playbook outlive it.
    Dashboard(StoreReader &reader, const Clock &clock, const Playbook &playbook, QObject *parent = nullptr);
    /// Answered by figuresReady(); an answer to an older question is dropped.
    void askFigures(const DashboardQuery &query);
    /// Answered by measureReady(); an answer to an older question is dropped.
    void askMeasure(const MeasureQuery &query);
    [[nodiscard]] const DashboardRules &rules() const { return m_rules; }
    /// Answered by queueReady(); while an answer is on its way nothing is asked.
    void askQueue();

Q_SIGNALS:
    void figuresReady(std::shared_ptr<const lianxi::DashboardFigures> figures);
    void queueReady(std::shared_ptr<const lianxi::LiveQueue> queue);
    void measureReady(std::shared_ptr<const lianxi::MeasureResult> result);
    void troubled(const lianxi::Error &error);

private:
    StoreReader &m_reader;
    const Clock &m_clock;
    DashboardRules m_rules;
    quint64 m_asked = 0, m_measureAsked = 0;
    bool m_queueAsked = false;
};

/// How a period is counted, by the rules in force.
[[nodiscard]] metrics::FigureOptions figureOptions(const DashboardQuery &query, const DashboardRules &rules,
                                                   Instant now);
/// What askFigures() asks; reads only.
[[nodiscard]] Result<DashboardFigures> readFigures(sqlite::Database &db, const DashboardQuery &query,
                                                   const DashboardRules &rules, Instant now);
[[nodiscard]] Result<LiveQueue> readQueue(sqlite::Database &db, Instant now);

} // namespace lianxi
