// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/importer/json_members.h"

#include <utility>

namespace lianxi
{

namespace
{

/// Walks over a text and counts its lines.
class Walk
{
public:
    Walk(QByteArrayView text, qint64 line)
        : m_text(text)
        , m_line(line)
    {
    }
    [[nodiscard]] bool atEnd() const { return m_at >= m_text.size(); }
    [[nodiscard]] char here() const { return atEnd() ? '\0' : m_text[m_at]; }
    [[nodiscard]] qsizetype at() const { return m_at; }
    [[nodiscard]] qint64 line() const { return m_line; }
    void step()
    {
        if (!atEnd() && m_text[m_at] == '\n')
            ++m_line;
        ++m_at;
    }
    /// Blanks, and the commas between members.
    void skipGap()
    {
        while (!atEnd() && (here() == ' ' || here() == '\t' || here() == '\n' || here() == '\r' || here() == ','))
            step();
    }
    void skipString()
    {
        for (step(); !atEnd() && here() != '"'; step()) {
            if (here() == '\\')
                step();
        }
        step();
    }
    /// \return whether the value has an end.
    bool skipValue()
    {
        int depth = 0;
        while (!atEnd()) {
            const char c = here();
            if (c == '"') {
                skipString();
            } else if (c == '{' || c == '[') {
                ++depth;
                step();
            } else if (c == '}' || c == ']') {
                if (depth == 0)
                    return true; // of what is around a bare value
                --depth;
                step();
            } else if (depth == 0 && (c == ',' || c == ' ' || c == '\n' || c == '\r' || c == '\t')) {
                return true;
            } else {
                step();
                continue;
            }
            if (depth == 0)
                return m_at <= m_text.size();
        }
        return false;
    }

private:
    QByteArrayView m_text;
    qsizetype m_at = 0;
    qint64 m_line = 1;
};

} // namespace

std::optional<std::vector<JsonSpan>> jsonMembers(QByteArrayView text, qint64 firstLine)
{
    Walk walk(text, firstLine);
    if (text.startsWith("\xEF\xBB\xBF"))
        for (int byte = 0; byte < 3; ++byte)
            walk.step();
    walk.skipGap();
    const bool isObject = walk.here() == '{';
    if (!isObject && walk.here() != '[')
        return std::nullopt;
    walk.step();
    std::vector<JsonSpan> found;
    for (walk.skipGap(); !walk.atEnd() && walk.here() != '}' && walk.here() != ']'; walk.skipGap()) {
        JsonSpan span;
        if (isObject) {
            if (walk.here() != '"')
                return found; // what follows is no member
            const qsizetype begin = walk.at() + 1;
            walk.skipString();
            if (walk.at() > text.size())
                return found;
            span.key = text.sliced(begin, walk.at() - 1 - begin);
            walk.skipGap();
            if (walk.here() != ':')
                return found;
            walk.step();
            walk.skipGap();
        }
        const qsizetype begin = walk.at();
        span.line = walk.line();
        span.whole = walk.skipValue();
        const qsizetype end = std::min(walk.at(), text.size());
        if (end == begin)
            return found;
        span.value = text.sliced(begin, end - begin);
        found.push_back(span);
    }
    return found;
}

} // namespace lianxi
