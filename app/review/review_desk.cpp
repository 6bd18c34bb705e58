// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/review/review_desk.h"

#include "app/review/sample_draw.h"

#include <QJsonDocument>
#include <QPointer>

using namespace Qt::StringLiterals;

namespace lianxi
{

namespace
{

/// Counts the outcomes of several appends and tells the first failure after the last of them.
DeskDone gathered(size_t count, DeskDone done)
{
    struct Sum {
        size_t left;
        DeskResult worst;
    };
    auto sum = std::make_shared<Sum>(Sum{count, {}});
    return [sum, done = std::move(done)](const DeskResult &result) {
        if (sum->worst.done() && !result.done())
            sum->worst = result;
        if (--sum->left == 0 && done)
            done(sum->worst);
    };
}

} // namespace

ReviewDesk::ReviewDesk(Log &log, const Clock &clock, AgentProfile me, std::chrono::days appealDays, QObject *parent)
    : QObject(parent)
    , m_log(log)
    , m_clock(clock)
    , m_me(std::move(me))
    , m_appealDays(appealDays)
    , m_source(u"/desk/"_s + m_me.id.text())
    , m_mailbox(new QObject, [](QObject *mailbox) { mailbox->deleteLater(); })
{
}

bool ReviewDesk::leads(Right right) const
{
    const Rights rights = m_rights ? m_rights() : Rights();
    return rights.limited ? rights.may(right) : m_me.role == AuthorKind::Supervisor;
}

bool ReviewDesk::refused(Right right, const DeskDone &done) const
{
    if (may(right))
        return false;
    if (done)
        done({DeskResult::Kind::Refused, 0, {}, {}, Error{ErrorCode::NotAllowed, u"role"_s}});
    return true;
}

/// \param once  what makes it the same event wherever and whenever it is written; empty: each is its own.
template <class P>
void ReviewDesk::tell(const QString &subject, const P &payload, const QByteArray &once, DeskDone done)
{
    const EventId id = once.isEmpty() ? EventId::generate() : EventId::derive(once);
    append({subject, id.toBytes(), {makeEvent(payload, m_source, m_clock.now(), id)}, std::nullopt}, std::move(done));
}

void ReviewDesk::append(Append what, DeskDone done)
{
    m_log.append(std::move(what),
                 [mailbox = m_mailbox, self = QPointer(this), done = std::move(done)](const AppendOutcome &outcome) {
                     DeskResult result;
                     if (const auto *accepted = std::get_if<Accepted>(&outcome)) {
                         result.sequence = accepted->sequence;
                     } else if (const auto *unavailable = std::get_if<Unavailable>(&outcome)) {
                         result.kind = DeskResult::Kind::Unavailable;
                         result.error = unavailable->error;
                     }
                     // On the log's thread: only the mailbox is touched here.
                     QMetaObject::invokeMethod(
                         mailbox.get(),
                         [self, done, result] {
                             if (self && done)
                                 done(result);
                         },
                         Qt::QueuedConnection);
                 });
}

void ReviewDesk::assignDrawn(std::vector<ReviewAssigned> drawn, DeskDone done)
{
    if (drawn.empty())
        return done({});
    if (refused(Right::Review, done))
        return;
    const DeskDone each = gathered(drawn.size(), std::move(done));
    for (ReviewAssigned &one : drawn) {
        one.by = actor();
        tell(reviewSubject(one.caseId), one, drawnOnce(one.review), each);
    }
}

void ReviewDesk::assign(ReviewAssigned wanted, DeskDone done)
{
    if (refused(Right::Review, done))
        return;
    wanted.by = actor();
    tell(reviewSubject(wanted.caseId), wanted, {}, std::move(done));
}

void ReviewDesk::give(ReviewGiven given, DeskDone done)
{
    if (refused(Right::Review, done))
        return;
    given.by = actor();
    // The moment it was written is part of the words: changing one's mind and back again is something new.
    const QByteArray words = QJsonDocument(fields::write(given).toObject()).toJson(QJsonDocument::Compact);
    tell(reviewSubject(given.caseId), given, "review given\n" + words, std::move(done));
}

void ReviewDesk::appeal(const ReviewRow &row, const QString &words, DeskDone done)
{
    if (!mayAppeal(row)) {
        done({DeskResult::Kind::Refused, 0, {}, {}, Error{ErrorCode::Refused, u"appeal"_s}});
        return;
    }
    // An agent writes on cases, not where reviewers do.
    tell(workSubject(row.head.id), ReviewAppealed{row.head.id, row.id, actor(), words}, {}, std::move(done));
}

void ReviewDesk::decide(const ReviewRow &row, const AppealDecided &decision, DeskDone done)
{
    if (!mayDecide(row)) {
        done({DeskResult::Kind::Refused, 0, {}, {}, Error{ErrorCode::Refused, u"decide"_s}});
        return;
    }
    AppealDecided decided = decision;
    decided.caseId = row.head.id;
    decided.review = row.id;
    decided.by = actor();
    tell(reviewSubject(row.head.id), decided, {}, std::move(done));
}

void ReviewDesk::coach(CoachingNoted word, DeskDone done)
{
    if (refused(Right::Review, done))
        return;
    word.by = actor();
    tell(reviewSubject(word.caseId), word, {}, std::move(done));
}

void ReviewDesk::issue(CaseFileIssued file, DeskDone done)
{
    if (refused(Right::TakeCasesAlong, done))
        return;
    file.by = actor();
    tell(reviewSubject({}), file, "case file\n" + file.file.toBytes(), std::move(done));
}

void ReviewDesk::recall(CaseFileId file, DeskDone done)
{
    if (refused(Right::TakeCasesAlong, done))
        return;
    tell(reviewSubject({}), CaseFileRecalled{file, actor()}, "recalled\n" + file.toBytes(), std::move(done));
}

bool ReviewDesk::mayWrite(const ReviewRow &row) const
{
    const bool mine = row.givenAt ? row.givenBy == m_me.id : row.reviewer == m_me.id;
    return mine && row.agent != m_me.id && !row.appealedAt && may(Right::Review);
}

std::optional<Instant> ReviewDesk::appealUntil(const ReviewRow &row) const
{
    return row.givenAt ? std::optional(*row.givenAt + m_appealDays) : std::nullopt;
}

bool ReviewDesk::mayAppeal(const ReviewRow &row) const
{
    const std::optional<Instant> until = appealUntil(row);
    return row.agent == m_me.id && until && !row.appealedAt && row.second.isNull() && m_clock.now() < *until;
}

bool ReviewDesk::mayDecide(const ReviewRow &row) const
{
    return isLead() && row.appealedAt && !row.decidedAt && row.agent != m_me.id;
}

} // namespace lianxi
