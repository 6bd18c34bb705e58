// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/settings/channel_form.h"
#include "ui/settings/preferences.h"
#include "ui/shell/commands.h"

#include <QWidget>

#include <vector>

class QCheckBox;
class QComboBox;
class QKeySequenceEdit;
class QLineEdit;
class QListWidget;
class QPushButton;
class QSpinBox;
class QTabWidget;
class QTreeWidget;

namespace lianxi
{

/// How a channel is doing, for its row in the settings.
struct ChannelCondition {
    enum class State { Unknown, Ok, Paused, Failing };
    State state = State::Unknown;
    QString detail; ///< short sentence for people, translated
    friend bool operator==(const ChannelCondition &, const ChannelCondition &) = default;
};

/// The settings: general, keys, notifications, channels, about. Changes take effect at once.
class SettingsPage final : public QWidget
{
    Q_OBJECT
public:
    SettingsPage(PreferenceSource &preferences, Shortcuts &shortcuts, ThemeSource &themes, const QString &hookBase,
                 QWidget *parent = nullptr);
    void setChannels(std::vector<ChannelConfigured> channels);
    void setHealth(const ChannelId &channel, const ChannelCondition &health);
    enum class Tab { General, Keys, Notifications, Channels, About };
    void showTab(Tab tab);

Q_SIGNALS:
    /// A channel was added or changed by a person.
    void channelSaved(const lianxi::ChannelSetup &setup);
    void channelPaused(const lianxi::ChannelId &channel, bool paused);

protected:
    void changeEvent(QEvent *event) override;

private:
    QWidget *makeGeneral();
    QWidget *makeKeys();
    QWidget *makeNotifications();
    QWidget *makeChannels();
    QWidget *makeAbout();
    void fillKeys();
    void fillChannels();
    void editKey();
    void takeKey(const QKeySequence &key);
    void editChannel(const ChannelConfigured *channel);
    void saveChannel();
    void readGeneral();
    void showPreferences();
    void retranslate();
    [[nodiscard]] const ChannelConfigured *selectedChannel() const;

    PreferenceSource &m_preferences;
    Shortcuts &m_shortcuts;
    ThemeSource &m_themes;
    std::vector<ChannelConfigured> m_channels;
    QHash<QString, ChannelCondition> m_health;
    QTabWidget *m_tabs;
    std::array<PlainLabel *, 7> m_generalLabels{};
    std::array<PlainLabel *, 3> m_generalTitles{};
    PlainLabel *m_agentHint = nullptr, *m_undoHint = nullptr;
    QSpinBox *m_undo = nullptr;
    QLineEdit *m_agentName = nullptr, *m_agentId = nullptr, *m_signature = nullptr;
    QComboBox *m_language = nullptr, *m_theme = nullptr, *m_scale = nullptr;
    QTreeWidget *m_keys = nullptr;
    QKeySequenceEdit *m_key = nullptr;
    PlainLabel *m_keyAnswer = nullptr;
    QPushButton *m_keyReset = nullptr;
    std::array<QCheckBox *, 4> m_notify{};
    QCheckBox *m_quiet = nullptr;
    PlainLabel *m_notifyText = nullptr;
    QListWidget *m_channelList = nullptr;
    PlainLabel *m_channelHint = nullptr;
    ChannelForm *m_form = nullptr;
    QPushButton *m_add = nullptr, *m_edit = nullptr, *m_pause = nullptr, *m_save = nullptr;
    PlainLabel *m_aboutText = nullptr;
    bool m_showing = false; ///< while controls are being set from the preferences
};

} // namespace lianxi
