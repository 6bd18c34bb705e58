// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/dashboard/brief.h"
#include "models/domain/result.h"
#include "ui/dashboard/plots.h"

#include <QByteArray>

namespace lianxi
{

/// The dashboard as a document. A value: made on the view thread, written on any.
struct Report {
    QString title, period, made; ///< what, of which days, and when it was made
    std::vector<HeadFigure> heads;
    struct Row {
        QString name, value, detail;
    };
    struct Table {
        QString title;
        std::vector<Row> rows;
        QString empty; ///< said where there are no rows
    };
    std::vector<Table> tables; ///< of a brief: the five problems, angry customers, what hurts
    std::vector<Plot> plots;
    QString language; ///< BCP 47
};

/// Everything that the page shows of a period.
[[nodiscard]] Report wholeReport(const DashboardFigures &figures, const PlotNames &names, Instant now);
/// A brief (S95): the figures, the five most frequent problems, angry customers, what hurts, and the charts that say
/// something. \param problems  how many; playbook: listening.brief_problems
[[nodiscard]] Report briefReport(const QString &name, const BriefFacts &facts, const PlotNames &names, int problems,
                                 Instant now);
/// "2026-11-22", or "2026-11-16 to 2026-11-22".
[[nodiscard]] QString reportPeriod(const DashboardFigures &figures);

/// A4 pages; vectors, no pictures.
[[nodiscard]] QByteArray reportPdf(const Report &report);
/// One file without anything from elsewhere and without scripts.
[[nodiscard]] QByteArray reportHtml(const Report &report);
/// Writes whole or not at all, as the name's ending says: html, else pdf. Errors: Io, with the reason.
[[nodiscard]] Status saveReport(const QString &file, const Report &report);

} // namespace lianxi
