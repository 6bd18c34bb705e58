// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workstation/dashboard_wiring.h"

#include "app/dashboard/dashboard.h"
#include "app/desk/workspace.h"
#include "app/workstation/teaching_wiring.h"
#include "models/store/metric_queries.h"
#include "ui/dashboard/dashboard_page.h"

namespace lianxi
{

std::unique_ptr<Dashboard> connectDashboard(Workspace &workspace, DashboardPage &page)
{
    auto dashboard = std::make_unique<Dashboard>(workspace.reader(), workspace.clock(), workspace.playbook());
    Dashboard *asked = dashboard.get();
    page.setCategoryTitles([&workspace](const QString &id) { return categoryTitle(workspace, id); });
    QObject::connect(&page, &DashboardPage::figuresWanted, asked, &Dashboard::askFigures);
    QObject::connect(&page, &DashboardPage::queueWanted, asked, &Dashboard::askQueue);
    QObject::connect(asked, &Dashboard::figuresReady, &page, &DashboardPage::showFigures);
    QObject::connect(asked, &Dashboard::queueReady, &page, &DashboardPage::showQueue);
    QObject::connect(asked, &Dashboard::troubled, &page, [&page](const Error &error) {
        page.showTrouble(DashboardPage::tr("The store could not be read: %1").arg(error.detail));
    });
    QObject::connect(&workspace, &Workspace::changed, &page, &DashboardPage::storeChanged);
    return dashboard;
}

} // namespace lianxi
