// SPDX-License-Identifier: GPL-3.0-or-later
// bench: how fast this machine's disk and processor carry the desk. On a temporary encrypted profile; nothing is kept.
#include "app/cli/desk_files.h"
#include "app/importer/importer.h"
#include "models/store/search_index.h"

#include <QElapsedTimer>
#include <QRandomGenerator>
#include <QTemporaryDir>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace lianxi::cli
{

namespace
{

const std::array words{u"快递"_s, u"退款"_s, u"发票"_s, u"什么时候"_s, u"订单"_s,   u"质量问题"_s, u"换货"_s,
                       u"客服"_s, u"谢谢"_s, u"安装"_s, u"refund"_s,   u"broken"_s, u"delivery"_s};

struct Figure {
    QString name;
    double value = 0;
    QString unit;
};

void printFigures(const std::vector<Figure> &figures, bool asJson)
{
    for (const Figure &figure : figures) {
        if (asJson)
            printJson({{"name"_L1, figure.name}, {"value"_L1, figure.value}, {"unit"_L1, figure.unit}});
        else
            print(u"%1 %2 %3"_s.arg(figure.name.leftJustified(34)).arg(figure.value, 10, 'f', 2).arg(figure.unit));
    }
}

/// p in 0 … 1, nearest rank.
double percentile(std::vector<double> values, double p)
{
    std::ranges::sort(values);
    return values.empty() ? 0 : values.at(static_cast<size_t>(p * static_cast<double>(values.size() - 1) + 0.5));
}

PlatformEvent messageOf(int number, QRandomGenerator &random)
{
    PlatformEvent event;
    event.kind = PlatformEventKind::Message;
    event.messageId = QString::number(number);
    event.eventKey = u"bench:"_s + event.messageId;
    event.sender.id = QString::number(random.bounded(1 + number / 4));
    event.sender.name = u"客户"_s + event.sender.id;
    event.threadId = event.sender.id;
    event.at = fromMillis(1'790'000'000'000 + qint64{number} * 1000);
    for (int i = 0; i < 6; ++i)
        event.text +=
            words.at(static_cast<size_t>(random.bounded(static_cast<int>(words.size())))) + (i % 2 ? u"，"_s : u" "_s);
    event.text += u"LX"_s + QString::number(100000 + number);
    return event;
}

/// The temporary desk that every bench runs on.
struct Bed {
    QTemporaryDir folder;
    std::unique_ptr<SqliteLog> log;
    std::unique_ptr<Projector> projector;
    sqlite::PageKey key = sqlite::PageKey::generate();

    Status open()
    {
        Result<std::unique_ptr<SqliteLog>> opened = SqliteLog::open(folder.filePath(u"log.db"_s), key.derive(1));
        if (!opened)
            return tl::make_unexpected(opened.error());
        log = std::move(*opened);
        Projection::Options options;
        options.file = folder.filePath(u"desk.db"_s);
        options.key = key.derive(2);
        Result<std::unique_ptr<Projector>> started = Projector::start(*log, options);
        if (!started)
            return tl::make_unexpected(started.error());
        projector = std::move(*started);
        return {};
    }
};

Result<double> fill(Bed &bed, int count)
{
    const SystemClock clock;
    QRandomGenerator random(1);
    QElapsedTimer timer;
    timer.start();
    ImportWriter writer(*bed.log, clock, u"/bench"_s);
    const ChannelId channel(u"bench"_s);
    for (int i = 1; i <= count; ++i)
        writer.add(channel, messageOf(i, random));
    ImportReport report;
    if (const Status written = writer.finish(report); !written)
        return tl::make_unexpected(written.error());
    if (!bed.projector->waitFor(bed.log->lastSequence()))
        return failure(ErrorCode::Io, u"the store stopped"_s);
    return 1e9 * count / static_cast<double>(timer.nsecsElapsed());
}

Result<std::vector<Figure>> benchAppend(Bed &bed, int count)
{
    const SystemClock clock;
    QRandomGenerator random(1);
    std::vector<double> waits;
    QElapsedTimer all;
    all.start();
    for (int i = 1; i <= count; ++i) {
        const PlatformEventReceived payload{ChannelId(u"bench"_s), messageOf(i, random)};
        QElapsedTimer one;
        one.start();
        const AppendOutcome outcome = appendAndWait(
            *bed.log,
            {u"channel.bench"_s, QByteArray::number(i), {makeEvent(payload, u"/bench"_s, clock.now())}, std::nullopt});
        if (const auto *down = std::get_if<Unavailable>(&outcome))
            return tl::make_unexpected(down->error);
        waits.push_back(static_cast<double>(one.nsecsElapsed()) / 1e6);
    }
    const double rate = 1e9 * count / static_cast<double>(all.nsecsElapsed());
    return std::vector<Figure>{{u"durable appends, one by one"_s, rate, u"/s"_s},
                               {u"append, median"_s, percentile(waits, 0.5), u"ms"_s},
                               {u"append, p99"_s, percentile(waits, 0.99), u"ms"_s}};
}

Result<std::vector<Figure>> benchImport(Bed &bed, int count)
{
    const Result<double> rate = fill(bed, count);
    if (!rate)
        return tl::make_unexpected(rate.error());
    return std::vector<Figure>{{u"imported, stored and indexed"_s, *rate, u"messages/s"_s}};
}

Result<std::vector<Figure>> benchSearch(Bed &bed, int count)
{
    if (const Result<double> rate = fill(bed, count); !rate)
        return tl::make_unexpected(rate.error());
    sqlite::OpenOptions options;
    options.mode = sqlite::OpenMode::ReadOnly;
    options.key = bed.key.derive(2);
    Result<sqlite::Database> db = sqlite::Database::open(bed.folder.filePath(u"desk.db"_s), options);
    if (!db)
        return tl::make_unexpected(db.error());
    if (const Status ready = registerTokenizer(*db); !ready)
        return tl::make_unexpected(ready.error());
    std::vector<double> waits;
    QRandomGenerator random(2);
    for (int i = 0; i < 400; ++i) {
        const QString query = i % 4 == 3
            ? u"LX"_s + QString::number(100000 + random.bounded(count))
            : words.at(static_cast<size_t>(random.bounded(static_cast<int>(words.size()))));
        QElapsedTimer one;
        one.start();
        if (const Result<SearchResult> found = lianxi::search(*db, query, SystemClock().now(), 50); !found)
            return tl::make_unexpected(found.error());
        waits.push_back(static_cast<double>(one.nsecsElapsed()) / 1e6);
    }
    return std::vector<Figure>{{u"search, newest 50, median"_s, percentile(waits, 0.5), u"ms"_s},
                               {u"search, newest 50, p99"_s, percentile(waits, 0.99), u"ms"_s}};
}

struct Bench {
    QLatin1StringView name;
    int count;
    Result<std::vector<Figure>> (*run)(Bed &, int);
};
constexpr std::array benches{Bench{"append"_L1, 2000, benchAppend}, Bench{"import"_L1, 50000, benchImport},
                             Bench{"search"_L1, 50000, benchSearch}};

} // namespace

ExitCode bench(const QStringList &arguments)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(
        u"Measures this machine on a temporary encrypted profile: append, import or search."_s);
    parser.addOption({u"json"_s, u"JSON, one object a line."_s});
    parser.addOption({u"count"_s, u"How many messages."_s, u"n"_s});
    parser.addPositionalArgument(u"name"_s, u"append, import or search."_s);
    if (const auto end = parse(parser, "bench"_L1, arguments))
        return *end;
    const auto chosen = std::ranges::find(benches, parser.positionalArguments().value(0),
                                          [](const Bench &one) { return QString(one.name); });
    bool good = true;
    const int count = parser.isSet(u"count"_s) ? parser.value(u"count"_s).toInt(&good)
        : chosen != benches.end()              ? chosen->count
                                               : 0;
    if (chosen == benches.end() || !good || count < 1 || count > 10'000'000) {
        printError(u"bench needs a name: append, import or search; --count a number from 1 to 10000000"_s);
        return ExitCode::WrongUse;
    }
    Bed bed;
    if (const Status opened = bed.open(); !opened)
        return fail(opened.error());
    const Result<std::vector<Figure>> figures = chosen->run(bed, count);
    if (!figures)
        return fail(figures.error());
    printFigures(*figures, parser.isSet(u"json"_s));
    return ExitCode::Done;
}

} // namespace lianxi::cli
