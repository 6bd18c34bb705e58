// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/rehearsal/scenario.h"

#include "app/rehearsal/voice.h"
#include "models/policy/toml_reader.h"

#include <QDir>
#include <QFileInfo>
#include <QRegularExpression>

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
    readKind(table, "call", turn.line.call);
    table.texts("needs", turn.needs, longestName);
    table.text("impatient", turn.impatient, longestLine);
    if (const std::optional<double> pause = readNumber(table, "pause", 0, 600))
        turn.pause = std::chrono::milliseconds(static_cast<qint64>(*pause * 1000));
    table.flag("wait", turn.waitsForReply);
    turn.waitsForReply = turn.waitsForReply || !turn.needs.isEmpty();
    if (table.has("part"))
        turn.line.part = readPart(table);
    if (turn.line.text.isEmpty() && !turn.line.part && !table.has("call"))
        table.mistake().set(table.raw().source(), u"a turn needs \"say\" or \"part\""_s);
    if (turn.line.surface == Surface::Public)
        need(table, "post", turn.line.postId);
    return turn;
}

ModelLine readModelLine(TomlTable &table)
{
    static constexpr std::pair<const char *, ModelLine::Kind> kinds[] = {
        {"reply", ModelLine::Kind::Reply},        {"spoken", ModelLine::Kind::Spoken},
        {"blocked", ModelLine::Kind::Blocked},    {"invite", ModelLine::Kind::Invite},
        {"consent", ModelLine::Kind::Consent},    {"resolve", ModelLine::Kind::Resolve},
        {"follow_up", ModelLine::Kind::FollowUp},
    };
    ModelLine line;
    int found = 0;
    for (const auto &[key, kind] : kinds) {
        if (!table.has(key))
            continue;
        ++found;
        line.kind = kind;
        table.text(key, line.text, longestLine);
    }
    table.text("rule", line.rule, longestName);
    if (found != 1)
        table.mistake().set(
            table.raw().source(),
            u"a model line is exactly one of: reply, spoken, blocked, invite, consent, follow_up, resolve"_s);
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

/// What the platforms cannot carry is refused here, not lost on the way.
void checkTurn(const Scenario &scenario, const ScenarioTurn &turn, const toml::source_region &at, TomlMistake &mistake)
{
    const Voice *voice = voiceOf(scenario.platform);
    if (!voice)
        return;
    if (turn.line.surface == Surface::Public && !voice->publicTurns)
        mistake.set(at, u"there are no public turns on this platform"_s);
    if (turn.line.surface == Surface::Public && turn.line.part)
        mistake.set(at, u"a public comment has words only"_s);
    if (turn.line.part && !voice->parts)
        mistake.set(at, u"on this platform customers speak in words only"_s);
    const bool caption = voice->captions
        || (scenario.platform == Platform::WechatOa && turn.line.part && turn.line.part->type == PartType::Voice);
    if (turn.line.part && !turn.line.text.isEmpty() && !caption)
        mistake.set(at, u"on this platform \"say\" and \"part\" are two messages: write two turns"_s);
}

void checkModelLine(const ModelLine &line, const toml::source_region &at, TomlMistake &mistake)
{
    if (line.kind == ModelLine::Kind::Blocked && line.rule.isEmpty())
        mistake.set(at, u"a blocked line needs \"rule\": the rule that must stop it"_s);
    if (line.kind != ModelLine::Kind::Blocked && !line.rule.isEmpty())
        mistake.set(at, u"\"rule\" belongs to a blocked line"_s);
    if (line.text.trimmed().isEmpty())
        mistake.set(at, u"a model line needs words"_s);
}

/// Checks between members that were each read well.
void checkTogether(TomlTable &top, const Scenario &scenario)
{
    const toml::array *turns = top.raw().get_as<toml::array>("turn");
    for (size_t i = 0; turns && i < std::min(turns->size(), scenario.turns.size()); ++i)
        checkTurn(scenario, scenario.turns[i], turns->get(i)->source(), top.mistake());
    const toml::array *model = top.raw().get_as<toml::array>("model");
    for (size_t i = 0; model && i < std::min(model->size(), scenario.model.size()); ++i)
        checkModelLine(scenario.model[i], model->get(i)->source(), top.mistake());
    const Voice *voice = voiceOf(scenario.platform);
    if (!voice) {
        top.mistake().set(top.raw().source(), u"\"platform\" must be one that has a voice"_s);
        return;
    }
    const QRegularExpression form(QRegularExpression::anchoredPattern(QString::fromUtf16(voice->personForm)));
    if (!form.match(scenario.customer.id).hasMatch())
        top.mistake().set(top.raw().source(),
                          u"\"customer.id\" has another form on this platform, for example %1"_s.arg(voice->person(1)));
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
    checkTogether(top, scenario);
}

} // namespace

size_t turnsSaid(const Scenario &scenario, size_t answers)
{
    size_t said = 0;
    for (; said < scenario.turns.size(); ++said) {
        if (said > 0 && scenario.turns[said].waitsForReply && answers-- == 0)
            break;
    }
    return said;
}

QString filledIn(QString text, const QString &agent, const QString &brand)
{
    return text.replace("{agent}"_L1, agent).replace("{brand}"_L1, brand);
}

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

Scenario playedOn(Scenario scenario, Platform platform, int number)
{
    const Voice *voice = voiceOf(platform);
    scenario.id += '-'_L1 + toText(platform);
    scenario.platform = platform;
    scenario.customer.id = voice ? voice->person(number) : QString();
    return scenario;
}

Result<std::vector<Scenario>> scenariosFor(const std::vector<Platform> &platforms, const QString &folder, bool publicly)
{
    static constexpr Platform inEnglish[] = {Platform::X,        Platform::Facebook, Platform::Instagram,
                                             Platform::Whatsapp, Platform::Telegram, Platform::Line,
                                             Platform::Mastodon};
    std::vector<Scenario> scenarios;
    int number = 0;
    for (const Platform platform : platforms) {
        const Voice *voice = voiceOf(platform);
        const bool english = std::ranges::find(inEnglish, platform) != std::end(inEnglish);
        QStringList names{platform == Platform::Asterisk ? u"hotline"_s : english ? u"greeting-en"_s : u"greeting"_s};
        if (publicly && voice && voice->publicTurns)
            names.append(u"public-comment"_s);
        for (const QString &name : names) {
            Result<Scenario> scenario = readScenario(folder + '/'_L1 + name + ".toml"_L1);
            if (!scenario)
                return tl::make_unexpected(scenario.error());
            scenarios.push_back(playedOn(std::move(*scenario), platform, ++number));
        }
    }
    return scenarios;
}

} // namespace lianxi
