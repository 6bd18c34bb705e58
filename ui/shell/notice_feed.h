// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desk/desk.h"
#include "app/gateway/scheduler.h"
#include "models/items/store_source.h"
#include "ui/shell/notifier.h"

#include <QSet>

namespace lianxi
{

/// Turns what changed in the store into notices for one agent: a case handed over by somebody else or offered by the
/// routing, a colleague's note that names the agent, a customer of the agent's own or of nobody's who wrote, and a
/// promise that turned amber. All words are masked. View thread.
class NoticeFeed final : public QObject
{
    Q_OBJECT
public:
    struct Services {
        StoreSource &store;
        Notifier &notifier;
        const Clock &clock;
        Scheduler &scheduler;
        std::function<qint64()> looking; ///< the case on the screen of the active window; 0: none
        std::function<bool()> leads = [] { return false; }; ///< this agent takes what is the supervisor's
    };
    /// What the services refer to outlives the feed.
    NoticeFeed(Services services, AgentProfile me, QObject *parent = nullptr);

    /// Learns the deadlines of the agent's open cases; without it they are learnt as the cases change.
    void start();
    void apply(const ChangeSet &changes);

Q_SIGNALS:
    /// The telephone rings for this agent: a call to their case, or to nobody's. The case is the one that the call
    /// joined.
    void callRang(qint64 caseRow, bool mine);

private:
    void takeRows(const std::vector<CaseRow> &rows);
    void takeEntries(const CaseRow &row, const std::vector<TimelineRow> &entries, const QSet<qint64> &arrived);
    void takeEntry(const CaseRow &row, const TimelineRow &entry, bool arrived);
    void tellWatcher(const CaseRow &row, const QString &text);
    void warn();
    void arm();
    void tell(NotificationKind kind, const CaseRow &row, const QString &text);

    /// A case of the agent's whose clock is still calm or was not yet spoken of.
    struct Watched {
        CaseRow row;
        bool told = false;
    };
    Services m_services;
    AgentProfile m_me;
    Instant m_since; ///< what happened before the desk was opened is no news
    QSet<qint64> m_supervised; ///< cases already spoken of as the supervisor's
    QHash<qint64, qint64> m_heard; ///< by case: the newest entry already spoken of
    std::map<qint64, Watched> m_watched; ///< by case row
    std::optional<Instant> m_armed; ///< the moment the scheduler was asked for
};

} // namespace lianxi
