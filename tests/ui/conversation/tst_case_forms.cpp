// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/event/work_payloads.h"
#include "tests/support/ui/accessibility.h"
#include "tests/support/ui/conversation_world.h"
#include "ui/conversation/case_forms.h"
#include "ui/conversation/case_header.h"
#include "ui/conversation/conversation_panel.h"
#include "ui/conversation/words.h"
#include "ui/owed/owed_forms.h"

#include <QMenu>
#include <QSignalSpy>
#include <QTest>

using namespace lianxi;
using namespace lianxi::test;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

/// Two cases that are one matter, and one case that is two, by the menu of the case.
class TestCaseForms : public QObject
{
    Q_OBJECT
    std::unique_ptr<ThemeSource> m_theme;
    std::unique_ptr<ConversationWorld> m_world;
    std::unique_ptr<ConversationPanel> m_panel;
    Dialogue m_dialogue;

    void show(const CaseView &view)
    {
        m_dialogue.view = view;
        m_dialogue.view.head.sequence = 0;
        m_panel->showCase(m_world->add(m_dialogue));
        m_world->store.deliver();
    }
    /// The entry of the case's menu whose action emits what opens a form.
    [[nodiscard]] QAction *entry(const QString &words)
    {
        const auto menus = m_panel->header().findChildren<QMenu *>();
        for (const QMenu *menu : menus)
            for (QAction *action : menu->actions())
                if (action->text() == words)
                    return action;
        return nullptr;
    }
    template <class F>
    [[nodiscard]] F *open(const QString &words)
    {
        entry(words)->trigger();
        m_world->store.deliver();
        F *form = m_panel->findChild<F *>();
        if (form && !accessibilityGaps(*form).isEmpty())
            qFatal("%s", qPrintable(accessibilityGaps(*form).join(u'\n')));
        return form;
    }
    static QPushButton *confirm(const QDialog *form) { return form->findChild<QPushButton *>(u"confirm"_s); }

private Q_SLOTS:
    void init()
    {
        m_theme = std::make_unique<ThemeSource>();
        m_world = std::make_unique<ConversationWorld>(*m_theme);
        m_panel = std::make_unique<ConversationPanel>(m_world->services());
        m_panel->resize(720, 800);
        m_panel->show();
        m_dialogue = lateParcel(m_world->clock.now());
        // An earlier case of the same customer.
        CaseRow earlier = m_dialogue.view.head;
        earlier.row = 4711;
        earlier.id = CaseId::derive("earlier");
        earlier.sequence = 0;
        earlier.state = CaseState::Resolved;
        earlier.preview = u"安全座椅少了一个扣子"_s;
        m_dialogue.contact.cases = {m_dialogue.view.head, earlier};
    }
    void cleanup()
    {
        m_panel.reset();
        m_world.reset();
    }

    void merge_offersTheCustomersOtherCases()
    {
        show(m_dialogue.view);
        auto *form = open<MergeCaseForm>(u"Merge another case into this one …"_s);
        QVERIFY(form);
        auto *list = form->findChild<QListWidget *>(u"otherCases"_s);
        QCOMPARE(list->count(), 1);
        QVERIFY(list->item(0)->text().contains(u"安全座椅少了一个扣子"_s));
        QVERIFY(confirm(form)->isEnabled()); // there is one only
        form->findChild<QLineEdit *>(u"mergeCaseWhy"_s)->setText(u"同一件事"_s);
        confirm(form)->click();
        QTRY_COMPARE(m_world->log.eventsOf(EventType::CaseMerged).size(), size_t(1));
        const auto told = *payloadOf<CaseMerged>(m_world->log.eventsOf(EventType::CaseMerged).front());
        QCOMPARE(told.from, CaseId::derive("earlier"));
        QCOMPARE(told.into, m_dialogue.view.head.id);
        QCOMPARE(told.why, u"同一件事"_s);
    }

    void merge_withoutAnotherCase_saysSo()
    {
        m_dialogue.contact.cases.pop_back();
        show(m_dialogue.view);
        auto *form = open<MergeCaseForm>(u"Merge another case into this one …"_s);
        QVERIFY(!confirm(form)->isEnabled());
        QCOMPARE(form->findChild<QListWidget *>(u"otherCases"_s)->count(), 0);
    }

    void aCaseThatSomebodyMerged_leadsToTheOneItIsPartOf()
    {
        show(m_dialogue.view);
        QSignalSpy moved(m_panel.get(), &ConversationPanel::caseMovedOn);
        m_panel->composer().insertWords(u"我马上查"_s);
        Dialogue other = m_dialogue;
        other.view.head.row = 4711;
        other.view.head.id = CaseId::derive("earlier");
        m_world->add(other);
        m_world->drafts.save(other.view.head.id, u"写了一半"_s, {});
        // A colleague merges: what is asked for the one is answered with the other.
        const qint64 shown = m_dialogue.view.head.row;
        m_world->store.cases[shown] = other.view;
        ChangeSet change;
        change.cases = {shown};
        m_panel->apply(change);
        m_world->store.deliver();
        QTRY_COMPARE(moved.count(), 1);
        m_world->store.deliver();
        QCOMPARE(moved.first().first().toLongLong(), 4711);
        QCOMPARE(m_panel->view()->head.row, 4711);
        QTRY_COMPARE(m_panel->composer().state().text, u"写了一半\n我马上查"_s); // nothing that was written is lost
        QVERIFY(!m_panel->notice().isEmpty());
    }

    void takingOut_isOfferedWhereSomethingWasMerged()
    {
        show(m_dialogue.view);
        QVERIFY(!entry(u"Take a merged case out again …"_s)->isEnabled());
        CaseView view = m_dialogue.view;
        view.merged = {{CaseId::derive("one"), u"官方微博"_s, u"一"_s, m_world->clock.now() - 2h, u"林小夏"_s},
                       {CaseId::derive("two"), u"公众号"_s, u"二"_s, m_world->clock.now() - 3h, u"林小夏"_s}};
        view.head.row += 1;
        show(view);
        auto *form = open<UnmergeCaseForm>(u"Take a merged case out again …"_s);
        QVERIFY(!confirm(form)->isEnabled()); // which of the two?
        form->findChild<QListWidget *>(u"mergedCases"_s)->setCurrentRow(1);
        confirm(form)->click();
        QTRY_COMPARE(m_world->log.eventsOf(EventType::CaseUnmerged).size(), size_t(1));
        const auto told = *payloadOf<CaseUnmerged>(m_world->log.eventsOf(EventType::CaseUnmerged).front());
        QCOMPARE(told.from, CaseId::derive("two"));
        QCOMPARE(told.into, view.head.id);
    }

    void splitting_takesSomeButNotAll()
    {
        show(m_dialogue.view);
        QVERIFY(m_dialogue.view.threads.size() > 1);
        auto *form = open<PartCaseForm>(u"Split conversations off …"_s);
        auto *list = form->findChild<QListWidget *>(u"caseThreads"_s);
        QVERIFY(!confirm(form)->isEnabled());
        for (int i = 0; i < list->count(); ++i)
            list->item(i)->setCheckState(Qt::Checked);
        QVERIFY(!confirm(form)->isEnabled());
        list->item(0)->setCheckState(Qt::Unchecked);
        QVERIFY(confirm(form)->isEnabled());
        confirm(form)->click();
        QTRY_COMPARE(m_world->log.eventsOf(EventType::CaseParted).size(), size_t(1));
        const auto told = *payloadOf<CaseParted>(m_world->log.eventsOf(EventType::CaseParted).front());
        QCOMPARE(told.from, m_dialogue.view.head.id);
        QVERIFY(!told.into.isNull());
        QCOMPARE(told.threads.size(), m_dialogue.view.threads.size() - 1);
    }

    void oneConversation_cannotBeSplit()
    {
        CaseView view = m_dialogue.view;
        view.threads.resize(1);
        show(view);
        QVERIFY(!entry(u"Split conversations off …"_s)->isEnabled());
    }

    void aDepartment_isAskedUntilATime()
    {
        show(m_dialogue.view);
        auto *form = open<DepartmentForm>(u"Ask a department …"_s);
        QVERIFY(form);
        QVERIFY(!confirm(form)->isEnabled());
        form->findChild<QPlainTextEdit *>(u"question"_s)->setPlainText(u"仓库还有扣子吗？"_s);
        QVERIFY(!confirm(form)->isEnabled()); // whom?
        form->findChild<QComboBox *>(u"department"_s)->setEditText(u"仓储"_s);
        auto *due = form->findChild<QDateTimeEdit *>(u"due"_s);
        due->setDateTime(toDateTime(m_world->clock.now() - std::chrono::hours(3)));
        QVERIFY(due->dateTime() > toDateTime(m_world->clock.now())); // the past is no date
        confirm(form)->click();
        QTRY_COMPARE(m_world->log.eventsOf(EventType::RequestMade).size(), size_t(1));
        const auto told = *payloadOf<RequestMade>(m_world->log.eventsOf(EventType::RequestMade).front());
        QCOMPARE(told.department, u"仓储"_s);
        QCOMPARE(told.text, u"仓库还有扣子吗？"_s);
        QVERIFY(told.due > m_world->clock.now());
    }
    void whoWatches_isToldAndCanStop()
    {
        CaseView view = m_dialogue.view;
        show(view);
        QAction *watch = entry(u"Tell me what happens in this case"_s);
        QVERIFY(!watch->isChecked());
        watch->trigger();
        QTRY_COMPARE(m_world->log.eventsOf(EventType::CaseWatched).size(), size_t(1));
        QVERIFY(payloadOf<CaseWatched>(m_world->log.eventsOf(EventType::CaseWatched).front())->watching);
        view.watchers = {m_world->desk->me().id};
        show(view);
        QVERIFY(entry(u"Tell me what happens in this case"_s)->isChecked());
        entry(u"Tell me what happens in this case"_s)->trigger();
        QTRY_COMPARE(m_world->log.eventsOf(EventType::CaseWatched).size(), size_t(2));
        QVERIFY(!payloadOf<CaseWatched>(m_world->log.eventsOf(EventType::CaseWatched).back())->watching);
    }

    void whatTheDeskDid_isToldInWords_data()
    {
        QTest::addColumn<QString>("activity");
        QTest::addColumn<QJsonObject>("details");
        QTest::addColumn<QString>("words");
        QTest::newRow("watching") << u"case.watched"_s << QJsonObject{{"name"_L1, u"Mei"_s}, {"watching"_L1, true}}
                                  << u"Mei watches the case"_s;
        QTest::newRow("asked") << u"request.made"_s
                               << QJsonObject{{"department"_L1, u"Stores"_s}, {"text"_L1, u"one left?"_s}}
                               << u"Lin asked Stores: one left?"_s;
        QTest::newRow("answered") << u"request.answered"_s << QJsonObject{{"text"_L1, u"two"_s}}
                                  << u"Lin noted the answer: two"_s;
        QTest::newRow("bot") << u"bot.stepped"_s << QJsonObject{{"ended"_L1, u"asks_person"_s}}
                             << u"The bot handed the case to people: the customer asks for a person"_s;
        QTest::newRow("risk") << u"message.judged"_s << QJsonObject{{"risks"_L1, QJsonArray{u"risk.media"_s}}}
                              << u"High-risk words (the press): the case is in the supervisors' queue"_s;
    }
    void whatTheDeskDid_isToldInWords()
    {
        QFETCH(const QString, activity);
        QFETCH(const QJsonObject, details);
        TimelineRow line;
        line.kind = TimelineKind::Activity;
        line.authorName = u"Lin"_s;
        line.activity = activity;
        line.details = details;
        QTEST(ConversationWords::activity(line), "words");
    }

    void whatWasDone_hasWords_data()
    {
        QTest::addColumn<QString>("activity");
        for (const char *name : {"case.merged", "case.unmerged", "case.parted"})
            QTest::newRow(name) << QString::fromLatin1(name);
    }
    void whatWasDone_hasWords()
    {
        QFETCH(QString, activity);
        TimelineRow line;
        line.kind = TimelineKind::Activity;
        line.activity = activity;
        line.authorName = u"Lin"_s;
        const QString words = ConversationWords::activity(line);
        QVERIFY(words.startsWith(u"Lin "_s));
        line.details = {{"why"_L1, u"one parcel"_s}};
        QCOMPARE(ConversationWords::activity(line) == words, activity == "case.unmerged"_L1); // nobody is asked why
    }
};

QTEST_MAIN(TestCaseForms)
#include "tst_case_forms.moc"
