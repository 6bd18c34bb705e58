// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/ids.h"
#include "models/domain/kinds.h"

#include <initializer_list>

namespace lianxi::keys
{

/// What a key of table `ref` leads to. The same id under two kinds gives two keys, so that a record naming, say, a
/// contact's id as a case finds nothing.
enum class Kind : quint64 {
    Event = 1,
    Channel,
    Agent,
    Contact,
    Identity,
    Alias,
    Thread,
    Case,
    Message,
    FollowUp,
    Talk
};

/// Parts of a derived name, kept apart by a byte that no UTF-8 text of a platform's key holds.
[[nodiscard]] inline QByteArray join(std::initializer_list<QByteArray> parts)
{
    QByteArray name;
    for (const QByteArray &part : parts)
        name.append(part).append('\x1f');
    return name;
}

/// Name from which an identity's own contact gets its id. `scope`: the account to which the person's key belongs; empty
/// where it is one on the whole platform.
[[nodiscard]] inline QByteArray identityName(Platform platform, const QString &scope, const QString &external)
{
    return join({"identity", QByteArray::number(static_cast<int>(platform)), scope.toUtf8(), external.toUtf8()});
}

/// The first 64 bits of an id; two of 10 million ids are equal with a chance of 3 in a million.
template <class Tag>
[[nodiscard]] qint64 of(Kind kind, StrongId<Tag> id)
{
    return static_cast<qint64>(id.head() ^ (static_cast<quint64>(kind) * 0x9e3779b97f4a7c15ULL));
}
/// Key of something that has a name instead of an id.
[[nodiscard]] inline qint64 ofName(Kind kind, const QByteArray &name)
{
    return of(kind, EventId::derive(name));
}

} // namespace lianxi::keys
