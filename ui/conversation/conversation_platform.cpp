// SPDX-License-Identifier: GPL-3.0-or-later
// What the platform offers beside plain answers: approved templates, and what can be done to messages that exist.
#include "ui/conversation/conversation_panel.h"
#include "ui/conversation/forms.h"
#include "ui/conversation/template_form.h"

namespace lianxi
{

using namespace Qt::StringLiterals;

namespace
{

constexpr std::chrono::seconds writingPause{3}; ///< whoever tells the platform keeps its own, longer pauses

} // namespace

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
        case MessageAction::AnswerCall: // of calls, see CallBar
        case MessageAction::HoldCall:
        case MessageAction::ResumeCall:
        case MessageAction::TransferCall:
        case MessageAction::EndCall:
        case MessageAction::CallBack:
            return true;
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

void ConversationPanel::showCall()
{
    const CallStanding call = callStanding(m_model.entries());
    const bool reachable = m_view && call.state != CallStanding::State::None && m_services.limits
        && m_services.limits(call.platform, Surface::Private).calls;
    m_call->show(reachable ? call : CallStanding());
}

void ConversationPanel::actOnCall(MessageAction action)
{
    if (!m_view)
        return;
    const CallStanding call = m_call->call();
    if (action != MessageAction::TransferCall && action != MessageAction::CallBack) {
        m_services.desk.actOnCall(m_view->head, call.call, action, {}, told());
        return;
    }
    auto *form = new CallForm(action, action == MessageAction::CallBack ? call.number : QString(), this);
    connect(form, &QDialog::accepted, this, [this, form, action, call, row = m_case] {
        if (row == m_case && m_view)
            m_services.desk.actOnCall(m_view->head, call.call, action, form->number(), told());
    });
    form->open();
}

void ConversationPanel::tellWriting()
{
    const ThreadRow *to = m_composer->thread();
    const Instant now = m_services.clock.now();
    const QString &text = m_composer->state().text;
    const bool typed = std::exchange(m_typed, text) != text; // a draft changes in other ways, too
    const bool writes = typed && to && to->surface == Surface::Private && m_composer->edit().hasFocus()
        && !m_composer->isEmpty() && !m_composer->state().note;
    if (!writes || !m_services.writing || (m_toldWriting == to->id && now < m_tellWritingAfter))
        return;
    m_toldWriting = to->id;
    m_tellWritingAfter = now + writingPause;
    m_services.writing(m_case, to->id);
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
