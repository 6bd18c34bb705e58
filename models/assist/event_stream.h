// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/result.h"

#include <QByteArray>
#include <QByteArrayView>

#include <vector>

namespace lianxi
{

/// Takes a body of type text/event-stream apart as it arrives, by the rules of the HTML standard: lines end with CR, LF
/// or both, a colon begins a comment, the `data` lines of an event are joined, a blank line ends it. Other fields are
/// passed over. Bytes may be cut anywhere, inside a character too.
class EventStreamReader
{
public:
    /// Bytes of one event, its unfinished last line included; a chunk of an answer has a few hundred.
    static constexpr qsizetype largestEvent = 256 * 1024;
    /// \return the data of each event that is complete. Errors: Protocol when one is too large.
    [[nodiscard]] Result<std::vector<QByteArray>> feed(QByteArrayView bytes);

private:
    void takeLine(std::vector<QByteArray> &complete);
    QByteArray m_line, m_data;
    bool m_hasData = false;
    bool m_afterReturn = false; ///< a line feed that comes next belongs to the line that has ended
    bool m_first = true; ///< a byte order mark may stand before the first line
};

} // namespace lianxi
