// SPDX-License-Identifier: GPL-3.0-or-later
// What is done on the platform to messages and calls, and what became of it.
#include "ui/conversation/words.h"

namespace lianxi
{

using namespace Qt::StringLiterals;

QString ConversationWords::action(MessageAction action)
{
    switch (action) {
    case MessageAction::Hide:
        return tr("Hide from others");
    case MessageAction::Unhide:
        return tr("Show to others again");
    case MessageAction::Like:
        return tr("Like");
    case MessageAction::Unlike:
        return tr("Take the like back");
    case MessageAction::Delete:
        return tr("Delete on the platform …");
    case MessageAction::AnswerCall:
        return tr("Answer");
    case MessageAction::HoldCall:
        return tr("Hold");
    case MessageAction::ResumeCall:
        return tr("Go on");
    case MessageAction::TransferCall:
        return tr("Hand on …");
    case MessageAction::EndCall:
        return tr("Hang up");
    case MessageAction::CallBack:
        return tr("Call back …");
    }
    return {};
}

IconName ConversationWords::icon(MessageAction action)
{
    switch (action) {
    case MessageAction::Hide:
        return IconName::Hidden;
    case MessageAction::Unhide:
        return IconName::Public;
    case MessageAction::Like:
    case MessageAction::Unlike:
        return IconName::Heart;
    case MessageAction::Delete:
        return IconName::Close;
    case MessageAction::AnswerCall:
    case MessageAction::HoldCall:
    case MessageAction::ResumeCall:
    case MessageAction::TransferCall:
    case MessageAction::EndCall:
    case MessageAction::CallBack:
        return IconName::Phone;
    }
    return IconName::More;
}

/// What was done to another message or a call, and what became of it.
QString ConversationWords::actionLine(const TimelineRow &entry)
{
    static constexpr std::array done{QT_TR_NOOP("%1 hid “%2” from others"),
                                     QT_TR_NOOP("%1 showed “%2” to others again"), QT_TR_NOOP("%1 liked “%2”"),
                                     QT_TR_NOOP("%1 took the like of “%2” back"), QT_TR_NOOP("%1 deleted “%2”")};
    const auto what = fromText<MessageAction>(entry.details["what"_L1].toString());
    constexpr qsizetype longest = 24;
    QString words = entry.replyPreview;
    if (words.size() > longest)
        words = words.left(longest).trimmed() + u'…';
    QString line = entry.activity;
    if (what && isCallAction(*what))
        line = callActionLine(*what, author(entry), entry.details["to"_L1].toString());
    else if (what)
        line = tr(done.at(static_cast<size_t>(*what))).arg(author(entry), words);
    switch (entry.delivery) {
    case DeliveryState::Queued:
    case DeliveryState::Sending:
        return tr("%1 · on its way to the platform").arg(line);
    case DeliveryState::Failed:
    case DeliveryState::Unconfirmed:
        return tr("%1 · not done: %2").arg(line, failure(entry.deliveryReason));
    case DeliveryState::Withdrawn:
        return tr("%1 · taken back").arg(line);
    case DeliveryState::Received:
    case DeliveryState::Sent:
    case DeliveryState::Delivered:
    case DeliveryState::Read:
        return line;
    }
    return line;
}

} // namespace lianxi
