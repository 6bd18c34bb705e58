// SPDX-License-Identifier: GPL-3.0-or-later
// What is done with saved views: the menu behind their tabs.
#include "models/items/view_codec.h"
#include "ui/inbox/inbox_panel.h"
#include "ui/inbox/view_bar.h"
#include "ui/team/item_forms.h"

#include <QMenu>
#include <QToolButton>
#include <QUuid>

namespace lianxi
{

using namespace Qt::StringLiterals;

void ViewBar::openMenu()
{
    m_menu->popup(mapToGlobal(QPoint(Theme::small, height())));
    for (QAction *action : m_menu->actions())
        if (action->isEnabled() && !action->isSeparator()) {
            m_menu->setActiveAction(action);
            return;
        }
}

void ViewBar::fillMenu()
{
    m_menu->clear();
    for (const bool shared : {false, true}) {
        bool first = true;
        for (const Entry &one : m_entries) {
            const TeamItem *item = m_shelf.find(TeamItemKind::View, one.id);
            if (!item || item->saved.owner.isEmpty() != shared)
                continue;
            if (std::exchange(first, false))
                m_menu->addAction(shared ? tr("The team's") : tr("Mine"))->setEnabled(false);
            if (!one.filter) {
                addRepair(*item);
                continue;
            }
            QAction *action = m_menu->addAction(plainCaption(item->saved.name));
            action->setCheckable(true);
            action->setChecked(one.id == m_current);
            connect(action, &QAction::triggered, this, [this, id = one.id] { open(id); });
        }
    }
    if (!m_menu->isEmpty())
        m_menu->addSeparator();
    connect(m_menu->addAction(tr("Keep what is shown as a view…")), &QAction::triggered, this, &ViewBar::saveAs);
    addOwnActions();
}

void ViewBar::addOwnActions()
{
    const TeamItem *open = item();
    if (!open)
        return;
    const QString name = plainCaption(open->saved.name);
    if (isChanged())
        connect(m_menu->addAction(tr("Save the change in “%1”").arg(name)), &QAction::triggered, this, [this] {
            if (const TeamItem *changed = item()) {
                TeamItemSaved saved = changed->saved;
                saved.body = toViewBody(m_shown);
                put(saved, tr("“%1” is saved.").arg(saved.name));
            }
        });
    connect(m_menu->addAction(tr("Rename “%1”…").arg(name)), &QAction::triggered, this, &ViewBar::rename);
    if (!open->saved.owner.isEmpty())
        connect(m_menu->addAction(tr("Share “%1” with the team").arg(name)), &QAction::triggered, this,
                [this] { share(true); });
    else if (open->saved.by.agent == m_shelf.me()) // a colleague's view is not taken away from the others
        connect(m_menu->addAction(tr("Keep “%1” to myself").arg(name)), &QAction::triggered, this,
                [this] { share(false); });
    connect(m_menu->addAction(tr("Earlier versions of “%1”…").arg(name)), &QAction::triggered, this,
            [this] { openVersions(m_current); });
    connect(m_menu->addAction(tr("Remove “%1”").arg(name)), &QAction::triggered, this, [this] {
        if (const TeamItem *gone = item())
            remove(*gone);
    });
}

/// A view that cannot be read is not opened, but it can be put right or taken away.
void ViewBar::addRepair(const TeamItem &broken)
{
    QMenu *repair =
        m_menu->addMenu(tr("%1 (damaged, or saved by a later version)").arg(plainCaption(broken.saved.name)));
    connect(repair->addAction(tr("Earlier versions…")), &QAction::triggered, this,
            [this, id = broken.saved.id] { openVersions(id); });
    connect(repair->addAction(tr("Remove")), &QAction::triggered, this, [this, broken] { remove(broken); });
}

void ViewBar::saveAs()
{
    const QString wanted = m_shown.query.isEmpty() ? boxName(m_shown.box) : m_shown.query.left(30);
    auto *form =
        new ItemNameForm(tr("Keep as a view"), freeName(m_shelf.items(TeamItemKind::View), wanted), false, window());
    connect(form, &QDialog::accepted, this, [this, form, body = toViewBody(m_shown)] {
        TeamItemSaved saved;
        saved.kind = TeamItemKind::View;
        saved.id = QUuid::createUuid().toString(QUuid::WithoutBraces);
        saved.name = form->name();
        saved.owner = form->shared() ? AgentId() : m_shelf.me();
        saved.body = body;
        put(saved, {}, saved.id);
    });
    form->open();
}

void ViewBar::rename()
{
    const TeamItem *open = item();
    if (!open)
        return;
    const bool shared = open->saved.owner.isEmpty();
    const bool mine = !shared || open->saved.by.agent == m_shelf.me();
    auto *form = new ItemNameForm(tr("Rename the view"), open->saved.name, mine ? std::optional(shared) : std::nullopt,
                                  window());
    connect(form, &QDialog::accepted, this, [this, form, saved = open->saved]() mutable {
        saved.name = form->name();
        saved.owner = form->shared() ? AgentId() : m_shelf.me();
        put(saved, {});
    });
    form->open();
}

void ViewBar::share(bool shared)
{
    const TeamItem *open = item();
    if (!open)
        return;
    TeamItemSaved saved = open->saved;
    saved.owner = shared ? AgentId() : m_shelf.me();
    put(saved,
        shared ? tr("The whole team has “%1” from here on.").arg(saved.name)
               : tr("Only you have “%1” from here on.").arg(saved.name));
}

void ViewBar::remove(const TeamItem &gone)
{
    TeamItemSaved saved = gone.saved;
    saved.removed = true;
    m_shelf.save(saved, [this, before = gone.saved](const DeskResult &result) {
        if (!result.done())
            return say(tr("“%1” could not be removed; the store cannot be written.").arg(before.name));
        say(tr("“%1” is removed.").arg(before.name), [this, before] { put(before, {}, before.id); });
    });
}

void ViewBar::openVersions(const QString &id)
{
    m_shelf.askVersions(this, TeamItemKind::View, id, [this](const Result<TeamShelf::Items> &versions) {
        if (!versions || versions->size() < 2)
            return say(tr("There is no earlier version."));
        const auto described = [this](const TeamItem &one) {
            const Result<CaseFilter> filter = fromViewBody(one.saved.body, m_shelf.me());
            return filter ? describe(*filter) : tr("damaged, or saved by a later version");
        };
        auto *form = new ItemVersionsForm(*versions, described, QTimeZone::systemTimeZone(), window());
        connect(form, &QDialog::accepted, this, [this, form] {
            const TeamItemSaved saved = form->chosen().saved;
            put(saved, tr("“%1” is as it was.").arg(saved.name), saved.id);
        });
        form->open();
    });
}

/// \param told  what is said when it is on the log; \param openAfter  the view that is opened once it is there.
void ViewBar::put(TeamItemSaved saved, const QString &told, const QString &openAfter)
{
    saved.removed = false;
    m_shelf.save(saved, [this, name = saved.name, told, openAfter](const DeskResult &result) {
        if (!result.done())
            return say(tr("“%1” could not be saved; the store cannot be written.").arg(name));
        say(told);
        m_awaited = openAfter;
        if (!openAfter.isEmpty() && m_shelf.find(TeamItemKind::View, openAfter))
            takeItems();
    });
}

} // namespace lianxi
