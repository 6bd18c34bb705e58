// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/courtesy_query.h"
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
        tell(eventAt(channel(u"oa"_s, Platform::WechatOa, u"A"_s), morning));
        tell(eventAt(channel(u"kf"_s, Platform::WecomKf, u"A"_s), morning));
        tell(eventAt(channel(u"old"_s, Platform::Import, u"A"_s), morning));
    }
    void write(const QString &channel, const QString &person, int number, Instant at = morning)
    {
        PlatformEvent message = customerMessage(person, number, u"hello"_s, at);
        message.sender.name.clear();
        message.sender.handle.clear();
        tell(received(channel, message));
    }
    UnknownPeople unknown(Instant now = morning, qint64 after = 0)
    {
        return *unknownPeople(db(), {after, now - 48h, now - std::chrono::hours(24 * 30)});
    }
    ChangeSet profile(const UnknownPerson &person, const QString &name, const QString &avatar, const QString &alias,
                      Instant at = morning)
    {
        return tell(eventAt(IdentityProfiled{person.identity, person.channel, name, {}, alias, avatar}, at));
    }
};

} // namespace

/// What platforms say about people: whom to ask about, and what follows from the answer.
class TestPeople : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whoTakesTheRightBack_hasNeitherNameNorPicture_andIsNotAskedAboutAgain()
    {
        Desk desk;
        desk.write(u"oa"_s, u"o1"_s, 1);
        const UnknownPerson person = desk.unknown().people.at(0);
        (void)desk.profile(person, u"陈小满"_s, u"https://wx.qlogo.cn/1"_s, u"union-1"_s);
        QCOMPARE(desk.cases().at(0).contactName, u"陈小满"_s);
        PlatformEvent wish;
        wish.kind = PlatformEventKind::System;
        wish.what = u"erase_request"_s;
        wish.eventKey = u"revoke-1"_s;
        wish.threadId = wish.sender.id = u"o1"_s;
        wish.at = morning + 1h;
        const ChangeSet changes = desk.tell(received(u"oa"_s, wish));
        QCOMPARE(changes.erasedPictures, (std::vector{AvatarKey{ChannelId(u"oa"_s), u"https://wx.qlogo.cn/1"_s}}));
        const CaseRow row = desk.cases().at(0);
        QCOMPARE(row.contactName, u"…o1"_s); // the end of the platform's key: told from others, known to nobody
        QCOMPARE(row.avatar.ref, QString());
        const ContactView contact = *contactView(desk.db(), row.contact);
        QCOMPARE(contact.name, u"…o1"_s);
        QCOMPARE(contact.identities.at(0).name, QString());
        QCOMPARE(contact.identities.at(0).avatar.ref, QString());
        desk.write(u"oa"_s, u"o1"_s, 2, morning + 24h * 400);
        QCOMPARE(desk.unknown(morning + 24h * 400).people.size(), size_t(0));
        QCOMPARE(timeline(desk.db(), row.row, 10)->at(1).details.value("what"_L1).toString(), u"erase_request"_s);
    }

    void whatAPersonHereCalledTheContact_stays()
    {
        Desk desk;
        desk.write(u"oa"_s, u"o1"_s, 1);
        const UnknownPerson person = desk.unknown().people.at(0);
        (void)desk.profile(person, u"陈小满"_s, {}, {});
        (void)desk.tell(eventAt(ContactNamed{desk.cases().at(0).contact, agent(u"lin"_s), u"王女士"_s}, morning));
        PlatformEvent wish;
        wish.kind = PlatformEventKind::System;
        wish.what = u"erase_request"_s;
        wish.eventKey = u"revoke-1"_s;
        wish.threadId = wish.sender.id = u"o1"_s;
        (void)desk.tell(received(u"oa"_s, wish));
        QCOMPARE(desk.cases().at(0).contactName, u"王女士"_s);
    }

    void whoIsToldThatSomebodyReads_isWhoeverWroteInPrivate()
    {
        Desk desk;
        (void)desk.tell(eventAt(channel(u"line"_s, Platform::Line, u"A"_s), morning));
        PlatformEvent message = customerMessage(u"U1"_s, 1, u"hello"_s, morning);
        message.more = {{"reply_token"_L1, "r"_L1}, {"read_token"_L1, "t"_L1}, {"quote_token"_L1, "q"_L1}};
        (void)desk.tell(received(u"line"_s, message));
        (void)desk.tell(received(u"line"_s, publicComment(u"post"_s, u"U2"_s, 2, u"in public"_s, morning)));
        for (const CaseRow &row : desk.cases()) {
            const auto subjects = courtesySubjects(desk.db(), row.row);
            QVERIFY(subjects);
            if (row.surface == Surface::Public) {
                QCOMPARE(subjects->size(), size_t(0));
                continue;
            }
            QCOMPARE(subjects->size(), size_t(1));
            const CourtesySubject &subject = subjects->front();
            QCOMPARE(subject.channel, ChannelId(u"line"_s));
            QCOMPARE(subject.platform, Platform::Line);
            QCOMPARE(subject.person, u"U1"_s);
            QCOMPARE(subject.lastMessage, message.messageId);
            QCOMPARE(subject.lastAt, std::optional(morning));
            QCOMPARE(subject.needed, (QJsonObject{{"reply_token"_L1, "r"_L1}, {"read_token"_L1, "t"_L1}}));
        }
        QCOMPARE(desk.cases().size(), size_t(2));
    }

    void linksOfTheBrandsOwn_areKnownToEveryCase()
    {
        Desk desk;
        ChannelConfigured linked = channel(u"wa"_s, Platform::Whatsapp, u"A"_s);
        linked.settings.insert("private_link"_L1, "https://wa.me/8613912345678"_L1);
        (void)desk.tell(eventAt(linked, morning));
        ChannelConfigured empty = channel(u"wb"_s, Platform::Weibo, u"A"_s);
        empty.settings.insert("private_link"_L1, QString());
        (void)desk.tell(eventAt(empty, morning));
        desk.write(u"oa"_s, u"o1"_s, 1);
        QCOMPARE(caseView(desk.db(), desk.cases().at(0).row)->ownLinks, QStringList{u"https://wa.me/8613912345678"_s});
        linked.removed = true;
        (void)desk.tell(eventAt(linked, morning + 1h));
        QCOMPARE(caseView(desk.db(), desk.cases().at(0).row)->ownLinks, QStringList());
    }

    void whoWroteWithoutAName_isAskedAboutOnce()
    {
        Desk desk;
        desk.write(u"oa"_s, u"o1"_s, 1);
        desk.write(u"oa"_s, u"o1"_s, 2);
        desk.write(u"kf"_s, u"wm1"_s, 3);
        desk.write(u"old"_s, u"imported"_s, 4);
        const UnknownPeople found = desk.unknown();
        QCOMPARE(found.people.size(), size_t(2));
        QCOMPARE(found.people[0].externalId, u"o1"_s);
        QCOMPARE(found.people[0].platform, Platform::WechatOa);
        QCOMPARE(found.people[1].channel, ChannelId(u"kf"_s));
        QVERIFY(!found.more);
        QVERIFY(desk.unknown(morning, found.upTo).people.empty());
    }
    void oldMessages_askAboutNobody()
    {
        Desk desk;
        desk.write(u"oa"_s, u"o1"_s, 1, morning - 49h);
        QVERIFY(desk.unknown().people.empty());
    }
    void aLongHistory_isLookedAtInPieces()
    {
        Desk desk;
        for (int n = 0; n < 5; ++n)
            desk.write(u"oa"_s, u"o%1"_s.arg(n), n);
        const UnknownPeople first = *unknownPeople(desk.db(), {0, morning - 48h, morning}, 2);
        QVERIFY(first.more);
        QCOMPARE(first.people.size(), size_t(2));
        const UnknownPeople second = *unknownPeople(desk.db(), {first.upTo, morning - 48h, morning}, 20);
        QCOMPARE(second.people.size(), size_t(3));
        QVERIFY(!second.more);
    }
    void anAnswer_namesThePersonAndShowsThePicture()
    {
        Desk desk;
        desk.write(u"oa"_s, u"o1"_s, 1);
        QVERIFY(desk.cases().at(0).avatar.ref.isEmpty());
        const ChangeSet changes = desk.profile(desk.unknown().people.at(0), u"李雷"_s, u"https://face.example/1"_s, {});
        QCOMPARE(changes.cases.size(), size_t(1));
        const CaseRow row = desk.cases().at(0);
        QCOMPARE(row.contactName, u"李雷"_s);
        QCOMPARE(row.avatar, (AvatarKey{ChannelId(u"oa"_s), u"https://face.example/1"_s}));
        const ContactView view = *contactView(desk.db(), row.contact);
        QCOMPARE(view.identities.at(0).avatar, row.avatar);
        QCOMPARE(view.identities.at(0).name, u"李雷"_s);
    }
    void whatIsKnown_isAskedForAgainWhenItIsOld_data()
    {
        QTest::addColumn<int>("days");
        QTest::addColumn<bool>("answered");
        QTest::addColumn<bool>("asked");
        QTest::newRow("the next day") << 1 << true << false;
        QTest::newRow("the next day, the platform had said nothing") << 1 << false << false;
        QTest::newRow("after more than the playbook's days") << 31 << true << true;
        QTest::newRow("then also about those of whom it had said nothing") << 31 << false << true;
    }
    void whatIsKnown_isAskedForAgainWhenItIsOld()
    {
        QFETCH(int, days);
        QFETCH(bool, answered);
        QFETCH(bool, asked);
        Desk desk;
        desk.write(u"oa"_s, u"o1"_s, 1);
        desk.profile(desk.unknown().people.at(0), answered ? u"李雷"_s : QString(), {}, {});
        const Instant later = morning + std::chrono::hours(24 * days);
        desk.write(u"oa"_s, u"o1"_s, 2, later);
        QCOMPARE(!desk.unknown(later).people.empty(), asked);
    }
    void nothingSaid_forgetsNothing()
    {
        Desk desk;
        desk.write(u"oa"_s, u"o1"_s, 1);
        const UnknownPerson person = desk.unknown().people.at(0);
        desk.profile(person, u"李雷"_s, u"https://face.example/1"_s, {});
        desk.profile(person, {}, {}, {}, morning + 1h);
        QCOMPARE(desk.cases().at(0).contactName, u"李雷"_s);
        QCOMPARE(desk.cases().at(0).avatar.ref, u"https://face.example/1"_s);
    }
    void theSameSecondKey_joinsTwoAccountsOfOnePerson()
    {
        Desk desk;
        desk.write(u"oa"_s, u"o1"_s, 1);
        desk.write(u"kf"_s, u"wm1"_s, 2);
        const UnknownPeople found = desk.unknown();
        desk.profile(found.people.at(0), u"李雷"_s, {}, u"union-1"_s);
        desk.profile(found.people.at(1), u"小李"_s, {}, u"union-1"_s);
        const std::vector<CaseRow> rows = desk.cases();
        QCOMPARE(rows.size(), size_t(2));
        QCOMPARE(rows[0].contact, rows[1].contact);
        QCOMPARE(contactView(desk.db(), rows[0].contact)->identities.size(), size_t(2));
    }
    void whoMovesToAnotherNumber_staysOnePerson_data()
    {
        QTest::addColumn<Platform>("platform");
        QTest::addColumn<size_t>("keys");
        QTest::newRow("WhatsApp says so itself") << Platform::Whatsapp << size_t(2);
        QTest::newRow("nobody else may") << Platform::GenericWebhook << size_t(1);
    }
    void whoMovesToAnotherNumber_staysOnePerson()
    {
        QFETCH(Platform, platform);
        QFETCH(size_t, keys);
        Desk desk;
        desk.tell(eventAt(channel(u"wa"_s, platform, u"A"_s), morning));
        desk.write(u"wa"_s, u"491511"_s, 1);
        PlatformEvent moved;
        moved.kind = PlatformEventKind::System;
        moved.what = u"identity_moved"_s;
        moved.eventKey = u"m:moved"_s;
        moved.surface = Surface::Private;
        moved.threadId = moved.sender.id = u"491511"_s;
        moved.at = morning + 1h;
        moved.more = {{"new_id"_L1, "491522"_L1}};
        desk.tell(received(u"wa"_s, moved));
        desk.write(u"wa"_s, u"491522"_s, 2, morning + 2h);
        for (const CaseRow &row : desk.cases())
            QCOMPARE(contactView(desk.db(), row.contact)->identities.size(), keys);
    }
    void theSameName_joinsNobody()
    {
        Desk desk;
        desk.write(u"oa"_s, u"o1"_s, 1);
        desk.write(u"kf"_s, u"wm1"_s, 2);
        const UnknownPeople found = desk.unknown();
        desk.profile(found.people.at(0), u"momo"_s, u"https://face.example/1"_s, {});
        desk.profile(found.people.at(1), u"momo"_s, u"https://face.example/1"_s, {});
        const std::vector<CaseRow> rows = desk.cases();
        QVERIFY(rows.at(0).contact != rows.at(1).contact);
    }
    void aNameGivenByAPerson_stays()
    {
        Desk desk;
        desk.write(u"oa"_s, u"o1"_s, 1);
        const UnknownPerson person = desk.unknown().people.at(0);
        desk.tell(eventAt(ContactNamed{desk.cases().at(0).contact, agent(u"lin"_s), u"王太太"_s}, morning));
        desk.profile(person, u"momo"_s, {}, {});
        QCOMPARE(desk.cases().at(0).contactName, u"王太太"_s);
    }
    void aPictureInAMessage_isTakenAsAnAddressOnly_data()
    {
        QTest::addColumn<QString>("avatar");
        QTest::addColumn<bool>("taken");
        QTest::newRow("an address") << u"https://face.example/2"_s << true;
        QTest::newRow("a plain address") << u"http://face.example/2"_s << false;
        QTest::newRow("a file of this machine") << u"file:///etc/passwd"_s << false;
        QTest::newRow("some id") << u"media-1"_s << false;
    }
    void aPictureInAMessage_isTakenAsAnAddressOnly()
    {
        QFETCH(QString, avatar);
        QFETCH(bool, taken);
        Desk desk;
        PlatformEvent message = customerMessage(u"o1"_s, 1, u"hello"_s, morning);
        message.extra.insert("avatar"_L1, avatar);
        desk.tell(received(u"oa"_s, message));
        QCOMPARE(desk.cases().at(0).avatar.ref == avatar, taken);
        QCOMPARE(!desk.cases().at(0).avatar.ref.isEmpty(), taken);
    }
    void replay_givesTheSamePeople()
    {
        Desk desk;
        desk.write(u"oa"_s, u"o1"_s, 1);
        desk.write(u"kf"_s, u"wm1"_s, 2);
        const UnknownPeople found = desk.unknown();
        desk.profile(found.people.at(0), u"李雷"_s, u"https://face.example/1"_s, u"union-1"_s);
        desk.profile(found.people.at(1), u"小李"_s, {}, u"union-1"_s);
        QTemporaryDir dir;
        const std::unique_ptr<Projection> again = openPlain(dir.filePath(u"q.db"_s));
        QVERIFY(again->apply(desk.records()).has_value());
        const auto first = tableDigests(desk.db()), second = tableDigests(again->database());
        QVERIFY(first && second);
        for (size_t i = 0; i < first->size(); ++i)
            QVERIFY2(first->at(i) == second->at(i), qPrintable(first->at(i).first));
    }
};

QTEST_GUILESS_MAIN(TestPeople)
#include "tst_people.moc"
