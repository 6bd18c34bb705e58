// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/projection.h"

#include "models/store/checkpoints.h"
#include "models/store/fold.h"
#include "models/store/schema.h"

#include <QFile>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace lianxi
{

namespace
{

constexpr int writerCacheKiB = 32 * 1024; // random inserts into `ref` stay in memory up to some million events
constexpr size_t recordsBetweenFlushes = 4096; // bounds what one very large batch keeps in memory

class SqliteProjection final : public Projection
{
public:
    SqliteProjection(sqlite::Database db, const Options &options)
        : m_db(std::move(db))
        , m_checkpoints(m_db, options.file, options.key, durability)
    {
    }
    /// What the file holds can be computed again from the log, so a commit need not wait for the disk.
    static constexpr auto durability = sqlite::Durability::Normal;

    [[nodiscard]] Status start(bool searchIndex);
    [[nodiscard]] Sequence position() const override { return m_position; }
    [[nodiscard]] Result<ChangeSet> applyPrepared(const std::vector<PreparedRecord> &records) override;
    void settle() override;
    [[nodiscard]] bool tidy() override;
    [[nodiscard]] sqlite::Database &database() override { return m_db; }

private:
    [[nodiscard]] Result<ChangeSet> applyInTransaction(const std::vector<PreparedRecord> &records);
    [[nodiscard]] Status loadMeta();
    [[nodiscard]] Status saveMeta(Sequence position);

    sqlite::Database m_db;
    sqlite::Checkpoints m_checkpoints;
    std::unique_ptr<store::Tables> m_tables;
    std::unique_ptr<store::Fold> m_fold;
    std::optional<SearchIndex> m_upkeep; ///< for merging; the fold writes through its own
    Sequence m_position = 0;
    qint64 m_unreadable = 0;
    bool m_settled = true; ///< settle() was called after the last applyPrepared()
};

Status SqliteProjection::start(bool searchIndex)
{
    Result<std::unique_ptr<store::Tables>> tables = store::Tables::open(m_db, searchIndex);
    if (!tables)
        return tl::unexpected(tables.error());
    m_tables = std::move(*tables);
    m_fold = std::make_unique<store::Fold>(*m_tables);
    if (searchIndex) {
        Result<SearchIndex> index = SearchIndex::open(m_db);
        if (!index)
            return tl::unexpected(index.error());
        m_upkeep.emplace(std::move(*index));
    }
    return loadMeta();
}

Status SqliteProjection::loadMeta()
{
    Result<sqlite::Statement> select = m_db.prepare("SELECT key, value FROM meta");
    if (!select)
        return tl::unexpected(select.error());
    m_position = 0;
    m_unreadable = 0;
    m_fold->setRules(FoldRules());
    for (;;) {
        const Result<bool> row = select->step();
        if (!row)
            return tl::unexpected(row.error());
        if (!*row)
            return {};
        const QString key = select->text(0);
        if (key == "position"_L1)
            m_position = select->integer(1);
        else if (key == "unreadable"_L1)
            m_unreadable = select->integer(1);
        else if (key == "rules"_L1)
            if (const Result<FoldRules> rules =
                    foldRulesFromJson(QJsonDocument::fromJson(select->text(1).toUtf8()).object()))
                m_fold->setRules(*rules);
    }
}

Status SqliteProjection::saveMeta(Sequence position)
{
    sqlite::Statement &put = m_tables->statement("INSERT OR REPLACE INTO meta VALUES(?, ?)");
    m_tables->run(put.bind(1, u"position"_s).bind(2, position));
    if (const qint64 more = m_fold->takeUnreadable(); more > 0) {
        m_unreadable += more;
        m_tables->run(put.bind(1, u"unreadable"_s).bind(2, m_unreadable));
    }
    if (const std::optional<QJsonObject> rules = m_fold->takeAdoptedRules())
        m_tables->run(put.bind(1, u"rules"_s).bind(2, store::compactJson(*rules)));
    return m_tables->status();
}

void SqliteProjection::settle()
{
    m_checkpoints.afterCommit();
    m_settled = true;
}

Result<ChangeSet> SqliteProjection::applyPrepared(const std::vector<PreparedRecord> &records)
{
    if (!m_settled)
        settle();
    m_settled = false;
    Result<ChangeSet> changes = applyInTransaction(records);
    if (changes)
        return changes;
    // The transaction was rolled back: what memory holds of it must go too.
    static_cast<void>(m_fold->takeUnreadable());
    static_cast<void>(m_fold->takeAdoptedRules());
    if (Status again = m_tables->forget(); !again)
        return tl::unexpected(again.error());
    if (Status again = loadMeta(); !again)
        return tl::unexpected(again.error());
    return changes;
}

Result<ChangeSet> SqliteProjection::applyInTransaction(const std::vector<PreparedRecord> &records)
{
    Result<sqlite::Transaction> transaction = sqlite::Transaction::begin(m_db);
    if (!transaction)
        return tl::unexpected(transaction.error());
    Sequence position = m_position;
    size_t sinceFlush = 0;
    for (const PreparedRecord &prepared : records) {
        if (prepared.record.sequence <= position)
            continue;
        m_fold->apply(prepared);
        position = prepared.record.sequence;
        if (++sinceFlush == recordsBetweenFlushes) {
            m_tables->flush();
            sinceFlush = 0;
        }
        if (!m_tables->status())
            return tl::unexpected(m_tables->status().error());
    }
    m_tables->flush();
    if (Status saved = saveMeta(position); !saved)
        return tl::unexpected(saved.error());
    if (Status done = transaction->commit(); !done)
        return tl::unexpected(done.error());
    m_position = position;
    return m_tables->takeChanges(position);
}

bool SqliteProjection::tidy()
{
    if (m_upkeep) {
        const Result<bool> more = m_upkeep->mergeStep();
        if (more && *more)
            return true;
    }
    m_checkpoints.whenIdle();
    return false;
}

} // namespace

Result<ChangeSet> Projection::apply(const std::vector<Record> &records)
{
    std::vector<PreparedRecord> prepared;
    prepared.reserve(records.size());
    for (const Record &record : records)
        prepared.push_back(prepare(record));
    return applyPrepared(prepared);
}

namespace
{

Status removeFiles(const QString &file)
{
    for (const QString &name : {file, file + u"-wal"_s, file + u"-shm"_s})
        if (QFile::exists(name) && !QFile::remove(name))
            return failure(ErrorCode::Io, u"%1: cannot be removed to be made anew"_s.arg(name));
    return {};
}

/// The projection's file, emptied when its tables are older than this program keeps: all of it follows from the log.
/// Removing is quicker than emptying, which overwrites each page.
Result<sqlite::Database> openCurrent(const Projection::Options &options)
{
    const sqlite::OpenOptions access{sqlite::OpenMode::Create, SqliteProjection::durability, options.key,
                                     writerCacheKiB};
    {
        Result<sqlite::Database> db = sqlite::Database::open(options.file, access);
        if (!db)
            return db;
        const Result<bool> outdated = schema::isOutdated(*db);
        if (!outdated)
            return tl::unexpected(outdated.error());
        if (!*outdated)
            return db;
    }
    if (Status removed = removeFiles(options.file); !removed)
        return tl::unexpected(removed.error());
    return sqlite::Database::open(options.file, access);
}

} // namespace

Result<std::unique_ptr<Projection>> Projection::open(const Options &options)
{
    Result<sqlite::Database> db = openCurrent(options);
    if (!db)
        return tl::unexpected(db.error());
    if (Status ready = registerTokenizer(*db).and_then([&] { return schema::migrate(*db); }); !ready)
        return tl::unexpected(ready.error());
    auto projection = std::make_unique<SqliteProjection>(std::move(*db), options);
    if (Status started = projection->start(options.searchIndex); !started)
        return tl::unexpected(started.error());
    return projection;
}

} // namespace lianxi
