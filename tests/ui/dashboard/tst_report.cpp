// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/invented_month.h"
#include "ui/dashboard/report.h"

#include <QFile>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

#include <ctime>

using namespace lianxi;
using namespace lianxi::metrics;
using namespace lianxi::test;
using namespace Qt::StringLiterals;

namespace
{

constexpr int problems = 5;
const Instant now = std::chrono::sys_days(std::chrono::year(2026) / 11 / 1);

BriefFacts factsOf(bool empty)
{
    BriefFacts facts{*inventedFigures(empty), {}, 0, 0};
    if (empty)
        return facts;
    for (const Chart &chart : facts.figures.charts)
        if (chart.kind == ChartKind::Categories)
            for (const Bar &bar : chart.series.front().bars)
                facts.categories.push_back({bar.key, bar.n, bar.n / 2, bar.n / 10, {}, {}, {}});
    facts.categories[0].resolution.resolved = 200;
    facts.categories[0].resolution.reopened = 60;
    facts.negative = 40;
    facts.negativeBefore = 50;
    return facts;
}

PlotNames names(const DashboardFigures &figures)
{
    return {figures.agents, figures.channels, [](const QString &id) { return u"category "_s + id; }, {}};
}

/// How many pages a PDF says that it has.
int pagesOf(const QByteArray &pdf)
{
    const auto found =
        QRegularExpression(u"/Type /Pages.*?/Count (\\d+)"_s, QRegularExpression::DotMatchesEverythingOption)
            .match(QString::fromLatin1(pdf));
    return found.captured(1).toInt();
}

} // namespace

class TestReport : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }

    void whole_holdsEveryFigureAndChart()
    {
        const auto figures = inventedFigures(false);
        const Report report = wholeReport(*figures, names(*figures), now);
        QCOMPARE(report.heads.size(), headFigures(*figures).size());
        QCOMPARE(report.plots.size(), figures->charts.size());
        for (const Plot &plot : report.plots)
            for (const PlotSeries &series : plot.series)
                for (const PlotMark &mark : series.marks)
                    QVERIFY(mark.cases.empty()); // a document opens nothing
    }

    void brief_ranksFiveProblems_andSaysWhatHurts()
    {
        const BriefFacts facts = factsOf(false);
        const Report report = briefReport(u"Daily brief"_s, facts, names(facts.figures), problems, now);
        QCOMPARE(report.title, u"Daily brief"_s);
        QCOMPARE(report.tables.size(), size_t(3));
        QCOMPARE(std::ssize(report.tables[0].rows), problems);
        const auto number = [](const Report::Row &row) { return row.value.section(u' ', 0, 0).remove(u',').toInt(); };
        for (size_t i = 1; i < report.tables[0].rows.size(); ++i)
            QVERIFY(number(report.tables[0].rows[i - 1]) >= number(report.tables[0].rows[i]));
        QVERIFY(report.tables[0].rows[0].detail.contains(u"more than"_s));
        QVERIFY(report.tables[1].rows[0].value.startsWith(u"40 ("_s));
        QVERIFY(report.tables[1].rows[0].detail.contains(u"20 % fewer"_s));
        bool reopened = false;
        for (const Report::Row &row : report.tables[2].rows)
            reopened = reopened || (row.name.startsWith(u"Opened again"_s) && row.detail == u"60 of 200"_s);
        QVERIFY(reopened);
    }

    void pdf_hasSeveralPages_andNothingDoesNoHarm_data()
    {
        QTest::addColumn<bool>("empty");
        QTest::addColumn<bool>("brief");
        QTest::addColumn<int>("least");
        QTest::addColumn<int>("most");
        QTest::newRow("a month") << false << false << 5 << 12;
        QTest::newRow("nothing at all") << true << false << 1 << 4;
        QTest::newRow("a brief of a month") << false << true << 5 << 12;
        QTest::newRow("a brief of nothing") << true << true << 1 << 1;
    }
    void pdf_hasSeveralPages_andNothingDoesNoHarm()
    {
        QFETCH(bool, empty);
        QFETCH(bool, brief);
        QFETCH(int, least);
        QFETCH(int, most);
        const BriefFacts facts = factsOf(empty);
        const Report report = brief ? briefReport(u"Brief"_s, facts, names(facts.figures), problems, now)
                                    : wholeReport(facts.figures, names(facts.figures), now);
        const QByteArray pdf = reportPdf(report);
        QVERIFY(pdf.startsWith("%PDF-"));
        const int pages = pagesOf(pdf);
        QVERIFY2(pages >= least && pages <= most, qPrintable(QString::number(pages)));
        QVERIFY2(!pdf.contains("/Subtype /Image"), "drawn, not photographed");
    }

    void html_isOneFileOfItsOwn_andEscapesWhatPeopleWrote()
    {
        const BriefFacts facts = factsOf(false);
        PlotNames evil = names(facts.figures);
        evil.category = [](const QString &) { return u"<script>alert('%1')</script>"_s; };
        Report report = briefReport(u"<b>Brief</b> & \"more\""_s, facts, evil, problems, now);
        const QString html = QString::fromUtf8(reportHtml(report));
        QVERIFY(!html.contains(u"<script"_s));
        QVERIFY(!html.contains(u"<b>Brief"_s));
        QVERIFY(html.contains(u"&lt;b&gt;Brief&lt;/b&gt; &amp; &quot;more&quot;"_s));
        QVERIFY(!html.contains(QRegularExpression(u"(src|href)=\"(?!#)"_s)));
        QCOMPARE(html.count(u"<svg"_s), std::ssize(report.plots));
        QVERIFY(!html.contains(u"<?xml"_s));
    }

    void html_ofNothing_saysSo()
    {
        const BriefFacts facts = factsOf(true);
        const QString html =
            QString::fromUtf8(reportHtml(briefReport(u"Brief"_s, facts, names(facts.figures), problems, now)));
        QVERIFY(html.contains(u"No customer wrote."_s));
        QVERIFY(html.contains(u"Nothing stands out."_s));
        QVERIFY(QString::fromUtf8(reportHtml(wholeReport(facts.figures, names(facts.figures), now)))
                    .contains(u"Nothing to count."_s));
    }

    void file_isWrittenWhole_orItIsSaidWhy_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QByteArray>("begins");
        QTest::addColumn<QString>("trouble");
        QTest::newRow("pdf") << u"report.pdf"_s << QByteArray("%PDF-") << QString();
        QTest::newRow("html") << u"report.HTML"_s << QByteArray("<!DOCTYPE html>") << QString();
        QTest::newRow("no such folder") << u"away/report.pdf"_s << QByteArray() << u"There is no folder"_s;
        QTest::newRow("a file is no folder") << u"file/report.pdf"_s << QByteArray() << u"There is no folder"_s;
        QTest::newRow("a folder stands in its place") << u"taken.pdf"_s << QByteArray() << u"cannot be written"_s;
    }
    void file_isWrittenWhole_orItIsSaidWhy()
    {
        QFETCH(QString, file);
        QFETCH(QByteArray, begins);
        QFETCH(QString, trouble);
        QTemporaryDir dir;
        QVERIFY(QDir(dir.path()).mkdir(u"taken.pdf"_s));
        QFile plain(dir.filePath(u"file"_s));
        QVERIFY(plain.open(QIODevice::WriteOnly));
        const BriefFacts facts = factsOf(true);
        const Status saved = saveReport(dir.filePath(file), wholeReport(facts.figures, names(facts.figures), now));
        QCOMPARE(saved.has_value(), trouble.isEmpty());
        if (!saved) {
            QCOMPARE(saved.error().code, ErrorCode::Io);
            QVERIFY2(saved.error().detail.contains(trouble), qPrintable(saved.error().detail));
            QCOMPARE(QDir(dir.path()).entryList(QDir::AllEntries | QDir::NoDotAndDotDot).size(), 2); // nothing half
            return;
        }
        QFile written(dir.filePath(file));
        QVERIFY(written.open(QIODevice::ReadOnly));
        QVERIFY(written.readAll().startsWith(begins));
    }
    /// The service is in Shanghai; wherever the desk stands, the days are the service's.
    void period_isTheServicesDays_whereverTheDeskStands_data()
    {
        QTest::addColumn<QByteArray>("desk");
        for (const char *zone : {"UTC", "America/Los_Angeles", "Pacific/Kiritimati", "Asia/Shanghai"})
            QTest::newRow(zone) << QByteArray(zone);
    }
    void period_isTheServicesDays_whereverTheDeskStands()
    {
        QFETCH(QByteArray, desk);
        const QByteArray before = qgetenv("TZ");
        qputenv("TZ", desk);
        tzset();
        DashboardFigures figures;
        const ZoneOffsets shanghai("Asia/Shanghai");
        using namespace std::chrono;
        figures.first = sys_days(year(2026) / 11 / 16);
        figures.last = sys_days(year(2026) / 11 / 22);
        figures.from = metrics::beginOfDay(figures.first, shanghai);
        figures.to = metrics::beginOfDay(figures.last + days(1), shanghai);
        const QString week = reportPeriod(figures);
        figures.last = figures.first;
        figures.to = metrics::beginOfDay(figures.last + days(1), shanghai);
        const QString day = reportPeriod(figures);
        qputenv("TZ", before);
        tzset();
        QCOMPARE(week, u"2026-11-16 to 2026-11-22"_s);
        QCOMPARE(day, u"2026-11-16"_s);
    }
};

QTEST_MAIN(TestReport)
#include "tst_report.moc"
