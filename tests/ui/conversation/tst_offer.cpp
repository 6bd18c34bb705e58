// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/event/work_payloads.h"
#include "models/policy/routing.h"
#include "tests/support/ui/accessibility.h"
#include "tests/support/ui/conversation_world.h"
#include "ui/conversation/case_header.h"
#include "ui/conversation/conversation_panel.h"
#include "ui/conversation/forms.h"
#include "ui/conversation/offer_bar.h"

#include <QMenu>
#include <QTest>

using namespace lianxi;
using namespace lianxi::test;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

/// A case that somebody gave to the agent, and handing one on.
class TestOffer : public QObject
{
    Q_OBJECT
    std::unique_ptr<ThemeSource> m_theme;
    std::unique_ptr<ConversationWorld> m_world;
    std::unique_ptr<ConversationPanel> m_panel;

    void show(const AgentId &assignee, bool offered)
    {
        Dialogue dialogue = lateParcel(m_world->clock.now());
        dialogue.view.head.sequence = 0;
        dialogue.view.head.assignee = assignee;
        dialogue.view.head.assigneeName = u"王芳"_s;
        dialogue.view.head.offeredBy = u"李明"_s;
        if (offered)
            dialogue.view.head.offeredAt = m_world->clock.now() - 20s;
        m_panel->showCase(0); // the same case again would not be read again
        m_panel->showCase(m_world->add(dialogue));
        m_world->store.deliver();
    }
    [[nodiscard]] OfferBar *bar() { return m_panel->findChild<OfferBar *>(u"offerBar"_s); }
    [[nodiscard]] AgentId me() const { return m_world->desk->me().id; }
    [[nodiscard]] TransferAnswered told()
    {
        const auto events = m_world->log.eventsOf(EventType::TransferAnswered);
        return events.size() == 1 ? *payloadOf<TransferAnswered>(events.front()) : TransferAnswered{};
    }

private Q_SLOTS:
    void init()
    {
        m_theme = std::make_unique<ThemeSource>();
        m_world = std::make_unique<ConversationWorld>(*m_theme);
        ConversationServices services = m_world->services();
        services.colleagues = [] { return std::vector<Colleague>{{AgentId(u"wang"_s), u"王芳"_s}}; };
        services.queues = [] { return QStringList{u"售后"_s, u"财务"_s}; };
        m_panel = std::make_unique<ConversationPanel>(services);
        m_panel->resize(720, 800);
        m_panel->show();
    }
    void cleanup()
    {
        m_panel.reset();
        m_world.reset();
    }

    void theBar_isThereOnlyForWhoWasGivenTheCase()
    {
        show(me(), true);
        QVERIFY(bar()->isVisible());
        QVERIFY(bar()->accessibleName().contains(u"李明"_s));
        QCOMPARE(accessibilityGaps(*bar()), QStringList());
        show(AgentId(u"wang"_s), true);
        QVERIFY(!bar()->isVisible());
        show(me(), false);
        QVERIFY(!bar()->isVisible());
        m_panel->showCase(0);
        QVERIFY(!bar()->isVisible());
    }
    void whatTheRoutingGave_saysWhy()
    {
        show(me(), true);
        const qint64 row = m_panel->view()->head.row;
        m_world->store.cases[row].head.offeredBy.clear();
        TimelineRow entry;
        entry.row = 5'000;
        entry.kind = TimelineKind::Activity;
        entry.author = AuthorKind::System;
        entry.at = m_world->clock.now();
        entry.activity = u"case.routed"_s;
        entry.details = {{"to"_L1, me().text()}, {"why"_L1, whyText({80, 2, 5, 3, true, false, 0})}};
        m_world->store.timelines[row].push_back(entry);
        ChangeSet changes;
        changes.cases = {row};
        m_panel->apply(changes);
        m_world->store.deliver();
        const QString said = bar()->findChild<PlainLabel *>(u"offerWords"_s)->fullText();
        QVERIFY2(said.contains(u"skill 80"_s) && said.contains(u"2 of 5"_s), qPrintable(said));
        QVERIFY(!said.contains(u"skill:"_s));
    }
    void accept_tellsTheTeam()
    {
        show(me(), true);
        bar()->findChild<QPushButton *>(u"acceptOffer"_s)->click();
        QTRY_VERIFY(told().accepted);
    }
    void theKeyThatClaims_acceptsToo()
    {
        show(me(), true);
        m_panel->claim();
        QTRY_VERIFY(told().accepted);
        QVERIFY(m_world->log.eventsOf(EventType::CaseClaimed).empty());
    }
    void colleaguesCase_isTakenOver()
    {
        show(AgentId(u"wang"_s), false);
        QMenu *menu = m_panel->findChild<QToolButton *>(u"caseMenu"_s)->menu();
        const auto action = [menu] {
            const QList<QAction *> all = menu->actions();
            const auto found = std::find_if(all.begin(), all.end(), [](const QAction *one) {
                return one->isVisible() && one->text().contains(u"王芳"_s);
            });
            return found == all.end() ? nullptr : *found;
        };
        QVERIFY(action());
        action()->trigger();
        QTRY_COMPARE(m_world->log.eventsOf(EventType::CaseTransferred).size(), size_t{1});
        const auto taken = *payloadOf<CaseTransferred>(m_world->log.eventsOf(EventType::CaseTransferred).front());
        QCOMPARE(taken.to, me());
        QCOMPARE(taken.by.agent, me());
        show(me(), false);
        QVERIFY(!action()); // nothing to take from oneself
    }
    void aColleaguesWordToMe_popsUp_andIsForThisCaseAlone()
    {
        show(me(), false);
        const qint64 row = m_panel->view()->head.row;
        const auto note = [this, row](const QString &text, const QString &by) {
            TimelineRow entry;
            entry.row = 5'000 + static_cast<qint64>(m_world->store.timelines[row].size());
            entry.kind = TimelineKind::Note;
            entry.direction = Direction::Out;
            entry.author = AuthorKind::Supervisor;
            entry.agent = AgentId(by);
            entry.authorName = u"王芳"_s;
            entry.at = m_world->clock.now();
            entry.text = text;
            m_world->store.timelines[row].push_back(entry);
            ChangeSet changes;
            changes.cases = {row};
            m_panel->apply(changes);
            m_world->store.deliver();
        };
        const QString name = m_world->desk->me().name;
        note(u"for everybody"_s, u"wang"_s);
        QVERIFY(!m_panel->notice().contains(u"for everybody"_s));
        note(u"@%1 offer the upgrade"_s.arg(name), me().text()); // one's own note is no news
        QVERIFY(!m_panel->notice().contains(u"upgrade"_s));
        note(u"@%1 offer the refund first"_s.arg(name), u"wang"_s);
        QVERIFY2(m_panel->notice().contains(u"offer the refund first"_s), qPrintable(m_panel->notice()));
        QVERIFY(m_panel->notice().contains(u"王芳"_s));
        m_world->clock.advance(1s);
        m_panel->showCase(0);
        m_panel->showCase(row); // what is in the timeline already is not said again
        m_world->store.deliver();
        QVERIFY(!m_panel->notice().contains(u"refund"_s));
    }
    void handingBack_givesAReason()
    {
        show(me(), true);
        QMenu *menu = bar()->findChild<QToolButton *>(u"refuseOffer"_s)->menu();
        QVERIFY(menu->actions().size() >= 3);
        menu->actions().front()->trigger();
        QTRY_VERIFY(!told().reason.isEmpty());
        QVERIFY(!told().accepted);
    }
    void aCaseGoes_toAPersonOrAQueue_data()
    {
        QTest::addColumn<QString>("choice");
        QTest::addColumn<QString>("to");
        QTest::addColumn<QString>("queue");
        QTest::newRow("a person") << u"王芳"_s << u"wang"_s << QString();
        QTest::newRow("a department") << u"Queue: 财务"_s << QString() << u"财务"_s;
        QTest::newRow("back to all") << u"Back to the queue"_s << QString() << QString();
        QTest::newRow("the supervisor") << u"Supervisor"_s << QString() << u"supervisor"_s;
    }
    void aCaseGoes_toAPersonOrAQueue()
    {
        QFETCH(QString, choice);
        QFETCH(QString, to);
        QFETCH(QString, queue);
        show(me(), false);
        m_panel->openTransferForm();
        auto *form = m_panel->findChild<TransferForm *>();
        auto *box = form->findChild<QComboBox *>(u"transferTo"_s);
        QVERIFY(box->findText(choice) >= 0);
        box->setCurrentIndex(box->findText(choice));
        form->findChild<QPushButton *>(u"confirm"_s)->click();
        QTRY_COMPARE(m_world->log.eventsOf(EventType::CaseTransferred).size(), size_t{1});
        const auto given = *payloadOf<CaseTransferred>(m_world->log.eventsOf(EventType::CaseTransferred).front());
        QCOMPARE(given.to.text(), to);
        QCOMPARE(given.queue, queue);
    }
};

QTEST_MAIN(TestOffer)
#include "tst_offer.moc"
