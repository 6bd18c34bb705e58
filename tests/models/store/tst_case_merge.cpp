// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/people.h"
#include "models/store/search_match.h"
#include "tests/support/fed_projection.h"

#include <QTest>

#include <random>

using namespace lianxi;
using namespace lianxi::test;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace
{

const Actor lin = agent(u"lin"_s);

/// A projection with channels of two brands: the same person's talks with the second one are cases of their own.
class Desk final : public FedProjection
{
public:
    Desk()
    {
        for (const auto &[id, platform, brand] :
             {std::tuple(u"oa"_s, Platform::WechatOa, u"A"_s), std::tuple(u"tg"_s, Platform::Telegram, u"B"_s),
              std::tuple(u"line"_s, Platform::Line, u"C"_s), std::tuple(u"wa"_s, Platform::Whatsapp, u"D"_s)})
            tell(eventAt(channel(id, platform, brand), morning));
    }
    void write(const QString &channel, const QString &person, const QString &text, Instant at)
    {
        tell(received(channel, customerMessage(person, ++m_number, text, at)));
    }
    void merge(CaseId from, CaseId into, Instant at = morning + 10h)
    {
        tell(eventAt(CaseMerged{from, into, lin, u"one matter"_s}, at), caseSubject(from));
    }
    void unmerge(CaseId from, CaseId into, Instant at = morning + 20h)
    {
        tell(eventAt(CaseUnmerged{from, into, lin}, at), workSubject(from));
    }
    void part(CaseId from, CaseId into, const std::vector<ThreadId> &threads, Instant at = morning + 20h)
    {
        tell(eventAt(CaseParted{from, into, threads, lin, u"two matters"_s}, at), caseSubject(from));
    }
    CaseView view(qint64 row) { return *caseView(db(), row); }
    /// Where each message stands.
    QMap<QString, QByteArray> places()
    {
        QMap<QString, QByteArray> found;
        auto select = db().prepare("SELECT m.text, c.id FROM message m JOIN cases c ON c.row = m.case_row"
                                   " WHERE m.kind = 0");
        while (*select->step())
            found.insert(select->text(0), select->blob(1));
        return found;
    }

private:
    int m_number = 0;
};

/// Anna's case on the account, and Anna's case on Telegram, after it was found out that she is one person.
struct TwoCases {
    explicit TwoCases(Desk &desk)
    {
        desk.write(u"oa"_s, u"anna"_s, u"where is my parcel"_s, morning);
        desk.write(u"tg"_s, u"anna-t"_s, u"the parcel again"_s, morning + 1s);
        desk.tell(eventAt(ContactMerged{desk.casesByRow()[0].contact, desk.casesByRow()[1].contact, lin, {}},
                          morning + 1min));
        first = desk.casesByRow()[0];
        second = desk.casesByRow()[1];
    }
    CaseRow first, second;
};

} // namespace

/// One case out of two of the same person, out again, and conversations that get a case of their own.
class TestCaseMerge : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void merge_bringsEverythingIntoOneCase()
    {
        Desk desk;
        const TwoCases two(desk);
        desk.tell(eventAt(CaseTagged{two.second.id, lin, TagFamily::Scene, u"parcel"_s, false, u"agent"_s}, morning));
        desk.tell(eventAt(NoteAdded{two.second.id, MessageId::derive("n"), lin, u"she called, too"_s, {}}, morning));
        desk.tell(eventAt(FollowUpScheduled{two.second.id, FollowUpId::derive("f"), lin, morning + 50h, {}, u"call"_s},
                          morning));
        desk.merge(two.second.id, two.first.id);

        const std::vector<CaseRow> after = desk.cases();
        QCOMPARE(after.size(), size_t(1));
        const CaseRow &one = after.front();
        QCOMPARE(one.id, two.first.id);
        QCOMPARE(desk.said(one.row), QStringList({u"where is my parcel"_s, u"the parcel again"_s}));
        QVERIFY(desk.done(one.row).contains(u"case.merged"_s));
        QCOMPARE(one.unread, 2);
        QCOMPARE(one.preview, u"the parcel again"_s);
        QCOMPARE(one.tags.size(), size_t(1));
        const CaseView view = desk.view(one.row);
        QCOMPARE(view.threads.size(), size_t(2));
        QCOMPARE(view.followUps.size(), size_t(1));
        QCOMPARE(view.merged.size(), size_t(1));
        QCOMPARE(view.merged[0].id, two.second.id);
        QCOMPARE(view.merged[0].preview, u"the parcel again"_s);
        QCOMPARE(view.merged[0].by, lin.name);
        QCOMPARE(view.merged[0].at, morning + 10h);
        const Counters counted = *counters(desk.db(), {});
        QCOMPARE(counted.open, 1);
        QCOMPARE(counted.unreadCases, 1);
        // Whoever still has the other one open, or its address, finds this one.
        QCOMPARE(**caseRowOf(desk.db(), two.second.id), one.row);
        QCOMPARE(contactView(desk.db(), one.contact)->cases.size(), size_t(1));
        // Both talks go on in it, and what somebody did to the other case was done to it.
        desk.write(u"tg"_s, u"anna-t"_s, u"hello?"_s, morning + 11h);
        desk.tell(eventAt(CaseClaimed{two.second.id, lin}, morning + 11h), caseSubject(two.second.id));
        QCOMPARE(desk.said(one.row).size(), 3);
        QCOMPARE(desk.casesByRow()[0].assignee, lin.agent);
    }

    void unmerge_givesEverythingBack()
    {
        Desk desk;
        const TwoCases two(desk);
        desk.tell(eventAt(CaseTagged{two.second.id, lin, TagFamily::Scene, u"parcel"_s, false, u"agent"_s}, morning));
        desk.tell(eventAt(ScriptStepMarked{two.second.id, lin, ScriptStep::Confirm, true, {}}, morning));
        desk.tell(eventAt(ScriptStepMarked{two.first.id, lin, ScriptStep::Introduce, true, {}}, morning));
        desk.tell(eventAt(FollowUpScheduled{two.second.id, FollowUpId::derive("f"), lin, morning + 50h, {}, u"call"_s},
                          morning));
        const std::vector<CaseRow> before = desk.casesByRow();
        desk.merge(two.second.id, two.first.id);
        QCOMPARE(desk.casesByRow()[0].scriptMask, 3);
        desk.write(u"tg"_s, u"anna-t"_s, u"hello?"_s, morning + 11h);
        desk.write(u"oa"_s, u"anna"_s, u"and here?"_s, morning + 12h);
        desk.unmerge(two.second.id, two.first.id);

        const std::vector<CaseRow> after = desk.casesByRow();
        QCOMPARE(after.size(), size_t(2));
        QCOMPARE(desk.said(after[0].row), QStringList({u"where is my parcel"_s, u"and here?"_s}));
        QCOMPARE(desk.said(after[1].row), QStringList({u"the parcel again"_s, u"hello?"_s}));
        QCOMPARE(after[0].unread, 2);
        QCOMPARE(after[1].unread, 2);
        QCOMPARE(after[0].scriptMask, before[0].scriptMask);
        QCOMPARE(after[1].scriptMask, before[1].scriptMask);
        QVERIFY(after[0].tags.empty());
        QCOMPARE(after[1].tags, before[1].tags);
        QVERIFY(desk.view(after[0].row).followUps.empty());
        QCOMPARE(desk.view(after[1].row).followUps.size(), size_t(1));
        QCOMPARE(desk.view(after[0].row).threads.size(), size_t(1));
        QVERIFY(desk.view(after[0].row).merged.empty());
        QVERIFY(desk.done(after[1].row).contains(u"case.unmerged"_s));
        QCOMPARE(**caseRowOf(desk.db(), two.second.id), after[1].row);
        const Counters counted = *counters(desk.db(), {});
        QCOMPARE(counted.open, 2);
        QCOMPARE(counted.unreadCases, 2);
        // And each talk goes on where it was.
        desk.write(u"tg"_s, u"anna-t"_s, u"thanks"_s, morning + 21h);
        QCOMPARE(desk.said(after[1].row).size(), 3);
    }

    void resolvedCase_isWokenByWhatCameLater_only_data()
    {
        QTest::addColumn<bool>("writes");
        QTest::newRow("the customer wrote") << true;
        QTest::newRow("nobody wrote") << false;
    }
    void resolvedCase_isWokenByWhatCameLater_only()
    {
        QFETCH(bool, writes);
        Desk desk;
        const TwoCases two(desk);
        desk.tell(eventAt(CaseResolved{two.second.id, lin}, morning + 1h), caseSubject(two.second.id));
        desk.merge(two.second.id, two.first.id);
        QCOMPARE(desk.casesByRow()[0].state, CaseState::Open);
        if (writes)
            desk.write(u"tg"_s, u"anna-t"_s, u"it is not solved"_s, morning + 11h);
        desk.unmerge(two.second.id, two.first.id);
        QCOMPARE(desk.casesByRow()[1].state, writes ? CaseState::Open : CaseState::Resolved);
        QCOMPARE(desk.casesByRow()[1].unread, writes ? 1 : 0);
        QCOMPARE(desk.casesByRow()[1].waitingForUs, writes); // nobody waits in a resolved one
    }

    void whatCannotBeMerged_staysAsItIs()
    {
        Desk desk;
        const TwoCases two(desk);
        desk.write(u"line"_s, u"bob"_s, u"somebody else"_s, morning + 2min);
        const CaseRow bob = desk.casesByRow()[2];
        desk.merge(bob.id, two.first.id); // another person's
        desk.merge(two.first.id, two.first.id); // itself
        QCOMPARE(desk.cases().size(), size_t(3));
        desk.merge(two.second.id, two.first.id);
        desk.merge(two.second.id, two.first.id); // twice
        desk.merge(two.first.id, two.second.id); // into its own part
        QCOMPARE(desk.cases().size(), size_t(2));
        desk.unmerge(two.first.id, two.second.id); // never was
        desk.unmerge(bob.id, two.first.id);
        QCOMPARE(desk.cases().size(), size_t(2));
        QCOMPARE(desk.misfiled(), std::pair(0, 3));
    }

    void chain_isTakenApartFromOutside()
    {
        Desk desk;
        const TwoCases two(desk);
        desk.write(u"line"_s, u"anna-l"_s, u"third"_s, morning + 2min);
        desk.tell(eventAt(ContactMerged{two.first.contact, desk.casesByRow()[2].contact, lin, {}}, morning + 3min));
        const CaseRow third = desk.casesByRow()[2];
        desk.merge(two.second.id, two.first.id);
        desk.merge(two.first.id, third.id);
        QCOMPARE(desk.cases().size(), size_t(1));
        QCOMPARE(desk.said(third.row).size(), 3);
        desk.unmerge(two.second.id, two.first.id); // first that one has to be itself again
        QCOMPARE(desk.cases().size(), size_t(1));
        desk.unmerge(two.first.id, third.id);
        QCOMPARE(desk.said(two.first.row).size(), 2);
        desk.unmerge(two.second.id, two.first.id, morning + 21h);
        QCOMPARE(desk.said(two.second.row), QStringList(u"the parcel again"_s));
        QCOMPARE(desk.misfiled(), std::pair(0, 3));
    }

    void peopleTakenApart_takeTheirCasesApart()
    {
        Desk desk;
        const TwoCases two(desk);
        const auto person = personView(desk.db(), two.first.contact, morning);
        desk.merge(two.second.id, two.first.id);
        desk.write(u"tg"_s, u"anna-t"_s, u"I am Bob"_s, morning + 11h);
        desk.tell(eventAt(ContactSplit{person->merges[0].into, person->merges[0].from, lin}, morning + 12h));
        QCOMPARE(desk.said(two.second.row), QStringList({u"the parcel again"_s, u"I am Bob"_s}));
        QCOMPARE(desk.said(two.first.row), QStringList(u"where is my parcel"_s));
        QCOMPARE(desk.misfiled(), std::pair(0, 3));
    }

    void takingOutWhatIsNoLongerThere_isSaid()
    {
        Desk desk;
        const TwoCases two(desk);
        desk.merge(two.second.id, two.first.id);
        const CaseView whole = desk.view(two.first.row);
        const auto telegram = std::find_if(whole.threads.begin(), whole.threads.end(),
                                           [](const ThreadRow &t) { return t.platform == Platform::Telegram; });
        desk.part(two.first.id, CaseId::derive("own"), {telegram->id});
        desk.unmerge(two.second.id, two.first.id, morning + 21h);
        const auto lines = *timeline(desk.db(), two.first.row, 100);
        QCOMPARE(lines.back().activity, u"case.unmerged"_s);
        QVERIFY(lines.back().details["nothing_left"_L1].toBool());
        QCOMPARE(desk.casesByRow().size(), size_t(2));
        QCOMPARE(desk.misfiled(), std::pair(0, 2));
    }

    void aMergedCase_isReadAsTheOneItIsPartOf()
    {
        Desk desk;
        const TwoCases two(desk);
        desk.merge(two.second.id, two.first.id);
        QCOMPARE(desk.view(two.second.row).head.row, two.first.row);
    }

    void part_givesConversationsACaseOfTheirOwn_andMergingUndoesIt()
    {
        Desk desk;
        const TwoCases two(desk);
        desk.merge(two.second.id, two.first.id);
        desk.tell(eventAt(CaseClaimed{two.first.id, lin}, morning + 11h), caseSubject(two.first.id));
        const CaseView whole = desk.view(two.first.row);
        const auto telegram = std::find_if(whole.threads.begin(), whole.threads.end(),
                                           [](const ThreadRow &t) { return t.platform == Platform::Telegram; });
        const CaseId own = CaseId::derive("own");
        desk.part(two.first.id, own, {telegram->id, ThreadId::derive("no such")});
        const qint64 row = **caseRowOf(desk.db(), own);
        QCOMPARE(desk.said(row), QStringList(u"the parcel again"_s));
        QCOMPARE(desk.said(two.first.row), QStringList(u"where is my parcel"_s));
        const std::vector<CaseRow> after = desk.casesByRow();
        QCOMPARE(after.size(), size_t(2));
        QCOMPARE(after[1].assignee, lin.agent); // in the same hands
        QCOMPARE(after[1].unread, 1);
        QVERIFY(desk.done(row).contains(u"case.parted"_s));
        QVERIFY(desk.done(two.first.row).contains(u"case.parted"_s));
        desk.write(u"tg"_s, u"anna-t"_s, u"hello?"_s, morning + 21h);
        QCOMPARE(desk.said(row).size(), 2);
        // Nothing is parted where nothing or everything would go, or the id is taken.
        const QMap<QString, QByteArray> settled = desk.places();
        desk.part(two.first.id, CaseId::derive("x"), {});
        desk.part(two.first.id, CaseId::derive("y"), {desk.view(two.first.row).threads[0].id});
        desk.part(two.first.id, own, {telegram->id});
        QCOMPARE(desk.places(), settled);
        QCOMPARE(desk.cases().size(), size_t(2));
        desk.merge(own, two.first.id, morning + 22h);
        QCOMPARE(desk.said(two.first.row).size(), 3);
        QCOMPARE(desk.misfiled(), std::pair(0, 3));
    }

    void mergedCase_isFoundByNoWords_butItsMessagesAre()
    {
        Desk desk;
        const TwoCases two(desk);
        desk.tell(eventAt(CaseTagged{two.second.id, lin, TagFamily::Scene, u"安全座椅"_s, false, u"agent"_s}, morning));
        desk.merge(two.second.id, two.first.id);
        for (const QString &words : {u"安全座椅"_s, u"again"_s}) {
            const auto hits = search(desk.db(), words, morning + 1h, 10);
            QVERIFY(!hits->hits.empty());
            for (const SearchHit &hit : hits->hits)
                QCOMPARE(hit.caseRow, two.first.row);
        }
    }

    void randomMergesAndParts_loseNothing_data()
    {
        QTest::addColumn<quint32>("seed");
        for (quint32 seed = 1; seed <= 12; ++seed)
            QTest::addRow("seed %u", seed) << seed;
    }
    void randomMergesAndParts_loseNothing()
    {
        QFETCH(quint32, seed);
        std::mt19937 random(seed);
        const auto pick = [&random](size_t below) { return static_cast<size_t>(random() % below); };
        const std::array<QString, 4> channels{u"oa"_s, u"tg"_s, u"line"_s, u"wa"_s};
        Desk desk;
        std::vector<std::pair<CaseId, CaseId>> merged;
        std::vector<std::pair<ContactId, ContactId>> people;
        int written = 0;
        Instant at = morning;
        for (int step = 0; step < 250; ++step) {
            at += std::chrono::minutes(pick(3000));
            const std::vector<CaseRow> cases = desk.cases();
            const size_t what = cases.size() < 4 ? 0 : pick(14);
            const auto any = [&]() -> const CaseRow & { return cases[pick(cases.size())]; };
            if (what < 5) {
                desk.write(channels[pick(4)], u"p%1"_s.arg(pick(4)), u"message %1"_s.arg(written), at);
                ++written;
            } else if (what == 5) {
                desk.tell(eventAt(CaseResolved{any().id, lin}, at));
            } else if (what == 6) {
                people.emplace_back(any().contact, any().contact);
                desk.tell(eventAt(ContactMerged{people.back().first, people.back().second, lin, {}}, at));
            } else if (what == 7 && !people.empty()) {
                const auto &[into, from] = people[pick(people.size())];
                desk.tell(eventAt(ContactSplit{into, from, lin}, at));
            } else if (what < 11) {
                // A merge and its undoing at once change nothing about where messages stand.
                const QMap<QString, QByteArray> before = desk.places();
                merged.emplace_back(any().id, any().id);
                const size_t count = cases.size();
                desk.merge(merged.back().first, merged.back().second, at);
                if (desk.cases().size() < count && pick(2) == 0) {
                    desk.unmerge(merged.back().first, merged.back().second, at);
                    QCOMPARE(desk.places(), before);
                    QCOMPARE(desk.cases().size(), count);
                }
            } else if (what == 11 && !merged.empty()) {
                const auto &[from, into] = merged[pick(merged.size())];
                desk.unmerge(from, into, at);
            } else {
                const CaseRow &row = any();
                const CaseView view = desk.view(row.row);
                desk.part(row.id, CaseId::derive(QByteArray::number(step)),
                          {view.threads[pick(view.threads.size())].id}, at);
            }
            QCOMPARE(desk.misfiled(), std::pair(0, written));
            qint64 unread = 0;
            for (const CaseRow &row : desk.cases()) {
                QVERIFY(row.unread >= 0);
                unread += row.unread;
                QVERIFY(!desk.said(row.row).isEmpty());
            }
            QVERIFY(unread <= written);
        }
    }
};

QTEST_GUILESS_MAIN(TestCaseMerge)
#include "tst_case_merge.moc"
