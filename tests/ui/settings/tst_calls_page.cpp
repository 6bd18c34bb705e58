// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/log/sqlite_log.h"
#include "app/media/attachment_store.h"
#include "tests/support/manual_clock.h"
#include "tests/support/ui/accessibility.h"
#include "tests/support/wave.h"
#include "ui/settings/calls_page.h"

#include <QComboBox>
#include <QDir>
#include <QFile>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTableWidget>
#include <QTemporaryDir>
#include <QTest>

using namespace lianxi;
using namespace lianxi::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// Bringing calls in, over a real log, files and an attachment store.
class TestCallsPage : public QObject
{
    Q_OBJECT
    ThemeSource m_themes;
    ManualClock m_clock{Instant{1'788'224'400'000ms}};
    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<SqliteLog> m_log;
    std::unique_ptr<AttachmentStore> m_attachments;
    std::unique_ptr<CallsPage> m_page;
    std::vector<ChannelConfigured> m_known;
    QStringList m_said; ///< while it imports
    bool m_stopped = false;
    ChannelId m_chosen;

    template <class W>
    [[nodiscard]] W *part(const QString &name)
    {
        return m_page->findChild<W *>(name);
    }
    [[nodiscard]] QString answer() { return part<PlainLabel>(u"callsAnswer"_s)->fullText(); }
    [[nodiscard]] QComboBox *column(CallColumn column)
    {
        return part<QComboBox>(u"callColumn-%1"_s.arg(static_cast<int>(column)));
    }
    void settle()
    {
        for (int i = 0; i < 10; ++i)
            QCoreApplication::processEvents();
    }
    QString write(const QString &name, const QByteArray &bytes)
    {
        QFile file(m_dir->filePath(name));
        QDir().mkpath(QFileInfo(file).path());
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("cannot write");
        return file.fileName();
    }

private Q_SLOTS:
    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        m_log = std::move(*SqliteLog::open(m_dir->filePath(u"log.db"_s), std::nullopt));
        m_attachments =
            std::make_unique<AttachmentStore>(m_dir->filePath(u"attachments"_s), sqlite::PageKey::generate(), m_clock);
        CallBoard board;
        board.preview = [](const QObject *context, const QString &file, const auto &done) {
            QMetaObject::invokeMethod(
                const_cast<QObject *>(context), [file, done] { done(previewCalls(file)); }, Qt::QueuedConnection);
        };
        board.import = [this](const QObject *context, const QString &file, CallImportOptions options,
                              const auto &progress, const auto &done) {
            options.goOn = [this] { return !m_stopped; };
            m_chosen = options.hotline;
            QMetaObject::invokeMethod(
                const_cast<QObject *>(context),
                [this, file, options, progress, done] {
                    const ImportTick tick = [&](const ImportProgress &at) {
                        progress(static_cast<double>(at.done) / static_cast<double>(at.total));
                        m_said << answer();
                    };
                    done(importCalls(*m_log, m_clock, *m_attachments, m_known, file, options, tick));
                },
                Qt::QueuedConnection);
        };
        board.stop = [this] { m_stopped = true; };
        board.hotlines = [this] { return hotlinesOf(m_known); };
        m_known.clear();
        m_said.clear();
        m_stopped = false;
        m_chosen = ChannelId();
        m_page = std::make_unique<CallsPage>(board, m_themes);
        m_page->resize(1000, 760);
        m_page->show();
    }
    void cleanup()
    {
        m_page.reset();
        m_attachments.reset();
        m_log.reset();
    }

    void columns_areRecognised_shown_andImported()
    {
        QVERIFY(!part<QPushButton>(u"importCalls"_s)->isVisible());
        write(u"audio/c1.wav"_s, silentWave(100));
        m_page->openTable(write(u"t.csv"_s,
                                "uniqueid,calldate,src,dst,billsec,disposition,recordingfile\n"
                                "c1,2026-08-20 09:30:00,13812345678,4008001234,155,ANSWERED,c1.wav\n"
                                "c2,never,13812345678,4008001234,0,NO ANSWER,\n"));
        settle();
        QCOMPARE(part<QTableWidget>(u"callsPreview"_s)->rowCount(), 2);
        QCOMPARE(column(CallColumn::Start)->currentText(), u"calldate"_s);
        QCOMPARE(column(CallColumn::Agent)->currentIndex(), 0);
        m_page->setFolder(m_dir->filePath(u"audio"_s));
        part<QPushButton>(u"importCalls"_s)->click();
        settle();
        QVERIFY2(answer().contains(u"1 call"_s), qPrintable(answer()));
        QVERIFY(answer().contains(u"1 recording"_s));
        QVERIFY(part<QPlainTextEdit>(u"callsDetails"_s)->toPlainText().contains(u"Line 3: no time"_s));
        QVERIFY(m_log->lastSequence() > 0);
        const Sequence before = m_log->lastSequence();
        part<QPushButton>(u"importCalls"_s)->click();
        settle();
        QCOMPARE(m_log->lastSequence(), before); // the same table twice
    }

    void unknownTitles_areMappedByHand()
    {
        m_page->openTable(write(u"t.csv"_s, "Wann;x,Wer,Wen\n2026-08-20 09:30:00,13812345678,4008001234\n"));
        settle();
        QVERIFY(!part<QPushButton>(u"importCalls"_s)->isEnabled());
        QVERIFY(answer().contains(u"When it began"_s));
        const auto choose = [this](CallColumn which, int index) {
            column(which)->setCurrentIndex(index);
            Q_EMIT column(which)->activated(index);
        };
        choose(CallColumn::Start, 1);
        choose(CallColumn::Caller, 2);
        choose(CallColumn::Called, 2);
        QVERIFY(answer().contains(u"one thing only"_s));
        QVERIFY(!part<QPushButton>(u"importCalls"_s)->isEnabled());
        choose(CallColumn::Called, 3);
        QVERIFY(part<QPushButton>(u"importCalls"_s)->isEnabled());
        part<QPushButton>(u"importCalls"_s)->click();
        settle();
        QVERIFY2(answer().contains(u"1 call"_s), qPrintable(answer()));
    }

    void longTable_tellsHowFarItIs_andCanBeStopped()
    {
        QByteArray table = "start,caller,called\n";
        for (int i = 0; i < 1000; ++i)
            table += "2026-08-20 09:" + QByteArray::number(10 + i / 60 % 50) + ':' + QByteArray::number(10 + i % 50)
                + ",13812345" + QByteArray::number(100 + i) + ",4008001234\n";
        m_page->openTable(write(u"t.csv"_s, table));
        settle();
        part<QPushButton>(u"importCalls"_s)->click();
        QVERIFY(part<QPushButton>(u"stopCalls"_s)->isVisible());
        settle();
        QCOMPARE(m_said.size(), 3);
        QVERIFY2(m_said.at(1).contains(u"51 %"_s), qPrintable(m_said.at(1)));
        QVERIFY2(answer().contains(u"1000 call"_s) || answer().contains(u"1,000 call"_s), qPrintable(answer()));
        QVERIFY(!part<QPushButton>(u"stopCalls"_s)->isVisible());
        part<QPushButton>(u"importCalls"_s)->click();
        part<QPushButton>(u"stopCalls"_s)->click();
        settle();
        QVERIFY2(answer().contains(u"Stopped"_s), qPrintable(answer()));
        QVERIFY(part<QPushButton>(u"importCalls"_s)->isEnabled());
    }

    void severalHotlines_oneIsChosen()
    {
        for (const QString &id : {u"north"_s, u"south"_s}) {
            ChannelConfigured line;
            line.channel = ChannelId(id);
            line.platform = Platform::Asterisk;
            line.name = id;
            m_known.push_back(line);
        }
        m_page->openTable(write(u"t.csv"_s, "start,caller,called\n2026-08-20 09:30:00,13812345678,4008001234\n"));
        settle();
        QVERIFY(!part<QPushButton>(u"importCalls"_s)->isEnabled());
        QVERIFY2(answer().contains(u"hotline"_s), qPrintable(answer()));
        auto *choice = part<QComboBox>(u"callsHotline"_s);
        choice->setCurrentIndex(2);
        Q_EMIT choice->activated(2);
        part<QPushButton>(u"importCalls"_s)->click();
        settle();
        QCOMPARE(m_chosen, ChannelId(u"south"_s));
        QVERIFY2(answer().contains(u"1 call"_s), qPrintable(answer()));
    }

    void whatIsNoTable_isSaid()
    {
        m_page->openTable(m_dir->filePath(u"nothing.csv"_s));
        settle();
        QVERIFY(answer().contains(u"no such file"_s));
        m_page->openTable(write(u"t.csv"_s, "\x89PNG\r\n"));
        settle();
        QVERIFY(answer().contains(u"no table"_s));
        QVERIFY(!part<QPushButton>(u"importCalls"_s)->isVisible());
    }

    void everythingHasANameAndATabStop()
    {
        m_page->openTable(write(u"t.csv"_s, "start,caller,called\n2026-08-20 09:30:00,1,2\n"));
        settle();
        const QStringList gaps = accessibilityGaps(*m_page);
        QVERIFY2(gaps.isEmpty(), qPrintable(gaps.join(u'\n')));
        const QStringList missed = unreachableByTab(*m_page);
        QVERIFY2(missed.isEmpty(), qPrintable(missed.join(u'\n')));
    }
};

QTEST_MAIN(TestCallsPage)
#include "tst_calls_page.moc"
