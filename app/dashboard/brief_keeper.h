// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/dashboard/brief.h"
#include "app/desk/team_shelf.h"
#include "app/gateway/scheduler.h"

#include <QMap>
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
        bool sameName = false; ///< another brief's files would have the same name
    };
    /// What came of a job: why nothing was written, for people; empty: it was, or had been before.
    using Done = std::function<void(const QString &trouble)>;
    struct Services {
        TeamShelf &shelf;
        const Clock &clock;
        Scheduler &scheduler;
        AgentId me;
        QString desk; ///< which of this person's workstations this is
        QByteArray timeZone; ///< of the service
        /// Makes it unless it was made before, and remembers that over the program's end. What nobody at this desk
        /// has saved is not made: notAllowed().
        std::function<void(const Job &job, Done done)> make;
    };
    explicit BriefKeeper(Services services, QObject *parent = nullptr);
    /// From here on briefs are made.
    void begin();
    /// Makes one of the last period at once, whether it is saved or not.
    void makeNow(const QString &name, const Brief &brief);
    /// What failed() said of each brief that has not been made since; a line each. Empty: all is well.
    [[nodiscard]] QString trouble() const { return QStringList(m_troubles.values()).join(u'\n'); }
    /// Why a brief is not made that somebody else wrote down: they could have any file written here.
    [[nodiscard]] static QString notAllowed();
    /// What a brief's files are called; what a file's name may not hold is replaced.
    [[nodiscard]] static QString fileName(const QString &name);

Q_SIGNALS:
    /// A brief could not be written: a sentence that names it and says why.
    void failed(const QString &sentence);
    void made(const QString &name);
    void troubleChanged();
    /// What came of makeNow(): empty when it was written.
    void tried(const QString &trouble);

private:
    void consider();
    [[nodiscard]] bool isOurs(const Brief &brief) const;
    void start(const Job &job);
    void setTrouble(const QString &id, const QString &sentence);
    void forgetRemoved();

    Services m_services;
    ZoneOffsets m_zone;
    QHash<QString, Instant> m_done; ///< by id, the last due time that is dealt with
    QHash<QString, Instant> m_again; ///< by id, when it is tried again
    QSet<QString> m_running;
    quint64 m_wake = 0; ///< the newest timer; older ones do nothing
    QMap<QString, QString> m_troubles; ///< by id
    bool m_begun = false;
};

} // namespace lianxi
