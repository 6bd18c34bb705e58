// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/team/key_ring.h"

#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

namespace lianxi
{

using namespace team;

class TestKeyRing : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_folder.emplace();
        m_founding = foundTeam(AgentId(u"chen"_s), m_me);
    }

    void keysAndRoster_areThereAfterReopening()
    {
        const Key key = Key::generate();
        {
            const auto ring = open();
            QVERIFY(ring->addToRoster(m_founding, 1));
            ring->learn(m_id, {m_tag, key, 7});
        }
        const auto ring = open();
        QCOMPARE(ring->roster().current().epoch, 1);
        QCOMPARE(ring->rosterSequence(), 1);
        const auto found = ring->find(m_id, m_tag);
        QVERIFY(found && found->key);
        QCOMPARE(found->sequence, 7);
        QVERIFY(std::memcmp(found->key->data(), key.data(), Key::size) == 0);
    }

    void forgottenKey_isGoneFromTheFile_andIsNotLearntAgain()
    {
        const Key key = Key::generate();
        const auto ring = open();
        ring->learn(m_id, {m_tag, key, 7});
        ring->flush();
        QVERIFY(ring->forget(m_id, {m_tag}, 8));
        QCOMPARE(QFile(file() + u"-wal"_s).size(), 0); // the journal held the page as it was
        ring->learn(m_id, {m_tag, key, 9});
        QVERIFY(ring->find(m_id, m_tag) && !ring->find(m_id, m_tag)->key);
        // The next key of the same owner is another one.
        ring->learn(m_id, {m_other, Key::generate(), 10});
        QCOMPARE(ring->keysOf(m_id).size(), size_t(2));
        QCOMPARE(ring->keysOf(m_id).back().tag, m_other);
        ring->flush();
        QVERIFY(!open()->find(m_id, m_tag)->key);
    }

    void firstKeyOfATag_stays()
    {
        const auto ring = open();
        const Key key = Key::generate();
        ring->learn(m_id, {m_tag, key, 7});
        ring->learn(m_id, {m_tag, Key::generate(), 8}); // a member who would make old events unreadable
        QVERIFY(std::memcmp(ring->find(m_id, m_tag)->key->data(), key.data(), Key::size) == 0);
        ring->learn(m_id, {m_tag, key, 9}); // published again
        QCOMPARE(ring->find(m_id, m_tag)->sequence, 9);
    }

    void whatTheServerLost_isToBePublishedAgain()
    {
        const auto ring = open();
        QVERIFY(ring->addToRoster(m_founding, 1));
        QVERIFY(!ring->compare(u"then"_s, 20));
        ring->learn(m_id, {m_tag, Key::generate(), 7});
        ring->learn(m_other + m_other, {m_tag, Key::generate(), 12});
        QVERIFY(!ring->compare(u"then"_s, 12));
        QVERIFY(ring->compare(u"then"_s, 10));
        QCOMPARE(ring->find(m_id, m_tag)->sequence, 7);
        QCOMPARE(ring->find(m_other + m_other, m_tag)->sequence, 0);
        QVERIFY(ring->compare(u"a new stream"_s, 100));
        QCOMPARE(ring->find(m_id, m_tag)->sequence, 0);
        QCOMPARE(ring->rosterSequence(), 0);
        QVERIFY(!ring->roster().isEmpty());
    }

    void ringOfAnotherTeam_isNotTaken()
    {
        {
            const auto ring = open();
            QVERIFY(ring->addToRoster(m_founding, 1));
        }
        const auto other = KeyRing::open(file(), m_key, fingerprint("another"));
        QVERIFY(!other);
        QCOMPARE(other.error().code, ErrorCode::Corrupt);
        QCOMPARE(KeyRing::open(file(), Key::generate(), fingerprintOf(m_founding)).error().code, ErrorCode::WrongKey);
    }

    void manyKeys_areFound()
    {
        const auto ring = open();
        const auto idOf = [](int i) { return fingerprint(QByteArray::number(i)).first(2 * keyIdBytes); };
        for (int i = 0; i < 25'000; ++i) // more than are held in memory
            ring->learn(idOf(i), {m_tag, Key::generate(), i + 1});
        for (const int i : {0, 1, 511, 512, 20'000, 24'999})
            QCOMPARE(ring->find(idOf(i), m_tag)->sequence, i + 1);
        QVERIFY(!ring->find(idOf(25'000), m_tag));
    }

private:
    QString file() const { return m_folder->filePath(u"keys.db"_s); }
    std::unique_ptr<KeyRing> open()
    {
        Result<std::unique_ptr<KeyRing>> ring = KeyRing::open(file(), m_key, fingerprintOf(m_founding));
        return ring ? std::move(*ring) : nullptr;
    }

    std::optional<QTemporaryDir> m_folder;
    MemberKeys m_me = MemberKeys::generate();
    SignedText m_founding;
    Key m_key = Key::generate();
    QByteArray m_id = QByteArray(2 * keyIdBytes, 'a');
    QByteArray m_tag = QByteArray(2 * keyTagBytes, '1'), m_other = QByteArray(2 * keyTagBytes, '2');
};

} // namespace lianxi

QTEST_GUILESS_MAIN(lianxi::TestKeyRing)
#include "tst_key_ring.moc"
