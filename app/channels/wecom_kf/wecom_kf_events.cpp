// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/channels/wecom_kf/wecom_kf_events.h"

#include "app/channels/common/account.h"
#include "app/channels/common/bytes.h"
#include "app/channels/common/json_text.h"
#include "app/channels/common/wechat_message.h"
#include "app/channels/wecom_kf/wecom_kf_parts.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace lianxi::wecom_kf
{

using channels::idText;
using channels::integer;

namespace
{

/// Who wrote an item.
constexpr int servicer = 5; ///< 3: the customer, 4: the platform

/// Why a message of ours did not arrive, by fail_type: unknown, account deleted, app closed, (unused), over 48 h,
/// session closed, over 5 messages, no Channels account bound, subject not verified, both, refused by the customer,
/// company not verified, illegal content.
constexpr const char16_t *failReasons[] = {
    u"platform",
    u"account_restricted",
    u"no_permission",
    u"platform",
    u"window_closed",
    u"window_closed",
    u"quota",
    u"no_permission",
    u"account_restricted",
    u"account_restricted",
    u"recipient_blocked",
    u"account_restricted",
    u"rejected",
};

QString failReason(const QJsonValue &type)
{
    const qint64 number = integer(type).value_or(0);
    const bool known = number > 0 && number < static_cast<qint64>(std::size(failReasons));
    return QString::fromUtf16(failReasons[known ? number : 0]);
}

/// Events that only tell that something happened.
constexpr std::array systemEvents{"enter_session"_L1, "session_status_change"_L1, "servicer_status_change"_L1,
                                  "reject_customer_msg_switch_change"_L1};

/// The platform's own members, without what has a field of its own and without empty texts.
QJsonObject extraOf(const QJsonObject &told)
{
    QJsonObject extra = told;
    for (const auto name : {"event_type"_L1, "open_kfid"_L1, "external_userid"_L1})
        extra.remove(name);
    for (auto it = extra.begin(); it != extra.end();)
        it = it->isString() && it->toString().isEmpty() ? extra.erase(it) : it + 1;
    return extra;
}

void fillEvent(PlatformEvent &event, const QJsonObject &told)
{
    const QString type = told.value("event_type"_L1).toString();
    event.extra = extraOf(told);
    const bool byServicer = type == "servicer_recall_msg"_L1;
    if (type == "user_recall_msg"_L1 || byServicer) {
        event.kind = PlatformEventKind::Delete;
        event.direction = byServicer ? Direction::Out : Direction::In;
        event.target = idText(told.value("recall_msgid"_L1));
        event.messageId.clear(); // of the notice, not of a message
    } else if (type == "msg_send_fail"_L1) {
        event.kind = PlatformEventKind::Failed;
        event.target = idText(told.value("fail_msgid"_L1));
        event.more.insert("reason"_L1, failReason(told.value("fail_type"_L1)));
        event.messageId.clear();
    } else {
        const bool known = std::find(systemEvents.begin(), systemEvents.end(), type) != systemEvents.end();
        event.kind = known ? PlatformEventKind::System : PlatformEventKind::Unknown;
        event.what = type;
    }
}

} // namespace

QString threadOf(const Place &place)
{
    return place.person.isEmpty() ? QString() : place.desk + u':' + place.person;
}

Place placeOf(const QString &threadId)
{
    const qsizetype colon = threadId.indexOf(u':');
    return colon < 0 ? Place{{}, threadId} : Place{threadId.left(colon), threadId.mid(colon + 1)};
}

QStringList desksOf(const ChannelAccount &account)
{
    static const QRegularExpression separators(u"[,;\\s]+"_s);
    return channels::accountText(account, "open_kfid"_L1).split(separators, Qt::SkipEmptyParts);
}

PlatformEvent eventOf(const QJsonObject &item, const QString &desk)
{
    const QString type = item.value("msgtype"_L1).toString();
    const QJsonObject told = item.value("event"_L1).toObject();
    // Events name their place inside.
    const QJsonObject &place = type == "event"_L1 && !told.isEmpty() ? told : item;
    PlatformEvent event;
    event.account = idText(place.value("open_kfid"_L1));
    if (event.account.isEmpty())
        event.account = desk;
    event.sender.id = idText(place.value("external_userid"_L1));
    event.threadId = threadOf({event.account, event.sender.id});
    event.messageId = idText(item.value("msgid"_L1));
    event.eventKey = u"wecom-kf:"_s
        + (event.messageId.isEmpty() ? QString::fromLatin1(channels::sha1Hex(channels::writeJson(item)))
                                     : event.messageId);
    event.at = channels::wechatTime(idText(item.value("send_time"_L1)));
    if (type == "event"_L1) {
        fillEvent(event, told);
        return event;
    }
    if (integer(item.value("origin"_L1)) == servicer) {
        event.direction = Direction::Out;
        channels::putText(event.extra, "servicer_userid"_L1, idText(item.value("servicer_userid"_L1)));
    }
    fillMessage(event, type, item.value(type));
    return event;
}

} // namespace lianxi::wecom_kf
