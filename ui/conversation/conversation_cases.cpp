// SPDX-License-Identifier: GPL-3.0-or-later
// One case out of two, two out of one, and what a case needs from others.
#include "ui/conversation/case_forms.h"
#include "ui/conversation/conversation_panel.h"
#include "ui/feedback/feedback_forms.h"
#include "ui/owed/owed_forms.h"

namespace lianxi
{

/// The customer's cases are read when the form is asked for: what is offered is what there is.
void ConversationPanel::openMergeForm()
{
    if (!m_view)
        return;
    m_services.store.askContact(this, m_view->head.contact,
                                [this, head = m_view->head](const Result<ContactView> &contact) {
                                    if (!contact || !m_view || m_view->head.id != head.id)
                                        return;
                                    std::vector<CaseRow> others = contact->cases;
                                    std::erase_if(others, [&head](const CaseRow &one) { return one.id == head.id; });
                                    auto *form = new MergeCaseForm(std::move(others), m_services.zone, this);
                                    connect(form, &QDialog::accepted, this, [this, form, into = head.id] {
                                        m_services.desk.mergeCase(form->chosen(), into, form->why(), told());
                                    });
                                    form->open();
                                });
}

void ConversationPanel::openUnmergeForm()
{
    if (!m_view || m_view->merged.empty())
        return;
    auto *form = new UnmergeCaseForm(m_view->merged, m_services.zone, this);
    connect(form, &QDialog::accepted, this,
            [this, form, head = m_view->head] { m_services.desk.unmergeCase(head, form->chosen(), told()); });
    form->open();
}

void ConversationPanel::openPartForm()
{
    if (!m_view || m_view->threads.size() < 2)
        return;
    auto *form = new PartCaseForm(*m_view, m_services.zone, this);
    connect(form, &QDialog::accepted, this,
            [this, form, head = m_view->head] { m_services.desk.partCase(head, form->chosen(), form->why(), told()); });
    form->open();
}

void ConversationPanel::openDepartmentForm()
{
    if (!m_view)
        return;
    auto *form = new DepartmentForm(m_services.queues(), m_services.clock.now(), m_services.zone, this);
    connect(form, &QDialog::accepted, this, [this, form, head = m_view->head] {
        m_services.desk.askDepartment(head, form->department(), form->text(), form->due(), told());
    });
    form->open();
}

void ConversationPanel::openFeedbackForm(const MessageId &message)
{
    if (!m_view)
        return;
    FeedbackNoted said;
    said.feedback = FeedbackId::generate();
    said.message = message;
    if (const int position = m_model.positionOf(message); position >= 0)
        said.text = m_model.entry(position).text;
    auto *form = new FeedbackForm(said, m_services.feedbackTopics(), this);
    connect(form, &QDialog::accepted, this,
            [this, form, head = m_view->head] { m_services.desk.noteFeedback(head, form->value(), told()); });
    form->open();
}

} // namespace lianxi
