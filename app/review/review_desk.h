// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desk/desk.h"
#include "models/event/review_payloads.h"
#include "models/policy/rights.h"
#include "models/store/review_query.h"

#include <QObject>

#include <memory>

namespace lianxi
{

/// What reviewers, agents and leads do about reviews: one append a command. `done` is called exactly once, on the
/// thread this object lives on. Nothing here blocks.
class ReviewDesk final : public QObject
{
    Q_OBJECT
public:
    /// `log` and `clock` outlive this.
    ReviewDesk(Log &log, const Clock &clock, AgentProfile me, std::chrono::days appealDays, QObject *parent = nullptr);
    [[nodiscard]] const AgentProfile &me() const { return m_me; }
    /// Asked whenever it matters; until then everybody may do everything. What is not allowed is refused here, too,
    /// whatever a page shows: DeskResult of ErrorCode::NotAllowed.
    void setRights(std::function<Rights()> rights) { m_rights = std::move(rights); }
    [[nodiscard]] bool may(Right right) const { return !m_rights || m_rights().may(right); }
    /// Decides and sees everybody's.
    [[nodiscard]] bool isLead() const { return leads(Right::DecideAppeals); }
    [[nodiscard]] bool mayDraw() const { return leads(Right::Review); }
    /// Sees which cases left, and recalls them.
    [[nodiscard]] bool mayRecall() const { return leads(Right::TakeCasesAlong); }

    /// What a plan has drawn: of two desks that draw at once only one is written. `done` after the last, with the first
    /// failure.
    void assignDrawn(std::vector<ReviewAssigned> drawn, DeskDone done);
    void assign(ReviewAssigned wanted, DeskDone done);
    /// The same words again, from wherever they come, count once.
    void give(ReviewGiven given, DeskDone done);
    void appeal(const ReviewRow &row, const QString &words, DeskDone done);
    void decide(const ReviewRow &row, const AppealDecided &decision, DeskDone done);
    void coach(CoachingNoted word, DeskDone done);
    void issue(CaseFileIssued file, DeskDone done);
    void recall(CaseFileId file, DeskDone done);

    // What this agent may do about a review, as it stands.
    [[nodiscard]] bool mayWrite(const ReviewRow &row) const;
    [[nodiscard]] bool mayAppeal(const ReviewRow &row) const;
    [[nodiscard]] bool mayDecide(const ReviewRow &row) const;
    /// Until when its agent can appeal; nothing: it is not written.
    [[nodiscard]] std::optional<Instant> appealUntil(const ReviewRow &row) const;

private:
    /// Where nobody of the team is described, by who this person says they are.
    [[nodiscard]] bool leads(Right right) const;
    /// \return whether it was refused.
    [[nodiscard]] bool refused(Right right, const DeskDone &done) const;
    [[nodiscard]] Actor actor() const { return {m_me.role, m_me.id, m_me.name}; }
    template <class P>
    void tell(const QString &subject, const P &payload, const QByteArray &once, DeskDone done);
    void append(Append what, DeskDone done);

    Log &m_log;
    const Clock &m_clock;
    AgentProfile m_me;
    std::chrono::days m_appealDays;
    std::function<Rights()> m_rights;
    QString m_source;
    std::shared_ptr<QObject> m_mailbox; ///< receives outcomes; outlives this while one is under way
};

} // namespace lianxi
