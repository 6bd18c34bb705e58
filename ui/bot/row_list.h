// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme_source.h"

#include <QWidget>

class QListWidget;
class QToolButton;

namespace lianxi
{

/// A list whose lines are added, moved and removed by buttons below it; a line with a mistake is marked.
class RowList final : public QWidget
{
    Q_OBJECT
public:
    struct Line {
        QString text;
        QString mistake; ///< empty: none
        bool forbids = true; ///< the mistake keeps it from being saved
    };
    /// \param name  of the object; buttons are called `name` with "Add", "Up", "Down", "Remove" behind it.
    RowList(const QString &name, ThemeSource &themes, QWidget *parent);
    void setLines(const std::vector<Line> &lines);
    [[nodiscard]] int row() const;
    void setRow(int row);
    void setWords(const QString &list, const QString &add);
    /// What the button offers; without it, it asks for a line at once.
    void setMenu(const QStringList &kinds);

Q_SIGNALS:
    void rowChanged();
    void addRequested(int kind); ///< index in setMenu(); 0 without one
    void moveRequested(int by);
    void removeRequested();

protected:
    void changeEvent(QEvent *event) override;

private:
    void refresh();
    void retranslate();
    void takeTheme();

    ThemeSource &m_themes;
    std::vector<Line> m_lines;
    QListWidget *m_list;
    QToolButton *m_add, *m_up, *m_down, *m_remove;
};

} // namespace lianxi
