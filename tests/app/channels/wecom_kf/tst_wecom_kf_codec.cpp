// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/channels/codec.h"
#include "app/channels/recorded/recorded_request.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace lianxi;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace
{

const auto desk = u"wkDsk2026xYz0123456789abcdefABCD"_s;
const auto person = u"wmDsk2026aBcDeFgHiJkLmNoPqRsTuVw"_s;

RecordedCase recorded(const QString &name)
{
    return readRecordedCase(QStringLiteral(LIANXI_TEST_DIR "/fixtures/platforms/wecom-kf/%1.meta.json").arg(name))
        .value_or(RecordedCase());
}

QJsonObject bodyOf(const HttpRequest &request)
{
    return QJsonDocument::fromJson(request.body).object();
}

HttpResponse answered(const QByteArray &body)
{
    HttpResponse response;
    response.status = 200;
    response.body = body;
    return response;
}

} // namespace

class TestWecomKfCodec : public QObject
{
    Q_OBJECT
    const Codec &m_codec = *codecFor(Platform::WecomKf);
    ChannelAccount m_account;
    const Instant m_now = parseRfc3339(u"2026-09-01T00:02:00.000Z"_s).value();

    [[nodiscard]] SendIntent message() const
    {
        SendIntent intent;
        intent.threadId = desk + u':' + person;
        intent.text = u"您好"_s;
        intent.sendKey = u"k1"_s;
        return intent;
    }

private Q_SLOTS:
    void init()
    {
        m_account = {};
        m_account.secrets = {{"access_token"_L1, "AT"_L1}};
    }

    void push_becomesTheRecordedQuestion()
    {
        const RecordedCase push = recorded(u"callback-new-msg"_s);
        const Inbound inbound = m_codec.receive(recordedRequest(push), recordedAccount(push), recordedClock(push));
        QCOMPARE(inbound.asks.size(), 1u);
        const PollAsk &ask = inbound.asks.front();
        QCOMPARE(ask.validFor, 600s);

        const QJsonObject cursor{{"store_cursor"_L1, "CURSOR_A"_L1}, {pushHint, ask.hint}};
        const std::vector<PollRequest> polls = m_codec.polls(m_account, {{ask.list, cursor}});
        QCOMPARE(polls.size(), 1u);
        QCOMPARE(polls.front().list, ask.list);
        QCOMPARE(polls.front().request.method, QByteArray("POST"));
        QCOMPARE(polls.front().request.url, u"https://qyapi.weixin.qq.com/cgi-bin/kf/sync_msg?access_token=AT"_s);
        QJsonObject expected = push.meta["expect"_L1]["effects"_L1][0]["body"_L1].toObject();
        expected.insert("cursor"_L1, "CURSOR_A"_L1); // the record has a placeholder there
        QCOMPARE(bodyOf(polls.front().request), expected);
        QCOMPARE(m_codec.listOf(polls.front().request), ask.list);
    }

    void withoutPush_onlyTheCursorIsSent()
    {
        const QHash<QString, QJsonObject> cursors{{u"kf:"_s + desk, {{"store_cursor"_L1, "C"_L1}}}};
        const std::vector<PollRequest> polls = m_codec.polls(m_account, cursors);
        QCOMPARE(polls.size(), 1u);
        QVERIFY(!bodyOf(polls.front().request).contains("token"_L1));
        QCOMPARE(polls.front().interval, 300s);
    }

    void desks_areListsOfTheirOwn_data()
    {
        QTest::addColumn<QString>("configured");
        QTest::addColumn<QStringList>("known");
        QTest::addColumn<QStringList>("asked");
        QTest::newRow("nothing known, nothing asked") << QString() << QStringList{} << QStringList{};
        QTest::newRow("without setting, all that pushed")
            << QString() << QStringList{u"kf:a"_s, u"kf:b"_s, u"kf:"_s} << QStringList{u"kf:"_s, u"kf:a"_s, u"kf:b"_s};
        QTest::newRow("configured ones at the start")
            << u"b, a"_s << QStringList{} << QStringList{u"kf:a"_s, u"kf:b"_s};
        QTest::newRow("a desk that is no longer ours is left")
            << u"a"_s << QStringList{u"kf:a"_s, u"kf:old"_s} << QStringList{u"kf:a"_s};
        QTest::newRow("a push without desk is asked beside them")
            << u"a"_s << QStringList{u"kf:"_s} << QStringList{u"kf:"_s, u"kf:a"_s};
        QTest::newRow("other lists are not ours") << QString() << QStringList{u"comments"_s} << QStringList{};
    }
    void desks_areListsOfTheirOwn()
    {
        QFETCH(QString, configured);
        QFETCH(QStringList, known);
        QFETCH(QStringList, asked);
        m_account.settings = {{"open_kfid"_L1, configured}};
        QHash<QString, QJsonObject> cursors;
        for (const QString &list : known)
            cursors.insert(list, {});
        QStringList lists;
        for (const PollRequest &poll : m_codec.polls(m_account, cursors))
            lists << poll.list;
        QCOMPARE(lists, asked);
    }

    void pages_endAtTheLastCursor()
    {
        const RecordedCase sequence = recorded(u"paging"_s);
        QJsonObject cursor;
        QList<bool> more;
        for (const QJsonValue &step : sequence.meta["steps"_L1].toArray()) {
            if (step.toString().startsWith("callback"_L1))
                continue;
            const PollAnswer page =
                m_codec.readPoll(u"kf:"_s + desk, answered(recorded(step.toString()).body), m_account, cursor, m_now);
            QCOMPARE(page.outcome, SendOutcome::Sent);
            cursor = page.next;
            more << page.more;
        }
        QCOMPARE(cursor.value("store_cursor"_L1), sequence.meta["expect"_L1]["final_cursor"_L1]);
        QCOMPARE(more, (QList<bool>{true, true, false}));
    }

    void standingCursor_onAnEmptyPage_isTheEnd()
    {
        const QByteArray page = R"({"errcode":0,"next_cursor":"C","has_more":1,"msg_list":[]})";
        const auto more = [&](const QString &stored) {
            return m_codec.readPoll(u"kf:a"_s, answered(page), m_account, {{"store_cursor"_L1, stored}}, m_now).more;
        };
        QVERIFY(more(u"B"_s));
        QVERIFY(!more(u"C"_s));
    }

    void refusedPullToken_isLeftOutOfTheNextQuestion()
    {
        const PollAnswer bad =
            m_codec.readPoll(u"kf:a"_s, answered(R"({"errcode":95007,"errmsg":"x"})"), m_account, {}, m_now);
        QCOMPARE(bad.outcome, SendOutcome::Retry);
        QVERIFY(bad.hintUsedUp);
        QVERIFY(bad.next.isEmpty());
        QVERIFY(!m_codec.readPoll(u"kf:a"_s, answered(R"({"errcode":45009})"), m_account, {}, m_now).hintUsedUp);
    }

    void waitingSession_isTakenOnce_whereThisDeskAnswers()
    {
        const HttpResponse wrongState = answered(R"({"errcode":95018,"errmsg":"x"})");
        SendIntent intent = message();
        m_account.settings = {{"mode"_L1, "own"_L1}};
        const SendAnswer take = m_codec.readAnswer(wrongState, intent, m_account, m_now);
        QCOMPARE(take.outcome, SendOutcome::Uploaded);
        intent.more = take.more;
        const SendPlan trans = m_codec.planSend(intent, m_account, m_now);
        QVERIFY(trans.request);
        QCOMPARE(trans.request->url, u"https://qyapi.weixin.qq.com/cgi-bin/kf/service_state/trans?access_token=AT"_s);
        QCOMPARE(bodyOf(*trans.request),
                 (QJsonObject{{"open_kfid"_L1, desk}, {"external_userid"_L1, person}, {"service_state"_L1, 1}}));
        const SendAnswer taken = m_codec.readAnswer(answered(R"({"errcode":0})"), intent, m_account, m_now);
        QCOMPARE(taken.outcome, SendOutcome::Uploaded);
        intent.more = taken.more;
        const SendPlan again = m_codec.planSend(intent, m_account, m_now);
        QVERIFY(again.request->url.contains("/kf/send_msg?"_L1));
        QVERIFY(!bodyOf(*again.request).contains("kf_session"_L1));
        const SendAnswer still = m_codec.readAnswer(wrongState, intent, m_account, m_now);
        QCOMPARE(still.outcome, SendOutcome::Refused);
        QCOMPARE(still.reason, u"wrong_state"_s);
    }

    void colleaguesSession_isLeftAlone()
    {
        for (const QString &mode : {u"shared"_s, QString()}) {
            m_account.settings = {{"mode"_L1, mode}};
            QCOMPARE(m_codec.readAnswer(answered(R"({"errcode":95018})"), message(), m_account, m_now).outcome,
                     SendOutcome::Refused);
        }
        m_account.settings = {{"mode"_L1, "own"_L1}};
        SendIntent taking = message();
        taking.more = {{"kf_session"_L1, "take"_L1}};
        const SendAnswer refused = m_codec.readAnswer(answered(R"({"errcode":95016})"), taking, m_account, m_now);
        QCOMPARE(refused.outcome, SendOutcome::Refused);
    }

    void lostAnswer_isRepeated_becauseThePlatformKnowsTheKey()
    {
        HttpResponse lost;
        lost.written = true;
        QCOMPARE(m_codec.readAnswer(lost, message(), m_account, m_now).outcome, SendOutcome::Retry);
        const auto first = m_codec.planSend(message(), m_account, m_now);
        const auto second = m_codec.planSend(message(), m_account, m_now + 1h);
        QCOMPARE(first.request->body, second.request->body);
        SendIntent keyless = message();
        keyless.sendKey.clear();
        QCOMPARE(m_codec.readAnswer(lost, keyless, m_account, m_now).outcome, SendOutcome::Unconfirmed);
    }

    void sentMessage_isKnownByTheIdThatAFailureNames()
    {
        QCOMPARE(m_codec.readAnswer(answered(R"({"errcode":0})"), message(), m_account, m_now).messageId, u"k1"_s);
        QCOMPARE(m_codec.readAnswer(answered(R"({"errcode":0,"msgid":"m"})"), message(), m_account, m_now).messageId,
                 u"m"_s);
    }

    void comingIn_isAnsweredWithItsCode_forTwentySeconds()
    {
        const PollAnswer page =
            m_codec.readPoll(u"kf:"_s + desk, answered(recorded(u"sync-events"_s).body), m_account, {}, m_now);
        const SendIntent welcome = m_codec.replyIntent(page.events.front(), u"欢迎"_s);
        QCOMPARE(welcome.more.value("code"_L1).toString(), u"WELCOMECODE1"_s);
        QVERIFY(m_codec.planSend(welcome, m_account, m_now + 20s).request);
        QCOMPARE(m_codec.planSend(welcome, m_account, m_now + 21s).reason, u"code_used_up"_s);
        // The code of the waiting pool lives longer.
        const SendIntent waiting = m_codec.replyIntent(page.events.at(1), u"请稍候"_s);
        QCOMPARE(waiting.more.value("code"_L1).toString(), u"MSGCODE1"_s);
        QVERIFY(m_codec.planSend(waiting, m_account, m_now + 1h).request);
    }

    void reply_goesToTheDeskThatWasWrittenTo()
    {
        const PollAnswer page =
            m_codec.readPoll(u"kf:"_s + desk, answered(recorded(u"sync-text"_s).body), m_account, {}, m_now);
        const SendPlan plan = m_codec.planSend(m_codec.replyIntent(page.events.front(), u"在"_s), m_account, m_now);
        QCOMPARE(bodyOf(*plan.request).value("open_kfid"_L1).toString(), desk);
        QCOMPARE(bodyOf(*plan.request).value("touser"_L1).toString(), person);
    }

    void entryLink_carriesItsParameter()
    {
        SendIntent intent;
        intent.op = u"entry_link"_s;
        intent.more = {{"scene_param"_L1, "a=1&b"_L1}};
        const QByteArray body = R"({"errcode":0,"url":"https://work.weixin.qq.com/kfid/kfc1?enc_scene=E"})";
        QCOMPARE(m_codec.readAnswer(answered(body), intent, m_account, m_now).more.value("url"_L1).toString(),
                 u"https://work.weixin.qq.com/kfid/kfc1?enc_scene=E&scene_param=a%3D1%26b"_s);
    }

    void customer_isKnownByTheKeyThatJoinsAccounts()
    {
        SendIntent intent;
        intent.op = u"profile"_s;
        const SendAnswer known =
            m_codec.readAnswer(answered(recorded(u"customer-batchget"_s).body), intent, m_account, m_now);
        QCOMPARE(known.more.value("profile"_L1)["union_id"_L1].toString(), u"oUn1onId0001AbCdEfGhIjKlMnOp"_s);
        const SendAnswer unknown = m_codec.readAnswer(
            answered(R"({"errcode":0,"customer_list":[],"invalid_external_userid":["w"]})"), intent, m_account, m_now);
        QCOMPARE(unknown.outcome, SendOutcome::Refused);
        QCOMPARE(unknown.reason, u"recipient_unknown"_s);
    }

    void token_isFetchedWithTheSecret()
    {
        QVERIFY(!m_codec.tokenRequest(m_account));
        m_account.settings = {{"corp_id"_L1, "ww1"_L1}};
        m_account.secrets = {{"corp_secret"_L1, "s/+="_L1}};
        const auto request = m_codec.tokenRequest(m_account);
        QCOMPARE(request->method, QByteArray("GET"));
        QCOMPARE(request->url, u"https://qyapi.weixin.qq.com/cgi-bin/gettoken?corpid=ww1&corpsecret=s%2F%2B%3D"_s);
        const auto token =
            m_codec.readToken(answered(R"({"errcode":0,"errmsg":"ok","access_token":"T","expires_in":7200})"), m_now);
        QCOMPARE(token->value("access_token"_L1).toString(), u"T"_s);
        QCOMPARE(parseRfc3339(token->value("access_token_expires"_L1).toString()), std::optional(m_now + 2h));
        QVERIFY(!m_codec.readToken(answered(R"({"errcode":40001,"errmsg":"x"})"), m_now));
        QVERIFY(!m_codec.readToken(answered(R"({"errcode":60020,"access_token":"x"})"), m_now));
    }

    void limits_areThePlatforms()
    {
        const ChannelLimits limits = m_codec.limits(Surface::Private);
        QCOMPARE(limits.textUnits, 2048);
        QVERIFY(limits.unitsAreBytes);
        QCOMPARE(limits.window, std::optional(48h));
        QCOMPARE(limits.messagesInWindow, 5);
        QVERIFY(limits.hasIdempotencyKey);
        QVERIFY(m_codec.limits(Surface::Public).parts.empty());
    }
};

QTEST_GUILESS_MAIN(TestWecomKfCodec)
#include "tst_wecom_kf_codec.moc"
