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

/// What a lead wants to see.
struct DashboardQuery {
    int days = 30; ///< until now, from the beginning of a day in the service's zone
    enum class Compare { None, Before, YearBefore };
    Compare compare = Compare::Before; ///< with the same number of days
    bool serviceHours = false; ///< only service time counts
    bool bots = false; ///< a bot's reply is an answer
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
};

/// The queue at a moment.
struct LiveQueue {
    metrics::Queue queue;
    Instant at;
    QHash<QString, QString> agents, channels;
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
    /// Answered by queueReady(); while an answer is on its way nothing is asked.
    void askQueue();

Q_SIGNALS:
    void figuresReady(std::shared_ptr<const lianxi::DashboardFigures> figures);
    void queueReady(std::shared_ptr<const lianxi::LiveQueue> queue);
    void troubled(const lianxi::Error &error);

private:
    StoreReader &m_reader;
    const Clock &m_clock;
    DashboardRules m_rules;
    quint64 m_asked = 0;
    bool m_queueAsked = false;
};

/// What askFigures() asks; reads only.
[[nodiscard]] Result<DashboardFigures> readFigures(sqlite::Database &db, const DashboardQuery &query,
                                                   const DashboardRules &rules, Instant now);
[[nodiscard]] Result<LiveQueue> readQueue(sqlite::Database &db, Instant now);

} // namespace lianxi
