// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QVarLengthArray>

#include <cstring>

namespace lianxi
{

/// Most bytes that one UTF-16 unit becomes.
constexpr qsizetype utf8PerUnit = 3;

/// Writes what QString::toUtf8() gives, without an array on the heap. `out` has room for utf8PerUnit bytes a unit.
/// \return the end of what was written.
[[nodiscard]] inline char *writeUtf8(char *out, QStringView text)
{
    for (qsizetype i = 0; i < text.size(); ++i) {
        const char16_t c = text[i].unicode();
        if (c < 0x80) {
            *out++ = static_cast<char>(c);
        } else if (c < 0x800) {
            *out++ = static_cast<char>(0xC0 | (c >> 6));
            *out++ = static_cast<char>(0x80 | (c & 0x3F));
        } else if (QChar::isSurrogate(c)) {
            // Rare, and Qt knows what becomes of half a pair.
            const bool pair = QChar::isHighSurrogate(c) && i + 1 < text.size() && text[i + 1].isLowSurrogate();
            const QByteArray bytes = text.sliced(i, pair ? 2 : 1).toUtf8();
            std::memcpy(out, bytes.constData(), static_cast<size_t>(bytes.size()));
            out += bytes.size();
            i += pair ? 1 : 0;
        } else {
            *out++ = static_cast<char>(0xE0 | (c >> 12));
            *out++ = static_cast<char>(0x80 | ((c >> 6) & 0x3F));
            *out++ = static_cast<char>(0x80 | (c & 0x3F));
        }
    }
    return out;
}

/// UTF-8 of a short text on the stack.
class ShortUtf8
{
public:
    explicit ShortUtf8(QStringView text)
        : m_bytes(text.size() * utf8PerUnit)
        , m_end(writeUtf8(m_bytes.data(), text))
    {
    }
    Q_DISABLE_COPY_MOVE(ShortUtf8)
    [[nodiscard]] const char *data() const { return m_bytes.data(); }
    [[nodiscard]] qsizetype size() const { return m_end - m_bytes.data(); }
    [[nodiscard]] QByteArrayView view() const { return {data(), size()}; }

private:
    QVarLengthArray<char, 512> m_bytes;
    char *m_end;
};

} // namespace lianxi
