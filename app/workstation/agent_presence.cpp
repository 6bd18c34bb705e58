// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workstation/agent_presence.h"

#include "app/desk/workspace.h"
#include "ui/shell/main_window.h"
#include "ui/shell/presence_button.h"

#include <QCoreApplication>
#include <QEvent>

#include <algorithm>
#include <array>

namespace lianxi
{

using namespace std::chrono_literals;

AgentPresence::AgentPresence(Workspace &workspace, ThemeSource &theme, MainWindow &window, Scheduler &scheduler)
    : m_workspace(workspace)
    , m_keeper({workspace.clock(), scheduler,
                [&workspace](Presence presence, const QString &reason, DeskDone done) {
                    workspace.desk().setPresence(presence, std::move(done), reason);
                },
                std::chrono::minutes(std::llround(workspace.playbook().number(u"transfer.idle_minutes"))),
                std::chrono::minutes(std::llround(workspace.playbook().number(u"transfer.pause_minutes")))})
    , m_button(new PresenceButton(theme, &window))
    , m_bar(new PresenceBar(theme, &window))
{
    window.setRailFoot(m_button);
    window.addBar(m_bar);
    connect(m_button, &PresenceButton::chosen, &m_keeper, &PresenceKeeper::set);
    connect(m_button, &PresenceButton::pauseChosen, &m_keeper, &PresenceKeeper::pause);
    connect(&m_keeper, &PresenceKeeper::changed, m_button, &PresenceButton::showPresence);
    connect(&m_keeper, &PresenceKeeper::changed, m_bar, &QWidget::hide); // whatever was asked is answered
    connect(m_bar, &PresenceBar::pauseTaken, &m_keeper, [this] {
        m_bar->hide();
        m_keeper.pause();
    });
    m_button->setPause(std::chrono::minutes(std::llround(workspace.playbook().number(u"transfer.pause_minutes"))));
    connect(&m_keeper, &PresenceKeeper::refused, this, &AgentPresence::troubled);
    connect(&m_keeper, &PresenceKeeper::askedWhetherThere, m_bar, [this](bool asks) {
        if (asks)
            m_bar->ask(m_keeper.idleFor());
        else
            m_bar->hide();
    });
    connect(m_bar, &PresenceBar::stillThere, &m_keeper, &PresenceKeeper::touch);
    connect(m_bar, &PresenceBar::wentAway, &m_keeper, [this] { m_keeper.set(Presence::Away); });
    QCoreApplication::instance()->installEventFilter(this);
}

AgentPresence::~AgentPresence()
{
    // On the log before it is closed: the log finishes what it was given.
    if (m_keeper.presence() != Presence::Offline)
        m_workspace.desk().setPresence(Presence::Offline, [](const DeskResult &) {});
}

void AgentPresence::offerPause()
{
    if (m_keeper.presence() == Presence::Online && !m_keeper.asks())
        m_bar->offerPause(std::chrono::minutes(std::llround(m_workspace.playbook().number(u"transfer.pause_minutes"))));
}

void AgentPresence::begin()
{
    m_keeper.set(Presence::Online);
}

bool AgentPresence::eventFilter(QObject *watched, QEvent *event)
{
    constexpr std::array deeds{QEvent::MouseButtonPress, QEvent::KeyPress, QEvent::Wheel, QEvent::TouchBegin};
    const bool moved = event->type() == QEvent::MouseMove;
    const bool did = std::find(deeds.begin(), deeds.end(), event->type()) != deeds.end();
    if (!watched->isWidgetType() || (!moved && !did))
        return false;
    // The question is answered by its buttons, or by somebody who goes on working; a mouse that is pushed is neither.
    const bool answers = watched == m_bar || m_bar->isAncestorOf(static_cast<QWidget *>(watched));
    const Instant now = m_workspace.clock().now();
    if (now >= m_touchAfter && (!m_keeper.asks() || (did && !answers))) {
        m_touchAfter = now + 1s;
        m_keeper.touch();
    }
    return false;
}

} // namespace lianxi
