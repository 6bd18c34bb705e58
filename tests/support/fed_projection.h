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

    /// In the order in which they were opened.
    [[nodiscard]] std::vector<CaseRow> casesByRow()
    {
        std::vector<CaseRow> rows = cases();
        std::sort(rows.begin(), rows.end(), [](const CaseRow &a, const CaseRow &b) { return a.row < b.row; });
        return rows;
    }
    /// Texts of a case's messages.
    [[nodiscard]] QStringList said(qint64 row)
    {
        QStringList texts;
        const std::vector<TimelineRow> lines = *timeline(db(), row, 1000);
        for (const TimelineRow &line : lines)
            if (line.kind == TimelineKind::Message)
                texts << line.text;
        return texts;
    }
    /// What was done to a case.
    [[nodiscard]] QStringList done(qint64 row)
    {
        QStringList names;
        const std::vector<TimelineRow> lines = *timeline(db(), row, 1000);
        for (const TimelineRow &line : lines)
            if (line.kind == TimelineKind::Activity)
                names << line.activity;
        return names;
    }

    /// Messages that stand in a case of somebody else than their writer, or in none that is shown; and how many there
    /// are in all.
    [[nodiscard]] std::pair<int, int> misfiled()
    {
        const auto rootOf = [this](qint64 contact) {
            auto up = db().prepare("SELECT redirect FROM contact WHERE row = ?");
            for (;;) {
                if (!*up->bind(1, contact).step() || up->integer(0) == 0)
                    return contact;
                contact = up->integer(0);
                up->reset();
            }
        };
        int wrong = 0, all = 0;
        auto select =
            db().prepare("SELECT t.contact, c.contact, c.state FROM message m JOIN thread t ON t.row = m.thread"
                         " LEFT JOIN cases c ON c.row = m.case_row WHERE m.kind = 0");
        while (*select->step()) {
            ++all;
            const bool shown = !select->isNull(2) && select->integer(2) != static_cast<qint64>(CaseState::Merged);
            wrong += shown && rootOf(select->integer(0)) == rootOf(select->integer(1)) ? 0 : 1;
        }
        return {wrong, all};
    }

private:
    QTemporaryDir m_dir;
    std::unique_ptr<Projection> m_projection = openPlain(m_dir.filePath(QStringLiteral("p.db")));
    std::vector<Record> m_records;
};

} // namespace lianxi::test
