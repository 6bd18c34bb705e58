// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/policy/playbook.h"
#include "tests/support/team_board.h"
#include "tests/support/ui/accessibility.h"
#include "ui/bot/bot_editor.h"

#include <QComboBox>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTabWidget>
#include <QTest>
#include <QToolButton>

using namespace lianxi;
using namespace lianxi::test;
using namespace Qt::StringLiterals;

/// Making, trying and taking back bots in the settings.
class TestBotPage : public QObject
{
    Q_OBJECT

    ThemeSource m_themes;
    std::unique_ptr<TeamBoard> m_team;
    std::unique_ptr<ItemPage> m_page;

    template <class W>
    [[nodiscard]] W *part(const char *name)
    {
        return m_page->findChild<W *>(QString::fromLatin1(name));
    }
    void settle()
    {
        for (int i = 0; i < 20; ++i)
            QCoreApplication::processEvents();
    }
    void writes(const QString &text)
    {
        part<QLineEdit>("botChatText")->setText(text);
        part<QPushButton>("botChatSend")->click();
        settle();
    }
    [[nodiscard]] QString lastLine()
    {
        const auto *lines = part<QListWidget>("botChat");
        return lines->count() == 0 ? QString() : lines->item(lines->count() - 1)->text();
    }
    void begin()
    {
        part<QPushButton>("addBot")->click();
        settle();
    }
    [[nodiscard]] BotFlow saved() { return *fromFlowBody(m_team->saved.back().saved.body); }

private Q_SLOTS:
    void init()
    {
        m_team = std::make_unique<TeamBoard>(AgentId(u"lin"_s));
        ChannelConfigured page;
        page.channel = ChannelId(u"page"_s);
        page.name = u"Our page"_s;
        const auto judge = [](const QObject *context, const QString &text, auto done) {
            QMetaObject::invokeMethod(
                const_cast<QObject *>(context), [text, done] { done(judgeByRules(text, *Playbook::shipped())); },
                Qt::QueuedConnection);
        };
        m_page.reset(makeBotPage(m_team->shelf,
                                 {m_themes,
                                  [] {
                                      return std::vector<CategoryChoice>{{u"refund"_s, u"Refund"_s}};
                                  },
                                  [page] { return std::vector<ChannelConfigured>{page}; }, judge}));
        m_page->resize(900, 760);
        m_page->show();
        settle();
    }
    void cleanup()
    {
        m_page.reset();
        m_team.reset();
    }

    void aNewBot_beginsWithWhatIsShipped_andIsSavedForTheTeam()
    {
        begin();
        part<QListWidget>("botChannels")->item(0)->setCheckState(Qt::Checked);
        QVERIFY(part<QPushButton>("saveBot")->isEnabled());
        part<QPushButton>("saveBot")->click();
        settle();
        QCOMPARE(m_team->saved.size(), size_t{1});
        QVERIFY(m_team->saved.front().saved.owner.isEmpty());
        QCOMPARE(saved().channels, (std::vector<ChannelId>{ChannelId(u"page"_s)}));
        QVERIFY(mayRun(saved()));
    }
    void aBot_isTriedBeforeItIsSaved()
    {
        begin();
        part<QTabWidget>("botTabs")->setCurrentIndex(3);
        writes(u"where is my parcel"_s);
        QVERIFY2(lastLine().contains(u"order number"_s), qPrintable(lastLine()));
        writes(u"20261122"_s);
        QVERIFY2(lastLine().contains(u"on its way"_s), qPrintable(lastLine()));
        writes(u"let me talk to a person please"_s);
        QVERIFY(!part<QLineEdit>("botChatText")->isEnabled());
        QVERIFY(part<PlainLabel>("botChatStanding")->text().contains(u"asked for"_s));
        part<QPushButton>("botChatBegin")->click();
        QVERIFY(part<QLineEdit>("botChatText")->isEnabled());
        part<QComboBox>("botChatOrders")->setCurrentIndex(1);
        writes(u"where is my parcel"_s);
        writes(u"20261122"_s);
        QVERIFY(part<PlainLabel>("botChatStanding")->text().contains(u"the flow says so"_s));
    }
    void aTypo_isMarkedAtItsStep_andKeepsItFromBeingSaved()
    {
        begin();
        part<QTabWidget>("botTabs")->setCurrentIndex(2);
        part<QListWidget>("botStates")->setCurrentRow(0);
        part<QPlainTextEdit>("stateText")->setPlainText(u"Hello {custmer}"_s);
        QVERIFY(part<PlainLabel>("botStateMistake")->isVisible());
        QVERIFY(part<PlainLabel>("botStateMistake")->text().contains(u"{custmer}"_s));
        QVERIFY(!part<QPushButton>("saveBot")->isEnabled());
        QVERIFY(!part<QPushButton>("botChatSend")->isEnabled());
        part<QPlainTextEdit>("stateText")->setPlainText(u"Hello {customer}"_s);
        QVERIFY(part<QPushButton>("saveBot")->isEnabled());
    }
    void aStepThatIsRenamed_isStillFoundByTheOthers()
    {
        begin();
        part<QTabWidget>("botTabs")->setCurrentIndex(2);
        part<QListWidget>("botStates")->setCurrentRow(0);
        auto *id = part<QLineEdit>("stateId");
        QCOMPARE(id->text(), u"menu"_s);
        id->selectAll();
        QTest::keyClicks(id, u"hello"_s);
        QVERIFY(part<QPushButton>("saveBot")->isEnabled());
        part<QPushButton>("saveBot")->click();
        settle();
        QCOMPARE(saved().start, u"hello"_s);
    }
    void stepsAndWishes_areAddedMovedAndRemoved()
    {
        begin();
        const size_t before = 17;
        part<QTabWidget>("botTabs")->setCurrentIndex(2);
        part<QListWidget>("botStates")->setCurrentRow(0);
        part<QToolButton>("botStatesAdd")->menu()->actions().at(static_cast<int>(BotDeed::Say))->trigger();
        QCOMPARE(part<QLineEdit>("stateId")->text(), u"say"_s);
        part<QPlainTextEdit>("stateText")->setPlainText(u"Good to see you."_s);
        part<QComboBox>("stateGo")->setEditText(u"menu"_s);
        part<QToolButton>("botStatesUp")->click();
        part<QTabWidget>("botTabs")->setCurrentIndex(1);
        part<QToolButton>("botIntentsAdd")->click();
        QTest::keyClicks(part<QLineEdit>("intentName"), u"Hello"_s);
        part<QPlainTextEdit>("intentWords")->setPlainText(u"hello\ngood morning"_s);
        QVERIFY(!part<QPushButton>("saveBot")->isEnabled()); // it leads nowhere yet
        part<QComboBox>("intentGo")->setEditText(u"say"_s);
        part<QPushButton>("saveBot")->click();
        settle();
        const BotFlow flow = saved();
        QCOMPARE(flow.states.size(), before + 1);
        QCOMPARE(flow.states.front().id, u"say"_s);
        QCOMPARE(flow.states.front().go, u"menu"_s);
        QCOMPARE(flow.intents.back().words, (QStringList{u"hello"_s, u"good morning"_s}));
        part<QTabWidget>("botTabs")->setCurrentIndex(2);
        part<QListWidget>("botStates")->setCurrentRow(0);
        part<QToolButton>("botStatesRemove")->click();
        QVERIFY(!part<QPushButton>("saveBot")->isEnabled()); // the wish leads to it
    }
    void whatWasSaved_staysShown()
    {
        begin();
        part<QLineEdit>("botName")->setText(u"Alpha"_s);
        part<QPushButton>("saveBot")->click();
        settle();
        begin();
        part<QLineEdit>("botName")->setText(u"Omega"_s);
        part<QPushButton>("saveBot")->click();
        settle();
        QCOMPARE(part<QLineEdit>("botName")->text(), u"Omega"_s);
        QCOMPARE(part<QListWidget>("bots")->currentItem()->text(), u"Omega"_s);
    }
    void aNameThatIsClearedAndTypedAnew_keepsItsLinks()
    {
        begin();
        part<QTabWidget>("botTabs")->setCurrentIndex(2);
        part<QListWidget>("botStates")->setCurrentRow(0);
        auto *id = part<QLineEdit>("stateId");
        for (const QString &typed : {QString(), u"m"_s, u"more"_s, u"more_or_less"_s}) {
            id->setText(typed);
            Q_EMIT id->textEdited(typed);
        }
        part<QPushButton>("saveBot")->click();
        settle();
        QCOMPARE(saved().start, u"more_or_less"_s);
        QVERIFY(saved().find(u"more"_s)); // the other one is still led to
        QVERIFY(mayRun(saved()));
    }
    void anEarlierVersionAndARemovedBot_comeBack()
    {
        begin();
        part<QPushButton>("saveBot")->click();
        settle();
        part<QPushButton>("removeBot")->click();
        settle();
        QVERIFY(m_team->saved.back().saved.removed);
        QVERIFY(part<QPushButton>("saveBot")->isVisible());
        part<QPushButton>("saveBot")->click();
        settle();
        QVERIFY(!m_team->saved.back().saved.removed);
    }
    void everythingHasANameAndATabStop()
    {
        begin();
        for (int tab = 0; tab < 4; ++tab) {
            part<QTabWidget>("botTabs")->setCurrentIndex(tab);
            settle();
            const QStringList gaps = accessibilityGaps(*m_page);
            QVERIFY2(gaps.isEmpty(), qPrintable(gaps.join(u'\n')));
            const QStringList missed = unreachableByTab(*m_page);
            QVERIFY2(missed.isEmpty(), qPrintable(missed.join(u'\n')));
        }
    }
};

QTEST_MAIN(TestBotPage)
#include "tst_bot_page.moc"
