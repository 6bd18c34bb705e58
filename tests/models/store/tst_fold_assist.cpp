// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/projection.h"
#include "models/store/queries.h"
#include "tests/support/event_maker.h"

#include <QTemporaryDir>
#include <QTest>

using namespace lianxi;
using namespace lianxi::test;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

/// The record of what a large model was asked.
class TestFoldAssist : public QObject
{
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<Projection> m_projection;
    Sequence m_sequence = 0;

    sqlite::Database &db() { return m_projection->database(); }
    ChangeSet tell(const Event &event) { return *m_projection->apply({record(++m_sequence, u"x"_s, {event})}); }
    CaseRow only()
    {
        CaseFilter filter;
        filter.box = CaseFilter::Box::All;
        return firstCases(db(), filter, 10)->at(0);
    }
    AssistAsked asked(const CaseId &id)
    {
        AssistAsked what;
        what.caseId = id;
        what.by = agent(u"lin"_s);
        what.kind = u"rewrite"_s;
        what.tone = u"warm"_s;
        what.model = u"m-1"_s;
        what.host = u"models.example"_s;
        what.characters = 120;
        what.masked = 2;
        return what;
    }

private Q_SLOTS:
    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        m_sequence = 0;
        m_projection = std::move(*Projection::open({m_dir->filePath(u"p.db"_s), std::nullopt, true}));
        tell(eventAt(channel(u"page"_s, Platform::Facebook, u"A"_s), morning));
        tell(received(u"page"_s, customerMessage(u"anna"_s, 1, u"where is it?"_s, morning)));
    }

    void aRequest_isALineOfItsCase_andChangesNothingElse()
    {
        const CaseRow before = only();
        const ChangeSet changes = tell(eventAt(asked(before.id), morning + 1min));
        QCOMPARE(changes.cases, std::vector<qint64>{before.row});
        const auto lines = *timeline(db(), before.row, 100);
        QCOMPARE(lines.size(), size_t{2});
        QCOMPARE(lines.back().kind, TimelineKind::Activity);
        QCOMPARE(lines.back().activity, u"assist.asked"_s);
        QCOMPARE(lines.back().agent.text(), u"lin"_s);
        QCOMPARE(lines.back().details.value("model"_L1).toString(), u"m-1"_s);
        QCOMPARE(lines.back().details.value("masked"_L1).toInt(), 2);
        const CaseRow after = only();
        QVERIFY(after.waitingForUs && after.clock == before.clock); // asking a model is no answer
        QCOMPARE(after.sequence, before.sequence); // and loses nobody a race
    }

    void theTestOfTheConnection_belongsToNoCase()
    {
        const CaseRow before = only();
        const ChangeSet changes = tell(eventAt(asked({}), morning + 1min));
        QVERIFY(changes.cases.empty());
        QVERIFY(only() == before);
    }

    void everyMember_comesBack()
    {
        const AssistAsked what = asked(only().id);
        const Result<std::vector<Event>> read = decodeEvents(encodeEvents({eventAt(what, morning)}));
        QVERIFY(read);
        const Result<AssistAsked> again = payloadOf<AssistAsked>(read->front());
        QVERIFY(again);
        QCOMPARE(eventAt(*again, morning).data, eventAt(what, morning).data);
        QCOMPARE(read->front().type, EventType::AssistAsked);
    }
};

QTEST_GUILESS_MAIN(TestFoldAssist)
#include "tst_fold_assist.moc"
