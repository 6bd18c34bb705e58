// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>
#include <QUuid>

namespace lianxi
{

/// What QUuid::createUuidV5() gives (RFC 4122 §4.3: SHA-1 of space and name), without making a hash each time: each
/// folded event needs several.
[[nodiscard]] QUuid uuidOfName(const QUuid &space, QByteArrayView name);

} // namespace lianxi
