// SPDX-License-Identifier: GPL-3.0-or-later
// Where the case stands in its queue, who could take it, and how a colleague or supervisor steps in.
#include "app/routing/roster.h"
#include "ui/conversation/conversation_panel.h"
#include "ui/conversation/mention.h"
#include "ui/conversation/words.h"
#include "ui/team/routing_form.h"
#include "ui/team/routing_words.h"

namespace lianxi
{

void ConversationPanel::askRouting()
{
    if (!m_services.askRouting || !m_view)
        return;
    const CaseRow &head = m_view->head;
    if (head.state != CaseState::Open || !head.assignee.isEmpty() || !head.waitingForUs) {
        m_routing.reset();
        return showRouting();
    }
    if (m_askingRouting) {
        m_askRoutingAgain = true;
        return;
    }
    m_askingRouting = true;
    m_services.askRouting(this, m_case, [this, asked = m_case](const RoutingOfCase &routing) {
        m_askingRouting = false;
        if (asked == m_case && m_view && m_view->head.assignee.isEmpty()) {
            m_routing = std::make_shared<const RoutingOfCase>(routing);
            showRouting();
        }
        if (std::exchange(m_askRoutingAgain, false))
            askRouting();
    });
}

void ConversationPanel::showRouting()
{
    m_composer->setQueuePlace(m_routing ? m_routing->place : QueuePlace());
    QStringList said;
    // Where nobody is described there is no queue to speak of: whoever sits here takes the next case.
    const bool team = m_routing && m_routing->decision;
    if (const QString place = team ? RoutingWords::place(m_routing->place) : QString(); !place.isEmpty())
        said << place;
    if (team && m_routing->on && m_routing->decision->to.isEmpty() && !m_view->head.supervisor)
        said << RoutingWords::nobody(*m_routing->decision);
    m_header->showPlace(said.join(QStringLiteral(" · ")), team ? RoutingWords::formula(m_routing->place) : QString());
}

void ConversationPanel::openRoutingForm()
{
    if (!m_services.askRouting || !m_view)
        return;
    m_services.askRouting(this, m_case, [this, asked = m_case](const RoutingOfCase &routing) {
        if (asked == m_case && m_view)
            (new RoutingForm(routing, window()))->open();
    });
}

void ConversationPanel::explainOffer()
{
    QString why;
    if (m_view && m_view->head.offeredAt && m_view->head.offeredBy.isEmpty()) {
        for (const TimelineRow &entry : m_model.entries())
            if (entry.kind == TimelineKind::Activity && entry.activity == QLatin1StringView("case.routed"))
                why = entry.details.value(QLatin1StringView("why")).toString();
    }
    m_offer->explain(why);
}

void ConversationPanel::takeRights()
{
    m_header->allowTakeOver(m_services.desk.may(Right::TakeOver));
}

void ConversationPanel::takeOver()
{
    const AgentProfile &me = m_services.desk.me();
    if (!m_view || m_view->head.assignee.isEmpty() || m_view->head.assignee == me.id)
        return claim();
    CaseTransferred mine;
    mine.to = me.id;
    mine.toName = me.name;
    mine.reason = tr("taken over");
    m_services.desk.transfer(m_view->head, mine, told());
}

void ConversationPanel::hearWhispers(int first, int last)
{
    for (int row = first; row <= last; ++row) {
        const TimelineRow &entry = m_model.entry(row);
        if (entry.kind == TimelineKind::Note && entry.at >= m_openedAt && mentions(entry, m_services.desk.me()))
            say(tr("%1 to you: %2").arg(ConversationWords::author(entry), entry.text), QStringLiteral("note"));
    }
}

} // namespace lianxi
