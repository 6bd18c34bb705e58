// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/policy/icalendar.h"
#include "models/policy/playbook.h"

#include <QDate>
#include <QFile>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

using namespace lianxi;
using namespace Qt::StringLiterals;
using namespace std::chrono;

namespace
{

QByteArray calendar(const QByteArray &events)
{
    return "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n" + events + "END:VCALENDAR\r\n";
}
QByteArray item(const QByteArray &lines)
{
    return "BEGIN:VEVENT\r\n" + lines + "END:VEVENT\r\n";
}
QString shown(const std::vector<sys_days> &days)
{
    QStringList texts;
    for (const sys_days day : days) {
        const year_month_day date(day);
        texts << QDate(static_cast<int>(date.year()), static_cast<int>(static_cast<unsigned>(date.month())),
                       static_cast<int>(static_cast<unsigned>(date.day())))
                     .toString(Qt::ISODate);
    }
    return texts.join(u' ');
}

} // namespace

class TestICalendar : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void events_areWholeDays_data()
    {
        QTest::addColumn<QByteArray>("events");
        QTest::addColumn<QString>("days");
        const auto row = [](const char *name, const QByteArray &lines, const char *days) {
            QTest::newRow(name) << item(lines) << QString::fromLatin1(days);
        };
        row("one day", "DTSTART;VALUE=DATE:20261001\r\nSUMMARY:National Day\r\n", "2026-10-01");
        row("several, the end is not one of them", "DTSTART;VALUE=DATE:20261001\r\nDTEND;VALUE=DATE:20261004\r\n",
            "2026-10-01 2026-10-02 2026-10-03");
        row("over the new year", "DTSTART;VALUE=DATE:20261231\r\nDTEND;VALUE=DATE:20270102\r\n",
            "2026-12-31 2027-01-01");
        row("a duration", "DTSTART;VALUE=DATE:20260216\r\nDURATION:P1W\r\n",
            "2026-02-16 2026-02-17 2026-02-18 2026-02-19 2026-02-20 2026-02-21 2026-02-22");
        row("folded and in small letters", "dtstart;value=date:202610\r\n 01\r\nSUMMARY:Long\r\n  name\r\n",
            "2026-10-01");
        row("a meeting at ten", "DTSTART:20261001T100000Z\r\nDTEND:20261001T110000Z\r\n", "");
        row("cancelled", "DTSTART;VALUE=DATE:20261001\r\nSTATUS:CANCELLED\r\n", "");
        row("a make-up working day", "DTSTART;VALUE=DATE:20261010\r\nSUMMARY:国庆节 补班\r\n", "");
        row("another one", "DTSTART;VALUE=DATE:20261010\r\nSUMMARY:国庆节（班）\r\n", "");
        row("three years running", "DTSTART;VALUE=DATE:20261225\r\nRRULE:FREQ=YEARLY;COUNT=3\r\n",
            "2026-12-25 2027-12-25 2028-12-25");
        row("every second year until", "DTSTART;VALUE=DATE:20261225\r\nRRULE:FREQ=YEARLY;INTERVAL=2;UNTIL=20290101\r\n",
            "2026-12-25 2028-12-25");
        row("29 February", "DTSTART;VALUE=DATE:20280229\r\nRRULE:FREQ=YEARLY;COUNT=2\r\n", "2028-02-29 2032-02-29");
        row("but for one year",
            "DTSTART;VALUE=DATE:20261225\r\nRRULE:FREQ=YEARLY;COUNT=3\r\nEXDATE;VALUE=DATE:20271225\r\n",
            "2026-12-25 2028-12-25");
        row("an alarm has words and a length of its own",
            "DTSTART;VALUE=DATE:20261010\r\nSUMMARY:补班\r\nBEGIN:VALARM\r\nSUMMARY:hello\r\nDURATION:P3D\r\nEND:"
            "VALARM\r\n",
            "");
    }
    void events_areWholeDays()
    {
        QFETCH(const QByteArray, events);
        QFETCH(const QString, days);
        const auto found = wholeDays(calendar(events));
        QVERIFY2(found, found ? "" : qPrintable(found.error().detail));
        QCOMPARE(shown(*found), days);
    }
    void whatBeganLongAgo_stillComes()
    {
        const auto days = *wholeDays(calendar(item("DTSTART;VALUE=DATE:19991001\r\nRRULE:FREQ=YEARLY\r\n")));
        QVERIFY(std::find(days.begin(), days.end(), sys_days(year(2026) / 10 / 1)) != days.end());
    }
    void twoCalendarsOfTheSameDay_countOnce()
    {
        const QByteArray day = item("DTSTART;VALUE=DATE:20261001\r\n");
        QCOMPARE(wholeDays(calendar(day + day))->size(), size_t{1});
    }

    void whatCannotBeRead_isNamedByItsLine_data()
    {
        QTest::addColumn<QByteArray>("file");
        QTest::addColumn<QString>("place");
        QTest::newRow("something else") << QByteArray("<html>") << u"line 1"_s;
        QTest::newRow("no such day") << calendar(item("DTSTART;VALUE=DATE:20260231\r\n")) << u"line 4"_s;
        QTest::newRow("ends before it begins")
            << calendar(item("DTSTART;VALUE=DATE:20261002\r\nDTEND;VALUE=DATE:20261001\r\n")) << u"line 3"_s;
        QTest::newRow("moves from year to year")
            << calendar(item("DTSTART;VALUE=DATE:20261126\r\nRRULE:FREQ=YEARLY;BYDAY=4TH\r\n")) << u"line 5"_s;
        QTest::newRow("every week") << calendar(item("DTSTART;VALUE=DATE:20261126\r\nRRULE:FREQ=WEEKLY\r\n"))
                                    << u"line 5"_s;
        QTest::newRow("cut off") << QByteArray("BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART;VALUE=DATE:20261001\n")
                                 << u"line 2"_s;
    }
    void whatCannotBeRead_isNamedByItsLine()
    {
        QFETCH(const QByteArray, file);
        QFETCH(const QString, place);
        const auto found = wholeDays(file);
        QVERIFY(!found);
        QCOMPARE(found.error().code, ErrorCode::InvalidInput);
        QVERIFY2(found.error().detail.contains(place), qPrintable(found.error().detail));
    }
    void anyBytes_areReadOrRefused()
    {
        QRandomGenerator random(20'261'122);
        const QByteArray whole = calendar(item("DTSTART;VALUE=DATE:20261001\r\nRRULE:FREQ=YEARLY;COUNT=20\r\n"
                                               "DURATION:P2D\r\nSUMMARY:x\r\n"));
        for (int round = 0; round < 3'000; ++round) {
            QByteArray bytes = whole;
            for (quint32 i = 0; i <= random.bounded(6U); ++i)
                bytes[random.bounded(static_cast<int>(bytes.size()))] = static_cast<char>(random.bounded(256));
            const auto found = wholeDays(bytes);
            if (found)
                QVERIFY(std::is_sorted(found->begin(), found->end()));
        }
    }

    void aPlaybook_namesItsCalendar()
    {
        QTemporaryDir folder;
        const auto write = [&folder](const QString &name, const QByteArray &bytes) {
            QFile file(folder.filePath(name));
            return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
        };
        QVERIFY(write(u"team.toml"_s, "[service_hours]\nholidays = [2026-12-24]\ncalendar = \"days.ics\"\n"));
        QVERIFY(write(u"days.ics"_s, calendar(item("DTSTART;VALUE=DATE:20261225\r\n"))));
        const QStringList files{u":/playbooks/lianxi.toml"_s, folder.filePath(u"team.toml"_s)};
        const auto playbook = Playbook::load(files);
        QVERIFY2(playbook, playbook ? "" : qPrintable(playbook.error().detail));
        QCOMPARE(shown((*playbook)->serviceHours().holidays), u"2026-12-24 2026-12-25"_s);
        QVERIFY(write(u"days.ics"_s, "nothing"));
        QVERIFY(!Playbook::load(files));
        QVERIFY(QFile::remove(folder.filePath(u"days.ics"_s)));
        const auto missing = Playbook::load(files);
        QVERIFY(!missing);
        QVERIFY2(missing.error().detail.contains(u"days.ics"_s), qPrintable(missing.error().detail));
    }
};

QTEST_GUILESS_MAIN(TestICalendar)
#include "tst_icalendar.moc"
