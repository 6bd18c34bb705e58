// SPDX-License-Identifier: GPL-3.0-or-later
// Webhook requests verified and read, and pages of polls read, per second on one core, per platform.
// bench_codec [FOLDER]: where the recorded requests are, by default tests/fixtures/platforms below the current folder.
#include "app/channels/recorded/recorded_request.h"

#include <QDir>
#include <QElapsedTimer>

#include <cstdio>

using namespace Qt::StringLiterals;
using namespace lianxi;

namespace
{

constexpr qint64 milliseconds = 2000; ///< a measurement

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

void measure(Platform platform, const char *what, const std::vector<Recorded> &records)
{
    if (records.empty())
        return;
    size_t events = 0, done = 0;
    QElapsedTimer timer;
    timer.start();
    while (timer.elapsed() < milliseconds) {
        for (const Recorded &record : records)
            events += record.events();
        done += records.size();
    }
    const double perSecond = 1e9 * static_cast<double>(done) / static_cast<double>(timer.nsecsElapsed());
    std::printf("%-16s %4zu records  %8.0f %s/s  (%zu events)\n", toText(platform).data(), records.size(), perSecond,
                what, events);
}

} // namespace

int main(int argc, char **argv)
{
    const QDir root(argc > 1 ? QString::fromLocal8Bit(argv[1]) : u"tests/fixtures/platforms"_s);
    const QStringList folders = root.entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name);
    for (const QString &folder : folders) {
        const auto platform = fromText<Platform>(folder);
        const Codec *codec = platform ? codecFor(*platform) : nullptr;
        if (!codec)
            continue;
        measure(*platform, "webhooks", recordsOf(QDir(root.filePath(folder)), *codec, false));
        measure(*platform, "pages", recordsOf(QDir(root.filePath(folder)), *codec, true));
    }
    if (folders.isEmpty())
        std::fprintf(stderr, "no recorded requests in %s\n", qPrintable(root.path()));
    return folders.isEmpty() ? 1 : 0;
}
