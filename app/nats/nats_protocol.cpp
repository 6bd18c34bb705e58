// SPDX-License-Identifier: GPL-3.0-or-later
// NATS' client protocol, https://docs.nats.io/reference/reference-protocols/nats-protocol: lines of words, and payloads
// of a length that was told before.
#include "app/nats/nats_protocol.h"

#include <QJsonDocument>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lianxi::nats
{

namespace
{

constexpr QByteArrayView lineEnd("\r\n");
constexpr QByteArrayView headerStart("NATS/1.0");

tl::unexpected<Error> nonsense(const char *what)
{
    return failure(ErrorCode::Protocol, u"NATS: "_s + QLatin1StringView(what));
}

std::vector<QByteArrayView> wordsOf(QByteArrayView line)
{
    std::vector<QByteArrayView> words;
    qsizetype at = 0;
    while (at < line.size()) {
        while (at < line.size() && (line[at] == ' ' || line[at] == '\t'))
            ++at;
        const qsizetype begin = at;
        while (at < line.size() && line[at] != ' ' && line[at] != '\t')
            ++at;
        if (at > begin)
            words.push_back(line.sliced(begin, at - begin));
    }
    return words;
}

std::optional<qsizetype> sizeOf(QByteArrayView word)
{
    bool good = false;
    const qlonglong size = word.toByteArray().toLongLong(&good);
    if (!good || size < 0 || size > Parser::largestMessage)
        return std::nullopt;
    return static_cast<qsizetype>(size);
}

bool isWord(QByteArrayView line, QByteArrayView word)
{
    return line.size() >= word.size() && line.first(word.size()).compare(word, Qt::CaseInsensitive) == 0
        && (line.size() == word.size() || line[word.size()] == ' ' || line[word.size()] == '\t');
}

/// "NATS/1.0 503 No Responders\r\nName: value\r\n\r\n"
bool readHeaders(QByteArrayView block, Message &into)
{
    if (!block.startsWith(headerStart) || !block.endsWith("\r\n\r\n"))
        return false;
    block.chop(2);
    bool first = true;
    while (!block.isEmpty()) {
        const qsizetype end = block.indexOf(lineEnd);
        const QByteArrayView line = block.first(end);
        block = block.sliced(end + lineEnd.size());
        if (std::exchange(first, false)) {
            const QByteArrayView status = line.sliced(headerStart.size()).trimmed();
            into.status = status.first(std::min<qsizetype>(status.size(), 3)).toByteArray().toInt();
            into.statusText = status.sliced(std::min<qsizetype>(status.size(), 3)).trimmed().toByteArray();
            continue;
        }
        const qsizetype colon = line.indexOf(':');
        if (colon <= 0)
            return false;
        into.headers.emplace_back(line.first(colon).toByteArray(), line.sliced(colon + 1).trimmed().toByteArray());
    }
    return !first;
}

bool isPlain(char c)
{
    const auto byte = static_cast<unsigned char>(c);
    return byte > 0x20 && byte != 0x7f && c != '*' && c != '>' && c != '%';
}

} // namespace

QByteArray header(const Headers &headers, QByteArrayView name)
{
    const auto found = std::ranges::find_if(headers, [name](const auto &one) { return one.first == name; });
    return found == headers.end() ? QByteArray() : found->second;
}

QByteArray blockOf(const Headers &headers)
{
    QByteArray block = headerStart.toByteArray() + "\r\n";
    for (const auto &[name, value] : headers) {
        const auto breaks = [](const QByteArray &text) { return text.contains('\r') || text.contains('\n'); };
        if (name.isEmpty() || name.contains(':') || breaks(name) || breaks(value))
            continue;
        block += name + ": " + value + "\r\n";
    }
    return block + "\r\n";
}

Headers headersOf(QByteArrayView block)
{
    Message message;
    return readHeaders(block, message) ? std::move(message.headers) : Headers();
}

void Parser::feed(QByteArrayView bytes)
{
    if (m_at > 0 && m_at == m_in.size()) {
        m_in.clear();
        m_at = 0;
    } else if (m_at > largestLine) {
        m_in.remove(0, m_at);
        m_at = 0;
    }
    m_in.append(bytes);
}

Result<std::optional<Frame>> Parser::next()
{
    if (m_error)
        return tl::unexpected(*m_error);
    Result<std::optional<Frame>> frame = m_awaited ? body() : line();
    if (!frame)
        m_error = frame.error();
    return frame;
}

Result<std::optional<Frame>> Parser::line()
{
    const QByteArrayView rest = QByteArrayView(m_in).sliced(m_at);
    const qsizetype end = rest.indexOf(lineEnd);
    if (end > largestLine || (end < 0 && rest.size() > largestLine))
        return nonsense("a line without an end");
    if (end < 0)
        return std::nullopt;
    const QByteArray line = rest.first(end).toByteArray();
    m_at += end + lineEnd.size();
    if (isWord(line, "PING"))
        return Frame(Ping{});
    if (isWord(line, "PONG"))
        return Frame(Pong{});
    if (isWord(line, "+OK"))
        return Frame(Ok{});
    if (isWord(line, "-ERR")) {
        QByteArray text = line.sliced(4).trimmed();
        if (text.size() >= 2 && text.startsWith('\'') && text.endsWith('\''))
            text = text.sliced(1, text.size() - 2);
        return Frame(ServerError{text});
    }
    if (isWord(line, "INFO")) {
        const QJsonDocument json = QJsonDocument::fromJson(line.sliced(4).trimmed());
        return json.isObject() ? Result<std::optional<Frame>>(Frame(Info{json.object()}))
                               : nonsense("INFO is not an object");
    }
    const bool withHeaders = isWord(line, "HMSG");
    if (!withHeaders && !isWord(line, "MSG"))
        return nonsense("an unknown word");
    // [H]MSG subject sid [reply] [header bytes] total bytes
    const std::vector<QByteArrayView> words = wordsOf(line);
    const size_t least = withHeaders ? 5 : 4;
    if (words.size() != least && words.size() != least + 1)
        return nonsense("a message's line with another number of words");
    Awaited awaited;
    awaited.message.subject = words[1].toByteArray();
    bool good = false;
    awaited.message.subscription = words[2].toByteArray().toULongLong(&good);
    if (words.size() == least + 1)
        awaited.message.reply = words[3].toByteArray();
    const std::optional<qsizetype> total = sizeOf(words.back());
    const std::optional<qsizetype> headers = withHeaders ? sizeOf(words[words.size() - 2]) : 0;
    if (!good || !total || !headers || *headers > *total)
        return nonsense("a message's line with wrong numbers");
    awaited.totalBytes = *total;
    awaited.headerBytes = *headers;
    m_awaited = std::move(awaited);
    return body();
}

Result<std::optional<Frame>> Parser::body()
{
    const QByteArrayView rest = QByteArrayView(m_in).sliced(m_at);
    if (rest.size() < m_awaited->totalBytes + lineEnd.size())
        return std::nullopt;
    if (rest.sliced(m_awaited->totalBytes, lineEnd.size()) != lineEnd)
        return nonsense("a message longer than it says");
    Awaited awaited = *std::exchange(m_awaited, std::nullopt);
    if (awaited.headerBytes > 0 && !readHeaders(rest.first(awaited.headerBytes), awaited.message))
        return nonsense("headers that are none");
    awaited.message.payload = rest.sliced(awaited.headerBytes, awaited.totalBytes - awaited.headerBytes).toByteArray();
    m_at += awaited.totalBytes + lineEnd.size();
    return Frame(std::move(awaited.message));
}

QByteArray connectLine(const QJsonObject &options)
{
    return "CONNECT " + QJsonDocument(options).toJson(QJsonDocument::Compact) + "\r\n";
}

QByteArray publish(const QByteArray &subject, const QByteArray &reply, const Headers &headers,
                   const QByteArray &payload)
{
    const QByteArray to = subject + ' ' + (reply.isEmpty() ? QByteArray() : reply + ' ');
    if (headers.empty())
        return "PUB " + to + QByteArray::number(payload.size()) + "\r\n" + payload + "\r\n";
    const QByteArray block = blockOf(headers);
    return "HPUB " + to + QByteArray::number(block.size()) + ' ' + QByteArray::number(block.size() + payload.size())
        + "\r\n" + block + payload + "\r\n";
}

QByteArray subscribe(const QByteArray &subject, const QByteArray &queue, quint64 subscription)
{
    return "SUB " + subject + ' ' + (queue.isEmpty() ? QByteArray() : queue + ' ') + QByteArray::number(subscription)
        + "\r\n";
}

QByteArray unsubscribe(quint64 subscription)
{
    return "UNSUB " + QByteArray::number(subscription) + "\r\n";
}

QByteArray subjectOf(const QString &name)
{
    const QByteArray utf8 = name.toUtf8();
    QByteArray subject;
    for (qsizetype i = 0; i < utf8.size(); ++i) {
        const bool emptyToken = utf8[i] == '.' && (i == 0 || i + 1 == utf8.size() || utf8[i - 1] == '.');
        if (isPlain(utf8[i]) && !emptyToken)
            subject += utf8[i];
        else
            subject += '%' + QByteArray(1, utf8[i]).toHex().toUpper();
    }
    return subject;
}

QString nameOf(QByteArrayView subject)
{
    return QString::fromUtf8(QByteArray::fromPercentEncoding(subject.toByteArray()));
}

} // namespace lianxi::nats
