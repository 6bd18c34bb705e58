// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/profile/memory_secret_store.h"
#include "tests/support/fake_http_server.h"
#include "tests/support/manual_clock.h"
#include "tests/support/ui/accessibility.h"
#include "ui/settings/order_source_form.h"
#include "ui/settings/orders_page.h"

#include <QAction>
#include <QCheckBox>
#include <QComboBox>
#include <QFile>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>

using namespace lianxi;
using namespace lianxi::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// Setting up where customers' orders come from, over a real service, its files and an HTTP server.
class TestOrdersPage : public QObject
{
    Q_OBJECT
    ThemeSource m_themes;
    std::unique_ptr<QTemporaryDir> m_dir;
    ManualClock m_clock{Instant{1'788'224'400'000ms}};
    std::unique_ptr<MemorySecretStore> m_secrets;
    std::unique_ptr<OrderService> m_service;
    std::unique_ptr<OrdersPage> m_page;
    std::unique_ptr<FakeHttpServer> m_server;

    template <class W>
    [[nodiscard]] W *part(const QString &name)
    {
        return m_page->findChild<W *>(name);
    }
    [[nodiscard]] QLineEdit *line(OrderField field)
    {
        return part<QLineEdit>(u"orderField-%1"_s.arg(static_cast<int>(field)));
    }
    [[nodiscard]] QString markOf(OrderField field)
    {
        const auto *mark = part<PlainLabel>(u"orderMark-%1"_s.arg(static_cast<int>(field)));
        return mark->isVisible() ? mark->fullText() : QString();
    }
    void type(OrderField field, const QString &text)
    {
        line(field)->clear();
        line(field)->setFocus();
        QTest::keyClicks(line(field), text);
    }
    void press(const QString &name) { part<QPushButton>(name)->click(); }
    [[nodiscard]] QString answer() { return part<PlainLabel>(u"orderSourceAnswer"_s)->fullText(); }
    [[nodiscard]] int count() { return part<QListWidget>(u"orderSources"_s)->count(); }
    [[nodiscard]] QString file() const { return m_dir->filePath(u"orders.toml"_s); }
    void write(const QByteArray &bytes)
    {
        QFile out(file());
        QVERIFY(out.open(QIODevice::WriteOnly) && out.write(bytes) == bytes.size());
    }
    void open()
    {
        m_page.reset();
        m_service = std::make_unique<OrderService>(OrderService::Parts{
            *m_secrets, m_clock, file(), m_dir->filePath(u"orders.db"_s), sqlite::PageKey::generate()});
        m_page = std::make_unique<OrdersPage>(*m_service, m_themes);
        m_page->resize(1000, 800);
        m_page->show();
        QTRY_VERIFY(part<QPushButton>(u"addOrderSource"_s)->isEnabled());
    }
    void beginRest()
    {
        m_page->findChild<QAction *>(u"addOrderSource-rest"_s)->trigger();
        type(OrderField::Name, u"ERP"_s);
        type(OrderField::Url, m_server->base() + u"/orders?q={value}"_s);
        type(OrderField::List, u"data.orders"_s);
        type(OrderField::Number, u"no"_s);
        type(OrderField::State, u"status.text"_s);
    }
    void tryWith(const QString &value)
    {
        part<QComboBox>(u"tryOrderKind"_s)->setCurrentIndex(static_cast<int>(OrderKeyKind::Phone));
        part<QLineEdit>(u"tryOrderValue"_s)->setText(value);
        press(u"tryOrderSource"_s);
    }

private Q_SLOTS:
    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        m_secrets = std::make_unique<MemorySecretStore>();
        m_server = std::make_unique<FakeHttpServer>();
        m_server->always = [](const HttpRequest &) {
            return FakeHttpServer::Answer{
                200, R"({"data":{"orders":[{"no":"A1","status":{"text":"sent"},"goods":[]}]}})", {}, false};
        };
    }
    void cleanup()
    {
        m_page.reset();
        m_service.reset();
        m_server.reset();
    }

    void withoutSources_saysWhatTheyAre()
    {
        open();
        QVERIFY(part<PlainLabel>(u"orderSourcesEmpty"_s)->isVisible());
        QVERIFY(!part<QPushButton>(u"saveOrderSource"_s)->isVisible());
    }

    void source_isMade_tried_saved_andAsked()
    {
        open();
        beginRest();
        part<QPlainTextEdit>(u"orderField-%1"_s.arg(static_cast<int>(OrderField::HeaderLines)))
            ->setPlainText(u"Authorization: Bearer {secret}"_s);
        QTest::keyClicks(part<QLineEdit>(u"orderSecret"_s), u"t0ken"_s);
        tryWith(u"+86 138-1234-5678"_s);
        QVERIFY(!part<QPushButton>(u"tryOrderSource"_s)->isEnabled()); // while it is asked
        QTRY_VERIFY(answer().contains(u"came back"_s));
        QVERIFY(part<QPlainTextEdit>(u"tryOrderResult"_s)->toPlainText().contains(u"A1 · sent"_s));
        QCOMPARE(m_server->requests().front().query, QByteArray("q=13812345678"));
        QVERIFY(!QFile::exists(file())); // nothing is saved by trying
        press(u"saveOrderSource"_s);
        QTRY_VERIFY(answer().startsWith(u"Saved"_s));
        QCOMPARE(count(), 1);
        const auto read = readOrderConfig(file());
        QVERIFY(read);
        QCOMPARE(read->at(0).name, u"ERP"_s);
        QCOMPARE(std::get<RestOrderSetup>(read->at(0).what).fields.state, u"status.text"_s);
        QCOMPARE(*m_secrets->read(u"orders/ERP"_s), QByteArray("t0ken"));
        // The secret is never shown again.
        QVERIFY(part<QLineEdit>(u"orderSecret"_s)->text().isEmpty());
        std::optional<OrderAnswer> last;
        m_service->askOrders(this, {{OrderKeyKind::Phone, u"13812345678"_s}}, [&last](const OrderAnswer &said) {
            if (!said.asking)
                last = said;
        });
        QTRY_VERIFY(last);
        QCOMPARE(last->orders.at(0).state, u"sent"_s);
    }

    void wrongPath_isMarkedAtItsField()
    {
        open();
        beginRest();
        type(OrderField::State, u"state"_s);
        tryWith(u"13812345678"_s);
        QTRY_VERIFY(!markOf(OrderField::State).isEmpty());
        QVERIFY(markOf(OrderField::Number).isEmpty());
        QVERIFY(part<QPlainTextEdit>(u"tryOrderResult"_s)->toPlainText().contains(u"status.text"_s)); // what is there
        type(OrderField::List, u"data.rows"_s);
        QVERIFY(markOf(OrderField::State).isEmpty()); // that was about what stood there before
        tryWith(u"13812345678"_s);
        QTRY_VERIFY(!markOf(OrderField::List).isEmpty());
        QVERIFY(part<QPlainTextEdit>(u"tryOrderResult"_s)->toPlainText().contains(u"data.orders"_s));
    }

    void whatIsWrong_isSaidPlainly_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QString>("words");
        QTest::newRow("down") << 0 << QByteArray() << u"Nobody answers"_s;
        QTest::newRow("garbage") << 200 << QByteArray("<b>hello</b>") << u"no JSON"_s;
        QTest::newRow("key") << 401 << QByteArray("{}") << u"does not accept the key (401)"_s;
        QTest::newRow("error") << 503 << QByteArray("{}") << u"(503)"_s;
    }
    void whatIsWrong_isSaidPlainly()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, body);
        QFETCH(QString, words);
        m_server->always = [&](const HttpRequest &) { return FakeHttpServer::Answer{status, body, {}, false}; };
        open();
        beginRest();
        tryWith(u"13812345678"_s);
        QTRY_VERIFY2(answer().contains(words), qPrintable(answer()));
        // What a server says is shown as it is, never as markup.
        if (body.startsWith('<'))
            QVERIFY(part<QPlainTextEdit>(u"tryOrderResult"_s)->toPlainText().contains(u"<b>hello</b>"_s));
    }

    void slowSource_leavesThePageAlive_andLateWordsAreDropped()
    {
        m_server->always = [](const HttpRequest &) { return FakeHttpServer::silence(); };
        open();
        beginRest();
        tryWith(u"13812345678"_s);
        QTRY_COMPARE(m_server->requests().size(), size_t(1));
        // Whoever goes on typing is not held up; the answer to what stood there before is nobody's.
        type(OrderField::Total, u"amount"_s);
        QCOMPARE(line(OrderField::Total)->text(), u"amount"_s);
        QVERIFY(answer().isEmpty());
        m_server->always = [](const HttpRequest &) {
            return FakeHttpServer::Answer{200, R"({"data":{"orders":[]}})", {}, false};
        };
        tryWith(u"13812345678"_s);
        QTRY_VERIFY(answer().contains(u"knows no such order"_s));
    }

    void mistake_isSaidAtItsField_andNotSaved()
    {
        open();
        beginRest();
        type(OrderField::Url, u"http://erp.example.com/?q={value}"_s);
        QVERIFY(markOf(OrderField::Url).contains(u"https://"_s));
        QVERIFY(!part<QPushButton>(u"tryOrderSource"_s)->isEnabled());
        press(u"saveOrderSource"_s);
        QVERIFY(answer().contains(u"marked"_s));
        QVERIFY(!QFile::exists(file()));
        QVERIFY(!part<QListWidget>(u"orderSources"_s)->isEnabled()); // nothing typed is lost by a click
        press(u"discardOrderSource"_s);
        QVERIFY(part<QListWidget>(u"orderSources"_s)->isEnabled());
        QVERIFY(!part<QPushButton>(u"saveOrderSource"_s)->isVisible());
    }

    void handWrittenFile_isShown_changed_movedAndRemoved()
    {
        write("# by hand\n"
              "[[source]]\nname = \"A\"\nkind = \"file\"\n"
              "[[source]]\nname = \"B\"\nkind = \"postgresql\"\nhost = \"db\"\ndatabase = \"d\"\nuser = \"u\"\n"
              "query = \"SELECT 1 AS number WHERE :value = ''\"\nby = [\"phone\"]\nzone = \"Asia/Shanghai\"\n");
        QVERIFY(m_secrets->write(u"orders/B"_s, "pw"));
        open();
        QTRY_COMPARE(count(), 2);
        part<QListWidget>(u"orderSources"_s)->setCurrentRow(1);
        QCOMPARE(line(OrderField::Host)->text(), u"db"_s);
        QVERIFY(part<QPushButton>(u"orderForgetSecret"_s)->isVisible());
        press(u"orderSourceEarlier"_s);
        QTRY_VERIFY(answer().contains(u"order is saved"_s));
        QCOMPARE(readOrderConfig(file())->at(0).name, u"B"_s);
        QCOMPARE(readOrderConfig(file())->at(0).zone, QTimeZone("Asia/Shanghai"));
        QVERIFY(QFile::exists(file() + u".old"_s));
        type(OrderField::Name, u"Warehouse"_s);
        press(u"saveOrderSource"_s);
        QTRY_VERIFY(m_secrets->read(u"orders/Warehouse"_s).has_value());
        QTRY_VERIFY(answer().startsWith(u"Saved"_s));
        QCOMPARE(part<QListWidget>(u"orderSources"_s)->currentRow(), 0);
        press(u"orderForgetSecret"_s);
        press(u"saveOrderSource"_s);
        QTRY_VERIFY(!m_secrets->read(u"orders/Warehouse"_s).has_value());
        QTRY_VERIFY(part<QPushButton>(u"removeOrderSource"_s)->isEnabled());
        press(u"removeOrderSource"_s);
        QTRY_COMPARE(count(), 1);
        QCOMPARE(readOrderConfig(file())->size(), size_t(1));
    }

    void brokenFile_isNamed()
    {
        write("[[source]]\nname = \"A\"\nkind = \"fax\"\n");
        open();
        QVERIFY(part<PlainLabel>(u"orderFileTrouble"_s)->isVisible());
        QVERIFY(part<PlainLabel>(u"orderFileTrouble"_s)->fullText().contains(u"orders.toml:3"_s));
    }

    void table_isImported_andBadLinesAreNamed()
    {
        write("[[source]]\nname = \"Files\"\nkind = \"file\"\n");
        open();
        QTRY_VERIFY(part<QPushButton>(u"importOrderTable"_s)->isVisible());
        QFile table(m_dir->filePath(u"t.csv"_s));
        QVERIFY(table.open(QIODevice::WriteOnly));
        table.write("订单号,手机号\n1,13812345678\n,13812345678\n");
        table.close();
        m_page->importFile(table.fileName());
        QTRY_VERIFY(part<QPlainTextEdit>(u"tryOrderResult"_s)->toPlainText().contains(u"Line 3: no order number"_s));
        tryWith(u"13812345678"_s);
        QTRY_VERIFY(answer().contains(u"came back"_s));
        m_page->importFile(m_dir->filePath(u"nothing.csv"_s));
        QTRY_VERIFY(answer().contains(u"no such file"_s));
    }

    void everythingHasANameAndATabStop()
    {
        open();
        beginRest();
        QStringList gaps = accessibilityGaps(*m_page);
        QVERIFY2(gaps.isEmpty(), qPrintable(gaps.join(u'\n')));
        const QStringList missed = unreachableByTab(*m_page);
        QVERIFY2(missed.isEmpty(), qPrintable(missed.join(u'\n')));
        press(u"discardOrderSource"_s);
        m_page->findChild<QAction *>(u"addOrderSource-postgresql"_s)->trigger();
        gaps = accessibilityGaps(*m_page);
        QVERIFY2(gaps.isEmpty(), qPrintable(gaps.join(u'\n')));
    }
};

QTEST_MAIN(TestOrdersPage)
#include "tst_orders_page.moc"
