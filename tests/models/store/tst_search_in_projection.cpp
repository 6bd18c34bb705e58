// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/projection.h"
#include "models/store/queries.h"
#include "tests/support/event_maker.h"

#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace lianxi;

/// Search over what the fold makes of events: what must be found, and by which words.
class TestSearchInProjection : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        auto opened = Projection::open({m_dir->filePath(u"p.db"_s), sqlite::PageKey::generate()});
        QVERIFY2(opened.has_value(), opened ? "" : qPrintable(opened.error().detail));
        m_projection = std::move(*opened);
        m_sequence = 0;
        append(test::eventAt(test::channel(u"wx"_s, Platform::WechatOa, u"brand"_s), test::morning));
    }

    void messagesNamesAndFilesAreFound()
    {
        PlatformEvent message = test::customerMessage(u"p1"_s, 1, u"我要退貨，訂單 LX2026-00017"_s, test::morning);
        message.sender.name = u"歐陽小姐"_s;
        Part file;
        file.type = PartType::File;
        file.name = u"保修卡.pdf"_s;
        message.parts.push_back(file);
        append(test::received(u"wx"_s, message));
        for (const QString &query : {u"退货"_s, u"货"_s, u"lx2026-00017"_s, u"order:00017"_s, u"退货 from:欧阳"_s,
                                     u"退 channel:wx"_s, u"退 is:private has:file"_s})
            QVERIFY2(messageHits(query) == 1, qPrintable(query));
        for (const QString &query :
             {u"欧阳小姐"_s, u"保修卡"_s, u"from:欧阳"_s, u"is:open"_s, u"is:unanswered"_s, u"has:order"_s})
            QVERIFY2(caseHits(query) == 1, qPrintable(query));
        for (const QString &query : {u"换货"_s, u"退货 from:李"_s, u"is:resolved"_s, u"has:image"_s, u"退 is:public"_s})
            QVERIFY2(messageHits(query) + caseHits(query) == 0, qPrintable(query));
    }

    void anEditedMessageIsFoundByItsLastWording()
    {
        const PlatformEvent message = test::customerMessage(u"p1"_s, 1, u"我要退货"_s, test::morning);
        append(test::received(u"wx"_s, message));
        QCOMPARE(messageHits(u"退货"_s), 1);
        append(test::received(u"wx"_s, changeOf(message, PlatformEventKind::Edit, u"我要换货"_s)));
        QCOMPARE(messageHits(u"退货"_s), 0);
        QCOMPARE(messageHits(u"换货"_s), 1);
    }

    void aDeletedMessageStaysToBeFoundAsEvidence()
    {
        const PlatformEvent message = test::customerMessage(u"p1"_s, 1, u"我要曝光"_s, test::morning);
        append(test::received(u"wx"_s, message));
        append(test::received(u"wx"_s, changeOf(message, PlatformEventKind::Delete, {})));
        QCOMPARE(messageHits(u"曝光"_s), 1);
    }

private:
    static PlatformEvent changeOf(const PlatformEvent &message, PlatformEventKind kind, const QString &text)
    {
        PlatformEvent change = message;
        change.kind = kind;
        change.target = message.messageId;
        change.messageId.clear();
        change.eventKey += u":changed"_s;
        change.text.clear();
        change.newText = text;
        return change;
    }
    void append(Event event)
    {
        const auto applied = m_projection->apply({test::record(++m_sequence, u"lx.test"_s, {std::move(event)})});
        QVERIFY2(applied.has_value(), applied ? "" : qPrintable(applied.error().detail));
    }
    int hits(const QString &query, bool ofMessages)
    {
        const auto result = search(m_projection->database(), query, test::morning);
        if (!result)
            qFatal("%s", qPrintable(result.error().detail));
        return static_cast<int>(std::count_if(result->hits.begin(), result->hits.end(), [=](const SearchHit &hit) {
            return (hit.messageRow != 0) == ofMessages;
        }));
    }
    int messageHits(const QString &query) { return hits(query, true); }
    int caseHits(const QString &query) { return hits(query, false); }

    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<Projection> m_projection;
    Sequence m_sequence = 0;
};

QTEST_GUILESS_MAIN(TestSearchInProjection)
#include "tst_search_in_projection.moc"
