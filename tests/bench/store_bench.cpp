// SPDX-License-Identifier: GPL-3.0-or-later
// bench_store [messages, default 200000] [records a batch, default 2000]
// Folds generated customer messages into an encrypted projection, with and without the search index, and times the
// first page of each box. Events are made before the clock starts.

#include "models/store/queries.h"
#include "tests/support/event_maker.h"

#include <QElapsedTimer>
#include <QTemporaryDir>

#include <cstdio>
#include <cstdlib>
#include <ctime>

using namespace Qt::StringLiterals;
using namespace lianxi;

namespace
{

/// Three messages a case, of about 40 characters, arriving mixed.
std::vector<Record> makeBatch(Sequence first, int size, int people, std::mt19937 &random)
{
    static const QString words[] = {u"我的快递"_s, u"还没有到"_s, u"退款"_s,     u"请问"_s,
                                    u"order"_s,    u"delivery"_s, u"什么时候"_s, u"帮我查一下"_s};
    std::vector<Record> records;
    for (Sequence at = first; at < first + size; ++at) {
        QString text;
        for (int i = 0; i < 8; ++i)
            text += words[random() % std::size(words)] + QString::number(random() % 100) + u' ';
        const QString person = u"p%1"_s.arg(random() % static_cast<quint32>(people));
        const PlatformEvent event =
            test::customerMessage(person, static_cast<int>(at), text, test::morning + std::chrono::seconds(at));
        records.push_back(test::record(at, u"channel.weibo-1"_s, {test::received(u"weibo-1"_s, event)}));
    }
    return records;
}

void timePages(Projection &projection)
{
    for (int box = 0; box <= static_cast<int>(CaseFilter::Box::All); ++box) {
        for (const auto order : {CaseFilter::Order::TimeLeft, CaseFilter::Order::Newest}) {
            CaseFilter filter;
            filter.box = static_cast<CaseFilter::Box>(box);
            filter.order = order;
            QElapsedTimer timer;
            std::vector<qint64> times;
            size_t rows = 0;
            for (int i = 0; i < 21; ++i) {
                timer.start();
                rows = firstCases(projection.database(), filter, 50)->size();
                times.push_back(timer.nsecsElapsed());
            }
            std::sort(times.begin(), times.end());
            std::printf("  first page, box %d, order %d: %zu rows, median %.3f ms\n", box, static_cast<int>(order),
                        rows, static_cast<double>(times[10]) / 1e6);
        }
    }
}

void run(int messages, int batch, bool index)
{
    QTemporaryDir dir;
    auto projection = Projection::open({dir.filePath(u"p.db"_s), sqlite::PageKey::generate(), index});
    if (!projection)
        std::exit(1);
    std::mt19937 random(1);
    qint64 spent = 0;
    std::clock_t busy = 0; // on a shared machine the processor's time tells more than the wall's
    for (Sequence at = 1; at <= messages; at += batch) {
        const std::vector<Record> records = makeBatch(at, batch, messages / 3, random);
        QElapsedTimer timer;
        timer.start();
        const std::clock_t begun = std::clock();
        if (!(*projection)->apply(records))
            std::exit(1);
        busy += std::clock() - begun;
        spent += timer.nsecsElapsed();
    }
    const StoreStats stats = *storeStats((*projection)->database());
    std::printf("index %d: %lld messages in %lld cases, %.0f messages/s (%.0f a processor second), %lld bytes a "
                "message, cipher %s\n",
                index, static_cast<long long>(stats.messages), static_cast<long long>(stats.cases),
                messages * 1e9 / static_cast<double>(spent),
                messages * static_cast<double>(CLOCKS_PER_SEC) / static_cast<double>(busy),
                static_cast<long long>(stats.fileBytes / stats.messages), qPrintable(stats.cipher));
    if (index)
        timePages(**projection);
}

} // namespace

int main(int argc, char **argv)
{
    const int messages = argc > 1 ? std::atoi(argv[1]) : 200'000;
    const int batch = argc > 2 ? std::atoi(argv[2]) : 2'000;
    if (messages < 3 || batch < 1) {
        std::fprintf(stderr, "usage: bench_store [messages] [records a batch]\n");
        return 2;
    }
    run(messages, batch, false);
    run(messages, batch, true);
    return 0;
}
