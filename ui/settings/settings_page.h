// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/settings/preferences.h"
#include "ui/shell/commands.h"

#include <QWidget>

#include <functional>
#include <vector>

class QCheckBox;
class QComboBox;
class QKeySequenceEdit;
class QLineEdit;
class QListWidget;
class QPushButton;
class QSpinBox;
class QStackedWidget;
class QTreeWidget;

namespace lianxi
{

class AssistPage;
class ChannelsPage;
class Clock;
class JudgementPage;
class PlainLabel;
class TeamShelf;
struct CategoryChoice;

/// The settings: general, keys, notifications, channels, judgement, large model, about. Changes take effect at once.
class SettingsPage final : public QWidget
{
    Q_OBJECT
public:
    SettingsPage(PreferenceSource &preferences, Shortcuts &shortcuts, ThemeSource &themes, const QString &hookBase,
                 const Clock &clock, QWidget *parent = nullptr);
    [[nodiscard]] ChannelsPage &channels() { return *m_channels; }
    [[nodiscard]] JudgementPage &judgement() { return *m_judgement; }
    [[nodiscard]] AssistPage &assist() { return *m_assist; }
    /// A page of another part of the program, in the list before the last one.
    struct Offer {
        QString name; ///< of the object, for tests and show()
        std::function<QString()> title; ///< asked again when the language changes
        std::function<QWidget *()> make; ///< runs when the page is first shown; the page is this one's then
    };
    void offer(Offer offer);
    /// Adds the page on which macros are made. `shelf` outlives this.
    void offerMacros(TeamShelf &shelf, std::function<std::vector<CategoryChoice>()> categories);
    enum class Tab { General, Keys, Notifications, Channels, Judgement, Assist, About };
    void showTab(Tab tab);
    /// An offered page, by its name; made if it was not. Nothing happens when there is none.
    void showOffered(const QString &name);

protected:
    void changeEvent(QEvent *event) override;

private:
    QWidget *makeGeneral();
    QWidget *makeKeys();
    QWidget *makeNotifications();
    QWidget *makeAbout();
    void fillKeys();
    void editKey();
    void takeKey(const QKeySequence &key);
    void readGeneral();
    void showPreferences();
    void retranslate();

    PreferenceSource &m_preferences;
    Shortcuts &m_shortcuts;
    ThemeSource &m_themes;
    ChannelsPage *m_channels;
    JudgementPage *m_judgement;
    AssistPage *m_assist;
    struct Offered {
        QString name;
        std::function<QString()> title;
        std::function<QWidget *()> make; ///< empty once it has run
        QWidget *holder = nullptr; ///< in which the page is put
    };
    void showPage(int row);
    std::vector<Offered> m_offered; ///< in the order of their names
    QListWidget *m_names;
    QStackedWidget *m_pages; ///< in the order of the names
    std::array<PlainLabel *, 7> m_generalLabels{};
    std::array<PlainLabel *, 3> m_generalTitles{};
    PlainLabel *m_agentHint = nullptr, *m_undoHint = nullptr;
    QSpinBox *m_undo = nullptr;
    QCheckBox *m_soften = nullptr, *m_spelling = nullptr;
    QLineEdit *m_agentName = nullptr, *m_agentId = nullptr, *m_signature = nullptr;
    QComboBox *m_language = nullptr, *m_theme = nullptr, *m_scale = nullptr;
    QTreeWidget *m_keys = nullptr;
    QKeySequenceEdit *m_key = nullptr;
    PlainLabel *m_keyAnswer = nullptr;
    QPushButton *m_keyReset = nullptr;
    std::array<QCheckBox *, 4> m_notify{};
    QCheckBox *m_quiet = nullptr;
    PlainLabel *m_notifyText = nullptr;
    PlainLabel *m_aboutText = nullptr;
    bool m_showing = false; ///< while controls are being set from the preferences
};

} // namespace lianxi
