// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/view_codec.h"
#include "models/policy/playbook.h"
#include "tests/shots/shots.h"
#include "tests/support/memory_log.h"
#include "tests/support/team_board.h"
#include "ui/inbox/bulk_bar.h"
#include "ui/inbox/bulk_forms.h"
#include "ui/inbox/case_list_view.h"
#include "ui/inbox/inbox_panel.h"
#include "ui/shell/language.h"
#include "ui/team/item_forms.h"

#include <QKeyEvent>
#include <QLineEdit>

using namespace Qt::StringLiterals;

namespace lianxi::test
{
namespace
{

std::unique_ptr<InboxPanel> panel(ShotWorld &world)
{
    auto inbox = std::make_unique<InboxPanel>(InboxServices{world.store, world.themes, world.clock, world.me});
    inbox->start();
    QCoreApplication::processEvents();
    return inbox;
}

/// A desk over a log in memory and the team's views, living as long as the picture's panel.
struct Kit : QObject {
    explicit Kit(ShotWorld &world)
        : team(world.me)
        , desk(log, world.clock, *playbook, AgentProfile{world.me, u"林晓"_s, {}, AuthorKind::Agent})
    {
    }
    const std::shared_ptr<const Playbook> playbook = Playbook::shipped();
    MemoryLog log;
    TeamBoard team;
    Desk desk;
};

bool isChinese()
{
    return QLocale().language() == QLocale::Chinese;
}

void addView(Kit &kit, const QString &id, const QString &name, const CaseFilter &filter)
{
    TeamItemSaved saved;
    saved.kind = TeamItemKind::View;
    saved.id = id;
    saved.name = name;
    saved.body = toViewBody(filter);
    kit.team.put(saved);
}

std::unique_ptr<InboxPanel> panelWithViews(ShotWorld &world)
{
    auto *kit = new Kit(world);
    auto inbox =
        std::make_unique<InboxPanel>(InboxServices{world.store, world.themes, world.clock, world.me, &kit->team.shelf});
    QObject::connect(inbox.get(), &QObject::destroyed, kit, &QObject::deleteLater);
    inbox->offerBulk({kit->desk, world.store, world.themes, world.clock});
    CaseFilter filter;
    filter.surface = Surface::Public;
    addView(*kit, u"a"_s, isChinese() ? u"公开待答"_s : u"Public"_s, filter);
    filter = {};
    filter.unreadOnly = true;
    addView(*kit, u"b"_s, isChinese() ? u"未读"_s : u"Unread"_s, filter);
    filter = {};
    filter.query = isChinese() ? u"退款"_s : u"refund"_s;
    addView(*kit, u"c"_s, isChinese() ? u"退款与退货跟进（华东大区）"_s : u"Refunds and returns, eastern region"_s,
            filter);
    inbox->start();
    for (int i = 0; i < 10; ++i)
        QCoreApplication::processEvents();
    return inbox;
}

std::unique_ptr<InboxPanel> panelWithMarks(ShotWorld &world)
{
    auto inbox = panelWithViews(world);
    auto *list = inbox->findChild<CaseListView *>();
    list->setCurrentIndex(list->model()->index(0, 0));
    for (const int key : {Qt::Key_Down, Qt::Key_Down, Qt::Key_Down}) {
        QKeyEvent down(QEvent::KeyPress, key, Qt::ShiftModifier);
        QCoreApplication::sendEvent(list, &down);
    }
    // It has its height when it is shown.
    QMetaObject::invokeMethod(list, &QAbstractItemView::scrollToTop, Qt::QueuedConnection);
    return inbox;
}

const ShotGroup group({
    {u"inbox-views"_s, QSize(350, 620),
     [](ShotWorld &world) -> std::unique_ptr<QWidget> {
         auto inbox = panelWithViews(world);
         inbox->openView(u"a"_s);
         return inbox;
     }},
    {u"inbox-marked"_s, QSize(350, 620),
     [](ShotWorld &world) -> std::unique_ptr<QWidget> { return panelWithMarks(world); }},
    {u"inbox-marked-narrow"_s, QSize(270, 620),
     [](ShotWorld &world) -> std::unique_ptr<QWidget> { return panelWithMarks(world); }},
    {u"inbox-marked-done"_s, QSize(350, 620),
     [](ShotWorld &world) -> std::unique_ptr<QWidget> {
         auto inbox = panelWithMarks(world);
         inbox->findChild<BulkBar *>()->start({.kind = BulkAction::Kind::Tag, .tag = u"VIP"_s});
         return inbox;
     }},
    {u"form-keep-view"_s, QSize(420, 240),
     [](ShotWorld &) -> std::unique_ptr<QWidget> {
         return std::make_unique<ItemNameForm>(isChinese() ? u"保存为视图"_s : u"Keep as a view"_s,
                                               isChinese() ? u"未读"_s : u"Unread"_s, false, nullptr);
     }},
    {u"form-bulk-classify"_s, QSize(420, 320),
     [](ShotWorld &) -> std::unique_ptr<QWidget> {
         return std::make_unique<BulkClassifyForm>(std::vector<CategoryChoice>{}, nullptr);
     }},
    {u"inbox"_s, QSize(350, 900),
     [](ShotWorld &world) -> std::unique_ptr<QWidget> {
         auto inbox = panel(world);
         inbox->selectCase(3);
         return inbox;
     }},
    {u"inbox-narrow"_s, QSize(270, 600), [](ShotWorld &world) -> std::unique_ptr<QWidget> { return panel(world); }},
    {u"inbox-all"_s, QSize(350, 2900),
     [](ShotWorld &world) -> std::unique_ptr<QWidget> {
         auto inbox = panel(world);
         inbox->setBox(CaseFilter::Box::All);
         return inbox;
     }},
    {u"inbox-empty"_s, QSize(350, 500),
     [](ShotWorld &world) -> std::unique_ptr<QWidget> {
         world.store.cases.clear();
         world.store.fixedCounters = {};
         return panel(world);
     }},
    {u"inbox-nothing-found"_s, QSize(350, 500),
     [](ShotWorld &world) -> std::unique_ptr<QWidget> {
         auto inbox = panel(world);
         inbox->findChild<QLineEdit *>(QStringLiteral("search"))->setText(QStringLiteral("before:2026-13-40"));
         return inbox;
     }},
});

} // namespace
} // namespace lianxi::test
