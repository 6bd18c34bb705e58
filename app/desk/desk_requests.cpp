// SPDX-License-Identifier: GPL-3.0-or-later
// What customers are promised, what other departments are asked for, and who is told of a case.
#include "app/desk/desk.h"
#include "models/event/work_payloads.h"

namespace lianxi
{

void Desk::scheduleFollowUp(const CaseRow &row, Instant due, const ChannelId &channel, const QString &promise,
                            DeskDone done)
{
    moveFollowUp(row, FollowUpId::generate(), due, channel, promise, std::move(done));
}

void Desk::moveFollowUp(const CaseRow &row, FollowUpId id, Instant due, const ChannelId &channel,
                        const QString &promise, DeskDone done)
{
    note(row.id, event(FollowUpScheduled{row.id, id, actor(), due, channel, promise}), std::move(done));
}

void Desk::finishFollowUp(const CaseRow &row, FollowUpId id, const QString &outcome, DeskDone done)
{
    note(row.id, event(FollowUpDone{row.id, id, actor(), outcome}), std::move(done));
}

void Desk::askDepartment(const CaseRow &row, const QString &department, const QString &text, Instant due, DeskDone done)
{
    note(row.id, event(RequestMade{row.id, RequestId::generate(), actor(), department, text, due}), std::move(done));
}

void Desk::noteAnswer(const CaseRow &row, RequestId request, const QString &text, DeskDone done)
{
    note(row.id, event(RequestAnswered{row.id, request, actor(), text}), std::move(done));
}

void Desk::noteFeedback(const CaseRow &row, FeedbackNoted feedback, DeskDone done)
{
    feedback.caseId = row.id;
    feedback.by = actor();
    note(row.id, event(feedback), std::move(done));
}

void Desk::handleFeedback(const CaseRow &row, FeedbackId feedback, const QString &department, const QString &outcome,
                          DeskDone done)
{
    note(row.id, event(FeedbackHandled{row.id, feedback, actor(), department, outcome}), std::move(done));
}

void Desk::withdrawConsent(const CaseRow &row, const QString &reason, DeskDone done)
{
    note(row.id, event(ConsentWithdrawn{row.id, row.contact, actor(), reason}), std::move(done));
}

void Desk::watch(const CaseRow &row, bool watching, DeskDone done)
{
    note(row.id, event(CaseWatched{row.id, m_me.id, m_me.name, watching, actor()}), std::move(done));
}

} // namespace lianxi
