// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/ui/accessibility.h"
#include "tests/support/ui/conversation_world.h"
#include "ui/conversation/conversation_panel.h"
#include "ui/conversation/draft_state.h"
#include "ui/conversation/waiting_bar.h"
#include "ui/shell/came_back_bar.h"

#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace lianxi;
using namespace lianxi::test;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

/// Writing without a connection: what waits is shown, what comes back is a draft.
class TestWaitingBar : public QObject
{
    Q_OBJECT
    std::unique_ptr<ThemeSource> m_theme;
    std::unique_ptr<ConversationWorld> m_world;
    std::vector<WaitingWork> m_waiting;
    std::unique_ptr<TeamConnection> m_connection;
    std::unique_ptr<ConversationPanel> m_panel;
    CaseId m_case;

    [[nodiscard]] WaitingBar *bar() const { return m_panel->findChild<WaitingBar *>(u"waitingBar"_s); }
    [[nodiscard]] QString words() const { return bar()->findChild<PlainLabel *>(u"waitingWords"_s)->fullText(); }
    [[nodiscard]] QString text() const { return m_panel->composer().state().text; }
    void show()
    {
        Dialogue known = lateParcel(m_world->clock.now());
        known.view.head.sequence = 0;
        m_case = known.view.head.id;
        m_panel->showCase(m_world->add(known));
        m_world->store.deliver();
        QCoreApplication::processEvents(); // the draft's answer
    }
    [[nodiscard]] WaitingWork wait(qint64 number, const QString &text, bool note = false) const
    {
        WaitingWork work{number, m_world->clock.now(), {}};
        if (note) {
            NoteAdded added;
            added.caseId = m_case;
            added.text = text;
            work.events = {makeEvent(added, u"/desk/lin"_s, work.since)};
        } else {
            ReplyQueued queued;
            queued.caseId = m_case;
            queued.thread = m_panel->view()->threads.front().id;
            queued.text = text;
            work.events = {makeEvent(queued, u"/desk/lin"_s, work.since)};
        }
        return work;
    }
    [[nodiscard]] CameBack back(const QString &text, const QString &winner = u"王芳"_s) const
    {
        return {*saidOffline(9, m_world->clock.now(), wait(9, text).events), winner};
    }

private Q_SLOTS:
    void init()
    {
        m_theme = std::make_unique<ThemeSource>();
        m_world = std::make_unique<ConversationWorld>(*m_theme);
        m_waiting.clear();
        m_connection = std::make_unique<TeamConnection>(
            TeamConnection::Source{[] { return TeamStand{}; }, [this] { return m_waiting; },
                                   [] { return std::vector<ReturnedWork>(); }, [](qint64) {}});
        ConversationServices services = m_world->services();
        services.connection = m_connection.get();
        m_panel = std::make_unique<ConversationPanel>(services);
        m_panel->resize(720, 800);
        m_panel->show();
    }
    void cleanup()
    {
        m_panel.reset();
        m_connection.reset();
        m_world.reset();
    }

    void whatWaits_standsAboveTheComposer_untilItIsGone()
    {
        show();
        QVERIFY(bar()->isHidden());
        m_waiting = {wait(1, u"您好，马上查"_s), wait(2, u"called"_s, true), wait(3, u"three"_s), wait(4, u"four"_s),
                     wait(5, u"five"_s)};
        m_connection->look();
        QVERIFY(bar()->isVisible());
        QVERIFY2(words().contains(u"您好，马上查"_s) && words().contains(u"note: called"_s), qPrintable(words()));
        QVERIFY2(words().contains(u"2 more"_s) && !words().contains(u"four"_s), qPrintable(words()));
        QCOMPARE(accessibilityGaps(*m_panel).join(u'\n'), QString());
        m_waiting.clear();
        m_connection->look();
        QVERIFY(bar()->isHidden());
    }

    void whatComesBack_isADraft_withTheReason()
    {
        show();
        QSignalSpy took(m_panel.get(), &ConversationPanel::tookBack);
        QVERIFY(m_panel->takeBack(back(u"马上给您补发"_s)));
        QCOMPARE(text(), u"马上给您补发"_s);
        QCOMPARE(took.size(), 1);
        QVERIFY2(m_panel->notice().contains(u"王芳"_s), qPrintable(m_panel->notice()));
        QCOMPARE(m_world->drafts.drafts.at(m_case).text, u"马上给您补发"_s);
        // The same once more, after a crash: written down once.
        QVERIFY(m_panel->takeBack(back(u"马上给您补发"_s)));
        QCOMPARE(text(), u"马上给您补发"_s);
        // Opened again later, it still says why.
        m_panel->showCase(0);
        show();
        QCOMPARE(text(), u"马上给您补发"_s);
        QVERIFY(m_panel->notice().contains(u"王芳"_s));
    }

    void whatComesBack_goesBehindWhatIsBeingWritten()
    {
        show();
        m_panel->composer().insertWords(u"还在写"_s);
        QVERIFY(m_panel->takeBack(back(u"早先的话"_s, {})));
        QCOMPARE(text(), u"还在写\n早先的话"_s);
        QVERIFY2(m_panel->notice().contains(u"could not be sent"_s), qPrintable(m_panel->notice()));
    }

    void anotherCase_isNotTouched()
    {
        show();
        CameBack other = back(u"elsewhere"_s);
        other.said.caseId = CaseId::derive("another");
        QVERIFY(!m_panel->takeBack(other));
        QVERIFY(text().isEmpty());
    }

    void duringReadingOfTheDraft_bothAreKept()
    {
        show();
        const CameBack late = back(u"late"_s);
        m_world->drafts.save(m_case, u"older draft"_s, {});
        m_panel->showCase(0);
        Dialogue known = lateParcel(m_world->clock.now());
        known.view.head.sequence = 0;
        m_panel->showCase(m_world->add(known));
        m_world->store.deliver(); // the case is there, its draft not yet
        QVERIFY(m_panel->takeBack(late));
        QTRY_COMPARE(text(), u"older draft\nlate"_s);
    }

    void storedDraft_getsItToo()
    {
        const CaseId id = CaseId::derive("closed");
        CameBack came;
        came.said.caseId = id;
        came.said.text = u"hello"_s;
        came.said.note = true;
        came.said.since = m_world->clock.now();
        const LocalStore::SavedDraft fresh = draftWith(came, std::nullopt);
        QCOMPARE(fresh.id, id);
        QVERIFY(draftState(fresh.text, fresh.extra).note);
        QVERIFY(!cameBackWords(fresh.extra, QTimeZone::utc()).isEmpty());
        const LocalStore::SavedDraft both = draftWith(came, LocalStore::SavedDraft{id, u"there"_s, {}});
        QCOMPARE(both.text, u"there\nhello"_s);
        QVERIFY(!draftState(both.text, both.extra).note); // a reply stays one
        QCOMPARE(draftWith(came, both).text, u"there\nhello"_s);
        QVERIFY(cameBackWords({}, QTimeZone::utc()).isEmpty());
    }

    void bar_leadsToEachCase()
    {
        CameBackBar bar(*m_theme);
        QSignalSpy wanted(&bar, &CameBackBar::caseRequested);
        QVERIFY(bar.isHidden());
        bar.add(CaseId::derive("a"), u"王小满"_s, u"王芳"_s);
        bar.add(CaseId::derive("b"), {}, {});
        bar.add(CaseId::derive("a"), u"王小满"_s, u"王芳"_s);
        auto *words = bar.findChild<PlainLabel *>(u"cameBackWords"_s);
        QVERIFY(!bar.isHidden());
        QVERIFY2(words->fullText().contains(u"王小满"_s) && words->fullText().contains(u"And 1 more"_s),
                 qPrintable(words->fullText()));
        bar.findChild<QPushButton *>(u"openCameBack"_s)->click();
        QVERIFY(words->fullText().contains(u"could not be sent"_s));
        bar.findChild<QPushButton *>(u"openCameBack"_s)->click();
        QVERIFY(bar.isHidden());
        QCOMPARE(wanted.size(), 2);
        QCOMPARE(wanted[0][0].value<CaseId>(), CaseId::derive("a"));
        QCOMPARE(accessibilityGaps(bar).join(u'\n'), QString());
    }
};

QTEST_MAIN(TestWaitingBar)
#include "tst_waiting_bar.moc"
