// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/team/routing_form.h"

#include "ui/team/routing_words.h"

#include <QListWidget>

using namespace Qt::StringLiterals;

namespace lianxi
{

RoutingForm::RoutingForm(const RoutingOfCase &routing, QWidget *parent)
    : Form(tr("How this case is routed"), tr("Close"), parent)
{
    setObjectName(u"routingForm"_s);
    findChild<QPushButton *>(u"cancel"_s)->hide(); // there is nothing to take back
    if (!routing.decision) {
        addSentence(tr("Nobody is described as a member of the team: everybody picks their cases themselves. Settings, "
                       "Team describes who can do what."));
        return;
    }
    const RoutingDecision &decision = *routing.decision;
    if (!routing.on)
        addSentence(tr("Routing is switched off. This is what the standard would say."));
    const QString queue = tr("Queue: %1").arg(RoutingWords::queue(decision.queue));
    addSentence(decision.rule.isEmpty() ? tr("%1. No rule chose it.").arg(queue)
                                        : tr("%1, by the rule “%2”.").arg(queue, decision.rule));
    if (const QString place = RoutingWords::place(routing.place); !place.isEmpty()) {
        addSentence(place);
        addSentence(RoutingWords::formula(routing.place));
    }
    auto *list = new QListWidget(this);
    list->setObjectName(u"routingStandings"_s);
    list->setAccessibleName(tr("Members, and why or why not"));
    list->setMinimumWidth(420);
    for (const RoutingStanding &standing : decision.standings)
        list->addItem(
            tr("%1: %2").arg(RoutingWords::person(standing.agent, standing.name), RoutingWords::reason(standing)));
    addWide(list);
}

} // namespace lianxi
