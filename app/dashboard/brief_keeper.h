// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/dashboard/brief.h"
#include "app/desk/team_shelf.h"
#include "app/gateway/scheduler.h"

#include <QObject>
#include <QPointer>
#include <QSet>

namespace lianxi
{

/// Makes this workstation's briefs when they are due. What was missed, because the program did not run or the machine
/// slept, is made up once: the last one. What cannot be written is said and tried again. View thread; the work itself
/// is done elsewhere.
class BriefKeeper final : public QObject
{
    Q_OBJECT
public:
    struct Job {
        QString id, name;
        Brief brief;
        Instant due;
        bool always = false; ///< made although it was made before, because somebody wants to see it
    };
    /// What came of a job: why nothing was written, for people; empty: it was, or had been before.
    using Done = std::function<void(const QString &trouble)>;
    struct Services {
        TeamShelf &shelf;
        const Clock &clock;
        Scheduler &scheduler;
        AgentId me;
        QByteArray timeZone; ///< of the service
        /// Makes it unless it was made before, and remembers that over the program's end.
        std::function<void(const Job &job, Done done)> make;
    };
    explicit BriefKeeper(Services services, QObject *parent = nullptr);
    /// From here on briefs are made.
    void begin();
    /// Makes one of the last period at once, whether it is saved or not.
    void makeNow(const QString &name, const Brief &brief);
    /// The last failed(), until a brief is made.
    [[nodiscard]] const QString &trouble() const { return m_trouble; }

Q_SIGNALS:
    /// A brief could not be written: a sentence that names it and says why.
    void failed(const QString &sentence);
    void made(const QString &name);
    /// What came of makeNow(): empty when it was written.
    void tried(const QString &trouble);

private:
    void consider();
    void start(const Job &job);

    Services m_services;
    ZoneOffsets m_zone;
    QHash<QString, Instant> m_done; ///< by id, the last due time that is dealt with
    QHash<QString, Instant> m_again; ///< by id, when it is tried again
    QSet<QString> m_running;
    quint64 m_wake = 0; ///< the newest timer; older ones do nothing
    QString m_trouble;
    bool m_begun = false;
};

} // namespace lianxi
