// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/conversation/call_bar.h"

#include "ui/conversation/words.h"

#include <QEvent>
#include <QHBoxLayout>

namespace lianxi
{

using namespace Qt::StringLiterals;

namespace
{

constexpr std::array inOrder{MessageAction::AnswerCall,   MessageAction::HoldCall, MessageAction::ResumeCall,
                             MessageAction::TransferCall, MessageAction::EndCall,  MessageAction::CallBack};

bool isCall(const TimelineRow &entry)
{
    return entry.kind == TimelineKind::Activity && entry.activity == "platform.call"_L1;
}

/// What an agent asked the exchange to do with a call, and it did; nullopt for anything else.
std::optional<MessageAction> doneToCall(const TimelineRow &entry)
{
    if (entry.kind != TimelineKind::Activity || entry.activity != "action.queued"_L1
        || entry.delivery != DeliveryState::Sent)
        return std::nullopt;
    const auto what = fromText<MessageAction>(entry.details["what"_L1].toString());
    return what && isCallAction(*what) ? what : std::nullopt;
}

/// An exchange tells a hold that a telephone began, and not always one that it was asked for: that it took the wish is
/// all that is heard.
CallStanding::State afterDone(CallStanding::State before, MessageAction what)
{
    using State = CallStanding::State;
    if (what == MessageAction::HoldCall && before == State::Talking)
        return State::Held;
    if (what == MessageAction::ResumeCall && before == State::Held)
        return State::Talking;
    return before;
}

/// Keys, recordings and names leave a call as it is.
CallStanding::State after(CallStanding::State before, const QString &phase)
{
    using State = CallStanding::State;
    if (phase == "ringing"_L1)
        return State::Ringing;
    if (phase == "answered"_L1 || phase == "unhold"_L1)
        return State::Talking;
    if (phase == "bridged"_L1)
        return before == State::Held ? State::Held : State::Talking;
    if (phase == "hold"_L1)
        return State::Held;
    if (phase == "ended"_L1 || phase == "transferred"_L1)
        return State::Ended;
    return before;
}

} // namespace

CallStanding callStanding(std::span<const TimelineRow> entries)
{
    CallStanding standing;
    for (const TimelineRow &entry : entries) {
        if (const auto done = doneToCall(entry); done && entry.thread == standing.call)
            standing.state = afterDone(standing.state, *done);
        if (!isCall(entry))
            continue;
        if (entry.thread != standing.call)
            standing = {CallStanding::State::None, entry.thread, entry.channel, entry.platform, entry.direction, {}};
        const bool over = standing.state == CallStanding::State::Ended;
        if (!over) // what is told late changes nothing
            standing.state = after(standing.state, entry.details["phase"_L1].toString());
        if (const QString number = entry.details["sender"_L1]["id"_L1].toString(); !number.isEmpty())
            standing.number = number;
    }
    return standing;
}

std::vector<MessageAction> offeredForCall(const CallStanding &call)
{
    switch (call.state) {
    case CallStanding::State::None:
        return {};
    case CallStanding::State::Ringing:
        if (call.direction == Direction::Out) // it rings at the customer's
            return {MessageAction::EndCall};
        return {MessageAction::AnswerCall, MessageAction::TransferCall, MessageAction::EndCall};
    case CallStanding::State::Talking:
        return {MessageAction::HoldCall, MessageAction::TransferCall, MessageAction::EndCall};
    case CallStanding::State::Held:
        return {MessageAction::ResumeCall, MessageAction::TransferCall, MessageAction::EndCall};
    case CallStanding::State::Ended:
        return call.number.isEmpty() ? std::vector<MessageAction>() : std::vector{MessageAction::CallBack};
    }
    return {};
}

CallBar::CallBar(ThemeSource &theme, QWidget *parent)
    : QFrame(parent)
    , m_icon(new IconMark(theme, this))
    , m_words(new PlainLabel(this))
    , m_theme(theme)
{
    setObjectName(u"callBar"_s);
    m_words->setObjectName(u"callWords"_s);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(Theme::large, Theme::tiny, Theme::medium, Theme::tiny);
    row->addWidget(m_icon);
    row->addWidget(m_words, 1);
    for (const MessageAction action : inOrder) {
        auto *button = new QPushButton(this);
        button->setObjectName(QString(toText(action)));
        if (action == MessageAction::AnswerCall)
            button->setProperty("kind", u"primary"_s);
        connect(button, &QPushButton::clicked, this, [this, action] { Q_EMIT actionRequested(action); });
        row->addWidget(button);
        m_buttons.emplace_back(action, button);
    }
    retranslate();
    hide();
}

void CallBar::retranslate()
{
    for (const auto &[action, button] : m_buttons)
        button->setText(ConversationWords::action(action));
    show(m_call);
}

void CallBar::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QFrame::changeEvent(event);
}

void CallBar::show(const CallStanding &call)
{
    m_call = call;
    const std::vector<MessageAction> offered = offeredForCall(call);
    for (const auto &[action, button] : m_buttons)
        button->setVisible(std::ranges::find(offered, action) != offered.end());
    const bool rings = call.state == CallStanding::State::Ringing;
    m_icon->showIcon(call.state == CallStanding::State::Held ? IconName::Pause : IconName::Phone,
                     rings ? ColorRole::Warning : ColorRole::Private);
    m_words->setText(sentence());
    setVisible(!offered.empty());
}

QString CallBar::sentence() const
{
    const QString who = m_call.number.isEmpty() ? tr("Number withheld") : m_call.number;
    switch (m_call.state) {
    case CallStanding::State::None:
        return {};
    case CallStanding::State::Ringing:
        return m_call.direction == Direction::In ? tr("%1 is calling").arg(who) : tr("Calling %1").arg(who);
    case CallStanding::State::Talking:
        return tr("Speaking with %1").arg(who);
    case CallStanding::State::Held:
        return tr("%1 is on hold").arg(who);
    case CallStanding::State::Ended:
        return tr("The call is over");
    }
    return {};
}

} // namespace lianxi
