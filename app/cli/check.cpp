// SPDX-License-Identifier: GPL-3.0-or-later
// The commands that check and rebuild: replay, verify, export.
#include "app/cli/desk_files.h"
#include "models/store/projection.h"
#include "models/store/search_index.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

#include <future>

using namespace Qt::StringLiterals;

namespace lianxi::cli
{

namespace
{

/// Folds the whole log into a fresh encrypted store beside the profile's own.
Result<std::unique_ptr<Projector>> rebuild(DeskFiles &desk, const QString &file)
{
    Projection::Options options;
    options.file = file;
    options.key = desk.profile->projectionKey();
    Result<std::unique_ptr<Projector>> projector = Projector::start(*desk.log, options);
    if (projector && !(*projector)->waitFor(desk.log->lastSequence()))
        return failure(ErrorCode::Io, u"the rebuild stopped early"_s);
    return projector;
}

Result<sqlite::Database> openReadOnly(const DeskFiles &desk, const QString &file)
{
    sqlite::OpenOptions options;
    options.mode = sqlite::OpenMode::ReadOnly;
    options.key = desk.profile->projectionKey();
    return sqlite::Database::open(file, options);
}

/// Compares table by table; prints those that differ.
Result<int> differences(sqlite::Database &first, sqlite::Database &second)
{
    const auto a = tableDigests(first);
    const auto b = tableDigests(second);
    if (!a || !b)
        return tl::make_unexpected(a ? b.error() : a.error());
    int different = a->size() == b->size() ? 0 : 1;
    for (size_t i = 0; i < std::min(a->size(), b->size()); ++i) {
        if ((*a)[i] == (*b)[i])
            continue;
        ++different;
        printError(u"table %1 differs"_s.arg((*a)[i].first));
    }
    return different;
}

Result<QString> pragmaAnswer(sqlite::Database &db, const char *pragma)
{
    Result<sqlite::Statement> check = db.prepare(pragma);
    if (!check)
        return tl::make_unexpected(check.error());
    const Result<bool> row = check->step();
    if (!row)
        return tl::make_unexpected(row.error());
    return *row ? check->text(0) : QString();
}

} // namespace

ExitCode replay(const QStringList &arguments)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(
        u"Rebuilds the store from the log. --verify compares every table with the store in use and changes nothing; "
        "without it the rebuilt store replaces the one in use."_s);
    addProfileOptions(parser);
    const QCommandLineOption verifyOption(u"verify"_s, u"Only compare."_s);
    parser.addOption(verifyOption);
    if (const auto end = parse(parser, "replay"_L1, arguments))
        return *end;
    auto desk = openDesk(parser);
    if (!desk)
        return desk.error();
    const QTemporaryDir scratch(desk->profile->folder() + u"/replay-XXXXXX"_s);
    const QString file = scratch.filePath(u"desk.db"_s);
    Result<std::unique_ptr<Projector>> rebuilt = rebuild(*desk, file);
    if (!rebuilt)
        return fail(rebuilt.error());
    if (!parser.isSet(verifyOption)) {
        rebuilt->reset();
        desk->store.reset();
        desk->projector.reset();
        const QString target = desk->profile->projectionFile();
        for (const QString &ending : {u""_s, u"-wal"_s, u"-shm"_s})
            QFile::remove(target + ending);
        if (!QFile::rename(file, target))
            return fail({ErrorCode::Io,
                         u"the rebuilt store could not be moved into place; it is made again at the next start"_s});
        print(u"The store was rebuilt from %1 records."_s.arg(desk->log->lastSequence()));
        return ExitCode::Done;
    }
    Result<sqlite::Database> fresh = openReadOnly(*desk, file);
    if (!fresh)
        return fail(fresh.error());
    const Result<int> different = differences(*desk->store, *fresh);
    if (!different)
        return fail(different.error());
    if (wantsJson(parser))
        printJson({{"records"_L1, desk->log->lastSequence()}, {"different_tables"_L1, *different}});
    else
        print(*different == 0 ? u"%1 records replayed: every table is the same."_s.arg(desk->log->lastSequence())
                              : u"%1 tables differ."_s.arg(*different));
    return *different == 0 ? ExitCode::Done : ExitCode::Failed;
}

ExitCode verify(const QStringList &arguments)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(u"Checks the pages of log and store, and the search index."_s);
    addProfileOptions(parser);
    if (const auto end = parse(parser, "verify"_L1, arguments))
        return *end;
    auto desk = openDesk(parser);
    if (!desk)
        return desk.error();
    desk->store.reset();
    desk->projector.reset(); // the index check writes to its own table, so it needs the file to itself
    sqlite::OpenOptions options;
    options.mode = sqlite::OpenMode::ReadWrite;
    options.key = desk->profile->projectionKey();
    Result<sqlite::Database> store = sqlite::Database::open(desk->profile->projectionFile(), options);
    if (!store)
        return fail(store.error());
    options.mode = sqlite::OpenMode::ReadOnly;
    options.key = desk->profile->logKey();
    Result<sqlite::Database> log = sqlite::Database::open(desk->profile->logFile(), options);
    if (!log)
        return fail(log.error());
    const Status tokenizer = registerTokenizer(*store);
    Result<SearchIndex> index = SearchIndex::open(*store);
    const Status indexGood = !tokenizer ? tokenizer
        : !index                        ? Status(tl::make_unexpected(index.error()))
                                        : index->verify();
    const QString storeGood = pragmaAnswer(*store, "PRAGMA integrity_check").value_or(u"unreadable"_s);
    const QString logGood = pragmaAnswer(*log, "PRAGMA integrity_check").value_or(u"unreadable"_s);
    const QString indexText = indexGood ? u"ok"_s : indexGood.error().detail;
    if (wantsJson(parser))
        printJson({{"log"_L1, logGood}, {"store"_L1, storeGood}, {"search_index"_L1, indexText}});
    else
        print(u"log: %1\nstore: %2\nsearch index: %3"_s.arg(logGood, storeGood, indexText));
    return logGood == "ok"_L1 && storeGood == "ok"_L1 && indexGood ? ExitCode::Done : ExitCode::Failed;
}

ExitCode exportEvents(const QStringList &arguments)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(
        u"Writes what customers and agents said as JSON lines that import --format jsonl reads. Not masked: guard the file."_s);
    addProfileOptions(parser);
    if (const auto end = parse(parser, "export"_L1, arguments))
        return *end;
    auto desk = openDesk(parser);
    if (!desk)
        return desk.error();
    const Sequence last = desk->log->lastSequence();
    if (last == 0)
        return ExitCode::Done;
    std::promise<void> done;
    const auto write = [&](const std::vector<Record> &records) {
        for (const Record &record : records) {
            for (const Event &event : record.events) {
                const Result<PlatformEventReceived> received = event.type == EventType::PlatformEventReceived
                    ? payloadOf<PlatformEventReceived>(event)
                    : Result<PlatformEventReceived>(failure(ErrorCode::NotFound, {}));
                if (!received)
                    continue;
                QJsonObject json = lianxi::toJson(received->event);
                json.insert("channel"_L1, received->channel.text());
                printJson(json);
            }
            if (record.sequence == last)
                done.set_value();
        }
        return true;
    };
    const std::unique_ptr<Subscription> subscription = desk->log->follow(0, write);
    done.get_future().wait();
    return ExitCode::Done;
}

} // namespace lianxi::cli
