// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <optional>
#include <vector>

namespace lianxi
{

/// Where one value stands in a JSON text.
struct JsonSpan {
    QByteArrayView key; ///< of an object's member, as written between its quotes; empty for an element of a list
    QByteArrayView value; ///< as written
    qint64 line = 0; ///< on which the value begins; the first is 1
    bool whole = true; ///< false: the text ends in the middle of it
};

/// Finds the members of an object or the elements of a list in `text` without reading them, so that one broken element
/// costs nothing but itself. `firstLine` is the line on which `text` begins. Views point into `text`.
/// \return nullopt when `text` begins with neither.
[[nodiscard]] std::optional<std::vector<JsonSpan>> jsonMembers(QByteArrayView text, qint64 firstLine = 1);

} // namespace lianxi
