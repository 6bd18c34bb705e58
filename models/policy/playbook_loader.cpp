// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/policy/playbook_loader.h"

#include "models/policy/icalendar.h"
#include "models/policy/playbook_numbers.h"
#include "models/policy/toml_reader.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTimeZone>

namespace lianxi
{

using namespace std::chrono;
using namespace Qt::StringLiterals;

namespace
{

constexpr int longestName = 64, longestSentence = 500, longestWord = 64, longestPatternText = 1000;
constexpr int longestPath = 500;
constexpr double longestPromiseMinutes = 60.0 * 24 * 366;

QString toQt(std::string_view text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

/// "09:30" or "24:00". \return nullopt for anything else.
std::optional<minutes> clockTime(const QString &text)
{
    const QStringList parts = text.split(u':');
    bool goodHour = false, goodMinute = false;
    const int hour = parts.first().toInt(&goodHour), minute = parts.last().toInt(&goodMinute);
    if (parts.size() != 2 || text.size() != 5 || !goodHour || !goodMinute || hour < 0 || minute < 0 || minute > 59)
        return std::nullopt;
    const minutes time = hours(hour) + minutes(minute);
    return time > 24h ? std::nullopt : std::optional(time);
}

} // namespace

/// One file on its way into the Data.
class PlaybookFile
{
public:
    PlaybookFile(PlaybookLoader &loader, const QString &file)
        : m_data(*loader.m_data)
        , m_guardsSeen(loader.m_guardsSeen)
    {
        m_mistake.file = file;
    }

    [[nodiscard]] Status read(const QByteArray &text)
    {
        const std::string path = m_mistake.file.toStdString();
        const auto size = static_cast<size_t>(text.size());
        const toml::parse_result parsed = toml::parse(std::string_view(text.constData(), size), path);
        if (!parsed) {
            m_mistake.set(parsed.error().source(), toQt(parsed.error().description()));
        } else {
            TomlTable top(parsed.table(), m_mistake);
            top.text("name", m_data.name, longestName);
            top.text("version", m_data.version, longestName);
            section(top, "service_hours", &PlaybookFile::serviceHours);
            section(top, "clocks", &PlaybookFile::clocks);
            section(top, "cases", &PlaybookFile::cases);
            numbers(top);
            section(top, "words", &PlaybookFile::words);
            section(top, "rules", &PlaybookFile::rules);
            section(top, "categories", &PlaybookFile::categories);
            section(top, "guards", &PlaybookFile::guards);
            section(top, "sentences", &PlaybookFile::sentences);
            top.finish();
        }
        return m_mistake.text.isEmpty() ? Status{} : failure(ErrorCode::InvalidInput, m_mistake.text);
    }

private:
    void section(TomlTable &top, std::string_view key, void (PlaybookFile::*reader)(TomlTable &))
    {
        if (const toml::table *table = top.table(key)) {
            TomlTable inner(*table, m_mistake);
            (this->*reader)(inner);
            inner.finish();
        }
    }

    void serviceHours(TomlTable &table)
    {
        QString zone;
        table.text("time_zone", zone, longestName);
        if (!zone.isEmpty() && !QTimeZone::isTimeZoneIdAvailable(zone.toUtf8()))
            m_mistake.set(table.raw().get("time_zone")->source(), u"\"%1\" is no IANA time zone"_s.arg(zone));
        else if (!zone.isEmpty())
            m_data.fold.hours.timeZone = zone.toUtf8();
        if (const toml::array *list = table.array("periods")) {
            m_data.fold.hours.periods.clear();
            for (const toml::node &entry : *list)
                period(entry);
        }
        if (const toml::array *list = table.array("holidays")) {
            m_data.fold.hours.holidays.clear();
            for (const toml::node &entry : *list) {
                const toml::date date = entry.is_date() ? entry.as_date()->get() : toml::date{};
                const year_month_day day(year(date.year), month(date.month), std::chrono::day(date.day));
                if (entry.is_date() && day.ok())
                    m_data.fold.hours.holidays.emplace_back(day);
                else
                    m_mistake.set(entry.source(), u"a holiday is written as a date: 2026-10-01"_s);
            }
        }
        QString calendarFile;
        table.text("calendar", calendarFile, longestPath);
        if (!calendarFile.isEmpty())
            calendar(table.raw().get("calendar")->source(), calendarFile);
    }

    /// Holidays of an iCalendar file beside this one come on top.
    void calendar(const toml::source_region &at, const QString &name)
    {
        QFile file(QFileInfo(m_mistake.file).dir().filePath(name));
        if (!file.open(QIODevice::ReadOnly))
            return m_mistake.set(at, u"the calendar \"%1\" cannot be read: %2"_s.arg(name, file.errorString()));
        const Result<std::vector<sys_days>> days = wholeDays(file.readAll());
        if (!days)
            return m_mistake.set(at, u"\"%1\": %2"_s.arg(name, days.error().detail));
        std::vector<sys_days> &holidays = m_data.fold.hours.holidays;
        holidays.insert(holidays.end(), days->begin(), days->end());
        std::sort(holidays.begin(), holidays.end());
        holidays.erase(std::unique(holidays.begin(), holidays.end()), holidays.end());
    }

    void period(const toml::node &entry)
    {
        if (!entry.is_table())
            return m_mistake.set(entry.source(),
                                 u"a period is written { days = [1], from = \"09:00\", to = \"18:00\" }"_s);
        TomlTable table(*entry.as_table(), m_mistake);
        QString from, to;
        table.text("from", from, 5);
        table.text("to", to, 5);
        const toml::array *days = table.array("days");
        table.finish();
        const std::optional<minutes> begin = clockTime(from), end = clockTime(to);
        if (!begin || !end || *begin >= *end || !days)
            return m_mistake.set(entry.source(),
                                 u"a period needs days, and from before to, both 00:00 to 24:00; "
                                 "a night is two periods, parted at 24:00"_s);
        for (const toml::node &node : *days) {
            const int64_t day = node.is_integer() ? node.as_integer()->get() : 0;
            if (day < 1 || day > 7)
                return m_mistake.set(node.source(), u"a day is 1 (Monday) to 7 (Sunday)"_s);
            m_data.fold.hours.periods.push_back({static_cast<int>(day), *begin, *end});
        }
    }

    void clocks(TomlTable &table)
    {
        for (size_t i = 0; i < EnumNames<CaseClass>::names.size(); ++i) {
            const toml::table *of = table.table(EnumNames<CaseClass>::names.at(i));
            if (!of)
                continue;
            m_data.fold.promises[i].clear(); // a class is overridden as a whole
            TomlTable promises(*of, m_mistake);
            for (size_t kind = 0; kind < EnumNames<ClockKind>::names.size(); ++kind)
                if (const toml::table *promise = promises.table(EnumNames<ClockKind>::names.at(kind)))
                    readPromise(*promise, static_cast<ClockKind>(kind), m_data.fold.promises[i]);
            promises.finish();
        }
    }

    void readPromise(const toml::table &raw, ClockKind kind, std::vector<ClockPromise> &into)
    {
        TomlTable table(raw, m_mistake);
        double length = 0;
        bool serviceHours = false;
        const bool good = table.number("minutes", length, 0, longestPromiseMinutes);
        table.flag("service_hours", serviceHours);
        if (!good)
            m_mistake.set(raw.source(), u"a clock needs minutes (0 to %1)"_s.arg(longestPromiseMinutes, 0, 'f', 0));
        table.finish();
        into.push_back({kind, seconds(qRound64(length * 60)), serviceHours});
    }

    void cases(TomlTable &table)
    {
        double join = static_cast<double>(m_data.fold.joinWindow.count());
        double reopen = static_cast<double>(m_data.fold.reopenWindow.count());
        table.number("join_window_hours", join, 0, 8784);
        table.number("reopen_window_hours", reopen, 0, 8784);
        m_data.fold.joinWindow = hours(qRound64(join));
        m_data.fold.reopenWindow = hours(qRound64(reopen));
    }

    void numbers(TomlTable &top)
    {
        std::map<std::string_view, std::unique_ptr<TomlTable>> sections;
        for (const PlaybookNumber &number : playbookNumbers) {
            if (!sections.contains(number.section)) {
                const toml::table *table = top.table(number.section);
                sections[number.section] = table ? std::make_unique<TomlTable>(*table, m_mistake) : nullptr;
            }
            double value = 0;
            TomlTable *table = sections[number.section].get();
            if (table && table->number(number.key, value, number.least, number.most))
                m_data.numbers[toQt(number.section) + u'.' + toQt(number.key)] = value;
        }
        for (const auto &[name, table] : sections)
            if (table)
                table->finish();
    }

    void words(TomlTable &table)
    {
        for (const std::string &key : table.keys())
            table.texts(key, m_data.words[toQt(key)], longestWord);
    }

    void rules(TomlTable &table)
    {
        for (const std::string &key : table.keys()) {
            const toml::table *raw = table.table(key);
            if (!raw)
                return;
            const QString name = toQt(key);
            auto rule =
                std::find_if(m_data.rules.begin(), m_data.rules.end(), [&](const auto &r) { return r.name == name; });
            if (rule == m_data.rules.end())
                rule = m_data.rules.insert(rule, PhraseRule{name, {}, {}});
            TomlTable inner(*raw, m_mistake);
            patterns(inner, "patterns", rule->patterns, true);
            patterns(inner, "more", rule->patterns, false);
            patterns(inner, "unless", rule->unless, true);
            patterns(inner, "unless_more", rule->unless, false);
            inner.finish();
        }
    }

    void patterns(TomlTable &table, std::string_view key, std::vector<PatternText> &into, bool replace)
    {
        const toml::array *list = table.array(key);
        if (!list)
            return;
        if (replace)
            into.clear();
        for (const toml::node &entry : *list) {
            const QString text = entry.is_string() ? toQt(entry.as_string()->get()) : QString();
            if (text.isEmpty() || text.size() > longestPatternText)
                return m_mistake.set(entry.source(),
                                     u"a pattern is text of 1 to %1 characters"_s.arg(longestPatternText));
            into.push_back({text, m_mistake.place(entry.source())});
        }
    }

    void categories(TomlTable &table)
    {
        for (const std::string &key : table.keys()) {
            const toml::table *raw = table.table(key);
            if (!raw)
                return;
            CategorySection &category = m_data.categories[toQt(key)];
            TomlTable inner(*raw, m_mistake);
            local(inner, "label", category.label);
            inner.texts("needs", category.needs, longestName);
            inner.finish();
        }
    }

    void guards(TomlTable &table)
    {
        for (size_t i = 0; i < EnumNames<GuardRule>::names.size(); ++i) {
            const toml::table *raw = table.table(EnumNames<GuardRule>::names.at(i));
            if (!raw)
                continue;
            m_guardsSeen[i] = true;
            GuardSection &guard = m_data.guards.at(i);
            TomlTable inner(*raw, m_mistake);
            QString level = toText(guard.level);
            inner.text("level", level, longestName);
            const std::optional<GuardLevel> known = fromText<GuardLevel>(level);
            if (!known)
                m_mistake.set(raw->get("level")->source(), u"a level is \"pass\", \"remind\" or \"block\""_s);
            guard.level = known.value_or(guard.level);
            inner.flag("may_override", guard.mayOverride);
            local(inner, "reason", guard.reason);
            local(inner, "remedy", guard.remedy);
            inner.finish();
        }
    }

    void sentences(TomlTable &table)
    {
        for (size_t i = 0; i < EnumNames<Sentence>::names.size(); ++i)
            local(table, EnumNames<Sentence>::names.at(i), m_data.sentences.at(i));
    }

    void local(TomlTable &table, std::string_view key, LocalText &into)
    {
        const toml::table *raw = table.table(key);
        if (!raw)
            return;
        TomlTable inner(*raw, m_mistake);
        inner.text("zh", into.zh, longestSentence);
        inner.text("en", into.en, longestSentence);
        inner.finish();
    }

    Playbook::Data &m_data;
    std::vector<bool> &m_guardsSeen;
    TomlMistake m_mistake;
};

Status PlaybookLoader::add(const QByteArray &text, const QString &file)
{
    m_lastFile = file;
    return PlaybookFile(*this, file).read(text);
}

Result<std::shared_ptr<const Playbook>> PlaybookLoader::finish()
{
    QStringList missing;
    const auto need = [&missing](bool there, const QString &what) {
        if (!there)
            missing.append(what);
    };
    const auto both = [](const LocalText &text) { return !text.zh.isEmpty() && !text.en.isEmpty(); };
    need(!m_data->name.isEmpty(), u"name"_s);
    need(!m_data->version.isEmpty(), u"version"_s);
    for (const PlaybookNumber &number : playbookNumbers) {
        const QString key = toQt(number.section) + u'.' + toQt(number.key);
        need(m_data->numbers.contains(key), key);
    }
    for (size_t i = 0; i < m_guardsSeen.size(); ++i)
        need(m_guardsSeen[i] && both(m_data->guards.at(i).reason), "guards."_L1 + toText(static_cast<GuardRule>(i)));
    for (size_t i = 0; i < EnumNames<Sentence>::names.size(); ++i)
        need(both(m_data->sentences.at(i)), "sentences."_L1 + toText(static_cast<Sentence>(i)));
    for (const auto &[name, category] : m_data->categories)
        need(both(category.label), "categories."_L1 + name + ".label"_L1);
    if (!missing.isEmpty())
        return failure(ErrorCode::InvalidInput, u"%1:1:1: missing: %2"_s.arg(m_lastFile, missing.join(", "_L1)));
    Result<PhraseRules> phrases = PhraseRules::compile(m_data->words, m_data->rules);
    if (!phrases)
        return tl::unexpected(phrases.error());
    m_data->phrases = std::move(*phrases);
    return std::make_shared<const Playbook>(m_data);
}

} // namespace lianxi
