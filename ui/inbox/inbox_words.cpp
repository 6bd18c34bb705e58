// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/search_query.h"
#include "ui/inbox/case_list_view.h"
#include "ui/inbox/inbox_panel.h"

#include <QActionGroup>
#include <QBoxLayout>
#include <QCoreApplication>
#include <QLineEdit>
#include <QLocale>
#include <QMenu>
#include <QStackedWidget>
#include <QToolButton>

namespace lianxi
{

using namespace Qt::StringLiterals;
using Box = CaseFilter::Box;

namespace
{
constexpr std::array<Box, 3> firstBoxes{Box::Open, Box::Mine, Box::Unassigned};
constexpr std::array<Box, 4> moreBoxes{Box::Supervisor, Box::Snoozed, Box::Resolved, Box::All};

qint64 countOf(const Counters &counters, Box box)
{
    switch (box) {
    case Box::Open:
        return counters.open;
    case Box::Mine:
        return counters.mine;
    case Box::Unassigned:
        return counters.unassigned;
    case Box::Supervisor:
        return counters.supervisor;
    case Box::Snoozed:
        return counters.snoozed;
    case Box::Resolved:
        return counters.resolved;
    case Box::All:
        break;
    }
    return 0;
}

QString boxWithCount(const Counters &counters, Box box)
{
    const qint64 count = countOf(counters, box);
    return count > 0 ? boxName(box) + u"  "_s + QLocale().toString(count) : boxName(box);
}

QString boxWithShortCount(const Counters &counters, Box box, qint64 exactBelow)
{
    const qint64 count = countOf(counters, box);
    return count > 0 ? boxName(box) + u' ' + shortCount(count, exactBelow) : boxName(box);
}

QString complaintSentence(const SearchComplaint &complaint)
{
    switch (complaint.kind) {
    case SearchComplaint::Kind::UnknownOperator:
        return InboxPanel::tr("There is no search operator “%1:”.").arg(complaint.argument);
    case SearchComplaint::Kind::UnknownValue:
        return InboxPanel::tr("“%1” is not a value of this operator.").arg(complaint.argument);
    case SearchComplaint::Kind::BadDate:
        return InboxPanel::tr("“%1” is not a date. Write for example 2026-11-21, yesterday or 7d.")
            .arg(complaint.argument);
    case SearchComplaint::Kind::MissingValue:
        return InboxPanel::tr("“%1:” needs a value directly behind it.").arg(complaint.argument);
    case SearchComplaint::Kind::NothingToFind:
        return InboxPanel::tr("“%1” has no letter, digit or symbol to look for.").arg(complaint.argument);
    case SearchComplaint::Kind::TooManyTerms:
        return InboxPanel::tr("Too many words: everything from “%1” on is left out.").arg(complaint.argument);
    }
    Q_UNREACHABLE();
}
} // namespace

QString searchComplaints(const QString &query, QDate today)
{
    QStringList sentences;
    for (const SearchComplaint &complaint : parseSearch(query, today).complaints)
        sentences << complaintSentence(complaint);
    return sentences.join(u'\n');
}

QString boxName(Box box)
{
    switch (box) {
    case Box::Open:
        return InboxPanel::tr("Open");
    case Box::Mine:
        return InboxPanel::tr("Mine");
    case Box::Unassigned:
        return InboxPanel::tr("Unassigned");
    case Box::Supervisor:
        return InboxPanel::tr("Supervisor");
    case Box::Snoozed:
        return InboxPanel::tr("Snoozed");
    case Box::Resolved:
        return InboxPanel::tr("Resolved");
    case Box::All:
        return InboxPanel::tr("All");
    }
    return {};
}

QString shortCount(qint64 count, qint64 exactBelow)
{
    struct Unit {
        double size;
        const char *word; ///< with the number before it
    };
    constexpr std::array<Unit, 2> western{Unit{1e6, QT_TRANSLATE_NOOP("Counts", "%1M")},
                                          Unit{1e3, QT_TRANSLATE_NOOP("Counts", "%1k")}};
    constexpr std::array<Unit, 2> chinese{Unit{1e8, QT_TRANSLATE_NOOP("Counts", "%1 hundred million")},
                                          Unit{1e4, QT_TRANSLATE_NOOP("Counts", "%1 ten thousand")}};
    const QLocale locale;
    if (count < exactBelow)
        return locale.toString(count);
    for (const Unit &unit : locale.language() == QLocale::Chinese ? chinese : western)
        if (static_cast<double>(count) >= unit.size * 0.99995) // 999,950 reads 1M, not 1,000k
            return QCoreApplication::translate("Counts", unit.word)
                .arg(locale.toString(static_cast<double>(count) / unit.size, 'f', 1));
    return locale.toString(count);
}

void InboxPanel::labelTabs(Detail detail)
{
    const auto words = [&](Box box) {
        switch (detail) {
        case Detail::Usual:
            return boxWithShortCount(m_counters, box, 10'000);
        case Detail::Short:
            return boxWithShortCount(m_counters, box, 1'000);
        case Detail::None:
            return boxName(box);
        }
        return QString();
    };
    for (size_t i = 0; i < firstBoxes.size(); ++i)
        m_tabs.at(i)->setText(words(firstBoxes.at(i)));
    const bool more = m_tabs.back()->isChecked();
    m_tabs.back()->setText(more ? words(m_filter.box) : tr("More"));
    m_tabs.back()->setToolButtonStyle(detail == Detail::None && !more ? Qt::ToolButtonIconOnly
                                                                      : Qt::ToolButtonTextBesideIcon);
}

void InboxPanel::showCounters()
{
    for (size_t i = 0; i < firstBoxes.size(); ++i) {
        const QString whole = boxWithCount(m_counters, firstBoxes.at(i));
        m_tabs.at(i)->setToolTip(whole);
        m_tabs.at(i)->setAccessibleName(whole);
        m_tabs.at(i)->setChecked(!isInView() && m_filter.box == firstBoxes.at(i));
    }
    bool more = false;
    for (size_t i = 0; i < moreBoxes.size(); ++i) {
        QAction *action = m_moreMenu->actions().at(static_cast<qsizetype>(i));
        action->setText(boxWithCount(m_counters, moreBoxes.at(i)));
        more = more || (!isInView() && m_filter.box == moreBoxes.at(i));
    }
    m_tabs.back()->setChecked(more);
    const QString rest = more ? boxWithCount(m_counters, m_filter.box) : tr("More");
    m_tabs.back()->setToolTip(rest);
    m_tabs.back()->setAccessibleName(rest);
    for (const Detail detail : {Detail::Usual, Detail::Short, Detail::None}) {
        labelTabs(detail);
        if (m_boxes->layout()->minimumSize().width() <= width())
            return;
    }
}

void InboxPanel::fillFilterMenu()
{
    m_filterMenu->clear();
    QAction *unread = m_filterMenu->addAction(tr("Unread only"));
    unread->setCheckable(true);
    unread->setChecked(m_filter.unreadOnly);
    connect(unread, &QAction::toggled, this, [this](bool on) {
        m_filter.unreadOnly = on;
        refilter();
    });
    m_filterMenu->addSeparator();
    const auto addSurface = [this](const QString &text, std::optional<Surface> surface) {
        QAction *action = m_filterMenu->addAction(text);
        action->setCheckable(true);
        action->setChecked(m_filter.surface == surface);
        if (surface)
            action->setIcon(m_services.themes.theme().icon(Theme::surfaceIcon(*surface), Theme::surfaceRole(*surface)));
        connect(action, &QAction::triggered, this, [this, surface] {
            m_filter.surface = surface;
            refilter();
        });
    };
    addSurface(tr("Public and private"), std::nullopt);
    addSurface(surfaceName(Surface::Public), Surface::Public);
    addSurface(surfaceName(Surface::Private), Surface::Private);
    m_filterMenu->addSeparator();
    QMenu *platforms = m_filterMenu->addMenu(tr("Platform"));
    const auto addPlatform = [this, platforms](const QString &text, std::optional<Platform> platform) {
        QAction *action = platforms->addAction(text);
        action->setCheckable(true);
        action->setChecked(m_filter.platform == platform);
        connect(action, &QAction::triggered, this, [this, platform] {
            m_filter.platform = platform;
            refilter();
        });
    };
    addPlatform(tr("All platforms"), std::nullopt);
    for (size_t i = 0; i < EnumNames<Platform>::names.size(); ++i)
        addPlatform(platformName(static_cast<Platform>(i)), static_cast<Platform>(i));
    if (!m_services.team)
        return;
    m_filterMenu->addSeparator();
    connect(m_filterMenu->addAction(tr("Keep as a view…")), &QAction::triggered, this, &InboxPanel::saveView);
}

void InboxPanel::fillOrderMenu()
{
    m_orderMenu->clear();
    const auto add = [this](const QString &text, CaseFilter::Order order) {
        QAction *action = m_orderMenu->addAction(text);
        action->setCheckable(true);
        action->setChecked(m_filter.order == order);
        connect(action, &QAction::triggered, this, [this, order] {
            m_filter.order = order;
            refilter();
        });
    };
    add(tr("Least time left first"), CaseFilter::Order::TimeLeft);
    add(tr("Newest message first"), CaseFilter::Order::Newest);
}

void InboxPanel::describeFilter()
{
    QStringList parts;
    if (!m_choice.isEmpty())
        parts += m_choice;
    if (m_filter.platform)
        parts += platformName(*m_filter.platform);
    if (m_filter.surface)
        parts += surfaceName(*m_filter.surface);
    if (m_filter.unreadOnly)
        parts += tr("Unread only");
    m_filterText->setText(tr("Showing: %1").arg(parts.join(u" · "_s)));
    m_filterLine->setVisible(!parts.isEmpty());
}

void InboxPanel::showBody()
{
    const bool empty = m_model.rowCount() == 0 && !m_model.isLoading();
    m_body->setCurrentIndex(empty ? 1 : 0);
    if (!empty)
        return;
    const bool narrowed = m_filter.only || m_filter.platform || m_filter.surface || m_filter.unreadOnly;
    if (!m_filter.query.isEmpty()) {
        m_emptyTitle->setText(tr("Nothing found"));
        m_emptyHint->setText(
            tr("Fewer or shorter words find more. \"Exact phrase\", -without, from: and tag: work too."));
    } else if (narrowed) {
        m_emptyTitle->setText(tr("No case passes the filter"));
        m_emptyHint->setText(tr("Clear the filter to see the whole box."));
    } else {
        m_emptyTitle->setText(tr("All done here"));
        m_emptyHint->setText(tr("New messages appear by themselves."));
    }
}

void InboxPanel::takeTheme()
{
    const Theme &theme = m_services.themes.theme();
    m_searchMark->setIcon(theme.icon(IconName::Search, ColorRole::TextMuted));
    m_filterButton->setIcon(theme.icon(IconName::Filter));
    m_orderButton->setIcon(theme.icon(IconName::Sort));
    m_clearFilter->setIcon(theme.icon(IconName::Close, ColorRole::TextMuted));
    m_tabs.back()->setIcon(theme.icon(IconName::ChevronDown, ColorRole::TextMuted));
    QPalette ground = palette();
    ground.setColor(QPalette::Window, theme.color(ColorRole::Surface));
    setPalette(ground);
    setAutoFillBackground(true);
}

void InboxPanel::retranslate()
{
    setAccessibleName(tr("Inbox"));
    m_search->setPlaceholderText(tr("Search names, messages, orders"));
    m_search->setAccessibleName(tr("Search cases"));
    m_filterButton->setAccessibleName(tr("Filter"));
    m_filterButton->setToolTip(tr("Filter"));
    m_orderButton->setAccessibleName(tr("Order"));
    m_orderButton->setToolTip(tr("Order"));
    m_clearFilter->setAccessibleName(tr("Clear filter"));
    m_clearFilter->setToolTip(tr("Clear filter"));
    m_list->setAccessibleName(tr("Cases"));
    showCounters();
    describeFilter();
    showBody();
}

} // namespace lianxi
