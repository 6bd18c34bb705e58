// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/importer/table_reader.h"

#include <QFile>

#include <zlib.h>

using namespace Qt::StringLiterals;

namespace lianxi
{

namespace
{

constexpr auto windowGzip = 15 + 16; ///< zlib: largest window, gzip wrapper only

struct Inflater {
    z_stream stream{};
    bool ready = inflateInit2(&stream, windowGzip) == Z_OK;
    Inflater() = default;
    Inflater(const Inflater &) = delete;
    Inflater &operator=(const Inflater &) = delete;
    ~Inflater() { inflateEnd(&stream); }
};

Result<QByteArray> gunzip(const QByteArray &packed, qint64 limit)
{
    Inflater inflater;
    if (!inflater.ready)
        return failure(ErrorCode::Io, u"zlib cannot start"_s);
    z_stream &stream = inflater.stream;
    QByteArray out;
    QByteArray chunk(1 << 20, Qt::Uninitialized);
    stream.next_in = reinterpret_cast<Bytef *>(const_cast<char *>(packed.constData()));
    stream.avail_in = static_cast<uInt>(packed.size());
    int rc = Z_OK;
    while (rc != Z_STREAM_END || stream.avail_in > 0) {
        if (rc == Z_STREAM_END && inflateReset2(&stream, windowGzip) != Z_OK) // a gzip file may have several members
            return failure(ErrorCode::Corrupt, u"broken gzip"_s);
        stream.next_out = reinterpret_cast<Bytef *>(chunk.data());
        stream.avail_out = static_cast<uInt>(chunk.size());
        rc = inflate(&stream, Z_NO_FLUSH);
        if (rc != Z_OK && rc != Z_STREAM_END)
            return failure(ErrorCode::Corrupt, u"broken or cut gzip"_s);
        out.append(chunk.constData(), chunk.size() - static_cast<qsizetype>(stream.avail_out));
        if (out.size() > limit)
            return failure(ErrorCode::InvalidInput, u"the unpacked file is larger than %1 MiB"_s.arg(limit >> 20));
    }
    return out;
}

} // namespace

Result<QByteArray> readMaybeGzip(const QString &file, qint64 limit)
{
    QFile source(file);
    if (!source.exists())
        return failure(ErrorCode::NotFound, file);
    if (!source.open(QIODevice::ReadOnly))
        return failure(ErrorCode::Io, source.errorString());
    if (source.size() > limit || source.size() > std::numeric_limits<uInt>::max())
        return failure(ErrorCode::InvalidInput, u"the file is too large; split it"_s);
    const QByteArray bytes = source.readAll();
    if (source.error() != QFileDevice::NoError)
        return failure(ErrorCode::Io, source.errorString());
    return bytes.startsWith("\x1f\x8b") ? gunzip(bytes, limit) : Result<QByteArray>(bytes);
}

TableReader::TableReader(const QByteArray &bytes)
    : m_bytes(bytes)
{
    if (m_bytes.startsWith("\xef\xbb\xbf"))
        m_at = 3;
    const qsizetype end = m_bytes.indexOf('\n', m_at);
    m_tabbed = QByteArrayView(m_bytes).sliced(m_at, (end < 0 ? m_bytes.size() : end) - m_at).contains('\t');
    std::vector<QByteArrayView> fields;
    if (next(fields)) {
        for (const QByteArrayView field : fields)
            m_header.push_back(field.toByteArray());
    }
}

int TableReader::column(QByteArrayView name) const
{
    const auto found = std::find(m_header.begin(), m_header.end(), name);
    return found == m_header.end() ? -1 : static_cast<int>(found - m_header.begin());
}

bool TableReader::next(std::vector<QByteArrayView> &fields)
{
    fields.clear();
    m_unquoted.clear();
    m_rowLine = m_line;
    m_rowAt = m_at;
    if (m_at >= m_bytes.size())
        return false;
    return m_tabbed ? nextTabbed(fields) : nextQuoted(fields);
}

void TableReader::seek(qint64 rowOffset, qint64 line)
{
    m_at = static_cast<qsizetype>(rowOffset);
    m_line = line;
}

bool TableReader::nextTabbed(std::vector<QByteArrayView> &fields)
{
    qsizetype end = m_bytes.indexOf('\n', m_at);
    if (end < 0)
        end = m_bytes.size();
    QByteArrayView row = QByteArrayView(m_bytes).sliced(m_at, end - m_at);
    if (row.endsWith('\r'))
        row.chop(1);
    for (;;) {
        const qsizetype tab = row.indexOf('\t');
        fields.push_back(tab < 0 ? row : row.first(tab));
        if (tab < 0)
            break;
        row = row.sliced(tab + 1);
    }
    m_at = end + 1;
    ++m_line;
    return true;
}

bool TableReader::nextQuoted(std::vector<QByteArrayView> &fields)
{
    m_unquoted.reserve(64); // views point into it: it must not move within a row
    for (;;) {
        if (m_at < m_bytes.size() && m_bytes[m_at] == '"' && m_unquoted.size() < 64) {
            fields.push_back(quotedField());
        } else {
            const qsizetype begin = m_at;
            while (m_at < m_bytes.size() && m_bytes[m_at] != ',' && m_bytes[m_at] != '\n' && m_bytes[m_at] != '\r')
                ++m_at;
            fields.push_back(QByteArrayView(m_bytes).sliced(begin, m_at - begin));
        }
        if (m_at < m_bytes.size() && m_bytes[m_at] == ',') {
            ++m_at;
            continue;
        }
        skipLineEnd();
        return true;
    }
}

QByteArrayView TableReader::quotedField()
{
    QByteArray &text = m_unquoted.emplace_back();
    for (++m_at; m_at < m_bytes.size(); ++m_at) {
        const char c = m_bytes[m_at];
        if (c == '"') {
            if (m_at + 1 >= m_bytes.size() || m_bytes[m_at + 1] != '"') {
                ++m_at;
                break;
            }
            ++m_at;
        }
        m_line += c == '\n';
        text.append(c);
    }
    // What stands between the closing quote and the next comma belongs to no field.
    while (m_at < m_bytes.size() && m_bytes[m_at] != ',' && m_bytes[m_at] != '\n')
        ++m_at;
    return text;
}

void TableReader::skipLineEnd()
{
    while (m_at < m_bytes.size() && m_bytes[m_at] == '\r')
        ++m_at;
    if (m_at < m_bytes.size() && m_bytes[m_at] == '\n')
        ++m_at;
    ++m_line;
}

} // namespace lianxi
