// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/dashboard/brief_keeper.h"
#include "app/dashboard/dashboard.h"
#include "app/desk/team_shelf.h"
#include "app/desk/workspace.h"
#include "app/media/speech.h"
#include "app/review/expiry_watch.h"
#include "app/review/review_desk.h"
#include "app/routing/roster.h"
#include "app/spelling/speller.h"
#include "app/workstation/agent_presence.h"
#include "ui/contact/contact_panel.h"
#include "ui/conversation/canned_replies.h"
#include "ui/conversation/conversation_panel.h"
#include "ui/conversation/keeper_drafts.h"
#include "ui/dashboard/dashboard_page.h"
#include "ui/feedback/feedback_page.h"
#include "ui/owed/owed_page.h"
#include "ui/people/face_board.h"
#include "ui/review/review_page.h"
#include "ui/settings/channel_words.h"
#include "ui/settings/preferences.h"
#include "ui/settings/settings_page.h"
#include "ui/shell/commands.h"
#include "ui/shell/language.h"
#include "ui/shell/main_window.h"
#include "ui/shell/notice_feed.h"
#include "ui/shell/notifier.h"

#include <QTimer>

namespace lianxi
{

struct ReviewParts;

/// What outlives every window: looks, language and keys of this agent.
struct Surroundings {
    ThemeSource themes;
    Language language;
    Shortcuts shortcuts;
    std::unique_ptr<PreferenceSource> preferences;
    /// Takes over what the profile has stored; later changes are saved through `save`.
    void take(const QJsonObject &stored, std::function<void(const QJsonObject &)> save);
};

class CameBackKeeper;
class CaseWindows;
class TeamConnection;
class WatchPage;

/// The window of one workspace, put together: inbox, conversation, contact, settings, and the threads between them.
class DeskWindow : public QObject
{
    Q_OBJECT
public:
    DeskWindow(Workspace &workspace, Surroundings &surroundings);
    ~DeskWindow() override;

    /// Reads the first page before showing, so that the first painted frame is a usable inbox.
    void show();
    /// Shows a case in the conversation and contact columns: CaseRow::row.
    void showCase(qint64 caseRow);
    [[nodiscard]] MainWindow &window() { return *m_window; }
    [[nodiscard]] ConversationPanel &conversation() { return *m_conversation; }
    [[nodiscard]] CaseWindows &beside() { return *m_beside; }
    [[nodiscard]] ContactPanel &contact() { return *m_contact; }
    [[nodiscard]] SettingsPage &settings() { return *m_settings; }
    [[nodiscard]] DashboardPage &dashboard();
    [[nodiscard]] PresenceKeeper &presence() { return m_presence->keeper(); }

protected:
    /// The windows beside go with the main one.
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    [[nodiscard]] ConversationServices services();
    void connectCase();
    void connectCommands();
    void connectSettings();
    void addPages();
    [[nodiscard]] QWidget *makeOwed();
    [[nodiscard]] QWidget *makeReview();
    [[nodiscard]] ReviewParts reviewParts();
    [[nodiscard]] QWidget *makeFeedback();
    void refreshTopics();
    void popCall(qint64 caseRow, bool mine);
    [[nodiscard]] QWidget *makeDashboard();
    [[nodiscard]] QWidget *makeWatch();
    void apply(const ChangeSet &changes);
    void watchConnection();
    void tell(const DeskResult &result);
    void run(Command command);
    void openBeside();
    void leaveCase();
    void refreshChannels();
    void refreshTeam();
    void takeKeys();
    void takeGeneral();
    void sayTrouble(const Error &error);
    void sayStanding(); ///< what the banner says while everything can be written
    void forgetTrouble();

    Workspace &m_workspace;
    Surroundings &m_surroundings;
    TeamShelf m_shelf;
    Roster m_roster;
    std::unique_ptr<TeamConnection> m_connection; ///< null: there is no team
    std::unique_ptr<CameBackKeeper> m_cameBack;
    KeeperDrafts m_drafts;
    std::vector<Colleague> m_colleagues; ///< to whom a case can be handed
    QStringList m_queues;
    QStringList m_topics; ///< of which customers have spoken
    FaceBoard m_faces;
    Language::Choice m_cannedFor; ///< the language of the canned replies
    CannedReplies m_canned;
    TeamReplies m_replies{m_shelf};
    Speech m_speech;
    Speller m_speller;
    TrayBoard m_tray;
    Notifier m_notifier;
    TimerScheduler m_scheduler;
    NoticeFeed m_feed;
    QTimer m_healthTimer; ///< looks at the channels' health; their page is refreshed while it is visible
    ChannelsStanding m_channelsStand; ///< what the banner says of the channels
    bool m_troubled = false; ///< the banner says that something cannot be written
    qint64 m_shown = 0; ///< case in the conversation column
    std::unique_ptr<MainWindow> m_window;
    ConversationPanel *m_conversation = nullptr; ///< owned by the window
    ContactPanel *m_contact = nullptr;
    std::unique_ptr<CaseWindows> m_beside; ///< cases in windows of their own
    SettingsPage *m_settings = nullptr;
    OwedPage *m_owed = nullptr; ///< this and the pages below: null until they are shown
    std::unique_ptr<ReviewDesk> m_reviewDesk;
    ReviewPage *m_review = nullptr;
    FeedbackPage *m_feedback = nullptr;
    WatchPage *m_watch = nullptr;
    DashboardPage *m_dashboardPage = nullptr;
    std::unique_ptr<BriefKeeper> m_briefs;
    std::unique_ptr<ExpiryWatch> m_expiry;
    std::unique_ptr<Dashboard> m_dashboard;
    std::unique_ptr<AgentPresence> m_presence; ///< before the window goes
    int m_inboxPage = 0, m_settingsPage = 0, m_dashboardNumber = 0, m_reviewNumber = 0;
};

} // namespace lianxi
