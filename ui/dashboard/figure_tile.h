// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme_source.h"

#include <QAbstractButton>

#include <vector>

namespace lianxi
{

/// A number with its name, and below it what became of it. A button: it opens its cases, or says what it is; `?` always
/// says what it is.
class FigureTile final : public QAbstractButton
{
    Q_OBJECT
public:
    explicit FigureTile(ThemeSource &themes, QWidget *parent = nullptr);
    struct Face {
        QString title, value, detail;
        QString definition; ///< tip, and read aloud
        ColorRole colour = ColorRole::Text; ///< of the value
    };
    void setFace(const Face &face);
    [[nodiscard]] const Face &face() const { return m_face; }
    void sayDefinition(); ///< as a tip below the tile
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    ThemeSource &m_themes;
    Face m_face;
};

/// Widgets in as many columns as fit, in the order they were added.
class FlowGrid final : public QWidget
{
public:
    /// \param least  width of a column in pixels of the theme's scale. `most` columns at most.
    FlowGrid(ThemeSource &themes, int least, int most, QWidget *parent = nullptr);
    void add(QWidget *widget);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void arrange(bool always);
    ThemeSource &m_themes;
    int m_least, m_most, m_columns = 0;
    std::vector<QWidget *> m_widgets;
};

} // namespace lianxi
