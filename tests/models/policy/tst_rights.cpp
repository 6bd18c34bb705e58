// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/policy/rights.h"

#include "models/store/team_queries.h"

#include <QTest>

using namespace lianxi;
using namespace Qt::StringLiterals;

/// Who may do what.
class TestRights : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void table_data()
    {
        QTest::addColumn<int>("right");
        QTest::addColumn<QString>("roles"); // one letter each: agent, lead, reviewer, listener, administrator, gateway
        const auto row = [](const char *name, Right right, const QString &roles) {
            QTest::newRow(name) << static_cast<int>(right) << roles;
        };
        row("work", Right::WorkCases, u"aldg"_s);
        row("take over", Right::TakeOver, u"ld"_s);
        row("whisper", Right::Whisper, u"ld"_s);
        row("the team's rules", Right::EditTeamItems, u"ld"_s);
        row("others' cards", Right::EditOthersCards, u"ld"_s);
        row("members", Right::DescribeMembers, u"ld"_s);
        row("review", Right::Review, u"lrd"_s);
        row("appeals", Right::DecideAppeals, u"ld"_s);
        row("case files", Right::TakeCasesAlong, u"lrd"_s);
        row("channels", Right::ConfigureChannels, u"dg"_s);
        row("erase", Right::EraseContacts, u"d"_s);
    }
    void table()
    {
        QFETCH(int, right);
        QFETCH(QString, roles);
        const QString letters = u"alrsdg"_s; // s: the listener
        for (int role = 0; role < letters.size(); ++role) {
            const bool may = roles.contains(letters.at(role));
            QCOMPARE(lianxi::may(static_cast<TeamRole>(role), static_cast<Right>(right)), may);
            QCOMPARE((Rights{static_cast<TeamRole>(role), true}.may(static_cast<Right>(right))), may);
            QVERIFY((Rights{static_cast<TeamRole>(role), false}.may(static_cast<Right>(right))));
        }
    }
    void everyRightIsInTheTable() { QCOMPARE(rightCount, static_cast<int>(Right::EraseContacts) + 1); }

    void limits_beginWithTheFirstAdministrator()
    {
        const AgentId lin(u"lin"_s), wang(u"wang"_s);
        const auto member = [](const AgentId &agent, TeamRole role) {
            Member one;
            one.described.agent = agent;
            one.described.role = role;
            return one;
        };
        QVERIFY(!rightsOf({}, lin).limited);
        QVERIFY(!rightsOf({member(lin, TeamRole::Agent), member(wang, TeamRole::Reviewer)}, lin).limited);
        QVERIFY(!rightsOf({member(wang, TeamRole::Lead)}, lin).limited); // who could make another one?
        QCOMPARE(rightsOf({member(wang, TeamRole::Administrator)}, lin), (Rights{TeamRole::Agent, true}));
        QCOMPARE(rightsOf({member(lin, TeamRole::Administrator), member(wang, TeamRole::Lead)}, wang),
                 (Rights{TeamRole::Lead, true}));
        QCOMPARE(rightsOf({member(wang, TeamRole::Administrator), member(lin, TeamRole::Reviewer)}, lin),
                 (Rights{TeamRole::Reviewer, true}));
    }
};

QTEST_GUILESS_MAIN(TestRights)
#include "tst_rights.moc"
