// SPDX-License-Identifier: GPL-3.0-or-later
// Per platform: recorded webhook requests (and pages of polls) verified and read per second of one core's time, and
// signed webhooks a second through the gateway, durable before their 200, at 64 connections.
// bench_platforms [FOLDER of the recorded requests] [requests a round, 0: no gateway] [platform …]
#include "app/channels/common/account.h"
#include "app/channels/recorded/recorded_request.h"
#include "app/gateway/gateway.h"
#include "app/log/sqlite_log.h"
#include "app/profile/memory_secret_store.h"
#include "app/rehearsal/voice.h"
#include "tests/bench/figures.h"
#include "tests/bench/webhook_load.h"

#include <QDir>
#include <QJsonDocument>
#include <QTemporaryDir>

#include <ctime>

#include <sodium.h>

using namespace Qt::StringLiterals;
using namespace lianxi;
using bench::Figure;

namespace
{

constexpr double share = 0.5; ///< seconds of processor time a measurement
constexpr int rounds = 3;
constexpr int people = 5000;
constexpr double decodesGoal = 20'000, durableGoal = 12'000;

double threadSeconds()
{
    timespec used{};
    ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &used);
    return static_cast<double>(used.tv_sec) + static_cast<double>(used.tv_nsec) / 1e9;
}

/// How often a second of this thread's processor time `run` can be done, which does `each` things.
template <class F>
bench::Spread perSecond(size_t each, F &&run)
{
    std::vector<double> rates;
    for (int round = 0; round < rounds; ++round) {
        size_t done = 0;
        const double began = threadSeconds();
        double used = 0;
        while (used < share) {
            run();
            done += each;
            used = threadSeconds() - began;
        }
        rates.push_back(static_cast<double>(done) / used);
    }
    return bench::spreadOf(rates);
}

struct Recorded {
    const Codec *codec = nullptr;
    HttpRequest request;
    HttpResponse answer; ///< of a poll
    ChannelAccount account;
    Instant now;
    bool isPoll = false;

    /// How much comes out; nothing when it is refused.
    [[nodiscard]] size_t events() const
    {
        if (isPoll)
            return codec->readPoll({}, answer, account, {}, now).events.size();
        const Inbound inbound = codec->receive(request, account, now);
        return inbound.events.size() + inbound.asks.size();
    }
    [[nodiscard]] const QByteArray &body() const { return isPoll ? answer.body : request.body; }
};

/// What of a platform's records says something: signed webhooks, or pages of polls whose list their shape tells.
std::vector<Recorded> recordsOf(const QDir &folder, const Codec &codec, bool polls)
{
    std::vector<Recorded> records;
    const QStringList files = folder.entryList({u"*.meta.json"_s}, QDir::Files, QDir::Name);
    for (const QString &file : files) {
        const Result<RecordedCase> recorded = readRecordedCase(folder.filePath(file));
        const QJsonValue kind = recorded ? recorded->meta.value("kind"_L1) : QJsonValue();
        if (kind != (polls ? "poll"_L1 : "webhook"_L1))
            continue;
        Recorded one{&codec, recordedRequest(*recorded), {}, recordedAccount(*recorded), recordedClock(*recorded),
                     polls};
        one.answer.status = 200;
        one.answer.body = recorded->body;
        if (one.events() > 0)
            records.push_back(std::move(one));
    }
    return records;
}

/// QQ's floor: one Ed25519 signature made, with the key ready, as checking by making again must.
bench::Spread bareSignature()
{
    unsigned char open[crypto_sign_PUBLICKEYBYTES], secret[crypto_sign_SECRETKEYBYTES], made[crypto_sign_BYTES];
    const unsigned char message[400] = {};
    crypto_sign_keypair(open, secret);
    return perSecond(1, [&] { crypto_sign_detached(made, nullptr, message, sizeof message, secret); });
}

/// Everybody's: Qt's reading of the same bytes as JSON, or of nothing where they are XML.
bench::Spread bareReading(const std::vector<Recorded> &records)
{
    size_t whole = 0;
    return perSecond(records.size(), [&] {
        for (const Recorded &record : records)
            whole += QJsonDocument::fromJson(record.body()).isNull() ? 0 : 1;
    });
}

void decode(Platform platform, const std::vector<Recorded> &records)
{
    if (records.empty())
        return;
    size_t events = 0;
    const bench::Spread ours = perSecond(records.size(), [&] {
        for (const Recorded &record : records)
            events += record.events();
    });
    const bool signing = platform == Platform::Qq && !records.front().isPoll;
    const bool json = records.front().body().trimmed().startsWith('{') || records.front().body().startsWith('[');
    const bench::Spread floor = signing ? bareSignature() : json ? bareReading(records) : bench::Spread();
    const QString what = u"%1: %2 recorded %3 verified and read, one core's time"_s.arg(toText(platform))
                             .arg(records.size())
                             .arg(records.front().isPoll ? u"pages"_s : u"webhooks"_s);
    bench::printRow(qPrintable(what),
                    floor.median > 0 ? bench::inWords(floor, 0) + (signing ? u"/s Ed25519 alone"_s : u"/s JSON alone"_s)
                                     : QString(),
                    bench::inWords(ours, 0) + u"/s"_s,
                    floor.median > 0 ? QString::number(ours.median / floor.median, 'f', 2) : QString(),
                    records.front().isPoll ? QString() : u"≥ %1/s"_s.arg(decodesGoal),
                    records.front().isPoll ? std::nullopt : std::optional(ours.least >= decodesGoal));
}

/// The bytes of a request as they go over the line.
QByteArray bytesOf(const HttpRequest &request, const ChannelId &channel)
{
    QByteArray bytes = "POST /hooks/" + channel.text().toUtf8();
    if (!request.query.isEmpty())
        bytes += '?' + request.query;
    bytes += " HTTP/1.1\r\nHost: 127.0.0.1\r\n";
    for (const auto &[name, value] : request.headers)
        bytes += name + ": " + value + "\r\n";
    return bytes + "Content-Length: " + QByteArray::number(request.body.size()) + "\r\n\r\n" + request.body;
}

std::vector<QByteArray> pushes(const Voice &voice, const ChannelAccount &account, int round, int count)
{
    const SystemClock clock;
    std::vector<QByteArray> requests;
    for (int i = 0; i < count; ++i) {
        CustomerLine line;
        line.number = 1'900'000'000'000 + qint64(round) * count + i;
        // Weibo names no message: the same words of the same person in the same second would be one.
        line.text = u"你好，我的订单%1还没有发货，麻烦帮我看一下，谢谢。"_s.arg(line.number);
        line.at = clock.now();
        requests.push_back(bytesOf(voice.push(account, {voice.person(i % people), u"顾客"_s}, line), account.id));
    }
    return requests;
}

Figure throughGateway(const ChannelAccount &account, const std::vector<QByteArray> &requests)
{
    const QTemporaryDir dir;
    const auto log = SqliteLog::open(dir.filePath(u"log.db"_s), sqlite::PageKey::generate());
    if (!log)
        qFatal("cannot open the log");
    MemorySecretStore secrets;
    ChannelRegistry channels(secrets);
    ChannelConfigured channel;
    channel.channel = account.id;
    channel.platform = account.platform;
    channel.name = account.id.text();
    channel.settings = account.settings;
    channels.configure({channel});
    if (!channels.updateSecrets(account.id, account.secrets))
        qFatal("cannot keep secrets");
    ChannelHealth health;
    const SystemClock clock;
    Gateway gateway({**log, channels, health, clock, codecFor, u"/gateway/bench"_s}, {});
    if (!gateway.start())
        qFatal("cannot listen");
    const std::clock_t began = std::clock();
    Figure figure = bench::load(gateway.port(), requests);
    figure.cpuMicros =
        static_cast<double>(std::clock() - began) * 1e6 / CLOCKS_PER_SEC / static_cast<double>(requests.size());
    gateway.stop();
    // A push that only says that there is something leaves nothing on the log.
    const auto stored = static_cast<size_t>((*log)->lastSequence());
    if (figure.good != static_cast<qint64>(requests.size())
        || (account.platform != Platform::WecomKf && stored != requests.size()))
        qFatal("%s: %lld of %zu answered 200, %zu on the log", toText(account.platform).data(),
               static_cast<long long>(figure.good), requests.size(), stored);
    return figure;
}

void durable(const Voice &voice, int count)
{
    const ChannelAccount account = voice.account();
    std::vector<double> rates, cpu;
    for (int round = 0; round < rounds; ++round) {
        const Figure figure = throughGateway(account, pushes(voice, account, round, count));
        rates.push_back(figure.perSecond);
        cpu.push_back(figure.cpuMicros);
    }
    const bench::Spread rate = bench::spreadOf(rates);
    const bool stores = voice.platform != Platform::WecomKf;
    const QString what = u"%1: signed webhooks %2, 64 connections"_s.arg(
        toText(voice.platform), stores ? u"durable"_s : u"answered (they hold nothing to store)"_s);
    bench::printRow(qPrintable(what), {},
                    bench::inWords(rate, 0) + u"/s, %1 us CPU"_s.arg(bench::spreadOf(cpu).median, 0, 'f', 0), {},
                    u"≥ %1/s"_s.arg(durableGoal), rate.least >= durableGoal);
}

} // namespace

int main(int argc, char **argv)
{
    const QDir root(argc > 1 ? QString::fromLocal8Bit(argv[1]) : u"tests/fixtures/platforms"_s);
    const int count = argc > 2 ? std::atoi(argv[2]) : 20'000;
    const QStringList wanted = [&] {
        QStringList names;
        for (int i = 3; i < argc; ++i)
            names.append(QString::fromLocal8Bit(argv[i]));
        return names;
    }();
    if (sodium_init() < 0)
        qFatal("libsodium");
    for (const Voice &voice : voices()) {
        const QString name = toText(voice.platform);
        const Codec *codec = codecFor(voice.platform);
        if (!codec || (!wanted.isEmpty() && !wanted.contains(name)))
            continue;
        const QDir folder(root.filePath(name));
        decode(voice.platform, recordsOf(folder, *codec, false));
        decode(voice.platform, recordsOf(folder, *codec, true));
        if (voice.push && count > 0)
            durable(voice, count);
    }
    return 0;
}
