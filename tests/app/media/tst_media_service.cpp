// SPDX-License-Identifier: GPL-3.0-or-later
// From a platform's answer to what a view is told, over real HTTP, with real codecs, a real store and a real decoder.
#include "app/gateway/http_client.h"
#include "app/media/media_service.h"
#include "tests/support/fake_http_server.h"
#include "tests/support/manual_clock.h"
#include "tests/support/manual_scheduler.h"

#include <QBuffer>
#include <QTemporaryDir>
#include <QTest>

using namespace lianxi;
using namespace lianxi::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace
{

QByteArray png(QSize size = {80, 60})
{
    QImage image(size, QImage::Format_RGB32);
    image.fill(Qt::darkGreen);
    QBuffer buffer;
    return buffer.open(QIODevice::WriteOnly) && image.save(&buffer, "PNG") ? buffer.data() : QByteArray();
}

class NoSecrets final : public SecretStore
{
public:
    [[nodiscard]] Result<QByteArray> read(const QString &name) const override
    {
        return kept.contains(name) ? Result<QByteArray>(kept.value(name)) : failure(ErrorCode::NotFound, {});
    }
    [[nodiscard]] Status write(const QString &name, const QByteArray &secret) override
    {
        kept.insert(name, secret);
        return {};
    }
    [[nodiscard]] Status remove(const QString &) override { return {}; }
    QHash<QString, QByteArray> kept;
};

ChannelConfigured mailChannel()
{
    ChannelConfigured post;
    post.channel = ChannelId(u"post"_s);
    post.platform = Platform::Email;
    post.settings = {{u"address"_s, u"care@brand.example"_s}, {u"imap"_s, u"imaps://imap.brand.example:993"_s}};
    return post;
}

/// Answers as MailClient does, with the statuses that a test names, one by one.
class Mailbox final : public HttpTransport
{
public:
    void request(const HttpRequest &request, std::chrono::milliseconds, Done done) override
    {
        urls.append(request.url);
        const int status = statuses.value(urls.size() - 1);
        const HttpResponse answer{status, {}, status == 200 ? body : QByteArray(), status != 0};
        QMetaObject::invokeMethod(
            qApp, [answer, done = std::move(done)] { done(answer); }, Qt::QueuedConnection);
    }
    QList<int> statuses;
    QStringList urls;
    QByteArray body;
};

} // namespace

class TestMediaService : public QObject
{
    Q_OBJECT
    using State = MediaAnswer::State;
    QTemporaryDir m_folder;
    ManualClock m_clock;
    std::unique_ptr<ManualScheduler> m_scheduler;
    std::unique_ptr<NoSecrets> m_secrets;
    std::unique_ptr<ChannelRegistry> m_channels;
    std::unique_ptr<ChannelHealth> m_health;
    std::unique_ptr<HttpClient> m_http;
    std::unique_ptr<TokenKeeper> m_tokens;
    std::unique_ptr<MediaFetcher> m_fetcher;
    Mailbox m_mailbox;
    std::unique_ptr<Downloader> m_downloader;
    std::unique_ptr<AttachmentStore> m_store;
    std::unique_ptr<MediaService> m_service;
    std::unique_ptr<FakeHttpServer> m_server;
    int m_round = 0;

    [[nodiscard]] static MediaKey key(const QString &channel, const QString &ref, PartType type = PartType::Image)
    {
        MediaKey made{ChannelId(channel), {}};
        made.part.type = type;
        made.part.ref = ref;
        return made;
    }
    [[nodiscard]] MediaAnswer ask(const MediaKey &wanted)
    {
        std::optional<MediaAnswer> got;
        m_service->askPicture(this, wanted, {40, 40}, [&got](const MediaAnswer &answer) { got = answer; });
        for (int i = 0; i < 200 && !got; ++i) {
            (void)QTest::qWaitFor([&got] { return got.has_value(); }, 25);
            if (!got && m_scheduler->next())
                m_scheduler->advance(10s);
        }
        return got.value_or(MediaAnswer{.state = State::Failed,
                                        .reason = u"no answer"_s,
                                        .bytes = {},
                                        .picture = {},
                                        .fullSize = {},
                                        .size = 0,
                                        .runs = false});
    }
    [[nodiscard]] ChannelConfigured channel(const QString &id, Platform platform) const
    {
        ChannelConfigured made;
        made.channel = ChannelId(id);
        made.platform = platform;
        made.settings = {{u"api_base"_s, m_server->base()}, {u"app_id"_s, u"wx1"_s}};
        return made;
    }

private Q_SLOTS:
    void init()
    {
        m_service.reset();
        m_downloader.reset();
        m_server = std::make_unique<FakeHttpServer>();
        m_scheduler = std::make_unique<ManualScheduler>(m_clock);
        m_secrets = std::make_unique<NoSecrets>();
        m_channels = std::make_unique<ChannelRegistry>(*m_secrets);
        m_health = std::make_unique<ChannelHealth>();
        m_channels->configure({channel(u"wx"_s, Platform::WechatOa), channel(u"tg"_s, Platform::Telegram),
                               channel(u"wb"_s, Platform::Weibo), mailChannel()});
        m_mailbox = {};
        QVERIFY(m_channels->updateSecrets(ChannelId(u"post"_s), QJsonObject{{u"password"_s, u"mail-password"_s}}));
        QVERIFY(m_channels->updateSecrets(
            ChannelId(u"wx"_s), QJsonObject{{u"access_token"_s, u"TOKEN-old"_s}, {u"app_secret"_s, u"app-secret"_s}}));
        QVERIFY(m_channels->updateSecrets(ChannelId(u"tg"_s), QJsonObject{{u"bot_token"_s, u"1:BOT-TOKEN"_s}}));
        QVERIFY(m_channels->updateSecrets(ChannelId(u"wb"_s), QJsonObject{{u"access_token"_s, u"WB-TOKEN"_s}}));
        m_http = std::make_unique<HttpClient>();
        m_tokens =
            std::make_unique<TokenKeeper>(TokenKeeper::Parts{*m_channels, *m_health, m_clock, *m_http, codecFor});
        m_fetcher = std::make_unique<MediaFetcher>();
        m_downloader = std::make_unique<Downloader>(Downloader::Parts{
            *m_channels, *m_tokens, m_clock, *m_scheduler, *m_fetcher, m_mailbox, codecFor, [] { return 0.0; }});
        m_store = std::make_unique<AttachmentStore>(m_folder.path() + u"/%1"_s.arg(++m_round),
                                                    sqlite::PageKey::generate(), m_clock);
        m_service = std::make_unique<MediaService>(
            *m_store, [this](const ChannelId &id, const Part &part, qint64 most, Downloader::Done done) {
                m_downloader->fetch(id, part, most, std::move(done));
            });
    }
    void cleanup() { m_service.reset(); }

    void face_isNotFetchedWhenItIsLargerThanAFaceNeeds()
    {
        std::vector<qint64> asked;
        MediaService service(
            *m_store,
            [&asked](const ChannelId &, const Part &, qint64 most, const Downloader::Done &done) {
                asked.push_back(most);
                done({{}, u"too_large"_s, false});
            },
            4096);
        const auto wait = [&](const MediaKey &wanted) {
            std::optional<MediaAnswer> got;
            service.askPicture(this, wanted, {40, 40}, [&got](const MediaAnswer &answer) { got = answer; });
            (void)QTest::qWaitFor([&got] { return got.has_value(); });
            return got ? got->reason : u"no answer"_s;
        };
        QCOMPARE(wait(avatarMedia({ChannelId(u"wb"_s), u"https://face.example/1"_s})), u"too_large"_s);
        QCOMPARE(wait(key(u"wb"_s, u"https://picture.example/1"_s)), u"too_large"_s);
        QCOMPARE(asked, (std::vector<qint64>{4096, MediaService::mostBytes}));
    }

    void attachmentOfAMail_comesFromItsMailbox_data()
    {
        QTest::addColumn<QList<int>>("statuses");
        QTest::addColumn<QString>("reason");
        QTest::newRow("it is there") << QList<int>{200} << QString();
        QTest::newRow("after a moment of silence") << QList<int>{0, 503, 200} << QString();
        QTest::newRow("it was deleted or moved") << QList<int>{404} << u"expired"_s;
        QTest::newRow("the password is refused") << QList<int>{401} << u"token"_s;
    }
    void attachmentOfAMail_comesFromItsMailbox()
    {
        QFETCH(QList<int>, statuses);
        QFETCH(QString, reason);
        m_mailbox.statuses = statuses;
        m_mailbox.body = png();
        const MediaKey wanted = key(u"post"_s, u"INBOX;UIDVALIDITY=1/;UID=7/;SECTION=2"_s);
        std::optional<MediaAnswer> got;
        m_service->askPicture(this, wanted, {40, 40}, [&got](const MediaAnswer &answer) { got = answer; });
        QTRY_VERIFY((m_scheduler->advance(1s), got.has_value()));
        QCOMPARE(got->reason, reason);
        QCOMPARE(got->picture.isNull(), !reason.isEmpty());
        QCOMPARE(m_mailbox.urls.front(), u"imaps://imap.brand.example:993/INBOX;UIDVALIDITY=1/;UID=7/;SECTION=2"_s);
        QCOMPARE(m_mailbox.urls.size(), statuses.size());
        if (reason.isEmpty()) // it is kept
            QCOMPARE(ask(wanted).state, State::Ready);
        QCOMPARE(m_mailbox.urls.size(), statuses.size());
        QVERIFY(m_server->requests().empty());
    }

    void picture_isFetchedOnce_thenComesFromTheStore()
    {
        m_server->script({{200, png(), {{"Content-Type", "image/png"}}, false}});
        const MediaAnswer first = ask(key(u"wx"_s, u"media-1"_s));
        QCOMPARE(first.reason, QString());
        QCOMPARE(first.picture.size(), QSize(40, 30));
        QCOMPARE(first.fullSize, QSize(80, 60));
        QCOMPARE(m_server->requests().front().query, QByteArray("access_token=TOKEN-old&media_id=media-1"));
        QCOMPARE(ask(key(u"wx"_s, u"media-1"_s)).state, State::Ready);
        QCOMPARE(m_server->requests().size(), 1u);
    }

    void expiredToken_isRenewedOnce()
    {
        m_server->script(
            {{200, R"({"errcode":42001,"errmsg":"expired"})", {{"Content-Type", "application/json"}}, false},
             {200, R"({"access_token":"TOKEN-new","expires_in":7200})", {}, false},
             {200, png(), {{"Content-Type", "image/png"}}, false}});
        QCOMPARE(ask(key(u"wx"_s, u"media-1"_s)).reason, QString());
        QCOMPARE(m_server->requests().size(), 3u);
        QVERIFY(m_server->requests().back().query.contains("TOKEN-new"));
        QVERIFY(m_health->facts(ChannelId(u"wx"_s)).tokenExpires.has_value());
    }

    void telegram_namesAnAddressFirst()
    {
        m_server->script({{200, R"({"ok":true,"result":{"file_id":"f","file_path":"photos/a.png"}})", {}, false},
                          {200, png(), {}, false}});
        QCOMPARE(ask(key(u"tg"_s, u"file-1"_s)).reason, QString());
        QCOMPARE(m_server->requests().at(0).path, QByteArray("/bot1:BOT-TOKEN/getFile"));
        QCOMPARE(m_server->requests().at(1).path, QByteArray("/file/bot1:BOT-TOKEN/photos/a.png"));
    }

    void weibo_isAskedByItsFileId()
    {
        m_server->script({{200, png(), {}, false}});
        QCOMPARE(ask(key(u"wb"_s, u"991"_s)).reason, QString());
        QCOMPARE(m_server->requests().at(0).path, QByteArray("/2/mss/msget"));
        QCOMPARE(m_server->requests().at(0).query, QByteArray("access_token=WB-TOKEN&fid=991"));
    }

    void trouble_isNamed_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QByteArray>("type");
        QTest::addColumn<QString>("reason");
        QTest::addColumn<bool>("mayHelp");
        const QByteArray json = "application/json", picture = "image/png";
        QTest::newRow("the platform forgot it")
            << 200 << QByteArray(R"({"errcode":40007,"errmsg":"invalid media_id"})") << json << u"bad_media"_s << false;
        QTest::newRow("not found") << 404 << QByteArray() << picture << u"expired"_s << false;
        QTest::newRow("busy, three times") << 503 << QByteArray() << picture << u"server"_s << true;
        QTest::newRow("a web page instead") << 200 << QByteArray("<html><script>alert(1)</script>")
                                            << QByteArray("image/png") << u"wrong_type"_s << false;
        QTest::newRow("a program instead")
            << 200 << QByteArray("MZ\x90 program") << picture << u"wrong_type"_s << false;
        QTest::newRow("a damaged picture") << 200 << png().left(60) << picture << u"damaged"_s << false;
        QTest::newRow("nothing") << 200 << QByteArray() << picture << u"no_media"_s << true;
    }
    void trouble_isNamed()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, body);
        QFETCH(QByteArray, type);
        QFETCH(QString, reason);
        QFETCH(bool, mayHelp);
        m_server->always = [&](const HttpRequest &) {
            return FakeHttpServer::Answer{status, body, {{"Content-Type", type}}, false};
        };
        const MediaAnswer answer = ask(key(u"wx"_s, u"media-1"_s));
        QCOMPARE(answer.reason, reason);
        QCOMPARE(answer.state, mayHelp ? State::Failed : State::Refused);
        QCOMPARE(m_server->requests().size(), status == 503 ? 3u : 1u);
    }

    void insideAddress_ofAStrangersMessage_isRefused()
    {
        MediaKey wanted = key(u"wb"_s, u"https://169.254.169.254/latest/meta-data"_s);
        QCOMPARE(ask(wanted).reason, u"private_address"_s);
        QCOMPARE(ask(wanted).state, State::Refused);
        QVERIFY(m_server->requests().empty());
    }

    void ownAttachment_isStoredShownAndSaved()
    {
        const QString path = m_folder.path() + u"/照片.png"_s, copy = m_folder.path() + u"/copy.png"_s;
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(png()) > 0);
        file.close();
        std::optional<Result<Part>> part;
        m_service->attachFile(this, path, [&part](const Result<Part> &made) { part = made; });
        QTRY_VERIFY(part.has_value());
        QVERIFY(part->has_value());
        QCOMPARE((*part)->type, PartType::Image);
        QCOMPARE((*part)->name, u"照片.png"_s);
        QCOMPARE((*part)->width, std::optional(80));
        const MediaKey own{ChannelId(u"wx"_s), **part};
        QCOMPARE(ask(own).state, State::Ready);
        std::optional<MediaAnswer> saved;
        m_service->save(this, own, copy, [&saved](const MediaAnswer &answer) { saved = answer; });
        QTRY_VERIFY(saved.has_value());
        QFile written(copy);
        QVERIFY(written.open(QIODevice::ReadOnly));
        QCOMPARE(written.readAll(), png());
        QVERIFY(m_server->requests().empty());
    }

    void folderAndEmptyFile_areNotAttached()
    {
        for (const QString &path : {m_folder.path(), m_folder.path() + u"/nowhere"_s}) {
            std::optional<Result<Part>> part;
            m_service->attachFile(this, path, [&part](const Result<Part> &made) { part = made; });
            QTRY_VERIFY(part.has_value());
            QVERIFY(!part->has_value());
        }
    }

    void askerThatWent_isNotAnswered()
    {
        m_server->script({{200, png(), {}, false}});
        auto asker = std::make_unique<QObject>();
        bool answered = false;
        m_service->askPicture(asker.get(), key(u"wx"_s, u"media-1"_s), {40, 40},
                              [&answered](const MediaAnswer &) { answered = true; });
        asker.reset();
        QTRY_COMPARE(m_server->requests().size(), 1u);
        QCOMPARE(ask(key(u"wx"_s, u"media-1"_s)).state, State::Ready);
        QVERIFY(!answered);
    }

    void uploads_ofTheFirstPlatforms()
    {
        const auto account = m_channels->account(ChannelId(u"wx"_s));
        MediaFile file{
            .part = 0, .type = PartType::Image, .bytes = png(), .name = u"a\"b.png"_s, .mime = u"image/png"_s};
        const Codec *wechat = codecFor(Platform::WechatOa);
        const SendPlan plan = wechat->planUpload(file, {}, {}, *account, m_clock.now());
        QVERIFY(plan.request
                && plan.request->url.endsWith(u"/cgi-bin/media/upload?access_token=TOKEN-old&type=image"_s));
        QVERIFY(plan.request->body.contains("name=\"media\"; filename=\"a%22b.png\""));
        const SendAnswer taken = wechat->readUpload({200, {}, R"({"type":"image","media_id":"M1"})", true}, file, {},
                                                    *account, m_clock.now());
        QCOMPARE(taken.outcome, SendOutcome::Uploaded);
        QCOMPARE(taken.more.value("ref"_L1).toString(), u"M1"_s);
        QCOMPARE(wechat->readUpload({200, {}, R"({"errcode":40001})", true}, file, {}, *account, m_clock.now()).outcome,
                 SendOutcome::Credentials);
        file.bytes = QByteArray(11 << 20, 'x');
        QCOMPARE(wechat->planUpload(file, {}, {}, *account, m_clock.now()).reason, u"too_large"_s);

        const auto bot = m_channels->account(ChannelId(u"tg"_s));
        const Codec *telegram = codecFor(Platform::Telegram);
        file.bytes = png();
        QCOMPARE(telegram->planUpload(file, {}, {}, *bot, m_clock.now()).reason, QString(uploadWithMessage));
        SendIntent intent;
        intent.to = u"5501001"_s;
        intent.text = u"看"_s;
        intent.parts = {key(u"tg"_s, {}).part};
        QCOMPARE(telegram->planSend(intent, *bot, m_clock.now()).reason, u"upload_needed"_s);
        intent.files = {file};
        const SendPlan send = telegram->planSend(intent, *bot, m_clock.now());
        QVERIFY(send.request && send.request->url.endsWith("/bot1:BOT-TOKEN/sendPhoto"_L1));
        QVERIFY(send.request->body.contains("name=\"photo\"\r\n\r\nattach://file\r\n"));
        QVERIFY(send.request->body.contains("name=\"chat_id\"\r\n\r\n5501001\r\n"));
        QVERIFY(send.request->body.contains(png()));
    }
};

QTEST_GUILESS_MAIN(TestMediaService)
#include "tst_media_service.moc"
