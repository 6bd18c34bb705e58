// SPDX-License-Identifier: GPL-3.0-or-later
// bench_ingest [cases, default 100000] [folder of generated stores, default bench-stores] [seconds, default 24]
// From a platform's signed request to a painted row: 200 WeChat pushes a second, each from somebody new, through
// gateway, synced log, fold and inbox over an encrypted store of that many cases. The time counts from the moment at
// which a request was due, so that a late one is not made shorter. Floor: a thread that asks a bare widget to paint as
// often.

#include "app/desk/projector.h"
#include "app/desk/store_reader.h"
#include "app/gateway/gateway.h"
#include "app/log/sqlite_log.h"
#include "app/profile/memory_secret_store.h"
#include "tests/bench/case_generator.h"
#include "tests/bench/view_clock.h"
#include "ui/inbox/case_list_view.h"
#include "ui/inbox/inbox_panel.h"

#include <QCryptographicHash>
#include <QFile>
#include <QTemporaryDir>

#include <atomic>
#include <cstdlib>
#include <thread>

#include <arpa/inet.h>
#include <sys/socket.h>

using namespace Qt::StringLiterals;
using namespace lianxi;
using namespace lianxi::bench;
using namespace std::chrono_literals;

namespace
{

constexpr int perSecond = 200, connections = 8;
constexpr auto interval = std::chrono::duration_cast<Steady::duration>(1s) / perSecond;
constexpr double goalMillis = 25;
constexpr size_t rounds = 3; ///< parts of the time, each with figures of its own
const ChannelId shop(u"bench-wechat"_s);

template <class T>
T must(Result<T> result)
{
    if (!result)
        qFatal("%s", qUtf8Printable(result.error().detail));
    return std::move(*result);
}

/// A push as WeChat writes it, signed for this moment. The text begins with its number. Each claims to be written a
/// second after the one before, because the platform tells whole seconds and the newest is to stand on top.
QByteArray pushOf(int number)
{
    const qint64 seconds = toMillis(SystemClock().now()) / 1000;
    const QByteArray now = QByteArray::number(seconds), nonce = QByteArray::number(number);
    QByteArrayList signedParts{"bench-token", now, nonce};
    std::sort(signedParts.begin(), signedParts.end());
    const QByteArray signature = QCryptographicHash::hash(signedParts.join(), QCryptographicHash::Sha1).toHex();
    const QByteArray body = "<xml><ToUserName><![CDATA[gh_bench]]></ToUserName><FromUserName><![CDATA[open-"
        + QByteArray::number(number) + "]]></FromUserName><CreateTime>" + QByteArray::number(seconds + number)
        + "</CreateTime><MsgType><![CDATA[text]]></MsgType><Content><![CDATA[" + QByteArray::number(number)
        + " 号：我的订单还没有发货，麻烦帮我看一下，谢谢。]]></Content><MsgId>"
        + QByteArray::number(70'000'000 + number) + "</MsgId></xml>";
    return "POST /hooks/bench-wechat?signature=" + signature + "&timestamp=" + now + "&nonce=" + nonce
        + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/xml\r\nContent-Length: " + QByteArray::number(body.size())
        + "\r\n\r\n" + body;
}

int connectTo(quint16 port)
{
    const int client = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in to{};
    to.sin_family = AF_INET;
    to.sin_port = htons(port);
    to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (::connect(client, reinterpret_cast<const sockaddr *>(&to), sizeof to) != 0)
        qFatal("cannot connect");
    return client;
}

/// When each request was due, was answered and was seen, in ms since the beginning.
struct Journey {
    std::atomic<double> due = 0, answered = 0, seen = 0;
    bool covered = false; ///< painted list in which newer rows had pushed it below the window's edge
};

/// The platform: requests in turn over a few connections, each when it is due.
void sendAll(quint16 port, std::vector<Journey> &journeys, Steady::time_point began)
{
    std::vector<int> clients;
    for (int i = 0; i < connections; ++i)
        clients.push_back(connectTo(port));
    std::atomic<size_t> next = 0;
    std::vector<std::thread> threads;
    for (const int client : clients) {
        threads.emplace_back([&, client] {
            for (size_t i = next++; i < journeys.size(); i = next++) {
                const auto due = began + interval * static_cast<int>(i);
                std::this_thread::sleep_until(due);
                journeys[i].due = std::chrono::duration<double, std::milli>(due - began).count();
                const QByteArray request = pushOf(static_cast<int>(i));
                if (::send(client, request.constData(), static_cast<size_t>(request.size()), MSG_NOSIGNAL) < 0)
                    qFatal("cannot send");
                char answer[4096];
                if (::recv(client, answer, sizeof answer, 0) <= 12 || std::strncmp(answer + 9, "200", 3) != 0)
                    qFatal("request %zu was refused: %.60s", i, answer);
                journeys[i].answered = millisSince(began);
            }
        });
    }
    for (std::thread &thread : threads)
        thread.join();
    for (const int client : clients)
        ::close(client);
}

/// The desk as far as a message passes through it.
struct Desk {
    SystemClock clock;
    std::unique_ptr<SqliteLog> log;
    std::unique_ptr<Projector> projector;
    std::unique_ptr<StoreReader> reader;
    MemorySecretStore secrets;
    ChannelRegistry channels{secrets};
    ChannelHealth health;
    std::unique_ptr<Gateway> gateway;

    Desk(const QString &store, const QString &logFile)
    {
        makeLog(logFile, benchKey(), must(Projection::open({store, benchKey()}))->position());
        log = must(SqliteLog::open(logFile, benchKey()));
        projector = must(Projector::start(*log, {store, benchKey()}));
        reader = must(StoreReader::open(store, benchKey(), clock));
        ChannelConfigured channel;
        channel.channel = shop;
        channel.platform = Platform::WechatOa;
        channel.name = u"shop"_s;
        channel.brand = u"brand"_s;
        channel.account = u"gh_bench"_s;
        channel.settings = {{u"mode"_s, u"plain"_s}};
        channels.configure({channel});
        if (!channels.updateSecrets(shop, {{u"token"_s, u"bench-token"_s}}))
            qFatal("cannot keep the token");
        if (!std::holds_alternative<Accepted>(
                appendAndWait(*log, {u"team"_s, {}, {makeEvent(channel, u"/bench"_s, clock.now())}, std::nullopt})))
            qFatal("cannot write the log");
        gateway = std::make_unique<Gateway>(
            HookService::Parts{*log, channels, health, clock, codecFor, u"/gateway/bench"_s}, Gateway::Options{});
        if (!gateway->start())
            qFatal("cannot listen");
    }
    ~Desk() { gateway->stop(); }
};

/// Notes the rows of a painted list. When more arrived between two frames than the window shows, the older of them are
/// in the list that was painted, below its edge: they have arrived, and no frame will show them.
class Watcher
{
public:
    Watcher(const CaseListView &list, std::vector<Journey> &journeys, Steady::time_point began)
        : m_list(list)
        , m_journeys(journeys)
        , m_began(began)
    {
    }
    void look()
    {
        const double now = millisSince(m_began);
        const int bottom = m_list.visibleRange().second;
        int known = 0;
        // The list is sorted by a time that rises with the number, so what is new stands on top.
        for (int position = 0; position < m_list.cases()->rowCount() && known < backlog; ++position) {
            const CaseRow *row = m_list.cases()->caseAt(position);
            bool isNumber = false;
            const int number = row ? row->preview.section(u' ', 0, 0).toInt(&isNumber) : 0;
            if (!isNumber || row->channel != shop)
                return;
            Journey &journey = m_journeys[static_cast<size_t>(number)];
            known = journey.seen > 0 ? known + 1 : 0;
            if (journey.seen == 0) {
                journey.seen = now;
                journey.covered = position > bottom;
            }
        }
    }

private:
    static constexpr int backlog = 64; ///< noted rows in a row after which nothing unnoted follows
    const CaseListView &m_list;
    std::vector<Journey> &m_journeys;
    Steady::time_point m_began;
};

std::vector<double> floorTimes(TimedApplication &application, int count)
{
    QWidget widget;
    widget.resize(350, 640);
    widget.show();
    std::vector<double> times;
    std::vector<Steady::time_point> waiting;
    application.watchPaints(&widget, [&] {
        for (const Steady::time_point asked : std::exchange(waiting, {}))
            times.push_back(millisSince(asked));
    });
    std::thread asking([&] {
        const auto began = Steady::now();
        for (int i = 0; i < count; ++i) {
            const auto due = began + interval * i;
            std::this_thread::sleep_until(due);
            QMetaObject::invokeMethod(
                &widget,
                [&, due] {
                    waiting.push_back(due);
                    widget.update();
                },
                Qt::QueuedConnection);
        }
    });
    TimedApplication::runUntil([&] { return times.size() == static_cast<size_t>(count); });
    asking.join();
    application.watchPaints(nullptr, {});
    return times;
}

/// One quantile of each round: the times lie in the order in which they were due.
Spread ofRounds(const std::vector<double> &times, double share)
{
    std::vector<double> found;
    const size_t size = times.size() / rounds;
    for (size_t i = 0; i < rounds; ++i) {
        std::vector<double> round(times.begin() + static_cast<qptrdiff>(i * size),
                                  times.begin() + static_cast<qptrdiff>((i + 1) * size));
        found.push_back(quantile(round, share));
    }
    return spreadOf(found);
}

QString inWords(const std::vector<double> &times)
{
    return u"p50 "_s + bench::inWords(ofRounds(times, 0.5), 1) + u", p99 "_s + bench::inWords(ofRounds(times, 0.99), 1)
        + u" ms"_s;
}

void report(const char *what, const std::vector<double> &floor, const std::vector<double> &times,
            std::optional<double> goal)
{
    const Spread low = ofRounds(floor, 0.99), ours = ofRounds(times, 0.99);
    printRow(what, inWords(floor), inWords(times), QString::number(ours.median / std::max(0.01, low.median), 'f', 1),
             goal ? u"p99 ≤ %1 ms"_s.arg(*goal) : QString(), goal ? std::optional(ours.most <= *goal) : std::nullopt);
}

} // namespace

int main(int argc, char **argv)
{
    if (!qEnvironmentVariableIsSet("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    TimedApplication application(argc, argv);
    const int cases = argc > 1 ? std::atoi(argv[1]) : 100'000;
    const QString folder = argc > 2 ? QString::fromLocal8Bit(argv[2]) : u"bench-stores"_s;
    const int seconds = argc > 3 ? std::atoi(argv[3]) : 24;
    const QString made = generatedDesk(folder, {cases, 2 * cases});
    const QTemporaryDir copies(folder + u"/ingest-XXXXXX"_s);
    if (!QFile::copy(made, copies.filePath(u"desk.db"_s)))
        qFatal("cannot copy the store");
    settleDisk();
    Desk desk(copies.filePath(u"desk.db"_s), copies.filePath(u"log.db"_s));
    ThemeSource themes;
    themes.set(ThemeSource::Choice::Light);
    InboxPanel panel({*desk.reader, themes, desk.clock, AgentId(u"agent-1"_s)});
    QObject::connect(desk.projector.get(), &Projector::changed, &panel, &InboxPanel::apply);
    panel.resize(350, 900);
    panel.show();
    CaseFilter newest;
    newest.order = CaseFilter::Order::Newest;
    panel.cases().setFilter(newest);
    TimedApplication::runUntil([&] { return !panel.cases().isLoading(); });
    auto *list = panel.findChild<CaseListView *>();

    const std::vector<double> floor = floorTimes(application, perSecond * 5);
    std::vector<Journey> journeys(static_cast<size_t>(perSecond * seconds));
    const auto began = Steady::now() + 200ms;
    const double cpu = cpuSeconds();
    (void)application.take();
    Watcher watcher(*list, journeys, began);
    application.watchPaints(list->viewport(), [&] { watcher.look(); });
    std::thread platform([&] { sendAll(desk.gateway->port(), journeys, began); });
    TimedApplication::runUntil([&] {
        return std::ranges::all_of(journeys, [](const Journey &one) { return one.seen > 0 && one.answered > 0; });
    });
    platform.join();
    TimedApplication::run(100ms);
    const TimedApplication::Work work = application.take();
    const double spent = (cpuSeconds() - cpu) * 1e6;
    std::vector<double> answered, seen, after;
    int covered = 0;
    for (const Journey &journey : journeys) {
        answered.push_back(journey.answered - journey.due);
        covered += journey.covered ? 1 : 0;
        seen.push_back(journey.seen - journey.due);
        after.push_back(std::max(0.0, journey.seen - journey.answered));
    }
    std::printf("%d of %zu rows were below the window's edge when the list that has them was painted\n", covered,
                journeys.size());
    report("signed webhook due to answered 200 (durable)", floor, answered, {});
    report("signed webhook due to painted row, 200/s", floor, seen, goalMillis);
    report("of it from the answer to the painted row", floor, after, {});
    const double all = static_cast<double>(journeys.size());
    std::printf("processor time: %.0f us a message, load generator included; of it the view thread %.0f us\n",
                spent / all, work.cpu * 1e3 / all);
    application.watchPaints(nullptr, {});
    return 0;
}
