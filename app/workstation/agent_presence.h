// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/routing/presence_keeper.h"

#include <QObject>

namespace lianxi
{

class MainWindow;
class PresenceBar;
class PresenceButton;
class ThemeSource;
class Workspace;

/// The agent's presence in the window: a button at the foot of the rail, the question after a while without a touch.
/// Online from begin() on, offline at a clean end.
class AgentPresence final : public QObject
{
    Q_OBJECT
public:
    /// All outlive this but the window, which owns the widgets and may go first.
    AgentPresence(Workspace &workspace, ThemeSource &theme, MainWindow &window, Scheduler &scheduler);
    ~AgentPresence() override;
    void begin();
    /// After a hard case: asks whether a pause would do good. The question stands until it is answered.
    void offerPause();
    [[nodiscard]] PresenceKeeper &keeper() { return m_keeper; }

Q_SIGNALS:
    void troubled(const lianxi::Error &error);

protected:
    /// Sees every key and every touch of the program's windows.
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    Workspace &m_workspace;
    PresenceKeeper m_keeper;
    PresenceButton *m_button; ///< owned by the window
    PresenceBar *m_bar;
    Instant m_touchAfter; ///< a moving mouse is one touch a second
};

} // namespace lianxi
