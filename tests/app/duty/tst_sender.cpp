// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/duty/sender.h"
#include "tests/support/manual_scheduler.h"
#include "tests/support/probe_codec.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QTest>

using namespace lianxi;
using namespace lianxi::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace
{

const ChannelId shop(u"shop"_s);

/// Power to go on; at the n-th step it is cut, and from then on nothing happens any more.
struct Fuse {
    int left = 1'000'000;
    [[nodiscard]] bool burn() { return left > 0 && --left > 0; }
};

/// A log in memory that survives its writer.
class MemoryLog final : public Log
{
public:
    void append(Append what, AppendDone done) override
    {
        if (!fuse->burn())
            return;
        if (down) {
            done(Unavailable{{ErrorCode::DiskFull, {}}});
            return;
        }
        for (const Record &record : records) {
            if (record.key == what.key) {
                done(Accepted{record.sequence, true});
                return;
            }
        }
        if (const Sequence last = lastOf(what.subject); what.expectedLast && *what.expectedLast != last) {
            done(Conflict{last, {}});
            return;
        }
        const Sequence sequence = static_cast<Sequence>(records.size()) + 1;
        records.push_back({sequence, what.subject, what.key, what.events});
        if (fuse->burn())
            done(Accepted{sequence, false});
    }
    std::unique_ptr<Subscription> follow(Sequence, RecordSink) override { return nullptr; }
    [[nodiscard]] Sequence lastSequence() const override { return static_cast<Sequence>(records.size()); }

    [[nodiscard]] Sequence lastOf(const QString &subject) const
    {
        const auto last = std::find_if(records.rbegin(), records.rend(),
                                       [&](const Record &record) { return record.subject == subject; });
        return last == records.rend() ? 0 : last->sequence;
    }

    /// Events of one type about one message, in order.
    template <class P>
    [[nodiscard]] std::vector<P> of(MessageId message) const
    {
        std::vector<P> found;
        for (const Record &record : records) {
            for (const Event &event : record.events) {
                if (event.type != P::type)
                    continue;
                if (const auto payload = payloadOf<P>(event); payload && payload->message == message)
                    found.push_back(*payload);
            }
        }
        return found;
    }

    std::vector<Record> records;
    bool down = false;
    std::shared_ptr<Fuse> fuse = std::make_shared<Fuse>();
};

/// A platform that takes messages, and remembers keys if it knows idempotency.
class FakePlatform final : public HttpTransport
{
public:
    void request(const HttpRequest &request, std::chrono::milliseconds, Done done) override
    {
        if (!fuse->burn())
            return;
        requests.push_back(request);
        HttpResponse response;
        if (request.url.endsWith("/token"_L1)) {
            response = token;
        } else if (request.url.contains("/upload"_L1)) {
            if (uploadScript.empty()) {
                response = {200, {}, R"({"ref":"up-)" + QByteArray::number(++uploads) + "\"}", true};
            } else {
                response = uploadScript.front();
                uploadScript.erase(uploadScript.begin());
            }
        } else if (!script.empty()) {
            response = script.front();
            script.erase(script.begin());
        } else {
            response = {200, {}, R"({"id":"p1"})", true};
        }
        const QJsonObject body = QJsonDocument::fromJson(request.body).object();
        const QString key = body.value("key"_L1).toString();
        if ((response.status == 200 || (response.status == 0 && response.written)) && !key.isEmpty()) {
            if (!idempotent || !keys.contains(key))
                taken.append(body.value("text"_L1).toString());
            keys.insert(key);
        }
        if (hold)
            held.push_back([done, response] { done(response); });
        else if (fuse->burn())
            done(response);
    }
    bool idempotent = false, hold = false;
    std::vector<HttpResponse> script;
    HttpResponse token{200, {}, R"({"access_token":"fresh"})", true};
    std::vector<HttpRequest> requests;
    std::vector<std::function<void()>> held;
    QStringList taken; ///< what customers see
    std::vector<HttpResponse> uploadScript;
    int uploads = 0;
    [[nodiscard]] QStringList paths() const
    {
        QStringList all;
        for (const HttpRequest &request : requests)
            all << request.url.section(u'/', 3);
        return all;
    }
    [[nodiscard]] QStringList filesOfLast() const
    {
        return QJsonDocument::fromJson(requests.back().body)["files"_L1].toVariant().toStringList();
    }
    std::set<QString> keys;
    std::shared_ptr<Fuse> fuse = std::make_shared<Fuse>();
};

class NoSecrets final : public SecretStore
{
public:
    [[nodiscard]] Result<QByteArray> read(const QString &) const override { return failure(ErrorCode::NotFound, {}); }
    [[nodiscard]] Status write(const QString &, const QByteArray &) override { return {}; }
    [[nodiscard]] Status remove(const QString &) override { return {}; }
};

/// The outbox as the projection folds it.
void fold(OutboxRow &row, const MemoryLog &log)
{
    const auto sending = log.of<ReplySending>(row.message);
    if (!sending.empty()) {
        row.state = DeliveryState::Sending;
        row.attempt = sending.back().attempt;
    }
    for (const ReplyFailed &failed : log.of<ReplyFailed>(row.message)) {
        if (failed.attempt < row.attempt)
            continue;
        row.attempt = failed.attempt;
        row.state = DeliveryState::Failed;
        if (failed.retryAt)
            row.due = *failed.retryAt;
    }
}

bool waits(const OutboxRow &row, const MemoryLog &log)
{
    const auto failed = log.of<ReplyFailed>(row.message);
    return log.of<ReplySent>(row.message).empty() && log.of<ReplyUnconfirmed>(row.message).empty()
        && log.of<ReplyWithdrawn>(row.message).empty() && (failed.empty() || failed.back().retryAt.has_value());
}

} // namespace

class TestSender : public QObject
{
    Q_OBJECT
    NoSecrets m_secrets;
    std::unique_ptr<ChannelRegistry> m_channels;
    std::unique_ptr<ChannelHealth> m_health;
    std::unique_ptr<MemoryLog> m_log;
    std::unique_ptr<FakePlatform> m_platform;
    std::unique_ptr<ManualClock> m_clock;
    std::unique_ptr<ManualScheduler> m_scheduler;
    std::unique_ptr<ProbeCodec> m_codec;
    std::unique_ptr<TokenKeeper> m_tokens;
    QHash<QString, QByteArray> m_attachments;
    std::unique_ptr<ReplySender> m_sender;
    std::vector<OutboxRow> m_queued;
    std::optional<Verdict> m_verdict;
    std::function<void()> m_meanwhile; ///< happens between the reading of the outbox and its answer, once

    void born(bool idempotent)
    {
        m_codec = std::make_unique<ProbeCodec>(idempotent);
        m_platform->idempotent = idempotent;
        m_sender.reset();
        m_tokens = std::make_unique<TokenKeeper>(TokenKeeper::Parts{*m_channels, *m_health, *m_clock, *m_platform,
                                                                    [this](Platform) { return m_codec.get(); }});
        m_sender = std::make_unique<ReplySender>(
            ReplySender::Parts{*m_log, *m_channels, *m_health, *m_clock, *m_scheduler, *m_platform, *m_tokens,
                               [this](Platform) { return m_codec.get(); },
                               [this](const std::function<void(ReplySender::Outbox)> &done) {
                                   const ReplySender::Outbox read = outbox();
                                   if (m_meanwhile)
                                       std::exchange(m_meanwhile, nullptr)();
                                   done(read);
                               },
                               [this](const OutboxRow &) { return m_verdict; }, [] { return 0.0; }, u"/gateway/test"_s,
                               [this](const QString &name, const auto &done) {
                                   done(m_attachments.contains(name) ? Result<QByteArray>(m_attachments.value(name))
                                                                     : failure(ErrorCode::NotFound, name));
                               }});
    }
    [[nodiscard]] std::vector<OutboxRow> outbox() const
    {
        std::vector<OutboxRow> rows;
        for (OutboxRow row : m_queued) {
            fold(row, *m_log);
            if (const auto first = MessageId::parse(row.intent.value("continues"_L1).toString()))
                row.before = stateOf(*first);
            if (waits(row, *m_log))
                rows.push_back(row);
        }
        return rows;
    }
    [[nodiscard]] DeliveryState stateOf(const MessageId &message) const
    {
        return !m_log->of<ReplySent>(message).empty()       ? DeliveryState::Sent
            : !m_log->of<ReplyUnconfirmed>(message).empty() ? DeliveryState::Unconfirmed
            : !m_log->of<ReplyFailed>(message).empty()      ? DeliveryState::Failed
                                                            : DeliveryState::Queued;
    }
    MessageId queue(const QString &text, const QByteArray &thread = "t1", std::chrono::seconds in = 0s)
    {
        OutboxRow row;
        row.caseId = CaseId::derive("case" + thread);
        row.message = MessageId::generate();
        row.channel = shop;
        row.thread.id = ThreadId::derive(thread);
        row.thread.personId = u"anna"_s;
        row.text = text;
        row.queuedAt = m_clock->now();
        row.due = m_clock->now() + in;
        m_queued.push_back(row);
        return row.message;
    }
    MessageId queuePicture(const QString &text, const QString &mime = u"image/png"_s)
    {
        const MessageId message = queue(text);
        const QString name = u"file-%1"_s.arg(m_queued.size());
        m_attachments.insert(name, "bytes of " + name.toLatin1());
        Part part;
        part.type = PartType::Image;
        part.mime = mime;
        part.more.insert(localAttachment, name);
        m_queued.back().parts = {part};
        return message;
    }
    void settle()
    {
        for (int i = 0; i < 30; ++i)
            QCoreApplication::processEvents();
    }
    void run()
    {
        m_sender->wake();
        settle();
    }
    void pass(std::chrono::milliseconds time)
    {
        m_scheduler->advance(time);
        settle();
    }

private Q_SLOTS:
    void init()
    {
        m_sender.reset();
        m_channels = std::make_unique<ChannelRegistry>(m_secrets);
        m_channels->configure({probeChannel(u"shop"_s, u"http://127.0.0.1:9"_s)});
        QVERIFY(m_channels->updateSecrets(shop, probeSecrets()));
        m_health = std::make_unique<ChannelHealth>();
        m_log = std::make_unique<MemoryLog>();
        m_platform = std::make_unique<FakePlatform>();
        m_clock = std::make_unique<ManualClock>();
        m_scheduler = std::make_unique<ManualScheduler>(*m_clock);
        m_queued.clear();
        m_verdict.reset();
        born(false);
    }
    void cleanup() { m_sender.reset(); }

    void queuedMessage_isSentAfterItsSendingIsOnTheLog()
    {
        const MessageId message = queue(u"hello"_s);
        run();
        QCOMPARE(m_platform->taken, QStringList{u"hello"_s});
        QCOMPARE(m_log->of<ReplySending>(message).size(), 1u);
        QCOMPARE(m_log->of<ReplySent>(message).at(0).platformId, u"p1"_s);
        QCOMPARE(m_health->facts(shop).sent, 1);
    }

    void threadKeepsItsOrder_otherThreadsDoNotWait()
    {
        m_platform->hold = true;
        queue(u"1a"_s, "a"), queue(u"2a"_s, "a"), queue(u"1b"_s, "b");
        run();
        QCOMPARE(m_platform->taken, (QStringList{u"1a"_s, u"1b"_s}));
        const auto held = std::exchange(m_platform->held, {});
        for (const auto &answer : held)
            answer();
        settle();
        QCOMPARE(m_platform->taken, (QStringList{u"1a"_s, u"1b"_s, u"2a"_s}));
    }

    void manyWakes_sendOnce()
    {
        m_platform->hold = true;
        queue(u"once"_s);
        for (int i = 0; i < 100; ++i)
            m_sender->wake();
        settle();
        QCOMPARE(m_platform->requests.size(), 1u);
    }

    void messageNotDue_waitsForItsTime_andHoldsBackWhatFollows()
    {
        queue(u"undo me"_s, "a", 10s), queue(u"second"_s, "a");
        run();
        QVERIFY(m_platform->taken.isEmpty());
        pass(10s);
        QCOMPARE(m_platform->taken, (QStringList{u"undo me"_s, u"second"_s}));
    }

    void scheduledForTomorrow_doesNotHoldBackToday()
    {
        queue(u"tomorrow"_s, "a", 86'400s), queue(u"today"_s, "a");
        run();
        QCOMPARE(m_platform->taken, QStringList{u"today"_s});
    }

    void machineThatSlept_sendsWhatFellDueMeanwhile()
    {
        queue(u"after lunch"_s, "a", 7200s);
        run();
        m_clock->set(m_clock->now() + 2h); // the wall clock went on, the timers did not
        QVERIFY(m_scheduler->next());
        pass(0s); // timers are late by what the machine slept
        pass(30s);
        QCOMPARE(m_platform->taken, QStringList{u"after lunch"_s});
    }

    void clockSetBack_sendsNothingTwiceAndNothingEarly()
    {
        queue(u"at once"_s, "a"), queue(u"in a minute"_s, "b", 60s);
        run();
        m_clock->set(m_clock->now() - 1h);
        run();
        pass(60s);
        QCOMPARE(m_platform->taken, QStringList{u"at once"_s});
        for (int i = 0; i < 140; ++i)
            pass(30s);
        QCOMPARE(m_platform->taken, (QStringList{u"at once"_s, u"in a minute"_s}));
    }

    void withdrawnAfterTheOutboxWasRead_neverLeaves()
    {
        const MessageId message = queue(u"taken back"_s);
        m_meanwhile = [&] {
            const CaseId id = m_queued.front().caseId;
            const ReplyWithdrawn undo{id, message, {AuthorKind::Agent, AgentId(u"lin"_s), {}}, u"undo"_s};
            m_log->append({replySubject(message), "undo", {makeEvent(undo, u"/desk"_s, m_clock->now())}, 0},
                          [](auto) {});
        };
        run();
        pass(1s);
        QVERIFY(m_platform->requests.empty());
        QVERIFY(m_log->of<ReplySending>(message).empty());
    }

    void somethingElseHappenedToTheCase_holdsNothingUp()
    {
        queue(u"hello"_s);
        m_meanwhile = [&] {
            const CaseId id = m_queued.front().caseId;
            m_log->append({caseSubject(id), "claim", {makeEvent(CaseClaimed{id, {}}, u"/desk"_s, m_clock->now())}, 0},
                          [](auto) {});
        };
        run();
        QCOMPARE(m_platform->taken, QStringList{u"hello"_s});
    }

    void blockedByGuard_isWithdrawnAndNeverLeaves()
    {
        m_verdict = Verdict{GuardLevel::Block, u"privacy.public.asks_for_data"_s, u"why"_s, {}, {}, true, -1, -1};
        const MessageId message = queue(u"your phone number?"_s);
        run();
        QVERIFY(m_platform->requests.empty());
        QCOMPARE(m_log->of<ReplyWithdrawn>(message).at(0).reason, u"privacy.public.asks_for_data"_s);
        const auto acted = payloadOf<GuardActed>(m_log->records.at(0).events.at(1));
        QVERIFY(acted);
        QCOMPARE(acted->action, u"stopped_by_sender"_s);
    }

    void actionOnAMessage_isNotJudged_andIsRepeatedAfterACut()
    {
        Verdict verdict;
        verdict.level = GuardLevel::Block;
        verdict.rule = u"script.introduce"_s;
        m_verdict = verdict; // rules are about words, and hiding a comment says none
        const MessageId hidden = queue({});
        m_queued.back().intent = {{u"op"_s, u"hide"_s}, {u"target"_s, u"comment-7"_s}};
        m_queued.back().state = DeliveryState::Sending; // begun in an earlier life, without an answer
        m_queued.back().attempt = 1;
        run();
        QCOMPARE(m_log->of<ReplySent>(hidden).size(), 1u);
        QVERIFY(m_log->of<ReplyUnconfirmed>(hidden).empty());
    }

    void reminder_doesNotStop()
    {
        m_verdict = Verdict{GuardLevel::Remind, u"script.follow_up"_s, {}, {}, {}, true, -1, -1};
        queue(u"hello"_s);
        run();
        QCOMPARE(m_platform->taken.size(), 1);
    }

    void refusal_isFinal()
    {
        m_platform->script = {{400, {}, "{}", true}};
        const MessageId message = queue(u"hello"_s);
        run();
        const ReplyFailed failed = m_log->of<ReplyFailed>(message).at(0);
        QCOMPARE(failed.outcome, SendOutcome::Refused);
        QVERIFY(!failed.retryAt);
        pass(24h);
        QCOMPARE(m_platform->requests.size(), 1u);
    }

    void temporaryFailure_isRepeatedWithGrowingPauses()
    {
        m_platform->script = {{500, {}, {}, true}, {503, {}, {}, true}, {0, {}, {}, false}};
        const MessageId message = queue(u"hello"_s);
        run();
        pass(999ms); // 2 s, lower half at jitter 0
        QCOMPARE(m_platform->requests.size(), 1u);
        pass(1ms);
        QCOMPARE(m_platform->requests.size(), 2u);
        pass(2s);
        pass(4s);
        QCOMPARE(m_platform->taken, QStringList{u"hello"_s});
        QCOMPARE(m_log->of<ReplySent>(message).size(), 1u);
        QCOMPARE(m_log->of<ReplySending>(message).back().attempt, 4);
    }

    void retryAfter_isKeptTo()
    {
        m_platform->script = {{429, {{"Retry-After", "120"}}, {}, true}};
        queue(u"hello"_s);
        run();
        pass(119s);
        QCOMPARE(m_platform->requests.size(), 1u);
        pass(1s);
        QCOMPARE(m_platform->requests.size(), 2u);
    }

    void whatThePlatformTellsOfItsCounts_isOnTheHealthPage()
    {
        m_platform->script = {{429, {{"Retry-After", "120"}}, {}, true}};
        queue(u"hello"_s);
        run();
        const std::vector<RateBudget> rates = m_health->facts(shop).rates;
        QCOMPARE(rates.size(), size_t(1));
        QVERIFY(isUsedUp(rates.front()));
        QCOMPARE(rates.front().until, std::optional<Instant>(m_clock->now() + 120s));
        pass(120s);
        QCOMPARE(m_platform->requests.size(), 2u);
        QVERIFY(!tightest(m_health->facts(shop).rates, m_clock->now()));
    }

    void retryHoldsBackTheThread()
    {
        m_platform->script = {{429, {{"Retry-After", "120"}}, {}, true}};
        queue(u"first"_s), queue(u"second"_s);
        run();
        QCOMPARE(m_platform->requests.size(), 1u);
        pass(120s);
        QCOMPARE(m_platform->taken, (QStringList{u"first"_s, u"second"_s}));
    }

    void answerLost_isUnconfirmed_andNotRepeated()
    {
        m_platform->script = {{0, {}, {}, true}};
        const MessageId message = queue(u"hello"_s);
        run();
        QCOMPARE(m_log->of<ReplyUnconfirmed>(message).size(), 1u);
        pass(24h);
        QCOMPARE(m_platform->requests.size(), 1u);
    }

    void answerLost_withIdempotencyKey_isRepeatedWithTheSameKey()
    {
        born(true);
        m_platform->script = {{0, {}, {}, true}};
        const MessageId message = queue(u"hello"_s);
        run();
        pass(5s);
        QCOMPARE(m_platform->requests.size(), 2u);
        QCOMPARE(m_platform->requests[0].body, m_platform->requests[1].body);
        QCOMPARE(m_platform->taken, QStringList{u"hello"_s});
        QCOMPARE(m_log->of<ReplySent>(message).size(), 1u);
    }

    void nonsenseInASuccess_isUnconfirmed()
    {
        m_platform->script = {{200, {}, "<html>", true}};
        const MessageId message = queue(u"hello"_s);
        run();
        QCOMPARE(m_log->of<ReplyUnconfirmed>(message).size(), 1u);
    }

    void expiredToken_isFetchedOnce_andTheMessageGoes()
    {
        m_platform->script = {{401, {}, {}, true}};
        queue(u"hello"_s);
        run();
        QCOMPARE(m_platform->taken, QStringList{u"hello"_s});
        QCOMPARE(headerValue(m_platform->requests.back().headers, "authorization"), QByteArray("fresh"));
    }

    void credentialsRefusedTwice_askForAPerson()
    {
        m_platform->script = {{401, {}, {}, true}, {401, {}, {}, true}};
        const MessageId message = queue(u"hello"_s);
        run();
        QCOMPARE(m_log->of<ReplyFailed>(message).at(0).outcome, SendOutcome::Credentials);
        QCOMPARE(m_health->facts(shop).trouble, u"reconnect"_s);
        QCOMPARE(m_platform->requests.size(), 3u);
    }

    void missingToken_isFetchedBeforeAnythingIsSaidToHaveBegun_data()
    {
        QTest::addColumn<QJsonObject>("secrets");
        QTest::newRow("none yet") << QJsonObject{{u"access_token"_s, QJsonValue::Null}};
        QTest::newRow("ends in half a minute") << QJsonObject{
            {u"access_token"_s, u"old"_s}, {u"access_token_expires"_s, toRfc3339(ManualClock().now() + 30s)}};
    }
    void missingToken_isFetchedBeforeAnythingIsSaidToHaveBegun()
    {
        QFETCH(QJsonObject, secrets);
        QVERIFY(m_channels->updateSecrets(shop, secrets));
        const MessageId message = queue(u"hello"_s);
        m_platform->hold = true;
        run();
        QCOMPARE(m_platform->paths(), QStringList{u"token"_s});
        QVERIFY(m_log->records.empty());
        for (const auto &answer : std::exchange(m_platform->held, {}))
            answer();
        m_platform->hold = false;
        settle();
        for (const auto &answer : std::exchange(m_platform->held, {}))
            answer();
        settle();
        QCOMPARE(m_platform->paths(), (QStringList{u"token"_s, u"send"_s}));
        QCOMPARE(headerValue(m_platform->requests.back().headers, "authorization"), QByteArray("fresh"));
        QCOMPARE(m_log->of<ReplySending>(message).size(), 1u);
        QCOMPARE(m_log->of<ReplySent>(message).size(), 1u);
    }

    void tokenServerAway_isTriedAgain_withoutASendingOnTheLog()
    {
        QVERIFY(m_channels->updateSecrets(shop, {{u"access_token"_s, QJsonValue::Null}}));
        m_platform->token = {0, {}, {}, false};
        const MessageId message = queue(u"hello"_s);
        run();
        QVERIFY(m_log->of<ReplySending>(message).empty());
        QVERIFY(m_log->of<ReplyFailed>(message).at(0).retryAt.has_value());
        m_platform->token = {200, {}, R"({"access_token":"fresh"})", true};
        pass(2s);
        QCOMPARE(m_platform->taken, QStringList{u"hello"_s});
    }

    void tokenRefused_asksForAPerson_withoutASendingOnTheLog()
    {
        QVERIFY(m_channels->updateSecrets(shop, {{u"access_token"_s, QJsonValue::Null}}));
        m_platform->token = {400, {}, "{}", true};
        const MessageId message = queue(u"hello"_s);
        run();
        QVERIFY(m_log->of<ReplySending>(message).empty());
        QCOMPARE(m_log->of<ReplyFailed>(message).at(0).outcome, SendOutcome::Credentials);
        QCOMPARE(m_health->facts(shop).trouble, u"reconnect"_s);
    }

    void tokenEnd_isToldToTheHealthPage()
    {
        const Instant end = m_clock->now() + 2h;
        QJsonObject secrets = probeSecrets();
        secrets.insert(u"access_token_expires"_s, toRfc3339(end));
        QVERIFY(m_channels->updateSecrets(shop, secrets));
        queue(u"hello"_s);
        run();
        QVERIFY(m_health->facts(shop).tokenExpires == std::optional(end));
        QCOMPARE(m_platform->paths(), QStringList{u"send"_s});
    }

    void attachment_isUploadedFirst_thenTheMessageNamesIt()
    {
        const MessageId message = queuePicture({});
        m_platform->uploadScript = {{200, {}, R"({"pending":7})", true}};
        run();
        QCOMPARE(m_platform->paths(), QStringList{u"upload?step=0"_s});
        QVERIFY(m_log->of<ReplySending>(message).empty()); // until it is uploaded nothing has begun
        pass(3s);
        QCOMPARE(m_platform->paths(), (QStringList{u"upload?step=0"_s, u"upload?step=7"_s, u"send"_s}));
        QCOMPARE(m_platform->requests.front().body, QByteArray("bytes of file-1"));
        QCOMPARE(m_platform->filesOfLast(), QStringList{u"up-1"_s});
        QCOMPARE(m_log->of<ReplySent>(message).size(), 1u);
    }

    void fileWithoutAnUpload_travelsInsideTheMessage()
    {
        queuePicture(u"see"_s, u"text/letter"_s);
        run();
        QCOMPARE(m_platform->paths(), QStringList{u"send"_s});
        QCOMPARE(m_platform->filesOfLast(), QStringList{u"inline:bytes of file-1"_s});
    }

    void uploadTrouble_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QStringList>("asked");
        QTest::addColumn<QString>("reason");
        const QString up = u"upload?step=0"_s, send = u"send"_s;
        QTest::newRow("busy: again later") << 503 << QStringList{up, up, send} << u"status_503"_s;
        QTest::newRow("no answer: again, it harms nobody") << 0 << QStringList{up, up, send} << u"network"_s;
        QTest::newRow("token: another one first") << 401 << QStringList{up, u"token"_s, up, send} << QString();
        QTest::newRow("refused: for good") << 400 << QStringList{up} << u"status_400"_s;
    }
    void uploadTrouble()
    {
        QFETCH(int, status);
        QFETCH(QStringList, asked);
        QFETCH(QString, reason);
        const MessageId message = queuePicture({});
        m_platform->uploadScript = {{status, {}, "{}", true}};
        run();
        QVERIFY(m_log->of<ReplySending>(message).empty() || reason.isEmpty());
        pass(60s);
        QCOMPARE(m_platform->paths(), asked);
        const auto failed = m_log->of<ReplyFailed>(message);
        QCOMPARE(failed.empty() ? QString() : failed.front().reason, reason);
        QCOMPARE(m_log->of<ReplySent>(message).size(), asked.contains(u"send"_s) ? 1u : 0u);
    }

    void secondAttempt_doesNotUploadAgain()
    {
        queuePicture(u"hello"_s);
        m_platform->script = {{429, {}, {}, true}};
        run();
        pass(10s);
        QCOMPARE(m_platform->paths(), (QStringList{u"upload?step=0"_s, u"send"_s, u"send"_s}));
        QCOMPARE(m_platform->filesOfLast(), QStringList{u"up-1"_s});
    }

    void attachmentThatIsGone_isSaid()
    {
        const MessageId message = queuePicture(u"hello"_s);
        m_attachments.clear();
        run();
        QVERIFY(m_platform->requests.empty());
        QCOMPARE(m_log->of<ReplyFailed>(message).at(0).reason, u"attachment_gone"_s);
        QVERIFY(!m_log->of<ReplyFailed>(message).at(0).retryAt);
    }

    void pieces_leaveInOrder_andNotWithoutTheirBeginning_data()
    {
        QTest::addColumn<int>("answer");
        QTest::addColumn<QStringList>("taken");
        QTest::addColumn<QString>("second");
        const QStringList all{u"one"_s, u"two"_s, u"three"_s};
        QTest::newRow("all is well") << 200 << all << QString();
        QTest::newRow("busy once") << 503 << all << QString();
        QTest::newRow("the first is refused") << 400 << QStringList() << u"piece_before"_s;
        QTest::newRow("nobody knows of the first") << 0 << QStringList{u"one"_s} << u"piece_before"_s;
    }
    void pieces_leaveInOrder_andNotWithoutTheirBeginning()
    {
        QFETCH(int, answer);
        QFETCH(QStringList, taken);
        QFETCH(QString, second);
        queue(u"one"_s), queue(u"two"_s), queue(u"three"_s);
        for (size_t i = 1; i < 3; ++i)
            m_queued[i].intent.insert(u"continues"_s, m_queued[i - 1].message.toString());
        m_platform->script = {{answer, {}, R"({"id":"p"})", true}};
        run();
        pass(60s);
        QCOMPARE(m_platform->taken, taken);
        for (size_t i = 1; i < 3; ++i) {
            const auto failed = m_log->of<ReplyFailed>(m_queued[i].message);
            QCOMPARE(failed.empty() ? QString() : failed.back().reason, second);
        }
        if (second.isEmpty())
            return;
        m_queued[1].attempt = 1; // a person asked for it again all the same
        m_queued[1].state = DeliveryState::Queued;
        const OutboxRow again = m_queued[1];
        m_queued.clear();
        MemoryLog &log = *m_log;
        std::erase_if(log.records,
                      [&again](const Record &record) { return record.subject == replySubject(again.message); });
        m_queued.push_back(again);
        run();
        QCOMPARE(m_platform->taken.back(), u"two"_s);
    }

    void addressOutsideThePlatform_isNotContacted()
    {
        m_channels->configure({probeChannel(u"shop"_s, u"file:///etc"_s)});
        QVERIFY(m_channels->updateSecrets(shop, probeSecrets()));
        const MessageId message = queue(u"hello"_s);
        run();
        QVERIFY(m_platform->requests.empty());
        QCOMPARE(m_log->of<ReplyFailed>(message).at(0).reason, u"address"_s);
    }

    void logDown_nothingLeaves_andGoesOnLater()
    {
        m_log->down = true;
        queue(u"hello"_s);
        run();
        QVERIFY(m_platform->requests.empty());
        m_log->down = false;
        pass(1h);
        QCOMPARE(m_platform->taken, QStringList{u"hello"_s});
    }

    void logDownAfterTheAnswer_isToldLater_withoutSendingAgain()
    {
        m_platform->hold = true;
        const MessageId message = queue(u"hello"_s);
        run();
        m_log->down = true;
        m_platform->held.front()();
        settle();
        QVERIFY(m_log->of<ReplySent>(message).empty());
        m_log->down = false;
        pass(5min);
        QCOMPARE(m_log->of<ReplySent>(message).size(), 1u);
        QCOMPARE(m_platform->requests.size(), 1u);
    }

    void pausedChannel_keepsItsMessages()
    {
        ChannelConfigured paused = probeChannel(u"shop"_s, u"http://127.0.0.1:9"_s);
        paused.paused = true;
        m_channels->configure({paused});
        queue(u"hello"_s);
        run();
        QVERIFY(m_platform->requests.empty());
        QVERIFY(m_log->records.empty());
    }

    void moreThanTheRate_isSpreadOverTime()
    {
        ChannelConfigured slow = probeChannel(u"shop"_s, u"http://127.0.0.1:9"_s);
        slow.settings.insert(u"sends_per_second"_s, 2);
        m_channels->configure({slow});
        for (int i = 0; i < 6; ++i)
            queue(QString::number(i), QByteArray::number(i));
        run();
        QCOMPARE(m_platform->taken.size(), 2);
        pass(1s);
        QCOMPARE(m_platform->taken.size(), 4);
        pass(1s);
        QCOMPARE(m_platform->taken.size(), 6);
    }

    /// The promise: whatever step the power is cut at, each message is sent once or shown as unconfirmed.
    void powerCutAtEveryStep_sentOnceOrUnconfirmed_data()
    {
        QTest::addColumn<bool>("idempotent");
        QTest::newRow("platform without idempotency key") << false;
        QTest::newRow("platform with idempotency key") << true;
    }
    void powerCutAtEveryStep_sentOnceOrUnconfirmed()
    {
        QFETCH(bool, idempotent);
        int unconfirmedSeen = 0;
        for (int step = 1; step <= 40; ++step) {
            init();
            born(idempotent);
            const auto fuse = std::make_shared<Fuse>(Fuse{step});
            m_log->fuse = m_platform->fuse = fuse;
            const QStringList texts{u"a1"_s, u"a2"_s, u"b1"_s};
            const std::vector<MessageId> messages{queue(texts[0], "a"), queue(texts[1], "a"), queue(texts[2], "b")};
            run();
            pass(1min);
            m_sender.reset();

            m_log->fuse = m_platform->fuse = std::make_shared<Fuse>();
            born(idempotent);
            run();
            pass(1h);
            for (size_t i = 0; i < messages.size(); ++i) {
                const qsizetype times = m_platform->taken.count(texts[static_cast<qsizetype>(i)]);
                const bool sent = m_log->of<ReplySent>(messages[i]).size() == 1;
                const bool unconfirmed = m_log->of<ReplyUnconfirmed>(messages[i]).size() == 1;
                QVERIFY2(sent != unconfirmed, qPrintable(u"step %1: neither or both"_s.arg(step)));
                QVERIFY2(sent ? times == 1 : times <= 1, qPrintable(u"step %1: %2 times"_s.arg(step).arg(times)));
                QVERIFY2(!(idempotent && unconfirmed), "a platform with keys leaves nothing unconfirmed");
                unconfirmedSeen += unconfirmed ? 1 : 0;
            }
            QVERIFY(outbox().empty());
        }
        QCOMPARE(unconfirmedSeen > 0, !idempotent);
    }
};

QTEST_GUILESS_MAIN(TestSender)
#include "tst_sender.moc"
