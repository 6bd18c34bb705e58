// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/store/projection.h"
#include "models/store/queries.h"
#include "tests/support/event_maker.h"

#include <QTemporaryDir>

namespace lianxi::test
{

/// A projection on an unencrypted file.
[[nodiscard]] inline std::unique_ptr<Projection> openPlain(const QString &file)
{
    Result<std::unique_ptr<Projection>> opened = Projection::open({file, std::nullopt, true});
    if (!opened)
        qFatal("%s", qPrintable(opened.error().detail));
    return std::move(*opened);
}

/// A projection of its own, fed event by event.
class FedProjection
{
public:
    [[nodiscard]] sqlite::Database &db() { return m_projection->database(); }
    ChangeSet tell(const Event &event, const QString &subject = QStringLiteral("x"))
    {
        m_records.push_back(record(sequence() + 1, subject, {event}));
        return *m_projection->apply({m_records.back()});
    }
    [[nodiscard]] Sequence sequence() const { return static_cast<Sequence>(m_records.size()); }
    [[nodiscard]] const std::vector<Record> &records() const { return m_records; }
    /// Newest first.
    [[nodiscard]] std::vector<CaseRow> cases(CaseFilter::Box box = CaseFilter::Box::All)
    {
        CaseFilter filter;
        filter.box = box;
        filter.order = CaseFilter::Order::Newest;
        return *firstCases(db(), filter, 100);
    }

private:
    QTemporaryDir m_dir;
    std::unique_ptr<Projection> m_projection = openPlain(m_dir.filePath(QStringLiteral("p.db")));
    std::vector<Record> m_records;
};

} // namespace lianxi::test
