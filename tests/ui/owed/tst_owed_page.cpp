// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/event/work_payloads.h"
#include "tests/support/ui/accessibility.h"
#include "tests/support/ui/conversation_world.h"
#include "ui/owed/owed_forms.h"
#include "ui/owed/owed_page.h"

#include <QComboBox>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QTreeView>

using namespace lianxi;
using namespace lianxi::test;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

/// Working through what is owed.
class TestOwedPage : public QObject
{
    Q_OBJECT
    ThemeSource m_themes;
    std::unique_ptr<ConversationWorld> m_world;
    std::vector<OwedRow> m_rows;
    std::unique_ptr<OwedPage> m_page;
    int m_reads = 0;

    template <class W>
    [[nodiscard]] W *part(const char *name)
    {
        return m_page->findChild<W *>(QString::fromLatin1(name));
    }
    template <class F>
    [[nodiscard]] F *form()
    {
        return m_page->findChild<F *>();
    }
    void settle()
    {
        for (int i = 0; i < 10; ++i)
            QCoreApplication::processEvents();
    }
    void choose(int row)
    {
        auto *table = part<QTreeView>("owed");
        table->setCurrentIndex(table->model()->index(row, 0));
    }
    OwedRow row(OwedKind kind, const QString &what, Instant due, qint64 caseRow)
    {
        OwedRow one;
        one.kind = kind;
        one.what = what;
        one.due = due;
        one.head.row = caseRow;
        one.head.id = CaseId::derive(QByteArray::number(caseRow));
        one.head.contactName = u"Anna"_s;
        one.followUp = FollowUpId::derive(what.toUtf8());
        one.request = RequestId::derive(what.toUtf8());
        return one;
    }
    void tell()
    {
        ChangeSet changes;
        changes.owed = true;
        m_page->apply(changes);
        settle();
    }

private Q_SLOTS:
    void init()
    {
        m_world = std::make_unique<ConversationWorld>(m_themes);
        const Instant now = m_world->clock.now();
        m_rows = {row(OwedKind::Call, u"call about the leak"_s, now - 1min, 7),
                  row(OwedKind::Message, u"send the invoice"_s, now + 1h, 8),
                  row(OwedKind::Request, u"is it in stock?"_s, now + 2h, 9)};
        m_rows[1].where = u"Our page"_s;
        m_rows[1].channel = ChannelId(u"page"_s);
        m_rows[2].where = u"Warehouse"_s;
        m_reads = 0;
        m_page = std::make_unique<OwedPage>(OwedPage::Services{
            *m_world->desk, m_world->clock, m_themes, AgentId(u"lin"_s), QTimeZone::utc(),
            [this](const QObject *context, std::function<void(std::vector<OwedRow>)> answer) {
                ++m_reads;
                QMetaObject::invokeMethod(
                    const_cast<QObject *>(context), [this, answer] { answer(m_rows); }, Qt::QueuedConnection);
            }});
        m_page->resize(900, 500);
        m_page->show();
        settle();
    }
    void cleanup()
    {
        m_page.reset();
        m_world.reset();
    }

    void whatIsLate_isSaid()
    {
        QVERIFY(part<PlainLabel>("owedSummary")->text().contains(u"1"_s));
        const QAbstractItemModel *model = part<QTreeView>("owed")->model();
        QVERIFY(model->index(0, 0).data().toString().contains(u"late"_s));
        QVERIFY(!model->index(1, 0).data().toString().contains(u"late"_s));
        QCOMPARE(model->index(2, 3).data().toString(), u"from: Warehouse"_s);
    }
    void aCallThatWasMade_isNoted()
    {
        choose(0);
        part<QPushButton>("owedDone")->click();
        auto *asked = form<OutcomeForm>();
        asked->findChild<QPlainTextEdit *>(u"outcome"_s)->setPlainText(u"reached her"_s);
        asked->findChild<QPushButton *>(u"confirm"_s)->click();
        settle();
        const auto events = m_world->log.eventsOf(EventType::FollowUpDone);
        QCOMPARE(events.size(), size_t{1});
        const FollowUpDone done = *payloadOf<FollowUpDone>(events.front());
        QCOMPARE(done.outcome, u"reached her"_s);
        QCOMPARE(done.followUp, m_rows[0].followUp);
        QCOMPARE(done.caseId, m_rows[0].head.id);
    }
    void anAnswer_needsWords()
    {
        choose(2);
        QVERIFY(!part<QPushButton>("owedLater")->isEnabled());
        part<QPushButton>("owedDone")->click();
        auto *asked = form<OutcomeForm>();
        QVERIFY(!asked->findChild<QPushButton *>(u"confirm"_s)->isEnabled());
        asked->findChild<QPlainTextEdit *>(u"outcome"_s)->setPlainText(u"two left"_s);
        asked->findChild<QPushButton *>(u"confirm"_s)->click();
        settle();
        QCOMPARE(payloadOf<RequestAnswered>(m_world->log.eventsOf(EventType::RequestAnswered).front())->text,
                 u"two left"_s);
    }
    void aPromise_isMoved_neverIntoThePast()
    {
        choose(1);
        part<QPushButton>("owedLater")->click();
        auto *asked = form<PostponeForm>();
        auto *due = asked->findChild<QDateTimeEdit *>(u"due"_s);
        due->setDateTime(toDateTime(m_world->clock.now() - 24h));
        QVERIFY(due->dateTime() > toDateTime(m_world->clock.now()));
        due->setDateTime(toDateTime(m_world->clock.now() + 3h));
        asked->findChild<QPushButton *>(u"confirm"_s)->click();
        settle();
        const auto moved = *payloadOf<FollowUpScheduled>(m_world->log.eventsOf(EventType::FollowUpScheduled).front());
        QCOMPARE(moved.followUp, m_rows[1].followUp);
        QCOMPARE(moved.channel, ChannelId(u"page"_s));
        QCOMPARE(moved.promise, u"send the invoice"_s);
    }
    void theCase_isOpenedByTheKeyboard()
    {
        choose(1);
        QSignalSpy opened(m_page.get(), &OwedPage::caseRequested);
        QTest::keyClick(part<QTreeView>("owed"), Qt::Key_Return);
        QCOMPARE(opened.size(), 1);
        QCOMPARE(opened.front().front().toLongLong(), 8);
    }
    void whatIsChosen_staysChosen_andNothingIsReadWhileHidden()
    {
        choose(1);
        m_rows.erase(m_rows.begin());
        tell();
        QCOMPARE(part<QTreeView>("owed")->currentIndex().row(), 0);
        const int reads = m_reads;
        m_page->hide();
        tell();
        QCOMPARE(m_reads, reads);
        m_page->show();
        settle();
        QCOMPARE(m_reads, reads + 1);
    }
    void whenNothingIsOwed_itIsSaid()
    {
        m_rows.clear();
        tell();
        QVERIFY(part<PlainLabel>("owedEmpty")->isVisible());
        QVERIFY(!part<QPushButton>("owedDone")->isEnabled());
    }
    void aLogThatCannotBeWritten_isSaid()
    {
        m_world->log.reachable = false;
        choose(0);
        part<QPushButton>("owedDone")->click();
        form<OutcomeForm>()->findChild<QPushButton *>(u"confirm"_s)->click();
        settle();
        QVERIFY(part<PlainLabel>("owedAnswer")->isVisible());
    }
    void everythingHasANameAndATabStop()
    {
        choose(0);
        const QStringList gaps = accessibilityGaps(*m_page);
        QVERIFY2(gaps.isEmpty(), qPrintable(gaps.join(u'\n')));
        const QStringList missed = unreachableByTab(*m_page);
        QVERIFY2(missed.isEmpty(), qPrintable(missed.join(u'\n')));
    }
};

QTEST_MAIN(TestOwedPage)
#include "tst_owed_page.moc"
