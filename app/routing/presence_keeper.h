// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desk/desk.h"
#include "app/gateway/scheduler.h"

#include <QObject>

namespace lianxi
{

/// Whether the agent of this desk is there, as colleagues and the routing see it. It is what the agent says: whoever
/// touched nothing for a while is asked, and never declared absent. View thread.
class PresenceKeeper final : public QObject
{
    Q_OBJECT
public:
    struct Parts {
        const Clock &clock;
        Scheduler &scheduler;
        /// Puts it on the log, with PresenceChanged::reason.
        std::function<void(Presence, const QString &reason, DeskDone)> tell;
        std::chrono::minutes idle; ///< playbook: transfer.idle_minutes
        std::chrono::minutes pause{10}; ///< playbook: transfer.pause_minutes
    };
    explicit PresenceKeeper(Parts parts, QObject *parent = nullptr);

    [[nodiscard]] Presence presence() const { return m_presence; }
    /// What was said last stands until the log has the next; refused() tells when it cannot be written.
    void set(Presence presence);
    /// Away for a while after a hard case (S108), and then by itself what one was before.
    void pause();
    /// Until when a pause lasts; absent: there is none.
    [[nodiscard]] std::optional<Instant> pausedUntil() const { return m_pausedUntil; }
    /// The agent did something at this desk.
    void touch();
    [[nodiscard]] bool asks() const { return m_asks; }
    /// For how long nothing was touched.
    [[nodiscard]] std::chrono::minutes idleFor() const;

Q_SIGNALS:
    void changed(lianxi::Presence presence);
    void refused(const lianxi::Error &error);
    /// Asks whether the agent is still there; false: the question is answered.
    void askedWhetherThere(bool asks);

private:
    void say(Presence presence, const QString &reason);
    void arm();
    void look();
    void ask(bool asks);
    Parts m_parts;
    Presence m_presence = Presence::Offline;
    std::optional<Instant> m_pausedUntil;
    Presence m_beforePause = Presence::Online;
    Instant m_touched;
    bool m_asks = false, m_armed = false;
};

} // namespace lianxi
