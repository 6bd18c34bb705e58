// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/event/work_payloads.h"
#include "tests/support/ui/accessibility.h"
#include "tests/support/ui/conversation_world.h"
#include "ui/conversation/conversation_panel.h"
#include "ui/feedback/feedback_forms.h"
#include "ui/feedback/feedback_page.h"
#include "ui/owed/owed_forms.h"

#include <QComboBox>
#include <QFile>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTreeView>

using namespace lianxi;
using namespace lianxi::test;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

/// From a customer's word to the department and back to the customer.
class TestFeedbackPage : public QObject
{
    Q_OBJECT
    ThemeSource m_themes;
    std::unique_ptr<ConversationWorld> m_world;
    std::vector<FeedbackRow> m_rows;
    std::unique_ptr<FeedbackPage> m_page;

    template <class W>
    [[nodiscard]] W *part(const char *name)
    {
        return m_page->findChild<W *>(QString::fromLatin1(name));
    }
    void press(const char *name) { part<QPushButton>(name)->click(); }
    void settle()
    {
        for (int i = 0; i < 10; ++i)
            QCoreApplication::processEvents();
    }
    FeedbackRow row(const QString &about, const QString &text, Instant at, qint64 caseRow)
    {
        FeedbackRow one;
        one.id = FeedbackId::derive(text.toUtf8());
        one.about = about;
        one.text = text;
        one.at = at;
        one.head.row = caseRow;
        one.head.id = CaseId::derive(QByteArray::number(caseRow));
        one.head.contactName = u"Anna"_s;
        return one;
    }
    void choose(const std::vector<int> &rows)
    {
        auto *table = part<QTreeView>("feedback");
        table->clearSelection();
        for (const int one : rows)
            table->selectionModel()->select(table->model()->index(one, 0),
                                            QItemSelectionModel::Select | QItemSelectionModel::Rows);
    }
    void tell()
    {
        ChangeSet changes;
        changes.owed = true;
        m_page->apply(changes);
        settle();
    }
    template <class P>
    [[nodiscard]] std::vector<P> noted()
    {
        std::vector<P> all;
        for (const Event &event : m_world->log.eventsOf(P::type))
            all.push_back(*payloadOf<P>(event));
        return all;
    }

private Q_SLOTS:
    void init()
    {
        m_world = std::make_unique<ConversationWorld>(m_themes);
        const Instant now = m_world->clock.now();
        m_rows = {row(u"Seat"_s, u"the buckle broke"_s, now - 1h, 7), row(u"Seat"_s, u"it squeaks"_s, now - 2h, 8),
                  row(u"Pump"_s, u"=loud, call 13812345678"_s, now - 24h * 9, 9)};
        m_rows[1].department = u"Product"_s;
        m_rows[2].kind = FeedbackKind::Wish;
        m_page = std::make_unique<FeedbackPage>(FeedbackPage::Services{
            *m_world->desk, m_world->clock, m_themes, QTimeZone::utc(),
            [this](const QObject *context, std::function<void(std::vector<FeedbackRow>)> answer) {
                QMetaObject::invokeMethod(
                    const_cast<QObject *>(context), [this, answer] { answer(m_rows); }, Qt::QueuedConnection);
            },
            [] {
                return QStringList{u"Product"_s, u"Warehouse"_s};
            }});
        m_page->resize(1100, 600);
        m_page->show();
        settle();
    }
    void cleanup()
    {
        m_page.reset();
        m_world.reset();
    }

    void whatRises_isFirst_andChoosesItsWords()
    {
        const QAbstractItemModel *counts = part<QTreeView>("feedbackCounts")->model();
        QCOMPARE(counts->index(0, 0).data().toString(), u"Seat"_s);
        QVERIFY(counts->index(0, 2).data().toString().startsWith(u'2'));
        QCOMPARE(part<QTreeView>("feedback")->model()->rowCount(), 3);
        part<QTreeView>("feedbackCounts")->setCurrentIndex(counts->index(0, 0));
        QCOMPARE(part<QTreeView>("feedback")->model()->rowCount(), 2);
        press("feedbackAll");
        QCOMPARE(part<QTreeView>("feedback")->model()->rowCount(), 3);
        part<QComboBox>("feedbackStage")->setCurrentIndex(2);
        Q_EMIT part<QComboBox>("feedbackStage")->activated(2);
        QCOMPARE(part<QTreeView>("feedback")->model()->rowCount(), 1);
        QVERIFY(part<PlainLabel>("feedbackSummary")->fullText().contains(u'2')); // not handed on
    }

    void handedOn_asksTheDepartment_withATime()
    {
        choose({0});
        press("feedbackHand");
        auto *form = m_page->findChild<DepartmentForm *>();
        QVERIFY(form->text().contains(u"the buckle broke"_s));
        form->findChild<QComboBox *>(u"department"_s)->setEditText(u"Product"_s);
        form->findChild<QPushButton *>(u"confirm"_s)->click();
        settle();
        const auto asked = noted<RequestMade>();
        QCOMPARE(asked.size(), size_t(1));
        QVERIFY(asked[0].due > m_world->clock.now());
        QCOMPARE(asked[0].caseId, m_rows[0].head.id);
        const auto handed = noted<FeedbackHandled>();
        QCOMPARE(handed.size(), size_t(1));
        QCOMPARE(handed[0].department, u"Product"_s);
        QVERIFY(handed[0].outcome.isEmpty());
    }

    void whenTheLogIsAway_nothingIsHandedOn_andItIsSaid()
    {
        m_world->log.reachable = false;
        choose({0});
        press("feedbackHand");
        auto *form = m_page->findChild<DepartmentForm *>();
        form->findChild<QComboBox *>(u"department"_s)->setEditText(u"Product"_s);
        form->findChild<QPushButton *>(u"confirm"_s)->click();
        settle();
        QVERIFY(part<PlainLabel>("feedbackAnswer")->isVisible());
        QVERIFY(noted<FeedbackHandled>().empty());
    }

    void outcome_isNotedForAllChosen_andTheirCustomersCanBeTold()
    {
        choose({0, 1});
        QVERIFY(!part<QPushButton>("feedbackHand")->isEnabled());
        QVERIFY(!part<QPushButton>("feedbackTell")->isEnabled());
        press("feedbackOutcomes");
        auto *form = m_page->findChild<FeedbackOutcomeForm *>();
        QVERIFY(!form->findChild<QPushButton *>(u"confirm"_s)->isEnabled());
        form->findChild<QPlainTextEdit *>(u"feedbackOutcome"_s)->setPlainText(u"new buckle from May on"_s);
        form->findChild<QPushButton *>(u"confirm"_s)->click();
        settle();
        QCOMPARE(noted<FeedbackHandled>().size(), size_t(2));
        m_rows[0].outcome = m_rows[1].outcome = u"new buckle from May on"_s;
        tell();
        QSignalSpy told(m_page.get(), &FeedbackPage::casesRequested);
        QVERIFY(part<QPushButton>("feedbackTell")->isEnabled()); // what was chosen is chosen still
        press("feedbackTell");
        QCOMPARE(told.size(), 1);
        QCOMPARE(told[0][1].value<std::vector<qint64>>(), (std::vector<qint64>{7, 8}));
        // Nothing was sent.
        QVERIFY(m_world->log.eventsOf(EventType::ReplyQueued).empty());
    }

    void export_isMasked_andNoFormula()
    {
        QTemporaryDir dir;
        const QString file = dir.filePath(u"f.csv"_s);
        m_page->exportTo(file);
        QTRY_VERIFY(part<PlainLabel>("feedbackAnswer")->fullText().contains(u"f.csv"_s));
        QFile in(file);
        QVERIFY(in.open(QIODevice::ReadOnly));
        const QString text = QString::fromUtf8(in.readAll());
        QCOMPARE(text.count(u"\r\n"_s), 4);
        QVERIFY(!text.contains(u"13812345678"_s));
        QVERIFY(text.contains(u"\"'=loud"_s));
        m_page->exportTo(u"/nowhere/f.csv"_s);
        QTRY_VERIFY(part<PlainLabel>("feedbackAnswer")->fullText().contains(u"could not"_s));
    }

    void wording_isChanged_andTakenBack()
    {
        choose({2});
        press("feedbackChange");
        auto *form = m_page->findChild<FeedbackForm *>();
        QVERIFY(!form->findChild<QPlainTextEdit *>(u"feedbackText"_s)->toPlainText().contains(u"13812345678"_s));
        form->findChild<QComboBox *>(u"feedbackAbout"_s)->setEditText(QString());
        QVERIFY(!form->findChild<QPushButton *>(u"confirm"_s)->isEnabled());
        form->findChild<QComboBox *>(u"feedbackAbout"_s)->setEditText(u"Pump 2"_s);
        form->findChild<QPushButton *>(u"confirm"_s)->click();
        settle();
        QCOMPARE(noted<FeedbackNoted>().at(0).feedback, m_rows[2].id);
        QCOMPARE(noted<FeedbackNoted>().at(0).about, u"Pump 2"_s);
        press("feedbackRemove");
        settle();
        QVERIFY(noted<FeedbackNoted>().at(1).removed);
    }

    void customersWords_areNotedFromTheConversation_masked()
    {
        ConversationServices services = m_world->services();
        services.feedbackTopics = [] { return QStringList{u"Seat"_s}; };
        ConversationPanel panel(services);
        const Dialogue dialogue = lateParcel(m_world->clock.now());
        const qint64 row = m_world->add(dialogue);
        panel.showCase(row);
        m_world->store.deliver();
        QTRY_VERIFY(panel.view() && panel.model().rowCount() > 0);
        MessageId message;
        for (int i = 0; i < panel.model().rowCount(); ++i)
            if (panel.model().entry(i).kind == TimelineKind::Message
                && panel.model().entry(i).direction == Direction::In)
                message = panel.model().entry(i).id;
        panel.openFeedbackForm(message);
        auto *form = panel.findChild<FeedbackForm *>();
        auto *text = form->findChild<QPlainTextEdit *>(u"feedbackText"_s);
        QVERIFY(!text->toPlainText().isEmpty());
        QVERIFY(!form->findChild<QPushButton *>(u"confirm"_s)->isEnabled()); // about what?
        form->findChild<QComboBox *>(u"feedbackAbout"_s)->setEditText(u"Seat"_s);
        text->setPlainText(u"broken, my number is 13812345678"_s);
        QVERIFY(!form->findChild<PlainLabel *>(u"feedbackPersonal"_s)->isHidden());
        form->findChild<QPushButton *>(u"confirm"_s)->click();
        settle();
        const auto said = noted<FeedbackNoted>();
        QCOMPARE(said.size(), size_t(1));
        QCOMPARE(said[0].message, message);
        QCOMPARE(said[0].caseId, panel.view()->head.id);
        QVERIFY(!said[0].text.contains(u"13812345678"_s));
    }

    void whenNothingWasSaid_itSaysHow()
    {
        m_rows.clear();
        tell();
        QVERIFY(part<PlainLabel>("feedbackEmpty")->isVisible());
        QVERIFY(!part<QPushButton>("feedbackExport")->isEnabled());
    }

    void everythingHasANameAndATabStop()
    {
        choose({0});
        const QStringList gaps = accessibilityGaps(*m_page);
        QVERIFY2(gaps.isEmpty(), qPrintable(gaps.join(u'\n')));
        const QStringList missed = unreachableByTab(*m_page);
        QVERIFY2(missed.isEmpty(), qPrintable(missed.join(u'\n')));
    }
};

QTEST_MAIN(TestFeedbackPage)
#include "tst_feedback_page.moc"
