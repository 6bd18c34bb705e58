// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/channels/common/json_text.h"
#include "app/channels/qq/qq_codec.h"
#include "app/channels/qq/qq_signature.h"
#include "app/channels/recorded/recorded_request.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace lianxi;
using namespace std::chrono_literals;

namespace
{

constexpr Instant start{std::chrono::seconds(1'788'221'280)};

QString fixture(const QString &name)
{
    return QStringLiteral(LIANXI_TEST_DIR "/fixtures/platforms/") + name;
}

RecordedCase frame(const QString &name)
{
    return readRecordedCase(fixture(u"qq/%1.meta.json"_s.arg(name))).value_or(RecordedCase());
}

ChannelAccount account()
{
    ChannelAccount account;
    account.platform = Platform::Qq;
    account.settings = {{"mode"_L1, "websocket"_L1}, {"app_id"_L1, "102000001"_L1}};
    account.secrets = {{"access_token"_L1, "ACCESS1"_L1}};
    return account;
}

/// A session as the gateway plays it: remembers the state and what was stored.
struct Session {
    QqCodec codec;
    ChannelAccount who = account();
    QJsonObject state, cursor;
    Instant now = start;

    StreamStep step(StreamInput::Kind kind, const QByteArray &bytes = {}, int code = 0)
    {
        StreamStep step = codec.onStream({kind, bytes, code}, state, cursor, who, now);
        state = step.state;
        if (!step.next.isEmpty())
            cursor = step.next;
        return step;
    }
    StreamStep hear(const QByteArray &bytes) { return step(StreamInput::Kind::Frame, bytes); }
    StreamStep hear(const QString &name) { return hear(frame(name).body); }
};

QJsonObject sent(const StreamStep &step)
{
    return step.send.size() == 1 ? QJsonDocument::fromJson(step.send.front()).object() : QJsonObject();
}

} // namespace

class TestQq : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void publishedSignatures_areOurs()
    {
        QFile file(fixture(u"sdk_vectors_cn.json"_s));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QJsonArray vectors = QJsonDocument::fromJson(file.readAll())["vectors"_L1].toArray();
        int compared = 0;
        for (const QJsonValue &vector : vectors) {
            if (vector["algo"_L1].toString() != "qq-ed25519"_L1)
                continue;
            const auto bytes = [&vector](QLatin1StringView name) { return vector[name].toString().toUtf8(); };
            const QByteArray message = bytes("timestamp"_L1) + bytes("body"_L1);
            QCOMPARE(qq::sign(bytes("secret"_L1), message), bytes("signature"_L1));
            QVERIFY(qq::verify(bytes("secret"_L1), message, bytes("signature"_L1)));
            ++compared;
        }
        QCOMPARE(compared, 3);
    }

    void oddSignatures_verifyNothing_data()
    {
        QTest::addColumn<QByteArray>("signature");
        const QByteArray good = qq::sign("secret", "message");
        QTest::newRow("none") << QByteArray();
        QTest::newRow("cut by one digit") << good.chopped(1);
        QTest::newRow("cut by one byte") << good.chopped(2);
        QTest::newRow("one byte more") << good + "00";
        QTest::newRow("a blank among the digits") << good.left(64) + ' ' + good.mid(64);
        QTest::newRow("a blank instead of a digit") << good.left(64) + ' ' + good.mid(65);
        QTest::newRow("a letter that is no digit") << good.left(64) + 'g' + good.mid(65);
        QTest::newRow("S beyond its range") << good.left(126) + "ff";
        QTest::newRow("all zeros") << QByteArray(128, '0');
    }

    void oddSignatures_verifyNothing()
    {
        QFETCH(QByteArray, signature);
        QVERIFY(qq::verify("secret", "message", qq::sign("secret", "message")));
        QVERIFY(!qq::verify("secret", "message", signature));
    }

    void emptySecret_signsAndVerifiesNothing()
    {
        QVERIFY(qq::sign({}, "message").isEmpty());
        QVERIFY(!qq::verify({}, "message", qq::sign(QByteArray(1, '\0'), "message")));
    }

    void longSecret_isCutToItsFirst32Bytes()
    {
        const QByteArray seed = "0123456789abcdef0123456789abcdef";
        QCOMPARE(qq::sign(seed + "more", "m"), qq::sign(seed, "m"));
        QCOMPARE(qq::sign("0123456789abcdef", "m"), qq::sign(seed, "m"));
    }

    void hello_withoutStoredSession_identifies()
    {
        Session session;
        const StreamStep step = session.hear(u"ws-hello"_s);
        const QJsonObject expected = frame(u"ws-hello"_s).meta["expect"_L1].toObject();
        QCOMPARE(sent(step)["op"_L1], expected["next_send_op"_L1]);
        QCOMPARE(step.state["heartbeat_ms"_L1], expected["heartbeat_ms"_L1]);
        QCOMPARE(step.send.front(),
                 channels::writeJson(QJsonDocument::fromJson(frame(u"ws-identify"_s).body).object()));
        QVERIFY(!step.standing);
    }

    void hello_withStoredSession_resumes()
    {
        Session session;
        session.cursor = {{"session_id"_L1, "sess-1"_L1}, {"seq"_L1, 42}};
        const StreamStep step = session.hear(u"ws-hello"_s);
        QCOMPARE(sent(step), QJsonDocument::fromJson(frame(u"ws-resume"_s).body).object());
    }

    void ready_isRemembered()
    {
        Session session;
        (void)session.hear(u"ws-hello"_s);
        const StreamStep step = session.hear(u"ws-ready"_s);
        const QJsonObject expected = frame(u"ws-ready"_s).meta["expect"_L1].toObject();
        QVERIFY(step.standing);
        QVERIFY(step.events.empty());
        QCOMPARE(step.next["session_id"_L1], expected["session_id"_L1]);
        QCOMPARE(step.next["seq"_L1], expected["last_seq"_L1]);
    }

    void message_isStoredWithItsNumber()
    {
        Session session;
        (void)session.hear(u"ws-hello"_s);
        (void)session.hear(u"ws-ready"_s);
        QByteArray message = frame(u"c2c-text"_s).body;
        message.replace("\"s\":1", "\"s\":7");
        const StreamStep step = session.hear(message);
        QCOMPARE(step.events.size(), size_t(1));
        QCOMPARE(step.events.front().eventKey, u"qq:ROBOT1.0_a1"_s); // as the webhook says it
        QCOMPARE(step.events.front().account, u"102000001"_s);
        QCOMPARE(step.next["seq"_L1].toInt(), 7);
        QCOMPARE(step.next["session_id"_L1].toString(), u"sess-1"_s);
    }

    void resumed_stands()
    {
        Session session;
        session.cursor = {{"session_id"_L1, "sess-1"_L1}, {"seq"_L1, 42}};
        (void)session.hear(u"ws-hello"_s);
        const StreamStep step = session.hear(QByteArray(R"({"op":0,"s":43,"t":"RESUMED","d":""})"));
        QVERIFY(step.standing);
        QVERIFY(step.events.empty());
        QCOMPARE(session.cursor["session_id"_L1].toString(), u"sess-1"_s);
        QCOMPARE(session.cursor["seq"_L1].toInt(), 43);
    }

    void heartbeat_leavesWhenItsTimeHasCome()
    {
        Session session;
        (void)session.hear(u"ws-hello"_s);
        (void)session.hear(u"ws-ready"_s);
        session.now += 44s;
        QVERIFY(session.step(StreamInput::Kind::Tick).send.empty());
        session.now += 1s;
        const StreamStep beat = session.step(StreamInput::Kind::Tick);
        QCOMPARE(sent(beat), (QJsonObject{{"op"_L1, 1}, {"d"_L1, 1}}));
        QVERIFY(session.step(StreamInput::Kind::Tick).send.empty());
        (void)session.hear(u"ws-heartbeat-ack"_s);
        session.now += 45s;
        const StreamStep second = session.step(StreamInput::Kind::Tick);
        QCOMPARE(second.end, StreamStep::End::None);
        QCOMPARE(second.send.size(), size_t(1));
    }

    void unansweredHeartbeat_endsTheSession()
    {
        Session session;
        (void)session.hear(u"ws-hello"_s);
        session.now += 45s;
        QCOMPARE(session.step(StreamInput::Kind::Tick).send.front(), QByteArray(R"({"d":null,"op":1})"));
        session.now += 45s;
        QCOMPARE(session.step(StreamInput::Kind::Tick).end, StreamStep::End::Reconnect);
    }

    void tickBeforeHello_doesNothing()
    {
        Session session;
        const StreamStep step = session.step(StreamInput::Kind::Tick);
        QVERIFY(step.send.empty());
        QCOMPARE(step.end, StreamStep::End::None);
    }

    void invalidSession_identifiesAgain()
    {
        Session session;
        session.cursor = {{"session_id"_L1, "sess-1"_L1}, {"seq"_L1, 42}};
        (void)session.hear(u"ws-hello"_s);
        const StreamStep step = session.hear(u"ws-invalid-session"_s);
        QCOMPARE(sent(step)["op"_L1].toInt(), 2);
        QVERIFY(session.cursor["session_id"_L1].toString().isEmpty());
        // The next connection does not resume what is gone.
        QCOMPARE(sent(session.hear(u"ws-hello"_s))["op"_L1].toInt(), 2);
    }

    void reconnect_resumesLater()
    {
        Session session;
        (void)session.hear(u"ws-hello"_s);
        (void)session.hear(u"ws-ready"_s);
        QCOMPARE(session.hear(u"ws-reconnect"_s).end, StreamStep::End::Reconnect);
        session.state = {};
        const QJsonObject resumed = sent(session.hear(u"ws-hello"_s));
        QCOMPARE(resumed["op"_L1].toInt(), 6);
        QCOMPARE(resumed["d"_L1]["seq"_L1].toInt(), 1);
    }

    void close_data()
    {
        QTest::addColumn<int>("code");
        QTest::addColumn<StreamStep::End>("end");
        QTest::newRow("network") << 1006 << StreamStep::End::Reconnect;
        QTest::newRow("token") << 4004 << StreamStep::End::Credentials;
        QTest::newRow("session gone") << 4006 << StreamStep::End::Reconnect;
        QTest::newRow("session expired") << 4009 << StreamStep::End::Reconnect;
        QTest::newRow("an intent without right") << 4014 << StreamStep::End::Refused;
        QTest::newRow("bot banned") << 4915 << StreamStep::End::Refused;
    }

    void close()
    {
        QFETCH(int, code);
        Session session;
        session.cursor = {{"session_id"_L1, "sess-1"_L1}, {"seq"_L1, 42}};
        (void)session.hear(u"ws-hello"_s);
        const StreamStep step = session.step(StreamInput::Kind::Closed, {}, code);
        QTEST(step.end, "end");
        const bool forgotten = code == 4006 || code == 4009;
        QCOMPARE(session.cursor["session_id"_L1].toString().isEmpty(), forgotten);
    }

    void brokenFrames_changeNothing_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("no JSON") << QByteArray("<html>");
        QTest::newRow("a list") << QByteArray("[]");
        QTest::newRow("no op") << QByteArray("{}");
        QTest::newRow("an op nobody knows") << QByteArray(R"({"op":99})");
        QTest::newRow("an op below zero") << QByteArray(R"({"op":-1})");
        QTest::newRow("an op of another type") << QByteArray(R"({"op":{}})");
    }

    void brokenFrames_changeNothing()
    {
        QFETCH(QByteArray, bytes);
        Session session;
        (void)session.hear(u"ws-hello"_s);
        (void)session.hear(u"ws-ready"_s);
        const QJsonObject before = session.state;
        const StreamStep step = session.hear(bytes);
        QCOMPARE(step.state, before);
        QVERIFY(step.send.empty() && step.events.empty() && step.next.isEmpty());
        QCOMPARE(step.end, StreamStep::End::None);
    }

    void openStream_onlyInItsMode()
    {
        const QqCodec codec;
        QCOMPARE(codec.openStream(account(), {})->request.url, u"wss://api.sgroup.qq.com/websocket/"_s);
        ChannelAccount hook = account();
        hook.settings["mode"_L1] = "webhook"_L1;
        QVERIFY(!codec.openStream(hook, {}));
        ChannelAccount fresh = account();
        fresh.secrets = {};
        QVERIFY(!codec.openStream(fresh, {}));
    }

    void intents_areThoseOfSettings()
    {
        Session session;
        session.who.settings["intents"_L1] = QJsonArray{25, 12, 30};
        QCOMPARE(sent(session.hear(u"ws-hello"_s))["d"_L1]["intents"_L1].toInt(), (1 << 25) | (1 << 12) | (1 << 30));
    }

    void place_followsFromTheThread_data()
    {
        QTest::addColumn<Surface>("surface");
        QTest::addColumn<QString>("to");
        QTest::addColumn<QString>("thread");
        QTest::addColumn<QString>("url");
        QTest::newRow("a person") << Surface::Private << u"A0B1"_s << u"A0B1"_s
                                  << u"https://api.sgroup.qq.com/v2/users/A0B1/messages"_s;
        QTest::newRow("a person of digits only")
            << Surface::Private << u"123"_s << u"123"_s << u"https://api.sgroup.qq.com/v2/users/123/messages"_s;
        QTest::newRow("a group") << Surface::Public << u"M1"_s << u"B1B2B3B4B5B6B7B8B9C0C1C2C3C4C5C6"_s
                                 << u"https://api.sgroup.qq.com/v2/groups/B1B2B3B4B5B6B7B8B9C0C1C2C3C4C5C6/messages"_s;
        QTest::newRow("a channel") << Surface::Public << u"987"_s << u"100010"_s
                                   << u"https://api.sgroup.qq.com/channels/100010/messages"_s;
        QTest::newRow("a guild's private message") << Surface::Private << u"987"_s << u"18700000000002"_s
                                                   << u"https://api.sgroup.qq.com/dms/18700000000002/messages"_s;
        QTest::newRow("an id that would leave its path")
            << Surface::Private << u"../x"_s << QString() << u"https://api.sgroup.qq.com/v2/users/..%2Fx/messages"_s;
    }

    void place_followsFromTheThread()
    {
        QFETCH(Surface, surface);
        QFETCH(QString, to);
        QFETCH(QString, thread);
        SendIntent intent;
        intent.surface = surface;
        intent.to = to;
        intent.threadId = thread;
        intent.text = u"x"_s;
        intent.more = {{"msg_id"_L1, "m"_L1}};
        const SendPlan plan = QqCodec().planSend(intent, account(), start);
        QVERIFY(plan.request);
        QTEST(plan.request->url, "url");
    }

    void number_staysOnRetry_differsBetweenReplies()
    {
        SendIntent intent;
        intent.to = u"A"_s;
        intent.text = u"x"_s;
        intent.more = {{"msg_id"_L1, "m"_L1}};
        intent.sendKey = u"key-1"_s;
        const auto number = [&intent] {
            const QByteArray body = QqCodec().planSend(intent, account(), start).request->body;
            return QJsonDocument::fromJson(body)["msg_seq"_L1].toInteger();
        };
        const qint64 first = number();
        QVERIFY(first > 0 && first <= std::numeric_limits<qint32>::max());
        QCOMPARE(number(), first);
        intent.sendKey = u"key-2"_s;
        QVERIFY(number() != first);
    }

    void withoutMessageToAnswer_nothingLeaves()
    {
        SendIntent intent;
        intent.to = u"A"_s;
        intent.text = u"x"_s;
        const SendPlan plan = QqCodec().planSend(intent, account(), start);
        QVERIFY(!plan.request);
        QCOMPARE(plan.reason, u"no_conversation"_s);
    }

    void upload_data()
    {
        QTest::addColumn<PartType>("type");
        QTest::addColumn<QString>("mime");
        QTest::addColumn<int>("number"); // 0: refused
        QTest::newRow("photo") << PartType::Image << u"image/jpeg"_s << 1;
        QTest::newRow("picture format that is not taken") << PartType::Image << u"image/webp"_s << 0;
        QTest::newRow("film") << PartType::Video << u"video/mp4"_s << 2;
        QTest::newRow("voice") << PartType::Voice << u"audio/silk"_s << 3;
        QTest::newRow("voice in a format that is not taken") << PartType::Voice << u"audio/mpeg"_s << 0;
        QTest::newRow("document") << PartType::File << u"application/pdf"_s << 0;
    }

    void upload()
    {
        QFETCH(PartType, type);
        QFETCH(QString, mime);
        QFETCH(int, number);
        SendIntent intent;
        intent.to = u"A"_s;
        const MediaFile file{.part = 0, .type = type, .bytes = "bytes", .name = u"f"_s, .mime = mime};
        const SendPlan plan = QqCodec().planUpload(file, intent, {}, account(), start);
        QCOMPARE(plan.request.has_value(), number != 0);
        if (!plan.request)
            return;
        QCOMPARE(plan.request->url, u"https://api.sgroup.qq.com/v2/users/A/files"_s);
        const QJsonObject body = QJsonDocument::fromJson(plan.request->body).object();
        QCOMPARE(body["file_type"_L1].toInt(), number);
        QCOMPARE(QByteArray::fromBase64(body["file_data"_L1].toString().toLatin1()), QByteArray("bytes"));
        HttpResponse response;
        response.status = 200;
        response.body = R"({"file_uuid":"u","file_info":"INFO","ttl":60})";
        const SendAnswer answer = QqCodec().readUpload(response, file, {}, account(), start);
        QCOMPARE(answer.outcome, SendOutcome::Uploaded);
        QCOMPARE(answer.more["ref"_L1].toString(), u"INFO"_s);
        QCOMPARE(answer.more["expires"_L1].toString(), toRfc3339(start + 60s));
        response.body = "{}";
        QCOMPARE(QqCodec().readUpload(response, file, {}, account(), start).outcome, SendOutcome::Retry);
    }
};

QTEST_GUILESS_MAIN(TestQq)
#include "tst_qq.moc"
