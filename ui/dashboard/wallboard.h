// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/dashboard/dashboard.h"
#include "ui/theme/theme_source.h"

#include <QWidget>

namespace lianxi
{

/// What a wallboard says, in the order in which it is looked at.
struct WallFace {
    struct Tile {
        QString name, value, detail;
        ColorRole colour = ColorRole::Text;
        QString sign = {}; ///< what the colour says, as a shape: "!" overdue, "▲" soon
    };
    std::vector<Tile> tiles; ///< the first two are the largest
    struct Line {
        QString name, value;
        int calm = 0, amber = 0, red = 0; ///< bars' parts
    };
    QString linesTitle, peopleTitle;
    std::vector<Line> lines; ///< who waits, by channel, most overdue first
    std::vector<Line> people; ///< how many agents are there, by presence; only names and values
    QString heading, clock;
    QString spoken; ///< all of it, for screen readers
};
[[nodiscard]] WallFace wallFace(const LiveQueue &queue);

/// The live queue over a whole screen, to be read from four metres: figures at least a fourteenth of the screen high.
/// It shows everything at once and turns no pages, so that what is overdue is never out of sight. Esc ends it.
class Wallboard final : public QWidget
{
    Q_OBJECT
public:
    explicit Wallboard(ThemeSource &themes, QWidget *parent = nullptr);
    void showQueue(std::shared_ptr<const LiveQueue> queue);
    /// The store could not be read: what is shown is old from then on, and says so.
    void showTrouble(const QString &sentence);
    [[nodiscard]] const WallFace &face() const { return m_face; }

Q_SIGNALS:
    void closed();

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void closeEvent(QCloseEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void refresh();

    ThemeSource &m_themes;
    std::shared_ptr<const LiveQueue> m_queue;
    WallFace m_face;
    QString m_trouble;
};

} // namespace lianxi
