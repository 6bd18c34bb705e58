// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/result.h"

#include <QByteArray>
#include <QByteArrayView>

#include <vector>

namespace lianxi
{

/// The bytes of a file, unpacked when it is gzip. Errors: NotFound, Io, Corrupt (broken gzip), InvalidInput (unpacked
/// size over `limit` bytes).
[[nodiscard]] Result<QByteArray> readMaybeGzip(const QString &file, qint64 limit = qint64(8) << 30);

/// Splits tables into rows: tab-separated without quoting, or RFC 4180 comma-separated. The header line decides which.
/// Views point into the buffer or, for fields with doubled quotes, into memory of the current row.
class TableReader
{
public:
    /// `bytes` outlives the reader. Reads the header at once.
    explicit TableReader(const QByteArray &bytes);
    [[nodiscard]] const std::vector<QByteArray> &header() const { return m_header; }
    /// Index of a column, -1 when it is not there.
    [[nodiscard]] int column(QByteArrayView name) const;
    /// \return false at the end. `fields` holds one view a column as written, be they more or fewer than the header's.
    [[nodiscard]] bool next(std::vector<QByteArrayView> &fields);
    /// Line on which the row given last begins; the header's is 1.
    [[nodiscard]] qint64 line() const { return m_rowLine; }
    /// Bytes read so far.
    [[nodiscard]] qint64 offset() const { return m_at; }
    /// Where the row given last begins, for seek().
    [[nodiscard]] qint64 rowOffset() const { return m_rowAt; }
    void seek(qint64 rowOffset, qint64 line);

private:
    [[nodiscard]] bool nextTabbed(std::vector<QByteArrayView> &fields);
    [[nodiscard]] bool nextQuoted(std::vector<QByteArrayView> &fields);
    [[nodiscard]] QByteArrayView quotedField();
    void skipLineEnd();

    const QByteArray &m_bytes;
    std::vector<QByteArray> m_header;
    std::vector<QByteArray> m_unquoted; ///< fields that had doubled quotes
    qsizetype m_at = 0, m_rowAt = 0;
    qint64 m_line = 1, m_rowLine = 1;
    bool m_tabbed = false;
};

} // namespace lianxi
