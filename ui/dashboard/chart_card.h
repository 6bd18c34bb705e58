// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/dashboard/chart_view.h"
#include "ui/theme/plain_label.h"

#include <QFrame>

class QStackedLayout;
class QToolButton;

namespace lianxi
{

/// A chart with its title, what its series are, its definition behind `?`, and a menu that saves it.
class ChartCard final : public QFrame
{
    Q_OBJECT
public:
    /// `name` is the object's name; its parts are named after it.
    ChartCard(const QString &name, ThemeSource &themes, QWidget *parent = nullptr);
    void setPlot(Plot taken);
    /// Its title and definition, before there is an answer.
    void announce(const Plot &plot);
    [[nodiscard]] ChartView &chart() { return *m_chart; }

Q_SIGNALS:
    void casesRequested(const QString &words, const std::vector<qint64> &cases);
    /// The chart could not be written.
    void saveFailed(const QString &why);

protected:
    void changeEvent(QEvent *event) override;

private:
    void takeTheme();
    void retranslate();
    void explain();
    void save(const QString &ending);
    [[nodiscard]] QWidget *makeHead(const QString &name);

    ThemeSource &m_themes;
    ChartView *m_chart;
    PlainLabel *m_title = nullptr, *m_note = nullptr, *m_empty = nullptr;
    QWidget *m_legend = nullptr;
    bool m_counted = false;
    QToolButton *m_explain = nullptr, *m_save = nullptr;
};

/// Which colour is which series, in one line.
class ChartLegend final : public QWidget
{
    Q_OBJECT
public:
    explicit ChartLegend(ThemeSource &themes, QWidget *parent = nullptr);
    void setPlot(const Plot &plot);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return {60, sizeHint().height()}; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    ThemeSource &m_themes;
    Plot m_plot;
};

} // namespace lianxi
