// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/team/sealing.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QtEndian>

#include <sodium.h>

using namespace Qt::StringLiterals;

namespace lianxi::team
{

namespace
{

constexpr auto keyAttribute = "lxkey"_L1;
constexpr auto boxMember = "data_base64"_L1;
constexpr qsizetype nonceBytes = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
constexpr qsizetype tagBytes = crypto_aead_xchacha20poly1305_ietf_ABYTES;

// Numbers of the keys that are derived from an epoch's.
constexpr quint64 forWrapping = 1, forEvents = 2, forOwners = 3, forMessageIds = 4, forSubjects = 5, forEventIds = 6;

const unsigned char *bytesOf(QByteArrayView view)
{
    return reinterpret_cast<const unsigned char *>(view.data());
}
unsigned char *bytesOf(QByteArray &array)
{
    return reinterpret_cast<unsigned char *>(array.data());
}
size_t sizeOf(QByteArrayView view)
{
    return static_cast<size_t>(view.size());
}

bool isHex(QStringView text, qsizetype bytes)
{
    return text.size() == 2 * bytes && std::all_of(text.begin(), text.end(), [](QChar c) {
               return (c >= u'0' && c <= u'9') || (c >= u'a' && c <= u'f');
           });
}

QByteArray aboutEvent(const Event &shell, const SealContext &context)
{
    const QByteArray place = QByteArray::number(context.index) + '/' + QByteArray::number(context.count);
    return bound({"lianxi event 1", context.subject, context.messageId, place, shell.id.toBytes(),
                  shell.typeName.toUtf8(), QByteArray::number(toMillis(shell.time)), shell.source.toUtf8()});
}

QByteArray aboutDataKey(const KeyRef &ref)
{
    return bound({"lianxi data key 1", ref.toText()});
}

/// A mark U+FEFF that begins a text is dropped by Qt's reader (6.4, QUtf8), unless it is written as an escape.
QByteArray toJsonBytes(const QJsonObject &json)
{
    QByteArray bytes = QJsonDocument(json).toJson(QJsonDocument::Compact);
    if (bytes.contains("\"\xef\xbb\xbf"))
        bytes.replace("\"\xef\xbb\xbf", "\"\\ufeff");
    return bytes;
}

} // namespace

QByteArray KeyRef::toText() const
{
    const QByteArray number = QByteArray::number(epoch);
    return id.isEmpty() ? number : number + '.' + id + '.' + tag;
}

std::optional<KeyRef> KeyRef::parse(const QString &text)
{
    const QStringList parts = text.split(u'.');
    bool isNumber = false;
    KeyRef ref;
    ref.epoch = parts.at(0).toInt(&isNumber);
    if (!isNumber || ref.epoch <= 0 || QString::number(ref.epoch) != parts.at(0))
        return std::nullopt;
    if (parts.size() == 1)
        return ref;
    if (parts.size() != 3 || !isHex(parts.at(1), keyIdBytes) || !isHex(parts.at(2), keyTagBytes))
        return std::nullopt;
    ref.id = parts.at(1).toLatin1();
    ref.tag = parts.at(2).toLatin1();
    return ref;
}

QByteArray randomTag()
{
    QByteArray tag(keyTagBytes, Qt::Uninitialized);
    randombytes_buf(tag.data(), static_cast<size_t>(keyTagBytes));
    return tag.toHex();
}

QByteArray sealBytes(const Key &key, QByteArrayView plain, QByteArrayView about)
{
    QByteArray box(nonceBytes + plain.size() + tagBytes, Qt::Uninitialized);
    randombytes_buf(box.data(), static_cast<size_t>(nonceBytes));
    crypto_aead_xchacha20poly1305_ietf_encrypt(bytesOf(box) + nonceBytes, nullptr, bytesOf(plain), sizeOf(plain),
                                               bytesOf(about), sizeOf(about), nullptr, bytesOf(QByteArrayView(box)),
                                               key.data());
    return box;
}

Result<QByteArray> openBytes(const Key &key, QByteArrayView box, QByteArrayView about)
{
    if (box.size() < nonceBytes + tagBytes)
        return failure(ErrorCode::WrongKey, u"too short to be sealed"_s);
    const QByteArrayView sealed = box.sliced(nonceBytes);
    QByteArray plain(sealed.size() - tagBytes, Qt::Uninitialized);
    if (crypto_aead_xchacha20poly1305_ietf_decrypt(bytesOf(plain), nullptr, nullptr, bytesOf(sealed), sizeOf(sealed),
                                                   bytesOf(about), sizeOf(about), bytesOf(box), key.data())
        != 0)
        return failure(ErrorCode::WrongKey, u"sealed with another key, or changed since"_s);
    return plain;
}

QByteArray sealKey(const Key &key, const Key &plain, QByteArrayView about)
{
    return sealBytes(key, QByteArrayView(reinterpret_cast<const char *>(plain.data()), Key::size), about);
}

Result<Key> openKey(const Key &key, QByteArrayView box, QByteArrayView about)
{
    Result<QByteArray> plain = openBytes(key, box, about);
    if (!plain)
        return tl::unexpected(plain.error());
    const std::optional<Key> opened = Key::fromBytes(*plain);
    sodium_memzero(plain->data(), static_cast<size_t>(plain->size()));
    if (!opened)
        return failure(ErrorCode::WrongKey, u"what was sealed is no key"_s);
    return *opened;
}

QByteArray bound(std::initializer_list<QByteArrayView> parts)
{
    QByteArray all;
    for (const QByteArrayView part : parts) {
        char size[sizeof(quint32)];
        qToLittleEndian(static_cast<quint32>(part.size()), size);
        all.append(size, sizeof size).append(part.data(), part.size());
    }
    return all;
}

QByteArray keyedName(const Key &key, QByteArrayView name, qsizetype bytes)
{
    QByteArray hash(bytes, Qt::Uninitialized);
    crypto_generichash(bytesOf(hash), static_cast<size_t>(bytes), bytesOf(name), sizeOf(name), key.data(), Key::size);
    return hash.toHex();
}

QByteArray fingerprint(QByteArrayView bytes)
{
    QByteArray hash(crypto_generichash_BYTES, Qt::Uninitialized);
    crypto_generichash(bytesOf(hash), static_cast<size_t>(hash.size()), bytesOf(bytes), sizeOf(bytes), nullptr, 0);
    return hash.toHex();
}

Names::Names(const Key &firstEpoch)
    : m_owners(firstEpoch.derive(forOwners))
    , m_keys(firstEpoch.derive(forMessageIds))
    , m_subjects(firstEpoch.derive(forSubjects))
    , m_events(firstEpoch.derive(forEventIds))
{
}

QString Names::subject(const QString &subject) const
{
    for (const QLatin1StringView kind : {"case."_L1, "work."_L1, "reply."_L1, "contact."_L1, "review."_L1})
        if (subject.startsWith(kind))
            return kind + QString::fromLatin1(keyedName(m_subjects, subject.toUtf8()));
    return subject;
}

EventId Names::event(EventId id) const
{
    return EventId::fromBytes(QByteArray::fromHex(keyedName(m_events, id.toBytes())));
}

QByteArray wrapDataKey(const Key &epoch, const KeyRef &ref, const Key &dataKey)
{
    return sealKey(epoch.derive(forWrapping), dataKey, aboutDataKey(ref));
}

Result<Key> unwrapDataKey(const Key &epoch, const KeyRef &ref, QByteArrayView box)
{
    return openKey(epoch.derive(forWrapping), box, aboutDataKey(ref));
}

Key eventKey(const Key &epoch, const Key *dataKey)
{
    const Key alone = epoch.derive(forEvents);
    if (!dataKey)
        return alone;
    QByteArray both(Key::size, Qt::Uninitialized);
    crypto_generichash(bytesOf(both), Key::size, dataKey->data(), Key::size, alone.data(), Key::size);
    const Key key = *Key::fromBytes(both);
    sodium_memzero(both.data(), Key::size);
    return key;
}

QJsonObject sealEvent(const Event &event, const SealedExtra &extra, const Names &names, const KeyRef &ref,
                      const Key &key, const SealContext &context)
{
    QJsonObject sealed{{"d"_L1, event.data}, {"i"_L1, event.id.toString()}};
    if (!event.extensions.isEmpty())
        sealed.insert("x"_L1, event.extensions);
    if (!extra.key.isEmpty())
        sealed.insert("k"_L1, QString::fromLatin1(extra.key.toBase64()));
    if (!extra.subject.isEmpty())
        sealed.insert("s"_L1, extra.subject);
    Event shell{names.event(event.id), event.type, event.typeName, event.source, event.time, {}, {}};
    if (event.type != EventType::Unknown)
        shell.typeName = toText(event.type);
    QJsonObject json = toJson(shell);
    json.remove("data"_L1);
    json.insert(keyAttribute, QString::fromLatin1(ref.toText()));
    const QByteArray box = sealBytes(key, toJsonBytes(sealed), aboutEvent(shell, context));
    json.insert(boxMember, QString::fromLatin1(box.toBase64()));
    return json;
}

Result<std::vector<SealedEvent>> readSealed(const QByteArray &batch)
{
    Result<std::vector<Event>> read = decodeEvents(batch);
    if (!read)
        return tl::unexpected(read.error());
    std::vector<SealedEvent> events;
    events.reserve(read->size());
    for (Event &shell : *read) {
        const QJsonObject attributes = std::exchange(shell.extensions, {});
        shell.type = EventType::Unknown;
        shell.data = {};
        SealedEvent event{std::move(shell), {}, {}, false, {}};
        if (const std::optional<KeyRef> ref = KeyRef::parse(attributes.value(keyAttribute).toString())) {
            event.ref = *ref;
            event.box = QByteArray::fromBase64(attributes.value(boxMember).toString().toLatin1());
        }
        events.push_back(std::move(event));
    }
    return events;
}

Status openEvent(SealedEvent &event, const Key &key, const SealContext &context)
{
    const Result<QByteArray> plain = openBytes(key, event.box, aboutEvent(event.shell, context));
    if (!plain)
        return tl::unexpected(plain.error());
    const QJsonObject sealed = QJsonDocument::fromJson(*plain).object();
    const std::optional<EventId> id = EventId::parse(sealed.value("i"_L1).toString());
    if (!id)
        return failure(ErrorCode::Corrupt, u"what was sealed is no event"_s);
    event.shell.id = *id;
    event.shell.type = fromText<EventType>(event.shell.typeName).value_or(EventType::Unknown);
    event.shell.data = sealed.value("d"_L1).toObject();
    event.shell.extensions = sealed.value("x"_L1).toObject();
    event.extra.key = QByteArray::fromBase64(sealed.value("k"_L1).toString().toLatin1());
    event.extra.subject = sealed.value("s"_L1).toString();
    event.opened = true;
    return {};
}

} // namespace lianxi::team
