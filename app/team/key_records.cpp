// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/team/key_records.h"

#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace lianxi::team
{

namespace
{

constexpr auto rosterType = "lianxi.team.roster.v1"_L1;
constexpr auto keyType = "lianxi.team.key.v1"_L1;
constexpr auto destroyedType = "lianxi.team.key_destroyed.v1"_L1;
constexpr QByteArrayView aboutDestruction("lianxi key destroyed 1");
constexpr auto keyPrefix = "key."_L1;

Event bookkeeping(QLatin1StringView type, QJsonObject data, Instant now)
{
    return {EventId::generate(), EventType::Unknown, type, u"/team"_s, now, std::move(data), {}};
}

QJsonObject toJson(const SignedText &text)
{
    return {{"body"_L1, QString::fromUtf8(text.body)},
            {"by"_L1, QString::fromLatin1(text.by)},
            {"signature"_L1, QString::fromLatin1(text.signature.toBase64())}};
}

SignedText signedTextIn(const QJsonObject &json)
{
    return {json.value("body"_L1).toString().toUtf8(), json.value("by"_L1).toString().toLatin1(),
            QByteArray::fromBase64(json.value("signature"_L1).toString().toLatin1())};
}

} // namespace

QString rosterSubject()
{
    return u"epoch"_s;
}

QString keySubject(const QByteArray &keyId)
{
    return keyPrefix + QString::fromLatin1(keyId);
}

QByteArray keyIdOf(const QString &subject)
{
    return subject.startsWith(keyPrefix) ? subject.sliced(keyPrefix.size()).toLatin1() : QByteArray();
}

Event rosterEvent(const SignedText &entry, Instant now)
{
    return bookkeeping(rosterType, toJson(entry), now);
}

std::optional<SignedText> rosterEntryIn(const Event &event)
{
    return event.typeName == rosterType ? std::optional(signedTextIn(event.data)) : std::nullopt;
}

Event keyEvent(const WrappedDataKey &key, Instant now)
{
    return bookkeeping(
        keyType,
        {{"key"_L1, QString::fromLatin1(key.ref.toText())}, {"box"_L1, QString::fromLatin1(key.box.toBase64())}}, now);
}

std::optional<WrappedDataKey> dataKeyIn(const Event &event)
{
    if (event.typeName != keyType)
        return std::nullopt;
    const std::optional<KeyRef> ref = KeyRef::parse(event.data.value("key"_L1).toString());
    if (!ref || ref->id.isEmpty())
        return std::nullopt;
    return WrappedDataKey{*ref, QByteArray::fromBase64(event.data.value("box"_L1).toString().toLatin1())};
}

Event destructionEvent(const QByteArray &keyId, const std::vector<QByteArray> &tags, const MemberKeys &by, Instant now)
{
    QJsonArray list;
    for (const QByteArray &tag : tags)
        list.append(QString::fromLatin1(tag));
    const QJsonObject body{{"id"_L1, QString::fromLatin1(keyId)}, {"tags"_L1, list}};
    return bookkeeping(destroyedType,
                       toJson(by.sign(QJsonDocument(body).toJson(QJsonDocument::Compact), aboutDestruction)), now);
}

std::optional<Destruction> destructionIn(const Event &event)
{
    if (event.typeName != destroyedType)
        return std::nullopt;
    const SignedText text = signedTextIn(event.data);
    if (!isGenuine(text, aboutDestruction))
        return std::nullopt;
    const QJsonObject body = QJsonDocument::fromJson(text.body).object();
    Destruction order{body.value("id"_L1).toString().toLatin1(), {}, text.by};
    for (const QJsonValue &tag : body.value("tags"_L1).toArray())
        order.tags.push_back(tag.toString().toLatin1());
    return order;
}

} // namespace lianxi::team
