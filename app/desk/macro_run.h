// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desk/desk.h"
#include "models/items/store_source.h"
#include "models/policy/macro.h"

namespace lianxi
{

/// How a macro ended.
struct MacroEnd {
    int step = -1; ///< at which it stopped, from 0; -1: all of it was done
    MacroDeed deed = MacroDeed::Insert; ///< of that step
    bool noThread = false; ///< there is no conversation in which something could be sent
    bool shut = false; ///< the channel does not take the message: its reply window is over, or it is too long
    QString text = {}; ///< what was to be sent and was not
    DeskResult result = {}; ///< of that step, where it reached the desk
    [[nodiscard]] bool whole() const { return step < 0; }
};

/// Runs one macro on one case: a step after another, each as the agent's own command; the first that fails ends it.
/// Before sending and resolving it waits until the case is known as the steps before have left it, so that the guards
/// judge by what has been done. View thread; nothing here blocks.
class MacroRun final : public QObject
{
    Q_OBJECT
public:
    struct Hooks {
        std::function<QString(const QString &)> fill; ///< a text's variables
        /// Whether a text can go out in a conversation at all; the guards are the desk's.
        std::function<bool(const ThreadRow &, const QString &)> mayLeave;
        std::function<std::optional<Instant>()> notBefore; ///< the undo window's end
    };
    /// `desk` and `store` outlive the run.
    MacroRun(Desk &desk, StoreSource &store, const Clock &clock, Hooks hooks, QObject *parent = nullptr);

    /// \param thread  where texts are sent. Call only while !isRunning().
    void start(const Macro &macro, const CaseView &view, const ThreadId &thread);
    /// What the projection took in meanwhile.
    void apply(const ChangeSet &changes);
    [[nodiscard]] bool isRunning() const { return m_running; }

Q_SIGNALS:
    void insertRequested(const QString &text);
    void nextRequested();
    void ended(const lianxi::MacroEnd &end);

private:
    void step();
    void run(const MacroStep &what);
    void send(const QString &text);
    void classify(const std::function<void(CaseClassified &)> &say);
    /// Goes on when the store has everything written so far.
    void freshen(std::function<void()> then);
    void askFresh();
    void stop(MacroEnd end);
    [[nodiscard]] DeskDone told(const QString &sent = {});

    Desk &m_desk;
    StoreSource &m_store;
    const Clock &m_clock;
    Hooks m_hooks;
    Macro m_macro;
    CaseView m_view;
    ThreadId m_thread;
    size_t m_next = 0;
    bool m_running = false;
    Sequence m_written = 0; ///< last record that a step made
    Sequence m_folded = 0; ///< what the store is known to hold
    std::function<void()> m_waiting; ///< for the store
};

} // namespace lianxi
