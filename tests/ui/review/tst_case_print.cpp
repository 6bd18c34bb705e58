// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/media/media_source.h"
#include "tests/support/dialogues.h"
#include "tests/support/ui/memory_media.h"
#include "ui/review/case_print.h"

#include <QFile>
#include <QPagedPaintDevice>
#include <QPicture>
#include <QTest>

using namespace lianxi;
using namespace lianxi::test;
using namespace Qt::StringLiterals;

/// A case on paper.
class TestCasePrint : public QObject
{
    Q_OBJECT

    static CaseSet setOf(const Dialogue &dialogue)
    {
        CaseSet set;
        set.header.title = u"Quality review · 林晓"_s;
        set.header.reviewerName = u"瑞琪"_s;
        set.header.masked = false;
        CaseInSet one;
        one.head = dialogue.view.head;
        one.agentName = u"林晓"_s;
        one.lines = dialogue.timeline;
        set.cases = {one};
        return set;
    }
    static int pagesOf(const QByteArray &pdf) { return static_cast<int>(pdf.count("/Type /Page\n")); }
    static QByteArray pdf(const CaseSet &set)
    {
        return casePdf({set, set.cases.front(), fromMillis(1'795'000'000'000), QTimeZone::utc()});
    }

private Q_SLOTS:
    void aShortCase_isOneFile_withPages()
    {
        const QByteArray made = pdf(setOf(lateParcel(fromMillis(1'795'000'000'000))));
        QVERIFY(made.startsWith("%PDF-"));
        QVERIFY(made.contains("%%EOF"));
        QCOMPARE(pagesOf(made), 1); // a dozen lines at a size that is read at arm's length
    }
    void aLongCase_takesMorePages()
    {
        const QByteArray few = pdf(setOf(longTalk(fromMillis(1'795'000'000'000), 10))),
                         many = pdf(setOf(longTalk(fromMillis(1'795'000'000'000), 300)));
        QVERIFY2(pagesOf(many) > pagesOf(few) + 3, qPrintable(QString::number(pagesOf(many))));
    }
    void pictures_areOnIt_andMaskedOnesAreNot()
    {
        CaseSet set = setOf(lateParcel(fromMillis(1'795'000'000'000)));
        Part picture;
        picture.type = PartType::Image;
        picture.ref = u"photo"_s;
        set.cases[0].lines.back().parts = {picture};
        const QByteArray without = pdf(set);
        set.media[MediaKey{set.cases[0].lines.back().channel, picture}.source()] = {u"image/jpeg"_s, parcelPhoto()};
        const QByteArray with = pdf(set);
        QVERIFY(with.size() > without.size() + 1'000);
        CaseSet masked = set;
        maskCaseSet(masked);
        QVERIFY(pdf(masked).size() < with.size());
    }
    void markup_isWordsOnPaper()
    {
        CaseSet set = setOf(lateParcel(fromMillis(1'795'000'000'000)));
        const QByteArray plain = pdf(set);
        set.cases[0].lines.back().text = u"<img src='file:///etc/passwd'><h1>x</h1>"_s;
        QVERIFY(!pdf(set).contains("/Image") || plain.contains("/Image"));
    }
};

QTEST_MAIN(TestCasePrint)
#include "tst_case_print.moc"
