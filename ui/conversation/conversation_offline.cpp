// SPDX-License-Identifier: GPL-3.0-or-later
// What was said without a connection: what waits, and what comes back.
#include "ui/conversation/conversation_panel.h"
#include "ui/conversation/draft_state.h"
#include "ui/conversation/waiting_bar.h"

namespace lianxi
{

bool ConversationPanel::takeBack(const CameBack &back)
{
    if (!m_view || m_view->head.id != back.said.caseId)
        return false;
    if (m_restoring) {
        m_back.push_back(back);
        return true;
    }
    const ComposerState &state = m_composer->state();
    const LocalStore::SavedDraft draft =
        draftWith(back, LocalStore::SavedDraft{m_view->head.id, state.text, draftExtra(state)});
    takeDraft(draft);
    m_services.drafts.save(draft.id, draft.text, draft.extra);
    Q_EMIT tookBack(back.said.number);
    return true;
}

void ConversationPanel::showWaiting()
{
    m_waiting->show(m_services.connection && m_view ? m_services.connection->waitingOf(m_view->head.id)
                                                    : std::vector<SaidOffline>());
}

} // namespace lianxi
