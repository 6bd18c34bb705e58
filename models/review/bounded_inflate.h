// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <optional>

namespace lianxi
{

/// What qCompress() packed. qUncompress() takes the size that stands before the data for a hint and grows beyond it
/// until memory ends; here it is the size.
/// \return nothing: damaged, larger than `most` bytes, or of another size than it says. No more than `most` bytes are
/// ever taken. Pure.
[[nodiscard]] std::optional<QByteArray> inflateBounded(QByteArrayView packed, qsizetype most);

} // namespace lianxi
