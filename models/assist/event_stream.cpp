// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/assist/event_stream.h"

using namespace Qt::StringLiterals;

namespace lianxi
{

Result<std::vector<QByteArray>> EventStreamReader::feed(QByteArrayView bytes)
{
    std::vector<QByteArray> complete;
    for (const char c : bytes) {
        if (std::exchange(m_afterReturn, c == '\r') && c == '\n')
            continue;
        if (c == '\r' || c == '\n') {
            takeLine(complete);
            m_line.clear();
            continue;
        }
        m_line += c;
        if (m_line.size() + m_data.size() > largestEvent)
            return failure(ErrorCode::Protocol, u"an event that is too large"_s);
    }
    return complete;
}

void EventStreamReader::takeLine(std::vector<QByteArray> &complete)
{
    if (std::exchange(m_first, false) && m_line.startsWith("\xef\xbb\xbf"))
        m_line.remove(0, 3);
    if (m_line.isEmpty()) {
        if (std::exchange(m_hasData, false))
            complete.push_back(std::exchange(m_data, {}));
        return;
    }
    const qsizetype colon = m_line.indexOf(':');
    if (colon == 0 || QByteArrayView(m_line).first(colon < 0 ? m_line.size() : colon) != "data")
        return;
    QByteArrayView value = colon < 0 ? QByteArrayView() : QByteArrayView(m_line).sliced(colon + 1);
    if (value.startsWith(' '))
        value = value.sliced(1);
    if (m_hasData)
        m_data += '\n';
    m_data += value;
    m_hasData = true;
}

} // namespace lianxi
