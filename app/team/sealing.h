// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/event/event.h"
#include "models/store/sqlite.h"

#include <vector>

namespace lianxi::team
{

/// 32 secret bytes that wipe themselves.
using Key = sqlite::PageKey;

/// Key ids and tags as they stand in subjects and attributes: hexadecimal text.
inline constexpr qsizetype keyIdBytes = 16, keyTagBytes = 8;

/// Which key opens an event.
struct KeyRef {
    int epoch = 0;
    QByteArray id; ///< of the owner's data key; empty: the epoch's key alone
    QByteArray tag; ///< tells the owner's keys apart: a new one is made after the old one was destroyed
    [[nodiscard]] QByteArray toText() const; ///< "3" or "3.<id>.<tag>"
    [[nodiscard]] static std::optional<KeyRef> parse(const QString &text);
    friend bool operator==(const KeyRef &, const KeyRef &) = default;
};

/// A new tag, in its text form.
[[nodiscard]] QByteArray randomTag();
/// 24 bytes of nonce, then XChaCha20-Poly1305. `about` is bound to it and not part of it.
[[nodiscard]] QByteArray sealBytes(const Key &key, QByteArrayView plain, QByteArrayView about);
/// WrongKey: another key, other bytes, or about something else.
[[nodiscard]] Result<QByteArray> openBytes(const Key &key, QByteArrayView box, QByteArrayView about);
/// The same for a key.
[[nodiscard]] QByteArray sealKey(const Key &key, const Key &plain, QByteArrayView about);
[[nodiscard]] Result<Key> openKey(const Key &key, QByteArrayView box, QByteArrayView about);
/// Parts, each with its length, so that no two lists are the same bytes.
[[nodiscard]] QByteArray bound(std::initializer_list<QByteArrayView> parts);
/// Keyed BLAKE2b as hexadecimal text.
[[nodiscard]] QByteArray keyedName(const Key &key, QByteArrayView name, qsizetype bytes = keyIdBytes);
/// BLAKE2b-256 as hexadecimal text.
[[nodiscard]] QByteArray fingerprint(QByteArrayView bytes);

/// What the engine sees instead of names: the same on all desks of a team, through all epochs. Made from the first
/// epoch's key.
class Names
{
public:
    explicit Names(const Key &firstEpoch);
    [[nodiscard]] QByteArray keyId(const QByteArray &owner) const { return keyedName(m_owners, owner); }
    [[nodiscard]] QByteArray messageId(const QByteArray &key) const { return keyedName(m_keys, key); }
    /// Ids of people and cases follow from platform ids, which can be guessed (a phone number is soon tried through):
    /// below case., work., reply., contact. and review. names are replaced.
    [[nodiscard]] QString subject(const QString &subject) const;
    [[nodiscard]] EventId event(EventId id) const;

private:
    Key m_owners, m_keys, m_subjects, m_events;
};

/// A data key, for those who have the epoch's.
[[nodiscard]] QByteArray wrapDataKey(const Key &epoch, const KeyRef &ref, const Key &dataKey);
/// WrongKey.
[[nodiscard]] Result<Key> unwrapDataKey(const Key &epoch, const KeyRef &ref, QByteArrayView box);
/// What an event is sealed with. It takes both: without the data key nobody reads it any more, and a member who has
/// left knows the data keys of their time, but not the later epochs'.
[[nodiscard]] Key eventKey(const Key &epoch, const Key *dataKey);

/// Where an event stands; all of it is bound to what is sealed.
struct SealContext {
    QByteArray subject, messageId; ///< as the engine has them
    size_t index = 0, count = 0; ///< in the record
};
/// What is sealed of an event beside its payload.
struct SealedExtra {
    QByteArray key; ///< the record's idempotency key, with its first event
    QString subject; ///< the real one
};

/// As the engine sees it: type, time and source readable, `data_base64` sealed, `lxkey` naming the key.
[[nodiscard]] QJsonObject sealEvent(const Event &event, const SealedExtra &extra, const Names &names, const KeyRef &ref,
                                    const Key &key, const SealContext &context);

/// An event as the engine has it.
struct SealedEvent {
    Event shell; ///< readable part: the engine's id, type Unknown, no data
    KeyRef ref;
    QByteArray box;
    bool opened = false;
    SealedExtra extra;
};
/// Plain events, and what is no event at all, come out as shells with an empty box: nobody of the team wrote them.
[[nodiscard]] Result<std::vector<SealedEvent>> readSealed(const QByteArray &batch);
/// Fills `event.shell` with what was sealed. WrongKey, or Corrupt when what was sealed is no event's.
[[nodiscard]] Status openEvent(SealedEvent &event, const Key &key, const SealContext &context);

} // namespace lianxi::team
