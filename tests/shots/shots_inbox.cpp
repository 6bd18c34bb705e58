// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/shots/shots.h"
#include "ui/inbox/inbox_panel.h"

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

const ShotGroup group({
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
