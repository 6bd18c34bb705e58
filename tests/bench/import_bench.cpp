// SPDX-License-Identifier: GPL-3.0-or-later
// bench_import [messages, default 100000] [fold | import | bare: that contestant alone, once, for a profiler]
// The whole import: a JSONL file through importer, synced log, fold and search index, until the store holds it all;
// beside it the floors: bare inserts of the rows that came out, with the same search indexes, cipher and sync, in
// commits of a thousand. Also the fold alone (records made before). Three rounds, each with every contestant.

#include "app/desk/projector.h"
#include "app/importer/importer.h"
#include "app/log/sqlite_log.h"
#include "models/store/schema.h"
#include "models/store/search_index.h"
#include "tests/bench/case_generator.h"
#include "tests/bench/figures.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QTemporaryDir>

#include <sqlite3.h>

#include <cstdlib>

using namespace Qt::StringLiterals;
using namespace lianxi;
using namespace lianxi::bench;

namespace
{

constexpr int rounds = 3;
constexpr int commitRows = 1'000;
constexpr size_t caseWords = 1; ///< place among the copies, see rowsOf()

template <class T>
T must(Result<T> result)
{
    if (!result)
        qFatal("%s", qUtf8Printable(result.error().detail));
    return std::move(*result);
}
void must(Status status)
{
    if (!status)
        qFatal("%s", qUtf8Printable(status.error().detail));
}

struct Figure {
    double perSecond = 0, cpuMicros = 0; ///< messages; processor time a message, all threads
};

template <class F>
Figure timed(int messages, F &&work)
{
    const double cpu = cpuSeconds();
    const auto began = Steady::now();
    work();
    return {messages * 1e3 / millisSince(began), (cpuSeconds() - cpu) * 1e6 / messages};
}

void writeJsonl(const QString &name, int messages)
{
    QFile file(name);
    if (!file.open(QIODevice::WriteOnly))
        qFatal("cannot write %s", qUtf8Printable(name));
    for (MessageMaker maker({messages / 2, messages}); !maker.atEnd();) {
        const MessageMaker::Made made = maker.next();
        QJsonObject json = toJson(made.event);
        json.insert(u"channel"_s, made.channel.text());
        json.insert(u"brand"_s, u"brand"_s);
        file.write(QJsonDocument(json).toJson(QJsonDocument::Compact) + '\n');
    }
}

/// \return the projection's file.
QString importAll(const QTemporaryDir &dir, const QString &jsonl)
{
    const QString store = dir.filePath(u"desk.db"_s);
    const SystemClock clock;
    const auto log = must(SqliteLog::open(dir.filePath(u"log.db"_s), benchKey()));
    const auto projector = must(Projector::start(*log, {store, benchKey()}));
    const ImportReport report = must(importJsonl(*log, clock, jsonl, {}));
    if (!projector->waitFor(report.lastSequence) || report.rejected > 0)
        qFatal("not everything was imported");
    return store;
}

/// Every row of one table, as SQLite's own values.
struct Copy {
    QByteArray table;
    int columns = 0;
    std::vector<sqlite3_value *> values;
    Copy() = default;
    Copy(Copy &&other) noexcept
        : table(std::move(other.table))
        , columns(other.columns)
        , values(std::exchange(other.values, {}))
    {
    }
    ~Copy() { std::ranges::for_each(values, sqlite3_value_free); }
};

Copy copyOf(sqlite::Database &db, const QByteArray &query, const QByteArray &into)
{
    Copy copy;
    copy.table = into;
    sqlite3_stmt *select = nullptr;
    if (sqlite3_prepare_v2(db.handle(), query.constData(), -1, &select, nullptr) != SQLITE_OK)
        qFatal("%s: %s", query.constData(), sqlite3_errmsg(db.handle()));
    copy.columns = sqlite3_column_count(select);
    while (sqlite3_step(select) == SQLITE_ROW)
        for (int i = 0; i < copy.columns; ++i)
            copy.values.push_back(sqlite3_value_dup(sqlite3_column_value(select, i)));
    sqlite3_finalize(select);
    return copy;
}

/// The tables of a store whose rows are inserted as they are. The first is `message`, whose text is indexed too, the
/// second what the cases' index is given: case and name of the customer.
std::vector<Copy> rowsOf(const QString &store)
{
    sqlite::Database db = must(sqlite::Database::open(store, {.mode = sqlite::OpenMode::ReadOnly, .key = benchKey()}));
    std::vector<Copy> rows;
    rows.push_back(copyOf(db, "SELECT * FROM message", "message"));
    rows.push_back(copyOf(db, "SELECT cases.row, contact.name FROM cases JOIN contact ON contact.row = cases.contact",
                          "search_cases(rowid, words)"));
    for (const schema::Table &table : schema::logicalTables())
        if (const QByteArray name(table.name); name != "message" && name != "meta")
            rows.push_back(copyOf(db, "SELECT * FROM " + name, name));
    return rows;
}

void insertAll(sqlite::Database &db, const Copy &copy, SearchIndex *index)
{
    constexpr int textColumn = 9; // of table message
    const QByteArray sql =
        "INSERT INTO " + copy.table + " VALUES(?" + QByteArray(",?").repeated(copy.columns - 1) + ')';
    sqlite3_stmt *insert = nullptr;
    if (sqlite3_prepare_v2(db.handle(), sql.constData(), -1, &insert, nullptr) != SQLITE_OK)
        qFatal("%s", sqlite3_errmsg(db.handle()));
    const auto columns = static_cast<size_t>(copy.columns);
    for (size_t row = 0; row * columns < copy.values.size(); ++row) {
        if (row % commitRows == 0)
            must(db.execute(row == 0 ? "BEGIN" : "COMMIT; BEGIN"));
        sqlite3_value *const *values = copy.values.data() + row * columns;
        for (int i = 0; i < copy.columns; ++i)
            sqlite3_bind_value(insert, i + 1, values[i]);
        if (sqlite3_step(insert) != SQLITE_DONE)
            qFatal("%s", sqlite3_errmsg(db.handle()));
        sqlite3_reset(insert);
        if (index && sqlite3_value_type(values[textColumn]) == SQLITE_TEXT)
            must(index->addMessage(
                sqlite3_value_int64(values[0]),
                QString::fromUtf8(reinterpret_cast<const char *>(sqlite3_value_text(values[textColumn])))));
    }
    if (!copy.values.empty())
        must(db.execute("COMMIT"));
    sqlite3_finalize(insert);
}

/// \param tables  how many of the copies, from the first on.
void insertBare(const std::vector<Copy> &rows, size_t tables, bool indexed)
{
    const QTemporaryDir dir(u"import-bench-XXXXXX"_s);
    sqlite::Database db = must(
        sqlite::Database::open(dir.filePath(u"bare.db"_s),
                               {.durability = sqlite::Durability::Full, .key = benchKey(), .cacheKiB = 32 * 1024}));
    must(registerTokenizer(db));
    must(schema::migrate(db));
    must(db.execute("PRAGMA wal_autocheckpoint=4000"));
    SearchIndex index = must(SearchIndex::open(db));
    for (size_t i = 0; i < tables; ++i)
        if (indexed || i != caseWords)
            insertAll(db, rows[i], i == 0 && indexed ? &index : nullptr);
}

std::vector<std::vector<Record>> recordsOf(int messages)
{
    constexpr size_t eventsOfRecord = 256, recordsOfBatch = 16;
    std::vector<std::vector<Record>> batches;
    Sequence sequence = 0;
    for (MessageMaker maker({messages / 2, messages}); !maker.atEnd();) {
        std::vector<Record> &batch = batches.emplace_back();
        while (batch.size() < recordsOfBatch && !maker.atEnd()) {
            Record &record = batch.emplace_back(Record{++sequence, u"channel.any"_s, {}, {}});
            while (record.events.size() < eventsOfRecord && !maker.atEnd()) {
                MessageMaker::Made made = maker.next();
                const EventId id = platformEventId(made.channel, made.event.eventKey);
                const Instant at = made.event.at.value_or(Instant{});
                record.events.push_back(
                    makeEvent(PlatformEventReceived{made.channel, std::move(made.event)}, u"/bench"_s, at, id));
            }
        }
    }
    return batches;
}

void foldAll(const std::vector<std::vector<Record>> &batches, bool indexed)
{
    const QTemporaryDir dir(u"import-bench-XXXXXX"_s);
    const auto projection = must(Projection::open({dir.filePath(u"p.db"_s), benchKey(), indexed}));
    for (const std::vector<Record> &batch : batches)
        (void)must(projection->apply(batch));
}

struct Series {
    const char *name;
    std::vector<Figure> runs;
    [[nodiscard]] Spread rate() const { return of(&Figure::perSecond); }
    [[nodiscard]] Spread cpu() const { return of(&Figure::cpuMicros); }
    void print() const
    {
        std::printf("%-58s %s messages/s, %s us of processor time a message\n", name, qPrintable(inWords(rate(), 0)),
                    qPrintable(inWords(cpu(), 1)));
    }

private:
    [[nodiscard]] Spread of(double Figure::*member) const
    {
        std::vector<double> values;
        for (const Figure &run : runs)
            values.push_back(run.*member);
        return spreadOf(values);
    }
};

void compare(const char *what, const Series &floor, const Series &product, std::optional<double> goal)
{
    std::vector<double> ratios;
    for (size_t i = 0; i < floor.runs.size(); ++i)
        ratios.push_back(product.runs[i].perSecond / floor.runs[i].perSecond);
    const Spread ratio = spreadOf(ratios);
    printRow(what, inWords(floor.rate(), 0) + u"/s, "_s + inWords(floor.cpu(), 1) + u" us CPU"_s,
             inWords(product.rate(), 0) + u"/s, "_s + inWords(product.cpu(), 1) + u" us CPU"_s, inWords(ratio, 2),
             goal ? u"≥ %1"_s.arg(*goal) : QString(), goal ? std::optional(ratio.least >= *goal) : std::nullopt);
}

int once(const QByteArray &contestant, int messages, const QString &jsonl)
{
    const auto print = [messages](const char *name, auto &&work) {
        Series{name, {timed(messages, work)}}.print();
        return 0;
    };
    if (contestant == "fold") {
        const std::vector<std::vector<Record>> records = recordsOf(messages);
        return print("fold with index", [&] { foldAll(records, true); });
    }
    const QTemporaryDir dir(u"import-bench-XXXXXX"_s);
    if (contestant == "import")
        return print("import: file, log, fold, index", [&] { (void)importAll(dir, jsonl); });
    const std::vector<Copy> rows = rowsOf(importAll(dir, jsonl));
    return print("floor: rows of all tables with index", [&] { insertBare(rows, rows.size(), true); });
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    const int messages = argc > 1 ? std::atoi(argv[1]) : 100'000;
    if (messages < 1'000) {
        std::fprintf(stderr, "usage: bench_import [messages, at least 1000]\n");
        return 2;
    }
    const QTemporaryDir files(u"import-bench-XXXXXX"_s); // here, because /tmp may be memory
    const QString jsonl = files.filePath(u"messages.jsonl"_s);
    writeJsonl(jsonl, messages);
    if (argc > 2)
        return once(QByteArray(argv[2]), messages, jsonl);
    std::vector<Copy> rows;
    const std::vector<std::vector<Record>> records = recordsOf(messages);
    Series whole{"import: file, log, fold, index", {}}, fold{"fold with index", {}}, plain{"fold without index", {}};
    Series text{"floor: message rows with index", {}}, all{"floor: rows of all tables with index", {}};
    Series raw{"floor: rows of all tables without index", {}};
    for (int round = 0; round < rounds; ++round) {
        const QTemporaryDir dir(u"import-bench-XXXXXX"_s);
        QString store;
        whole.runs.push_back(timed(messages, [&] { store = importAll(dir, jsonl); }));
        if (rows.empty())
            rows = rowsOf(store);
        text.runs.push_back(timed(messages, [&] { insertBare(rows, 1, true); }));
        all.runs.push_back(timed(messages, [&] { insertBare(rows, rows.size(), true); }));
        fold.runs.push_back(timed(messages, [&] { foldAll(records, true); }));
        raw.runs.push_back(timed(messages, [&] { insertBare(rows, rows.size(), false); }));
        plain.runs.push_back(timed(messages, [&] { foldAll(records, false); }));
    }
    for (const Series *series : {&whole, &fold, &plain, &text, &all, &raw})
        series->print();
    compare("import: JSONL to searchable store, against all its rows with both indexes", all, whole, 0.6);
    compare("import, against its message rows and their index alone", text, whole, std::nullopt);
    compare("fold, against all rows with both indexes", all, fold, std::nullopt);
    compare("fold without indexes, against all rows", raw, plain, std::nullopt);
    return 0;
}
