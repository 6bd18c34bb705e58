// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/people.h"
#include "tests/support/fed_projection.h"

#include <QTest>

using namespace lianxi;
using namespace lianxi::test;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace
{

/// A projection with channels of one brand, fed record by record.
class Desk final : public FedProjection
{
public:
    Desk()
    {
        const std::pair<QString, Platform> channels[] = {{u"oa"_s, Platform::WechatOa},   {u"kf"_s, Platform::WecomKf},
                                                         {u"wa"_s, Platform::Whatsapp},   {u"tg"_s, Platform::Telegram},
                                                         {u"mail"_s, Platform::Email},    {u"line"_s, Platform::Line},
                                                         {u"phone"_s, Platform::Asterisk}};
        for (const auto &[id, platform] : channels)
            tell(eventAt(channel(id, platform, u"A"_s), morning));
    }
    void write(const QString &channel, const QString &person, const QString &text, Instant at,
               const QString &alias = {})
    {
        PlatformEvent message = customerMessage(person, ++m_number, text, at);
        message.sender.alias = alias;
        tell(received(channel, message));
    }
    std::vector<CaseRow> cases() { return casesByRow(); }
    void merge(ContactId into, ContactId from, Instant at, const QString &why = {})
    {
        tell(eventAt(ContactMerged{into, from, agent(u"lin"_s), why}, at));
    }
    void split(ContactId into, ContactId from, Instant at)
    {
        tell(eventAt(ContactSplit{into, from, agent(u"lin"_s)}, at));
    }
    PersonView person(ContactId contact) { return *personView(db(), contact, morning + 24h); }

private:
    int m_number = 0;
};

} // namespace

/// One person out of two contacts, two out of one, and who may be one.
class TestMerge : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void split_givesEverybodyTheirOwnMessages()
    {
        Desk desk;
        desk.write(u"oa"_s, u"anna"_s, u"my parcel is late"_s, morning);
        desk.write(u"tg"_s, u"bob"_s, u"hello"_s, morning + 1s);
        const CaseRow anna = desk.cases()[0], bob = desk.cases()[1];
        desk.tell(eventAt(CaseResolved{bob.id, agent(u"lin"_s)}, morning + 2s));
        desk.merge(anna.contact, bob.contact, morning + 1h);
        desk.write(u"line"_s, u"other"_s, u"nobody's business"_s, morning + 2h);
        // Long after: Bob's talk has ended, and what he writes goes to the open case of the person he is taken for.
        desk.write(u"oa"_s, u"anna"_s, u"any news?"_s, morning + 200h);
        desk.write(u"tg"_s, u"bob"_s, u"where is my refund?"_s, morning + 201h);
        desk.write(u"tg"_s, u"bob"_s, u"hello??"_s, morning + 202h);
        QCOMPARE(desk.said(anna.row).size(), 4);
        const int unread = desk.cases()[0].unread;
        QCOMPARE(unread, 4);

        desk.split(anna.contact, bob.contact, morning + 203h);
        QCOMPARE(desk.said(anna.row), QStringList({u"my parcel is late"_s, u"any news?"_s}));
        QCOMPARE(desk.said(bob.row), QStringList({u"hello"_s}));
        const std::vector<CaseRow> after = desk.cases();
        QCOMPARE(after.size(), size_t(4));
        const CaseRow &own = after[3];
        QCOMPARE(desk.said(own.row), QStringList({u"where is my refund?"_s, u"hello??"_s}));
        QCOMPARE(own.contact, bob.contact);
        QCOMPARE(own.contactName, bob.contactName);
        QCOMPARE(own.state, CaseState::Open);
        QCOMPARE(own.preview, u"hello??"_s);
        QCOMPARE(own.unread, 2);
        QVERIFY(own.waitingForUs);
        QCOMPARE(own.openedAt, morning + 201h);
        QVERIFY(own.clock);
        QCOMPARE(own.clock->started, morning + 201h);
        QCOMPARE(after[0].unread, 2);
        QCOMPARE(after[0].preview, u"any news?"_s);
        QCOMPARE(after[0].lastAt, morning + 200h);
        QCOMPARE(after[0].channel, ChannelId(u"oa"_s));
        // And what he writes from now on.
        desk.write(u"tg"_s, u"bob"_s, u"thank you"_s, morning + 204h);
        QCOMPARE(desk.said(own.row).size(), 3);
        const Counters counted = *counters(desk.db(), {});
        QCOMPARE(counted.open, 3);
        QCOMPARE(counted.resolved, 1);
        QCOMPARE(counted.unreadCases, 3);
    }

    void split_takesAnswersAlong()
    {
        Desk desk;
        desk.write(u"oa"_s, u"anna"_s, u"hello"_s, morning);
        desk.write(u"tg"_s, u"bob"_s, u"hello"_s, morning + 100h);
        const CaseRow anna = desk.cases()[0], bob = desk.cases()[1];
        desk.tell(eventAt(CaseResolved{bob.id, agent(u"lin"_s)}, morning + 100h));
        desk.merge(anna.contact, bob.contact, morning + 300h);
        desk.write(u"oa"_s, u"anna"_s, u"again"_s, morning + 300h);
        desk.write(u"tg"_s, u"bob"_s, u"refund?"_s, morning + 301h);
        const auto view = caseView(desk.db(), anna.row);
        QCOMPARE(view->threads.size(), size_t(2));
        QCOMPARE(view->threads[0].channel, ChannelId(u"tg"_s));
        const MessageId reply = MessageId::derive("reply"), queued = MessageId::derive("queued");
        const auto answer = [&](MessageId id, const QString &text, Instant at) {
            ReplyQueued what;
            what.caseId = anna.id;
            what.thread = view->threads[0].id;
            what.message = id;
            what.channel = view->threads[0].channel;
            what.by = agent(u"lin"_s);
            what.text = text;
            desk.tell(eventAt(what, at));
        };
        answer(reply, u"it is on its way"_s, morning + 302h);
        ReplySent sent;
        sent.caseId = anna.id;
        sent.message = reply;
        desk.tell(eventAt(sent, morning + 302h));
        answer(queued, u"and so is your invoice"_s, morning + 303h);
        desk.split(anna.contact, bob.contact, morning + 304h);
        const CaseRow own = desk.cases().back();
        QCOMPARE(desk.said(own.row).size(), 3);
        QVERIFY(!own.waitingForUs);
        QVERIFY(!own.clock || own.clock->kind != ClockKind::NextResponse);
        QVERIFY(caseView(desk.db(), own.row)->humanReplied);
        QVERIFY(!caseView(desk.db(), anna.row)->humanReplied);
        const auto waiting = outbox(desk.db());
        QCOMPARE(waiting->size(), size_t(1));
        QCOMPARE(waiting->front().caseRow, own.row);
        QCOMPARE(waiting->front().caseId, own.id);
        // Written by a desk that has not heard of it: it stands where its thread is.
        answer(MessageId::derive("late"), u"anything else?"_s, morning + 305h);
        QCOMPARE(desk.said(own.row).size(), 4);
        QCOMPARE(desk.misfiled().first, 0);
    }

    void merge_isNeverSilent_andCanBeSeenAgain()
    {
        Desk desk;
        desk.write(u"oa"_s, u"anna"_s, u"hello"_s, morning);
        desk.write(u"tg"_s, u"bob"_s, u"hello"_s, morning + 1s);
        const CaseRow anna = desk.cases()[0], bob = desk.cases()[1];
        desk.merge(anna.contact, bob.contact, morning + 1min, u"said so on the phone"_s);
        QVERIFY(desk.done(anna.row).contains(u"contact.merged"_s));
        QVERIFY(desk.done(bob.row).contains(u"contact.merged"_s));
        const PersonView view = desk.person(bob.contact);
        QCOMPARE(view.contact, anna.contact);
        QCOMPARE(view.merges.size(), size_t(1));
        QCOMPARE(view.merges[0].into, anna.contact);
        QCOMPARE(view.merges[0].from, bob.contact);
        QCOMPARE(view.merges[0].way, MergeWay::Person);
        QCOMPARE(view.merges[0].by, u"agent lin"_s);
        QCOMPARE(view.merges[0].why, u"said so on the phone"_s);
        QCOMPARE(view.merges[0].at, morning + 1min);
        desk.split(anna.contact, bob.contact, morning + 2min);
        QVERIFY(desk.person(bob.contact).merges.empty());
        QVERIFY(desk.done(anna.row).contains(u"contact.split"_s));
        QVERIFY(desk.done(bob.row).contains(u"contact.split"_s));
    }

    void sharedKey_isSaid_andCanBeUndone()
    {
        Desk desk;
        desk.write(u"oa"_s, u"o1"_s, u"hello"_s, morning, u"union"_s);
        desk.write(u"kf"_s, u"wm1"_s, u"hello again"_s, morning + 1h, u"union"_s);
        const std::vector<CaseRow> cases = desk.cases();
        QVERIFY(desk.done(cases[0].row).contains(u"contact.merged"_s));
        const PersonView view = desk.person(cases[0].contact);
        QCOMPARE(view.merges.size(), size_t(1));
        QCOMPARE(view.merges[0].way, MergeWay::SharedKey);
        QVERIFY(view.merges[0].by.isEmpty());
        desk.split(view.merges[0].into, view.merges[0].from, morning + 2h);
        QCOMPARE(desk.misfiled().first, 0);
        desk.write(u"kf"_s, u"wm1"_s, u"still me"_s, morning + 3h, u"union"_s);
        QVERIFY(desk.person(cases[0].contact).merges.empty()); // somebody knows better than the platform
    }

    void candidates_data()
    {
        QTest::addColumn<QString>("channel");
        QTest::addColumn<QString>("person");
        QTest::addColumn<QString>("theirs");
        QTest::addColumn<QString>("mine");
        QTest::addColumn<QString>("evidence"); // kind, value, v: verified
        const auto row = [](const char *name, QStringView channel, QStringView person, QStringView theirs,
                            QStringView mine, QStringView evidence) {
            QTest::newRow(name) << channel.toString() << person.toString() << theirs.toString() << mine.toString()
                                << evidence.toString();
        };
        row("known on WhatsApp by the number written here", u"wa", u"8613812345678", u"hi", u"我的手机号是13812345678",
            u"0 138****5678 v");
        row("calls from the number", u"phone", u"013812345678", u"", u"电话 138 1234 5678", u"0 138****5678 v");
        row("writes mail from the address", u"mail", u"anna.p@example.com", u"hi",
            u"write to Anna.P@example.com please", u"1 a*****@example.com v");
        row("both wrote a number", u"line", u"u1", u"请打13812345678", u"手机13812345678", u"0 138****5678");
        row("both wrote an order", u"line", u"u1", u"order 2026110912345 is late", u"订单号2026110912345还没到",
            u"2 202******2345");
        row("another number", u"line", u"u1", u"请打13912345678", u"手机13812345678", u"");
        row("a name is nothing", u"line", u"anna", u"I am Anna Petrova", u"I am Anna Petrova", u"");
    }
    void candidates()
    {
        QFETCH(QString, channel);
        QFETCH(QString, person);
        QFETCH(QString, theirs);
        QFETCH(QString, mine);
        QFETCH(QString, evidence);
        Desk desk;
        desk.write(channel, person, theirs, morning);
        desk.write(u"oa"_s, u"me"_s, mine, morning + 1s);
        const std::vector<CaseRow> cases = desk.cases();
        for (const auto &[one, other] :
             {std::pair(cases[0].contact, cases[1].contact), std::pair(cases[1].contact, cases[0].contact)}) {
            QStringList found;
            const PersonView view = desk.person(one);
            for (const MergeCandidate &candidate : view.candidates) {
                QCOMPARE(candidate.contact, other);
                for (const MergeEvidence &what : candidate.evidence)
                    found << u"%1 %2%3"_s.arg(static_cast<int>(what.kind))
                                 .arg(what.value, what.verified ? u" v"_s : QString());
            }
            QCOMPARE(found, evidence.isEmpty() ? QStringList() : QStringList{evidence});
        }
        desk.merge(cases[0].contact, cases[1].contact, morning + 1h);
        QVERIFY(desk.person(cases[0].contact).candidates.empty());
    }

    void whatManyWrote_belongsToNobody()
    {
        Desk desk;
        for (int i = 0; i < 6; ++i)
            desk.write(u"line"_s, u"u%1"_s.arg(i), u"I called 13800138000 and nobody answered"_s, morning + i * 1s);
        QVERIFY(desk.person(desk.cases()[0].contact).candidates.empty());
    }

    void strangeContact_isRefused()
    {
        Desk desk;
        QCOMPARE(personView(desk.db(), ContactId::derive("nobody"), morning).error().code, ErrorCode::NotFound);
    }

    void randomMergesAndSplits_misfileNothing_data()
    {
        QTest::addColumn<quint32>("seed");
        for (quint32 seed = 1; seed <= 12; ++seed)
            QTest::addRow("seed %u", seed) << seed;
    }
    void randomMergesAndSplits_misfileNothing()
    {
        QFETCH(quint32, seed);
        std::mt19937 random(seed);
        const auto pick = [&random](size_t below) { return static_cast<size_t>(random() % below); };
        const std::array<QString, 4> channels{u"oa"_s, u"tg"_s, u"line"_s, u"wa"_s};
        Desk desk;
        std::vector<ContactId> people;
        std::vector<std::pair<ContactId, ContactId>> merged;
        int written = 0;
        Instant at = morning;
        for (int step = 0; step < 250; ++step) {
            at += std::chrono::minutes(pick(3000));
            const std::vector<CaseRow> cases = desk.cases();
            const size_t what = cases.size() < 4 ? 0 : pick(10);
            if (what < 6) {
                desk.write(channels[pick(4)], u"p%1"_s.arg(pick(5)), u"message %1"_s.arg(written), at);
                ++written;
            } else if (what == 6) {
                const CaseRow &row = cases[pick(cases.size())];
                desk.tell(eventAt(CaseResolved{row.id, agent(u"lin"_s)}, at));
            } else if (what < 9 || merged.empty()) {
                const ContactId into = cases[pick(cases.size())].contact, from = cases[pick(cases.size())].contact;
                desk.merge(into, from, at);
                merged.emplace_back(into, from);
            } else {
                const auto &[into, from] = merged[pick(merged.size())];
                desk.split(into, from, at);
            }
            const auto [wrong, all] = desk.misfiled();
            QCOMPARE(wrong, 0);
            QCOMPARE(all, written);
        }
        // Undone whole, in any order, everybody has their own again.
        for (int round = 0; round < 3; ++round)
            for (const auto &[into, from] : merged)
                desk.split(into, from, at);
        auto left = desk.db().prepare("SELECT count(*) FROM contact WHERE redirect <> 0");
        QVERIFY(*left->step());
        QCOMPARE(left->integer(0), 0);
        QCOMPARE(desk.misfiled(), std::pair(0, written));
    }
};

QTEST_GUILESS_MAIN(TestMerge)
#include "tst_merge.moc"
