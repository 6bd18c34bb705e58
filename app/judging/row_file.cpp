// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/judging/row_file.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QStringDecoder>

#include <optional>

using namespace Qt::StringLiterals;

namespace lianxi
{

namespace
{

constexpr qint64 largestFile = 64 << 20; ///< bytes
constexpr qsizetype longestText = 20'000; ///< UTF-16 units; longer ones are no messages

/// Goes through a file line by line.
class Reader
{
public:
    Reader(QByteArray content, const QString &textColumn, const QString &labelColumn)
        : m_content(std::move(content))
        , m_text(textColumn)
        , m_label(labelColumn)
    {
        if (m_content.startsWith("\xef\xbb\xbf"))
            m_content.remove(0, 3);
        m_json = m_content.trimmed().startsWith('{');
    }

    [[nodiscard]] RowFile run()
    {
        while (const std::optional<QByteArray> line = next())
            if (!line->trimmed().isEmpty())
                take(*line);
        return std::move(m_file);
    }

private:
    std::optional<QByteArray> next()
    {
        if (m_at >= m_content.size())
            return std::nullopt;
        qsizetype end = m_content.indexOf('\n', m_at);
        if (end < 0)
            end = m_content.size();
        QByteArray line = m_content.mid(m_at, end - m_at);
        if (line.endsWith('\r'))
            line.chop(1);
        m_at = end + 1;
        ++m_line;
        return line;
    }

    void take(const QByteArray &bytes)
    {
        QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless); // a cut-off letter is an error
        const QString line = decoder(bytes);
        if (decoder.hasError())
            return reject(RejectedWhy::NotUtf8);
        m_json ? takeJson(bytes) : takeFields(line.split(u'\t'));
    }

    void takeJson(const QByteArray &bytes)
    {
        const QJsonDocument document = QJsonDocument::fromJson(bytes);
        if (!document.isObject())
            return reject(RejectedWhy::NotJson);
        const QJsonObject object = document.object();
        if (m_file.columns.isEmpty()) {
            m_file.columns = object.keys();
            m_file.hasColumns = object.contains(m_text) && object.contains(m_label);
        }
        if (m_file.hasColumns)
            add(object.value(m_text).toVariant().toString(), object.value(m_label).toVariant().toString());
    }

    void takeFields(const QStringList &fields)
    {
        if (m_file.columns.isEmpty()) {
            m_file.columns = fields;
            m_file.hasColumns = fields.contains(m_text) && fields.contains(m_label);
            return;
        }
        if (!m_file.hasColumns)
            return;
        if (fields.size() != m_file.columns.size())
            return reject(RejectedWhy::FieldCount);
        add(fields.at(m_file.columns.indexOf(m_text)), fields.at(m_file.columns.indexOf(m_label)));
    }

    void add(const QString &text, const QString &label)
    {
        if (text.trimmed().isEmpty())
            return reject(RejectedWhy::NoText);
        if (label.trimmed().isEmpty())
            return reject(RejectedWhy::NoLabel);
        if (text.size() > longestText)
            return reject(RejectedWhy::TooLong);
        m_file.rows.push_back({m_line, text.trimmed(), label.trimmed()});
    }

    void reject(RejectedWhy why) { m_file.rejected.push_back({m_line, why}); }

    QByteArray m_content;
    QString m_text, m_label;
    bool m_json = false;
    qsizetype m_at = 0;
    int m_line = 0;
    RowFile m_file;
};

} // namespace

Result<RowFile> readRowFile(const QString &file, const QString &textColumn, const QString &labelColumn)
{
    QFile in(file);
    if (!in.exists())
        return failure(ErrorCode::NotFound, u"there is no such file"_s);
    if (in.size() > largestFile)
        return failure(ErrorCode::InvalidInput, u"the file is larger than %1 bytes"_s.arg(largestFile));
    if (!in.open(QIODevice::ReadOnly))
        return failure(ErrorCode::Io, in.errorString());
    return Reader(in.readAll(), textColumn, labelColumn).run();
}

} // namespace lianxi
