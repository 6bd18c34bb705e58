// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/interop/mail_servers.h"

#include "app/channels/email/email_codec.h"
#include "app/gateway/imap_runner.h"
#include "app/gateway/mail_client.h"
#include "app/profile/memory_secret_store.h"
#include "tests/support/memory_log.h"

#include <QSslCertificate>
#include <QSslConfiguration>

using namespace lianxi;
using namespace lianxi::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace
{

constexpr int patience = 60'000;

QByteArray customerMail(const QByteArray &id, const QByteArray &text)
{
    return "From: =?UTF-8?B?5byg5LiJ?= <zhang@customer.example>\r\nTo: care@brand.example\r\nSubject: Order 4711\r\n"
           "Message-ID: <"
        + id
        + ">\r\nDate: Sat, 21 Nov 2026 09:20:00 +0000\r\nMIME-Version: 1.0\r\n"
          "Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"
        + text + "\r\n";
}

} // namespace

/// Dovecot and aiosmtpd, not servers of our own making: what customers write is read while we wait, what we answer is
/// understood by others.
class TestMailServers : public QObject
{
    Q_OBJECT
    QSslConfiguration m_before;
    std::unique_ptr<Dovecot> m_dovecot;
    std::unique_ptr<SmtpSink> m_sink;
    MemoryLog m_log;
    MemorySecretStore m_secrets;
    SystemClock m_clock;
    TimerScheduler m_scheduler;
    std::unique_ptr<ChannelRegistry> m_channels;
    std::unique_ptr<ChannelHealth> m_health;
    std::unique_ptr<HttpClient> m_http;
    std::unique_ptr<TokenKeeper> m_tokens;
    std::unique_ptr<MailClient> m_mail;
    std::unique_ptr<ImapRunner> m_runner;
    QHash<QString, QJsonObject> m_cursors;
    const ChannelId m_id{u"post"_s};
    const EmailCodec m_codec{};

    void configure(const QJsonObject &settings, const QString &password = mailPassword)
    {
        ChannelConfigured channel;
        channel.channel = m_id;
        channel.platform = Platform::Email;
        channel.settings = {{"address"_L1, QString::fromLatin1(mailUser)}};
        for (auto it = settings.begin(); it != settings.end(); ++it)
            channel.settings.insert(it.key(), it.value());
        QVERIFY(m_channels->updateSecrets(m_id, {{"password"_L1, password}}));
        m_channels->configure({channel});
    }
    [[nodiscard]] QJsonObject usual() const
    {
        return {{"imap_base"_L1, u"imaps://127.0.0.1:%1"_s.arg(m_dovecot->tlsPort)},
                {"smtp_base"_L1, u"submissions://127.0.0.1:%1"_s.arg(m_sink->tlsPort)}};
    }
    void run()
    {
        m_runner = std::make_unique<ImapRunner>(
            ImapRunner::Parts{m_log, *m_channels, *m_health, m_clock, m_scheduler, *m_tokens,
                              [this](const ChannelId &, const ImapRunner::CursorsDone &done) { done(m_cursors); },
                              [] { return 0.0; }, u"/gateway/test"_s});
        m_runner->refresh();
    }
    [[nodiscard]] std::vector<PlatformEvent> received() const
    {
        std::vector<PlatformEvent> events;
        for (const Event &event : m_log.eventsOf(EventType::PlatformEventReceived))
            events.push_back(payloadOf<PlatformEventReceived>(event)->event);
        return events;
    }
    [[nodiscard]] QString trouble() const { return m_health->facts(m_id).trouble; }
    /// The inbox has its beginning: what is delivered from here on is new. (The folder of sent mail has its own.)
    [[nodiscard]] bool isReading() const
    {
        const auto cursors = m_log.eventsOf(EventType::ChannelCursor);
        return std::any_of(cursors.begin(), cursors.end(),
                           [](const Event &event) { return payloadOf<ChannelCursor>(event)->name == "imap:INBOX"_L1; });
    }
    [[nodiscard]] HttpResponse answerTo(const HttpRequest &request)
    {
        std::optional<HttpResponse> answer;
        m_mail->request(request, 20s, [&answer](HttpResponse response) { answer = std::move(response); });
        return QTest::qWaitFor([&answer] { return answer.has_value(); }, patience) ? *answer
                                                                                   : HttpResponse{-1, {}, {}, false};
    }
    [[nodiscard]] SendAnswer send(const SendIntent &intent)
    {
        const ChannelAccount account = *m_channels->account(m_id);
        const SendPlan plan = m_codec.planSend(intent, account, m_clock.now());
        if (!plan.request || !checkDestination(plan.request->url, account))
            return {SendOutcome::Refused, u"not planned: "_s + plan.reason, {}, {}, {}, {}};
        return m_codec.readAnswer(answerTo(*plan.request), intent, account, m_clock.now());
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_before = QSslConfiguration::defaultConfiguration();
        QFile authority(tlsFile(u"authority.pem"_s));
        QVERIFY(authority.open(QIODevice::ReadOnly));
        QSslConfiguration trusting = m_before;
        trusting.setCaCertificates({QSslCertificate(authority.readAll())});
        QSslConfiguration::setDefaultConfiguration(trusting);
    }
    void cleanupTestCase() { QSslConfiguration::setDefaultConfiguration(m_before); }
    void init()
    {
        m_log = {};
        m_cursors.clear();
        m_dovecot = std::make_unique<Dovecot>();
        m_sink = std::make_unique<SmtpSink>();
        QVERIFY(m_dovecot->start());
        QVERIFY(m_sink->start());
        m_channels = std::make_unique<ChannelRegistry>(m_secrets);
        m_health = std::make_unique<ChannelHealth>();
        m_http = std::make_unique<HttpClient>();
        m_tokens =
            std::make_unique<TokenKeeper>(TokenKeeper::Parts{*m_channels, *m_health, m_clock, *m_http, codecFor});
        m_mail = std::make_unique<MailClient>(*m_http, [this](const QString &channel, const QByteArray &message) {
            if (m_runner)
                m_runner->keepSent(ChannelId(channel), message);
        });
    }
    void cleanup()
    {
        m_runner.reset();
        m_mail.reset();
        m_tokens.reset();
        m_http.reset();
        m_sink.reset();
        m_dovecot.reset();
    }

    void newMail_isReadWhileWaiting_andStaysUnread_data()
    {
        QTest::addColumn<QString>("scheme");
        QTest::newRow("TLS from the first byte") << u"imaps"_s;
        QTest::newRow("STARTTLS") << u"imap"_s;
    }
    void newMail_isReadWhileWaiting_andStaysUnread()
    {
        QFETCH(QString, scheme);
        QVERIFY(m_dovecot->deliver(customerMail("old@customer.example", "before the channel was set up")));
        const int port = scheme == "imaps"_L1 ? m_dovecot->tlsPort : m_dovecot->startTlsPort;
        configure({{"imap_base"_L1, u"%1://127.0.0.1:%2"_s.arg(scheme).arg(port)}});
        run();
        QTRY_VERIFY_WITH_TIMEOUT(isReading(), patience);
        QVERIFY(m_dovecot->deliver(customerMail("a1@customer.example", "您好，订单在哪里？\r\n.\r\n}{3}")));
        QTRY_COMPARE_WITH_TIMEOUT(received().size(), 1u, patience);
        const PlatformEvent mail = received().front();
        QCOMPARE(mail.text, u"您好，订单在哪里？\n.\n}{3}"_s);
        QCOMPARE(mail.sender.name, u"张三"_s);
        QCOMPARE(mail.messageId, u"a1@customer.example"_s);
        const QJsonArray rows = m_dovecot->list(u"INBOX"_s);
        QCOMPARE(rows.size(), 2);
        QVERIFY(!rows.at(1)["flags"_L1].toArray().contains("\\Seen"_L1));
        QVERIFY(trouble().isEmpty());
        const auto record = std::find_if(m_log.records.begin(), m_log.records.end(),
                                         [](const Record &r) { return r.events.size() == 2; });
        QVERIFY(record != m_log.records.end()); // mail and cursor are one
        QCOMPARE(record->events.at(1).type, EventType::ChannelCursor);
    }

    void largeMail_comesWhole()
    {
        configure(usual());
        run();
        QTRY_VERIFY_WITH_TIMEOUT(isReading(), patience);
        QByteArray attachment;
        for (int n = 0; attachment.size() < 3 * 1024 * 1024; ++n)
            attachment += QByteArray::number(n) + "\r\n";
        const QByteArray mail = "From: ann@customer.example\r\nMessage-ID: <big@customer.example>\r\nContent-Type: "
                                "multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\nsee the list\r\n--b\r\nContent-Type: "
                                "text/csv; name=list.csv\r\nContent-Transfer-Encoding: base64\r\n\r\n"
            + attachment.toBase64() + "\r\n--b--\r\n";
        QVERIFY(m_dovecot->deliver(mail));
        QTRY_COMPARE_WITH_TIMEOUT(received().size(), 1u, patience);
        const PlatformEvent event = received().front();
        QCOMPARE(event.parts.size(), 2u);
        QCOMPARE(event.parts.front().bytes, std::optional<qint64>(attachment.size()));

        const ChannelAccount account = *m_channels->account(m_id);
        const MediaPlan plan = m_codec.planDownload(event.parts.front(), account);
        QVERIFY(plan.request);
        QVERIFY(checkDestination(plan.request->url, account));
        const HttpResponse answer = answerTo(*plan.request);
        QCOMPARE(answer.status, 200);
        QVERIFY(answer.body == attachment);
    }

    void attachment_isFetchedByItself()
    {
        configure(usual());
        run();
        QTRY_VERIFY_WITH_TIMEOUT(isReading(), patience);
        QFile file(QStringLiteral(LIANXI_TEST_DIR "/fixtures/platforms/email/inline_image.eml"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(m_dovecot->deliver(file.readAll()));
        QTRY_COMPARE_WITH_TIMEOUT(received().size(), 1u, patience);
        const Part picture = received().front().parts.front();
        const MediaPlan plan = m_codec.planDownload(picture, *m_channels->account(m_id));
        QVERIFY(plan.request);
        const HttpResponse answer = answerTo(*plan.request);
        QCOMPARE(answer.status, 200);
        QCOMPARE(answer.body.size(), *picture.bytes);
        QVERIFY(answer.body.startsWith("\x89PNG"));
    }

    void reply_isUnderstoodElsewhere_andKeptInSent_data()
    {
        QTest::addColumn<QString>("scheme");
        QTest::newRow("TLS from the first byte") << u"submissions"_s;
        QTest::newRow("STARTTLS") << u"submission"_s;
    }
    void reply_isUnderstoodElsewhere_andKeptInSent()
    {
        QFETCH(QString, scheme);
        QJsonObject settings = usual();
        settings.insert("from_name"_L1, u"客服 Müller"_s);
        settings.insert("smtp_base"_L1,
                        u"%1://127.0.0.1:%2"_s.arg(scheme).arg(scheme == "submissions"_L1 ? m_sink->tlsPort
                                                                                          : m_sink->startTlsPort));
        configure(settings);
        run();
        QTRY_VERIFY_WITH_TIMEOUT(isReading(), patience);
        QVERIFY(m_dovecot->deliver(customerMail("a1@customer.example", "where is it?")));
        QTRY_COMPARE_WITH_TIMEOUT(received().size(), 1u, patience);

        SendIntent reply =
            m_codec.replyIntent(received().front(), u"On its way. 📦\n.\nFrom here\n"_s + QString(2000, u'x'));
        reply.sendKey = u"lx-out-1"_s;
        Part part;
        part.type = PartType::File;
        reply.parts = {part};
        reply.files = {{0, PartType::File, QByteArray(5000, '\xE9'),
                        u"发票 \"4711\" – a very long name for a file.pdf"_s, u"application/pdf"_s}};
        const SendAnswer answer = send(reply);
        QCOMPARE(answer.outcome, SendOutcome::Sent);
        QCOMPARE(answer.messageId, u"lx-out-1@brand.example"_s);

        const QJsonObject got = m_sink->next();
        QCOMPARE(got["from"_L1], QJsonValue("care@brand.example"_L1));
        QCOMPARE(got["to"_L1].toArray(), QJsonArray{"zhang@customer.example"_L1});
        QCOMPARE(got["text"_L1].toString(), reply.text);
        QVERIFY(got["html"_L1].toString().contains(u"On its way. 📦<br>"_s));
        QCOMPARE(got["headers"_L1]["Subject"_L1].toString(), u"Re: Order 4711"_s);
        QCOMPARE(got["headers"_L1]["In-Reply-To"_L1].toString(), u"<a1@customer.example>"_s);
        QVERIFY(got["headers"_L1]["From"_L1].toString().contains(u"客服 Müller"_s));
        QCOMPARE(got["files"_L1].toArray(),
                 (QJsonArray{QJsonArray{reply.files.front().name, "application/pdf"_L1, 5000}}));
        QCOMPARE(got["defects"_L1].toArray(), QJsonArray());
        QVERIFY(got["longest_line"_L1].toInt() <= 78);
        QCOMPARE(got["bare_line_ends"_L1].toInt(), 0);

        QTRY_COMPARE_WITH_TIMEOUT(m_dovecot->list(u"Sent"_s).size(), 1, patience);
        QCOMPARE(m_dovecot->list(u"Sent"_s).at(0)["id"_L1].toString(), u"<lx-out-1@brand.example>"_s);
        // What comes back from there is known to be ours.
        QTRY_COMPARE_WITH_TIMEOUT(received().size(), 2u, patience);
        QCOMPARE(received().back().direction, Direction::Out);
        QCOMPARE(received().back().messageId, answer.messageId);
        QVERIFY(!received().back().flags.contains(u"other_client"_s));
    }

    void refusals_areToldApart_data()
    {
        QTest::addColumn<QString>("to");
        QTest::addColumn<SendOutcome>("outcome");
        QTest::addColumn<QString>("reason");
        QTest::newRow("no such mailbox") << u"nobody@customer.example"_s << SendOutcome::Refused
                                         << u"recipient_unknown"_s;
        QTest::newRow("greylisted") << u"later@customer.example"_s << SendOutcome::Retry << u"server"_s;
        QTest::newRow("broken after the final dot")
            << u"breaks@customer.example"_s << SendOutcome::Unconfirmed << u"no_answer"_s;
        QTest::newRow("an address outside ASCII") << u"用户@customer.example"_s << SendOutcome::Sent << QString();
    }
    void refusals_areToldApart()
    {
        QFETCH(QString, to);
        configure(usual());
        SendIntent intent;
        intent.to = to;
        intent.text = u"x"_s;
        intent.sendKey = u"lx-out-2"_s;
        const SendAnswer answer = send(intent);
        QTEST(answer.outcome, "outcome");
        QTEST(answer.reason, "reason");
    }

    void wrongPassword_isSaidSo()
    {
        configure(usual(), u"guessed"_s);
        run();
        QTRY_COMPARE_WITH_TIMEOUT(trouble(), u"reconnect"_s, patience);
        SendIntent test;
        test.op = u"self"_s;
        const SendAnswer answer = send(test);
        QCOMPARE(answer.outcome, SendOutcome::Credentials);
        QCOMPARE(answer.reason, u"password"_s);
        configure(usual());
        QCOMPARE(send(test).outcome, SendOutcome::Sent);
    }

    void untrustedServer_hearsNoPassword_data()
    {
        QTest::addColumn<QString>("certificate");
        QTest::newRow("another host's certificate") << u"other_host"_s;
        QTest::newRow("expired") << u"expired"_s;
        QTest::newRow("signed by itself") << u"self_signed"_s;
    }
    void untrustedServer_hearsNoPassword()
    {
        QFETCH(QString, certificate);
        m_dovecot = std::make_unique<Dovecot>();
        QVERIFY(m_dovecot->start(certificate));
        configure(usual());
        run();
        QTRY_COMPARE_WITH_TIMEOUT(trouble(), u"certificate"_s, patience);
        QVERIFY(!isReading());
    }

    void privateAddress_isReachedOnlyWhenNamed()
    {
        configure({{"imap"_L1, u"imaps://127.0.0.1:%1"_s.arg(m_dovecot->tlsPort)},
                   {"smtp"_L1, u"submissions://127.0.0.1:%1"_s.arg(m_sink->tlsPort)}});
        run();
        QTRY_COMPARE_WITH_TIMEOUT(trouble(), u"address"_s, patience);
        SendIntent test;
        test.op = u"self"_s;
        QCOMPARE(send(test).outcome, SendOutcome::Retry);
    }

    void restartedServer_isCaughtUpWith()
    {
        configure(usual());
        run();
        QTRY_VERIFY_WITH_TIMEOUT(isReading(), patience);
        m_dovecot->stop();
        QTRY_VERIFY_WITH_TIMEOUT(!trouble().isEmpty(), patience);
        QVERIFY(m_dovecot->start());
        QVERIFY(m_dovecot->deliver(customerMail("a2@customer.example", "while you were away")));
        QTRY_COMPARE_WITH_TIMEOUT(received().size(), 1u, patience);
        QTRY_VERIFY_WITH_TIMEOUT(trouble().isEmpty(), patience);
    }

    void storedCursor_andNewNumbers()
    {
        configure(usual());
        run();
        QTRY_VERIFY_WITH_TIMEOUT(isReading(), patience);
        QVERIFY(m_dovecot->deliver(customerMail("a3@customer.example", "first")));
        QTRY_COMPARE_WITH_TIMEOUT(received().size(), 1u, patience);
        m_runner.reset();
        for (const Event &event : m_log.eventsOf(EventType::ChannelCursor)) {
            const auto cursor = payloadOf<ChannelCursor>(event);
            m_cursors.insert(cursor->name, cursor->cursor);
        }
        QVERIFY(m_dovecot->deliver(customerMail("a4@customer.example", "second")));
        run(); // a later start goes on where the cursor stands
        QTRY_COMPARE_WITH_TIMEOUT(received().size(), 2u, patience);
        QCOMPARE(received().back().text, u"second"_s);
        m_runner.reset();
        m_dovecot->stop();
        QVERIFY(m_dovecot->forgetNumbers());
        QVERIFY(m_dovecot->start());
        run(); // both are read again, under the keys they had
        QTRY_COMPARE_WITH_TIMEOUT(received().size(), 4u, patience);
        QCOMPARE(received().at(2).eventKey, received().at(0).eventKey);
        QCOMPARE(received().at(3).eventKey, received().at(1).eventKey);
    }
};

QTEST_GUILESS_MAIN(TestMailServers)
#include "tst_mail_servers.moc"
