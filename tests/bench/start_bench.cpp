// SPDX-License-Identifier: GPL-3.0-or-later
// bench_start [cases, default 100000] [folder of generated stores, default bench-stores]
// The whole program's way from exec to a painted, usable inbox: profile and its lock, key from a keychain (one that
// answers at once), log, store, rules, duty, gateway, window, over files that are not in the page cache; and the memory
// that is resident once the whole list is there. Beside it a bare Qt Widgets window. Five starts of each, taking turns.
// bench_start --desk PROFILE is the program that is started; LIANXI_BENCH_STEPS=1 tells where its time goes.

#include "app/profile/hardening.h"
#include "app/profile/process_memory.h"
#include "app/workstation/desk_window.h"
#include "app/workstation/start.h"
#include "models/policy/playbook.h"
#include "tests/bench/bench_profile.h"
#include "tests/bench/figures.h"
#include "tests/bench/start_clock.h"
#include "ui/inbox/case_list_view.h"

#include <QApplication>
#include <QDir>
#include <QFileInfo>

#include <future>

using namespace Qt::StringLiterals;
using namespace lianxi;
using namespace lianxi::bench;

namespace
{

constexpr int rounds = 5;

/// Notes when the list of cases has been painted with rows in it.
class PaintWatch final : public QObject
{
public:
    using QObject::QObject;
    std::function<void()> painted;
    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (event->type() == QEvent::Paint)
            QTimer::singleShot(0, this, [this] { painted(); }); // after the frame is on the screen
        return QObject::eventFilter(watched, event);
    }
};

int runDesk(int argc, char **argv, const QString &folder)
{
    static const bool tells = qEnvironmentVariableIsSet("LIANXI_BENCH_STEPS");
    const auto step = [](const char *what) {
        if (tells)
            std::fprintf(stderr, "%7.1f ms  %s\n", millisSinceStart(), what);
    };
    step("main");
    const Status hardened = hardenProcess();
    giveBackLargeBuffers();
    QApplication application(argc, argv);
    const std::future<std::shared_ptr<const Playbook>> rules = std::async(std::launch::async, &Playbook::shipped);
    step("application");
    Surroundings surroundings;
    surroundings.take({}, [](const QJsonObject &) {});
    step("theme and language");
    ReadyKeychain keychain;
    Result<std::unique_ptr<Profile>> profile = Profile::open(folder, {}, &keychain);
    if (!profile)
        qFatal("%s", qUtf8Printable(profile.error().detail));
    step("profile");
    Workspace::Options options;
    options.who = agentOf;
    Result<std::unique_ptr<Workspace>> workspace = Workspace::open(std::move(*profile), options);
    if (!workspace || !hardened)
        qFatal("%s", qUtf8Printable(workspace.error().detail));
    step("workspace: log, store, rules, duty, gateway");
    surroundings.take((*workspace)->local().settings(), [](const QJsonObject &) {});
    DeskWindow desk(**workspace, surroundings);
    step("window");
    InboxPanel &inbox = desk.window().inbox();
    auto *list = desk.window().findChild<CaseListView *>();
    PaintWatch watch;
    double painted = 0;
    const auto finish = [&] {
        if (painted == 0 || inbox.cases().isLoading())
            return;
        printStart(painted, millisSinceStart());
        QCoreApplication::exit();
    };
    watch.painted = [&] {
        if (painted == 0 && inbox.cases().rowCount() > 0) {
            painted = millisSinceStart();
            step("painted");
        }
        finish();
    };
    list->viewport()->installEventFilter(&watch);
    QObject::connect(&inbox.cases(), &CaseListModel::loadingChanged, &watch,
                     [&] { QTimer::singleShot(0, &watch, finish); });
    desk.show();
    step("shown");
    return QApplication::exec();
}

/// What one start told.
struct Start {
    double painted = 0, complete = 0, cpu = 0;
    long resident = 0, dirty = 0;
};

Start startOf(const QString &command)
{
    qputenv(startVariable, QByteArray::number(monotonicNanos()));
    Start start;
    std::FILE *child = ::popen(command.toLocal8Bit().constData(), "r");
    if (!child
        || std::fscanf(child, "%lf %lf %lf %ld %ld", &start.painted, &start.complete, &start.cpu, &start.resident,
                       &start.dirty)
            != 5)
        qFatal("the started program told nothing");
    ::pclose(child);
    return start;
}

Spread spreadOfMember(const std::vector<Start> &starts, double (*member)(const Start &))
{
    std::vector<double> values;
    for (const Start &start : starts)
        values.push_back(member(start));
    return spreadOf(values);
}

void report(const char *what, const std::vector<Start> &floor, const std::vector<Start> &product,
            double (*member)(const Start &), std::optional<double> goal, const QString &unit)
{
    const Spread low = spreadOfMember(floor, member), ours = spreadOfMember(product, member);
    printRow(what, bench::inWords(low, 0) + unit, bench::inWords(ours, 0) + unit,
             QString::number(ours.median / std::max(1.0, low.median), 'f', 1),
             goal ? u"≤ %1%2"_s.arg(*goal).arg(unit) : QString(),
             goal ? std::optional(ours.most <= *goal) : std::nullopt);
}

} // namespace

int main(int argc, char **argv)
{
    if (!qEnvironmentVariableIsSet("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    if (argc == 3 && std::strcmp(argv[1], "--desk") == 0)
        return runDesk(argc, argv, QString::fromLocal8Bit(argv[2]));
    const int cases = argc > 1 ? std::atoi(argv[1]) : 100'000;
    const QString folder = argc > 2 ? QString::fromLocal8Bit(argv[2]) : u"bench-stores"_s;
    const QString profile = generatedProfile(folder, cases);
    const QString self = QFileInfo(u"/proc/self/exe"_s).symLinkTarget();
    std::vector<Start> floor, product;
    (void)startOf(self + u"-floor"_s); // programs and libraries are in memory for both
    (void)startOf(self + u" --desk "_s + profile);
    for (int i = 0; i < rounds; ++i) {
        floor.push_back(startOf(self + u"-floor"_s));
        for (const QString &file : QDir(profile).entryList(QDir::Files))
            dropFromPageCache(profile + u'/' + file);
        product.push_back(startOf(self + u" --desk "_s + profile));
    }
    report(
        "start: exec to painted inbox", floor, product, [](const Start &s) { return s.painted; }, 250, u" ms"_s);
    report(
        "start: exec to complete list", floor, product, [](const Start &s) { return s.complete; }, 1000, u" ms"_s);
    report(
        "start: processor time until complete", floor, product, [](const Start &s) { return s.cpu; }, {}, u" ms"_s);
    report(
        "start: resident memory, list complete", floor, product,
        [](const Start &s) { return static_cast<double>(s.resident) / 1024; }, 130, u" MiB"_s);
    report(
        "start: of it private and written", floor, product,
        [](const Start &s) { return static_cast<double>(s.dirty) / 1024; }, {}, u" MiB"_s);
    return 0;
}
