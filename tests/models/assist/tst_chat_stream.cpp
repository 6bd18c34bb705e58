// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/assist/chat_answer.h"
#include "models/assist/event_stream.h"

#include <QTest>

#include <random>

using namespace lianxi;
using namespace Qt::StringLiterals;

Q_DECLARE_METATYPE(lianxi::AssistTrouble)

/// The streaming protocol: events out of bytes, words out of events.
class TestChatStream : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void events_data();
    void events();
    void events_cutAnywhere_areTheSame();
    void hugeEvent_isRefused();
    void piece_data();
    void piece();
    void wholeAnswer_data();
    void wholeAnswer();
    void status_data();
    void status();
    void visibleWords_data();
    void visibleWords();
    void thoughts_data();
    void thoughts();
};

namespace
{

QByteArrayList eventsOf(const QByteArray &bytes, qsizetype step)
{
    EventStreamReader reader;
    QByteArrayList all;
    for (qsizetype at = 0; at < bytes.size(); at += step) {
        const auto events = reader.feed(QByteArrayView(bytes).sliced(at, std::min(step, bytes.size() - at)));
        if (!events)
            return {"refused"};
        for (const QByteArray &data : *events)
            all << data;
    }
    return all;
}

} // namespace

void TestChatStream::events_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArrayList>("data");
    QTest::newRow("line feeds") << QByteArray("data: a\n\ndata: b\n\n") << QByteArrayList{"a", "b"};
    QTest::newRow("both ends of a line") << QByteArray("data: a\r\n\r\ndata: b\r\n\r\n") << QByteArrayList{"a", "b"};
    QTest::newRow("returns") << QByteArray("data: a\r\rdata: b\r\r") << QByteArrayList{"a", "b"};
    QTest::newRow("comment keeps the line open") << QByteArray(": ping\n\n:\n\ndata: a\n\n") << QByteArrayList{"a"};
    QTest::newRow("several lines are one event") << QByteArray("data: a\ndata:b\ndata\n\n") << QByteArrayList{"a\nb\n"};
    QTest::newRow("other fields") << QByteArray("event: x\nid: 7\nretry: 10\ndata: a\n\n") << QByteArrayList{"a"};
    QTest::newRow("only the first blank belongs to the syntax") << QByteArray("data:  a\n\n") << QByteArrayList{" a"};
    QTest::newRow("field that begins alike") << QByteArray("database: a\n\n") << QByteArrayList{};
    QTest::newRow("unfinished event says nothing") << QByteArray("data: a\n") << QByteArrayList{};
    QTest::newRow("byte order mark") << QByteArray("\xef\xbb\xbf"
                                                   "data: a\n\n")
                                     << QByteArrayList{"a"};
    QTest::newRow("empty data") << QByteArray("data:\n\n") << QByteArrayList{""};
    QTest::newRow("Chinese") << QByteArray("data: 您好\n\n") << QByteArrayList{"您好"};
}

void TestChatStream::events()
{
    QFETCH(const QByteArray, bytes);
    QTEST(eventsOf(bytes, bytes.size()), "data");
}

void TestChatStream::events_cutAnywhere_areTheSame()
{
    const QByteArray bytes = "\xef\xbb\xbf: hi\r\ndata: 您好😀\r\ndata: b\r\n\r\nid: 1\rdata: c\r\rdata: [DONE]\n\n";
    const QByteArrayList whole = eventsOf(bytes, bytes.size());
    QCOMPARE(whole, (QByteArrayList{"您好😀\nb", "c", "[DONE]"}));
    for (qsizetype step = 1; step < bytes.size(); ++step)
        QCOMPARE(eventsOf(bytes, step), whole);
}

void TestChatStream::hugeEvent_isRefused()
{
    EventStreamReader reader;
    const QByteArray line = "data: " + QByteArray(64 * 1024, 'x') + '\n';
    for (int i = 0; i < 3; ++i)
        QVERIFY(reader.feed(line));
    QVERIFY(!reader.feed(line));
}

void TestChatStream::piece_data()
{
    QTest::addColumn<QByteArray>("data");
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("finished");
    QTest::addColumn<AssistTrouble>("trouble");
    const auto row = [](const char *name, const QByteArray &data, const QString &text, bool finished,
                        AssistTrouble trouble) { QTest::newRow(name) << data << text << finished << trouble; };
    row("words", R"({"choices":[{"index":0,"delta":{"content":"您好"},"finish_reason":null}]})", u"您好"_s, false,
        AssistTrouble::None);
    row("role alone", R"({"choices":[{"delta":{"role":"assistant","content":""}}]})", {}, false, AssistTrouble::None);
    row("reasoning is not the answer", R"({"choices":[{"delta":{"reasoning_content":"hm","content":null}}]})", {},
        false, AssistTrouble::None);
    row("end", R"({"choices":[{"delta":{},"finish_reason":"stop"}]})", {}, true, AssistTrouble::None);
    row("usage without a choice", R"({"choices":[],"usage":{"total_tokens":9}})", {}, false, AssistTrouble::None);
    row("filtered", R"({"choices":[{"delta":{},"finish_reason":"content_filter"}]})", {}, true, AssistTrouble::Refused);
    row("error in the stream", R"({"error":{"message":"overloaded","type":"server_error"}})", {}, false,
        AssistTrouble::ServerFailed);
    row("error of the rate", R"({"error":{"code":"rate_limit_exceeded"}})", {}, false, AssistTrouble::TooMany);
    row("no JSON", "<html>", {}, false, AssistTrouble::NotUnderstood);
    row("JSON of another kind", "[1]", {}, false, AssistTrouble::NotUnderstood);
    row("members of other types", R"({"choices":{"a":1},"error":false})", {}, false, AssistTrouble::None);
}

void TestChatStream::piece()
{
    QFETCH(const QByteArray, data);
    const ChatPiece piece = readChatEvent(data);
    QTEST(piece.text, "text");
    QTEST(piece.finished, "finished");
    QTEST(piece.trouble, "trouble");
    QVERIFY(!piece.done);
    QVERIFY(readChatEvent("[DONE]").done);
}

void TestChatStream::wholeAnswer_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("text");
    QTest::addColumn<AssistTrouble>("trouble");
    QTest::newRow("not streamed") << QByteArray(
        R"({"choices":[{"message":{"role":"assistant","content":"好"},"finish_reason":"stop"}]})")
                                  << u"好"_s << AssistTrouble::None;
    QTest::newRow("error with status 200")
        << QByteArray(R"({"error":{"code":"model_not_found"}})") << QString() << AssistTrouble::NoSuchModel;
    QTest::newRow("something else") << QByteArray(R"({"hello":1})") << QString() << AssistTrouble::NotUnderstood;
}

void TestChatStream::wholeAnswer()
{
    QFETCH(const QByteArray, body);
    const ChatPiece piece = readChatBody(body);
    QTEST(piece.text, "text");
    QTEST(piece.trouble, "trouble");
    QVERIFY(piece.done);
}

void TestChatStream::status_data()
{
    QTest::addColumn<int>("code");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<AssistTrouble>("trouble");
    const auto row = [](const char *name, int code, const QByteArray &body, AssistTrouble trouble) {
        QTest::newRow(name) << code << body << trouble;
    };
    row("key refused", 401, R"({"error":{"type":"invalid_request_error","code":"invalid_api_key"}})",
        AssistTrouble::KeyRefused);
    row("no access", 403, {}, AssistTrouble::KeyRefused);
    row("no such page", 404, "<html>", AssistTrouble::NoSuchModel);
    row("model named in a 400", 400, R"({"error":{"code":"model_not_found"}})", AssistTrouble::NoSuchModel);
    row("key named in a 400", 400, R"({"error":{"code":"InvalidApiKey"}})", AssistTrouble::KeyRefused);
    row("too long", 400, R"({"error":{"code":"context_length_exceeded"}})", AssistTrouble::TooLong);
    row("other 400", 400, R"({"error":{"code":400}})", AssistTrouble::Refused);
    row("rate", 429, {}, AssistTrouble::TooMany);
    row("quota comes as 429 too", 429, R"({"error":{"code":"insufficient_quota"}})", AssistTrouble::QuotaUsedUp);
    row("balance", 402, {}, AssistTrouble::QuotaUsedUp);
    row("server", 500, "oops", AssistTrouble::ServerFailed);
    row("gateway", 502, {}, AssistTrouble::ServerFailed);
    row("redirect", 302, {}, AssistTrouble::Redirected);
}

void TestChatStream::status()
{
    QFETCH(const int, code);
    QFETCH(const QByteArray, body);
    QTEST(troubleOf(code, body), "trouble");
}

void TestChatStream::visibleWords_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("shown");
    QTest::newRow("plain") << u"您好，😀\n\t1"_s << u"您好，😀\n\t1"_s;
    QTest::newRow("ends of lines") << u"a\r\nb\u2028c\u2029d"_s << u"a\nb\nc\nd"_s;
    QTest::newRow("controls") << u"a\u0000b\u0007c\u001b[1m\u0085"_s << u"abc[1m"_s;
    QTest::newRow("reordering") << u"a\u202Eb\u2066c\u2069"_s << u"abc"_s;
    QTest::newRow("marks that some scripts need") << u"\u200E\u200F\u200D"_s << u"\u200E\u200F\u200D"_s;
    QTest::newRow("hidden words in tags") << u"好\U000E0041\U000E0042吗"_s << u"好吗"_s;
    QTest::newRow("byte order mark") << u"\uFEFF好"_s << u"好"_s;
    QTest::newRow("lone surrogate") << QString(QChar(0xDB40)) << QString(QChar(0xDB40));
}

void TestChatStream::visibleWords()
{
    QFETCH(const QString, text);
    QTEST(lianxi::visibleWords(text), "shown");
}

void TestChatStream::thoughts_data()
{
    QTest::addColumn<QString>("answer");
    QTest::addColumn<QString>("shown");
    QTest::newRow("none") << u"您好，<think>不是标签</think>"_s << u"您好，<think>不是标签</think>"_s;
    QTest::newRow("before the answer") << u"\n<think>先看看\n</think>\n\n您好"_s << u"您好"_s;
    QTest::newRow("empty thought") << u"<think></think>您好"_s << u"您好"_s;
    QTest::newRow("never ended") << u"<think>想不完"_s << QString();
    QTest::newRow("begins alike") << u"<thin 好"_s << u"<thin 好"_s;
    QTest::newRow("cut inside the tag") << u"<thi"_s << u"<thi"_s;
}

void TestChatStream::thoughts()
{
    QFETCH(const QString, answer);
    for (qsizetype step = 1; step <= answer.size(); ++step) {
        ThoughtFilter filter;
        QString shown;
        for (qsizetype at = 0; at < answer.size(); at += step)
            shown += filter.feed(answer.mid(at, step));
        shown += filter.finish();
        QTEST(shown, "shown");
    }
}

QTEST_GUILESS_MAIN(TestChatStream)
#include "tst_chat_stream.moc"
