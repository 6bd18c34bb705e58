// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/nats/nats_protocol.h"
#include "app/nats/nkey.h"

#include <QTest>

#include <random>
#include <sodium.h>

using namespace lianxi;
using namespace lianxi::nats;
using namespace Qt::StringLiterals;

namespace
{

/// One word for each frame, so that rows can be read.
QByteArray told(const Frame &frame)
{
    if (const auto *info = std::get_if<Info>(&frame))
        return "info " + info->json.value("server_id"_L1).toString().toUtf8();
    if (const auto *message = std::get_if<Message>(&frame)) {
        QByteArray text = "message " + message->subject + ' ' + QByteArray::number(message->subscription);
        if (!message->reply.isEmpty())
            text += " reply " + message->reply;
        if (message->status != 0)
            text += " status " + QByteArray::number(message->status) + ' ' + message->statusText;
        for (const auto &[name, value] : message->headers)
            text += " [" + name + '=' + value + ']';
        return text + " \"" + message->payload + '"';
    }
    if (std::holds_alternative<Ping>(frame))
        return "ping";
    if (std::holds_alternative<Pong>(frame))
        return "pong";
    if (std::holds_alternative<Ok>(frame))
        return "ok";
    return "error " + std::get<ServerError>(frame).text;
}

QByteArrayList read(const std::vector<QByteArray> &pieces)
{
    Parser parser;
    QByteArrayList frames;
    for (const QByteArray &piece : pieces) {
        parser.feed(piece);
        for (;;) {
            const Result<std::optional<Frame>> frame = parser.next();
            if (!frame)
                return frames << "broken";
            if (!*frame)
                break;
            frames << told(**frame);
        }
    }
    return frames;
}

} // namespace

class TestNatsProtocol : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void frames_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QByteArrayList>("expected");
        using L = QByteArrayList;
        QTest::newRow("info") << QByteArray("INFO {\"server_id\":\"S1\",\"max_payload\":1048576}\r\n") << L{"info S1"};
        QTest::newRow("words in any case") << QByteArray("ping\r\nPong\r\n+ok\r\n") << L{"ping", "pong", "ok"};
        QTest::newRow("error") << QByteArray("-ERR 'Authorization Violation'\r\n")
                               << L{"error Authorization Violation"};
        QTest::newRow("message") << QByteArray("MSG a.b 9 5\r\nhello\r\n") << L{"message a.b 9 \"hello\""};
        QTest::newRow("message with reply")
            << QByteArray("MSG a.b 9 back 5\r\nhello\r\n") << L{"message a.b 9 reply back \"hello\""};
        QTest::newRow("empty message") << QByteArray("MSG a 1 0\r\n\r\nPING\r\n") << L{"message a 1 \"\"", "ping"};
        QTest::newRow("line breaks in a payload")
            << QByteArray("MSG a 1 6\r\na\r\nb\r\n\r\n") << L{"message a 1 \"a\r\nb\r\n\""};
        QTest::newRow("headers") << QByteArray("HMSG a 1 back 22 27\r\nNATS/1.0\r\nK:  v w \r\n\r\nhello\r\n")
                                 << L{"message a 1 reply back [K=v w] \"hello\""};
        QTest::newRow("status") << QByteArray("HMSG a 1 16 16\r\nNATS/1.0 503\r\n\r\n\r\n")
                                << L{"message a 1 status 503  \"\""};
        QTest::newRow("status with words")
            << QByteArray("HMSG a 1 28 28\r\nNATS/1.0 408 Request Timeout\r\n\r\n\r\n").replace("28 28", "32 32")
            << L{"message a 1 status 408 Request Timeout \"\""};
        QTest::newRow("an unknown word") << QByteArray("PING\r\nHELO\r\n") << L{"ping", "broken"};
        QTest::newRow("a size that is no number") << QByteArray("MSG a 1 five\r\nhello\r\n") << L{"broken"};
        QTest::newRow("a size below zero") << QByteArray("MSG a 1 -5\r\nhello\r\n") << L{"broken"};
        QTest::newRow("a size above all limits") << QByteArray("MSG a 1 99999999999\r\n") << L{"broken"};
        QTest::newRow("headers longer than all") << QByteArray("HMSG a 1 9 5\r\nhello\r\n") << L{"broken"};
        QTest::newRow("a message longer than told") << QByteArray("MSG a 1 3\r\nhello\r\n") << L{"broken"};
        QTest::newRow("headers that are none") << QByteArray("HMSG a 1 5 5\r\nhello\r\n") << L{"broken"};
        QTest::newRow("info that is no object") << QByteArray("INFO [1]\r\n") << L{"broken"};
    }
    void frames()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QByteArrayList, expected);
        QCOMPARE(read({bytes}), expected);
        std::vector<QByteArray> single;
        for (const char byte : bytes)
            single.push_back(QByteArray(1, byte));
        QCOMPARE(read(single), expected); // cut anywhere
    }

    void lineWithoutEnd_isNotKeptForEver() { QCOMPARE(read({QByteArray(200'000, 'x')}), QByteArrayList{"broken"}); }

    void anyBytes_endInFramesOrAnError()
    {
        std::mt19937 random(11);
        const QByteArray good =
            "INFO {}\r\nMSG a 1 5\r\nhello\r\nHMSG a 1 22 27\r\nNATS/1.0\r\nK:  v w \r\n\r\nhello\r\nPING\r\n";
        for (int round = 0; round < 20'000; ++round) {
            QByteArray bytes = good;
            for (unsigned i = 0; i < 1 + random() % 4; ++i)
                bytes[static_cast<qsizetype>(random() % static_cast<unsigned>(bytes.size()))] =
                    static_cast<char>(random() % 256);
            QVERIFY(read({bytes}).size() <= 20);
        }
    }

    void publish_carriesHeaders_butNoLineOfItsOwn()
    {
        QCOMPARE(publish("a.b", {}, {}, "hi"), QByteArray("PUB a.b 2\r\nhi\r\n"));
        QCOMPARE(publish("a.b", "back", {}, "hi"), QByteArray("PUB a.b back 2\r\nhi\r\n"));
        const QByteArray sent = publish("a", {}, {{"K", "v"}, {"Bad", "x\r\nPUB evil 0\r\n"}, {"B:d", "x"}}, "hi");
        QCOMPARE(sent, QByteArray("HPUB a 18 20\r\nNATS/1.0\r\nK: v\r\n\r\nhi\r\n"));
    }

    void names_areSubjects_andBack_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QByteArray>("subject");
        QTest::newRow("plain") << u"case.0f3a"_s << QByteArray("case.0f3a");
        QTest::newRow("Chinese") << u"channel.店铺"_s << u"channel.店铺"_s.toUtf8();
        QTest::newRow("wildcards and space") << u"channel.a b*>%"_s << QByteArray("channel.a%20b%2A%3E%25");
        QTest::newRow("empty tokens") << u".a..b."_s << QByteArray("%2Ea.%2Eb%2E");
    }
    void names_areSubjects_andBack()
    {
        QFETCH(QString, name);
        QFETCH(QByteArray, subject);
        QCOMPARE(subjectOf(name), subject);
        QCOMPARE(nameOf(subject), name);
    }

    void key_isReadAsNatsWritesIt()
    {
        // The pair in NATS' own documentation of NKEY authentication.
        const auto key = NKey::fromSeed("SUACSSL3UAHUDXKFSNVUZRF5UHPMWZ6BFDTJ7M6USDXIEDNPPQYYYCU3VY");
        QVERIFY(key);
        QCOMPARE(key->publicKey(), QByteArray("UDXU4RCSJNZOIQHZNWXHXORDPRTGNJAHAHFRGZNEEJCPQTT2M7NLCNF4"));
        QCOMPARE(key->seed(), QByteArray("SUACSSL3UAHUDXKFSNVUZRF5UHPMWZ6BFDTJ7M6USDXIEDNPPQYYYCU3VY"));
        QCOMPARE(key->sign("nonce").size(), qsizetype(crypto_sign_BYTES));
    }

    void generatedKeys_areReadBack()
    {
        for (const NKey::Kind kind : {NKey::Kind::User, NKey::Kind::Account, NKey::Kind::Operator}) {
            const NKey key = NKey::generate(kind);
            const auto again = NKey::fromSeed(key.seed());
            QVERIFY(again);
            QCOMPARE(again->publicKey(), key.publicKey());
            QCOMPARE(again->sign("x"), key.sign("x"));
        }
    }

    void mistypedSeed_isRefused()
    {
        const QByteArray seed("SUACSSL3UAHUDXKFSNVUZRF5UHPMWZ6BFDTJ7M6USDXIEDNPPQYYYCU3VY");
        QVERIFY(NKey::fromSeed(seed + '\n'));
        // Every letter in every place: the last one ends in bits that belong to no byte.
        for (qsizetype at = 0; at < seed.size(); ++at)
            for (const char letter : QByteArrayLiteral("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567")) {
                QByteArray wrong = seed;
                wrong[at] = letter;
                QCOMPARE(NKey::fromSeed(wrong).has_value(), wrong == seed);
            }
        QVERIFY(!NKey::fromSeed({}));
        QVERIFY(!NKey::fromSeed("SU"));
        QVERIFY(!NKey::fromSeed(seed.toLower()));
    }

    void credentialsFile_givesBothParts()
    {
        const QByteArray seed = NKey::generate(NKey::Kind::User).seed();
        const QByteArray file = "-----BEGIN NATS USER JWT-----\neyJ0.eyJq.c2ln\n------END NATS USER JWT------\n\n"
                                "IMPORTANT: keep this safe\n\n-----BEGIN USER NKEY SEED-----\n"
            + seed + "\n------END USER NKEY SEED------\n";
        const auto read = readCredentials(file);
        QVERIFY(read);
        QCOMPARE(read->jwt, QByteArray("eyJ0.eyJq.c2ln"));
        QCOMPARE(read->key.seed(), seed);
        QVERIFY(!readCredentials("nothing"));
        QVERIFY(!readCredentials(file.first(80)));
    }
};

QTEST_GUILESS_MAIN(TestNatsProtocol)
#include "tst_nats_protocol.moc"
