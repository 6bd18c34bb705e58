// SPDX-License-Identifier: GPL-3.0-or-later
// Saved views and commands for many cases: what the inbox has beside its boxes and its list.
#include "ui/inbox/bulk_bar.h"
#include "ui/inbox/case_list_view.h"
#include "ui/inbox/inbox_panel.h"
#include "ui/inbox/view_bar.h"

#include <QBoxLayout>
#include <QLineEdit>

namespace lianxi
{

void InboxPanel::makeViews()
{
    if (!m_services.team)
        return;
    m_views = new ViewBar(*m_services.team, m_services.store, m_services.themes, this);
    static_cast<QVBoxLayout *>(layout())->addWidget(m_views);
    connect(m_views, &ViewBar::viewOpened, this, &InboxPanel::takeView);
    connect(m_views, &ViewBar::viewGone, this, [this] {
        m_beforeView.reset();
        refilter();
    });
}

bool InboxPanel::isInView() const
{
    return m_views && !m_views->current().isEmpty();
}

void InboxPanel::openView(const QString &id)
{
    if (m_views)
        m_views->open(id);
}

CaseFilter InboxPanel::shown() const
{
    CaseFilter filter = m_filter;
    if (!filter.query.isEmpty() && !isInView()) {
        filter.box = CaseFilter::Box::All;
        filter.order = CaseFilter::Order::Newest;
        filter.only.reset(); // a search looks everywhere
    }
    return filter;
}

void InboxPanel::takeView(const CaseFilter &filter)
{
    leaveChoice();
    if (!m_beforeView) {
        m_beforeView = m_filter;
        m_beforeView->query.clear();
    }
    m_filter = filter;
    {
        const QSignalBlocker quiet(m_search);
        m_search->setText(filter.query);
    }
    m_typing.stop();
    runSearch();
}

void InboxPanel::openViewMenu()
{
    if (m_views)
        m_views->openMenu();
}

void InboxPanel::saveView()
{
    if (!m_views)
        return;
    m_views->setShown(shown());
    m_views->saveAs();
}

void InboxPanel::offerBulk(BulkServices services)
{
    m_bulk = new BulkBar(std::move(services), this);
    static_cast<QVBoxLayout *>(layout())->addWidget(m_bulk);
    m_list->setMarkable(true);
    connect(m_list, &CaseListView::marksChanged, m_bulk,
            [this](int count) { m_bulk->setMarked(count, [this] { return m_list->markedCases(); }); });
    connect(m_bulk, &BulkBar::unmarkRequested, m_list, &CaseListView::clearMarks);
}

void InboxPanel::markCases()
{
    if (!m_bulk)
        return;
    if (m_list->markedCases().empty())
        m_list->markAll();
    m_bulk->focusFirst();
}

} // namespace lianxi
