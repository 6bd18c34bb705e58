// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/preferences.h"

#include <QJsonArray>

namespace lianxi
{

using namespace Qt::StringLiterals;

namespace
{
constexpr std::array languageNames{"system"_L1, "zh_CN"_L1, "en"_L1};
constexpr std::array themeNames{"system"_L1, "light"_L1, "dark"_L1};

template <class E, size_t N>
E choiceFrom(const QJsonValue &value, const std::array<QLatin1StringView, N> &names, E fallback)
{
    const QString text = value.toString();
    const auto found = std::find(names.begin(), names.end(), text);
    return found == names.end() ? fallback : static_cast<E>(found - names.begin());
}
} // namespace

QJsonObject toJson(const Preferences &preferences)
{
    QJsonObject notify;
    for (size_t i = 0; i < preferences.notify.size(); ++i)
        notify.insert(toText(static_cast<NotificationKind>(i)), preferences.notify.at(i));
    QJsonArray columns;
    for (const int width : preferences.columns)
        columns.append(width);
    return {
        {"language"_L1, languageNames.at(static_cast<size_t>(preferences.language))},
        {"theme"_L1, themeNames.at(static_cast<size_t>(preferences.theme))},
        {"scale"_L1, preferences.scale},
        {"undo_seconds"_L1, preferences.undoSeconds},
        {"soften_rough"_L1, preferences.softenRough},
        {"check_spelling"_L1, preferences.checkSpelling},
        {"own_words"_L1, QJsonArray::fromStringList(preferences.ownWords)},
        {"notify"_L1, notify},
        {"do_not_disturb"_L1, preferences.doNotDisturb},
        {"public_base"_L1, preferences.publicBase},
        {"keys"_L1, preferences.keys},
        {"columns"_L1, columns},
        {"geometry"_L1, QString::fromLatin1(preferences.geometry.toBase64())},
    };
}

QJsonObject toJson(const AgentCard &card)
{
    return {{"id"_L1, card.id}, {"name"_L1, card.name}, {"signature"_L1, card.signature}};
}

AgentCard agentCardFromJson(const QJsonObject &json)
{
    return {json.value("id"_L1).toString(), json.value("name"_L1).toString(), json.value("signature"_L1).toString()};
}

Preferences preferencesFromJson(const QJsonObject &json)
{
    Preferences preferences;
    preferences.language = choiceFrom(json.value("language"_L1), languageNames, preferences.language);
    preferences.theme = choiceFrom(json.value("theme"_L1), themeNames, preferences.theme);
    preferences.scale = std::clamp(json.value("scale"_L1).toDouble(1.0), 0.8, 2.0);
    const QJsonObject notify = json.value("notify"_L1).toObject();
    for (size_t i = 0; i < preferences.notify.size(); ++i)
        preferences.notify.at(i) = notify.value(toText(static_cast<NotificationKind>(i))).toBool(true);
    preferences.undoSeconds = std::clamp(json.value("undo_seconds"_L1).toInt(preferences.undoSeconds), 0, 30);
    for (const QJsonValue word : json.value("own_words"_L1).toArray())
        if (!word.toString().isEmpty())
            preferences.ownWords += word.toString();
    preferences.checkSpelling = json.value("check_spelling"_L1).toBool(true);
    preferences.softenRough = json.value("soften_rough"_L1).toBool(true);
    preferences.doNotDisturb = json.value("do_not_disturb"_L1).toBool();
    preferences.publicBase = json.value("public_base"_L1).toString();
    preferences.keys = json.value("keys"_L1).toObject();
    for (const QJsonValue width : json.value("columns"_L1).toArray())
        if (width.toInt() > 0)
            preferences.columns += width.toInt();
    preferences.geometry = QByteArray::fromBase64(json.value("geometry"_L1).toString().toLatin1());
    return preferences;
}

PreferenceSource::PreferenceSource(const QJsonObject &stored, std::function<void(const QJsonObject &)> save,
                                   QObject *parent)
    : QObject(parent)
    , m_preferences(preferencesFromJson(stored.value("window"_L1).toObject()))
    , m_stored(stored)
    , m_save(std::move(save))
{
    m_preferences.agent = agentCardFromJson(stored.value("agent"_L1).toObject());
}

void PreferenceSource::set(const Preferences &preferences)
{
    if (preferences == m_preferences)
        return;
    if (preferences.agent != m_preferences.agent)
        m_stored.insert("agent"_L1, toJson(preferences.agent));
    m_preferences = preferences;
    m_stored.insert("window"_L1, toJson(preferences));
    m_save(m_stored);
    Q_EMIT changed();
}

} // namespace lianxi
