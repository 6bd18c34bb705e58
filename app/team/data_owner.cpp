// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/team/data_owner.h"

#include "models/domain/kinds.h"

using namespace Qt::StringLiterals;

namespace lianxi::team
{

namespace
{

/// Kind and place hold no NUL (a channel's id is letters, digits, "-" and "_"), so no two owners share a name.
QByteArray joined(const char *kind, const QByteArray &place, const QByteArray &name)
{
    QByteArray text(kind);
    text += '\0';
    text += place;
    text += '\0';
    text += name;
    return text;
}

QByteArray ownerOfPlatformEvent(const QJsonObject &data)
{
    const QString channel = data.value("channel"_L1).toString();
    const QJsonObject event = data.value("event"_L1).toObject();
    const QString person = event.value("sender"_L1).toObject().value("id"_L1).toString();
    const bool in = fromText<Direction>(event.value("direction"_L1).toString()) == Direction::In;
    if (in && !person.isEmpty())
        return personOwner(channel, person);
    // A conversation without a name of its own is known by whoever it is with, or by the message it speaks of.
    for (const QLatin1StringView member : {"thread_id"_L1, "target"_L1, "reply_to"_L1, "message_id"_L1})
        if (const QString name = event.value(member).toString(); !name.isEmpty())
            return conversationOwner(channel, name);
    return conversationOwner(channel, {});
}

std::optional<CaseId> caseIn(const QString &subject, const QJsonObject &data)
{
    if (const auto id = CaseId::parse(data.value("case"_L1).toString()))
        return id;
    for (const QLatin1StringView kind : {"case."_L1, "work."_L1, "review."_L1})
        if (subject.startsWith(kind))
            return CaseId::parse(QStringView(subject).sliced(kind.size()));
    return std::nullopt;
}

std::optional<ContactId> contactIn(const QString &subject, const QJsonObject &data)
{
    constexpr auto kind = "contact."_L1;
    if (subject.startsWith(kind))
        return ContactId::parse(QStringView(subject).sliced(kind.size()));
    for (const QLatin1StringView member : {"identity"_L1, "contact"_L1})
        if (const auto id = ContactId::parse(data.value(member).toString()))
            return id;
    return std::nullopt;
}

} // namespace

QByteArray personOwner(const QString &channel, const QString &person)
{
    return joined("person", channel.toUtf8(), person.toUtf8());
}

QByteArray conversationOwner(const QString &channel, const QString &thread)
{
    return joined("conversation", channel.toUtf8(), thread.toUtf8());
}

QByteArray caseOwner(CaseId id)
{
    return joined("case", {}, id.toBytes());
}

QByteArray contactOwner(ContactId id)
{
    return joined("contact", {}, id.toBytes());
}

QByteArray ownerOf(const QString &subject, const Event &event)
{
    switch (event.type) {
    case EventType::PlatformEventReceived:
        return ownerOfPlatformEvent(event.data);
    case EventType::ContactErased: // stays when everything of the contact goes
        return {};
    default:
        break;
    }
    if (const auto id = caseIn(subject, event.data))
        return caseOwner(*id);
    if (const auto id = contactIn(subject, event.data))
        return contactOwner(*id);
    return {};
}

} // namespace lianxi::team
