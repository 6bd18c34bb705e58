// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inbox/view_bar.h"

#include "models/items/view_codec.h"
#include "ui/inbox/inbox_panel.h"
#include "ui/team/item_forms.h"

#include <QBoxLayout>
#include <QEvent>
#include <QMenu>
#include <QToolButton>

namespace lianxi
{

using namespace Qt::StringLiterals;
using Box = CaseFilter::Box;

namespace
{
constexpr int countingPauseMs = 2'000; ///< each view costs a question; nobody reads them faster
constexpr int mostCounted = 1'000; ///< beyond these "999+" is said: more keys are read for no one
constexpr int widestTab = 150;

/// A range of an index is counted cheaply; a search, or everything ever resolved, is not.
bool isCountable(const CaseFilter &filter)
{
    return filter.query.isEmpty() && filter.box != Box::All && filter.box != Box::Resolved;
}
} // namespace

ViewBar::ViewBar(TeamShelf &shelf, StoreSource &store, ThemeSource &themes, QWidget *parent)
    : QWidget(parent)
    , m_shelf(shelf)
    , m_store(store)
    , m_themes(themes)
    , m_tabs(new QWidget(this))
    , m_menuButton(new QToolButton(m_tabs))
    , m_menu(new QMenu(this))
    , m_noticeLine(new QWidget(this))
    , m_notice(new PlainLabel(m_noticeLine))
    , m_undoButton(new QToolButton(m_noticeLine))
    , m_dismiss(new QToolButton(m_noticeLine))
{
    setObjectName(u"views"_s);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(Theme::small, 0, Theme::small, 0);
    column->setSpacing(Theme::tiny);
    m_tabs->setMinimumWidth(1); // the tabs follow the width, not the other way round
    auto *line = new QHBoxLayout(m_tabs);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(Theme::tiny);
    line->addStretch();
    m_menuButton->setObjectName(u"viewMenu"_s);
    m_menuButton->setMenu(m_menu);
    m_menuButton->setPopupMode(QToolButton::InstantPopup);
    line->addWidget(m_menuButton);
    column->addWidget(m_tabs);
    auto *notice = new QHBoxLayout(m_noticeLine);
    notice->setContentsMargins(Theme::tiny, 0, 0, 0);
    m_notice->setObjectName(u"viewNotice"_s);
    m_notice->setProperty("kind", u"caption"_s);
    notice->addWidget(m_notice, 1);
    m_undoButton->setObjectName(u"viewUndo"_s);
    m_dismiss->setObjectName(u"viewDismiss"_s);
    for (QToolButton *button : {m_menuButton, m_undoButton, m_dismiss})
        button->setFocusPolicy(Qt::TabFocus);
    notice->addWidget(m_undoButton);
    notice->addWidget(m_dismiss);
    column->addWidget(m_noticeLine);
    m_noticeLine->hide();

    m_counting.setSingleShot(true);
    m_counting.setInterval(countingPauseMs);
    connect(&m_counting, &QTimer::timeout, this, [this] {
        if (std::exchange(m_countAgain, false))
            countLater();
    });
    connect(m_menu, &QMenu::aboutToShow, this, &ViewBar::fillMenu);
    connect(m_dismiss, &QToolButton::clicked, this, [this] { say({}); });
    connect(m_undoButton, &QToolButton::clicked, this, [this] {
        if (const auto undo = std::exchange(m_undo, {}))
            undo();
    });
    connect(&m_shelf, &TeamShelf::changed, this, [this](TeamItemKind kind) {
        if (kind == TeamItemKind::View)
            takeItems();
    });
    connect(&m_themes, &ThemeSource::changed, this, &ViewBar::takeTheme);
    m_shelf.watch(TeamItemKind::View);
    retranslate();
    takeTheme();
    takeItems();
}

void ViewBar::takeItems()
{
    const std::vector<Entry> before = std::exchange(m_entries, {});
    for (const Entry &old : before)
        delete old.tab;
    for (const TeamItem &item : m_shelf.items(TeamItemKind::View)) {
        Entry one{item.saved.id, {}, nullptr, {}};
        if (const Result<CaseFilter> filter = fromViewBody(item.saved.body, m_shelf.me()))
            one.filter = *filter;
        const auto known =
            std::find_if(before.begin(), before.end(), [&one](const Entry &old) { return old.id == one.id; });
        if (known != before.end() && known->filter == one.filter)
            one.count = known->count;
        // A colleague's change is seen at once, unless this agent is trying something else at the moment.
        const bool follows = one.id == m_current && one.filter && known != before.end() && known->filter == m_shown;
        if (one.filter)
            addTab(one);
        m_entries.push_back(one);
        if (follows && *one.filter != m_shown)
            QMetaObject::invokeMethod(
                this, [this, id = one.id] { open(id); }, Qt::QueuedConnection);
    }
    if (!m_current.isEmpty() && !entry(m_current)) {
        m_current.clear();
        Q_EMIT viewGone();
    }
    setVisible(!m_entries.empty() || !m_noticeLine->isHidden());
    label();
    countLater();
    if (!m_awaited.isEmpty() && entry(m_awaited))
        open(std::exchange(m_awaited, {}));
}

void ViewBar::addTab(Entry &entry)
{
    entry.tab = new QToolButton(m_tabs);
    entry.tab->setObjectName(u"view-"_s + entry.id);
    entry.tab->setCheckable(true);
    entry.tab->setFocusPolicy(Qt::TabFocus);
    entry.tab->setToolButtonStyle(Qt::ToolButtonTextOnly);
    entry.tab->setProperty("kind", u"tab"_s);
    connect(entry.tab, &QToolButton::clicked, this, [this, id = entry.id] { open(id); });
    auto *line = static_cast<QHBoxLayout *>(m_tabs->layout());
    line->insertWidget(line->count() - 2, entry.tab); // before the stretch and the menu
    setTabOrder(entry.tab, m_menuButton);
}

ViewBar::Entry *ViewBar::entry(const QString &id)
{
    const auto found =
        std::find_if(m_entries.begin(), m_entries.end(), [&id](const Entry &one) { return one.id == id; });
    return found == m_entries.end() ? nullptr : &*found;
}

const TeamItem *ViewBar::item() const
{
    return m_shelf.find(TeamItemKind::View, m_current);
}

bool ViewBar::isChanged() const
{
    const TeamItem *open = item();
    return open && open->saved.body != toViewBody(m_shown);
}

void ViewBar::open(const QString &id)
{
    const Entry *one = entry(id);
    if (!one || !one->filter) {
        label(); // a click has checked the tab
        return;
    }
    m_current = id;
    say({});
    const CaseFilter filter = *one->filter;
    setShown(filter);
    Q_EMIT viewOpened(filter);
}

void ViewBar::leave()
{
    m_current.clear();
    label();
}

void ViewBar::setShown(const CaseFilter &filter)
{
    m_shown = filter;
    label();
}

void ViewBar::label()
{
    for (const Entry &one : m_entries) {
        const TeamItem *item = m_shelf.find(TeamItemKind::View, one.id);
        if (!one.tab || !item)
            continue;
        const bool here = one.id == m_current;
        const QString changed = here && isChanged() ? u" *"_s : QString();
        QString text =
            one.tab->fontMetrics().elidedText(item->saved.name, Qt::ElideRight, m_themes.theme().scaled(widestTab));
        QString whole = item->saved.name;
        if (one.count && *one.count > 0) {
            const QString number = *one.count < mostCounted ? shortCount(*one.count) : u"999+"_s;
            text += u' ' + number;
            whole += u"  "_s + number;
        }
        one.tab->setText(plainCaption(text + changed));
        one.tab->setAccessibleName(changed.isEmpty() ? whole : tr("%1, changed").arg(whole));
        one.tab->setToolTip(Qt::convertFromPlainText(one.tab->accessibleName() + u'\n' + describe(*one.filter)));
        one.tab->setChecked(here);
    }
    fit();
}

/// Tabs that do not fit are in the menu only; the open view's is always there.
void ViewBar::fit()
{
    const int gap = Theme::tiny;
    int room = width() - 2 * Theme::small - m_menuButton->sizeHint().width();
    std::vector<const Entry *> order;
    for (const Entry &one : m_entries)
        if (one.tab)
            order.insert(one.id == m_current ? order.begin() : order.end(), &one);
    bool fits = true;
    for (const Entry *one : order) {
        room -= one->tab->sizeHint().width() + gap;
        fits = fits && (room >= 0 || one->id == m_current);
        one->tab->setVisible(fits);
    }
}

void ViewBar::countLater()
{
    if (m_counting.isActive()) {
        m_countAgain = true;
        return;
    }
    m_counting.start();
    count();
}

void ViewBar::count()
{
    for (const Entry &one : m_entries) {
        if (!one.filter || !isCountable(*one.filter))
            continue;
        m_store.askKeys(this, *one.filter, mostCounted, [this, id = one.id](const std::vector<CaseKey> &keys) {
            Entry *counted = entry(id);
            const auto number = static_cast<qint64>(keys.size());
            if (!counted || counted->count == number)
                return;
            counted->count = number;
            label();
        });
    }
}

QString ViewBar::describe(const CaseFilter &filter)
{
    QStringList parts{boxName(filter.box)};
    if (filter.platform)
        parts << platformName(*filter.platform);
    if (filter.surface)
        parts << surfaceName(*filter.surface);
    if (filter.unreadOnly)
        parts << tr("unread only");
    if (!filter.query.isEmpty())
        parts << filter.query;
    parts << (filter.order == CaseFilter::Order::TimeLeft ? tr("least time left first") : tr("newest first"));
    return parts.join(u" · "_s);
}

void ViewBar::say(const QString &sentence, std::function<void()> undo)
{
    m_undo = std::move(undo);
    m_notice->setText(sentence);
    m_undoButton->setVisible(static_cast<bool>(m_undo));
    m_noticeLine->setVisible(!sentence.isEmpty());
    setVisible(!m_entries.empty() || !sentence.isEmpty());
}

void ViewBar::retranslate()
{
    setAccessibleName(tr("Saved views"));
    m_menuButton->setAccessibleName(tr("Views"));
    m_menuButton->setToolTip(tr("Views"));
    m_undoButton->setText(tr("Undo"));
    m_undoButton->setAccessibleName(tr("Undo"));
    m_dismiss->setAccessibleName(tr("Close"));
    m_dismiss->setToolTip(tr("Close"));
    label();
}

void ViewBar::takeTheme()
{
    const Theme &theme = m_themes.theme();
    m_menuButton->setIcon(theme.icon(IconName::More));
    m_dismiss->setIcon(theme.icon(IconName::Close, ColorRole::TextMuted));
    label();
}

void ViewBar::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    else if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        label();
    QWidget::changeEvent(event);
}

void ViewBar::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fit();
}

} // namespace lianxi
