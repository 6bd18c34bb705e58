// SPDX-License-Identifier: GPL-3.0-or-later
// By what figures are split, and the rules they go by.
#include "models/store/metric_queries.h"

#include "models/store/sqlite_rows.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace lianxi
{

namespace
{

/// Two columns, a row's number and its key; for the enumeration E the key is stored as a number.
template <class E = void>
Result<QHash<qint64, QString>> keyed(sqlite::Database &db, const char *sql)
{
    QHash<qint64, QString> keys;
    const Status read = sqlite::forEachRow(
        db, sql, [](sqlite::Statement &) {},
        [&keys](const sqlite::Statement &row) {
            if constexpr (std::is_enum_v<E>)
                keys.insert(row.integer(0), toText(static_cast<E>(row.integer(1))));
            else
                keys.insert(row.integer(0), row.text(1));
        });
    if (!read)
        return tl::unexpected(read.error());
    return keys;
}

/// A text for each of many cases, most of which have numbers close together.
class CaseTexts
{
public:
    /// \param text  not null, so that it is known.
    void insert(qint64 row, const QString &text)
    {
        if (m_texts.empty())
            m_first = row;
        const qint64 place = row - m_first;
        if (place < 0 || place > std::ssize(m_texts) + farAway) {
            m_others.insert(row, text);
            return;
        }
        if (place >= std::ssize(m_texts))
            m_texts.resize(static_cast<size_t>(place) + 1);
        m_texts[static_cast<size_t>(place)] = text;
    }
    [[nodiscard]] bool contains(qint64 row) const { return !valueOf(row).isNull(); }
    [[nodiscard]] QString valueOf(qint64 row) const
    {
        const qint64 place = row - m_first;
        if (place >= 0 && place < std::ssize(m_texts) && !m_texts[static_cast<size_t>(place)].isNull())
            return m_texts[static_cast<size_t>(place)];
        return m_others.value(row);
    }

private:
    static constexpr qint64 farAway = 100'000;
    qint64 m_first = 0;
    std::vector<QString> m_texts;
    QHash<qint64, QString> m_others;
};

/// How a text of one case is asked for.
const char *caseTextSql(metrics::Breakdown by)
{
    using metrics::Breakdown;
    if (by == Breakdown::Team)
        return "SELECT CASE c.queue WHEN '' THEN coalesce(json_extract(nullif(h.settings, ''), '$.team'), '')"
               " ELSE c.queue END FROM cases c JOIN channel h ON h.row = c.channel WHERE c.row = ?";
    if (by == Breakdown::Tag)
        return "SELECT group_concat(text, ' + ') FROM (SELECT DISTINCT text FROM case_tag WHERE case_row = ? ORDER BY "
               "1)";
    return by == Breakdown::Class ? "SELECT class FROM cases WHERE row = ?"
                                  : "SELECT category FROM cases WHERE row = ?";
}

/// Category, class, team or tags by case. Of categories and classes only those of older cases are looked up: the facts
/// know those of their own.
Result<metrics::KeyOf> byCase(sqlite::Database &db, metrics::Breakdown by, const metrics::Facts &facts)
{
    const bool isClass = by == metrics::Breakdown::Class;
    std::array<QString, EnumNames<CaseClass>::names.size()> classes;
    for (size_t i = 0; i < classes.size(); ++i)
        classes[i] = toText(static_cast<CaseClass>(i));
    const QString none = u""_s; // not null: a case without a category is known to have none
    CaseTexts texts;
    if (isClass || by == metrics::Breakdown::Category)
        for (const metrics::CaseFact &fact : facts.cases)
            texts.insert(fact.caseRow,
                         isClass                       ? classes.at(static_cast<size_t>(fact.caseClass))
                             : fact.category.isEmpty() ? none
                                                       : fact.category);
    Result<sqlite::Statement> select = db.prepare(caseTextSql(by));
    if (!select)
        return tl::unexpected(select.error());
    Status status;
    const auto learn = [&](const auto &list) {
        for (const auto &fact : list) {
            if (!status || texts.contains(fact.caseRow))
                continue;
            texts.insert(fact.caseRow, none);
            select->bind(1, fact.caseRow);
            status = sqlite::forEachRow(*select, [&](const sqlite::Statement &row) {
                const QString found = isClass ? classes.at(static_cast<size_t>(row.integer(0))) : row.text(0);
                texts.insert(fact.caseRow, found.isEmpty() ? none : found);
            });
        }
    };
    learn(facts.cases), learn(facts.turns), learn(facts.promises), learn(facts.deeds), learn(facts.surveys);
    learn(facts.calls);
    if (!status)
        return tl::unexpected(status.error());
    return metrics::KeyOf([texts = std::make_shared<const CaseTexts>(std::move(texts))](const metrics::Place &place) {
        return texts->valueOf(place.caseRow);
    });
}

Result<metrics::KeyOf> keyOfRow(Result<QHash<qint64, QString>> keys, qint64 metrics::Place::*member)
{
    return std::move(keys).map([member](QHash<qint64, QString> &&found) -> metrics::KeyOf {
        return [found = std::move(found), member](const metrics::Place &place) { return found.value(place.*member); };
    });
}

} // namespace

Result<FoldRules> rulesInForce(sqlite::Database &db)
{
    const Result<std::optional<QString>> rules = sqlite::readFirst(
        db, "SELECT value FROM meta WHERE key = 'rules'", [](sqlite::Statement &) {},
        [](const sqlite::Statement &row) { return row.text(0); });
    if (!rules)
        return tl::unexpected(rules.error());
    return *rules ? foldRulesFromJson(QJsonDocument::fromJson((*rules)->toUtf8()).object()) : FoldRules();
}

Result<QHash<QString, QString>> agentNames(sqlite::Database &db)
{
    QHash<QString, QString> names;
    const Status read = sqlite::forEachRow(
        db, "SELECT id, name FROM agent", [](sqlite::Statement &) {},
        [&names](const sqlite::Statement &row) { names.insert(row.text(0), row.text(1)); });
    if (!read)
        return tl::unexpected(read.error());
    return names;
}

Result<metrics::KeyOf> factKey(sqlite::Database &db, metrics::Breakdown by, const ZoneOffsets &zone,
                               const metrics::Facts &facts)
{
    using metrics::Breakdown, metrics::Place;
    switch (by) {
    case Breakdown::None:
        return metrics::KeyOf([](const Place &) { return QString(); });
    case Breakdown::Channel:
        return keyOfRow(keyed(db, "SELECT row, id FROM channel"), &Place::channel);
    case Breakdown::Platform:
        return keyOfRow(keyed<Platform>(db, "SELECT row, platform FROM channel"), &Place::channel);
    case Breakdown::Brand:
        return keyOfRow(keyed(db, "SELECT row, brand FROM channel"), &Place::channel);
    case Breakdown::Surface:
        return metrics::KeyOf([](const Place &place) { return QString(toText(place.surface)); });
    case Breakdown::Agent:
        return keyOfRow(keyed(db, "SELECT row, id FROM agent"), &Place::agent);
    case Breakdown::Category:
    case Breakdown::Class:
    case Breakdown::Team:
    case Breakdown::Tag:
        return byCase(db, by, facts);
    case Breakdown::Hour:
        return metrics::KeyOf([zone](const Place &place) { return metrics::hourKey(place.at, zone); });
    case Breakdown::Weekday:
        return metrics::KeyOf([zone](const Place &place) { return metrics::weekdayKey(place.at, zone); });
    }
    return failure(ErrorCode::InvalidInput, u"no such breakdown"_s);
}

} // namespace lianxi
