// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/team/permissions.h"

#include "app/nats/jet_stream.h"

using namespace Qt::StringLiterals;

namespace lianxi::team
{

namespace
{

/// What a role writes below lx.<team>., beside its own subject.
QByteArrayList subjectsOf(TeamRole role)
{
    const QByteArrayList cases{"case.*", "work.*", "reply.*", "contact.*", "key.*"};
    switch (role) {
    case TeamRole::Agent:
        return cases;
    case TeamRole::Lead:
        return cases + QByteArrayList{"review.*", "team", "members"};
    case TeamRole::Reviewer:
        return {"review.*", "key.*"};
    case TeamRole::Listener:
        return {};
    case TeamRole::Gateway:
        return cases + QByteArrayList{"channel.*", "setup.*", "review.*"};
    case TeamRole::Administrator:
        return {">"};
    }
    return {};
}

/// The calls of JetStream's interface, without "$JS.API." and with the stream's name for %1.
QByteArrayList callsOf(TeamRole role)
{
    // Reading: an ephemeral consumer of one's own; the leader's newest message of a subject.
    QByteArrayList calls{"STREAM.INFO.%1", "STREAM.MSG.GET.%1", "CONSUMER.CREATE.%1", "CONSUMER.MSG.NEXT.%1.*"};
    if (role == TeamRole::Gateway || role == TeamRole::Administrator)
        // Work that gateways share; and a server that lost its stream gets it back without waiting for an
        // administrator.
        calls += {"CONSUMER.DURABLE.CREATE.%1.*", "CONSUMER.INFO.%1.*", "STREAM.CREATE.%1"};
    // Neither deleting nor emptying the stream: who wants that has the server itself.
    if (role == TeamRole::Administrator)
        calls += {"STREAM.UPDATE.%1", "STREAM.MSG.DELETE.%1", "STREAM.SNAPSHOT.%1", "CONSUMER.DELETE.%1.*"};
    return calls;
}

bool below(const QString &subject, QLatin1StringView kind)
{
    return subject.startsWith(kind) && subject.size() > kind.size();
}

/// Whether `subject` is the own one of whoever the event names as `name`.
bool isOwn(const QString &subject, const QString &name)
{
    return !name.isEmpty() && subject == ownSubject(AgentId(name));
}

/// A card is its person's, under their id.
QLatin1StringView ownerMember(const QJsonObject &item)
{
    return item.value("kind"_L1).toString() == toText(TeamItemKind::Card) ? "id"_L1 : "owner"_L1;
}

} // namespace

Permissions permissionsOf(const QString &team, const Member &member)
{
    const nats::StreamOptions stream{team};
    Permissions all;
    for (const QByteArray &subject : subjectsOf(member.role))
        all.publish.append(stream.prefix() + subject);
    if (member.role != TeamRole::Administrator) {
        all.publish.append(stream.prefix() + nats::subjectOf(ownSubject(member.agent)));
        all.publish.append(stream.prefix() + "void"); // takes the place of what the server lost (team_repair.h)
    }
    for (QByteArray call : callsOf(member.role))
        all.publish.append("$JS.API." + call.replace("%1", stream.stream()));
    if (member.role == TeamRole::Gateway)
        all.publish.append("$JS.ACK." + stream.stream() + ".>");
    // Answers, and nobody else's.
    all.subscribe.append("_INBOX." + member.user + ".>");
    return all;
}

bool mayStand(const QString &subject, const Event &event)
{
    switch (event.type) {
    case EventType::ChannelConfigured:
        return below(subject, "setup."_L1);
    case EventType::PlatformEventReceived:
    case EventType::ChannelCursor:
    case EventType::IdentityProfiled:
        return below(subject, "channel."_L1);
    case EventType::MemberDescribed:
        return subject == memberSubject();
    case EventType::PlaybookAdopted:
    case EventType::ContactErased:
        return subject == teamSubject();
    case EventType::TeamItemSaved:
        return subject == teamSubject() || isOwn(subject, event.data.value(ownerMember(event.data)).toString());
    case EventType::PresenceChanged:
        return isOwn(subject, event.data.value("by"_L1).toObject().value("agent"_L1).toString());
    case EventType::ReviewAssigned:
    case EventType::ReviewGiven:
    case EventType::AppealDecided:
    case EventType::CoachingNoted:
    case EventType::CaseFileIssued:
    case EventType::CaseFileRecalled:
        return below(subject, "review."_L1);
    default:
        return true;
    }
}

} // namespace lianxi::team
