// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/channels/codec_lookup.h"
#include "app/channels/common/bytes.h"
#include "app/channels/common/meta_hook.h"

#include <QTest>

using namespace lianxi;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace
{

const Instant now = *parseRfc3339(u"2026-11-21T10:00:00.000Z"_s);
const QJsonObject place{{u"since"_s, u"2026-11-21T08:00:00.000Z"_s}};

ChannelAccount page()
{
    ChannelAccount account;
    account.id = ChannelId(u"page"_s);
    account.platform = Platform::Facebook;
    account.settings = {{u"page_id"_s, u"99"_s}, {u"app_id"_s, u"7"_s}};
    account.secrets = {{u"access_token"_s, u"t"_s}, {u"app_secret"_s, u"s"_s}};
    return account;
}

ChannelAccount instagram()
{
    ChannelAccount account = page();
    account.platform = Platform::Instagram;
    account.settings.insert(u"ig_id"_s, u"98"_s);
    return account;
}

PollAnswer read(const ChannelAccount &account, const QString &list, const QByteArray &body,
                const QJsonObject &cursor = place)
{
    return codecFor(account.platform)->readPoll(list, {200, {}, body, true}, account, cursor, now);
}

PollRequest questionOf(const ChannelAccount &account, const QString &list,
                       const QHash<QString, QJsonObject> &cursors = {})
{
    const auto polls = codecFor(account.platform)->polls(account, cursors);
    const auto found = std::ranges::find(polls, list, &PollRequest::list);
    return found == polls.end() ? PollRequest() : *found;
}

/// What the platform pushes, signed.
Inbound pushed(const ChannelAccount &account, const QByteArray &body)
{
    HttpRequest request;
    request.body = body;
    request.headers = {{"X-Hub-Signature-256", "sha256=" + meta::hmacHex("s", body)}};
    return codecFor(account.platform)->receive(request, account, now);
}

} // namespace

/// What push-only platforms are asked after nobody listened.
class TestCatchUp : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theFirstQuestion_onlyMarksThePlace_data()
    {
        QTest::addColumn<bool>("isPage");
        QTest::addColumn<QString>("list");
        for (const auto &list : {u"conversations"_s, u"comments"_s}) {
            QTest::addRow("a page's %s", qPrintable(list)) << true << list;
            QTest::addRow("an account's %s", qPrintable(list)) << false << list;
        }
    }
    void theFirstQuestion_onlyMarksThePlace()
    {
        QFETCH(bool, isPage);
        QFETCH(QString, list);
        const ChannelAccount account = isPage ? page() : instagram();
        const PollRequest question = questionOf(account, list);
        QCOMPARE(question.list, list);
        QVERIFY(question.interval >= 1h); // pushes bring the rest
        QVERIFY(!question.request.url.contains(u"t&"_s) || !question.request.url.contains("appsecret_proof"_L1));
        const PollAnswer answer =
            read(account, list,
                 R"({"data":[{"id":"1","updated_time":"2026-11-21T09:00:00+0000","messages":{"data":)"
                 R"([{"id":"m1","created_time":"2026-11-21T09:00:00+0000","from":{"id":"p1"},"message":"old"}]}}]})",
                 {});
        QCOMPARE(toText(answer.outcome), toText(SendOutcome::Sent));
        QVERIFY(answer.events.empty());
        QCOMPARE(answer.next, (QJsonObject{{u"since"_s, u"2026-11-21T10:00:00.000Z"_s}}));
    }
    void aMessage_isTheOneThatThePushBrings()
    {
        const PollAnswer answer = read(
            page(), u"conversations"_s,
            R"({"data":[{"updated_time":"2026-11-21T09:00:05+0000","messages":{"data":[)"
            R"({"id":"m_2","created_time":"2026-11-21T09:00:05+0000","from":{"id":"99"},"to":{"data":[{"id":"p1"}]},"message":"We look"},)"
            R"({"id":"m_1","created_time":"2026-11-21T09:00:00+0000","from":{"id":"p1"},"to":{"data":[{"id":"99"}]},"message":"Where?"},)"
            R"({"id":"m_0","created_time":"2026-11-20T09:00:00+0000","from":{"id":"p1"},"message":"long ago"}]}},)"
            R"({"updated_time":"2026-11-20T07:00:00+0000","messages":{"data":[]}}]})");
        QCOMPARE(answer.events.size(), size_t(2));
        const Inbound push = pushed(
            page(),
            R"({"object":"page","entry":[{"id":"99","time":1795251600000,"messaging":[)"
            R"({"sender":{"id":"p1"},"recipient":{"id":"99"},"timestamp":1795251600000,"message":{"mid":"m_1","text":"Where?"}}]}]})");
        QCOMPARE(push.events.size(), size_t(1));
        QCOMPARE(toJson(answer.events[0]), toJson(push.events[0]));
        QCOMPARE(answer.events[1].direction, Direction::Out);
        QCOMPARE(answer.events[1].threadId, u"p1"_s);
        QVERIFY(!answer.more);
        QCOMPARE(answer.next, (QJsonObject{{u"since"_s, u"2026-11-21T10:00:00.000Z"_s}}));
    }
    void aComment_isTheOneThatThePushBrings()
    {
        const PollAnswer answer = read(
            page(), u"comments"_s,
            R"({"data":[{"id":"99_5","updated_time":"2026-11-21T09:00:00+0000","comments":)"
            R"({"data":[{"id":"5_1","from":{"id":"24","name":"Marie"},"message":"Bonjour","created_time":"2026-11-21T09:00:00+0000"}]}}]})");
        QCOMPARE(answer.events.size(), size_t(1));
        const Inbound push = pushed(
            page(),
            R"({"object":"page","entry":[{"id":"99","time":1795251600,"changes":[{"field":"feed",)"
            R"("value":{"from":{"id":"24","name":"Marie"},"item":"comment","verb":"add","comment_id":"5_1","post_id":"99_5",)"
            R"("parent_id":"99_5","created_time":1795251600,"message":"Bonjour"}}]}]})");
        QCOMPARE(push.events.size(), size_t(1));
        QCOMPARE(answer.events[0].eventKey, push.events[0].eventKey);
        QCOMPARE(answer.events[0].threadId, push.events[0].threadId);
        QCOMPARE(answer.events[0].at, push.events[0].at);
        QCOMPARE(answer.events[0].sender, push.events[0].sender);
        QCOMPARE(answer.events[0].text, u"Bonjour"_s);
    }
    void picturesAndVoices_comeWithTheirAddress()
    {
        const PollAnswer answer = read(
            instagram(), u"conversations"_s,
            R"({"data":[{"updated_time":"2026-11-21T09:00:05+0000","messages":{"data":[)"
            R"({"id":"m_1","created_time":"2026-11-21T09:00:00+0000","from":{"id":"p1"},"to":{"data":[{"id":"98"}]},"message":"",)"
            R"("attachments":{"data":[{"image_data":{"url":"https:\/\/cdn.example/1.jpg"}},)"
            R"({"mime_type":"audio/mpeg","file_url":"https:\/\/cdn.example/2.mp3"}]}}]}}]})");
        QCOMPARE(answer.events.size(), size_t(1));
        QCOMPARE(answer.events[0].parts.size(), size_t(2));
        QCOMPARE(answer.events[0].parts[0].type, PartType::Image);
        QCOMPARE(answer.events[0].parts[0].ref, u"https://cdn.example/1.jpg"_s);
        QCOMPARE(answer.events[0].parts[1].ref, u"https://cdn.example/2.mp3"_s);
    }
    void manyPages_areWalkedUntilWhatIsKnown()
    {
        const PollAnswer first =
            read(page(), u"conversations"_s,
                 R"({"data":[{"updated_time":"2026-11-21T09:30:00+0000","messages":{"data":[]}}],)"
                 R"("paging":{"cursors":{"after":"A b"},"next":"https:\/\/graph.facebook.com/x"}})");
        QVERIFY(first.more);
        QCOMPARE(first.next["since"_L1], place["since"_L1]);
        const PollRequest again = questionOf(page(), u"conversations"_s, {{u"conversations"_s, first.next}});
        QVERIFY2(again.request.url.contains("after=A%20b"_L1), qPrintable(again.request.url));
        const PollAnswer last =
            codecFor(Platform::Facebook)
                ->readPoll(u"conversations"_s,
                           {200,
                            {},
                            R"({"data":[{"updated_time":"2026-11-21T07:00:00+0000"}],)"
                            R"("paging":{"cursors":{"after":"B"},"next":"https:\/\/graph.facebook.com/x"}})",
                            true},
                           page(), first.next, now + 1min);
        QVERIFY(!last.more);
        QCOMPARE(last.next, (QJsonObject{{u"since"_s, u"2026-11-21T10:00:00.000Z"_s}})); // when the walk began
    }
    void anInstagramReply_belongsToItsComment()
    {
        const PollAnswer answer = read(
            instagram(), u"comments"_s,
            R"({"data":[{"id":"179","comments":{"data":[)"
            R"({"id":"c1","text":"hi","username":"luz","timestamp":"2026-11-21T09:00:00+0000","replies":{"data":[)"
            R"({"id":"c2","text":"we look","username":"brand","timestamp":"2026-11-21T09:01:00+0000","from":{"id":"98"}}]}}]}}]})");
        QCOMPARE(answer.events.size(), size_t(2));
        QCOMPARE(answer.events[0].eventKey, u"c:c1"_s);
        QCOMPARE(answer.events[0].sender.handle, u"luz"_s);
        QCOMPARE(answer.events[0].threadId, u"179"_s);
        QCOMPARE(answer.events[1].replyTo, u"c1"_s);
        QCOMPARE(answer.events[1].direction, Direction::Out);
    }
    void aMentionsText_isAskedFor()
    {
        const Inbound push = pushed(instagram(),
                                    R"({"object":"instagram","entry":[{"id":"98","time":1795251600,"changes":[)"
                                    R"({"field":"mentions","value":{"media_id":"171","comment_id":"172"}}]}]})");
        QCOMPARE(push.events.size(), size_t(1));
        QCOMPARE(push.asks.size(), size_t(1));
        const QString list = push.asks[0].list;
        const PollRequest question =
            questionOf(instagram(), list, {{list, QJsonObject{{QString(pushHint), push.asks[0].hint}}}});
        QVERIFY2(question.request.url.contains("/98?fields=mentioned_comment.comment_id(172)"_L1),
                 qPrintable(question.request.url));
        QVERIFY(questionOf(instagram(), list, {{list, {}}}).list.isEmpty()); // answered: never again
        const PollAnswer answer = read(instagram(), list,
                                       R"({"mentioned_comment":{"id":"172","text":"@brand help","username":"luz",)"
                                       R"("timestamp":"2026-11-21T09:00:00+0000"},"id":"98"})",
                                       {});
        QCOMPARE(answer.events.size(), size_t(1));
        QCOMPARE(answer.events[0].kind, PlatformEventKind::Edit);
        QCOMPARE(answer.events[0].target, push.events[0].messageId);
        QCOMPARE(answer.events[0].newText, u"@brand help"_s);
    }
    void aMentionInAPost_hasItsCaption()
    {
        const Inbound push = pushed(instagram(),
                                    R"({"object":"instagram","entry":[{"id":"98","time":1795251600,"changes":[)"
                                    R"({"field":"mentions","value":{"media_id":"171"}}]}]})");
        const QString list = push.asks.at(0).list;
        QVERIFY(questionOf(instagram(), list, {{list, QJsonObject{{QString(pushHint), push.asks[0].hint}}}})
                    .request.url.contains("mentioned_media.media_id(171)"_L1));
        QCOMPARE(read(instagram(), list, R"({"mentioned_media":{"caption":"with @brand"}})", {}).events.at(0).newText,
                 u"with @brand"_s);
    }
    void aMentionThatIsGone_isNotAskedForAgain()
    {
        const PollAnswer answer =
            codecFor(Platform::Instagram)
                ->readPoll(u"mention:172"_s, {400, {}, R"({"error":{"message":"gone","code":100}})", true}, instagram(),
                           {}, now);
        QCOMPARE(toText(answer.outcome), toText(SendOutcome::Refused));
        QVERIFY(answer.hintUsedUp);
    }
    void nonsense_movesNothing_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("a page") << QByteArray("<html>");
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("something else") << QByteArray("{\"success\":true}");
        QTest::newRow("an error") << QByteArray(R"({"error":{"code":190,"message":"x"}})");
    }
    void nonsense_movesNothing()
    {
        QFETCH(QByteArray, body);
        for (const ChannelAccount &account : {page(), instagram()}) {
            for (const auto &list : {u"conversations"_s, u"comments"_s}) {
                const PollAnswer answer = read(account, list, body);
                QVERIFY(answer.outcome != SendOutcome::Sent);
                QVERIFY(!answer.reason.isEmpty());
                QVERIFY(answer.next.isEmpty() && answer.events.empty());
            }
        }
    }
    void nothingIsAsked_withoutWhatItTakes()
    {
        ChannelAccount account = page();
        account.secrets.remove(u"access_token"_s);
        QVERIFY(codecFor(Platform::Facebook)->polls(account, {}).empty());
        account = instagram();
        account.settings.remove(u"ig_id"_s);
        QVERIFY(codecFor(Platform::Instagram)->polls(account, {}).empty());
    }
};

QTEST_GUILESS_MAIN(TestCatchUp)
#include "tst_catch_up.moc"
