// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/team/invitation.h"

#include <QTest>

using namespace Qt::StringLiterals;

namespace lianxi
{

using namespace team;

class TestInvitation : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void invitation_comesBack_alsoThroughMail()
    {
        const QByteArray text = toText(m_invitation);
        QByteArray broken = "  " + text + "\n";
        broken.insert(40, "\r\n");
        for (const QByteArray &each : {text, broken}) {
            const Result<Invitation> read = readInvitation(each);
            QVERIFY(read);
            QCOMPARE(read->team, m_invitation.team);
            QCOMPARE(read->agent, m_invitation.agent);
            QCOMPARE(read->role, TeamRole::Lead);
            QCOMPARE(read->servers, m_invitation.servers);
            QCOMPARE(read->founding, m_invitation.founding);
            QCOMPARE(read->expires, m_invitation.expires);
        }
    }

    void cutInvitation_isNone()
    {
        const QByteArray text = toText(m_invitation);
        for (qsizetype size = 0; size < text.size() - 1; ++size)
            QVERIFY(!readInvitation(text.first(size)));
    }

    void request_letsItsMemberIn()
    {
        const Invitation received = *readInvitation(toText(m_invitation));
        const MemberKeys keys = MemberKeys::generate();
        const QByteArray request = requestFor(received, keys);
        QCOMPARE(agentOfRequest(request), m_invitation.agent);
        const Result<Member> member = readRequest(request, m_invitation, m_now);
        QVERIFY(member);
        QCOMPARE(*member, (Member{m_invitation.agent, TeamRole::Lead, keys.user().publicKey(), keys.boxKey()}));
        QVERIFY(!request.contains(keys.user().seed()));
    }

    void requestOfAnother_isRefused()
    {
        const QByteArray request = requestFor(m_invitation, MemberKeys::generate());
        Invitation other = m_invitation;
        other.secret = Key::generate();
        QCOMPARE(readRequest(request, other, m_now).error().code, ErrorCode::Refused);
        other = m_invitation;
        other.team = u"other"_s;
        QCOMPARE(readRequest(request, other, m_now).error().code, ErrorCode::Refused);
        other = m_invitation;
        other.agent = AgentId(u"zhao"_s);
        QCOMPARE(readRequest(request, other, m_now).error().code, ErrorCode::InvalidInput);
        QCOMPARE(readRequest("hello", m_invitation, m_now).error().code, ErrorCode::InvalidInput);
    }

    void keysPutInOnTheWay_areRefused()
    {
        const QByteArray mark("lianxi-request-1."), request = requestFor(m_invitation, MemberKeys::generate());
        const auto options = QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals;
        QJsonObject json =
            QJsonDocument::fromJson(QByteArray::fromBase64(request.sliced(mark.size()), options)).object();
        const MemberKeys eve = MemberKeys::generate();
        json.insert("box"_L1, QString::fromLatin1(eve.boxKey().toBase64()));
        const QByteArray changed = mark + QJsonDocument(json).toJson(QJsonDocument::Compact).toBase64(options);
        QCOMPARE(readRequest(changed, m_invitation, m_now).error().code, ErrorCode::Refused);
    }

    void lateRequest_isRefused()
    {
        const QByteArray request = requestFor(m_invitation, MemberKeys::generate());
        QCOMPARE(readRequest(request, m_invitation, m_invitation.expires).error().code, ErrorCode::Refused);
    }

private:
    const Instant m_now = fromMillis(1'780'000'000'000);
    const Invitation m_invitation{u"acme"_s,
                                  AgentId(u"林"_s),
                                  TeamRole::Lead,
                                  {u"wss://desk.example:8443"_s},
                                  fingerprint("founding"),
                                  m_now + std::chrono::hours(24 * 7),
                                  Key::generate()};
};

} // namespace lianxi

QTEST_GUILESS_MAIN(lianxi::TestInvitation)
#include "tst_invitation.moc"
