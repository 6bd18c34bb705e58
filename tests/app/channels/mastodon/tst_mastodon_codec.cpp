// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/channels/mastodon/mastodon_codec.h"

#include <QTest>

using namespace lianxi;
using namespace Qt::StringLiterals;

namespace
{

ChannelAccount brand()
{
    ChannelAccount account;
    account.platform = Platform::Mastodon;
    account.settings = {{"instance"_L1, "kb.example"_L1}, {"account_id"_L1, "1"_L1}, {"acct"_L1, "brand"_L1}};
    account.secrets = {{"access_token"_L1, "t"_L1}};
    return account;
}

} // namespace

/// What recorded sessions and requests do not show.
class TestMastodonCodec : public QObject
{
    Q_OBJECT
    const MastodonCodec m_codec{};

    [[nodiscard]] StreamStep step(StreamInput::Kind kind, const QByteArray &frame, const QJsonObject &state) const
    {
        StreamInput input;
        input.kind = kind;
        input.frame = frame;
        return m_codec.onStream(input, state, {}, brand(), {});
    }

private Q_SLOTS:
    void length_isCountedAsTheServersDo_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("length");
        QTest::newRow("nothing") << QString() << 0;
        QTest::newRow("a family is one") << u"👩‍👩‍👧‍👦"_s << 1;
        QTest::newRow("a flag is one") << u"🇨🇳"_s << 1;
        QTest::newRow("a skin tone belongs to its hand") << u"👋🏽"_s << 1;
        QTest::newRow("a combining accent belongs to its letter") << u"e\u0301"_s << 1;
        QTest::newRow("an address counts 23") << u"https://a.example/"_s << 23;
        QTest::newRow("the sentence's full stop is not the address's") << u"https://a.example/b."_s << 24;
        QTest::newRow("Chinese behind an address is text") << u"https://a.example/b，好"_s << 25;
        QTest::newRow("a host of a mention counts nothing") << u"@a@b.example"_s << 2;
        QTest::newRow("an e-mail address counts whole") << u"a@b.example"_s << 11;
    }
    void length_isCountedAsTheServersDo()
    {
        QFETCH(QString, text);
        QTEST(m_codec.textLength(text), "length");
    }

    void subscription_isCaughtUpTwice_whenNothingConfirmsIt()
    {
        const StreamStep opened = step(StreamInput::Kind::Opened, {}, {});
        QCOMPARE(opened.send, std::vector<QByteArray>{R"({"type":"subscribe","stream":"user"})"});
        QVERIFY(opened.standing);
        const StreamStep tick = step(StreamInput::Kind::Tick, {}, opened.state);
        QVERIFY(tick.standing);
        QVERIFY(!step(StreamInput::Kind::Tick, {}, tick.state).standing);
        const StreamStep heard = step(StreamInput::Kind::Frame, R"({"event":"filters_changed"})", opened.state);
        QVERIFY(!step(StreamInput::Kind::Tick, {}, heard.state).standing);
    }

    void stream_isOpenedWhereSettingsSay()
    {
        ChannelAccount account = brand();
        QCOMPARE(m_codec.openStream(account, {})->request.url, u"wss://kb.example/api/v1/streaming"_s);
        account.settings.insert("streaming"_L1, "stream.kb.example"_L1);
        QCOMPARE(m_codec.openStream(account, {})->request.url, u"wss://stream.kb.example/api/v1/streaming"_s);
        QCOMPARE(headerValue(m_codec.openStream(account, {})->request.headers, "Authorization"),
                 QByteArray("Bearer t"));
        account.settings.insert("mode"_L1, "polling"_L1);
        QVERIFY(!m_codec.openStream(account, {}));
        QCOMPARE(m_codec.polls(account, {}).size(), size_t(1));
    }

    void answer_hangsBelowWhatItAnswers_namesThePerson_keepsTheWarning()
    {
        PlatformEvent asked;
        asked.kind = PlatformEventKind::Message;
        asked.surface = Surface::Private;
        asked.messageId = u"9"_s;
        asked.sender.id = u"55"_s;
        asked.sender.handle = u"eve@far.example"_s;
        asked.more.insert("warning"_L1, "fire"_L1);
        SendIntent intent = m_codec.replyIntent(asked, u"hello"_s);
        intent.replyTo.clear(); // nobody quoted it
        const SendPlan plan = m_codec.planSend(intent, brand(), {});
        QVERIFY(plan.request);
        QCOMPARE(plan.request->body,
                 QByteArray(R"({"in_reply_to_id":"9","sensitive":true,"spoiler_text":"fire","status":)"
                            R"("@eve@far.example hello","visibility":"direct"})"));
        // By number alone nobody can be named, and nobody could read it.
        asked.sender.handle.clear();
        QCOMPARE(m_codec.planSend(m_codec.replyIntent(asked, u"hello"_s), brand(), {}).reason, u"no_recipient"_s);
    }

    void upload_isAskedForUntilItIsConverted()
    {
        MediaFile file;
        file.type = PartType::Video;
        file.bytes = "bytes";
        file.name = u"v.mp4"_s;
        HttpResponse response;
        response.status = 202;
        response.body = R"({"id":"22","type":"video"})";
        const SendAnswer pending = m_codec.readUpload(response, file, {}, brand(), {});
        QCOMPARE(pending.outcome, SendOutcome::Pending);
        QVERIFY(pending.retryAfter);
        const SendPlan again = m_codec.planUpload(file, {}, pending.more, brand(), {});
        QCOMPARE(again.request->url, u"https://kb.example/api/v1/media/22"_s);
        response.status = 200;
        const SendAnswer done = m_codec.readUpload(response, file, pending.more, brand(), {});
        QCOMPARE(done.outcome, SendOutcome::Uploaded);
        QCOMPARE(done.more.value("ref"_L1).toString(), u"22"_s);
    }
};

QTEST_GUILESS_MAIN(TestMastodonCodec)
#include "tst_mastodon_codec.moc"
