// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/dashboard/plot.h"
#include "ui/theme/theme_source.h"

#include <QWidget>

namespace lianxi
{

/// One chart. Arrow keys go from mark to mark, Enter or a click opens the cases behind one; what a mark says is its
/// tool tip and is read aloud as a child of its own.
class ChartView final : public QWidget
{
    Q_OBJECT
public:
    explicit ChartView(ThemeSource &themes, QWidget *parent = nullptr);
    void setPlot(Plot plot);
    [[nodiscard]] const Plot &plot() const { return m_plot; }
    [[nodiscard]] PlotLayout layoutNow() const;
    [[nodiscard]] const PlotMark &mark(const PlotLayout::Mark &of) const
    {
        return m_plot.series[of.series].marks[of.key];
    }
    [[nodiscard]] int current() const { return m_current; }
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    /// The cases behind a mark, with the sentence about it.
    void casesRequested(const QString &words, const std::vector<qint64> &cases);

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    void open(int mark);
    void go(int mark);
    void step(int by);
    void stepAcross(int by);
    [[nodiscard]] bool canBeOpened(const PlotLayout::Mark &mark) const;

    ThemeSource &m_themes;
    Plot m_plot;
    int m_current = -1; ///< mark with the focus
    int m_hovered = -1;
};

/// Lets screen readers walk the marks of charts. Call once before the first window.
void installChartAccessibility();

} // namespace lianxi
