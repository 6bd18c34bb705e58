// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/team/invitation.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <sodium.h>

using namespace Qt::StringLiterals;

namespace lianxi::team
{

namespace
{

constexpr QByteArrayView invitationMark("lianxi-invitation-1."), requestMark("lianxi-request-1.");
constexpr QByteArray::Base64Options letters = QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals;

QByteArray lineOf(QByteArrayView mark, const QJsonObject &json)
{
    return mark.toByteArray() + QJsonDocument(json).toJson(QJsonDocument::Compact).toBase64(letters);
}

/// Mail programs break lines: white space is not part of it.
QJsonObject objectOf(QByteArrayView mark, QByteArray text)
{
    text = text.simplified().replace(' ', "");
    const bool marked = text.startsWith(mark.toByteArray());
    return marked ? QJsonDocument::fromJson(QByteArray::fromBase64(text.sliced(mark.size()), letters)).object()
                  : QJsonObject();
}

QByteArray macOf(const Invitation &invitation, const QByteArray &user, const QByteArray &boxKey)
{
    return keyedName(
        invitation.secret,
        bound({"lianxi request 1", invitation.team.toUtf8(), invitation.agent.text().toUtf8(), user, boxKey}),
        crypto_generichash_BYTES);
}

} // namespace

QByteArray toText(const Invitation &invitation)
{
    const QByteArray secret(reinterpret_cast<const char *>(invitation.secret.data()), qsizetype(Key::size));
    return lineOf(invitationMark,
                  {{"team"_L1, invitation.team},
                   {"agent"_L1, invitation.agent.text()},
                   {"role"_L1, QString(lianxi::toText(invitation.role))},
                   {"servers"_L1, QJsonArray::fromStringList(invitation.servers)},
                   {"founding"_L1, QString::fromLatin1(invitation.founding)},
                   {"expires"_L1, toRfc3339(invitation.expires)},
                   {"secret"_L1, QString::fromLatin1(secret.toBase64())}});
}

Result<Invitation> readInvitation(const QByteArray &text)
{
    const QJsonObject json = objectOf(invitationMark, text);
    const auto role = fromText<TeamRole>(json.value("role"_L1).toString());
    const auto expires = parseRfc3339(json.value("expires"_L1).toString());
    const auto secret = Key::fromBytes(QByteArray::fromBase64(json.value("secret"_L1).toString().toLatin1()));
    Invitation invitation;
    invitation.team = json.value("team"_L1).toString();
    invitation.agent = AgentId(json.value("agent"_L1).toString());
    invitation.founding = json.value("founding"_L1).toString().toLatin1();
    if (!role || !expires || !secret || invitation.team.isEmpty() || invitation.agent.isEmpty()
        || invitation.founding.isEmpty())
        return failure(ErrorCode::InvalidInput,
                       u"not a whole invitation: copy the line from its first letter to its last"_s);
    for (const QJsonValue &server : json.value("servers"_L1).toArray())
        invitation.servers.append(server.toString());
    invitation.role = *role;
    invitation.expires = *expires;
    invitation.secret = *secret;
    return invitation;
}

QByteArray requestFor(const Invitation &invitation, const MemberKeys &keys)
{
    const QByteArray user = keys.user().publicKey(), boxKey = keys.boxKey();
    return lineOf(requestMark,
                  {{"agent"_L1, invitation.agent.text()},
                   {"user"_L1, QString::fromLatin1(user)},
                   {"box"_L1, QString::fromLatin1(boxKey.toBase64())},
                   {"mac"_L1, QString::fromLatin1(macOf(invitation, user, boxKey))}});
}

Result<Member> readRequest(const QByteArray &request, const Invitation &invitation, Instant now)
{
    const QJsonObject json = objectOf(requestMark, request);
    const QByteArray user = json.value("user"_L1).toString().toLatin1();
    const QByteArray boxKey = QByteArray::fromBase64(json.value("box"_L1).toString().toLatin1());
    if (json.isEmpty() || json.value("agent"_L1).toString() != invitation.agent.text())
        return failure(ErrorCode::InvalidInput, u"not a request that answers this invitation"_s);
    const QByteArray mac = json.value("mac"_L1).toString().toLatin1(), right = macOf(invitation, user, boxKey);
    if (mac.size() != right.size()
        || sodium_memcmp(mac.constData(), right.constData(), static_cast<size_t>(right.size())) != 0)
        return failure(ErrorCode::Refused, u"it was not made with this invitation, or was changed on the way"_s);
    if (now >= invitation.expires)
        return failure(ErrorCode::Refused, u"the invitation's time is over: write another one"_s);
    return Member{invitation.agent, invitation.role, user, boxKey};
}

AgentId agentOfRequest(const QByteArray &request)
{
    return AgentId(objectOf(requestMark, request).value("agent"_L1).toString());
}

} // namespace lianxi::team
