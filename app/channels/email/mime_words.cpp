// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/channels/email/mime_words.h"

#include "app/channels/email/charset.h"

#include <optional>
#include <vector>

namespace lianxi::email
{

namespace
{

int hexDigit(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    const char lower = static_cast<char>(c | ' ');
    return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

/// The byte that two hexadecimal digits at `at` mean; nullopt when they are none.
std::optional<char> hexByte(QByteArrayView text, qsizetype at)
{
    if (at + 1 >= text.size())
        return std::nullopt;
    const int high = hexDigit(text[at]), low = hexDigit(text[at + 1]);
    if (high < 0 || low < 0)
        return std::nullopt;
    return static_cast<char>(high * 16 + low);
}

bool isBlank(char c)
{
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

QByteArray unfolded(QByteArrayView value)
{
    QByteArray line;
    line.reserve(value.size());
    for (const char c : value) {
        if (c != '\r' && c != '\n')
            line += c;
    }
    return line;
}

/// One encoded word: =?charset*language?B or Q?text?=
struct Word {
    QByteArray charset;
    QByteArray bytes;
    qsizetype length = 0; ///< characters of the value that it takes
};

QByteArray decodeQ(QByteArrayView text)
{
    QByteArray bytes;
    for (qsizetype at = 0; at < text.size(); ++at) {
        const std::optional<char> code = text[at] == '=' ? hexByte(text, at + 1) : std::nullopt;
        bytes += code ? *code : text[at] == '_' ? ' ' : text[at];
        at += code ? 2 : 0;
    }
    return bytes;
}

std::optional<Word> wordAt(QByteArrayView text)
{
    if (!text.startsWith("=?"))
        return std::nullopt;
    const qsizetype afterCharset = text.indexOf('?', 2);
    if (afterCharset < 3 || afterCharset + 2 >= text.size() || text[afterCharset + 2] != '?')
        return std::nullopt;
    const char encoding = static_cast<char>(text[afterCharset + 1] | ' ');
    const qsizetype begin = afterCharset + 3;
    const qsizetype end = text.indexOf("?=", begin);
    if (end < begin || (encoding != 'b' && encoding != 'q'))
        return std::nullopt;
    Word word;
    word.charset = text.sliced(2, afterCharset - 2).toByteArray();
    if (const qsizetype language = word.charset.indexOf('*'); language >= 0)
        word.charset.truncate(language);
    if (word.charset.contains(' '))
        return std::nullopt;
    const QByteArrayView coded = text.sliced(begin, end - begin);
    word.bytes = encoding == 'b' ? decodeBase64(coded) : decodeQ(coded);
    word.length = end + 2;
    return word;
}

/// Bytes outside encoded words.
QString plainText(QByteArrayView bytes)
{
    return decodeCharset(bytes, {});
}

/// Where a comment or quoted string that begins at `at` ends (behind its last character); -1: it does not end.
qsizetype endOfQuoted(QByteArrayView text, qsizetype at)
{
    const char open = text[at];
    int depth = 0;
    for (qsizetype i = at; i < text.size(); ++i) {
        const char c = text[i];
        if (c == '\\')
            ++i;
        else if (open == '"' && c == '"' && i > at)
            return i + 1;
        else if (open == '(' && c == '(')
            ++depth;
        else if (open == '(' && c == ')' && --depth == 0)
            return i + 1;
    }
    return -1;
}

struct Piece {
    int section = 0;
    bool extended = false; ///< percent-encoded, the first one with charset'language'
    QByteArray text;
};

QByteArray percentDecoded(QByteArrayView text)
{
    QByteArray bytes;
    for (qsizetype at = 0; at < text.size(); ++at) {
        const std::optional<char> code = text[at] == '%' ? hexByte(text, at + 1) : std::nullopt;
        bytes += code.value_or(text[at]);
        at += code ? 2 : 0;
    }
    return bytes;
}

QString joined(std::vector<Piece> pieces)
{
    std::stable_sort(pieces.begin(), pieces.end(),
                     [](const Piece &a, const Piece &b) { return a.section < b.section; });
    QByteArray charset, bytes;
    bool isExtended = false;
    for (const Piece &piece : pieces) {
        QByteArrayView text = piece.text;
        const qsizetype first = text.indexOf('\''), second = first < 0 ? -1 : text.indexOf('\'', first + 1);
        if (piece.extended && &piece == &pieces.front() && second > 0) {
            charset = text.first(first).toByteArray();
            text = text.sliced(second + 1);
        }
        isExtended |= piece.extended;
        bytes += piece.extended ? percentDecoded(text) : text.toByteArray();
    }
    return isExtended ? decodeCharset(bytes, charset) : decodeWords(bytes);
}

/// Splits at ';' outside quoted strings.
std::vector<QByteArray> parametersOf(QByteArrayView value)
{
    std::vector<QByteArray> parts(1);
    for (qsizetype at = 0; at < value.size(); ++at) {
        if (value[at] == '"') {
            const qsizetype end = endOfQuoted(value, at);
            const qsizetype to = end < 0 ? value.size() : end;
            parts.back() += value.sliced(at, to - at);
            at = to - 1;
        } else if (value[at] == ';') {
            parts.emplace_back();
        } else {
            parts.back() += value[at];
        }
    }
    return parts;
}

/// A quoted string without its quotes. A backslash that escapes nothing is kept: paths come with them.
QByteArray unquoted(QByteArrayView text)
{
    if (!text.startsWith('"'))
        return text.toByteArray();
    QByteArray bytes;
    for (qsizetype at = 1; at < text.size() && text[at] != '"'; ++at) {
        const bool escapes = text[at] == '\\' && at + 1 < text.size() && (text[at + 1] == '"' || text[at + 1] == '\\');
        at += escapes ? 1 : 0;
        bytes += text[at];
    }
    return bytes;
}

} // namespace

QByteArray decodeBase64(QByteArrayView text)
{
    QByteArray clean;
    clean.reserve(text.size());
    for (const char c : text) {
        if ((c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '+' || c == '/')
            clean += c;
    }
    return QByteArray::fromBase64(clean, QByteArray::Base64Encoding);
}

QByteArray decodeQuotedPrintable(QByteArrayView text)
{
    QByteArray bytes;
    bytes.reserve(text.size());
    qsizetype blanksFrom = -1; // blanks at the end of a line are not part of it
    for (qsizetype at = 0; at < text.size(); ++at) {
        const char c = text[at];
        if (c == ' ' || c == '\t') {
            blanksFrom = blanksFrom < 0 ? bytes.size() : blanksFrom;
            bytes += c;
            continue;
        }
        if (blanksFrom >= 0 && (c == '\r' || c == '\n'))
            bytes.truncate(blanksFrom);
        blanksFrom = -1;
        if (c != '=') {
            bytes += c;
            continue;
        }
        if (const std::optional<char> code = hexByte(text, at + 1)) {
            bytes += *code;
            at += 2;
            continue;
        }
        qsizetype end = at + 1;
        while (end < text.size() && (text[end] == ' ' || text[end] == '\t'))
            ++end;
        if (end < text.size() && text[end] == '\r')
            ++end;
        if (end >= text.size())
            break;
        if (text[end] == '\n')
            at = end;
        else
            bytes += c;
    }
    return bytes;
}

QString decodeWords(QByteArrayView value)
{
    const QByteArray line = unfolded(value);
    const QByteArrayView text(line);
    QString result;
    QByteArray charset, bytes; // neighbours of one charset may share a character between them
    qsizetype plainFrom = 0;
    const auto flush = [&] {
        result += bytes.isEmpty() ? QString() : decodeCharset(bytes, charset);
        bytes.clear();
    };
    for (qsizetype at = 0; at < text.size();) {
        const std::optional<Word> word = wordAt(text.sliced(at));
        if (!word) {
            ++at;
            continue;
        }
        const QByteArrayView between = text.sliced(plainFrom, at - plainFrom);
        const bool adjoins = plainFrom > 0 && between.trimmed().isEmpty();
        if (!adjoins) {
            flush();
            result += plainText(between);
        } else if (word->charset.compare(charset, Qt::CaseInsensitive) != 0) {
            flush();
        }
        charset = word->charset;
        bytes += word->bytes;
        at += word->length;
        plainFrom = at;
    }
    flush();
    return result + plainText(text.sliced(plainFrom));
}

QByteArray withoutComments(QByteArrayView value)
{
    QByteArray text;
    for (qsizetype at = 0; at < value.size(); ++at) {
        const char c = value[at];
        const qsizetype end = c == '(' || c == '"' ? endOfQuoted(value, at) : -1;
        if (end < 0) {
            text += c;
            continue;
        }
        if (c == '"')
            text += value.sliced(at, end - at);
        else
            text += ' ';
        at = end - 1;
    }
    return text;
}

QStringList idsIn(QByteArrayView value)
{
    const QByteArray bare = withoutComments(value);
    const QByteArrayView text(bare);
    QStringList ids;
    for (qsizetype at = 0; at < text.size(); ++at) {
        if (text[at] == '"') {
            const qsizetype end = endOfQuoted(text, at);
            at = end < 0 ? at : end - 1;
        } else if (text[at] == '<') {
            const qsizetype end = text.indexOf('>', at);
            if (end < 0)
                break;
            QByteArray id;
            for (const char c : text.sliced(at + 1, end - at - 1)) {
                if (!isBlank(c) && c != '<')
                    id += c;
            }
            if (!id.isEmpty())
                ids.append(decodeCharset(id, {}));
            at = end;
        }
    }
    return ids;
}

QString onlyIdIn(QByteArrayView value)
{
    const QStringList ids = idsIn(value);
    const QByteArray bare = withoutComments(value).trimmed();
    const bool alone = ids.size() == 1 && bare.startsWith('<') && bare.endsWith('>') && bare.count('<') == 1;
    return alone ? ids.front() : QString();
}

QString ParameterValue::parameter(const char *name) const
{
    const auto found = parameters.find(QByteArray::fromRawData(name, static_cast<qsizetype>(qstrlen(name))));
    return found == parameters.end() ? QString() : found->second;
}

ParameterValue readParameters(QByteArrayView header)
{
    const std::vector<QByteArray> parts = parametersOf(withoutComments(unfolded(header)));
    ParameterValue result;
    result.value = parts.front().trimmed().toLower();
    std::map<QByteArray, std::vector<Piece>> pieces;
    for (auto part = parts.begin() + 1; part != parts.end(); ++part) {
        const qsizetype equals = part->indexOf('=');
        if (equals < 1)
            continue;
        QByteArray name = part->first(equals).trimmed().toLower();
        Piece piece{0, name.endsWith('*'), unquoted(part->sliced(equals + 1).trimmed())};
        if (piece.extended)
            name.chop(1);
        bool numbered = false;
        const qsizetype star = name.indexOf('*');
        const int section = star < 0 ? 0 : name.mid(star + 1).toInt(&numbered);
        if (numbered)
            name.truncate(star);
        // The plain form beside the extended one is for programs that know no better; an unnumbered repetition too.
        if (piece.extended && !numbered)
            pieces[name].clear();
        else if (!numbered && !pieces[name].empty())
            continue;
        piece.section = section;
        pieces[name].push_back(std::move(piece));
    }
    for (auto &[name, list] : pieces)
        result.parameters.emplace(name, joined(std::move(list)));
    return result;
}

} // namespace lianxi::email
