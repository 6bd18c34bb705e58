// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/dashboard/dashboard.h"
#include "models/policy/playbook.h"
#include "tests/shots/shots.h"
#include "tests/support/invented_month.h"
#include "tests/support/team_board.h"
#include "ui/dashboard/brief_editor.h"
#include "ui/dashboard/dashboard_page.h"
#include "ui/dashboard/measure_editor.h"
#include "ui/dashboard/wallboard.h"

#include <QBoxLayout>
#include <QListWidget>
#include <QLocale>
#include <QMenu>
#include <QPushButton>
#include <QTimer>

#include <cmath>

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

/// The page with a team that has written a measure and a brief down; `name` is the button or action that opens a tool.
struct ToolShot final : public QWidget {
    TeamBoard board{AgentId(u"lin"_s)};
    DashboardPage *page;
    explicit ToolShot(ShotWorld &world)
        : page(new DashboardPage(world.themes, this))
    {
        page->offerTools({&board.shelf, AgentId(u"lin"_s), [](const AgentId &) { return u"王敏"_s; }});
        auto *column = new QVBoxLayout(this);
        column->setContentsMargins(0, 0, 0, 0);
        column->addWidget(page);
        TeamItemSaved item;
        item.kind = TeamItemKind::Measure;
        item.id = u"shift"_s;
        item.name = u"晚班 18–22 点"_s;
        Measure measure;
        measure.query.day = std::chrono::sys_days(std::chrono::year(2026) / 10 / 12);
        measure.query.weeks = 2;
        measure.what = u"两名坐席改上晚班，18 点到 22 点在线"_s;
        item.body = toJson(measure);
        board.put(item);
        item.kind = TeamItemKind::Brief;
        item.id = u"daily"_s;
        item.name = u"每日简报"_s;
        Brief brief;
        brief.folder = u"/srv/share/briefs"_s;
        brief.maker = AgentId(u"wang"_s);
        item.body = toJson(brief);
        board.put(item);
    }
};

MeasureResult measured(const MeasureQuery &query, bool told)
{
    MeasureResult result;
    result.query = query;
    result.leastDays = 5;
    result.leastCount = 10;
    const double after = told ? 4680 : 6900;
    result.change = {
        7200, after, 420, 380, 14, 14, told ? metrics::Interval{-3300, -1800} : metrics::Interval{-900, 350}};
    for (int day = -14; day < 14; ++day) {
        const double wave = 1 + 0.18 * std::sin(day * 1.7) + 0.1 * std::cos(day * 0.9);
        result.days.push_back(
            {query.day + std::chrono::days(day), (day < 0 ? 7200 : after) * wave, day % 7 == 5 ? 7 : 30, {day + 100}});
    }
    return result;
}

std::unique_ptr<QWidget> measures(ShotWorld &world, bool told)
{
    auto shot = std::make_unique<ToolShot>(world);
    DashboardPage *page = shot->page;
    QObject::connect(page, &DashboardPage::measureWanted, page, [page, told](const MeasureQuery &query) {
        page->showMeasure(std::make_shared<const MeasureResult>(measured(query, told)));
    });
    page->findChild<QPushButton *>(u"dashboard-measures"_s)->click();
    QTimer::singleShot(100, page, [page] { page->findChild<QListWidget *>(u"measures"_s)->setCurrentRow(0); });
    return shot;
}

std::unique_ptr<QWidget> briefs(ShotWorld &world)
{
    auto shot = std::make_unique<ToolShot>(world);
    DashboardPage *page = shot->page;
    page->showBriefTrouble(page->tr("The report was not saved. %1").arg(u"/srv/share/briefs"_s));
    page->findChild<QPushButton *>(u"dashboard-report"_s)->menu()->actions().at(2)->trigger();
    QTimer::singleShot(100, page, [page] { page->findChild<QListWidget *>(u"briefs"_s)->setCurrentRow(0); });
    return shot;
}

std::unique_ptr<QWidget> marked(ShotWorld &world)
{
    auto shot = std::make_unique<ToolShot>(world);
    DashboardPage *page = shot->page;
    page->setCategoryTitles([](const QString &id) { return Playbook::shipped()->categoryLabel(id, QLocale().name()); });
    QObject::connect(page, &DashboardPage::figuresWanted, page, [page] {
        page->showFigures(inventedFigures(false));
        page->showQueue(inventedQueue());
    });
    return shot;
}

std::unique_ptr<QWidget> wall(ShotWorld &world, bool busy)
{
    auto made = std::make_unique<Wallboard>(world.themes);
    made->showQueue(busy ? inventedQueue() : std::make_shared<LiveQueue>());
    return made;
}

const ShotGroup group({
    {u"dashboard-measures"_s, QSize(1216, 800), [](ShotWorld &world) { return measures(world, true); }},
    {u"dashboard-measures-chance"_s, QSize(1216, 800), [](ShotWorld &world) { return measures(world, false); }},
    {u"dashboard-briefs"_s, QSize(1216, 800), briefs},
    {u"dashboard-marked"_s, QSize(1216, 800), marked},
    {u"wallboard"_s, QSize(1920, 1080), [](ShotWorld &world) { return wall(world, true); }},
    {u"wallboard-quiet"_s, QSize(1280, 720), [](ShotWorld &world) { return wall(world, false); }},
    {u"wallboard-upright"_s, QSize(1080, 1920), [](ShotWorld &world) { return wall(world, true); }},
    {u"dashboard"_s, QSize(1216, 4600), whole},
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
