// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/channels/email/imap_reader.h"

namespace lianxi::email
{

namespace
{

constexpr int maxDepth = 32;

/// The length that a line announces at its end: {123} or {123+}; -1: none, -2: beyond what is taken.
qint64 literalLength(QByteArrayView line)
{
    if (!line.endsWith('}'))
        return -1;
    const qsizetype open = line.lastIndexOf('{');
    if (open < 0)
        return -1;
    QByteArrayView digits = line.sliced(open + 1, line.size() - open - 2);
    if (digits.endsWith('+'))
        digits.chop(1);
    bool good = false;
    const qint64 length = digits.toLongLong(&good);
    if (!good || length < 0)
        return -1;
    return length > maxImapLiteral ? -2 : length;
}

/// Reads the values of one complete response.
class Values
{
public:
    explicit Values(QByteArrayView text)
        : m_text(text)
    {
    }
    std::vector<ImapValue> all(int depth = 0)
    {
        std::vector<ImapValue> values;
        while (m_at < m_text.size()) {
            const char c = m_text[m_at];
            if (c == ' ' || c == '\r' || c == '\n') {
                ++m_at;
            } else if (c == ')') {
                ++m_at;
                if (depth > 0)
                    break;
            } else {
                values.push_back(one(depth));
            }
        }
        return values;
    }

private:
    ImapValue one(int depth)
    {
        const char c = m_text[m_at];
        if (c == '(') {
            ++m_at;
            ImapValue value;
            value.kind = ImapValue::Kind::List;
            if (depth < maxDepth)
                value.list = all(depth + 1);
            return value;
        }
        if (c == '"')
            return quoted();
        if (c == '{')
            return literal();
        return atom();
    }

    ImapValue quoted()
    {
        ImapValue value;
        value.kind = ImapValue::Kind::String;
        for (++m_at; m_at < m_text.size() && m_text[m_at] != '"'; ++m_at) {
            if (m_text[m_at] == '\\' && m_at + 1 < m_text.size())
                ++m_at;
            value.text += m_text[m_at];
        }
        ++m_at;
        return value;
    }

    ImapValue literal()
    {
        const qsizetype end = m_text.indexOf('\n', m_at);
        const qint64 length = end < 0 ? -1 : literalLength(m_text.sliced(m_at, end - m_at).trimmed());
        if (length < 0 || length > m_text.size() - end - 1)
            return atom();
        ImapValue value;
        value.kind = ImapValue::Kind::String;
        value.text = m_text.sliced(end + 1, length).toByteArray();
        m_at = end + 1 + length;
        return value;
    }

    /// Brackets of "BODY[HEADER.FIELDS (DATE)]" belong to the atom.
    ImapValue atom()
    {
        const qsizetype from = m_at;
        int brackets = 0;
        for (; m_at < m_text.size(); ++m_at) {
            const char c = m_text[m_at];
            if (c == '[')
                ++brackets;
            else if (c == ']')
                --brackets;
            else if (c == '\r' || c == '\n' || (brackets <= 0 && (c == ' ' || c == '(' || c == ')')))
                break;
        }
        m_at += m_at == from ? 1 : 0;
        ImapValue value;
        value.text = m_text.sliced(from, m_at - from).toByteArray();
        if (value.isAtom("NIL"))
            value = {ImapValue::Kind::Nil, {}, {}};
        return value;
    }

    QByteArrayView m_text;
    qsizetype m_at = 0;
};

bool isStatus(const QByteArray &word)
{
    return word == "OK" || word == "NO" || word == "BAD" || word == "BYE" || word == "PREAUTH";
}

ImapResponse responseOf(QByteArrayView line)
{
    ImapResponse response;
    const qsizetype blank = line.indexOf(' ');
    response.tag = (blank < 0 ? line : line.first(blank)).trimmed().toByteArray();
    QByteArrayView rest = blank < 0 ? QByteArrayView() : line.sliced(blank + 1);
    if (response.tag == "+") {
        response.text = rest.trimmed().toByteArray();
        return response;
    }
    const qsizetype end = rest.indexOf(' ');
    const QByteArray word = (end < 0 ? rest : rest.first(end)).trimmed().toByteArray().toUpper();
    if (!isStatus(word)) {
        response.values = Values(rest).all();
        return response;
    }
    response.status = word;
    rest = end < 0 ? QByteArrayView() : rest.sliced(end + 1);
    if (rest.startsWith('[')) {
        const qsizetype close = rest.indexOf(']');
        response.code = rest.sliced(1, (close < 0 ? rest.size() : close) - 1).trimmed().toByteArray();
        rest = close < 0 ? QByteArrayView() : rest.sliced(close + 1);
    }
    response.text = rest.trimmed().toByteArray();
    return response;
}

} // namespace

bool ImapValue::isAtom(const char *name) const
{
    return kind == Kind::Atom && text.compare(name, Qt::CaseInsensitive) == 0;
}

qint64 ImapValue::number() const
{
    bool good = false;
    const qint64 value = kind == Kind::Atom || kind == Kind::String ? text.toLongLong(&good) : 0;
    return good && value >= 0 ? value : -1;
}

void ImapReader::clear()
{
    m_buffer.clear();
    m_searched = 0;
}

/// Behind the last byte of the response at the start of the buffer; -1: not there yet.
qsizetype ImapReader::endOfResponse()
{
    qsizetype lineFrom = m_searched;
    for (;;) {
        const qsizetype end = m_buffer.indexOf('\n', lineFrom);
        m_broken |= (end < 0 ? m_buffer.size() : end) - lineFrom > maxImapLine;
        if (end < 0 || m_broken)
            return -1;
        const qint64 literal = literalLength(QByteArrayView(m_buffer).sliced(lineFrom, end - lineFrom).trimmed());
        if (literal == -2 || end > maxImapResponse) {
            m_broken = true;
            return -1;
        }
        if (literal < 0)
            return end + 1;
        if (m_buffer.size() < end + 1 + literal)
            return -1;
        lineFrom = m_searched = end + 1 + literal;
    }
}

std::optional<ImapResponse> ImapReader::next()
{
    while (!m_broken) {
        const qsizetype end = endOfResponse();
        if (end < 0)
            return std::nullopt;
        const QByteArray line = m_buffer.first(end);
        m_buffer.remove(0, end);
        m_searched = 0;
        if (!line.trimmed().isEmpty())
            return responseOf(line);
    }
    return std::nullopt;
}

} // namespace lianxi::email
