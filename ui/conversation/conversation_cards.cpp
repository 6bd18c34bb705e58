// SPDX-License-Identifier: GPL-3.0-or-later
// Who of the team wrote a message: title and face from their card.
#include "models/policy/team_card.h"
#include "ui/conversation/conversation_panel.h"

#include "app/desk/team_shelf.h"

namespace lianxi
{

void ConversationPanel::connectCards()
{
    TeamShelf *team = m_services.team;
    if (!team)
        return;
    const auto take = [this, team] {
        m_cards.clear();
        for (const TeamItem &item : team->items(TeamItemKind::Card))
            if (const Result<TeamCard> card = fromTeamCardBody(item.saved.body))
                m_cards.insert(item.saved.id, {card->title, QImage::fromData(card->photo, "JPEG")});
        m_timeline->setCards([this](const AgentId &agent) { return m_cards.value(agent.text()); });
    };
    connect(team, &TeamShelf::changed, this, [take](TeamItemKind kind) {
        if (kind == TeamItemKind::Card)
            take();
    });
    team->watch(TeamItemKind::Card);
    take();
}

} // namespace lianxi
