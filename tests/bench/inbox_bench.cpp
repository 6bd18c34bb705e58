// SPDX-License-Identifier: GPL-3.0-or-later
// bench_inbox [cases, default 100000] [folder of generated stores, default bench-stores] [frames, default 600]
// How long the view thread works for one frame of the inbox over an encrypted store: scrolling, jumping, live inserts
// at the top and moves to the top, fifty a second, folded by a writer thread. A frame is everything that the thread
// does in 16 ms in which the list was painted: model, layout, painting. Floor: a bare item view that paints its rows'
// numbers.

#include "app/desk/store_reader.h"
#include "models/store/queries.h"
#include "tests/bench/case_generator.h"
#include "tests/bench/view_clock.h"
#include "ui/inbox/case_list_view.h"
#include "ui/inbox/inbox_panel.h"

#include <QFile>
#include <QPainter>
#include <QScrollBar>
#include <QTemporaryDir>

#include <atomic>
#include <cstdlib>
#include <random>
#include <thread>

using namespace Qt::StringLiterals;
using namespace lianxi;
using namespace lianxi::bench;
using namespace std::chrono_literals;

namespace
{

constexpr auto frameTime = 16ms;
constexpr double goalMillis = 10;

/// A list of numbered rows in the room of ours: what a frame costs when rows cost nothing.
class BareList final : public QAbstractScrollArea
{
public:
    BareList(int rows, int height)
        : m_height(height)
    {
        viewport()->setAttribute(Qt::WA_OpaquePaintEvent);
        verticalScrollBar()->setRange(0, rows * height);
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(viewport());
        painter.fillRect(viewport()->rect(), Qt::white);
        const int top = verticalScrollBar()->value();
        for (int row = top / m_height; row * m_height < top + viewport()->height(); ++row)
            painter.drawText(QRect(8, row * m_height - top, viewport()->width(), m_height), Qt::AlignVCenter,
                             QString::number(row));
    }

private:
    int m_height;
};

struct Frames {
    std::vector<double> wall, cpu;
};

/// Runs one step a frame and notes the frames in which something was painted.
template <class Step>
Frames frames(TimedApplication &application, int count, Step &&step)
{
    Frames measured;
    (void)application.take();
    for (int i = 0; i < count; ++i) {
        application.timed([&] { step(i); });
        TimedApplication::run(frameTime);
        if (const TimedApplication::Work work = application.take(); work.paints > 0) {
            measured.wall.push_back(work.wall);
            measured.cpu.push_back(work.cpu);
        }
    }
    return measured;
}

QString inWords(Frames &f)
{
    return u"p50 %1, p99 %2, max %3 ms (CPU p99 %4), %5 frames"_s.arg(quantile(f.wall, 0.5), 0, 'f', 2)
        .arg(quantile(f.wall, 0.99), 0, 'f', 2)
        .arg(quantile(f.wall, 1), 0, 'f', 2)
        .arg(quantile(f.cpu, 0.99), 0, 'f', 2)
        .arg(f.wall.size());
}

void report(const char *what, Frames floor, Frames product)
{
    const double ratio = quantile(product.wall, 0.99) / std::max(0.001, quantile(floor.wall, 0.99));
    printRow(what, inWords(floor), inWords(product), QString::number(ratio, 'f', 1), u"p99 ≤ %1 ms"_s.arg(goalMillis),
             !product.wall.empty() && quantile(product.wall, 0.99) <= goalMillis);
}

/// Folds one record each 20 ms and tells the panel.
class Writer
{
public:
    Writer(const QString &file, InboxPanel &panel, int count, std::function<Event(int)> make)
        : m_thread([this, file, &panel, count, make = std::move(make)] {
            auto projection = Projection::open({file, benchKey()});
            if (!projection)
                qFatal("the store cannot be written");
            for (int i = 0; i < count; ++i) {
                const auto began = Steady::now();
                const Result<ChangeSet> changes =
                    (*projection)->apply({{(*projection)->position() + 1, u"channel.any"_s, {}, {make(i)}}});
                if (!changes)
                    qFatal("the store cannot be written");
                QMetaObject::invokeMethod(
                    &panel, [&panel, changed = *changes] { panel.apply(changed); }, Qt::QueuedConnection);
                std::this_thread::sleep_until(began + 20ms);
            }
            m_done = true;
        })
    {
    }
    ~Writer() { m_thread.join(); }
    [[nodiscard]] bool isDone() const { return m_done; }

private:
    std::atomic<bool> m_done = false;
    std::thread m_thread;
};

Event messageFrom(int person, int number, Instant at)
{
    const int channel = person % static_cast<int>(MessageMaker::channels().size());
    PlatformEvent event;
    event.kind = PlatformEventKind::Message;
    event.surface = person % 5 == 0 ? Surface::Public : Surface::Private;
    event.messageId = event.eventKey = u"live-%1"_s.arg(number);
    event.threadId = u"t%1"_s.arg(person);
    event.sender = {u"p%1"_s.arg(person), u"客户%1"_s.arg(person), {}, {}};
    event.at = at;
    event.text = u"我的订单还没有发货，麻烦帮我看一下，谢谢。"_s;
    return makeEvent(PlatformEventReceived{MessageMaker::channels().at(static_cast<size_t>(channel)).channel, event},
                     u"/bench"_s, at, EventId::derive("live" + QByteArray::number(number)));
}

/// What was folded decides how many there are: a message may open a case that the generator did not count.
qint64 casesIn(const QString &file)
{
    auto db = sqlite::Database::open(file, {.mode = sqlite::OpenMode::ReadOnly, .key = benchKey()});
    if (!db)
        qFatal("the store cannot be read");
    const auto stats = storeStats(*db);
    if (!stats)
        qFatal("the store cannot be counted");
    return stats->cases;
}

} // namespace

int main(int argc, char **argv)
{
    if (!qEnvironmentVariableIsSet("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    TimedApplication application(argc, argv);
    const int cases = argc > 1 ? std::atoi(argv[1]) : 100'000;
    const QString folder = argc > 2 ? QString::fromLocal8Bit(argv[2]) : u"bench-stores"_s;
    const int count = argc > 3 ? std::atoi(argv[3]) : 600;
    const QString made = generatedDesk(folder, {cases, 2 * cases});
    const QTemporaryDir copies(folder + u"/inbox-XXXXXX"_s);
    const QString file = copies.filePath(u"desk.db"_s);
    if (!QFile::copy(made, file))
        qFatal("cannot copy the store");
    settleDisk();

    const SystemClock clock;
    ThemeSource themes;
    themes.set(ThemeSource::Choice::Light);
    auto reader = StoreReader::open(file, benchKey(), clock);
    if (!reader)
        qFatal("cannot read the store");
    InboxPanel panel({**reader, themes, clock, AgentId(u"agent-1"_s)});
    panel.resize(350, 760);
    panel.show();
    CaseFilter everything;
    everything.box = CaseFilter::Box::All;
    everything.order = CaseFilter::Order::Newest;
    panel.cases().setFilter(everything);
    TimedApplication::runUntil([&] { return !panel.cases().isLoading(); });
    if (const qint64 all = casesIn(file); panel.cases().rowCount() != all)
        qFatal("%d rows instead of %lld", panel.cases().rowCount(), static_cast<long long>(all));
    auto *list = panel.findChild<CaseListView *>();

    BareList bare(cases, list->rowHeight());
    bare.resize(350, 640);
    bare.show();
    const auto overBoth = [&](const char *what, auto &&place) {
        application.watchPaints(bare.viewport(), {});
        Frames floor = frames(application, count, [&](int i) { bare.verticalScrollBar()->setValue(place(i)); });
        application.watchPaints(list->viewport(), {});
        Frames product = frames(application, count, [&](int i) { list->verticalScrollBar()->setValue(place(i)); });
        report(what, std::move(floor), std::move(product));
    };
    std::mt19937 random(3);
    const auto range = static_cast<quint32>(list->verticalScrollBar()->maximum());
    overBoth("scroll by 40 px", [](int i) { return i * 40; });
    overBoth("jump anywhere", [&](int) { return static_cast<int>(random() % range); });

    application.watchPaints(bare.viewport(), {});
    const Frames still = frames(application, count, [&](int) { bare.viewport()->update(); });
    application.watchPaints(list->viewport(), {});
    list->verticalScrollBar()->setValue(0);
    const Instant begin = MessageMaker::firstMoment() + std::chrono::seconds(4 * cases);
    const auto live = [&](const char *what, int first, std::function<int(int)> person) {
        Frames measured;
        const int changes = count * 16 / 20;
        Writer writer(file, panel, changes, [=](int i) {
            return messageFrom(person(i), first + i, begin + std::chrono::seconds(first + i));
        });
        measured = frames(application, count + 20, [](int) {});
        TimedApplication::runUntil([&] { return writer.isDone(); });
        report(what, still, std::move(measured));
    };
    live("50 inserts a second at the top", 0, [cases](int i) { return cases + 1 + i; });
    live("50 moves a second to the top", 1'000'000,
         [&](int) { return static_cast<int>(random() % static_cast<quint32>(cases)); });
    TimedApplication::run(200ms);
    return 0;
}
