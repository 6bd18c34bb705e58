// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/channels/asterisk/asterisk_codec.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace lianxi;
using namespace Qt::StringLiterals;

namespace
{

ChannelAccount exchange()
{
    ChannelAccount account;
    account.platform = Platform::Asterisk;
    account.settings = {{"base"_L1, "https://pbx.example/ari"_L1}, {"user"_L1, "u"_L1}, {"app"_L1, "lianxi"_L1}};
    account.secrets = {{"password"_L1, "p"_L1}};
    return account;
}

QJsonObject channel(const QString &id)
{
    return {{"id"_L1, id},
            {"state"_L1, "Ring"_L1},
            {"caller"_L1, QJsonObject{{"number"_L1, "+8613800000000"_L1}}},
            {"creationtime"_L1, "2026-11-21T09:00:00.000+0000"_L1},
            {"dialplan"_L1, QJsonObject{{"app_name"_L1, "Stasis"_L1}, {"app_data"_L1, "lianxi"_L1}}}};
}

} // namespace

/// The calls under way are one cursor that the stream and the looks move together.
class TestAsteriskCalls : public QObject
{
    Q_OBJECT
    const AsteriskCodec m_codec{};
    QJsonObject m_cursor;
    QStringList m_heard; ///< phase and channel

    void note(const std::vector<PlatformEvent> &events, const QJsonObject &next)
    {
        for (const PlatformEvent &event : events)
            m_heard.append(event.phase + u' ' + event.threadId + u' ' + event.more.value("outcome"_L1).toString());
        if (!next.isEmpty())
            m_cursor = next;
    }
    void hear(const QString &type, const QString &id)
    {
        StreamInput input;
        input.frame = QJsonDocument(QJsonObject{{"type"_L1, type},
                                                {"application"_L1, "lianxi"_L1},
                                                {"timestamp"_L1, "2026-11-21T09:00:01.000+0000"_L1},
                                                {"cause"_L1, 16},
                                                {"channel"_L1, channel(id)}})
                          .toJson();
        const StreamStep step = m_codec.onStream(input, {}, m_cursor, exchange(), {});
        note(step.events, step.next);
    }
    void look(const QStringList &underWay)
    {
        QJsonArray channels;
        for (const QString &id : underWay)
            channels.append(channel(id));
        HttpResponse response;
        response.status = 200;
        response.body = QJsonDocument(channels).toJson();
        const PollAnswer answer = m_codec.readPoll(streamCursor, response, exchange(), m_cursor, {});
        note(answer.events, answer.next);
    }

private Q_SLOTS:
    void init()
    {
        m_cursor = {};
        m_heard.clear();
    }

    void callHeardWhole_isLeftAloneByLooks()
    {
        hear(u"StasisStart"_s, u"c1"_s);
        look({u"c1"_s});
        hear(u"ChannelDestroyed"_s, u"c1"_s);
        look({});
        look({});
        QCOMPARE(m_heard, (QStringList{u"ringing c1 "_s, u"ended c1 missed"_s}));
    }

    void callThatBeganUnheard_isFound_withTheKeyItWouldHaveHad()
    {
        look({u"c1"_s});
        QCOMPARE(m_heard, QStringList{u"ringing c1 "_s});
        StreamInput input;
        input.frame = QJsonDocument(QJsonObject{{"type"_L1, "StasisStart"_L1},
                                                {"timestamp"_L1, "2026-11-21T09:00:07.000+0000"_L1},
                                                {"channel"_L1, channel(u"c1"_s)}})
                          .toJson();
        HttpResponse response;
        response.status = 200;
        response.body = QJsonDocument(QJsonArray{channel(u"c1"_s)}).toJson();
        const auto told = m_codec.onStream(input, {}, {}, exchange(), {}).events;
        const auto found = m_codec.readPoll(streamCursor, response, exchange(), {}, {}).events;
        QCOMPARE(told.front().eventKey, found.front().eventKey);
    }

    void callThatEndedUnheard_isClosedByTheSecondLook()
    {
        hear(u"StasisStart"_s, u"c1"_s);
        look({});
        QCOMPARE(m_heard.size(), 1); // its end may just be on its way
        look({});
        QCOMPARE(m_heard.back(), u"ended c1 unseen"_s);
        look({});
        QCOMPARE(m_heard.size(), 2);
    }

    void callThatIsSeenAgain_isNotGone()
    {
        hear(u"StasisStart"_s, u"c1"_s);
        look({});
        look({u"c1"_s});
        look({});
        QCOMPARE(m_heard.size(), 1);
    }

    void nobodyCalling_movesNothing()
    {
        look({});
        QVERIFY(m_cursor.isEmpty());
    }

    void recording_isFetchedWithTheUser()
    {
        Part part;
        part.ref = u"a/b c"_s;
        const MediaPlan plan = m_codec.planDownload(part, exchange());
        QVERIFY(plan.request);
        QCOMPARE(plan.request->url, u"https://pbx.example/ari/recordings/stored/a%2Fb%20c/file"_s);
        QVERIFY(headerValue(plan.request->headers, "Authorization").startsWith("Basic "));
        QCOMPARE(m_codec.planDownload({}, exchange()).reason, u"no_media"_s);
    }
};

QTEST_GUILESS_MAIN(TestAsteriskCalls)
#include "tst_asterisk_calls.moc"
