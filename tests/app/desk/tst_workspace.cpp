// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desk/workspace.h"

#include "app/gateway/channel_health.h"
#include "app/profile/draft_keeper.h"
#include "app/rehearsal/fake_platform.h"
#include "models/store/projection.h"
#include "models/store/queries.h"
#include "tests/support/customers.h"
#include "tests/support/fake_http_server.h"

#include <QCryptographicHash>
#include <QDir>
#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <mutex>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace lianxi;
using namespace lianxi::test;

namespace
{

const QString passphrase = u"three seats joined"_s;
const QString politeAnswer = u"您好，我是客服林晓，请问您说的是订单 LX2026110701 的包裹吗？"_s;

/// What is wrong with a webhook request.
enum class Fault { Unsigned, Forged, Stale, Oversized, Malformed, OtherChannel };

Workspace::Options options()
{
    Workspace::Options made;
    made.me = {AgentId(u"lin"_s), u"林晓"_s, {}, AuthorKind::Agent};
    return made;
}

/// What the platforms were given; filled from their server's threads.
class Post
{
public:
    void put(const PlatformDelivery &delivery)
    {
        const std::lock_guard lock(m_mutex);
        m_all.push_back(delivery);
    }
    [[nodiscard]] std::vector<PlatformDelivery> all() const
    {
        const std::lock_guard lock(m_mutex);
        return m_all;
    }
    [[nodiscard]] size_t size() const { return all().size(); }

private:
    mutable std::mutex m_mutex;
    std::vector<PlatformDelivery> m_all;
};

} // namespace

/// The whole desk below its window: a real profile, real HTTP in and out.
class TestWorkspace : public QObject
{
    Q_OBJECT
    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<Post> m_post;
    std::unique_ptr<FakePlatform> m_platform;
    std::unique_ptr<FakeHttpServer> m_moody;
    std::vector<FakeHttpServer::Answer> m_moods; ///< for the next messages
    std::unique_ptr<Workspace> m_desk;
    std::unique_ptr<sqlite::Database> m_db;
    std::vector<ChannelAccount> m_accounts;
    Knocker m_knocker;
    qint64 m_number = 100;

    [[nodiscard]] QString folder() const { return m_dir->filePath(u"profile"_s); }
    [[nodiscard]] const ChannelAccount &account(Platform platform) const
    {
        return *std::ranges::find(m_accounts, platform, &ChannelAccount::platform);
    }

    void open(std::unique_ptr<Profile> profile)
    {
        Result<std::unique_ptr<Workspace>> desk = Workspace::open(std::move(profile), options());
        QVERIFY2(desk, desk ? "" : qPrintable(desk.error().detail));
        m_desk = std::move(*desk);
        sqlite::OpenOptions reading;
        reading.mode = sqlite::OpenMode::ReadOnly;
        reading.key = m_desk->profile().projectionKey();
        m_db = std::make_unique<sqlite::Database>(
            std::move(*sqlite::Database::open(m_desk->profile().projectionFile(), reading)));
    }
    void close()
    {
        m_db.reset();
        m_desk.reset();
    }
    void reopen()
    {
        close();
        auto profile = Profile::open(folder(), passphrase);
        QVERIFY2(profile, profile ? "" : qPrintable(profile.error().detail));
        open(std::move(*profile));
    }
    void configure(const std::vector<ChannelAccount> &accounts)
    {
        for (const ChannelAccount &each : accounts) {
            std::optional<DeskResult> result;
            m_desk->configureChannel(channelOf(each), each.secrets, [&](const DeskResult &given) { result = given; });
            QTRY_VERIFY(result && result->done());
            QTRY_VERIFY(m_desk->channels().account(each.id));
        }
    }
    [[nodiscard]] CustomerLine line(const QString &text, Instant at)
    {
        CustomerLine spoken;
        spoken.text = text;
        spoken.number = ++m_number;
        spoken.at = at;
        return spoken;
    }
    [[nodiscard]] CustomerLine line(const QString &text) { return line(text, SystemClock().now()); }
    [[nodiscard]] HttpRequest push(Platform platform, int customer, const CustomerLine &spoken) const
    {
        return *pushOf(account(platform), customerOf(account(platform), customer), spoken);
    }
    [[nodiscard]] int writes(Platform platform, int customer, const QString &text)
    {
        return m_knocker.knockAndWait(m_desk->gatewayPort(), account(platform).id,
                                      push(platform, customer, line(text)));
    }

    [[nodiscard]] std::vector<CaseRow> cases() const
    {
        CaseFilter filter;
        filter.box = CaseFilter::Box::All;
        return firstCases(*m_db, filter, 100).value_or(std::vector<CaseRow>{});
    }
    [[nodiscard]] CaseRow onlyCase() const
    {
        const std::vector<CaseRow> rows = cases();
        return rows.size() == 1 ? rows.front() : CaseRow{};
    }
    /// All messages of all cases in one direction.
    [[nodiscard]] std::vector<TimelineRow> messages(Direction direction) const
    {
        std::vector<TimelineRow> found;
        for (const CaseRow &row : cases()) {
            for (const TimelineRow &entry : timeline(*m_db, row.row, 1000).value_or(std::vector<TimelineRow>{})) {
                if (entry.kind == TimelineKind::Message && entry.direction == direction)
                    found.push_back(entry);
            }
        }
        return found;
    }
    [[nodiscard]] DeliveryState deliveryOfOnly() const
    {
        const std::vector<TimelineRow> out = messages(Direction::Out);
        return out.size() == 1 ? out.front().delivery : DeliveryState::Received;
    }
    DeskResult result(const std::function<void(DeskDone)> &command)
    {
        std::optional<DeskResult> answer;
        command([&](const DeskResult &given) { answer = given; });
        if (!QTest::qWaitFor([&] { return answer.has_value(); }))
            return {DeskResult::Kind::Unavailable, 0, {}, {}, {ErrorCode::Cancelled, u"no answer"_s}};
        static_cast<void>(m_desk->projector().waitFor(m_desk->log().lastSequence()));
        return *answer;
    }
    DeskResult reply(const CaseRow &row, const QString &text)
    {
        Reply made;
        made.caseView = *caseView(*m_db, row.row);
        made.thread = made.caseView.threads.front();
        made.text = text;
        made.replyToPlatformId = row.surface == Surface::Public ? made.thread.lastInboundPlatformId : QString();
        return result([&](DeskDone done) { m_desk->desk().reply(made, std::move(done)); });
    }
    /// Moves Telegram to a server whose moods the test writes.
    void useMoodyTelegram()
    {
        m_moody = std::make_unique<FakeHttpServer>();
        m_moods.clear();
        m_moody->always = [this](const HttpRequest &request) {
            FakeHttpServer::Answer taken{200,
                                         R"({"ok":true,"result":{"message_id":77,"chat":{"id":6000000001}}})",
                                         {{"Content-Type", "application/json"}},
                                         false};
            if (request.path.endsWith("/sendMessage") && !m_moods.empty()) {
                taken = m_moods.front();
                m_moods.erase(m_moods.begin());
            }
            return taken;
        };
        ChannelAccount moody = account(Platform::Telegram);
        moody.settings.insert("api_base"_L1, m_moody->base());
        std::optional<DeskResult> done;
        m_desk->configureChannel(channelOf(moody), moody.secrets, [&](const DeskResult &given) { done = given; });
        QTRY_VERIFY(done && done->done());
        QTRY_COMPARE(m_desk->channels().account(moody.id)->settings.value("api_base"_L1).toString(), m_moody->base());
    }

    /// Messages that the moody platform was asked to send; it is also asked who the customer is.
    [[nodiscard]] size_t attempts() const
    {
        return static_cast<size_t>(std::ranges::count_if(
            m_moody->requests(), [](const HttpRequest &request) { return request.path.endsWith("/sendMessage"); }));
    }

private Q_SLOTS:
    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        m_post = std::make_unique<Post>();
        m_platform =
            std::make_unique<FakePlatform>([post = m_post.get()](const auto &delivery) { post->put(delivery); });
        QVERIFY(m_platform->start());
        m_accounts = shopAccounts(m_platform->base());
        for (const ChannelAccount &each : m_accounts)
            m_platform->addAccount(each);
        auto profile = Profile::create(folder(), KeyKeeping::Passphrase, passphrase);
        QVERIFY(profile);
        open(std::move(*profile));
        configure(m_accounts);
    }
    void cleanup()
    {
        close();
        m_moody.reset();
        m_platform.reset();
        m_post.reset();
        m_dir.reset();
    }

    void customerWrites_isAnswered_andTheAnswerArrivesOnce_data()
    {
        QTest::addColumn<Platform>("platform");
        QTest::newRow("WeChat, encrypted, with a token to fetch first") << Platform::WechatOa;
        QTest::newRow("Weibo private message") << Platform::Weibo;
        QTest::newRow("Telegram") << Platform::Telegram;
    }
    void customerWrites_isAnswered_andTheAnswerArrivesOnce()
    {
        QFETCH(const Platform, platform);
        const QSignalSpy changed(m_desk.get(), &Workspace::changed);
        const qsizetype before = changed.size();
        QElapsedTimer timer;
        timer.start();
        QCOMPARE(writes(platform, 1, u"你好，我的快递到哪了"_s), 200);
        const qint64 acknowledged = timer.elapsed();
        QTRY_VERIFY(changed.size() > before);
        QTRY_COMPARE(cases().size(), size_t(1));
        const qint64 stored = timer.elapsed();
        QCOMPARE(onlyCase().platform, platform);
        QCOMPARE(onlyCase().surface, Surface::Private);
        QVERIFY(onlyCase().waitingForUs);

        QVERIFY(result([&](DeskDone done) { m_desk->desk().claim(onlyCase(), std::move(done)); }).done());
        QCOMPARE(onlyCase().assigneeName, u"林晓"_s);
        timer.restart();
        const DeskResult sent = reply(onlyCase(), politeAnswer);
        QVERIFY2(sent.done(), qPrintable(sent.report.hardest() ? sent.report.hardest()->rule : sent.error.detail));
        QTRY_COMPARE(deliveryOfOnly(), DeliveryState::Sent);
        qInfo("webhook answered after %lld ms, in the store after %lld ms; reply shown as sent after %lld ms",
              acknowledged, stored, timer.elapsed());
        QCOMPARE(m_post->size(), size_t(1));
        QCOMPARE(m_post->all().front().text, politeAnswer);
        QCOMPARE(m_post->all().front().personId, customerOf(account(platform), 1).id);
        QCOMPARE(m_platform->complaints(), QStringList());
        QVERIFY(!onlyCase().waitingForUs);
    }

    void redeliveredWebhook_isShownOnce()
    {
        const HttpRequest request = push(Platform::WechatOa, 1, line(u"在吗"_s));
        for (int i = 0; i < 3; ++i)
            QCOMPARE(m_knocker.knockAndWait(m_desk->gatewayPort(), account(Platform::WechatOa).id, request), 200);
        QVERIFY(m_desk->projector().waitFor(m_desk->log().lastSequence()));
        QCOMPARE(messages(Direction::In).size(), size_t(1));
    }

    void privacyBreach_isRefusedAndNothingLeaves()
    {
        QCOMPARE(writes(Platform::Telegram, 1, u"我要退款"_s), 200);
        QTRY_COMPARE(cases().size(), size_t(1));
        const DeskResult refused = reply(onlyCase(), u"好的，退款三天内到账。"_s); // no introduction
        QCOMPARE(refused.kind, DeskResult::Kind::Refused);
        QVERIFY(refused.report.hardest());
        QVERIFY(messages(Direction::Out).empty());
        QCOMPARE(m_post->size(), size_t(0));
    }

    void weiboComment_isPolledOnce_andAnsweredInPublic()
    {
        const ChannelAccount &weibo = account(Platform::Weibo);
        CustomerLine comment = line(u"你们家的茶什么时候发货"_s);
        comment.surface = Surface::Public;
        comment.postId = u"5012345000000001"_s;
        m_platform->addComment(pollItemOf(weibo, customerOf(weibo, 3), comment));
        reopen(); // a start polls at once
        QTRY_COMPARE(cases().size(), size_t(1));
        QCOMPARE(onlyCase().surface, Surface::Public);
        reopen(); // and from where the last one ended
        QTRY_VERIFY(m_platform->requests() >= 6);
        QCOMPARE(messages(Direction::In).size(), size_t(1));

        const DeskResult breach = reply(onlyCase(), u"您好，我是客服林晓，请发一下您的身份证号码。"_s);
        QCOMPARE(breach.kind, DeskResult::Kind::Refused);
        QVERIFY2(breach.report.hardest()->rule.startsWith(u"privacy."_s), qPrintable(breach.report.hardest()->rule));
        const QString answer = u"您好，我是客服林晓，看到您的留言了，请私信我们，马上为您查询。"_s;
        const DeskResult sent = reply(onlyCase(), answer);
        QVERIFY2(sent.done(), qPrintable(sent.report.hardest() ? sent.report.hardest()->rule : sent.error.detail));
        QTRY_COMPARE(deliveryOfOnly(), DeliveryState::Sent);
        QCOMPARE(m_post->size(), size_t(1));
        QCOMPARE(m_post->all().front().surface, Surface::Public);
        QCOMPARE(m_post->all().front().text, answer);
        QCOMPARE(m_platform->complaints(), QStringList());
    }

    /// A push of WeCom customer service holds nothing: the desk asks at once, page by page.
    void wecomKf_isAskedWhenItPushes_andAnswered()
    {
        const ChannelAccount shop = wecomKfShop(m_platform->base());
        const RehearsalCustomer customer = customerOf(shop, 1);
        m_platform->addAccount(shop);
        configure({shop});
        QTRY_VERIFY(m_desk->channels().account(shop.id)->secrets.contains("access_token"_L1));
        // The first round is over; the next is minutes away.
        QTRY_VERIFY(!m_desk->health().facts(shop.id).troubleSince && m_desk->health().facts(shop.id).received >= 1);
        const auto pushed = [&](const QJsonObject &item) {
            m_platform->addMessage(item);
            return m_knocker.knockAndWait(m_desk->gatewayPort(), shop.id, *pushOf(shop, customer, line(u"-"_s)));
        };
        const QStringList said{u"一"_s, u"二"_s, u"三"_s, u"四"_s, u"五"_s};
        for (const QString &text : said.first(4))
            m_platform->addMessage(pollItemOf(shop, customer, line(text)));
        QCOMPARE(pushed(pollItemOf(shop, customer, line(said.last()))), 200);
        QTRY_COMPARE(messages(Direction::In).size(), size_t(said.size()));
        QCOMPARE(onlyCase().platform, Platform::WecomKf);

        m_platform->putInQueue(customer.id);
        const DeskResult sent = reply(onlyCase(), politeAnswer);
        QVERIFY2(sent.done(), qPrintable(sent.report.hardest() ? sent.report.hardest()->rule : sent.error.detail));
        QTRY_COMPARE(deliveryOfOnly(), DeliveryState::Sent);
        QCOMPARE(m_post->size(), size_t(1));
        QCOMPARE(m_post->all().front().text, politeAnswer);
        QCOMPARE(m_platform->complaints(), QStringList());

        const QJsonObject failure{{"event_type"_L1, "msg_send_fail"_L1},
                                  {"open_kfid"_L1, shop.settings.value("open_kfid"_L1)},
                                  {"external_userid"_L1, customer.id},
                                  {"fail_msgid"_L1, messages(Direction::Out).front().platformMessageId},
                                  {"fail_type"_L1, 10}};
        QCOMPARE(pushed({{"msgid"_L1, "late"_L1},
                         {"open_kfid"_L1, shop.settings.value("open_kfid"_L1)},
                         {"send_time"_L1, toMillis(SystemClock().now()) / 1000},
                         {"origin"_L1, 4},
                         {"msgtype"_L1, "event"_L1},
                         {"event"_L1, failure}}),
                 200);
        QTRY_COMPARE(deliveryOfOnly(), DeliveryState::Failed);
        QCOMPARE(messages(Direction::Out).front().deliveryReason, u"recipient_blocked"_s);
    }

    void threatOfMedia_callsTheSupervisor()
    {
        QCOMPARE(writes(Platform::Telegram, 1, u"你们再不处理我就找记者媒体曝光你们"_s), 200);
        QTRY_VERIFY(onlyCase().supervisor);
        QCOMPARE(counters(*m_db, AgentId(u"lin"_s))->supervisor, 1);
    }

    void snoozedCase_wakesAtItsTime()
    {
        QCOMPARE(writes(Platform::Telegram, 1, u"你好"_s), 200);
        QTRY_COMPARE(cases().size(), size_t(1));
        const Instant until = SystemClock().now() + 1200ms;
        QVERIFY(result([&](DeskDone done) { m_desk->desk().snooze(onlyCase(), until, std::move(done)); }).done());
        QCOMPARE(onlyCase().state, CaseState::Snoozed);
        QTRY_COMPARE(onlyCase().state, CaseState::Open);
        QVERIFY(SystemClock().now() >= until);
    }

    void snoozedCase_whoseTimeCameWhileTheDeskWasClosed_wakesAtTheStart()
    {
        QCOMPARE(writes(Platform::Telegram, 1, u"你好"_s), 200);
        QTRY_COMPARE(cases().size(), size_t(1));
        const Instant until = SystemClock().now() + 300ms;
        QVERIFY(result([&](DeskDone done) { m_desk->desk().snooze(onlyCase(), until, std::move(done)); }).done());
        close();
        QTRY_VERIFY(SystemClock().now() > until);
        reopen();
        QTRY_COMPARE(onlyCase().state, CaseState::Open);
    }

    void restart_keepsEverything()
    {
        QCOMPARE(writes(Platform::Telegram, 1, u"你好，订单 LX2026110701"_s), 200);
        QTRY_COMPARE(cases().size(), size_t(1));
        QVERIFY(result([&](DeskDone done) { m_desk->desk().claim(onlyCase(), std::move(done)); }).done());
        QVERIFY(result([&](DeskDone done) {
                    m_desk->desk().addNote(onlyCase(), u"老顾客"_s, {}, std::move(done));
                }).done());
        QVERIFY(reply(onlyCase(), politeAnswer).done());
        QTRY_COMPARE(deliveryOfOnly(), DeliveryState::Sent);
        const CaseId id = onlyCase().id;
        m_desk->drafts().save(id, u"写到一半的回复"_s, {{"note"_L1, true}});
        // Judging is asynchronous; the digest is taken when nothing is under way.
        QTRY_VERIFY(m_desk->local().read(u"duty/judged"_s).value_or("0").toLongLong() > 0);
        QVERIFY(m_desk->projector().waitFor(m_desk->log().lastSequence()));
        const auto before = tableDigests(*m_db);
        const Sequence last = m_desk->log().lastSequence();
        reopen();
        QCOMPARE(m_desk->log().lastSequence(), last);
        QVERIFY(before && *before == *tableDigests(*m_db));
        QCOMPARE(m_desk->channels().channels().size(), m_accounts.size());
        QCOMPARE(m_desk->channels().account(account(Platform::Weibo).id)->secrets, account(Platform::Weibo).secrets);
        const auto draft = m_desk->local().draft(id);
        QVERIFY(draft && *draft);
        QCOMPARE((*draft)->text, u"写到一半的回复"_s);
        QCOMPARE((*draft)->extra.value("note"_L1).toBool(), true);
        QCOMPARE(m_post->size(), size_t(1)); // and nothing left a second time
    }

    void secondDesk_onTheSameProfile_isTurnedAway()
    {
        const auto second = Profile::open(folder(), passphrase);
        QVERIFY(!second);
        QCOMPARE(second.error().code, ErrorCode::Busy);
        QCOMPARE(writes(Platform::Telegram, 1, u"你好"_s), 200); // the first works on
    }

    void wrongPassphrase_isToldAndNothingIsTouched()
    {
        QCOMPARE(writes(Platform::Telegram, 1, u"你好"_s), 200);
        close();
        const auto before = fingerprints();
        const auto refused = Profile::open(folder(), u"three seats apart"_s);
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::WrongKey);
        QCOMPARE(fingerprints(), before);
        reopen();
        QCOMPARE(cases().size(), size_t(1));
    }

    void files_holdNoPlaintext()
    {
        const QString asked = u"我的手机号是13800138000请尽快退款"_s, noted = u"脾气急要先安抚"_s,
                      drafted = u"这是没写完的草稿"_s;
        QCOMPARE(writes(Platform::Telegram, 1, asked), 200);
        QTRY_COMPARE(cases().size(), size_t(1));
        QVERIFY(reply(onlyCase(), politeAnswer).done());
        QVERIFY(result([&](DeskDone done) { m_desk->desk().addNote(onlyCase(), noted, {}, std::move(done)); }).done());
        m_desk->drafts().save(onlyCase().id, drafted, {});
        m_desk->drafts().flush();
        QTRY_VERIFY(m_desk->local().draft(onlyCase().id).value());
        QTRY_COMPARE(deliveryOfOnly(), DeliveryState::Sent);
        QStringList texts{asked, u"13800138000"_s, u"尽快退款"_s, politeAnswer, noted, drafted, u"顾客1"_s, u"林晓"_s};
        for (const ChannelAccount &each : m_accounts) {
            for (const QJsonValue &secret : each.secrets)
                texts.append(secret.toString());
        }
        const QStringList files = QDir(folder()).entryList(QDir::Files | QDir::Hidden);
        QVERIFY(files.contains(u"desk.db-wal"_s) && files.contains(u"log.db-wal"_s)); // in use: journals are there
        QCOMPARE(filesHolding(folder(), texts), QStringList());
        close();
        QCOMPARE(filesHolding(folder(), texts), QStringList());
    }

    void badWebhook_isRefused_andNothingIsStored_data();
    void badWebhook_isRefused_andNothingIsStored();

    void platformInABadMood_data()
    {
        using Answer = FakeHttpServer::Answer;
        QTest::addColumn<Answer>("mood");
        QTest::addColumn<DeliveryState>("first");
        QTest::newRow("says it is broken") << Answer{500, "oops", {}, false} << DeliveryState::Failed;
        QTest::newRow("asks for a second of patience") << Answer{
            429,
            R"({"ok":false,"error_code":429,"description":"Too Many Requests","parameters":{"retry_after":1}})",
            {},
            false} << DeliveryState::Failed;
        QTest::newRow("answers nonsense") << FakeHttpServer::nonsense() << DeliveryState::Unconfirmed;
        QTest::newRow("answers no JSON") << Answer{200, "<html>welcome", {}, false} << DeliveryState::Unconfirmed;
        QTest::newRow("hangs up") << FakeHttpServer::hangUp() << DeliveryState::Unconfirmed;
    }
    void platformInABadMood()
    {
        QFETCH(const FakeHttpServer::Answer, mood);
        QFETCH(const DeliveryState, first);
        useMoodyTelegram();
        m_moods = {mood};
        QCOMPARE(writes(Platform::Telegram, 1, u"你好"_s), 200);
        QTRY_COMPARE(cases().size(), size_t(1));
        QVERIFY(reply(onlyCase(), politeAnswer).done());
        QTRY_COMPARE(deliveryOfOnly(), first);
        if (first == DeliveryState::Unconfirmed) { // it may have arrived: a person decides
            QCOMPARE(attempts(), size_t(1));
            const MessageId message = messages(Direction::Out).front().id;
            QVERIFY(result([&](DeskDone done) { m_desk->desk().retry(onlyCase(), message, std::move(done)); }).done());
        }
        QTRY_COMPARE_WITH_TIMEOUT(deliveryOfOnly(), DeliveryState::Sent, 15'000);
        QCOMPARE(attempts(), size_t(2));
    }

    void platformThatNeverAnswers_doesNotHoldUpTheEnd()
    {
        useMoodyTelegram();
        m_moods = {FakeHttpServer::silence()};
        QCOMPARE(writes(Platform::Telegram, 1, u"你好"_s), 200);
        QTRY_COMPARE(cases().size(), size_t(1));
        QVERIFY(reply(onlyCase(), politeAnswer).done());
        QTRY_COMPARE(attempts(), size_t(1));
        reopen(); // while the request hangs: it may have arrived, so it is not repeated
        QTRY_COMPARE(deliveryOfOnly(), DeliveryState::Unconfirmed);
        QCOMPARE(attempts(), size_t(1));
    }

private:
    [[nodiscard]] QHash<QString, QByteArray> fingerprints() const
    {
        QHash<QString, QByteArray> prints;
        for (const QFileInfo &info : QDir(folder()).entryInfoList(QDir::Files | QDir::Hidden)) {
            QFile file(info.filePath());
            if (file.open(QIODevice::ReadOnly))
                prints.insert(info.fileName(), QCryptographicHash::hash(file.readAll(), QCryptographicHash::Sha256));
        }
        return prints;
    }
};

void TestWorkspace::badWebhook_isRefused_andNothingIsStored_data()
{
    QTest::addColumn<Platform>("platform");
    QTest::addColumn<Fault>("fault");
    for (const auto &[platform, name] : {std::pair(Platform::WechatOa, "WeChat"), std::pair(Platform::Weibo, "Weibo"),
                                         std::pair(Platform::Telegram, "Telegram")}) {
        QTest::addRow("%s: unsigned", name) << platform << Fault::Unsigned;
        QTest::addRow("%s: forged", name) << platform << Fault::Forged;
        QTest::addRow("%s: too large", name) << platform << Fault::Oversized;
        QTest::addRow("%s: malformed", name) << platform << Fault::Malformed;
        QTest::addRow("%s: for a channel that is not there", name) << platform << Fault::OtherChannel;
        if (platform != Platform::Telegram) // whose proof carries no time
            QTest::addRow("%s: recorded two hours ago", name) << platform << Fault::Stale;
    }
}

void TestWorkspace::badWebhook_isRefused_andNothingIsStored()
{
    QFETCH(const Platform, platform);
    QFETCH(const Fault, fault);
    const ChannelAccount &ours = account(platform);
    const CustomerLine forgery = line(u"伪造的消息"_s, SystemClock().now() - (fault == Fault::Stale ? 2h : 0h));
    ChannelId channel = ours.id;
    HttpRequest request = push(platform, 1, forgery);
    switch (fault) {
    case Fault::Unsigned:
        request.query.clear();
        request.headers = {{"Content-Type", "text/plain"}};
        break;
    case Fault::Forged: {
        ChannelAccount forger = ours;
        const QStringList names = forger.secrets.keys();
        for (const QString &name : names) {
            if (name != "encoding_aes_key"_L1)
                forger.secrets.insert(name, u"guessed-by-a-stranger-000000000000"_s);
        }
        request = *pushOf(forger, customerOf(forger, 1), forgery);
        break;
    }
    case Fault::Oversized:
        request.body.append(2 * 1024 * 1024, ' ');
        break;
    case Fault::Malformed:
        request.body = "{\"<xml";
        break;
    case Fault::OtherChannel:
        channel = ChannelId(u"not-ours"_s);
        break;
    case Fault::Stale:
        break;
    }
    const Sequence last = m_desk->log().lastSequence();
    const int status = m_knocker.knockAndWait(m_desk->gatewayPort(), channel, request);
    QVERIFY2(status >= 400 && status < 500, qPrintable(QString::number(status)));
    QCOMPARE(m_desk->log().lastSequence(), last);
    QVERIFY(cases().empty());
    QCOMPARE(writes(platform, 1, u"真正的消息"_s), 200); // the door is still open
}

QTEST_GUILESS_MAIN(TestWorkspace)
#include "tst_workspace.moc"
