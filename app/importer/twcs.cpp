// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/importer/importer.h"
#include "app/importer/table_reader.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <numeric>
#include <unordered_map>

using namespace Qt::StringLiterals;

namespace lianxi
{

namespace
{

constexpr size_t keptRejects = 1000;
constexpr qint64 tickEvery = 4096; ///< rows

struct Columns {
    int id, author, inbound, at, parent, brand, text;
    [[nodiscard]] bool complete() const
    {
        return id >= 0 && author >= 0 && inbound >= 0 && at >= 0 && parent >= 0 && text >= 0;
    }
    [[nodiscard]] int last() const { return std::max({id, author, inbound, at, parent, brand, text}); }
};

/// What the first pass keeps of a row; the text is read again in the second.
struct Row {
    qint64 offset = 0, line = 0;
    qint64 id = 0, parent = 0; ///< 0: none
    Instant at;
    int brand = -1; ///< index into Table::brands, -1 unknown
    bool inbound = false;
};

struct Table {
    std::vector<Row> rows;
    std::unordered_map<qint64, size_t> byId;
    std::vector<QByteArray> brands;
    std::unordered_map<std::string, int> brandIndex;
    ImportReport report;

    int brandOf(QByteArrayView name)
    {
        const auto [at, fresh] = brandIndex.try_emplace(std::string(name.data(), static_cast<size_t>(name.size())),
                                                        static_cast<int>(brands.size()));
        if (fresh)
            brands.push_back(name.toByteArray());
        return at->second;
    }
    void reject(qint64 line, const QString &reason)
    {
        ++report.rejected;
        if (report.lines.size() < keptRejects)
            report.lines.push_back({line, reason});
    }
};

std::optional<qint64> number(QByteArrayView text)
{
    qint64 value = 0;
    const auto [end, error] = std::from_chars(text.begin(), text.end(), value);
    return error == std::errc{} && end == text.end() && value > 0 ? std::optional(value) : std::nullopt;
}

/// "Tue Oct 31 22:10:47 +0000 2017", the platform's old spelling.
std::optional<Instant> parseTwitterTime(QByteArrayView text)
{
    static constexpr std::array<std::string_view, 12> months{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                             "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    if (text.size() != 30)
        return std::nullopt;
    const auto month = std::find(months.begin(), months.end(), std::string_view(text.data() + 4, 3));
    if (month == months.end())
        return std::nullopt;
    const QString rfc = u"%1-%2-%3T%4%5:%6"_s.arg(QString::fromLatin1(text.sliced(26, 4)))
                            .arg(static_cast<int>(month - months.begin()) + 1, 2, 10, QChar(u'0'))
                            .arg(QString::fromLatin1(text.sliced(8, 2)), QString::fromLatin1(text.sliced(11, 8)),
                                 QString::fromLatin1(text.sliced(20, 3)), QString::fromLatin1(text.sliced(23, 2)));
    return parseRfc3339(rfc);
}

std::optional<Instant> parseTime(QByteArrayView text)
{
    const std::optional<Instant> at = parseRfc3339(QString::fromLatin1(text));
    return at ? at : parseTwitterTime(text);
}

std::optional<bool> parseInbound(QByteArrayView text)
{
    if (text == "1" || text == "True" || text == "true")
        return true;
    if (text == "0" || text == "False" || text == "false")
        return false;
    return std::nullopt;
}

void readRow(Table &table, const Columns &columns, const TableReader &reader, const std::vector<QByteArrayView> &fields)
{
    const auto field = [&](int column) { return fields[static_cast<size_t>(column)]; };
    if (fields.size() <= static_cast<size_t>(columns.last()))
        return table.reject(reader.line(),
                            u"%1 columns instead of %2"_s.arg(fields.size()).arg(reader.header().size()));
    Row row;
    row.offset = reader.rowOffset();
    row.line = reader.line();
    const std::optional<qint64> id = number(field(columns.id));
    if (!id)
        return table.reject(row.line, u"tweet_id is not a number"_s);
    const std::optional<Instant> at = parseTime(field(columns.at));
    if (!at)
        return table.reject(row.line, u"created_at is not a time"_s);
    const std::optional<bool> inbound = parseInbound(field(columns.inbound));
    if (!inbound)
        return table.reject(row.line, u"inbound is neither true nor false"_s);
    if (field(columns.author).isEmpty())
        return table.reject(row.line, u"author_id is empty"_s);
    row.id = *id;
    row.at = *at;
    row.inbound = *inbound;
    // Some copies write numbers as "123.0".
    QByteArrayView parent = field(columns.parent);
    if (parent.endsWith(".0"))
        parent.chop(2);
    row.parent = number(parent).value_or(0);
    if (columns.brand >= 0)
        row.brand = table.brandOf(field(columns.brand));
    else if (!row.inbound)
        row.brand = table.brandOf(field(columns.author));
    if (!table.byId.try_emplace(row.id, table.rows.size()).second)
        return table.reject(row.line, u"tweet_id %1 is there already"_s.arg(row.id));
    table.rows.push_back(row);
}

/// Connected components of the reply graph.
class Components
{
public:
    explicit Components(const Table &table)
        : m_parent(table.rows.size())
    {
        std::iota(m_parent.begin(), m_parent.end(), size_t{0});
        for (size_t i = 0; i < table.rows.size(); ++i) {
            const auto parent = table.byId.find(table.rows[i].parent);
            if (parent != table.byId.end())
                m_parent[rootOf(i)] = rootOf(parent->second);
        }
    }
    [[nodiscard]] size_t rootOf(size_t at)
    {
        while (m_parent[at] != at)
            at = m_parent[at] = m_parent[m_parent[at]];
        return at;
    }

private:
    std::vector<size_t> m_parent;
};

/// The smallest tweet id of a component names its thread, so that the name does not depend on the order of rows; a
/// component's brand, where no column tells it, is that of its agent.
struct Threads {
    std::vector<qint64> name; ///< by root
    std::vector<int> brand; ///< by root
};

Threads nameThreads(const Table &table, Components &components)
{
    Threads threads{std::vector<qint64>(table.rows.size(), 0), std::vector<int>(table.rows.size(), -1)};
    for (size_t i = 0; i < table.rows.size(); ++i) {
        const size_t root = components.rootOf(i);
        qint64 &name = threads.name[root];
        name = name == 0 ? table.rows[i].id : std::min(name, table.rows[i].id);
        if (threads.brand[root] < 0)
            threads.brand[root] = table.rows[i].brand;
    }
    return threads;
}

/// Whom an agent's tweet answers: the author of its parent, else the first @number in it.
QString addressee(QByteArrayView text, const QByteArray &parentAuthor)
{
    if (!parentAuthor.isEmpty())
        return QString::fromUtf8(parentAuthor);
    const qsizetype at = text.indexOf('@');
    if (at < 0)
        return {};
    qsizetype end = at + 1;
    while (end < text.size() && (std::isalnum(static_cast<unsigned char>(text[end])) || text[end] == '_'))
        ++end;
    return QString::fromUtf8(text.sliced(at + 1, end - at - 1));
}

class TwcsImport
{
public:
    TwcsImport(Log &log, const Clock &clock, const QByteArray &bytes)
        : m_reader(bytes)
        , m_writer(log, clock, u"/import/twcs"_s)
    {
    }

    Result<ImportReport> run(const ImportTick &tick)
    {
        m_columns = {m_reader.column("tweet_id"),
                     m_reader.column("author_id"),
                     m_reader.column("inbound"),
                     m_reader.column("created_at"),
                     m_reader.column("in_response_to_tweet_id"),
                     m_reader.column("brand"),
                     m_reader.column("text")};
        if (!m_columns.complete()) {
            return failure(
                ErrorCode::InvalidInput,
                u"line 1: the header must name tweet_id, author_id, inbound, created_at, in_response_to_tweet_id and text"_s);
        }
        std::vector<QByteArrayView> fields;
        while (m_reader.next(fields)) {
            ++m_table.report.rows;
            readRow(m_table, m_columns, m_reader, fields);
        }
        writeAll(tick);
        if (const Status done = m_writer.finish(m_table.report); !done)
            return tl::make_unexpected(done.error());
        return std::move(m_table.report);
    }

private:
    void writeAll(const ImportTick &tick)
    {
        Components components(m_table);
        const Threads threads = nameThreads(m_table, components);
        std::vector<size_t> order(m_table.rows.size());
        std::iota(order.begin(), order.end(), size_t{0});
        std::ranges::sort(order, {}, [&](size_t i) { return std::pair(m_table.rows[i].at, m_table.rows[i].id); });
        qint64 done = 0;
        for (const size_t i : order) {
            const size_t root = components.rootOf(i);
            const Row &row = m_table.rows[i];
            writeRow(row, threads.name[root], row.brand >= 0 ? row.brand : threads.brand[root]);
            if (++done % tickEvery == 0 && tick)
                tick({done, static_cast<qint64>(order.size())});
        }
    }

    void writeRow(const Row &row, qint64 thread, int brandIndex)
    {
        const QString brand = brandIndex >= 0 && m_table.brands[static_cast<size_t>(brandIndex)] != "?"
            ? QString::fromUtf8(m_table.brands[static_cast<size_t>(brandIndex)])
            : u"?"_s;
        ChannelConfigured channel;
        channel.channel = ChannelId(brand);
        channel.platform = Platform::Import;
        channel.name = brand;
        channel.brand = brand;
        channel.scriptMode = ScriptMode::Off;
        m_writer.channel(channel);
        m_writer.add(channel.channel, eventOf(row, thread, brand));
    }

    PlatformEvent eventOf(const Row &row, qint64 thread, const QString &brand)
    {
        std::vector<QByteArrayView> fields;
        m_reader.seek(row.offset, row.line);
        static_cast<void>(m_reader.next(fields)); // read once before, so it is there
        const QByteArray author = fields[static_cast<size_t>(m_columns.author)].toByteArray();
        const QByteArray text = fields[static_cast<size_t>(m_columns.text)].toByteArray();
        PlatformEvent event;
        event.kind = PlatformEventKind::Message;
        event.surface = Surface::Public;
        event.direction = row.inbound ? Direction::In : Direction::Out;
        event.account = brand;
        event.messageId = QString::number(row.id);
        event.eventKey = u"tweet:"_s + event.messageId;
        event.threadId = QString::number(thread);
        event.sender.id = QString::fromUtf8(author);
        event.sender.name = event.sender.id;
        event.at = row.at;
        event.text = QString::fromUtf8(text);
        if (row.parent > 0)
            event.replyTo = QString::number(row.parent);
        if (!row.inbound) {
            if (const QString to = addressee(text, authorOf(row.parent)); !to.isEmpty())
                event.more.insert("to"_L1, to);
        }
        return event;
    }

    /// Author of a customer's tweet in the file; empty when it is not there or an agent's.
    QByteArray authorOf(qint64 id)
    {
        const auto found = m_table.byId.find(id);
        if (found == m_table.byId.end() || !m_table.rows[found->second].inbound)
            return {};
        const Row &row = m_table.rows[found->second];
        std::vector<QByteArrayView> fields;
        m_reader.seek(row.offset, row.line);
        static_cast<void>(m_reader.next(fields));
        return fields[static_cast<size_t>(m_columns.author)].toByteArray();
    }

    TableReader m_reader;
    Columns m_columns{};
    Table m_table;
    ImportWriter m_writer;
};

} // namespace

Result<ImportReport> importTwcs(Log &log, const Clock &clock, const QString &file, const ImportTick &tick)
{
    const Result<QByteArray> bytes = readMaybeGzip(file);
    if (!bytes)
        return tl::make_unexpected(bytes.error());
    return TwcsImport(log, clock, *bytes).run(tick);
}

} // namespace lianxi
