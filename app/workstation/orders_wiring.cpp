// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workstation/orders_wiring.h"

#include "app/desk/workspace.h"
#include "app/orders/order_service.h"
#include "ui/settings/orders_page.h"
#include "ui/settings/settings_page.h"

using namespace Qt::StringLiterals;

namespace lianxi
{

void offerOrders(SettingsPage &settings, Workspace &workspace, ThemeSource &themes)
{
    settings.offer({u"orders"_s, [] { return OrdersPage::tr("Orders"); },
                    [&workspace, &themes]() -> QWidget * { return new OrdersPage(workspace.orders(), themes); }});
}

} // namespace lianxi
