// SPDX-License-Identifier: GPL-3.0-or-later
// bench_idle [seconds, default 30] [folder of generated stores, default bench-stores]
// A desk at rest: 5,000 open cases, each with the promise of an answer and one of a follow-up, the whole window open.
// How much of a processor it takes when nothing happens, and how late what falls due is done.

#include "app/desk/desk.h"
#include "app/profile/hardening.h"
#include "app/workstation/desk_window.h"
#include "app/workstation/start.h"
#include "models/store/queries.h"
#include "tests/bench/bench_profile.h"
#include "tests/bench/figures.h"

#include <QApplication>
#include <QEventLoop>
#include <QTimer>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace lianxi;
using namespace lianxi::bench;

namespace
{

constexpr int generated = 5'600; ///< a tenth is resolved or asleep
constexpr int openCases = 5'000;
constexpr int deadlines = 20;

void pass(std::chrono::milliseconds time)
{
    QEventLoop loop;
    QTimer::singleShot(time, &loop, &QEventLoop::quit);
    loop.exec();
}

std::vector<CaseRow> openOf(Workspace &workspace, int count)
{
    CaseFilter open;
    return workspace.reader().askAndWait<std::vector<CaseRow>>(
        [open, count](sqlite::Database &db) { return firstCases(db, open, count).value_or(std::vector<CaseRow>()); });
}

void promiseFollowUps(Workspace &workspace, const std::vector<CaseRow> &cases)
{
    const Instant now = workspace.clock().now();
    std::vector<Event> events;
    for (const CaseRow &row : cases) {
        FollowUpScheduled promise;
        promise.caseId = row.id;
        promise.followUp = FollowUpId::derive(row.id.toBytes());
        promise.due = now + 24h + std::chrono::seconds(events.size());
        promise.promise = u"call"_s;
        events.push_back(makeEvent(promise, u"/bench"_s, now));
    }
    if (!std::holds_alternative<Accepted>(appendAndWait(workspace.log(), {u"lx.bench"_s, {}, events, std::nullopt})))
        qFatal("the promises cannot be written");
}

size_t runningClocks(Workspace &workspace, const std::vector<CaseRow> &cases)
{
    return workspace.reader().askAndWait<size_t>([&cases](sqlite::Database &db) {
        size_t clocks = 0;
        for (const CaseRow &row : cases)
            if (const auto view = caseView(db, row.row))
                clocks += view->clocks.size();
        return clocks;
    });
}

/// How late, in ms, cases wake that were put to sleep until a moment.
std::vector<double> wakeLateness(Workspace &workspace, const std::vector<CaseRow> &cases)
{
    std::vector<double> late;
    QEventLoop loop;
    std::map<CaseId, Instant> due;
    const auto following =
        workspace.log().follow(workspace.log().lastSequence(), [&](const std::vector<Record> &records) {
            const Instant now = SystemClock().now();
            for (const Record &record : records)
                for (const Event &event : record.events)
                    if (const auto woken = payloadOf<CaseWoken>(event); event.type == EventType::CaseWoken && woken)
                        QMetaObject::invokeMethod(&loop, [&, now, id = woken->caseId] {
                            late.push_back(std::chrono::duration<double, std::milli>(now - due[id]).count());
                            if (late.size() == deadlines)
                                loop.quit();
                        });
            return true;
        });
    for (int i = 0; i < deadlines; ++i) {
        const CaseRow &row = cases.at(static_cast<size_t>(i));
        due[row.id] = workspace.clock().now() + 3s + std::chrono::milliseconds(137 * i);
        workspace.desk().snooze(row, due[row.id], [](const DeskResult &) {});
    }
    QTimer::singleShot(60s, &loop, [] { qFatal("not every case woke"); });
    loop.exec();
    return late;
}

} // namespace

int main(int argc, char **argv)
{
    if (!qEnvironmentVariableIsSet("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    const auto seconds = std::chrono::seconds(argc > 1 ? std::atoi(argv[1]) : 30);
    const QString profile = generatedProfile(argc > 2 ? QString::fromLocal8Bit(argv[2]) : u"bench-stores"_s, generated);
    ReadyKeychain keychain;
    Result<std::unique_ptr<Profile>> opened = Profile::open(profile, {}, &keychain);
    Workspace::Options options;
    options.who = agentOf;
    Result<std::unique_ptr<Workspace>> workspace =
        opened ? Workspace::open(std::move(*opened), options) : tl::make_unexpected(opened.error());
    if (!workspace)
        qFatal("%s", qUtf8Printable(workspace.error().detail));
    Surroundings surroundings;
    surroundings.take({}, [](const QJsonObject &) {});
    DeskWindow desk(**workspace, surroundings);
    desk.show();
    const std::vector<CaseRow> cases = openOf(**workspace, openCases);
    promiseFollowUps(**workspace, cases);
    pass(15s); // taken in, judged, painted
    std::printf("open cases %zu, running clocks %zu\n", cases.size(), runningClocks(**workspace, cases));

    const double before = cpuSeconds();
    pass(seconds);
    const double share = (cpuSeconds() - before) / static_cast<double>(seconds.count()) * 100;
    const Spread late = spreadOf(wakeLateness(**workspace, cases));
    printRow("idle: share of a processor", {}, QString::number(share, 'f', 2) + u" %"_s, {}, u"≤ 1 %"_s, share <= 1);
    printRow("idle: what falls due is done after", {}, inWords(late, 1) + u" ms"_s, {}, u"≤ 100 ms"_s,
             late.most <= 100);
    return 0;
}
