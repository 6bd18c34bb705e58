// SPDX-License-Identifier: GPL-3.0-or-later
// What keys and palette ask of the case that is shown.
#include "app/workstation/case_commands.h"
#include "app/workstation/case_windows.h"
#include "app/workstation/desk_window.h"

#include <QEvent>

namespace lianxi
{

void DeskWindow::takeKeys()
{
    m_conversation->composer().setKeys(composerKeys(m_surroundings.shortcuts));
}

void DeskWindow::run(Command command)
{
    if (command == Command::OwnWindow)
        return openBeside();
    runOnCase(command, *m_conversation);
    if (command == Command::ResolveAndNext)
        m_window->inbox().stepCase(1);
}

void DeskWindow::openBeside()
{
    if (const qint64 shown = m_shown; shown != 0) {
        leaveCase();
        m_beside->open(shown);
    }
}

bool DeskWindow::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_window.get() && event->type() == QEvent::Close)
        m_beside->closeAll();
    return QObject::eventFilter(watched, event);
}

/// No case is shown; what was being written is kept.
void DeskWindow::leaveCase()
{
    m_shown = 0;
    m_conversation->showCase(0);
    m_window->setCaseCommands(false);
}

} // namespace lianxi
