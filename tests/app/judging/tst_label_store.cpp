// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/judging/label_store.h"

#include <QTemporaryDir>
#include <QTest>

using namespace lianxi;
using namespace Qt::StringLiterals;

class TestLabelStore : public QObject
{
    Q_OBJECT
    std::unique_ptr<QTemporaryDir> m_dir;
    sqlite::PageKey m_key = sqlite::PageKey::generate();
    std::unique_ptr<LabelStore> m_store;

    [[nodiscard]] QString file() const { return m_dir->filePath(u"judging.db"_s); }
    void open()
    {
        m_store.reset();
        Result<std::unique_ptr<LabelStore>> opened = LabelStore::open(file(), m_key);
        QVERIFY(opened);
        m_store = std::move(*opened);
    }
    [[nodiscard]] static MessageId message(int number) { return MessageId::derive(QByteArray::number(number)); }
    [[nodiscard]] static Instant at(int minute) { return Instant(std::chrono::minutes(minute)); }
    [[nodiscard]] static LabelStore::Kept model(const QByteArray &bytes, Task task = Task::Category)
    {
        return {0, task, u"zh"_s, at(5), bytes, {{u"a"_s, 1}}, "12345678"};
    }

private Q_SLOTS:
    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        open();
    }
    void cleanup()
    {
        m_store.reset();
        m_dir.reset();
    }

    void labels_areKeptByTask_andTheLastOneCounts()
    {
        QVERIFY(m_store->label(Task::Category, message(1), u"refund"_s, at(1)));
        QVERIFY(m_store->label(Task::Category, message(2), u"order"_s, at(2)));
        QVERIFY(m_store->label(Task::Category, message(1), u"invoice"_s, at(3)));
        QVERIFY(m_store->label(Task::Sentiment, message(1), u"negative"_s, at(4)));
        open();
        const auto labels = m_store->labels(Task::Category);
        QVERIFY(labels && labels->size() == 2);
        QCOMPARE(labels->at(0).label, u"order"_s);
        QCOMPARE(labels->at(1).label, u"invoice"_s);
        QCOMPARE(labels->at(1).message, message(1));
        QVERIFY(m_store->unlabel(Task::Category, message(1)));
        QCOMPARE(m_store->labels(Task::Category)->size(), size_t(1));
        QCOMPARE(m_store->labels(Task::Sentiment)->size(), size_t(1));
    }
    void importedRows_areThereOnce()
    {
        const auto row = [](const QString &text, const QString &label) {
            return TaughtRow{Task::Category, {}, text, label, at(1), LabelSource::Imported};
        };
        QCOMPARE(m_store->import(Task::Category, {row(u"a"_s, u"x"_s), row(u"b"_s, u"y"_s)}).value_or(-1), 2);
        QCOMPARE(m_store->import(Task::Category, {row(u"a"_s, u"z"_s), row(u"c"_s, u"y"_s)}).value_or(-1), 1);
        QCOMPARE(m_store->import(Task::Sentiment, {row(u"a"_s, u"z"_s)}).value_or(-1), 1);
        const auto rows = m_store->imported(Task::Category);
        QVERIFY(rows && rows->size() == 3);
        QCOMPARE(rows->front(), row(u"a"_s, u"z"_s));
        QVERIFY(m_store->forgetImported(Task::Category));
        QCOMPARE(m_store->imported(Task::Category)->size(), size_t(0));
        QCOMPARE(m_store->imported(Task::Sentiment)->size(), size_t(1));
    }
    void models_comeIntoForce_andGoBackOneByOne()
    {
        const Result<qint64> first = m_store->keep(model("first"));
        QVERIFY(first && m_store->switchTo(Task::Category, *first, at(1)));
        const Result<qint64> second = m_store->keep(model("second"));
        QVERIFY(second && m_store->switchTo(Task::Category, *second, at(2)));
        open();
        QCOMPARE(m_store->inForce(Task::Category)->value_or(0), *second);
        QCOMPARE(m_store->inForce(Task::Sentiment)->value_or(0), 0);
        QVERIFY(m_store->goBack(Task::Category));
        QCOMPARE(m_store->inForce(Task::Category)->value_or(0), *first);
        QCOMPARE(m_store->model(*first)->bytes, QByteArray("first"));
        QVERIFY(m_store->goBack(Task::Category));
        QVERIFY(!m_store->inForce(Task::Category)->has_value());
        QCOMPARE(m_store->goBack(Task::Category).error().code, ErrorCode::NotFound);
        QCOMPARE(m_store->model(*second)->seen, QByteArray("12345678")); // kept, it was in force
    }
    void modelThatNeverWasInForce_leavesItsReport()
    {
        const Result<qint64> tried = m_store->keep(model("tried"));
        QVERIFY(tried && m_store->keep(model("other task", Task::Sentiment)));
        QCOMPARE(m_store->model(*tried)->bytes, QByteArray("tried")); // the other task took nothing from it
        QVERIFY(m_store->keep(model("later")));
        QCOMPARE(m_store->model(*tried)->bytes, QByteArray());
        QCOMPARE(m_store->model(*tried)->report.value(u"a"_s).toInt(), 1);
        QCOMPARE(m_store->switchTo(Task::Category, *tried, at(1)).error().code, ErrorCode::NotFound);
        QCOMPARE(m_store->kept(Task::Category)->size(), size_t(2));
    }
    void modelOfAnotherTask_cannotComeIntoForce()
    {
        const Result<qint64> other = m_store->keep(model("x", Task::Sentiment));
        QVERIFY(other);
        QCOMPARE(m_store->switchTo(Task::Category, *other, at(1)).error().code, ErrorCode::NotFound);
        QVERIFY(!m_store->inForce(Task::Category)->has_value());
    }
    void names_areKeptInTheirOrder_andRenamed()
    {
        QVERIFY(m_store->name(Task::Category, {u"b"_s, u"B"_s}));
        QVERIFY(m_store->name(Task::Category, {u"a"_s, u"A"_s}));
        QVERIFY(m_store->name(Task::Category, {u"b"_s, u"BB"_s}));
        using Names = std::vector<LabelStore::Named>;
        QCOMPARE(m_store->names(Task::Category).value_or(Names{}), (Names{{u"b"_s, u"BB"_s}, {u"a"_s, u"A"_s}}));
    }
    void wrongKeyAndLaterVersion_areRefused()
    {
        m_store.reset();
        QCOMPARE(LabelStore::open(file(), sqlite::PageKey::generate()).error().code, ErrorCode::WrongKey);
        {
            auto db = sqlite::Database::open(file(), {.key = m_key});
            QVERIFY(db && db->execute("PRAGMA user_version = 99"));
        }
        QCOMPARE(LabelStore::open(file(), m_key).error().code, ErrorCode::TooNew);
    }
};

QTEST_GUILESS_MAIN(TestLabelStore)
#include "tst_label_store.moc"
