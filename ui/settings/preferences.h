// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/language.h"
#include "ui/theme/theme_source.h"

#include <QByteArray>
#include <QJsonObject>
#include <QList>
#include <QObject>

#include <array>
#include <functional>

namespace lianxi
{

/// What a notification is about.
enum class NotificationKind { Assigned, Mentioned, Waiting, AboutToBreach };
template <>
struct EnumNames<NotificationKind> {
    static constexpr std::array<std::string_view, 4> names{"assigned", "mentioned", "waiting", "about_to_breach"};
};

/// Who sits here, as the agent wrote it. Empty members: the system's user and the usual introduction.
struct AgentCard {
    QString id; ///< how colleagues' desks and the log know the agent
    QString name; ///< as customers read it
    QString signature; ///< the introduction that the signature key inserts
    friend bool operator==(const AgentCard &, const AgentCard &) = default;
};

/// How this agent likes the window. Kept in the profile's local store, on no log.
struct Preferences {
    Language::Choice language = Language::Choice::System;
    ThemeSource::Choice theme = ThemeSource::Choice::System;
    double scale = 1.0; ///< of text, 0.8 to 2.0
    std::array<bool, 4> notify{true, true, true, true}; ///< by NotificationKind
    int undoSeconds = 10; ///< a reply can be taken back for so long, 0 to 30
    bool softenRough = true; ///< insults are shown as dots until asked for (S108)
    bool checkSpelling = true;
    QStringList ownWords; ///< that the spelling takes as right
    AgentCard agent; ///< in force when the desk is opened the next time
    bool doNotDisturb = false; ///< only AboutToBreach comes through
    QString publicBase; ///< https address under which platforms reach the gateway, no slash at the end; or empty
    QJsonObject keys; ///< Shortcuts::toJson
    QList<int> columns; ///< widths of the three columns
    QByteArray geometry; ///< of the main window
    friend bool operator==(const Preferences &, const Preferences &) = default;
};
[[nodiscard]] QJsonObject toJson(const Preferences &preferences);
[[nodiscard]] QJsonObject toJson(const AgentCard &card);
/// Members that are missing or make no sense keep their defaults. `agent` is not among them: it is stored beside.
[[nodiscard]] Preferences preferencesFromJson(const QJsonObject &json);
[[nodiscard]] AgentCard agentCardFromJson(const QJsonObject &json);

/// Holds the preferences in force, tells who is concerned, and hands each change to be saved. View thread.
class PreferenceSource final : public QObject
{
    Q_OBJECT
public:
    /// \param save  called with the whole settings after each change; must not block (a worker writes them).
    PreferenceSource(const QJsonObject &stored, std::function<void(const QJsonObject &)> save,
                     QObject *parent = nullptr);
    [[nodiscard]] const Preferences &get() const { return m_preferences; }
    void set(const Preferences &preferences);

Q_SIGNALS:
    void changed();

private:
    Preferences m_preferences;
    QJsonObject m_stored; ///< members of other parts of the program are kept
    std::function<void(const QJsonObject &)> m_save;
};

} // namespace lianxi
