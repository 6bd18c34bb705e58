// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workstation/desk_window.h"

#include "app/assist/assist_service.h"
#include "app/duty/courtesy.h"
#include "app/gateway/channel_health.h"
#include "app/gateway/channel_test.h"
#include "app/judging/teaching.h"
#include "app/orders/order_service.h"
#include "app/profile/draft_keeper.h"
#include "app/review/case_keeper.h"
#include "app/workstation/assist_wiring.h"
#include "app/workstation/automation_wiring.h"
#include "app/workstation/calls_wiring.h"
#include "app/workstation/case_windows.h"
#include "app/workstation/connection_wiring.h"
#include "app/workstation/dashboard_wiring.h"
#include "app/workstation/feedback_wiring.h"
#include "app/workstation/offline_wiring.h"
#include "app/workstation/orders_wiring.h"
#include "app/workstation/owed_wiring.h"
#include "app/workstation/review_wiring.h"
#include "app/workstation/routing_wiring.h"
#include "app/workstation/teaching_wiring.h"
#include "app/workstation/team_wiring.h"
#include "app/workstation/watch_wiring.h"
#include "models/language/personal_data.h"
#include "models/store/queries.h"
#include "models/store/team_queries.h"
#include "ui/conversation/words.h"
#include "ui/inbox/bulk_bar.h"
#include "ui/inbox/case_list_accessible.h"
#include "ui/settings/channels_page.h"
#include "ui/shell/came_back_bar.h"
#include "ui/watch/watch_page.h"

#include <QApplication>

using namespace Qt::StringLiterals;

namespace lianxi
{

namespace
{

constexpr int firstPage = 40; ///< rows: more than any screen shows
constexpr auto healthPause = std::chrono::seconds(2);
constexpr auto briefsAfter = std::chrono::seconds(20); ///< a start is for the inbox first
constexpr auto auditedPeriod = std::chrono::days(30); ///< house rules: activity of the last 30 days
using Activity = Result<std::vector<AccountActivity>>;

std::vector<MaskSpan> spansOf(const QString &text)
{
    std::vector<MaskSpan> spans;
    for (const PersonalSpan &found : findPersonalData(text))
        spans.push_back({found.start, found.end - found.start, QString(toText(found.type)).toLower()});
    return spans;
}

ChannelLimits limitsOf(Platform platform, Surface surface)
{
    const Codec *codec = codecFor(platform);
    return codec ? codec->limits(surface) : ChannelLimits{};
}

bool answersPrivately(const ThreadRow &thread)
{
    const Codec *codec = codecFor(thread.platform);
    PlatformEvent comment;
    comment.kind = PlatformEventKind::Message;
    comment.surface = thread.surface;
    comment.threadId = thread.externalId;
    comment.messageId = thread.lastInboundPlatformId;
    comment.sender.id = thread.personId;
    comment.at = thread.lastInboundAt;
    return codec && thread.surface == Surface::Public && codec->privateReplyIntent(comment, u"-"_s).has_value();
}

using TemplatesDone = std::function<void(std::vector<MessageTemplate>)>;
using Cursors = Result<QHash<QString, QJsonObject>>;

void askTemplates(Workspace &workspace, const ThreadRow &thread, QObject *context, const TemplatesDone &done)
{
    workspace.reader().ask<Cursors>(
        context, [channel = thread.channel](sqlite::Database &db) { return cursors(db, channel); },
        [platform = thread.platform, done](const Cursors &stored) {
            const Codec *codec = codecFor(platform);
            done(codec && stored ? codec->templates(*stored) : std::vector<MessageTemplate>());
        });
}

QJsonObject templateIntent(Platform platform, const MessageTemplate &filled, const QStringList &values)
{
    const Codec *codec = codecFor(platform);
    return codec ? codec->templateIntent(filled, values) : QJsonObject();
}

/// A setting of the thread's channel; empty when there is none.
QString settingOf(Workspace &workspace, const ThreadRow &thread, QLatin1StringView name)
{
    const auto channel = workspace.channels().channel(thread.channel);
    return channel ? channel->settings.value(name).toString() : QString();
}

TeamShelf::Source shelfOf(Workspace &workspace)
{
    using Items = Result<TeamShelf::Items>;
    return {[&workspace](const QObject *context, TeamItemKind kind, TeamShelf::ItemsDone done) {
                workspace.reader().ask<Items>(
                    context,
                    [kind, me = workspace.desk().me().id](sqlite::Database &db) { return teamItems(db, kind, me); },
                    std::move(done));
            },
            [&workspace](const QObject *context, TeamItemKind kind, const QString &id, TeamShelf::ItemsDone done) {
                workspace.reader().ask<Items>(
                    context, [kind, id](sqlite::Database &db) { return teamItemVersions(db, kind, id); },
                    std::move(done));
            },
            [&workspace](const TeamItemSaved &item, DeskDone done) {
                workspace.desk().saveTeamItem(item, std::move(done));
            }};
}

QString canonicalLocale(Language::Choice choice)
{
    switch (choice) {
    case Language::Choice::Chinese:
        return u"zh_CN"_s;
    case Language::Choice::English:
        return u"en"_s;
    case Language::Choice::System:
        return QLocale::system().name();
    }
    Q_UNREACHABLE();
}

} // namespace

void Surroundings::take(const QJsonObject &stored, std::function<void(const QJsonObject &)> save)
{
    preferences = std::make_unique<PreferenceSource>(stored, std::move(save));
    const Preferences &chosen = preferences->get();
    language.set(chosen.language);
    themes.set(chosen.theme, chosen.scale);
    shortcuts.load(chosen.keys);
}

DeskWindow::DeskWindow(Workspace &workspace, Surroundings &surroundings)
    : m_workspace(workspace)
    , m_surroundings(surroundings)
    , m_shelf(shelfOf(workspace), workspace.desk().me().id)
    , m_roster(rosterOf(workspace))
    , m_connection(connectTeam(workspace))
    , m_drafts(workspace.drafts())
    , m_faces(&workspace.media())
    , m_cannedFor(surroundings.preferences->get().language)
    , m_canned(CannedReplies::shipped(canonicalLocale(m_cannedFor)))
    , m_speller({u"en_US"_s, QLocale::system().name()})
    , m_notifier(m_tray, *surroundings.preferences)
    , m_feed({workspace.reader(), m_notifier, workspace.clock(), m_scheduler,
              [this] { return m_window && m_window->isActiveWindow() ? m_shown : 0; },
              [&workspace] {
                  const Rights &rights = workspace.desk().rights();
                  return rights.limited && rights.may(Right::TakeOver);
              }},
             workspace.desk().me())
    , m_window(std::make_unique<MainWindow>(
          ShellServices{workspace.reader(), surroundings.themes, surroundings.language, *surroundings.preferences,
                        surroundings.shortcuts, workspace.clock(), workspace.desk().me().id, &m_shelf}))
{
    installCaseListAccessibility();
    installChartAccessibility();
    m_beside = std::make_unique<CaseWindows>([this] { return services(); }, surroundings.shortcuts);
    connect(m_beside.get(), &CaseWindows::caseRequested, this, &DeskWindow::showCase);
    m_conversation = new ConversationPanel(services());
    m_contact = new ContactPanel(services());
    m_window->setColumns(m_conversation, m_contact);
    watchConnection();
    m_window->inbox().setFaces(&m_faces);
    m_window->inbox().offerBulk({workspace.desk(), workspace.reader(), surroundings.themes, workspace.clock(),
                                 [this] { return m_colleagues; }, [this] { return m_queues; },
                                 [&workspace] { return categoryChoices(workspace); }});
    m_briefs = makeBriefKeeper(m_workspace, m_shelf, m_scheduler,
                               m_workspace.clock()); // briefs are made whether or not anybody looks
    m_expiry = makeExpiryWatch(m_workspace, m_scheduler);
    addPages();
    const QString hookBase = u"http://127.0.0.1:%1"_s.arg(workspace.gatewayPort());
    m_settings = new SettingsPage(*surroundings.preferences, surroundings.shortcuts, surroundings.themes, hookBase,
                                  workspace.clock());
    offerTeamPages(*m_settings, workspace, m_shelf, surroundings.themes, [this] { return m_colleagues; });
    offerRoutingPages(*m_settings,
                      {workspace, m_roster, m_shelf, surroundings.themes, [this] { return m_queues; },
                       [this](qint64 caseRow) { showCase(caseRow); }});
    offerAutomation(*m_settings, workspace, m_shelf, surroundings.themes,
                    {[this] { return m_colleagues; }, [this] { return m_queues; },
                     [&workspace] { return categoryChoices(workspace); },
                     [this](qint64 caseRow) { showCase(caseRow); }});
    offerReviewPages(*m_settings, reviewParts());
    offerOrders(*m_settings, workspace, surroundings.themes);
    offerCalls(*m_settings, workspace, surroundings.themes);
    connect(&workspace.orders(), &OrderService::sourcesChanged, this, [this] {
        if (!m_troubled)
            sayStanding();
    });
    m_settingsPage = m_window->addPage(m_settings, IconName::Settings, "Settings");
    m_window->installEventFilter(this);
    m_presence = std::make_unique<AgentPresence>(workspace, surroundings.themes, *m_window, m_scheduler);
    connect(m_presence.get(), &AgentPresence::troubled, this, &DeskWindow::sayTrouble);
    connectCase();
    connectCommands();
    connectSettings();
    connect(&workspace, &Workspace::changed, this, &DeskWindow::apply);
    connect(&workspace, &Workspace::rightsChanged, this, [this] {
        m_conversation->takeRights();
        m_beside->takeRights();
        if (m_watch)
            m_watch->takeRights();
        if (m_review)
            m_review->takeRights();
    });
    connect(&workspace, &Workspace::troubled, this, &DeskWindow::sayTrouble);
    connect(&workspace.drafts(), &DraftKeeper::failed, this, &DeskWindow::sayTrouble);
    connect(&workspace.drafts(), &DraftKeeper::saved, this, &DeskWindow::forgetTrouble);
    sayStanding();
}

DeskWindow::~DeskWindow() = default;

/// What the team's log says of the connection, and what comes back from it. Nothing where there is no team.
void DeskWindow::watchConnection()
{
    if (!m_connection)
        return;
    auto *bar = new CameBackBar(m_surroundings.themes);
    m_window->addBar(bar);
    connect(bar, &CameBackBar::caseRequested, this, [this](const CaseId &id) {
        m_workspace.reader().ask<qint64>(
            this, [id](sqlite::Database &db) { return caseRowOf(db, id).value_or(std::nullopt).value_or(0); },
            [this](qint64 row) {
                if (row != 0)
                    showCase(row);
            });
    });
    m_cameBack = std::make_unique<CameBackKeeper>(m_workspace, *m_connection, *bar, [this] {
        std::vector<ConversationPanel *> panels = m_beside->conversations();
        panels.push_back(m_conversation);
        return panels;
    });
    connect(m_connection.get(), &TeamConnection::changed, this, &DeskWindow::sayStanding);
    m_connection->look();
}

ConversationServices DeskWindow::services()
{
    Workspace &workspace = m_workspace;
    return ConversationServices{
        .store = workspace.reader(),
        .desk = workspace.desk(),
        .clock = workspace.clock(),
        .theme = m_surroundings.themes,
        .drafts = m_drafts,
        .checkDraft =
            [&workspace](const Draft &draft, const CaseContext &context) {
                const std::shared_ptr<const Judge> steps = workspace.judge().draftJudge();
                return checkDraft(draft, context, workspace.playbook(), steps.get());
            },
        .limits = limitsOf,
        .invitation =
            [&workspace](const CaseContext &context) { return invitationText(context, workspace.playbook()); },
        .answersPrivately = answersPrivately,
        .privateLink =
            [&workspace](const ThreadRow &thread) { return settingOf(workspace, thread, "private_link"_L1); },
        .answerLanguage = [&workspace](const ThreadRow &thread) { return settingOf(workspace, thread, "language"_L1); },
        .personalData = spansOf,
        .offers = {&m_replies, &m_canned},
        .colleagues = [this] { return m_colleagues; },
        .queues = [this] { return m_queues; },
        .categoryName = [&workspace](const QString &id) { return categoryTitle(workspace, id); },
        .categories = [&workspace] { return categoryChoices(workspace); },
        .feedbackTopics = [this] { return m_topics; },
        .media = &workspace.media(),
        .askTemplates = [&workspace](const ThreadRow &thread, QObject *context,
                                     const TemplatesDone &done) { askTemplates(workspace, thread, context, done); },
        .templateIntent = templateIntent,
        .seen = [&workspace](qint64 caseRow) { workspace.showCustomer(CourtesySign::Read, caseRow); },
        .writing =
            [&workspace](qint64 caseRow, const ThreadId &thread) {
                workspace.showCustomer(CourtesySign::Writing, caseRow, thread);
            },
        .faces = &m_faces,
        .orders = &workspace.orders(),
        .connection = m_connection.get(),
        .team = &m_shelf,
        .askRouting = routingAsker(workspace),
        .askCalls =
            [&workspace](const QObject *context, const ContactId &contact, auto answer) {
                constexpr int most = 200;
                workspace.reader().ask<Result<std::vector<CallRow>>>(
                    context, [contact](sqlite::Database &db) { return callsOf(db, contact, most); },
                    [answer = std::move(answer)](Result<std::vector<CallRow>> calls) {
                        if (calls)
                            answer(*std::move(calls));
                    });
            },
        .speller = &m_speller,
        .replies = &m_replies,
        .readAloud = m_speech.isThere()
            ? std::function([this](const QObject *context, const QString &text, Speech::Done done) {
                  m_speech.read(context, text, std::move(done));
              })
            : std::function<void(const QObject *, const QString &, Speech::Done)>(),
        .assistant = &workspace.assist(),
    };
}

void DeskWindow::show()
{
    // The one read that waits for an answer: an empty window that fills a moment later looks slower than this is.
    const AgentId me = m_workspace.desk().me().id;
    const CaseFilter filter = m_window->inbox().filter();
    struct First {
        std::vector<CaseRow> rows;
        Counters counted;
    };
    const auto first = m_workspace.askAndWait<First>([&](sqlite::Database &db) {
        return First{firstCases(db, filter, firstPage).value_or(std::vector<CaseRow>()),
                     counters(db, me).value_or(Counters())};
    });
    m_window->inbox().showFirstPage(first.rows, first.counted);
    m_window->show();
    refreshChannels();
    refreshTeam();
    refreshTopics();
    m_feed.start();
    m_scheduler.after(briefsAfter, m_briefs.get(), [this] { m_briefs->begin(); });
    m_presence->begin();
}

void DeskWindow::connectCase()
{
    connect(m_window.get(), &MainWindow::caseChosen, this, &DeskWindow::showCase);
    connect(m_contact, &ContactPanel::caseRequested, this, &DeskWindow::showCase);
    connect(m_conversation, &ConversationPanel::contactShown, m_contact, &ContactPanel::showContact);
    connect(m_conversation, &ConversationPanel::viewChanged, m_contact,
            [this] { m_contact->showCase(*m_conversation->view()); });
    connect(&m_window->inbox(), &InboxPanel::caseEntered, m_conversation, &ConversationPanel::focusComposer);
    connect(m_conversation, &ConversationPanel::nextRequested, &m_window->inbox(),
            [this] { m_window->inbox().stepCase(1); });
    connect(m_window.get(), &MainWindow::macroChosen, m_conversation, &ConversationPanel::runMacro);
    connect(m_conversation, &ConversationPanel::leaveRequested, &m_window->inbox(), &InboxPanel::focusList);
    connect(m_contact, &ContactPanel::insertRequested, &m_conversation->composer(), &Composer::insertWords);
    connect(m_contact, &ContactPanel::tagFormRequested, m_conversation, &ConversationPanel::openTagForm);
    connect(m_contact, &ContactPanel::consentFormRequested, m_conversation, &ConversationPanel::openConsentForm);
    connect(m_contact, &ContactPanel::followUpFormRequested, m_conversation, &ConversationPanel::openFollowUpForm);
    connect(&m_feed, &NoticeFeed::callRang, this, &DeskWindow::popCall);
    connect(&m_tray, &TrayBoard::caseChosen, this, &DeskWindow::showCase);
    connect(&m_tray, &TrayBoard::raised, m_window.get(), [this] {
        m_window->show();
        m_window->raise();
        m_window->activateWindow();
    });
    connect(&m_window->inbox(), &InboxPanel::countersChanged, this,
            [this](const Counters &counters) { m_notifier.setUnread(counters.unreadCases); });
}

void DeskWindow::showCase(qint64 caseRow)
{
    m_beside->close(caseRow); // a case is in one place only
    m_shown = caseRow;
    m_window->showPage(m_inboxPage);
    m_window->inbox().selectCase(caseRow);
    m_window->setCaseCommands(caseRow != 0);
    m_conversation->showCase(caseRow);
    refreshTeam(); // whoever has worked meanwhile can be handed a case
    m_notifier.seen(caseRow);
}

/// An incoming call shows its customer, with tags and the case that the call joined. Nobody who is writing to somebody
/// else is torn away: the notice leads there.
void DeskWindow::popCall(qint64 caseRow, bool mine)
{
    if (caseRow == m_shown || m_beside->window(caseRow))
        return; // before their eyes already
    const bool elsewhere = m_window->currentPage() != m_inboxPage || QApplication::activeModalWidget()
        || (QApplication::activeWindow() && QApplication::activeWindow() != m_window.get());
    const bool writing = elsewhere || (m_shown != 0 && !m_conversation->composer().isEmpty());
    const bool there = m_presence->keeper().presence() == Presence::Online;
    if (!writing && (mine || there))
        showCase(caseRow);
}

void DeskWindow::connectCommands()
{
    connect(m_window.get(), &MainWindow::caseCommand, this, &DeskWindow::run);
    connect(&m_speller, &Speller::ownWordAdded, this, [this](const QString &word) {
        Preferences preferences = m_surroundings.preferences->get();
        preferences.ownWords << word;
        m_surroundings.preferences->set(preferences);
    });
    connect(m_conversation, &ConversationPanel::caseMovedOn, this, &DeskWindow::showCase);
    connect(m_conversation, &ConversationPanel::caseResolved, this,
            [this] { m_window->setCaseCommands(m_shown != 0); });
    connect(m_conversation, &ConversationPanel::hardCaseEnded, this, [this] { m_presence->offerPause(); });
    connect(m_beside.get(), &CaseWindows::hardCaseEnded, this, [this] { m_presence->offerPause(); });
    connect(&m_surroundings.shortcuts, &Shortcuts::changed, this, &DeskWindow::takeKeys);
    takeKeys();
}

void DeskWindow::takeGeneral()
{
    const Preferences &preferences = m_surroundings.preferences->get();
    const auto prepare = [undo = std::chrono::seconds(preferences.undoSeconds),
                          softens = preferences.softenRough](ConversationPanel &panel) {
        panel.setUndoWindow(undo);
        panel.setSoftens(softens);
    };
    prepare(*m_conversation);
    m_speller.setOwnWords(preferences.ownWords);
    m_speller.setOn(preferences.checkSpelling);
    m_beside->setUp(prepare);
    if (preferences.language != m_cannedFor) {
        m_cannedFor = preferences.language;
        m_canned = CannedReplies::shipped(canonicalLocale(m_cannedFor));
    }
}

void DeskWindow::connectSettings()
{
    ChannelsPage *channels = &m_settings->channels();
    connect(channels, &ChannelsPage::channelSaved, this, [this](const ChannelSetup &setup) {
        m_workspace.configureChannel(setup.channel, setup.secrets, [this](const DeskResult &result) { tell(result); });
    });
    connect(channels, &ChannelsPage::channelPaused, this, [this](const ChannelId &id, bool paused) {
        if (std::optional<ChannelConfigured> channel = m_workspace.channels().channel(id)) {
            channel->paused = paused;
            m_workspace.configureChannel(*channel, {}, [this](const DeskResult &result) { tell(result); });
        }
    });
    connect(channels, &ChannelsPage::testWanted, this, [this, channels](const ChannelSetup &setup) {
        m_workspace.testChannel(setup.channel, setup.secrets, channels,
                                [channels](const ChannelTestResult &result) { channels->showTest(result); });
    });
    connect(channels, &ChannelsPage::activityWanted, this, [this, channels] {
        const Instant since = m_workspace.clock().now() - auditedPeriod;
        m_workspace.reader().askSlow<Activity>(
            channels, [since](sqlite::Database &db) { return accountActivity(db, since); },
            [this, channels](const Activity &activity) {
                if (activity)
                    channels->setActivity(*activity);
                else
                    sayTrouble(activity.error());
            });
    });
    connectTeaching(m_workspace, m_settings->judgement());
    connectAssist(m_workspace, m_settings->assist(), m_surroundings.shortcuts);
    connect(m_surroundings.preferences.get(), &PreferenceSource::changed, this, &DeskWindow::takeGeneral);
    takeGeneral();
    m_healthTimer.setInterval(healthPause);
    connect(&m_healthTimer, &QTimer::timeout, this, [this] {
        const std::map<ChannelId, ChannelFacts> facts = m_workspace.health().all();
        if (m_settings->isVisible())
            m_settings->channels().setFacts(facts);
        const ChannelsStanding said =
            ChannelWords::standing(m_workspace.channels().channels(), facts, m_workspace.clock().now());
        if (said != std::exchange(m_channelsStand, said) && !m_troubled)
            sayStanding();
    });
    m_healthTimer.start();
}

/// The pages beside the inbox are made when they are first shown: an agent may never open some of them.
void DeskWindow::addPages()
{
    const auto add = [this](QWidget *(DeskWindow::*make)(), IconName icon, const char *title) {
        return m_window->addPage([this, make] { return (this->*make)(); }, icon, title);
    };
    add(&DeskWindow::makeOwed, IconName::Calendar, QT_TRANSLATE_NOOP("lianxi::MainWindow", "To do"));
    add(&DeskWindow::makeFeedback, IconName::Star, QT_TRANSLATE_NOOP("lianxi::MainWindow", "Feedback"));
    m_dashboardNumber =
        add(&DeskWindow::makeDashboard, IconName::Queue, QT_TRANSLATE_NOOP("lianxi::MainWindow", "Dashboard"));
    m_reviewNumber = add(&DeskWindow::makeReview, IconName::Review, QT_TRANSLATE_NOOP("lianxi::MainWindow", "Review"));
    add(&DeskWindow::makeWatch, IconName::User, QT_TRANSLATE_NOOP("lianxi::MainWindow", "Team"));
}

QWidget *DeskWindow::makeOwed()
{
    m_owed = makeOwedPage(m_workspace, m_surroundings.themes);
    connect(m_owed, &OwedPage::caseRequested, this, &DeskWindow::showCase);
    return m_owed;
}

ReviewParts DeskWindow::reviewParts()
{
    return {m_workspace,
            m_shelf,
            m_surroundings.themes,
            spansOf,
            [this] { return m_colleagues; },
            [this] { return m_shown; }};
}

QWidget *DeskWindow::makeReview()
{
    m_reviewDesk = makeReviewDesk(m_workspace);
    m_review = makeReviewPage(reviewParts(), *m_reviewDesk);
    addTakenPage(*m_review, reviewParts(), *m_reviewDesk, *m_expiry);
    connect(m_review, &ReviewPage::caseRequested, this, &DeskWindow::showCase);
    return m_review;
}

QWidget *DeskWindow::makeFeedback()
{
    m_feedback = makeFeedbackPage(
        m_workspace, m_surroundings.themes, [this] { return m_queues; }, [this] { return m_topics; });
    connect(m_feedback, &FeedbackPage::caseRequested, this, &DeskWindow::showCase);
    // One after another: the list holds these cases only, and "next case" goes through them.
    connect(m_feedback, &FeedbackPage::casesRequested, this,
            [this](const QString &words, const std::vector<qint64> &cases) {
                m_window->showPage(m_inboxPage);
                m_window->inbox().showCases(words, cases);
                showCase(cases.front());
            });
    return m_feedback;
}

void DeskWindow::refreshTopics()
{
    constexpr int most = 200;
    m_workspace.reader().ask<Result<QStringList>>(
        this, [](sqlite::Database &db) { return feedbackTopics(db, most); },
        [this](const Result<QStringList> &topics) { m_topics = topics.value_or(m_topics); });
}

QWidget *DeskWindow::makeWatch()
{
    m_watch = makeWatchPage(m_workspace, m_surroundings.themes);
    connect(m_watch, &WatchPage::watchRequested, this, [this](qint64 caseRow) {
        if (caseRow == m_shown)
            leaveCase();
        m_beside->open(caseRow);
    });
    return m_watch;
}

QWidget *DeskWindow::makeDashboard()
{
    m_dashboardPage = new DashboardPage(m_surroundings.themes);
    m_dashboard = connectDashboard(m_workspace, *m_dashboardPage, m_shelf, *m_briefs);
    connect(m_dashboardPage, &DashboardPage::casesRequested, this,
            [this](const QString &words, const std::vector<qint64> &cases) {
                m_window->showPage(m_inboxPage);
                m_window->inbox().showCases(words, cases);
                m_window->inbox().focusList();
            });
    return m_dashboardPage;
}

DashboardPage &DeskWindow::dashboard()
{
    m_window->makePage(m_dashboardNumber);
    return *m_dashboardPage;
}

void DeskWindow::refreshChannels()
{
    m_settings->channels().setChannels(m_workspace.channels().channels());
}

void DeskWindow::apply(const ChangeSet &changes)
{
    forgetTrouble(); // it was written
    m_shelf.apply(changes);
    m_roster.apply(changes);
    m_window->inbox().apply(changes);
    m_conversation->apply(changes);
    m_contact->apply(changes);
    m_beside->apply(changes);
    if (m_owed)
        m_owed->apply(changes);
    if (m_review)
        m_review->apply(changes);
    if (m_feedback)
        m_feedback->apply(changes);
    if (changes.owed)
        refreshTopics();
    if (m_watch)
        m_watch->apply(changes);
    if (changes.channels)
        refreshChannels();
    if (changes.channels || changes.team)
        refreshTeam();
    m_feed.apply(changes);
}

void DeskWindow::refreshTeam()
{
    struct Team {
        std::vector<NamedAgent> people;
        QStringList queues;
    };
    m_workspace.reader().ask<Team>(
        this,
        [](sqlite::Database &db) {
            return Team{namedAgents(db).value_or(std::vector<NamedAgent>()), knownQueues(db).value_or(QStringList())};
        },
        [this](const Team &team) {
            m_colleagues.clear();
            for (const NamedAgent &agent : team.people)
                if (agent.id != m_workspace.desk().me().id)
                    m_colleagues.push_back({agent.id, agent.name});
            m_queues = team.queues;
        });
}

/// What became of something done in the settings.
void DeskWindow::tell(const DeskResult &result)
{
    if (result.kind == DeskResult::Kind::Forbidden)
        m_window->setConnection(MainWindow::Connection::Caution, ConversationWords::error(result.error));
    else if (!result.done())
        sayTrouble(result.error);
}

void DeskWindow::sayTrouble(const Error &error)
{
    const QString sentence = error.code == ErrorCode::DiskFull
        ? tr("The disk is full. Nothing is lost; make room and the desk goes on by itself.")
        : tr("The store cannot be written at present (%1). Nothing is lost; the desk keeps trying.").arg(error.detail);
    m_troubled = true;
    m_window->setConnection(MainWindow::Connection::Trouble, sentence);
}

void DeskWindow::sayStanding()
{
    const QString rules = m_workspace.playbookTrouble(), orders = m_workspace.orders().trouble();
    bool offline = false;
    const QString team = m_connection ? connectionWords(m_connection->standing(), offline) : QString();
    if (!team.isEmpty())
        m_window->setConnection(offline ? MainWindow::Connection::Offline : MainWindow::Connection::Caution, team);
    else if (!rules.isEmpty())
        m_window->setConnection(MainWindow::Connection::Trouble,
                                tr("The team's rules have a mistake; the shipped ones are in force. %1").arg(rules));
    else if (!orders.isEmpty())
        m_window->setConnection(MainWindow::Connection::Trouble,
                                tr("Customers' orders cannot be shown: %1").arg(orders));
    else if (!m_channelsStand.sentence.isEmpty())
        m_window->setConnection(m_channelsStand.failing ? MainWindow::Connection::Trouble
                                                        : MainWindow::Connection::Caution,
                                m_channelsStand.sentence);
    else
        m_window->setConnection(MainWindow::Connection::Ready);
}

void DeskWindow::forgetTrouble()
{
    if (std::exchange(m_troubled, false))
        sayStanding();
}

} // namespace lianxi
