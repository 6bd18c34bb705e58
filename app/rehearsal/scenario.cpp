// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/rehearsal/scenario.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <toml++/toml.h>

using namespace Qt::StringLiterals;

namespace lianxi
{

namespace
{

/// A mistake in the file, on its way out of the reading functions; never leaves this file.
struct Mistake {
    toml::source_position at;
    QString what;
};

[[noreturn]] void complain(const toml::node &node, const QString &what)
{
    throw Mistake{node.source().begin, what};
}

QString textOf(const toml::table &table, const char *key, bool needed = false)
{
    const toml::node *node = table.get(key);
    if (!node) {
        if (needed)
            complain(table, u"\"%1\" is missing"_s.arg(QLatin1StringView(key)));
        return {};
    }
    const std::optional<std::string> text = node->value_exact<std::string>();
    if (!text)
        complain(*node, u"\"%1\" must be text in quotes"_s.arg(QLatin1StringView(key)));
    return QString::fromStdString(*text);
}

double numberOf(const toml::table &table, const char *key, double fallback, double low, double high)
{
    const toml::node *node = table.get(key);
    if (!node)
        return fallback;
    const std::optional<double> value = node->value<double>();
    if (!value || *value < low || *value > high)
        complain(*node, u"\"%1\" must be a number from %2 to %3"_s.arg(QLatin1StringView(key)).arg(low).arg(high));
    return *value;
}

template <class E>
E kindOf(const toml::table &table, const char *key, E fallback)
{
    const QString text = textOf(table, key);
    if (text.isEmpty())
        return fallback;
    const std::optional<E> kind = fromText<E>(text);
    if (!kind) {
        QStringList allowed;
        for (const std::string_view name : EnumNames<E>::names)
            allowed.append(QString::fromUtf8(name.data(), static_cast<qsizetype>(name.size())));
        complain(*table.get(key), u"\"%1\" must be one of: %2"_s.arg(QLatin1StringView(key), allowed.join(", "_L1)));
    }
    return *kind;
}

QStringList textsOf(const toml::table &table, const char *key)
{
    QStringList texts;
    const toml::node *node = table.get(key);
    if (!node)
        return texts;
    const toml::array *array = node->as_array();
    if (!array)
        complain(*node, u"\"%1\" must be a list of texts"_s.arg(QLatin1StringView(key)));
    for (const toml::node &item : *array)
        texts.append(QString::fromStdString(item.value_or(std::string())));
    return texts;
}

void refuseOthers(const toml::table &table, std::initializer_list<const char *> known)
{
    for (const auto &[key, value] : table) {
        const std::string_view name = key.str();
        if (std::ranges::none_of(known, [&](const char *one) { return name == one; })) {
            QStringList allowed;
            for (const char *one : known)
                allowed.append(QLatin1StringView(one));
            complain(value,
                     u"\"%1\" is not known here; known are: %2"_s.arg(
                         QString::fromUtf8(name.data(), static_cast<qsizetype>(name.size())), allowed.join(", "_L1)));
        }
    }
}

ScenarioTurn turnOf(const toml::table &table)
{
    refuseOthers(table,
                 {"say", "wait", "needs", "impatient", "pause", "surface", "post", "part", "ref", "name", "title",
                  "lat", "lon", "seconds"});
    ScenarioTurn turn;
    turn.line.text = textOf(table, "say");
    turn.line.surface = kindOf(table, "surface", Surface::Private);
    turn.line.postId = textOf(table, "post");
    turn.needs = textsOf(table, "needs");
    turn.impatient = textOf(table, "impatient");
    turn.pause = std::chrono::milliseconds(static_cast<qint64>(1000 * numberOf(table, "pause", 1.5, 0, 600)));
    if (const QString wait = textOf(table, "wait"); !wait.isEmpty() && wait != "reply"_L1)
        complain(*table.get("wait"), u"\"wait\" can only be \"reply\""_s);
    else
        turn.waitsForReply = !wait.isEmpty() || !turn.needs.isEmpty();
    if (table.get("part")) {
        Part part;
        part.type = kindOf(table, "part", PartType::Image);
        part.ref = textOf(table, "ref");
        part.name = textOf(table, "name");
        part.title = textOf(table, "title");
        if (table.get("lat"))
            part.lat = numberOf(table, "lat", 0, -90, 90);
        if (table.get("lon"))
            part.lon = numberOf(table, "lon", 0, -180, 180);
        if (table.get("seconds"))
            part.seconds = numberOf(table, "seconds", 0, 0, 3600);
        turn.line.part = part;
    }
    if (turn.line.text.isEmpty() && !turn.line.part)
        complain(table, u"a turn needs \"say\" or \"part\""_s);
    if (turn.line.surface == Surface::Public && turn.line.postId.isEmpty())
        complain(table, u"a public turn needs \"post\", the id of the post it stands under"_s);
    return turn;
}

ModelLine modelOf(const toml::table &table)
{
    refuseOthers(table, {"reply", "blocked", "rule", "invite", "consent", "follow_up", "resolve"});
    static constexpr std::pair<const char *, ModelLine::Kind> kinds[] = {
        {"reply", ModelLine::Kind::Reply},        {"blocked", ModelLine::Kind::Blocked},
        {"invite", ModelLine::Kind::Invite},      {"consent", ModelLine::Kind::Consent},
        {"follow_up", ModelLine::Kind::FollowUp}, {"resolve", ModelLine::Kind::Resolve},
    };
    for (const auto &[key, kind] : kinds) {
        if (table.get(key))
            return {kind, textOf(table, key), textOf(table, "rule")};
    }
    complain(table, u"a model line is one of: reply, blocked, invite, consent, follow_up, resolve"_s);
}

template <class T>
std::vector<T> listOf(const toml::table &table, const char *key, T (*read)(const toml::table &))
{
    std::vector<T> items;
    const toml::node *node = table.get(key);
    const toml::array *array = node ? node->as_array() : nullptr;
    if (!array || array->empty())
        complain(table, u"at least one [[%1]] is needed"_s.arg(QLatin1StringView(key)));
    for (const toml::node &item : *array) {
        if (!item.is_table())
            complain(item, u"write it as [[%1]]"_s.arg(QLatin1StringView(key)));
        items.push_back(read(*item.as_table()));
    }
    return items;
}

Scenario scenarioOf(const toml::table &table)
{
    refuseOthers(table, {"title", "title_en", "aim", "aim_en", "platform", "customer", "turn", "model"});
    Scenario scenario;
    scenario.titleZh = textOf(table, "title", true);
    scenario.titleEn = textOf(table, "title_en", true);
    scenario.aimZh = textOf(table, "aim", true);
    scenario.aimEn = textOf(table, "aim_en", true);
    scenario.platform = kindOf(table, "platform", Platform::WechatOa);
    const toml::table *customer = table["customer"].as_table();
    if (!customer)
        complain(table, u"[customer] is missing"_s);
    refuseOthers(*customer, {"id", "name"});
    scenario.customer = {textOf(*customer, "id", true), textOf(*customer, "name", true)};
    scenario.turns = listOf(table, "turn", turnOf);
    scenario.model = listOf(table, "model", modelOf);
    return scenario;
}

} // namespace

Result<Scenario> readScenario(const QString &file)
{
    QFile source(file);
    if (!source.open(QIODevice::ReadOnly))
        return failure(ErrorCode::NotFound, u"%1: %2"_s.arg(file, source.errorString()));
    const auto mistake = [&](const toml::source_position &at, const QString &what) {
        return failure(ErrorCode::InvalidInput, u"%1:%2: %3"_s.arg(file).arg(at.line).arg(what));
    };
    try {
        Scenario scenario = scenarioOf(toml::parse(source.readAll().toStdString()));
        scenario.id = QFileInfo(file).completeBaseName();
        return scenario;
    } catch (const toml::parse_error &error) {
        return mistake(
            error.source().begin,
            QString::fromUtf8(error.description().data(), static_cast<qsizetype>(error.description().size())));
    } catch (const Mistake &found) {
        return mistake(found.at, found.what);
    }
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
