// SPDX-License-Identifier: GPL-3.0-or-later
// What the platform offers beside plain answers: approved templates, and what can be done to messages that exist.
#include "ui/conversation/conversation_panel.h"
#include "ui/conversation/forms.h"
#include "ui/conversation/template_form.h"

namespace lianxi
{

using namespace Qt::StringLiterals;

void ConversationPanel::openTemplateForm()
{
    const ThreadRow *to = m_composer->thread();
    if (!to || !m_services.askTemplates)
        return;
    m_services.askTemplates(*to, this, [this, row = m_case, to = *to](std::vector<MessageTemplate> templates) {
        if (row != m_case)
            return;
        auto *form = new TemplateForm(std::move(templates), this);
        connect(form, &QDialog::accepted, this, [this, form, row, to] {
            const MessageTemplate *chosen = form->chosen();
            const ThreadRow *now = m_composer->thread();
            if (row != m_case || !chosen || !now || now->id != to.id || !m_services.templateIntent)
                return;
            LateChoice choice;
            choice.title = chosen->name;
            choice.more = m_services.templateIntent(to.platform, *chosen, form->values());
            m_composer->takeTemplate(choice, form->text());
        });
        form->open();
    });
}

std::vector<MessageAction> ConversationPanel::offeredActions(const TimelineRow &entry) const
{
    const bool reachable = entry.kind == TimelineKind::Message && !entry.deleted && !entry.platformMessageId.isEmpty()
        && !entry.flags.contains(privatelyFlag);
    if (!reachable || !m_services.limits)
        return {};
    const ChannelLimits limits = m_services.limits(entry.platform, entry.surface);
    std::vector<MessageAction> offered = entry.direction == Direction::In ? limits.onTheirs : limits.onOurs;
    const bool hidden = entry.flags.contains(hiddenFlag), liked = entry.flags.contains(likedFlag);
    std::erase_if(offered, [hidden, liked](MessageAction action) {
        switch (action) {
        case MessageAction::Hide:
            return hidden;
        case MessageAction::Unhide:
            return !hidden;
        case MessageAction::Like:
            return liked;
        case MessageAction::Unlike:
            return !liked;
        case MessageAction::Delete:
            return false;
        }
        return true;
    });
    return offered;
}

void ConversationPanel::act(const MessageId &message, MessageAction action)
{
    if (!m_view)
        return;
    if (action != MessageAction::Delete) {
        m_services.desk.act(m_view->head, message, action, told());
        return;
    }
    auto *form = new DeleteForm(this);
    connect(form, &QDialog::accepted, this, [this, message, row = m_case] {
        if (row == m_case && m_view)
            m_services.desk.act(m_view->head, message, MessageAction::Delete, told());
    });
    form->open();
}

void ConversationPanel::actOnCurrent(MessageAction action, MessageAction back)
{
    const int at = m_timeline->current();
    if (at < 0) {
        say(tr("Choose a message in the conversation first."), u"warning"_s);
        return;
    }
    const TimelineRow &entry = m_model.entry(at);
    for (const MessageAction offered : offeredActions(entry)) {
        if (offered == action || offered == back) {
            act(entry.id, offered);
            return;
        }
    }
    say(tr("The platform does not offer that for this message."), u"warning"_s);
}

} // namespace lianxi
