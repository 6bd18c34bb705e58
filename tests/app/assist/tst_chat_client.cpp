// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/assist/chat_client.h"

#include "app/assist/assist_setup.h"
#include "models/assist/assist_prompts.h"
#include "tests/support/chat_stub.h"

#include <QFile>
#include <QSslConfiguration>
#include <QSslKey>
#include <QSslServer>
#include <QTcpServer>
#include <QTest>

using namespace lianxi;
using namespace lianxi::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

Q_DECLARE_METATYPE(lianxi::AssistTrouble)

/// One request against an endpoint that speaks the real protocol, and every way in which it can go wrong.
class TestChatClient : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void answer_arrivesInPieces();
    void request_isWhatEndpointsExpect();
    void slowChunks_areToldOneByOne();
    void charactersCutBetweenChunks_areWhole();
    void trouble_data();
    void trouble();
    void retryAfter_isTold();
    void silence_ends_data();
    void silence_ends();
    void stop_closesTheConnection_andNothingIsTold();
    void stopInTheMiddle_fromItsOwnWords_isSafe();
    void nobodyListens_isUnreachable();
    void untrustedServer_getsNothing();
    void redirect_isNotFollowed();

private:
    void ask(ChatLimits limits = {});
    std::unique_ptr<ChatStub> m_stub;
    std::unique_ptr<ChatClient> m_client;
    QString m_text;
    QStringList m_pieces;
    std::vector<ChatEnd> m_ends;
};

void TestChatClient::init()
{
    m_stub = std::make_unique<ChatStub>();
    m_client.reset();
    m_text.clear();
    m_pieces.clear();
    m_ends.clear();
}

void TestChatClient::ask(ChatLimits limits)
{
    m_client = std::make_unique<ChatClient>(limits);
    const ChatRequest request{*completionsAddress(m_stub->base()), "sk-secret",
                              chatRequest(u"stub-1"_s, {{ChatMessage::Role::User, u"问"_s}})};
    m_client->ask(
        1, request,
        [this](const QString &text) {
            m_text += text;
            m_pieces << text;
        },
        [this](const ChatEnd &end) { m_ends.push_back(end); });
}

void TestChatClient::answer_arrivesInPieces()
{
    m_stub->script({ChatStub::said({u"您好，"_s, u"马上"_s, u"为您查。"_s})});
    ask();
    QTRY_COMPARE(m_ends.size(), size_t{1});
    QCOMPARE(m_text, u"您好，马上为您查。"_s);
    QCOMPARE(m_ends.front().trouble, AssistTrouble::None);
    QVERIFY(!m_ends.front().cutShort);
}

void TestChatClient::request_isWhatEndpointsExpect()
{
    ask();
    QTRY_COMPARE(m_ends.size(), size_t{1});
    QCOMPARE(m_stub->requests().size(), size_t{1});
    const HttpRequest &request = m_stub->requests().front();
    QCOMPARE(request.method, QByteArray("POST"));
    QCOMPARE(request.path, QByteArray("/v1/chat/completions"));
    QCOMPARE(headerValue(request.headers, "authorization"), QByteArray("Bearer sk-secret"));
    QCOMPARE(headerValue(request.headers, "content-type"), QByteArray("application/json"));
    QCOMPARE(request.body,
             QByteArray(R"({"messages":[{"content":"问","role":"user"}],"model":"stub-1","stream":true})"));
    QVERIFY(headerValue(request.headers, "cookie").isEmpty());
}

void TestChatClient::slowChunks_areToldOneByOne()
{
    ChatStub::Answer answer = ChatStub::said({u"一"_s, u"二"_s, u"三"_s});
    answer.held = true;
    m_stub->script({answer});
    ask();
    QTRY_VERIFY(m_stub->isTalking());
    m_stub->next(); // the role
    for (const QString &piece : {u"一"_s, u"二"_s, u"三"_s}) {
        m_stub->next();
        QTRY_COMPARE(m_pieces.value(m_pieces.size() - 1), piece);
        QVERIFY(m_ends.empty());
    }
    m_stub->next(); // why it ended
    m_stub->next(); // [DONE]
    QTRY_COMPARE(m_ends.size(), size_t{1});
}

void TestChatClient::charactersCutBetweenChunks_areWhole()
{
    const QByteArray stream = ChatStub::event(u"您好😀"_s) + "data: [DONE]\r\n\r\n";
    ChatStub::Answer answer;
    for (qsizetype at = 0; at < stream.size(); at += 3)
        answer.chunks << stream.mid(at, 3);
    m_stub->script({answer});
    ask();
    QTRY_COMPARE(m_ends.size(), size_t{1});
    QCOMPARE(m_text, u"您好😀"_s);
    QCOMPARE(m_ends.front().trouble, AssistTrouble::None);
}

void TestChatClient::trouble_data()
{
    using Answer = ChatStub::Answer;
    QTest::addColumn<std::function<Answer()>>("answer");
    QTest::addColumn<AssistTrouble>("trouble");
    QTest::addColumn<QString>("text");
    const auto row = [](const char *name, std::function<Answer()> answer, AssistTrouble trouble,
                        const QString &text = {}) { QTest::newRow(name) << std::move(answer) << trouble << text; };
    const auto stream = [](QByteArrayList chunks, Answer::End end = Answer::End::Whole) {
        Answer answer;
        answer.chunks = std::move(chunks);
        answer.end = end;
        return answer;
    };
    row(
        "key refused", [] { return ChatStub::failed(401, R"({"error":{"code":"invalid_api_key"}})"); },
        AssistTrouble::KeyRefused);
    row(
        "too many", [] { return ChatStub::failed(429); }, AssistTrouble::TooMany);
    row(
        "server failed", [] { return ChatStub::failed(500, "oops"); }, AssistTrouble::ServerFailed);
    row(
        "model unknown", [] { return ChatStub::failed(404, R"({"error":{"code":"model_not_found"}})"); },
        AssistTrouble::NoSuchModel);
    row(
        "broken off in the middle",
        [=] {
            return stream({ChatStub::event(u"您好"_s), ChatStub::event(u"，请"_s)}, Answer::End::Broken);
        },
        AssistTrouble::BrokenOff, u"您好，请"_s);
    row(
        "ended without an end", [=] { return stream({ChatStub::event(u"您好"_s)}); }, AssistTrouble::BrokenOff,
        u"您好"_s);
    row(
        "error in the stream",
        [=] {
            return stream({ChatStub::event(u"您"_s), "data: {\"error\":{\"type\":\"server_error\"}}\n\n"});
        },
        AssistTrouble::ServerFailed, u"您"_s);
    row(
        "nonsense in the stream", [=] { return stream({"data: \x01\x02{{{\n\n"}); }, AssistTrouble::NotUnderstood);
    row(
        "a page of the web",
        [] {
            Answer page;
            page.type = "text/html";
            page.chunks << "<html>welcome</html>";
            return page;
        },
        AssistTrouble::NotUnderstood);
    row(
        "nothing at all", [=] { return stream({}); }, AssistTrouble::NotUnderstood);
    row(
        "no words", [] { return ChatStub::said({}); }, AssistTrouble::Empty);
    row(
        "never-ending words", [=] { return stream({ChatStub::event(QString(500, u'字'))}, Answer::End::Endless); },
        AssistTrouble::Endless, QString(500, u'字').repeated(24));
    row(
        "never-ending comments",
        [=] { return stream({": " + QByteArray(60'000, '.') + "\n\n"}, Answer::End::Endless); },
        AssistTrouble::Endless);
    row(
        "an endless line", [=] { return stream({"data: " + QByteArray(60'000, '.')}, Answer::End::Endless); },
        AssistTrouble::NotUnderstood);
    row(
        "not streamed, but an answer",
        [] { return ChatStub::failed(200, R"({"choices":[{"message":{"content":"好的"},"finish_reason":"stop"}]})"); },
        AssistTrouble::None, u"好的"_s);
    row(
        "end told, then closed without [DONE]",
        [=] {
            return stream(
                {ChatStub::event(u"好"_s), "data: {\"choices\":[{\"delta\":{},\"finish_reason\":\"stop\"}]}\n\n"});
        },
        AssistTrouble::None, u"好"_s);
}

void TestChatClient::trouble()
{
    QFETCH(const std::function<ChatStub::Answer()>, answer);
    m_stub->script({answer()});
    ask();
    QTRY_COMPARE(m_ends.size(), size_t{1});
    QTEST(m_ends.front().trouble, "trouble");
    QTEST(m_text, "text");
    QCOMPARE(m_stub->requests().size(), size_t{1}); // nothing is repeated by itself
}

void TestChatClient::retryAfter_isTold()
{
    ChatStub::Answer answer = ChatStub::failed(429);
    answer.headers = {{"Retry-After", "90"}};
    m_stub->script({answer});
    ask();
    QTRY_COMPARE(m_ends.size(), size_t{1});
    QCOMPARE(m_ends.front().retryAfter, std::optional(90s));
}

void TestChatClient::silence_ends_data()
{
    QTest::addColumn<bool>("afterSome");
    QTest::newRow("before the first byte of words") << false;
    QTest::newRow("in the middle") << true;
}

void TestChatClient::silence_ends()
{
    QFETCH(const bool, afterSome);
    ChatStub::Answer answer;
    if (afterSome)
        answer.chunks << ChatStub::event(u"您"_s);
    answer.end = ChatStub::Answer::End::Open;
    m_stub->script({answer});
    ChatLimits limits;
    limits.first = limits.silence = 150ms;
    ask(limits);
    QTRY_COMPARE(m_ends.size(), size_t{1});
    QCOMPARE(m_ends.front().trouble, afterSome ? AssistTrouble::BrokenOff : AssistTrouble::Silent);
    QTRY_VERIFY(!m_stub->isTalking());
}

void TestChatClient::stop_closesTheConnection_andNothingIsTold()
{
    ChatStub::Answer answer = ChatStub::said({u"一"_s, u"二"_s});
    answer.held = true;
    m_stub->script({answer});
    ask();
    QTRY_VERIFY(m_stub->isTalking());
    m_stub->next();
    m_stub->next();
    QTRY_COMPARE(m_text, u"一"_s);
    m_client->stop(1);
    QTRY_VERIFY(!m_stub->isTalking());
    QVERIFY(m_ends.empty());
    QCOMPARE(m_text, u"一"_s);
}

void TestChatClient::stopInTheMiddle_fromItsOwnWords_isSafe()
{
    m_stub->script({ChatStub::said({u"一"_s, u"二"_s, u"三"_s})});
    m_client = std::make_unique<ChatClient>(ChatLimits{});
    const ChatRequest request{*completionsAddress(m_stub->base()), {}, chatRequest(u"m"_s, {})};
    m_client->ask(
        1, request,
        [this](const QString &text) {
            m_text += text;
            m_client->stop(1);
        },
        [this](const ChatEnd &end) { m_ends.push_back(end); });
    QTRY_COMPARE(m_text, u"一"_s);
    QTRY_VERIFY(!m_stub->isTalking());
    QCOMPARE(m_text, u"一"_s);
    QVERIFY(headerValue(m_stub->requests().front().headers, "authorization").isEmpty()); // without a key none is sent
}

void TestChatClient::nobodyListens_isUnreachable()
{
    QTcpServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    const QString base = u"http://127.0.0.1:%1"_s.arg(server.serverPort());
    server.close();
    m_client = std::make_unique<ChatClient>(ChatLimits{});
    m_client->ask(
        1, {*completionsAddress(base), {}, "{}"}, [](const QString &) {},
        [this](const ChatEnd &end) { m_ends.push_back(end); });
    QTRY_COMPARE(m_ends.size(), size_t{1});
    QCOMPARE(m_ends.front().trouble, AssistTrouble::Unreachable);
}

void TestChatClient::untrustedServer_getsNothing()
{
    const auto fixture = [](const QString &name) {
        QFile file(QStringLiteral(LIANXI_TEST_DIR "/fixtures/tls/") + name);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    };
    QSslServer server;
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    configuration.setLocalCertificate(QSslCertificate(fixture(u"self_signed.pem"_s)));
    configuration.setPrivateKey(QSslKey(fixture(u"server.key"_s), QSsl::Rsa));
    server.setSslConfiguration(configuration);
    QByteArray got;
    connect(&server, &QTcpServer::pendingConnectionAvailable, this, [&server, &got] {
        QTcpSocket *socket = server.nextPendingConnection();
        connect(socket, &QIODevice::readyRead, socket, [socket, &got] { got += socket->readAll(); });
    });
    QVERIFY(server.listen(QHostAddress::LocalHost));
    m_client = std::make_unique<ChatClient>(ChatLimits{});
    m_client->ask(
        1, {*completionsAddress(u"https://127.0.0.1:%1/v1"_s.arg(server.serverPort())), "sk-secret", "{}"},
        [](const QString &) {}, [this](const ChatEnd &end) { m_ends.push_back(end); });
    QTRY_COMPARE(m_ends.size(), size_t{1});
    QCOMPARE(m_ends.front().trouble, AssistTrouble::Untrusted);
    QCOMPARE(got, QByteArray());
}

void TestChatClient::redirect_isNotFollowed()
{
    ChatStub elsewhere;
    ChatStub::Answer answer = ChatStub::failed(307);
    answer.headers = {{"Location", elsewhere.base().toLatin1()}};
    m_stub->script({answer});
    ask();
    QTRY_COMPARE(m_ends.size(), size_t{1});
    QCOMPARE(m_ends.front().trouble, AssistTrouble::Redirected);
    QVERIFY(elsewhere.requests().empty());
}

QTEST_GUILESS_MAIN(TestChatClient)
#include "tst_chat_client.moc"
