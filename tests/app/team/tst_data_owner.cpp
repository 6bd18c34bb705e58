// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/team/data_owner.h"

#include "models/event/payloads.h"
#include "tests/support/event_maker.h"

#include <QTest>

using namespace Qt::StringLiterals;

namespace lianxi
{

class TestDataOwner : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void owner_data()
    {
        QTest::addColumn<QString>("subject");
        QTest::addColumn<QJsonObject>("data");
        QTest::addColumn<EventType>("type");
        QTest::addColumn<QByteArray>("expected");
        const CaseId caseId = CaseId::derive("c");
        const ContactId contact = ContactId::derive("p");
        const auto platform = [](const QString &direction, const QJsonObject &more) {
            QJsonObject event{{"direction"_L1, direction}, {"kind"_L1, u"message"_s}};
            for (auto member = more.begin(); member != more.end(); ++member)
                event.insert(member.key(), *member);
            return QJsonObject{{"channel"_L1, u"w1"_s}, {"event"_L1, event}};
        };
        const QJsonObject lin{{"id"_L1, u"u-lin"_s}};
        const auto row = [](const char *name, const QString &subject, const QJsonObject &data, EventType type,
                            const QByteArray &expected) { QTest::newRow(name) << subject << data << type << expected; };
        const EventType told = EventType::PlatformEventReceived;
        row("a customer's message is theirs", u"channel.w1"_s,
            platform(u"in"_s, {{"sender"_L1, lin}, {"thread_id"_L1, u"t9"_s}}), told,
            team::personOwner(u"w1"_s, u"u-lin"_s));
        row("the brand's echo is the conversation's", u"channel.w1"_s,
            platform(u"out"_s, {{"sender"_L1, lin}, {"thread_id"_L1, u"t9"_s}}), told,
            team::conversationOwner(u"w1"_s, u"t9"_s));
        row("a receipt without conversation is its message's", u"channel.w1"_s,
            platform(u"out"_s, {{"target"_L1, u"m7"_s}}), told, team::conversationOwner(u"w1"_s, u"m7"_s));
        row("nobody named is the channel's own conversation", u"channel.w1"_s, platform(u"in"_s, {}), told,
            team::conversationOwner(u"w1"_s, {}));
        row("a claim is the case's", caseSubject(caseId), {{"case"_L1, caseId.toString()}}, EventType::CaseClaimed,
            team::caseOwner(caseId));
        row("a merge is the case's whose subject it stands on", caseSubject(caseId),
            {{"from"_L1, caseId.toString()}, {"into"_L1, CaseId::derive("d").toString()}}, EventType::CaseMerged,
            team::caseOwner(caseId));
        row("a reply's way is its case's", replySubject(MessageId::derive("m")), {{"case"_L1, caseId.toString()}},
            EventType::ReplySent, team::caseOwner(caseId));
        row("a consent names a contact too, but speaks of a case", workSubject(caseId),
            {{"case"_L1, caseId.toString()}, {"contact"_L1, contact.toString()}}, EventType::ConsentRecorded,
            team::caseOwner(caseId));
        row("a contact's subject", contactSubject(contact), {{"into"_L1, contact.toString()}}, EventType::ContactMerged,
            team::contactOwner(contact));
        row("what a platform says of a person", u"channel.w1"_s, {{"identity"_L1, contact.toString()}},
            EventType::IdentityProfiled, team::contactOwner(contact));
        row("a type that this version does not know, on a case", workSubject(caseId), {{"thing"_L1, 1}},
            EventType::Unknown, team::caseOwner(caseId));
        row("the receipt of an erasure stays", teamSubject(), {{"contact"_L1, contact.toString()}},
            EventType::ContactErased, QByteArray());
        row("how far a poller has read is the team's", u"channel.w1"_s, {{"channel"_L1, u"w1"_s}},
            EventType::ChannelCursor, QByteArray());
        row("a rule is the team's", teamSubject(), {{"kind"_L1, u"rule"_s}, {"id"_L1, u"r"_s}},
            EventType::TeamItemSaved, QByteArray());
        row("a damaged case id is nobody's", teamSubject(), {{"case"_L1, u"no id"_s}}, EventType::NoteAdded,
            QByteArray());
    }
    void owner()
    {
        QFETCH(QString, subject);
        QFETCH(QJsonObject, data);
        QFETCH(EventType, type);
        QFETCH(QByteArray, expected);
        Event event;
        event.type = type;
        event.data = data;
        QCOMPARE(team::ownerOf(subject, event), expected);
    }

    void namesAreApart()
    {
        const QList<QByteArray> names{team::personOwner(u"a"_s, u"b"_s),    team::conversationOwner(u"a"_s, u"b"_s),
                                      team::personOwner(u"ab"_s, {}),       team::personOwner({}, u"ab"_s),
                                      team::caseOwner(CaseId::derive("x")), team::contactOwner(ContactId::derive("x"))};
        QCOMPARE(QSet<QByteArray>(names.begin(), names.end()).size(), names.size());
    }

    /// The codecs' own form, not one made up here.
    void realMessage_isThePersons()
    {
        const Event event = test::received(u"w1"_s, test::customerMessage(u"lin"_s, 1, u"你好"_s, test::morning));
        const PlatformEvent told = payloadOf<PlatformEventReceived>(event)->event;
        QCOMPARE(team::ownerOf(u"channel.w1"_s, event), team::personOwner(u"w1"_s, told.sender.id));
    }
};

} // namespace lianxi

QTEST_GUILESS_MAIN(lianxi::TestDataOwner)
#include "tst_data_owner.moc"
