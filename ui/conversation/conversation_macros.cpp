// SPDX-License-Identifier: GPL-3.0-or-later
// Macros: several of the agent's commands in one, on the case that is shown.
#include "app/desk/macro_run.h"
#include "app/desk/reply_pieces.h"
#include "app/desk/reply_window.h"
#include "app/desk/team_shelf.h"
#include "app/routing/roster.h"
#include "ui/conversation/canned_replies.h"
#include "ui/conversation/conversation_panel.h"
#include "ui/conversation/words.h"
#include "ui/team/item_forms.h"
#include "ui/team/macro_words.h"

#include <QMenu>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace lianxi
{

void ConversationPanel::openMacroMenu()
{
    if (!m_view || !m_services.team)
        return;
    auto *menu = new QMenu(this);
    menu->setObjectName(u"macroMenu"_s);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (const TeamItem &one : m_services.team->items(TeamItemKind::Macro)) {
        QAction *action = menu->addAction(plainCaption(one.saved.name));
        connect(action, &QAction::triggered, this, [this, id = one.saved.id] { runMacro(id); });
    }
    if (menu->isEmpty())
        menu->addAction(tr("There are no macros yet. Settings, Macros makes them."))->setEnabled(false);
    else
        menu->setActiveAction(menu->actions().front());
    menu->popup(m_composer->mapToGlobal(QPoint(0, 0)) - QPoint(0, menu->sizeHint().height()));
}

void ConversationPanel::runMacro(const QString &id)
{
    const TeamItem *item = m_services.team ? m_services.team->find(TeamItemKind::Macro, id) : nullptr;
    if (!m_view || !item)
        return;
    if (m_macro && m_macro->isRunning()) {
        say(tr("A macro is running already."), u"warning"_s);
        return;
    }
    const Result<Macro> macro = fromMacroBody(item->saved.body);
    if (!macro) {
        say(tr("“%1” is damaged, or was saved by a later version: nothing was done.").arg(item->saved.name),
            u"danger"_s);
        return;
    }
    const ThreadRow *to = m_composer->thread();
    const QueuePlace place = m_routing ? m_routing->place : QueuePlace();
    if (tellsOfWaiting(*macro) && (place.position == 0 || !place.wait)) {
        say(tr("“%1” says how long the customer waits, and nobody can tell: nothing was done.").arg(item->saved.name),
            u"warning"_s);
        return;
    }
    const OfferContext context{*m_view, to ? *to : ThreadRow{}, m_services.desk.me(), place};
    m_macro = std::make_unique<MacroRun>(
        m_services.desk, m_services.store, m_services.clock,
        MacroRun::Hooks{[context](const QString &text) { return fillVariables(text, context); },
                        [this](const ThreadRow &thread, const QString &text) { return takes(thread, text); },
                        [this] {
                            return m_services.undoWindow > 0s
                                ? std::optional(m_services.clock.now() + m_services.undoWindow)
                                : std::nullopt;
                        }});
    connect(m_macro.get(), &MacroRun::insertRequested, this, [this, row = m_case](const QString &text) {
        if (m_case == row)
            m_composer->insertWords(text);
    });
    connect(m_macro.get(), &MacroRun::nextRequested, this, [this, row = m_case] {
        if (m_case == row)
            Q_EMIT nextRequested();
    });
    const int steps = static_cast<int>(macro->steps.size());
    connect(m_macro.get(), &MacroRun::ended, this,
            [this, row = m_case, name = item->saved.name, steps](const auto &end) {
                if (m_case == row || !end.whole())
                    tellMacro(name, steps, end, m_case == row);
            });
    m_noticeBar->hide();
    m_macro->start(*macro, *m_view, to ? to->id : ThreadId());
}

/// Whether the channel takes a text there at this moment.
bool ConversationPanel::takes(const ThreadRow &thread, const QString &text) const
{
    const ChannelLimits limits =
        m_services.limits ? m_services.limits(thread.platform, thread.surface) : ChannelLimits{};
    if (replyWindow(limits, thread, m_services.clock.now()).isShut())
        return false;
    return limits.textUnits == 0 || repliesByMessage(thread.platform, thread.surface)
        || replyLength(text, limits) <= limits.textUnits;
}

/// \param here  the case it ran on is still the one shown.
void ConversationPanel::tellMacro(const QString &name, int steps, const MacroEnd &end, bool here)
{
    if (end.whole()) {
        m_noticeBar->hide();
        return;
    }
    QString why;
    const Verdict *verdict = end.result.report.hardest();
    if (end.noThread)
        why = tr("there is no conversation to send to");
    else if (end.shut)
        why = tr("the channel does not take this message at present");
    else if (end.result.kind == DeskResult::Kind::LostRace)
        why = end.result.winner.isEmpty() ? tr("the case has moved on meanwhile")
                                          : tr("%1 was first").arg(end.result.winner);
    else if (verdict)
        why = verdict->reason;
    else
        why = ConversationWords::error(end.result.error);
    // A text that a rule stopped waits in the composer, where the rule shows its remedy.
    if (here && !end.text.isEmpty() && m_composer->isEmpty())
        m_composer->insertWords(end.text);
    if (here && verdict && end.deed == MacroDeed::Resolve)
        m_resolveGuard->setReport(end.result.report);
    say(tr("“%1” stopped at step %2 of %3 (%4): %5. The steps before it are done.")
            .arg(name)
            .arg(end.step + 1)
            .arg(steps)
            .arg(MacroWords::deed(end.deed), why),
        u"warning"_s);
}

} // namespace lianxi
