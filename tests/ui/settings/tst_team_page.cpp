// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/ui/accessibility.h"
#include "tests/support/ui/roster_board.h"
#include "ui/settings/team_page.h"

#include <QComboBox>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QSpinBox>
#include <QTest>

using namespace lianxi;
using namespace lianxi::test;
using namespace Qt::StringLiterals;

/// Describing who belongs to the team.
class TestTeamPage : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void nobodyDescribed_saysWhatThatMeans();
    void firstMember_isOfferedAsTheAgent_andSaved();
    void mistakes_areSaidAtOnce_andCannotBeSaved_data();
    void mistakes_areSaidAtOnce_andCannotBeSaved();
    void changedMember_closesTheList_andKeepsWhatIsNotShown();
    void removedMember_comesBackBySaving();
    void unwritableStore_keepsWhatWasTyped();
    void somebodyElsesChange_isShown_butNotOverTyping();
    void roles_areOffered_andLockNobodyOut();
    void whoMayNot_seesButChangesNothing();
    void everythingHasANameAndATabStop();

private:
    void settle();
    template <class W>
    [[nodiscard]] W *part(const QString &name)
    {
        return m_page->findChild<W *>(name);
    }
    void press(const QString &name) { part<QPushButton>(name)->click(); }
    void put(const QString &id);

    ThemeSource m_themes;
    bool m_may = true;
    std::unique_ptr<RosterBoard> m_board;
    std::unique_ptr<TeamPage> m_page;
};

void TestTeamPage::init()
{
    m_may = true;
    m_board = std::make_unique<RosterBoard>();
    m_page = std::make_unique<TeamPage>(TeamPage::Services{
        m_board->roster, m_themes,
        [] {
            return std::vector<CategoryChoice>{{u"refund"_s, u"Refund"_s}, {u"parcel"_s, u"Parcel"_s}};
        },
        [] {
            return std::vector<std::pair<ChannelId, QString>>{{ChannelId(u"page"_s), u"Page"_s},
                                                              {ChannelId(u"line"_s), u"LINE"_s}};
        },
        [] { return QStringList{u"returns"_s}; }, AgentProfile{AgentId(u"lin"_s), u"Lin"_s, {}},
        [this] { return m_may; }});
    m_page->resize(900, 700);
    m_page->show();
    settle();
}

void TestTeamPage::cleanup()
{
    m_page.reset();
    m_board.reset();
}

void TestTeamPage::settle()
{
    for (int i = 0; i < 20; ++i)
        QCoreApplication::processEvents();
}

void TestTeamPage::put(const QString &id)
{
    MemberDescribed member;
    member.agent = AgentId(id);
    member.name = id.toUpper();
    member.queues = QStringList{u"returns"_s, u"vip"_s};
    member.languages = QStringList{u"zh-CN"_s};
    member.channels = QStringList{u"line"_s, u"gone"_s};
    member.skills = {{"refund"_L1, 90}, {"closed"_L1, 70}};
    member.capacity = 3;
    m_board->put(member);
    settle();
}

void TestTeamPage::nobodyDescribed_saysWhatThatMeans()
{
    QVERIFY(!part<QLineEdit>(u"memberName"_s)->isVisible());
    QVERIFY(part<QPushButton>(u"addMember"_s)->isEnabled());
}

void TestTeamPage::firstMember_isOfferedAsTheAgent_andSaved()
{
    press(u"addMember"_s);
    QCOMPARE(part<QLineEdit>(u"memberId"_s)->text(), u"lin"_s);
    QCOMPARE(part<QLineEdit>(u"memberName"_s)->text(), u"Lin"_s);
    part<QLineEdit>(u"memberQueues"_s)->setText(u"returns， vip, returns"_s);
    part<QLineEdit>(u"memberLanguages"_s)->setText(u"zh-CN、en"_s);
    part<QSpinBox>(u"memberCapacity"_s)->setValue(7);
    part<QSpinBox>(u"skill-refund"_s)->setValue(80);
    part<QListWidget>(u"memberChannels"_s)->item(1)->setCheckState(Qt::Checked);
    press(u"saveMember"_s);
    settle();
    QCOMPARE(m_board->told.size(), 1U);
    const MemberDescribed &told = m_board->told.front();
    QCOMPARE(told.agent.text(), u"lin"_s);
    QCOMPARE(told.queues, (QStringList{u"returns"_s, u"vip"_s}));
    QCOMPARE(told.languages, (QStringList{u"zh-CN"_s, u"en"_s}));
    QCOMPARE(told.channels, QStringList{u"line"_s});
    QCOMPARE(told.capacity, 7);
    QCOMPARE(told.skills, (QJsonObject{{"refund"_L1, 80}})); // what is not named counts 50
    QCOMPARE(part<QListWidget>(u"members"_s)->count(), 1);
    QVERIFY(part<QListWidget>(u"members"_s)->isEnabled());
    QVERIFY(!part<QPushButton>(u"saveMember"_s)->isEnabled());
}

void TestTeamPage::mistakes_areSaidAtOnce_andCannotBeSaved_data()
{
    QTest::addColumn<QString>("field");
    QTest::addColumn<QString>("text");
    QTest::newRow("no id") << u"memberId"_s << u" "_s;
    QTest::newRow("an id with a blank") << u"memberId"_s << u"mei li"_s;
    QTest::newRow("an id that somebody has") << u"memberId"_s << u"wang"_s;
    QTest::newRow("no name") << u"memberName"_s << u""_s;
    QTest::newRow("a language that is none") << u"memberLanguages"_s << u"zh-CN, 中文"_s;
}

void TestTeamPage::mistakes_areSaidAtOnce_andCannotBeSaved()
{
    QFETCH(QString, field);
    QFETCH(QString, text);
    put(u"wang"_s);
    press(u"addMember"_s);
    part<QLineEdit>(u"memberId"_s)->setText(u"mei"_s);
    part<QLineEdit>(u"memberName"_s)->setText(u"Mei"_s);
    QVERIFY(part<QPushButton>(u"saveMember"_s)->isEnabled());
    part<QLineEdit>(field)->setText(text);
    QVERIFY(part<PlainLabel>(u"memberMistake"_s)->isVisible());
    QVERIFY(!part<QPushButton>(u"saveMember"_s)->isEnabled());
}

void TestTeamPage::changedMember_closesTheList_andKeepsWhatIsNotShown()
{
    put(u"wang"_s);
    put(u"mei"_s);
    auto *list = part<QListWidget>(u"members"_s);
    list->setCurrentRow(0);
    QVERIFY(part<QLineEdit>(u"memberId"_s)->isReadOnly()); // another id is another person
    part<QSpinBox>(u"memberCapacity"_s)->setValue(9);
    QVERIFY(!list->isEnabled());
    press(u"saveMember"_s);
    settle();
    const MemberDescribed &told = m_board->told.front();
    QCOMPARE(told.capacity, 9);
    QCOMPARE(told.skills, (QJsonObject{{"refund"_L1, 90}, {"closed"_L1, 70}})); // a category that no longer is
    QCOMPARE(told.channels, (QStringList{u"line"_s, u"gone"_s}));
    QVERIFY(list->isEnabled());
}

void TestTeamPage::removedMember_comesBackBySaving()
{
    put(u"wang"_s);
    press(u"removeMember"_s);
    settle();
    QVERIFY(m_board->told.back().removed);
    QVERIFY(part<QLineEdit>(u"memberName"_s)->isVisible());
    QVERIFY(part<PlainLabel>(u"memberAnswer"_s)->text().contains(u"WANG"_s));
    press(u"saveMember"_s);
    settle();
    QVERIFY(!m_board->told.back().removed);
    QCOMPARE(m_board->told.back().skills.value("refund"_L1).toInt(), 90);
    QCOMPARE(part<QListWidget>(u"members"_s)->count(), 1);
}

void TestTeamPage::unwritableStore_keepsWhatWasTyped()
{
    put(u"wang"_s);
    part<QLineEdit>(u"memberName"_s)->setText(u"Wang Fang"_s);
    m_board->writable = false;
    press(u"saveMember"_s);
    settle();
    QVERIFY(m_board->told.empty());
    QVERIFY(part<PlainLabel>(u"memberAnswer"_s)->isVisible());
    QCOMPARE(part<QLineEdit>(u"memberName"_s)->text(), u"Wang Fang"_s);
    QVERIFY(part<QPushButton>(u"saveMember"_s)->isEnabled());
}

void TestTeamPage::somebodyElsesChange_isShown_butNotOverTyping()
{
    put(u"wang"_s);
    MemberDescribed other = m_board->members.front().described;
    other.capacity = 8;
    m_board->put(other);
    settle();
    QCOMPARE(part<QSpinBox>(u"memberCapacity"_s)->value(), 8);
    part<QLineEdit>(u"memberName"_s)->setText(u"Wang Fang"_s);
    other.capacity = 2;
    m_board->put(other);
    settle();
    QCOMPARE(part<QLineEdit>(u"memberName"_s)->text(), u"Wang Fang"_s);
    QCOMPARE(part<QSpinBox>(u"memberCapacity"_s)->value(), 8);
    press(u"discardMember"_s);
    settle();
    QCOMPARE(part<QSpinBox>(u"memberCapacity"_s)->value(), 2);
}

void TestTeamPage::roles_areOffered_andLockNobodyOut()
{
    put(u"wang"_s);
    auto *role = part<QComboBox>(u"memberRole"_s);
    QCOMPARE(role->count(), 6);
    role->setCurrentIndex(role->findData(static_cast<int>(TeamRole::Administrator)));
    QVERIFY(!part<QPushButton>(u"saveMember"_s)->isEnabled());
    QVERIFY(part<PlainLabel>(u"memberMistake"_s)->text().contains(u"lin"_s)); // who has to be described first
    role->setCurrentIndex(role->findData(static_cast<int>(TeamRole::Reviewer)));
    press(u"saveMember"_s);
    settle();
    QCOMPARE(m_board->told.back().role, TeamRole::Reviewer);
    press(u"addMember"_s);
    part<QLineEdit>(u"memberId"_s)->setText(u"lin"_s);
    part<QLineEdit>(u"memberName"_s)->setText(u"Lin"_s);
    role->setCurrentIndex(role->findData(static_cast<int>(TeamRole::Administrator)));
    press(u"saveMember"_s);
    settle();
    QCOMPARE(m_board->told.back().role, TeamRole::Administrator);
    MemberDescribed wang = m_board->members.front().described;
    wang.role = TeamRole::Lead;
    m_board->put(wang);
    settle();
    QCOMPARE(part<QLineEdit>(u"memberId"_s)->text(), u"lin"_s); // who was saved is shown
    press(u"removeMember"_s); // afterwards wang alone could change the team
    settle();
    QVERIFY(!m_board->told.back().removed);
    QVERIFY(part<PlainLabel>(u"memberAnswer"_s)->isVisible());
}

void TestTeamPage::whoMayNot_seesButChangesNothing()
{
    m_may = false;
    put(u"wang"_s);
    QVERIFY(part<PlainLabel>(u"membersNotMine"_s)->isVisible());
    QVERIFY(!part<QLineEdit>(u"memberName"_s)->isEnabled());
    QVERIFY(!part<QPushButton>(u"addMember"_s)->isEnabled());
    QVERIFY(!part<QPushButton>(u"removeMember"_s)->isEnabled());
    QCOMPARE(part<QLineEdit>(u"memberName"_s)->text(), u"WANG"_s);
}

void TestTeamPage::everythingHasANameAndATabStop()
{
    put(u"wang"_s);
    QCOMPARE(accessibilityGaps(*m_page).join(u"\n"_s), QString());
    QCOMPARE(unreachableByTab(*m_page).join(u"\n"_s), QString());
}

QTEST_MAIN(TestTeamPage)
#include "tst_team_page.moc"
