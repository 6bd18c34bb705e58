// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/bot/row_list.h"

#include <QBoxLayout>
#include <QEvent>
#include <QListWidget>
#include <QMenu>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace lianxi
{

RowList::RowList(const QString &name, ThemeSource &themes, QWidget *parent)
    : QWidget(parent)
    , m_themes(themes)
    , m_list(new QListWidget(this))
    , m_add(new QToolButton(this))
    , m_up(new QToolButton(this))
    , m_down(new QToolButton(this))
    , m_remove(new QToolButton(this))
{
    m_list->setObjectName(name);
    m_list->setMinimumHeight(themes.theme().scaled(130));
    m_list->setTextElideMode(Qt::ElideRight);
    m_list->setIconSize(QSize(themes.theme().scaled(14), themes.theme().scaled(14)));
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_add->setObjectName(name + u"Add"_s);
    m_add->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_up->setObjectName(name + u"Up"_s);
    m_up->setText(u"↑"_s);
    m_down->setObjectName(name + u"Down"_s);
    m_down->setText(u"↓"_s);
    m_remove->setObjectName(name + u"Remove"_s);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(Theme::small);
    column->addWidget(m_list, 1);
    auto *line = new QHBoxLayout;
    line->setSpacing(Theme::tiny);
    for (QToolButton *button : {m_add, m_up, m_down, m_remove}) {
        button->setFocusPolicy(Qt::TabFocus);
        line->addWidget(button);
    }
    line->addStretch();
    column->addLayout(line);
    connect(m_list, &QListWidget::currentRowChanged, this, [this] {
        refresh();
        Q_EMIT rowChanged();
    });
    connect(m_add, &QToolButton::clicked, this, [this] {
        if (!m_add->menu())
            Q_EMIT addRequested(0);
    });
    connect(m_up, &QToolButton::clicked, this, [this] { Q_EMIT moveRequested(-1); });
    connect(m_down, &QToolButton::clicked, this, [this] { Q_EMIT moveRequested(1); });
    connect(m_remove, &QToolButton::clicked, this, &RowList::removeRequested);
    connect(&themes, &ThemeSource::changed, this, &RowList::takeTheme);
    retranslate();
    takeTheme();
}

void RowList::setMenu(const QStringList &kinds)
{
    if (!m_add->menu()) {
        auto *menu = new QMenu(this);
        for (int i = 0; i < kinds.size(); ++i)
            connect(menu->addAction(QString()), &QAction::triggered, this, [this, i] { Q_EMIT addRequested(i); });
        m_add->setMenu(menu);
        m_add->setPopupMode(QToolButton::InstantPopup);
    }
    const QList<QAction *> actions = m_add->menu()->actions();
    for (int i = 0; i < std::min(actions.size(), kinds.size()); ++i)
        actions.at(i)->setText(kinds.at(i));
}

int RowList::row() const
{
    return m_list->currentRow();
}

void RowList::setRow(int row)
{
    m_list->setCurrentRow(row);
}

void RowList::setWords(const QString &list, const QString &add)
{
    m_list->setAccessibleName(list);
    m_add->setText(add);
    m_add->setAccessibleName(add);
}

void RowList::setLines(const std::vector<Line> &lines)
{
    m_lines = lines;
    const QSignalBlocker quiet(m_list); // lines and what they stand for differ for a moment
    const int row = m_list->currentRow();
    const auto count = static_cast<int>(lines.size());
    while (m_list->count() > count)
        delete m_list->takeItem(m_list->count() - 1);
    while (m_list->count() < count)
        m_list->addItem(QString());
    if (row >= count)
        m_list->setCurrentRow(count - 1);
    refresh();
}

void RowList::refresh()
{
    const Theme &theme = m_themes.theme();
    for (int i = 0; i < m_list->count() && i < static_cast<int>(m_lines.size()); ++i) {
        const Line &line = m_lines.at(static_cast<size_t>(i));
        QListWidgetItem *item = m_list->item(i);
        item->setText(line.text);
        item->setIcon(line.mistake.isEmpty()
                          ? QIcon()
                          : theme.icon(IconName::Warning, line.forbids ? ColorRole::Danger : ColorRole::Warning));
        item->setData(Qt::AccessibleTextRole, line.mistake.isEmpty() ? line.text : line.text + u". "_s + line.mistake);
    }
    const int row = m_list->currentRow();
    m_up->setEnabled(row > 0);
    m_down->setEnabled(row >= 0 && row + 1 < m_list->count());
    m_remove->setEnabled(row >= 0);
}

void RowList::retranslate()
{
    m_up->setToolTip(tr("Move up"));
    m_down->setToolTip(tr("Move down"));
    m_remove->setToolTip(tr("Remove"));
    for (QToolButton *button : {m_up, m_down, m_remove})
        button->setAccessibleName(button->toolTip());
}

void RowList::takeTheme()
{
    m_add->setIcon(m_themes.theme().icon(IconName::Plus));
    m_remove->setIcon(m_themes.theme().icon(IconName::Close));
    refresh();
}

void RowList::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace lianxi
