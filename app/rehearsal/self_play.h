// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desk/desk.h"
#include "app/desk/projector.h"
#include "app/desk/store_reader.h"
#include "app/gateway/scheduler.h"
#include "app/rehearsal/case_facts.h"
#include "app/rehearsal/scenario.h"

#include <QObject>

namespace lianxi
{

/// An agent who plays the scenarios' model solutions at a real desk: claims, replies, runs into the guards once where
/// the scenario says so, records consent, plans the follow-up and resolves. Acts on what the projection shows, never on
/// what it knows of the customers' lines. Lives on the view thread.
class SelfPlay : public QObject
{
    Q_OBJECT
public:
    /// All outlive this.
    struct Parts {
        StoreReader &reader;
        const Projector &projector;
        Desk &desk;
        const Clock &clock;
        const Playbook &playbook;
        Scheduler &scheduler;
    };
    /// `speed` 1 takes a person's time to read and write, 0 none.
    SelfPlay(Parts parts, const std::vector<Scenario> &scenarios, double speed, QObject *parent = nullptr);

    /// What the projection changed; connect to Workspace::changed.
    void follow(const ChangeSet &changes);
    /// Whether every model line of every scenario has been played and the projection holds what came of it.
    [[nodiscard]] bool isFinished() const;

Q_SIGNALS:
    void played(const QString &scenarioId, int line);
    /// A line did not end as the model says: a guard stopped a good reply or let a mistake pass. The scenario ends.
    void strayed(const QString &scenarioId, int line, const QString &why);
    void finished();

private:
    struct Role {
        size_t next = 0; ///< model line
        size_t answers = 0; ///< replies and invitations made
        Sequence seen = 0; ///< the projection must hold our own last step before the next
        bool busy = false, thought = false, claimed = false, strayed = false;
        bool shown = false; ///< played to the end, and the projection holds it
    };
    void look(qint64 caseRow);
    void noteShown(Sequence position);
    void consider(Sequence position, const CaseFacts &facts);
    [[nodiscard]] bool isTime(size_t scenario, Sequence position, const CaseFacts &facts) const;
    void think(size_t scenario, qint64 caseRow);
    void play(size_t scenario, const CaseFacts &facts);
    void say(size_t scenario, const CaseFacts &facts);
    void speak(size_t scenario, const CaseFacts &facts);
    void blunder(size_t scenario, const CaseFacts &facts);
    void recordShown(const CaseRow &row, const GuardReport &report);
    void schedule(size_t scenario, const CaseFacts &facts);
    void consent(size_t scenario, const CaseFacts &facts);
    /// What the desk answers to the step under way; `advances`: the model line is done with it.
    [[nodiscard]] DeskDone after(size_t scenario, qint64 caseRow, bool advances);
    void stray(size_t scenario, const QString &why);
    void advance(size_t scenario);
    [[nodiscard]] QString words(size_t scenario, const CaseFacts &facts) const;

    Parts m_parts;
    std::vector<Scenario> m_scenarios;
    std::vector<Role> m_roles;
    double m_speed;
};

} // namespace lianxi
