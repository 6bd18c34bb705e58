// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/name_uuid.h"

#include <QHashFunctions>
#include <QString>
#include <QUuid>
#include <QtEndian>

#include <array>
#include <compare>
#include <optional>

namespace lianxi
{

/// Identity of one kind of thing. `Tag` is never defined; it keeps a CaseId out of a ContactId's place.
template <class Tag>
class StrongId
{
public:
    StrongId() = default;
    [[nodiscard]] static StrongId generate() { return StrongId(QUuid::createUuid()); }
    /// The same name gives the same id everywhere (UUID version 5, RFC 4122 §4.3). The projection makes its ids
    /// so, because all desks must agree on them without asking one another.
    [[nodiscard]] static StrongId derive(const QByteArray &name)
    {
        static constexpr QUuid space(0x6f1d7c52, 0x0f5e, 0x4a83, 0x9b, 0x61, 0x5d, 0x0c, 0x2e, 0x8a, 0x41, 0x77);
        return StrongId(uuidOfName(space, name));
    }
    /// \return nullopt unless `text` is a non-null UUID.
    [[nodiscard]] static std::optional<StrongId> parse(QStringView text)
    {
        const QUuid uuid = QUuid::fromString(text);
        return uuid.isNull() ? std::nullopt : std::optional(StrongId(uuid));
    }
    /// The 16 bytes as the database keeps them; null unless there are 16.
    [[nodiscard]] static StrongId fromBytes(const QByteArray &bytes) { return StrongId(QUuid::fromRfc4122(bytes)); }
    [[nodiscard]] QByteArray toBytes() const { return m_uuid.toRfc4122(); }
    /// The same without an array on the heap.
    [[nodiscard]] std::array<char, 16> raw() const
    {
        std::array<char, 16> bytes;
        qToBigEndian(head(), bytes.data());
        std::copy(std::begin(m_uuid.data4), std::end(m_uuid.data4), bytes.begin() + 8);
        return bytes;
    }
    /// The first 8 of these bytes, read as a number.
    [[nodiscard]] quint64 head() const
    {
        return static_cast<quint64>(m_uuid.data1) << 32 | static_cast<quint64>(m_uuid.data2) << 16 | m_uuid.data3;
    }
    [[nodiscard]] QString toString() const { return m_uuid.toString(QUuid::WithoutBraces); }
    [[nodiscard]] bool isNull() const { return m_uuid.isNull(); }
    friend bool operator==(StrongId, StrongId) = default;
    friend bool operator<(StrongId a, StrongId b) { return a.m_uuid < b.m_uuid; }
    friend size_t qHash(StrongId id, size_t seed = 0) noexcept { return ::qHash(id.m_uuid, seed); }

private:
    explicit StrongId(QUuid uuid)
        : m_uuid(uuid)
    {
    }
    QUuid m_uuid;
};

using CaseId = StrongId<struct CaseTag>;
using ContactId = StrongId<struct ContactTag>;
using ThreadId = StrongId<struct ThreadTag>;
using MessageId = StrongId<struct MessageTag>; ///< ours; the platform's own id is text, see PlatformEvent::messageId
using EventId = StrongId<struct EventTag>;
using FollowUpId = StrongId<struct FollowUpTag>;
using RequestId = StrongId<struct RequestTag>; ///< of something another department was asked for
using FeedbackId = StrongId<struct FeedbackTag>;
using ReviewId = StrongId<struct ReviewTag>;
using CaseFileId = StrongId<struct CaseFileTag>;

/// A short name that a person chose or a platform gave, kept apart from other names by `Tag`.
template <class Tag>
class StrongName
{
public:
    StrongName() = default;
    explicit StrongName(QString text)
        : m_text(std::move(text))
    {
    }
    [[nodiscard]] const QString &text() const { return m_text; }
    [[nodiscard]] bool isEmpty() const { return m_text.isEmpty(); }
    friend bool operator==(const StrongName &, const StrongName &) = default;
    friend bool operator<(const StrongName &a, const StrongName &b) { return a.m_text < b.m_text; }
    friend size_t qHash(const StrongName &name, size_t seed = 0) noexcept { return ::qHash(name.m_text, seed); }

private:
    QString m_text;
};

using ChannelId = StrongName<struct ChannelTag>; ///< e.g. "wechat-oa-1"; letters, digits, '-' and '_'
using AgentId = StrongName<struct AgentTag>; ///< e.g. "lin"; the bot is "bot"

/// Position of a record in the log; the first is 1, 0 is "before everything".
using Sequence = qint64;

} // namespace lianxi

template <class Tag>
struct std::hash<lianxi::StrongId<Tag>> {
    size_t operator()(lianxi::StrongId<Tag> id) const noexcept { return qHash(id); }
};
