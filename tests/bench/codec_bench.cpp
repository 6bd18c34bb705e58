// SPDX-License-Identifier: GPL-3.0-or-later
// Webhook requests verified and read per second on one core, per platform.
// bench_codec [FOLDER]: where the recorded requests are, by default tests/fixtures/platforms below the current folder.
#include "app/channels/recorded/recorded_request.h"

#include <QDir>
#include <QElapsedTimer>

#include <cstdio>

using namespace Qt::StringLiterals;
using namespace lianxi;

namespace
{

struct Request {
    HttpRequest request;
    ChannelAccount account;
    Instant now;
};

/// The webhook requests of a platform that verify.
std::vector<Request> requestsOf(const QDir &folder, const Codec &codec)
{
    std::vector<Request> requests;
    const QStringList files = folder.entryList({u"*.meta.json"_s}, QDir::Files, QDir::Name);
    for (const QString &file : files) {
        const Result<RecordedCase> recorded = readRecordedCase(folder.filePath(file));
        if (!recorded || recorded->meta.value("kind"_L1) != "webhook"_L1)
            continue;
        Request request{recordedRequest(*recorded), recordedAccount(*recorded), recordedClock(*recorded)};
        if (codec.receive(request.request, request.account, request.now).verify == Verification::Ok)
            requests.push_back(std::move(request));
    }
    return requests;
}

} // namespace

int main(int argc, char **argv)
{
    const QDir root(argc > 1 ? QString::fromLocal8Bit(argv[1]) : u"tests/fixtures/platforms"_s);
    for (const Platform platform : {Platform::WechatOa, Platform::Weibo, Platform::Telegram}) {
        const Codec &codec = *codecFor(platform);
        const std::vector<Request> requests = requestsOf(QDir(root.filePath(toText(platform))), codec);
        if (requests.empty()) {
            std::fprintf(stderr, "no recorded requests in %s\n", qPrintable(root.path()));
            return 1;
        }
        size_t events = 0, done = 0;
        QElapsedTimer timer;
        timer.start();
        while (timer.elapsed() < 2000) {
            for (const Request &request : requests)
                events += codec.receive(request.request, request.account, request.now).events.size();
            done += requests.size();
        }
        const double perSecond = 1e9 * static_cast<double>(done) / static_cast<double>(timer.nsecsElapsed());
        std::printf("%-12s %3zu requests  %8.0f webhooks/s  (%zu events)\n", toText(platform).data(), requests.size(),
                    perSecond, events);
    }
    return 0;
}
