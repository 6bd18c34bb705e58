// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/team/sealing.h"

#include "tests/contract/log_contract.h"
#include "tests/support/random_text.h"

#include <QTest>

using namespace Qt::StringLiterals;

namespace lianxi
{

using namespace team;

class TestSealing : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void randomEvents_comeBackAsTheyWere()
    {
        QRandomGenerator random(7);
        for (int i = 0; i < 300; ++i) {
            const Event event = randomEvent(random);
            const SealedExtra extra{randomText(random, 9).toUtf8(), i % 2 == 0 ? QString() : randomText(random, 5)};
            const SealContext context{"work.x", "id", 0, 1};
            const QJsonObject json = sealEvent(event, extra, m_names, m_ref, m_key, context);
            std::vector<SealedEvent> read = *readSealed(batchOf(json));
            QCOMPARE(read.size(), size_t(1));
            QVERIFY(!read[0].opened);
            QCOMPARE(read[0].shell.typeName, event.typeName);
            QCOMPARE(read[0].shell.time, event.time);
            QVERIFY(read[0].shell.data.isEmpty());
            QCOMPARE(read[0].ref, m_ref);
            QVERIFY(openEvent(read[0], m_key, context));
            QVERIFY2(read[0].shell == event, qPrintable(QString::number(i)));
            QCOMPARE(read[0].extra.key, extra.key);
            QCOMPARE(read[0].extra.subject, extra.subject);
        }
    }

    void everyFlippedBit_isNoticed()
    {
        const SealContext context{"work.x", "id", 0, 1};
        Event event = contract::noteEvent(u"你好"_s);
        const QByteArray box = QByteArray::fromBase64(
            sealEvent(event, {}, m_names, m_ref, m_key, context).value("data_base64"_L1).toString().toLatin1());
        SealedEvent sealed = sealedOf(event, context);
        for (qsizetype bit = 0; bit < box.size() * 8; ++bit) {
            SealedEvent changed = sealed;
            changed.box[bit / 8] = static_cast<char>(changed.box[bit / 8] ^ (1 << (bit % 8)));
            QVERIFY(!openEvent(changed, m_key, context));
        }
        for (qsizetype size = 0; size < sealed.box.size(); ++size) {
            SealedEvent cut = sealed;
            cut.box.truncate(size);
            QVERIFY(!openEvent(cut, m_key, context));
        }
        QVERIFY(openEvent(sealed, m_key, context));
    }

    /// Whatever bytes stand in the stream: a list of events or an error, and nothing that was changed opens.
    void damagedBatches_neverOpen()
    {
        QRandomGenerator random(11);
        const SealContext context{"work.x", "id", 0, 1};
        const Event event = randomEvent(random);
        const QByteArray batch = batchOf(sealEvent(event, {}, m_names, m_ref, m_key, context));
        for (int i = 0; i < 3000; ++i) {
            QByteArray damaged = batch;
            if (i % 3 == 0)
                damaged.truncate(random.bounded(int(damaged.size())));
            for (int flips = random.bounded(3); flips >= 0 && !damaged.isEmpty(); --flips) {
                const int at = random.bounded(int(damaged.size()));
                damaged[at] = static_cast<char>(damaged[at] ^ (1 << random.bounded(8)));
            }
            Result<std::vector<SealedEvent>> read = readSealed(damaged);
            if (!read)
                continue;
            for (SealedEvent &each : *read)
                if (openEvent(each, m_key, context))
                    QVERIFY(each.shell == event); // what was changed says nothing (a letter's case in an escape)
        }
    }

    void placeIsBound_data()
    {
        QTest::addColumn<QByteArray>("subject");
        QTest::addColumn<QByteArray>("id");
        QTest::addColumn<int>("index");
        QTest::addColumn<int>("count");
        QTest::newRow("another subject") << QByteArray("case.x") << QByteArray("id") << 1 << 3;
        QTest::newRow("another record") << QByteArray("work.x") << QByteArray("ie") << 1 << 3;
        QTest::newRow("another place") << QByteArray("work.x") << QByteArray("id") << 2 << 3;
        QTest::newRow("another number of events") << QByteArray("work.x") << QByteArray("id") << 1 << 2;
    }
    void placeIsBound()
    {
        QFETCH(QByteArray, subject);
        QFETCH(QByteArray, id);
        QFETCH(int, index);
        QFETCH(int, count);
        const SealContext written{"work.x", "id", 1, 3};
        SealedEvent sealed = sealedOf(contract::noteEvent(u"a"_s), written);
        QVERIFY(!openEvent(sealed, m_key, {subject, id, static_cast<size_t>(index), static_cast<size_t>(count)}));
        QVERIFY(openEvent(sealed, m_key, written));
    }

    void readablePart_isBound()
    {
        const SealContext context{"team", "id", 0, 1};
        const SealedEvent sealed = sealedOf(contract::noteEvent(u"a"_s), context);
        SealedEvent changed = sealed;
        changed.shell.time += std::chrono::milliseconds(1);
        QVERIFY(!openEvent(changed, m_key, context));
        changed = sealed;
        changed.shell.typeName = toText(EventType::CaseResolved);
        QVERIFY(!openEvent(changed, m_key, context));
        changed = sealed;
        changed.shell.source += u'x';
        QVERIFY(!openEvent(changed, m_key, context));
        changed = sealed;
        changed.shell.id = EventId::generate();
        QVERIFY(!openEvent(changed, m_key, context));
    }

    void plainEvents_areShells()
    {
        const Event plain = contract::noteEvent(u"forged"_s);
        const std::vector<SealedEvent> read = *readSealed(encodeEvents({plain}));
        QCOMPARE(read.size(), size_t(1));
        QVERIFY(read[0].box.isEmpty());
        QCOMPARE(read[0].shell.type, EventType::Unknown);
        QVERIFY(read[0].shell.data.isEmpty());
    }

    void eventsKey_takesEpochAndDataKey()
    {
        const Key epoch = Key::generate(), later = Key::generate(), data = Key::generate(), other = Key::generate();
        const auto same = [](const Key &a, const Key &b) { return std::memcmp(a.data(), b.data(), Key::size) == 0; };
        QVERIFY(same(eventKey(epoch, &data), eventKey(epoch, &data)));
        QVERIFY(!same(eventKey(epoch, &data), eventKey(later, &data)));
        QVERIFY(!same(eventKey(epoch, &data), eventKey(epoch, &other)));
        QVERIFY(!same(eventKey(epoch, &data), eventKey(epoch, nullptr)));
    }

    void wrappedKey_opensForItsPlaceOnly()
    {
        const Key epoch = Key::generate(), data = Key::generate();
        const QByteArray box = wrapDataKey(epoch, m_ref, data);
        const Result<Key> opened = unwrapDataKey(epoch, m_ref, box);
        QVERIFY(opened && std::memcmp(opened->data(), data.data(), Key::size) == 0);
        KeyRef other = m_ref;
        other.tag = randomTag();
        QVERIFY(!unwrapDataKey(epoch, other, box));
        other = m_ref;
        ++other.epoch;
        QVERIFY(!unwrapDataKey(epoch, other, box));
        QVERIFY(!unwrapDataKey(Key::generate(), m_ref, box));
    }

    void keyRefs_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("good");
        const QString id(2 * int(keyIdBytes), u'a'), tag(2 * int(keyTagBytes), u'0');
        QTest::newRow("epoch alone") << u"12"_s << true;
        QTest::newRow("data key") << u"3."_s + id + u'.' + tag << true;
        QTest::newRow("empty") << QString() << false;
        QTest::newRow("epoch 0") << u"0"_s << false;
        QTest::newRow("negative") << u"-1"_s << false;
        QTest::newRow("leading zero") << u"03"_s << false;
        QTest::newRow("too large") << u"99999999999"_s << false;
        QTest::newRow("no tag") << u"3."_s + id << false;
        QTest::newRow("capital letters") << u"3."_s + id.toUpper() + u'.' + tag << false;
        QTest::newRow("short id") << u"3."_s + id.chopped(2) + u'.' + tag << false;
        QTest::newRow("a star") << u"3."_s + id + u".*"_s << false;
    }
    void keyRefs()
    {
        QFETCH(QString, text);
        QFETCH(bool, good);
        const std::optional<KeyRef> ref = KeyRef::parse(text);
        QCOMPARE(ref.has_value(), good);
        if (ref)
            QCOMPARE(QString::fromLatin1(ref->toText()), text);
    }

    void names_areTheTeamsOwn()
    {
        const Names others(Key::generate());
        QVERIFY(m_names.keyId("a") != others.keyId("a"));
        QVERIFY(m_names.keyId("a") != m_names.messageId("a"));
        QCOMPARE(m_names.subject(u"channel.w1"_s), u"channel.w1"_s);
        QCOMPARE(m_names.subject(u"own.lin"_s), u"own.lin"_s);
        const QString hidden = m_names.subject(u"contact.1234"_s);
        QVERIFY(hidden.startsWith(u"contact."_s));
        QVERIFY(!hidden.contains(u"1234"_s));
        QVERIFY(hidden != m_names.subject(u"contact.1235"_s));
        QVERIFY(hidden.sliced(8) != m_names.subject(u"case.1234"_s).sliced(5));
        const EventId id = EventId::generate();
        QVERIFY(m_names.event(id) != id && m_names.event(id) == m_names.event(id));
    }

private:
    Event randomEvent(QRandomGenerator &random)
    {
        Event event = contract::noteEvent(randomText(random, random.bounded(80)));
        event.source = u"/desk/"_s + QString::number(random.bounded(9));
        event.time = fromMillis(qint64(random.bounded(1 << 30)) * 1000 + random.bounded(1000));
        if (random.bounded(3) == 0) {
            event.type = EventType::Unknown;
            event.typeName = u"lianxi.future.v"_s + QString::number(random.bounded(99));
        }
        // Member names without lone surrogates and marks: JSON writes what it can of those.
        event.data.insert(u"m"_s + QString::number(random.bounded(5)),
                          QJsonArray{random.bounded(1000), QJsonValue::Null, true, u"\ufeff标"_s});
        event.data.insert("text"_L1, clean(event.data.value("text"_L1).toString()));
        if (random.bounded(2) == 0)
            event.extensions.insert("traceparent"_L1, u"00-"_s + QString::number(random.generate()));
        return event;
    }
    /// As it is after one reading of JSON: lone surrogates become what the reader makes of them.
    static QString clean(const QString &text) { return QString::fromUtf8(text.toUtf8()); }
    static QByteArray batchOf(const QJsonObject &json)
    {
        return QJsonDocument(QJsonArray{json}).toJson(QJsonDocument::Compact);
    }
    SealedEvent sealedOf(const Event &event, const SealContext &context)
    {
        return readSealed(batchOf(sealEvent(event, {}, m_names, m_ref, m_key, context)))->at(0);
    }

    Names m_names{Key::generate()};
    Key m_key = Key::generate();
    KeyRef m_ref{3, QByteArray(2 * keyIdBytes, 'a'), QByteArray(2 * keyTagBytes, '0')};
};

} // namespace lianxi

QTEST_GUILESS_MAIN(lianxi::TestSealing)
#include "tst_sealing.moc"
