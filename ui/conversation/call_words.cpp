// SPDX-License-Identifier: GPL-3.0-or-later
// What a platform tells beside messages, in sentences for people: calls, followers, wishes about one's data.
#include "ui/conversation/words.h"

#include <algorithm>

namespace lianxi
{

using namespace Qt::StringLiterals;

namespace
{

using Line = std::pair<QLatin1StringView, const char *>;

template <size_t N>
QString lineOf(const Line (&lines)[N], const QString &name)
{
    const auto known =
        std::find_if(std::begin(lines), std::end(lines), [&name](const Line &line) { return line.first == name; });
    return known == std::end(lines) ? QString() : ConversationWords::tr(known->second);
}

} // namespace

QString ConversationWords::callLine(const TimelineRow &entry)
{
    static constexpr Line phases[] = {
        {"answered"_L1, QT_TR_NOOP("The call was answered")},
        {"hold"_L1, QT_TR_NOOP("The call is on hold")},
        {"unhold"_L1, QT_TR_NOOP("The call goes on")},
        {"bridged"_L1, QT_TR_NOOP("The call was connected")},
        {"unbridged"_L1, QT_TR_NOOP("The call was disconnected from the other side")},
        {"dial"_L1, QT_TR_NOOP("Somebody is being dialled")},
        {"transferred"_L1, QT_TR_NOOP("The call was handed on")},
        {"recording_started"_L1, QT_TR_NOOP("The call is being recorded")},
        {"recorded"_L1, QT_TR_NOOP("The recording of the call is there")},
        {"recording_failed"_L1, QT_TR_NOOP("The call could not be recorded")},
        {"caller"_L1, QT_TR_NOOP("The exchange corrected the caller's number")},
    };
    static constexpr Line outcomes[] = {
        {"answered"_L1, QT_TR_NOOP("The call ended")},
        {"missed"_L1, QT_TR_NOOP("The call was missed")},
        {"busy"_L1, QT_TR_NOOP("The call ended: busy")},
        {"rejected"_L1, QT_TR_NOOP("The call was rejected")},
        {"failed"_L1, QT_TR_NOOP("The call failed")},
        {"unseen"_L1, QT_TR_NOOP("The call ended; nobody saw how")},
        {"transferred"_L1, QT_TR_NOOP("The call was handed on")},
    };
    const QString phase = entry.details["phase"_L1].toString();
    if (phase == "ringing"_L1)
        return entry.direction == Direction::In ? tr("The customer is calling") : tr("The customer is being called");
    if (phase == "key"_L1)
        return tr("The customer pressed the key %1").arg(entry.details["digit"_L1].toString());
    if (phase == "ended"_L1) {
        const QString line = lineOf(outcomes, entry.details["outcome"_L1].toString());
        return line.isEmpty() ? tr("The call ended") : line;
    }
    const QString line = lineOf(phases, phase);
    return line.isEmpty() ? tr("The exchange tells of the call: %1").arg(phase) : line;
}

QString ConversationWords::platformLine(const TimelineRow &entry)
{
    static constexpr Line told[] = {
        {"follow"_L1, QT_TR_NOOP("The customer follows the account")},
        {"unfollow"_L1, QT_TR_NOOP("The customer no longer follows the account")},
        {"erase_request"_L1,
         QT_TR_NOOP("The customer took back the right to their profile: name and picture were erased")},
        {"identity_moved"_L1, QT_TR_NOOP("The customer has another number now")},
        {"thread_moved"_L1, QT_TR_NOOP("The conversation has another address now")},
    };
    const QString what = entry.details["what"_L1].toString();
    const QString line = lineOf(told, what);
    if (!line.isEmpty())
        return line;
    return what.isEmpty() ? tr("The platform told something that this version cannot show")
                          : tr("The platform tells: %1").arg(what);
}

QString ConversationWords::callActionLine(MessageAction action, const QString &who, const QString &to)
{
    switch (action) {
    case MessageAction::AnswerCall:
        return tr("%1 answered the call").arg(who);
    case MessageAction::HoldCall:
        return tr("%1 put the call on hold").arg(who);
    case MessageAction::ResumeCall:
        return tr("%1 went on with the call").arg(who);
    case MessageAction::TransferCall:
        return tr("%1 handed the call to %2").arg(who, to);
    case MessageAction::EndCall:
        return tr("%1 hung up").arg(who);
    case MessageAction::CallBack:
        return tr("%1 called %2 back").arg(who, to);
    case MessageAction::Hide:
    case MessageAction::Unhide:
    case MessageAction::Like:
    case MessageAction::Unlike:
    case MessageAction::Delete:
        break;
    }
    return {};
}

} // namespace lianxi
