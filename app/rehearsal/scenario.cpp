// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/rehearsal/scenario.h"

#include "models/policy/toml_reader.h"

#include <QDir>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace lianxi
{

namespace
{

constexpr int longestLine = 2000; ///< characters of one message
constexpr int longestName = 200;

void need(TomlTable &table, std::string_view key, const QString &value)
{
    if (value.isEmpty())
        table.mistake().set(
            table.raw().source(),
            u"\"%1\" is missing"_s.arg(QLatin1StringView(key.data(), static_cast<qsizetype>(key.size()))));
}

void readText(TomlTable &table, std::string_view key, QString &into)
{
    table.text(key, into, longestLine);
    need(table, key, into);
}

std::optional<double> readNumber(TomlTable &table, std::string_view key, double least, double most)
{
    double value = 0;
    return table.number(key, value, least, most) ? std::optional(value) : std::nullopt;
}

Part readPart(TomlTable &table)
{
    Part part;
    part.type = PartType::Image;
    readKind(table, "part", part.type);
    table.text("ref", part.ref, longestName);
    table.text("name", part.name, longestName);
    table.text("title", part.title, longestName);
    part.lat = readNumber(table, "lat", -90, 90);
    part.lon = readNumber(table, "lon", -180, 180);
    part.seconds = readNumber(table, "seconds", 0, 3600);
    return part;
}

ScenarioTurn readTurn(TomlTable &table)
{
    ScenarioTurn turn;
    table.text("say", turn.line.text, longestLine);
    readKind(table, "surface", turn.line.surface);
    table.text("post", turn.line.postId, longestName);
    table.texts("needs", turn.needs, longestName);
    table.text("impatient", turn.impatient, longestLine);
    if (const std::optional<double> pause = readNumber(table, "pause", 0, 600))
        turn.pause = std::chrono::milliseconds(static_cast<qint64>(*pause * 1000));
    table.flag("wait", turn.waitsForReply);
    turn.waitsForReply = turn.waitsForReply || !turn.needs.isEmpty();
    if (table.has("part"))
        turn.line.part = readPart(table);
    if (turn.line.text.isEmpty() && !turn.line.part)
        table.mistake().set(table.raw().source(), u"a turn needs \"say\" or \"part\""_s);
    if (turn.line.surface == Surface::Public)
        need(table, "post", turn.line.postId);
    return turn;
}

ModelLine readModelLine(TomlTable &table)
{
    static constexpr std::pair<const char *, ModelLine::Kind> kinds[] = {
        {"reply", ModelLine::Kind::Reply},     {"blocked", ModelLine::Kind::Blocked},
        {"invite", ModelLine::Kind::Invite},   {"consent", ModelLine::Kind::Consent},
        {"resolve", ModelLine::Kind::Resolve}, {"follow_up", ModelLine::Kind::FollowUp},
    };
    ModelLine line;
    bool found = false;
    for (const auto &[key, kind] : kinds) {
        if (!table.has(key))
            continue;
        found = true;
        line.kind = kind;
        table.text(key, line.text, longestLine);
    }
    table.text("rule", line.rule, longestName);
    if (!found)
        table.mistake().set(table.raw().source(),
                            u"a model line is one of: reply, blocked, invite, consent, follow_up, resolve"_s);
    return line;
}

template <class T>
void readList(TomlTable &top, std::string_view key, std::vector<T> &into, T (*read)(TomlTable &))
{
    const toml::array *list = top.array(key);
    for (size_t i = 0; list && i < list->size(); ++i) {
        const toml::table *item = list->get(i)->as_table();
        if (!item) {
            top.mistake().set(list->get(i)->source(), u"write each entry under its own heading in double brackets"_s);
            continue;
        }
        TomlTable table(*item, top.mistake());
        into.push_back(read(table));
        table.finish();
    }
    if (into.empty())
        need(top, key, {});
}

void readTop(TomlTable &top, Scenario &scenario)
{
    readText(top, "title", scenario.titleZh);
    readText(top, "title_en", scenario.titleEn);
    readText(top, "aim", scenario.aimZh);
    readText(top, "aim_en", scenario.aimEn);
    readKind(top, "platform", scenario.platform);
    if (const toml::table *section = top.table("customer")) {
        TomlTable customer(*section, top.mistake());
        readText(customer, "id", scenario.customer.id);
        readText(customer, "name", scenario.customer.name);
        customer.finish();
    } else {
        need(top, "customer", {});
    }
    readList(top, "turn", scenario.turns, readTurn);
    readList(top, "model", scenario.model, readModelLine);
}

} // namespace

Result<Scenario> readScenario(const QString &file)
{
    Scenario scenario;
    scenario.id = QFileInfo(file).completeBaseName();
    if (const Status read = readToml(file, [&](TomlTable &top) { readTop(top, scenario); }); !read)
        return tl::make_unexpected(read.error());
    return scenario;
}

Result<std::vector<Scenario>> readScenarios(const QString &folder)
{
    std::vector<Scenario> scenarios;
    const QStringList files = QDir(folder).entryList({u"*.toml"_s}, QDir::Files, QDir::Name);
    for (const QString &file : files) {
        Result<Scenario> scenario = readScenario(folder + '/'_L1 + file);
        if (!scenario)
            return tl::make_unexpected(scenario.error());
        scenarios.push_back(std::move(*scenario));
    }
    return scenarios;
}

} // namespace lianxi
