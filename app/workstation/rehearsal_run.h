// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/rehearsal/rehearsal_desk.h"
#include "app/workstation/desk_window.h"
#include "app/workstation/start.h"
#include "ui/rehearsal/score_sheet_page.h"

#include <QDir>
#include <QTimer>

namespace lianxi
{

/// A rehearsal in the workstation's own window: customers come, the agent answers (or the self-play does), and the
/// score sheet is a page of the rail. With a folder for pictures it plays by itself, takes them, prints what happened
/// and ends.
class RehearsalRun : public QObject
{
    Q_OBJECT
public:
    RehearsalRun(Workspace &workspace, DeskWindow &desk, ThemeSource &themes, std::vector<Scenario> scenarios,
                 const StartOptions &options);
    [[nodiscard]] Status start();

Q_SIGNALS:
    /// Pictures are taken and the summary is printed: the program may end with this code.
    void done(int exitCode);

private:
    void refreshSheet();
    void takeOpening();
    void takeConversation(qint64 caseRow);
    void takeGuard();
    void beginSelfPlay();
    void finish();
    void take(const QString &name);
    [[nodiscard]] QString summary(const ScoreSheet &sheet) const;

    Workspace &m_workspace;
    DeskWindow &m_desk;
    StartOptions m_options;
    std::vector<Scenario> m_scenarios;
    RehearsalDesk m_rehearsal;
    TimerScheduler m_scheduler;
    std::unique_ptr<SelfPlay> m_play;
    ScoreSheetPage *m_page; ///< owned by the window
    int m_pageNumber = 0;
    QTimer m_refresh; ///< gathers changes into one new sheet
    QTimer m_patience; ///< the self-play must not hang for ever
    bool m_opened = false;
};

} // namespace lianxi
