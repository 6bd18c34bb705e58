// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/channels/chatwoot/chatwoot_codec.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace lianxi;
using namespace Qt::StringLiterals;

namespace
{

constexpr qint64 noon = 1'795'262'400; ///< seconds

ChannelAccount desk()
{
    ChannelAccount account;
    account.platform = Platform::Chatwoot;
    account.settings = {{"base"_L1, "https://desk.example"_L1}, {"account_id"_L1, 1}};
    account.secrets = {{"api_access_token"_L1, "t"_L1}};
    return account;
}

HttpResponse answered(const QJsonObject &body)
{
    HttpResponse response;
    response.status = 200;
    response.body = QJsonDocument(body).toJson();
    return response;
}

QJsonObject conversation(int id, qint64 active, bool waits = false)
{
    return {
        {"id"_L1, id}, {"status"_L1, "open"_L1}, {"unread_count"_L1, waits ? 1 : 0}, {"last_activity_at"_L1, active}};
}

HttpResponse conversations(const QJsonArray &list)
{
    return answered({{"data"_L1, QJsonObject{{"payload"_L1, list}}}});
}

/// A page of messages with these ids, a second apart, the newest at `newest`.
HttpResponse messages(int from, int to, qint64 newest)
{
    QJsonArray list;
    for (int id = from; id <= to; ++id)
        list.append(QJsonObject{{"id"_L1, id},
                                {"content"_L1, QString::number(id)},
                                {"conversation_id"_L1, 12},
                                {"message_type"_L1, 0},
                                {"created_at"_L1, newest - (to - id)},
                                {"sender"_L1, QJsonObject{{"id"_L1, 5}}}});
    return answered({{"payload"_L1, list}});
}

} // namespace

/// Catching up over REST, page by page, as the poller does.
class TestChatwootWalk : public QObject
{
    Q_OBJECT
    const ChatwootCodec m_codec{};
    QJsonObject m_cursor;
    QStringList m_texts;

    [[nodiscard]] QString asks() const
    {
        const auto polls = m_codec.polls(desk(), {{u"conversations"_s, m_cursor}});
        return polls.empty() ? QString() : polls.front().request.url.section(u"/accounts/1"_s, 1);
    }
    /// \return whether the walk goes on.
    bool read(const HttpResponse &response)
    {
        const PollAnswer answer = m_codec.readPoll(u"conversations"_s, response, desk(), m_cursor, {});
        if (!answer.next.isEmpty())
            m_cursor = answer.next;
        for (const PlatformEvent &event : answer.events)
            m_texts.append(event.text);
        return answer.more;
    }

private Q_SLOTS:
    void init()
    {
        m_cursor = {};
        m_texts.clear();
    }

    void firstWalk_takesWhatWaits_notThePast()
    {
        QVERIFY(asks().endsWith(u"&page=1"_s));
        QVERIFY(read(conversations({conversation(12, noon, true), conversation(11, noon - 50)})));
        QCOMPARE(asks(), u"/conversations/12/messages"_s);
        QVERIFY(!read(messages(1, 20, noon)));
        QCOMPARE(m_texts.size(), 20);
        QCOMPARE(m_cursor, (QJsonObject{{"since"_L1, noon}}));
    }

    void gap_isWalkedBackTo_whereItWasRead()
    {
        m_cursor = {{"since"_L1, noon}};
        QVERIFY(read(conversations({conversation(12, noon + 600)})));
        QVERIFY(read(messages(81, 100, noon + 600)));
        QCOMPARE(asks(), u"/conversations/12/messages?before=81"_s);
        QVERIFY(!read(messages(61, 80, noon - 200 + 19)));
        QCOMPARE(m_texts.size(), 40);
        QCOMPARE(m_cursor, (QJsonObject{{"since"_L1, noon + 600}}));
    }

    void fullPages_areFollowedByTheNext()
    {
        m_cursor = {{"since"_L1, noon}};
        QJsonArray full;
        for (int id = 1; id <= 25; ++id)
            full.append(conversation(id, noon + 100 + id));
        QVERIFY(read(conversations(full)));
        QVERIFY(asks().endsWith(u"&page=2"_s));
        QVERIFY(read(conversations({conversation(26, noon - 500)})));
        QCOMPARE(m_cursor.value("todo"_L1).toArray().size(), 25);
        for (int left = 25; left > 1; --left)
            QVERIFY(read(messages(left, left, noon + 100)));
        QVERIFY(!read(messages(1, 1, noon + 100)));
        QCOMPARE(m_cursor, (QJsonObject{{"since"_L1, noon + 125}}));
    }

    void deletedConversation_doesNotHoldUpTheOthers()
    {
        m_cursor = {{"since"_L1, noon}};
        QVERIFY(read(conversations({conversation(12, noon + 1), conversation(13, noon + 1)})));
        HttpResponse gone;
        gone.status = 404;
        gone.body = R"({"error":"Resource could not be found"})";
        QVERIFY(read(gone));
        QCOMPARE(asks(), u"/conversations/13/messages"_s);
        QVERIFY(!read(messages(1, 1, noon + 1)));
    }

    void nothingNew_movesNothing()
    {
        m_cursor = {{"since"_L1, noon}};
        QVERIFY(!read(conversations({conversation(12, noon - 5000)})));
        QCOMPARE(m_cursor, (QJsonObject{{"since"_L1, noon}}));
    }

    void profile_tellsTheCablesToken()
    {
        const auto token =
            m_codec.readToken(answered({{"id"_L1, 9}, {"pubsub_token"_L1, "p"_L1}, {"name"_L1, "Li"_L1}}), {});
        QVERIFY(token);
        QCOMPARE(token->value("pubsub_token"_L1).toString(), u"p"_s);
        QCOMPARE(token->value("user_id"_L1).toString(), u"9"_s);
        QVERIFY(!m_codec.readToken(answered({{"error"_L1, "x"_L1}}), {}));
    }

    void files_travelInsideTheMessage()
    {
        SendIntent intent;
        intent.threadId = u"12"_s;
        intent.text = u"here"_s;
        intent.sendKey = u"k"_s;
        Part part;
        part.type = PartType::Image;
        intent.parts = {part, part};
        QCOMPARE(m_codec.planSend(intent, desk(), {}).reason, u"upload_needed"_s);
        const auto file = [](const QString &name, const QByteArray &bytes) {
            MediaFile made;
            made.type = PartType::Image;
            made.name = name;
            made.bytes = bytes;
            return made;
        };
        intent.files = {file(u"a.png"_s, "AAA"), file(u"b\".png"_s, "BBB")};
        const SendPlan plan = m_codec.planSend(intent, desk(), {});
        QVERIFY(plan.request);
        QCOMPARE(plan.request->body.count("name=\"attachments[]\""), 2);
        QVERIFY(plan.request->body.contains("AAA\r\n--"));
        QVERIFY(plan.request->body.contains("filename=\"b%22.png\""));
        QVERIFY(plan.request->body.contains("name=\"echo_id\"\r\n\r\nk\r\n"));
        QCOMPARE(headerValue(plan.request->headers, "api_access_token"), QByteArray("t"));
    }
};

QTEST_GUILESS_MAIN(TestChatwootWalk)
#include "tst_chatwoot_walk.moc"
