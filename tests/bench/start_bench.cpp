// SPDX-License-Identifier: GPL-3.0-or-later
// bench_start [cases, default 100000] [folder of generated stores, default bench-stores]
// From exec to a painted, usable inbox over an encrypted store that is not in the page cache, and the memory that is
// resident once the whole list is there; beside it a bare Qt Widgets window. Five starts of each, taking turns.
// bench_start --desk FILE is the program that is started.

#include "app/desk/store_reader.h"
#include "models/policy/playbook.h"
#include "tests/bench/case_generator.h"
#include "tests/bench/figures.h"
#include "tests/bench/start_clock.h"
#include "ui/inbox/case_list_view.h"
#include "ui/settings/settings_page.h"
#include "ui/shell/main_window.h"

#include <QApplication>
#include <QFileInfo>

#include <array>
#include <future>

using namespace Qt::StringLiterals;
using namespace lianxi;
using namespace lianxi::bench;

namespace
{

constexpr int rounds = 5;
constexpr int firstPage = 40; ///< rows; more than a tall window shows
const AgentId me(u"agent-1"_s);

/// What the first paint needs from the store.
struct FirstPage {
    std::vector<CaseRow> rows;
    Counters counters;
};

/// The read side of the desk; opened on another thread while the view thread makes the window.
struct Opened {
    std::unique_ptr<StoreReader> reader;
    FirstPage page;
};

FirstPage readFirstPage(StoreReader &reader)
{
    std::promise<FirstPage> promise;
    std::future<FirstPage> answer = promise.get_future();
    reader.askElsewhere([&](sqlite::Database &db) {
        promise.set_value({firstCases(db, CaseFilter{}, firstPage).value_or(std::vector<CaseRow>()),
                           counters(db, me).value_or(Counters())});
    });
    return answer.get();
}

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

int runDesk(int argc, char **argv, const QString &file)
{
    static const bool tells = qEnvironmentVariableIsSet("LIANXI_BENCH_STEPS");
    const auto step = [](const char *what) {
        if (tells)
            std::fprintf(stderr, "%7.1f ms  %s\n", millisSinceStart(), what);
    };
    step("main");
    QApplication application(argc, argv);
    step("application");
    const SystemClock clock;
    auto reader = StoreReader::open(file, benchKey(), clock);
    if (!reader)
        qFatal("%s", qUtf8Printable(reader.error().detail));
    auto page = std::async(std::launch::async, [&] { return readFirstPage(**reader); });
    auto rules = std::async(std::launch::async, [] { return Playbook::shipped(); });
    step("store opened");
    ThemeSource themes;
    themes.set(ThemeSource::Choice::Light);
    step("theme");
    Language language;
    language.set(Language::Choice::Chinese);
    PreferenceSource preferences({}, [](const QJsonObject &) {});
    Shortcuts shortcuts;
    step("language");
    MainWindow window({**reader, themes, language, preferences, shortcuts, clock, me});
    step("window");
    const FirstPage first = page.get();
    step("first page");
    window.inbox().showFirstPage(first.rows, first.counters);
    auto *list = window.findChild<CaseListView *>();
    PaintWatch watch;
    double painted = 0;
    const auto finish = [&] {
        if (painted == 0 || window.inbox().cases().isLoading())
            return;
        printStart(painted, millisSinceStart());
        QCoreApplication::exit();
    };
    watch.painted = [&] {
        if (painted == 0 && window.inbox().cases().rowCount() > 0) {
            painted = millisSinceStart();
            step("painted");
        }
        finish();
    };
    list->viewport()->installEventFilter(&watch);
    QObject::connect(&window.inbox().cases(), &CaseListModel::loadingChanged, &watch,
                     [&] { QTimer::singleShot(0, &watch, finish); });
    window.show();
    step("shown");
    const int ended = QApplication::exec();
    rules.wait();
    return ended;
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
    const QString file = generatedDesk(folder, {cases, 2 * cases});
    const QString self = QFileInfo(u"/proc/self/exe"_s).symLinkTarget();
    std::vector<Start> floor, product;
    (void)startOf(self + u"-floor"_s); // programs and libraries are in memory for both
    (void)startOf(self + u" --desk "_s + file);
    for (int i = 0; i < rounds; ++i) {
        floor.push_back(startOf(self + u"-floor"_s));
        for (const QString &part : {file, QString(file + u"-wal"_s), QString(file + u"-shm"_s)})
            dropFromPageCache(part);
        product.push_back(startOf(self + u" --desk "_s + file));
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
