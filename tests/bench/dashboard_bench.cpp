// SPDX-License-Identifier: GPL-3.0-or-later
// bench_dashboard [cases, default 1000000] [days they are spread over, default 365]
// Everything the dashboard shows of its newest 30 days, from reading to finished charts, over an encrypted store with a
// connection like the desk's. The store's fact tables are filled with invented cases beforehand: 1.1 turns, one ended
// clock and 0.3 deeds a case, 10,000 cases open.
#include "app/dashboard/dashboard.h"
#include "models/policy/playbook.h"
#include "models/store/metric_queries.h"
#include "models/store/projection.h"
#include "tests/bench/figures.h"
#include "ui/dashboard/dashboard_page.h"

#include <QApplication>
#include <QTemporaryDir>

#include <cstdlib>
#include <random>

using namespace lianxi;
using namespace lianxi::bench;
using namespace std::chrono;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace
{

const Instant end = sys_days(2026y / 11 / 1) - 8h; ///< midnight in Shanghai
constexpr int openCases = 10'000;

void check(const Status &status)
{
    if (!status) {
        std::fprintf(stderr, "%s\n", qPrintable(status.error().detail));
        std::exit(1);
    }
}

template <class... Values>
void insert(sqlite::Statement &into, const Values &...values)
{
    int at = 0;
    (into.bind(++at, values), ...);
    check(into.run());
}

sqlite::Statement prepared(sqlite::Database &db, const char *sql)
{
    Result<sqlite::Statement> statement = db.prepare(sql);
    if (!statement)
        check(tl::unexpected(statement.error()));
    return std::move(*statement);
}

void fill(sqlite::Database &db, qint64 cases, int days)
{
    std::mt19937 random(20261122);
    const auto below = [&](quint32 most) { return static_cast<qint64>(random() % most); };
    check(db.execute("BEGIN"));
    for (int row = 1; row <= 40; ++row)
        check(db.execute(qPrintable(u"INSERT INTO agent VALUES(%1, 'a%1', 'agent %1')"_s.arg(row))));
    for (int row = 1; row <= 6; ++row)
        check(db.execute(
            qPrintable(u"INSERT INTO channel VALUES(%1, 'c%1', %1, '', 'b', 0, '', 0, 0, 0, '', 1)"_s.arg(row))));
    auto fact = prepared(db, "INSERT INTO case_fact VALUES(?,?,?,?,?,?,?,?,?,?,nullif(?,0),nullif(?,0),?)");
    auto turn = prepared(db, "INSERT INTO turn VALUES(?,?,?,?,?,?,?,?,nullif(?,0),nullif(?,0),?,?)");
    auto promise = prepared(db, "INSERT INTO promise VALUES(?,?,?,?,?,?,?,?,?)");
    auto deed = prepared(db, "INSERT INTO deed VALUES(?,?,?,?,?,?,?,?,?,?)");
    auto survey = prepared(db, "INSERT INTO survey VALUES(?,?,0,?,?,?,?,NULL,?,'')");
    auto whole = prepared(
        db,
        "INSERT INTO cases(row, id, contact, brand, thread, channel, surface, state, class, priority, category,"
        " category_by_hand, emotion, assignee, unread, waiting, supervisor, last_at, opened_at, sequence,"
        " script_mask, hand_mask, human_replied, last_in, tagged, minor, preview, files, clocks, due_key, new_key,"
        " merged_into, state_before, asked_channel, asked_surface, resolves, queue, offered_by)"
        " VALUES(?1, x'', ?1, '', 0, ?2, 0, ?3, 0, 0, ?4, 0, 0, ?5, 0, ?6, 0, ?7, ?7, 0, 0, 0, 1, 1, 0, '',"
        " 'forty characters of a preview, masked', '', x'', ?7, ?7, 0, 0, 0, 0, 0, '', 0)");
    const qint64 span = 86'400'000LL * days;
    for (qint64 row = 1; row <= cases; ++row) {
        const Instant asked = end - milliseconds(span - span * row / (cases + 1));
        const QString category = u"category_%1"_s.arg(below(14));
        const qint64 channel = 1 + below(6), agent = 1 + below(40), surface = below(5) == 0;
        const Instant resolved = below(10) > 0 ? asked + minutes(10 + below(3000)) : Instant();
        insert(fact, asked, row, 1 + below(static_cast<quint32>(cases)), channel, surface, below(3), category, agent,
               qint64(1), below(4) ? qint64(15) : qint64(7), resolved, resolved, qint64(resolved > Instant() ? 1 : 0));
        for (int n = below(10) == 0 ? 2 : 1; n > 0; --n) {
            const Instant at = asked + seconds(n * 600 - 600);
            const Instant answered = below(20) > 0 ? at + seconds(20 + below(9000)) : Instant();
            insert(turn, at, row * 4 + n, row, channel, surface, qint64(n == 1), qint64(n == 1), qint64(0), answered,
                   answered, agent, row);
        }
        insert(promise, asked, row, qint64(0), asked + 1h, asked + minutes(1 + below(80)), channel, surface, qint64(0),
               agent);
        if (below(10) < 3)
            insert(deed, asked + 5min, row, below(3), row, channel, surface, agent, below(3), qint64(600'000),
                   u"privacy.public.money"_s);
        if (resolved > Instant() && below(2) == 0)
            insert(survey, row, row, resolved, channel, surface, agent, below(3) == 0 ? 1 + below(5) : qint64(0));
        insert(whole, row, channel, qint64(row > cases - openCases ? 0 : 2), category, agent, below(2), asked);
    }
    check(db.execute("COMMIT"));
}

struct Part {
    double read = 0, counted = 0;
    [[nodiscard]] double all() const { return read + counted; }
};

Part dashboard(sqlite::Database &db, const metrics::FigureOptions &how, const ZoneOffsets &zone, Instant from)
{
    Part part;
    const auto begun = Steady::now();
    const auto found = facts(db, from, end);
    const auto contacts = contactsAfter(db, *found, 48h);
    const auto group = factKey(db, metrics::Breakdown::Category, zone, *found);
    const auto agent = factKey(db, metrics::Breakdown::Agent, zone, *found);
    const auto channel = factKey(db, metrics::Breakdown::Channel, zone, *found);
    const auto platform = factKey(db, metrics::Breakdown::Platform, zone, *found);
    part.read = millisSince(begun);
    const auto read = Steady::now();
    const metrics::Figures figures = metrics::figuresOf(*found, *contacts, how);
    const std::vector<metrics::Chart> charts =
        metrics::chartsOf(*found, {how, zone, *group, *agent, *channel, *platform, *contacts});
    part.counted = millisSince(read);
    if (figures.resolution.cases == 0 || charts.empty())
        std::exit(1);
    return part;
}

void measure(sqlite::Database &db, bool serviceHours)
{
    const FoldRules rules;
    const ZoneOffsets zone(rules.hours.timeZone);
    metrics::FigureOptions how;
    how.now = end;
    if (serviceHours) {
        how.response.hours = rules.hours;
        how.response.table = std::make_shared<ServiceTable>(rules.hours, end - days(30), end + days(30));
    }
    std::vector<double> all, read, busy;
    for (int run = 0; run < 11; ++run) {
        const double before = cpuSeconds();
        const Part part = dashboard(db, how, zone, end - days(30));
        all.push_back(part.all());
        read.push_back(part.read);
        busy.push_back((cpuSeconds() - before) * 1000);
    }
    const Spread spread = spreadOf(all);
    printRow(serviceHours ? "dashboard of 30 days, service hours" : "dashboard of 30 days",
             u"reading %1 ms, CPU of all %2 ms"_s.arg(inWords(spreadOf(read), 0), inWords(spreadOf(busy), 0)),
             u"%1 ms"_s.arg(inWords(spread, 0)), {}, u"≤ 100 ms"_s, spread.most <= 100);
}

/// What the view thread does with an answer: the charts' words and the painting of what is seen.
void measureView(sqlite::Database &db)
{
    ThemeSource themes;
    DashboardPage page(themes);
    page.resize(1400, 900);
    page.show();
    const DashboardRules rules = dashboardRules(*Playbook::shipped());
    DashboardQuery query;
    query.by = metrics::Breakdown::Category;
    std::vector<double> taken, painted;
    for (int run = 0; run < 11; ++run) {
        const auto figures =
            std::make_shared<const DashboardFigures>(*readFigures(db, query, rules, end - milliseconds(1)));
        const auto begun = Steady::now();
        page.showFigures(figures);
        taken.push_back(millisSince(begun));
        const auto paint = Steady::now();
        page.grab();
        painted.push_back(millisSince(paint));
    }
    const Spread spread = spreadOf(taken);
    printRow("view thread: taking an answer over",
             u"a picture of the window %1 ms"_s.arg(inWords(spreadOf(painted), 1)), u"%1 ms"_s.arg(inWords(spread, 1)),
             {}, u"≤ 8 ms"_s, spread.median <= 8);
}

void measureQueue(sqlite::Database &db)
{
    std::vector<double> all;
    const metrics::KeyOf row = [](const metrics::Place &place) { return QString::number(place.channel); };
    for (int run = 0; run < 11; ++run) {
        const auto begun = Steady::now();
        const metrics::Queue queue = metrics::queueOf(*liveCases(db), end, row, row);
        all.push_back(millisSince(begun));
        if (queue.tiles[metrics::Queue::Open].size() != openCases)
            std::exit(1);
    }
    printRow("live queue of 10,000 open cases", {}, u"%1 ms"_s.arg(inWords(spreadOf(all), 0)), {}, {}, {});
}

} // namespace

int main(int argc, char **argv)
{
    const QApplication application(argc, argv);
    const qint64 cases = argc > 1 ? std::atoll(argv[1]) : 1'000'000;
    const int spread = argc > 2 ? std::atoi(argv[2]) : 365;
    if (cases < 2 * openCases || spread < 1) {
        std::fprintf(stderr, "usage: bench_dashboard [cases] [days]\n");
        return 2;
    }
    QTemporaryDir dir;
    const QString file = dir.filePath(u"p.db"_s);
    const sqlite::PageKey key = sqlite::PageKey::generate();
    if (!Projection::open({file, key, false}))
        return 1;
    {
        auto db = sqlite::Database::open(file, {.mode = sqlite::OpenMode::ReadWrite, .key = key, .cacheKiB = 65'536});
        fill(*db, cases, spread);
    }
    settleDisk();
    auto db = sqlite::Database::open(file, {.mode = sqlite::OpenMode::ReadOnly, .key = key, .cacheKiB = 4096});
    std::printf("%lld cases over %d days\n", static_cast<long long>(cases), spread);
    measure(*db, false);
    measure(*db, true);
    measureQueue(*db);
    measureView(*db);
    return 0;
}
