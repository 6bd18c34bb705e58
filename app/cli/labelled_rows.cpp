// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/labelled_rows.h"

#include "app/cli/row_grammar.h"
#include "models/language/shipped_models.h"

#include <QCommandLineParser>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <zlib.h>

using namespace Qt::StringLiterals;

namespace lianxi::cli
{

namespace
{

constexpr qsizetype largestFile = 1 << 30; ///< bytes, unpacked

struct CloseGz {
    void operator()(gzFile file) const { gzclose(file); }
};

/// The bytes of a file, unpacked when it is packed.
Result<QByteArray> contentOf(const QString &name)
{
    if (!QFile::exists(name))
        return failure(ErrorCode::NotFound, u"there is no file %1"_s.arg(name));
    const std::unique_ptr<gzFile_s, CloseGz> file(gzopen(QFile::encodeName(name).constData(), "rb"));
    if (!file)
        return failure(ErrorCode::Io, u"%1 cannot be opened"_s.arg(name));
    QByteArray content, part(1 << 18, Qt::Uninitialized);
    for (;;) {
        const int size = gzread(file.get(), part.data(), static_cast<unsigned>(part.size()));
        if (size < 0)
            return failure(ErrorCode::Corrupt, u"%1 cannot be unpacked"_s.arg(name));
        if (size == 0)
            return content;
        content.append(part.constData(), size);
        if (content.size() > largestFile)
            return failure(ErrorCode::InvalidInput, u"%1 is larger than %2 bytes"_s.arg(name).arg(largestFile));
    }
}

/// Gives the fields of a line by name.
class Table
{
public:
    Table(const QString &name, QByteArray content)
        : m_name(name)
        , m_content(std::move(content))
        , m_json(name.endsWith(u".jsonl"_s) || name.endsWith(u".jsonl.gz"_s) || m_content.startsWith('{'))
    {
        if (!m_json)
            m_head = next().split(u'\t');
    }

    /// One column's place; jsonl needs none.
    [[nodiscard]] Status has(const QString &column) const
    {
        if (m_json || m_head.contains(column))
            return {};
        return failure(ErrorCode::InvalidInput,
                       u"%1 has no column \"%2\"; it has: %3"_s.arg(m_name, column, m_head.join(u", "_s)));
    }

    /// \return false at the end.
    [[nodiscard]] Result<bool> step()
    {
        while (m_at < m_content.size()) {
            const QString line = next();
            if (line.isEmpty())
                continue;
            if (!m_json) {
                m_fields = line.split(u'\t');
                if (m_fields.size() != m_head.size())
                    return bad(u"%1 fields instead of %2"_s.arg(m_fields.size()).arg(m_head.size()));
                return true;
            }
            QJsonParseError error;
            m_object = QJsonDocument::fromJson(line.toUtf8(), &error).object();
            if (error.error != QJsonParseError::NoError)
                return bad(error.errorString());
            return true;
        }
        return false;
    }

    [[nodiscard]] QString field(const QString &column) const
    {
        if (!m_json)
            return m_fields.value(m_head.indexOf(column));
        const QJsonValue value = m_object.value(column);
        if (!value.isArray())
            return value.toVariant().toString();
        QStringList parts;
        const QJsonArray array = value.toArray();
        for (const QJsonValue &part : array)
            parts << part.toVariant().toString();
        return parts.join(u'+');
    }

private:
    QString next()
    {
        qsizetype end = m_content.indexOf('\n', m_at);
        if (end < 0)
            end = m_content.size();
        QString line = QString::fromUtf8(QByteArrayView(m_content).sliced(m_at, end - m_at));
        if (line.endsWith(u'\r'))
            line.chop(1);
        if (m_line == 0 && line.startsWith(QChar::ByteOrderMark))
            line.remove(0, 1);
        m_at = end + 1;
        ++m_line;
        return line;
    }
    [[nodiscard]] tl::unexpected<Error> bad(const QString &what) const
    {
        return failure(ErrorCode::InvalidInput, u"%1:%2: %3"_s.arg(m_name).arg(m_line).arg(what));
    }

    QString m_name;
    QByteArray m_content;
    bool m_json;
    qsizetype m_at = 0;
    int m_line = 0;
    QStringList m_head, m_fields;
    QJsonObject m_object;
};

/// text1 and text2 are the two sides of a pair.
bool isPair(const QStringList &columns)
{
    return columns.size() == 2 && columns[0].endsWith(u'1') && columns[1].endsWith(u'2')
        && columns[0].chopped(1) == columns[1].chopped(1);
}

} // namespace

void addDataOptions(QCommandLineParser &parser)
{
    parser.addOption({u"data"_s,
                      u"Rows: .tsv with a header line, or .jsonl; .gz may follow. Or a .grammar that makes rows."_s,
                      u"FILE"_s});
    parser.addOption({u"text"_s, u"Column with the text; several names with commas are joined."_s, u"COLUMN"_s});
    parser.addOption({u"text2"_s, u"Column with the second text where rows compare two texts."_s, u"COLUMN"_s});
    parser.addOption({u"label"_s, u"Column with the label."_s, u"COLUMN"_s});
}

Result<Columns> columnsOf(const QCommandLineParser &parser)
{
    for (const QString &name : {u"data"_s, u"text"_s, u"label"_s})
        if (parser.value(name).isEmpty())
            return failure(ErrorCode::InvalidInput, u"--%1 is missing"_s.arg(name));
    Columns columns{parser.value(u"text"_s).split(u',', Qt::SkipEmptyParts), parser.value(u"text2"_s),
                    parser.value(u"label"_s)};
    if (columns.other.isEmpty() && isPair(columns.text))
        columns.other = columns.text.takeLast();
    return columns;
}

Result<std::vector<LabelledRow>> readLabelledRows(const QString &file, const Columns &columns)
{
    Result<QByteArray> content = contentOf(file);
    if (!content)
        return tl::unexpected(content.error());
    if (file.endsWith(u".grammar"_s))
        return expandGrammar(QString::fromUtf8(*content), file, *shippedLexicon());
    Table table(file, std::move(*content));
    QStringList needed = columns.text + QStringList{columns.label};
    if (!columns.other.isEmpty())
        needed << columns.other;
    for (const QString &column : needed)
        if (const Status known = table.has(column); !known)
            return tl::unexpected(known.error());
    std::vector<LabelledRow> rows;
    for (;;) {
        const Result<bool> more = table.step();
        if (!more)
            return tl::unexpected(more.error());
        if (!*more)
            return rows;
        QStringList texts;
        for (const QString &column : columns.text)
            texts << table.field(column);
        rows.push_back({texts.join(u'\n'), columns.other.isEmpty() ? QString() : table.field(columns.other),
                        table.field(columns.label)});
    }
}

} // namespace lianxi::cli
