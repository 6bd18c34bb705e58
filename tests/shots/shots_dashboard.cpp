// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/dashboard/dashboard.h"
#include "models/policy/playbook.h"
#include "tests/shots/shots.h"
#include "tests/support/invented_month.h"
#include "ui/dashboard/dashboard_page.h"

#include <QLocale>

namespace lianxi::test
{
namespace
{

using namespace Qt::StringLiterals;

std::unique_ptr<DashboardPage> page(ShotWorld &world)
{
    auto made = std::make_unique<DashboardPage>(world.themes);
    made->setCategoryTitles([](const QString &id) { return Playbook::shipped()->categoryLabel(id, QLocale().name()); });
    return made;
}

/// The whole page, as tall as it is.
std::unique_ptr<QWidget> whole(ShotWorld &world)
{
    auto made = page(world);
    DashboardPage *shown = made.get();
    QObject::connect(shown, &DashboardPage::figuresWanted, shown, [shown] {
        shown->showFigures(inventedFigures(false));
        shown->showQueue(inventedQueue());
    });
    return made;
}

std::unique_ptr<QWidget> quiet(ShotWorld &world)
{
    auto made = page(world);
    DashboardPage *shown = made.get();
    QObject::connect(shown, &DashboardPage::figuresWanted, shown, [shown] {
        shown->showFigures(inventedFigures(true));
        shown->showQueue(std::make_shared<LiveQueue>());
    });
    return made;
}

const ShotGroup group({
    {u"dashboard"_s, QSize(1216, 2900), whole},
    {u"dashboard-window"_s, QSize(1216, 800), whole},
    {u"dashboard-narrow"_s, QSize(760, 900), whole},
    {u"dashboard-empty"_s, QSize(1216, 1400), quiet},
    {u"dashboard-loading"_s, QSize(1216, 800),
     [](ShotWorld &world) -> std::unique_ptr<QWidget> { return page(world); }},
    {u"dashboard-trouble"_s, QSize(1216, 800),
     [](ShotWorld &world) -> std::unique_ptr<QWidget> {
         auto made = page(world);
         made->showTrouble(DashboardPage::tr("The store could not be read: %1").arg(u"database is locked"_s));
         return made;
     }},
});

} // namespace
} // namespace lianxi::test
