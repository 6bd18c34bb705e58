// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/team/roster.h"

#include <QTest>

using namespace Qt::StringLiterals;

namespace lianxi
{

using namespace team;

class TestRoster : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        const SignedText founding = foundTeam(m_chenId, m_chen);
        m_roster.emplace(fingerprintOf(founding));
        QVERIFY(m_roster->add(founding));
    }

    void founder_administers_andHoldsTheKey()
    {
        QVERIFY(m_roster->isAdministrator(m_chen.user().publicKey()));
        QCOMPARE(m_roster->current().epoch, 1);
        QCOMPARE(m_roster->keysFor(m_chen).size(), size_t(1));
        QVERIFY(m_roster->keysFor(m_lin).empty());
    }

    void whoeverIsAddedLater_getsEveryEpoch()
    {
        add({member(m_chenId, m_chen, TeamRole::Administrator)}, true); // a new epoch
        add({member(m_chenId, m_chen, TeamRole::Administrator), member(m_linId, m_lin)});
        QCOMPARE(m_roster->current().epoch, 2);
        const auto chen = m_roster->keysFor(m_chen), lin = m_roster->keysFor(m_lin);
        QCOMPARE(lin.size(), size_t(2));
        for (const auto &[epoch, key] : chen)
            QVERIFY(same(key, lin.at(epoch)));
        QVERIFY(!same(lin.at(1), lin.at(2)));
    }

    void whoeverLeft_hasNoLaterKey()
    {
        add({member(m_chenId, m_chen, TeamRole::Administrator), member(m_linId, m_lin)});
        add({member(m_chenId, m_chen, TeamRole::Administrator)});
        QCOMPARE(m_roster->current().epoch, 2);
        QCOMPARE(m_roster->keysFor(m_lin).size(), size_t(1));
        QCOMPARE(m_roster->keysFor(m_chen).size(), size_t(2));
        QVERIFY(!m_roster->current().find(m_linId));
    }

    void changedKeysOfAMember_beginAnEpoch()
    {
        add({member(m_chenId, m_chen, TeamRole::Administrator), member(m_linId, m_lin)});
        add({member(m_chenId, m_chen, TeamRole::Administrator), member(m_linId, MemberKeys::generate())});
        QCOMPARE(m_roster->current().epoch, 2);
    }

    void changedRole_keepsTheEpoch()
    {
        add({member(m_chenId, m_chen, TeamRole::Administrator), member(m_linId, m_lin)});
        add({member(m_chenId, m_chen, TeamRole::Administrator), member(m_linId, m_lin, TeamRole::Lead)});
        QCOMPARE(m_roster->current().epoch, 1);
        QCOMPARE(m_roster->current().find(m_linId)->role, TeamRole::Lead);
    }

    void sameEntryTwice_changesNothing()
    {
        const SignedText first = m_roster->texts().front();
        QVERIFY(m_roster->add(first));
        QCOMPARE(m_roster->texts().size(), size_t(1));
    }

    void anotherTeamsFounding_isRefused()
    {
        Roster other(m_roster->founding());
        QVERIFY(!other.add(foundTeam(m_chenId, m_chen))); // by the same person, but another one
        QVERIFY(other.isEmpty());
    }

    void whoeverIsNoAdministrator_changesNothing()
    {
        add({member(m_chenId, m_chen, TeamRole::Administrator), member(m_linId, m_lin, TeamRole::Lead)});
        std::vector<Member> members = m_roster->current().members;
        QCOMPARE(nextEntry(*m_roster, members, key(), m_lin).error().code, ErrorCode::Refused);
        // Signed all the same, by a program of their own.
        const SignedText forged = m_lin.sign(m_chenEntry(members).body, "lianxi roster 1");
        const Status refused = m_roster->add(forged);
        QVERIFY(!refused);
        QVERIFY(refused.error().detail.contains(u"administrator"_s));
    }

    void formerAdministrator_changesNothing()
    {
        add({member(m_chenId, m_chen, TeamRole::Administrator), member(m_linId, m_lin, TeamRole::Administrator)});
        add({member(m_linId, m_lin, TeamRole::Administrator)}, false, &m_lin);
        // chen left; an entry of theirs would have to follow the newest.
        QVERIFY(!nextEntry(*m_roster, m_roster->current().members, key(), m_chen));
        QVERIFY(m_roster->wasAdministrator(m_chen.user().publicKey()));
        QVERIFY(!m_roster->isAdministrator(m_chen.user().publicKey()));
    }

    void changedText_isRefused()
    {
        const Result<SignedText> entry = nextEntry(
            *m_roster, {member(m_chenId, m_chen, TeamRole::Administrator), member(m_linId, m_lin)}, key(), m_chen);
        QVERIFY(entry);
        for (qsizetype at = 0; at < entry->body.size(); at += 7) {
            SignedText changed = *entry;
            changed.body[at] = static_cast<char>(changed.body[at] ^ 1);
            QVERIFY(!m_roster->add(changed));
        }
        SignedText changed = *entry;
        changed.signature[5] = static_cast<char>(changed.signature[5] ^ 1);
        QVERIFY(!m_roster->add(changed));
        changed = *entry;
        changed.by = m_lin.user().publicKey();
        QVERIFY(!m_roster->add(changed));
        QVERIFY(m_roster->add(*entry));
    }

    void entryOnAnEarlierState_isRefused()
    {
        const Result<SignedText> late =
            nextEntry(*m_roster, {member(m_chenId, m_chen, TeamRole::Administrator)}, key(), m_chen, true);
        add({member(m_chenId, m_chen, TeamRole::Administrator), member(m_linId, m_lin)});
        QVERIFY(!m_roster->add(*late)); // of two administrators one was faster
    }

    void removalWithoutNewEpoch_isRefused()
    {
        add({member(m_chenId, m_chen, TeamRole::Administrator), member(m_linId, m_lin)});
        // A program that forgets to rotate: lin taken out of an entry of the same epoch.
        QJsonObject body = QJsonDocument::fromJson(m_roster->texts().back().body).object();
        QJsonArray members = body.value("members"_L1).toArray();
        members.removeAt(1);
        body.insert("members"_L1, members);
        body.insert("before"_L1, QString::fromLatin1(m_roster->last()));
        const Status refused =
            m_roster->add(m_chen.sign(QJsonDocument(body).toJson(QJsonDocument::Compact), "lianxi roster 1"));
        QVERIFY(!refused);
        QVERIFY(refused.error().detail.contains(u"could read on"_s));
    }

    void teamsThatCannotBe_data()
    {
        QTest::addColumn<int>("what");
        QTest::newRow("nobody") << 0;
        QTest::newRow("no administrator") << 1;
        QTest::newRow("two of one name") << 2;
        QTest::newRow("two with one key") << 3;
        QTest::newRow("a key that is none") << 4;
    }
    void teamsThatCannotBe()
    {
        QFETCH(int, what);
        const Member chen = member(m_chenId, m_chen, TeamRole::Administrator);
        std::vector<Member> members{chen, member(m_linId, m_lin)};
        switch (what) {
        case 0:
            members.clear();
            break;
        case 1:
            members.erase(members.begin());
            break;
        case 2:
            members[1].agent = m_chenId;
            break;
        case 3:
            members[1].user = chen.user;
            break;
        default:
            members[1].user[9] = members[1].user[9] == 'A' ? 'B' : 'A';
        }
        QCOMPARE(nextEntry(*m_roster, members, key(), m_chen).error().code, ErrorCode::Refused);
    }

    void randomBodies_areNoEntries()
    {
        for (const QByteArray &body : {QByteArray(), QByteArray("[]"), QByteArray("{}"), QByteArray("{\"epoch\":0}"),
                                       QByteArray("{\"epoch\":1}"),
                                       QByteArray("{\"epoch\":1,\"check\":\"x\",\"members\":[{\"role\":\"king\"}]}"),
                                       QByteArray("{\"epoch\":1e9,\"check\":\"x\"}")})
            QVERIFY(!readEntry(body));
    }

private:
    static bool same(const Key &a, const Key &b) { return std::memcmp(a.data(), b.data(), Key::size) == 0; }
    static Member member(const AgentId &agent, const MemberKeys &keys, TeamRole role = TeamRole::Agent)
    {
        return {agent, role, keys.user().publicKey(), keys.boxKey()};
    }
    Key key() const { return m_roster->keysFor(m_chen).rbegin()->second; }
    SignedText m_chenEntry(const std::vector<Member> &members) { return *nextEntry(*m_roster, members, key(), m_chen); }
    void add(const std::vector<Member> &members, bool rotate = false, const MemberKeys *by = nullptr)
    {
        const Result<SignedText> entry = nextEntry(*m_roster, members, key(), by ? *by : m_chen, rotate);
        QVERIFY(entry);
        const Status added = m_roster->add(*entry);
        QVERIFY2(added, added ? "" : qPrintable(added.error().detail));
    }

    AgentId m_chenId{u"chen"_s}, m_linId{u"lin"_s};
    MemberKeys m_chen = MemberKeys::generate(), m_lin = MemberKeys::generate();
    std::optional<Roster> m_roster;
};

} // namespace lianxi

QTEST_GUILESS_MAIN(lianxi::TestRoster)
#include "tst_roster.moc"
