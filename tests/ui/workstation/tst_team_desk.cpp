// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workstation/desk_window.h"

#include "models/event/team_payloads.h"
#include "models/event/work_payloads.h"
#include "models/store/team_queries.h"
#include "tests/support/event_maker.h"
#include "tests/support/ui/accessibility.h"
#include "ui/conversation/case_header.h"
#include "ui/conversation/forms.h"
#include "ui/conversation/offer_bar.h"
#include "ui/conversation/words.h"
#include "ui/feedback/feedback_forms.h"
#include "ui/owed/owed_forms.h"
#include "ui/settings/routing_page.h"
#include "ui/settings/team_page.h"
#include "ui/shell/presence_button.h"
#include "ui/team/routing_form.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>
#include <QTreeView>

using namespace lianxi;
using namespace lianxi::test;
using namespace Qt::StringLiterals;

/// A team's work in the whole window over a real profile: who is there, who gets what, and why.
class TestTeamDesk : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void openDesk_isOnline_closedDesk_isOffline();
    void presence_isChosenInTheRail();
    void pages_areMadeWhenTheyAreShown_andNamed();
    void describedAndSwitchedOn_theDeskGivesACase_withItsReason();
    void caseThatNobodyCanTake_saysWhy();
    void busyDesk_isGivenNothing_untilItIsOnline();
    void incomingCall_showsTheCallersOpenCase_andTearsNobodyAway();
    void feedback_goesFromTheCaseToTheDepartment_andBackToTheCustomer();
    void role_decidesWhatIsOffered();

private:
    void open();
    void close();
    void write(const QString &person);
    void describeMe(const QStringList &queues);
    void switchOn();
    void call(const QString &id, const QJsonObject &more = {});
    [[nodiscard]] std::vector<CaseRow> all();
    [[nodiscard]] std::vector<Member> team();
    [[nodiscard]] CaseRow first();
    template <class W>
    [[nodiscard]] W *part(const QString &name)
    {
        return m_desk->window().findChild<W *>(name);
    }
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Surroundings> m_surroundings;
    std::unique_ptr<Workspace> m_workspace;
    std::unique_ptr<DeskWindow> m_desk;
    int m_number = 0;
};

namespace
{
const QString passphrase = u"long enough for a test"_s;
}

void TestTeamDesk::init()
{
    m_number = 0;
    m_folder = std::make_unique<QTemporaryDir>();
    {
        Result<std::unique_ptr<Profile>> profile =
            Profile::create(m_folder->filePath(u"p"_s), KeyKeeping::Passphrase, passphrase);
        QVERIFY(profile);
    }
    open();
    const Event set = eventAt(channel(u"wechat-1"_s, Platform::WechatOa, u"云杉"_s), m_workspace->clock().now());
    QVERIFY(std::holds_alternative<Accepted>(
        appendAndWait(m_workspace->log(), {u"lx.test.channel.wechat-1"_s, {}, {set}, std::nullopt})));
}

void TestTeamDesk::cleanup()
{
    close();
}

void TestTeamDesk::open()
{
    Result<std::unique_ptr<Profile>> profile = Profile::open(m_folder->filePath(u"p"_s), passphrase);
    QVERIFY(profile);
    Workspace::Options options;
    options.me = {AgentId(u"lin"_s), u"林晓"_s, u"您好，我是客服林晓。"_s, AuthorKind::Agent};
    options.gateway = false;
    Result<std::unique_ptr<Workspace>> opened = Workspace::open(std::move(*profile), options);
    QVERIFY(opened);
    m_workspace = std::move(*opened);
    m_surroundings = std::make_unique<Surroundings>();
    m_surroundings->take({{u"window"_s, QJsonObject{{u"language"_s, u"en"_s}}}}, [](const QJsonObject &) {});
    m_desk = std::make_unique<DeskWindow>(*m_workspace, *m_surroundings);
    m_desk->show();
    m_desk->window().activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&m_desk->window()));
}

void TestTeamDesk::close()
{
    m_desk.reset();
    m_workspace.reset();
    m_surroundings.reset();
}

void TestTeamDesk::write(const QString &person)
{
    ++m_number;
    const Event event =
        received(u"wechat-1"_s, customerMessage(person, m_number, u"请问什么时候发货"_s, m_workspace->clock().now()));
    QVERIFY(std::holds_alternative<Accepted>(appendAndWait(
        m_workspace->log(), {u"lx.test.channel.wechat-1"_s, QByteArray::number(m_number), {event}, std::nullopt})));
}

std::vector<Member> TestTeamDesk::team()
{
    return m_workspace->askAndWait<std::vector<Member>>(
        [](sqlite::Database &db) { return members(db).value_or(std::vector<Member>()); });
}

CaseRow TestTeamDesk::first()
{
    return m_workspace->askAndWait<CaseRow>([](sqlite::Database &db) {
        CaseFilter all;
        all.box = CaseFilter::Box::All;
        const auto rows = firstCases(db, all, 1);
        return rows && !rows->empty() ? rows->front() : CaseRow();
    });
}

void TestTeamDesk::describeMe(const QStringList &queues)
{
    m_desk->settings().showOffered(u"team"_s);
    part<QPushButton>(u"addMember"_s)->click();
    part<QLineEdit>(u"memberQueues"_s)->setText(queues.join(u','));
    part<QPushButton>(u"saveMember"_s)->click();
    QTRY_COMPARE(part<QListWidget>(u"members"_s)->count(), 1);
}

void TestTeamDesk::switchOn()
{
    m_desk->settings().showOffered(u"routing"_s);
    part<QCheckBox>(u"routingOn"_s)->click();
    part<QPushButton>(u"saveRouting"_s)->click();
    QTRY_VERIFY(part<QPushButton>(u"routingVersions"_s)->isEnabled());
}

void TestTeamDesk::openDesk_isOnline_closedDesk_isOffline()
{
    describeMe({});
    QTRY_COMPARE(team().size(), 1U);
    QCOMPARE(team().front().presence, Presence::Online);
    QCOMPARE(part<PresenceButton>(u"presence"_s)->text(), u"Online"_s);
    // Opened without a window it shows what the desk said last.
    close();
    Result<std::unique_ptr<Profile>> profile = Profile::open(m_folder->filePath(u"p"_s), passphrase);
    QVERIFY(profile);
    Workspace::Options options;
    options.me = {AgentId(u"lin"_s), u"林晓"_s, {}, AuthorKind::Agent};
    options.gateway = options.duty = false;
    Result<std::unique_ptr<Workspace>> opened = Workspace::open(std::move(*profile), options);
    QVERIFY(opened);
    m_workspace = std::move(*opened);
    QTRY_COMPARE(team().front().presence, Presence::Offline);
}

void TestTeamDesk::presence_isChosenInTheRail()
{
    describeMe({});
    auto *button = part<PresenceButton>(u"presence"_s);
    QCOMPARE(std::ranges::count_if(button->menu()->actions(), &QAction::isCheckable), 5);
    QVERIFY(button->findChild<QAction *>(u"pauseAfterHardCase"_s));
    button->menu()->actions().at(static_cast<int>(Presence::Finishing))->trigger();
    QTRY_COMPARE(team().front().presence, Presence::Finishing);
    QCOMPARE(button->text(), u"Finishing"_s);
    QVERIFY(button->menu()->actions().at(static_cast<int>(Presence::Finishing))->isChecked());
}

void TestTeamDesk::pages_areMadeWhenTheyAreShown_andNamed()
{
    QVERIFY(!m_desk->window().findChild<TeamPage *>());
    QVERIFY(!m_desk->window().findChild<RoutingPage *>());
    for (int page = 0; page < 20 && !m_desk->settings().isVisible(); ++page)
        m_desk->window().showPage(page); // wherever among the pages it is
    QVERIFY(m_desk->settings().isVisible());
    m_desk->settings().showOffered(u"team"_s);
    QVERIFY(m_desk->window().findChild<TeamPage *>()->isVisible());
    part<QPushButton>(u"addMember"_s)->click();
    QCOMPARE(accessibilityGaps(m_desk->settings()).join(u'\n'), QString());
    QCOMPARE(unreachableByTab(m_desk->settings()).join(u'\n'), QString());
    m_desk->settings().showOffered(u"routing"_s);
    QVERIFY(m_desk->window().findChild<RoutingPage *>()->isVisible());
    part<QAbstractButton>(u"addRule"_s)->click();
    QCOMPARE(accessibilityGaps(m_desk->settings()).join(u'\n'), QString());
    QCOMPARE(unreachableByTab(m_desk->settings()).join(u'\n'), QString());
    m_surroundings->language.set(Language::Choice::Chinese);
    QTRY_COMPARE(part<QAbstractButton>(u"addRule"_s)->text(), u"添加规则"_s);
    m_surroundings->language.set(Language::Choice::English);
}

void TestTeamDesk::describedAndSwitchedOn_theDeskGivesACase_withItsReason()
{
    describeMe({});
    switchOn();
    write(u"person-1"_s);
    QTRY_VERIFY(first().offeredAt.has_value()); // judged, then given
    QCOMPARE(first().assignee.text(), u"lin"_s);
    m_desk->showCase(first().row);
    QTRY_VERIFY(m_desk->conversation().view().has_value());
    auto *bar = part<OfferBar>(u"offerBar"_s);
    QTRY_VERIFY(bar->isVisible());
    QStringList said;
    const auto lines = [this, &said] {
        said.clear();
        for (int i = 0; i < m_desk->conversation().model().rowCount(); ++i)
            if (const TimelineRow &entry = m_desk->conversation().model().entry(i);
                entry.kind == TimelineKind::Activity)
                said << ConversationWords::activity(entry);
        return said.join(u'\n');
    };
    QTRY_VERIFY2(lines().contains(u"Offered to 林晓"_s), qPrintable(lines()));
    QVERIFY2(lines().contains(u"0 of 5 cases in hand"_s) && !lines().contains(u"skill:"_s), qPrintable(lines()));
    part<QPushButton>(u"acceptOffer"_s)->click();
    QTRY_VERIFY(!first().offeredAt);
    QCOMPARE(first().assignee.text(), u"lin"_s);
    QTRY_VERIFY(!bar->isVisible());
}

void TestTeamDesk::caseThatNobodyCanTake_saysWhy()
{
    describeMe({});
    switchOn();
    part<PresenceButton>(u"presence"_s)->menu()->actions().at(static_cast<int>(Presence::Away))->trigger();
    QTRY_COMPARE(team().front().presence, Presence::Away);
    write(u"person-1"_s);
    QTRY_VERIFY(first().row != 0);
    m_desk->showCase(first().row);
    auto *place = part<PlainLabel>(u"queuePlace"_s);
    QTRY_VERIFY(place->isVisible());
    QTRY_VERIFY2(place->fullText().contains(u"Place 1"_s) && place->fullText().contains(u"1 is not available"_s),
                 qPrintable(place->fullText()));
    QVERIFY(!place->toolTip().isEmpty());
    m_desk->conversation().openRoutingForm();
    QTRY_VERIFY(m_desk->window().findChild<RoutingForm *>());
    auto *list = m_desk->window().findChild<RoutingForm *>()->findChild<QListWidget *>(u"routingStandings"_s);
    QCOMPARE(list->count(), 1);
    QVERIFY(list->item(0)->text().contains(u"Away"_s));
}

void TestTeamDesk::busyDesk_isGivenNothing_untilItIsOnline()
{
    describeMe({});
    switchOn();
    part<PresenceButton>(u"presence"_s)->menu()->actions().at(static_cast<int>(Presence::Busy))->trigger();
    QTRY_COMPARE(team().front().presence, Presence::Busy);
    write(u"person-1"_s);
    QTRY_VERIFY(!first().category.isEmpty() || !first().emotion.isEmpty()); // judged
    QVERIFY(first().assignee.isEmpty());
    part<PresenceButton>(u"presence"_s)->menu()->actions().at(static_cast<int>(Presence::Online))->trigger();
    QTRY_COMPARE(first().assignee.text(), u"lin"_s);
}

/// The telephone rings: somebody's whose number is known.
void TestTeamDesk::call(const QString &id, const QJsonObject &more)
{
    PlatformEvent ring;
    ring.kind = PlatformEventKind::Call;
    ring.direction = Direction::In;
    ring.threadId = id;
    ring.sender.id = u"+8613812345678"_s;
    ring.phase = u"ringing"_s;
    ring.eventKey = u"ringing:"_s + id;
    ring.at = m_workspace->clock().now();
    ring.more = more;
    ++m_number;
    QVERIFY(std::holds_alternative<Accepted>(appendAndWait(
        m_workspace->log(),
        {u"lx.test.channel.hotline"_s, QByteArray::number(m_number), {received(u"hotline"_s, ring)}, std::nullopt})));
}

std::vector<CaseRow> TestTeamDesk::all()
{
    return m_workspace->askAndWait<std::vector<CaseRow>>([](sqlite::Database &db) {
        CaseFilter every;
        every.box = CaseFilter::Box::All;
        return firstCases(db, every, 10).value_or(std::vector<CaseRow>());
    });
}

void TestTeamDesk::incomingCall_showsTheCallersOpenCase_andTearsNobodyAway()
{
    const Event hotline = eventAt(channel(u"hotline"_s, Platform::Asterisk, u"云杉"_s), m_workspace->clock().now());
    QVERIFY(std::holds_alternative<Accepted>(
        appendAndWait(m_workspace->log(), {u"lx.test.channel.hotline"_s, "set", {hotline}, std::nullopt})));
    // She writes; an earlier call of hers is known, and somebody found that both are one person.
    write(u"anna"_s);
    QTRY_COMPARE(all().size(), size_t(1));
    const CaseRow social = all().front();
    call(u"old"_s, {{u"history"_s, true}});
    QTRY_COMPARE(all().size(), size_t(2));
    const std::vector<CaseRow> both = all();
    const CaseRow past = both[0].row == social.row ? both[1] : both[0];
    bool merged = false;
    m_workspace->desk().mergeContacts(social.contact, past.contact, u"same number"_s,
                                      [&merged](const DeskResult &result) { merged = result.done(); });
    QTRY_VERIFY(merged);
    QTRY_COMPARE(all()[0].contact, all()[1].contact);
    QVERIFY(!m_desk->conversation().view());
    call(u"now"_s);
    QTRY_VERIFY(m_desk->conversation().view());
    QCOMPARE(m_desk->conversation().view()->head.row, social.row);
    QCOMPARE(all().size(), size_t(2)); // the call joined that case
    // Whoever writes to somebody else goes on writing.
    m_desk->showCase(past.row);
    QTRY_COMPARE(m_desk->conversation().view()->head.row, past.row);
    m_desk->conversation().composer().insertWords(u"您好"_s);
    call(u"later"_s);
    const auto lines = [this, row = social.row] {
        return m_workspace->askAndWait<size_t>(
            [row](sqlite::Database &db) { return timeline(db, row, 100).value_or(std::vector<TimelineRow>()).size(); });
    };
    QTRY_COMPARE(lines(), size_t(4)); // her words, the merge, two calls
    QCOMPARE(m_desk->conversation().view()->head.row, past.row);
    // Nor is anybody torn from another page, whatever stands in the inbox.
    m_desk->conversation().composer().clearText();
    const int inbox = m_desk->window().currentPage();
    m_desk->window().showPage(inbox + 1);
    call(u"fourth"_s);
    QTRY_COMPARE(lines(), size_t(5));
    QCOMPARE(m_desk->window().currentPage(), inbox + 1);
    QCOMPARE(m_desk->conversation().view()->head.row, past.row);
    m_desk->window().showPage(inbox);
    call(u"fifth"_s);
    QTRY_COMPARE(m_desk->conversation().view()->head.row, social.row);
}

void TestTeamDesk::feedback_goesFromTheCaseToTheDepartment_andBackToTheCustomer()
{
    write(u"anna"_s);
    QTRY_COMPARE(all().size(), size_t(1));
    m_desk->showCase(all().front().row);
    QTRY_VERIFY(m_desk->conversation().view());
    const int inbox = m_desk->window().currentPage();
    Q_EMIT m_desk->conversation().findChild<CaseHeader *>()->feedbackFormRequested();
    auto *form = m_desk->window().findChild<FeedbackForm *>();
    QVERIFY(form);
    form->findChild<QComboBox *>(u"feedbackAbout"_s)->setEditText(u"Seat"_s);
    form->findChild<QPlainTextEdit *>(u"feedbackText"_s)->setPlainText(u"the buckle broke"_s);
    form->findChild<QPushButton *>(u"confirm"_s)->click();
    m_desk->window().showPage(inbox + 2);
    auto *table = part<QTreeView>(u"feedback"_s);
    QVERIFY(table);
    QTRY_COMPARE(table->model()->rowCount(), 1);
    const auto stage = [table] { return table->model()->index(0, 4).data().toString(); };
    QCOMPARE(stage(), u"Not handed on"_s);
    table->selectionModel()->select(table->model()->index(0, 0),
                                    QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    part<QPushButton>(u"feedbackHand"_s)->click();
    auto *ask = m_desk->window().findChild<DepartmentForm *>();
    QVERIFY(ask && ask->text().contains(u"the buckle broke"_s));
    ask->findChild<QComboBox *>(u"department"_s)->setEditText(u"Product"_s);
    ask->findChild<QPushButton *>(u"confirm"_s)->click();
    QTRY_COMPARE(stage(), u"With Product"_s);
    m_desk->showCase(all().front().row); // the question to the department stands at the case
    QTRY_COMPARE(m_desk->conversation().view()->requests.size(), size_t(1));
    m_desk->window().showPage(inbox + 2);
    table->selectionModel()->select(table->model()->index(0, 0),
                                    QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    part<QPushButton>(u"feedbackOutcomes"_s)->click();
    auto *outcome = m_desk->window().findChild<FeedbackOutcomeForm *>();
    QVERIFY(outcome);
    outcome->findChild<QPlainTextEdit *>(u"feedbackOutcome"_s)->setPlainText(u"new buckle from May on"_s);
    outcome->findChild<QPushButton *>(u"confirm"_s)->click();
    QTRY_VERIFY(stage().contains(u"new buckle"_s));
    QTRY_VERIFY(part<QPushButton>(u"feedbackTell"_s)->isEnabled());
    part<QPushButton>(u"feedbackTell"_s)->click();
    QTRY_COMPARE(m_desk->window().currentPage(), inbox); // her case, to be written to
    QCOMPARE(m_desk->conversation().view()->head.row, all().front().row);
}

void TestTeamDesk::role_decidesWhatIsOffered()
{
    write(u"anna"_s);
    QTRY_COMPARE(all().size(), size_t(1));
    const auto tell = [this](const auto &payload) {
        ++m_number;
        QVERIFY(std::holds_alternative<Accepted>(appendAndWait(m_workspace->log(),
                                                               {memberSubject(),
                                                                QByteArray::number(m_number),
                                                                {eventAt(payload, m_workspace->clock().now())},
                                                                std::nullopt})));
    };
    CaseClaimed claimed;
    claimed.caseId = all().front().id;
    claimed.by = agent(u"wang"_s);
    tell(claimed);
    m_desk->showCase(all().front().row);
    const auto takeOver = [this]() -> const QAction * {
        for (const QAction *action : m_desk->conversation().findChild<CaseHeader *>()->findChildren<QAction *>())
            if (action->text().startsWith(u"Take over"_s))
                return action;
        return nullptr;
    };
    QTRY_VERIFY(takeOver() && takeOver()->isVisible()); // nobody leads: everybody may
    MemberDescribed lead;
    lead.agent = AgentId(u"wang"_s);
    lead.name = u"wang"_s;
    lead.role = TeamRole::Administrator;
    tell(lead);
    QTRY_VERIFY(!takeOver()->isVisible());
    QVERIFY(!m_desk->window().isHidden());
    DeskResult refused;
    m_workspace->desk().claim(all().front(), [&refused](const DeskResult &result) { refused = result; });
    QCOMPARE(refused.kind, DeskResult::Kind::Forbidden);
    m_desk->window().showPage(m_desk->window().currentPage() + 5); // the team's page
    QVERIFY(part<QLineEdit>(u"whisperWords"_s));
    QVERIFY(part<QLineEdit>(u"whisperWords"_s)->isHidden());
    MemberDescribed me;
    me.agent = AgentId(u"lin"_s);
    me.name = u"林晓"_s;
    me.role = TeamRole::Lead;
    tell(me);
    QTRY_VERIFY(!part<QLineEdit>(u"whisperWords"_s)->isHidden());
    QVERIFY(takeOver()->isVisible());
}

QTEST_MAIN(TestTeamDesk)
#include "tst_team_desk.moc"
