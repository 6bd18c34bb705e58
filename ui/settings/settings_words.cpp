// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/settings_page.h"

#include "ui/conversation/assist_words.h"
#include "ui/settings/channels_page.h"
#include "ui/theme/plain_label.h"

#include <QCheckBox>
#include <QComboBox>
#include <QKeySequenceEdit>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QSpinBox>
#include <QTreeWidget>

namespace lianxi
{

using namespace Qt::StringLiterals;

namespace
{

QString notificationName(NotificationKind kind)
{
    switch (kind) {
    case NotificationKind::Assigned:
        return SettingsPage::tr("A case is assigned to me");
    case NotificationKind::Mentioned:
        return SettingsPage::tr("A colleague mentions me");
    case NotificationKind::Waiting:
        return SettingsPage::tr("A customer of mine is waiting");
    case NotificationKind::AboutToBreach:
        return SettingsPage::tr("A promise is about to be broken");
    }
    return {};
}

} // namespace

void SettingsPage::fillKeys()
{
    const QTreeWidgetItem *current = m_keys->currentItem();
    const QVariant kept = current ? current->data(0, Qt::UserRole) : QVariant();
    const QSignalBlocker quiet(m_keys);
    m_keys->clear();
    for (const CommandGroup group : {CommandGroup::Moving, CommandGroup::Case, CommandGroup::Writing}) {
        auto *head = new QTreeWidgetItem(m_keys, {groupName(group), QString()});
        QFont bold = m_themes.theme().font(TextSize::Body, QFont::DemiBold);
        head->setFont(0, bold);
        head->setFlags(Qt::ItemIsEnabled);
        for (int i = 0; i < commandCount; ++i) {
            const auto command = static_cast<Command>(i);
            if (groupOf(command) != group || !m_shortcuts.isOffered(command))
                continue;
            QStringList texts;
            for (const QKeySequence &key : m_shortcuts.keys(command))
                texts += key.toString(QKeySequence::NativeText);
            auto *item = new QTreeWidgetItem(m_keys, {commandName(command), texts.join(u"   "_s)});
            item->setData(0, Qt::UserRole, i);
            if (kept.isValid() && kept.toInt() == i)
                m_keys->setCurrentItem(item);
        }
    }
    editKey();
}

void SettingsPage::showPreferences()
{
    m_showing = true;
    const Preferences &preferences = m_preferences.get();
    m_channels->setPublicBase(preferences.publicBase);
    m_language->setCurrentIndex(static_cast<int>(preferences.language));
    m_theme->setCurrentIndex(static_cast<int>(preferences.theme));
    int nearest = 0;
    for (int i = 0; i < m_scale->count(); ++i)
        if (std::abs(m_scale->itemData(i).toDouble() - preferences.scale)
            < std::abs(m_scale->itemData(nearest).toDouble() - preferences.scale))
            nearest = i;
    m_scale->setCurrentIndex(nearest);
    m_undo->setValue(preferences.undoSeconds);
    m_soften->setChecked(preferences.softenRough);
    m_spelling->setChecked(preferences.checkSpelling);
    m_agentName->setText(preferences.agent.name);
    m_agentId->setText(preferences.agent.id);
    m_signature->setText(preferences.agent.signature);
    for (size_t i = 0; i < m_notify.size(); ++i)
        m_notify.at(i)->setChecked(preferences.notify.at(i));
    m_quiet->setChecked(preferences.doNotDisturb);
    m_showing = false;
}

void SettingsPage::retranslate()
{
    setAccessibleName(tr("Settings"));
    QStringList tabs{tr("General"),  tr("Keys"),      tr("Notifications"),
                     tr("Channels"), tr("Judgement"), AssistWords::tr("Large model")};
    for (const Offered &one : m_offered)
        tabs << one.title();
    tabs << tr("About");
    for (int i = 0; i < tabs.size(); ++i)
        m_names->item(i)->setText(tabs.at(i));
    m_names->setAccessibleName(tr("Settings"));
    m_showing = true;
    m_language->setItemText(0, tr("As the system"));
    m_theme->setItemText(0, tr("As the system"));
    m_theme->setItemText(1, tr("Light"));
    m_theme->setItemText(2, tr("Dark"));
    m_showing = false;
    const std::array titles{tr("Window"), tr("Sending"), tr("Me")};
    for (size_t i = 0; i < titles.size(); ++i)
        m_generalTitles.at(i)->setText(titles.at(i));
    const std::array labels{tr("Language"), tr("Appearance"), tr("Size of text"), tr("A reply can be taken back for"),
                            tr("Name"),     tr("Agent ID"),   tr("Introduction")};
    const std::array<QWidget *, 7> fields{m_language, m_theme, m_scale, m_undo, m_agentName, m_agentId, m_signature};
    for (size_t i = 0; i < labels.size(); ++i) {
        m_generalLabels.at(i)->setText(labels.at(i));
        fields.at(i)->setAccessibleName(labels.at(i));
    }
    m_undo->setSuffix(tr(" s"));
    m_soften->setText(tr("Show insults as dots until I ask for them"));
    m_soften->setAccessibleName(m_soften->text());
    m_spelling->setText(tr("Underline words that no installed dictionary knows"));
    m_spelling->setAccessibleName(m_spelling->text());
    m_undo->setSpecialValueText(tr("not at all"));
    m_undoHint->setText(tr("A reply waits this long on the desk before it leaves."));
    m_agentName->setPlaceholderText(tr("As customers read it"));
    m_agentId->setPlaceholderText(tr("As colleagues and the records know you"));
    m_signature->setPlaceholderText(tr("Hello, I am … from customer service."));
    m_agentHint->setText(
        tr("In force when the desk is opened the next time. Cases that you hold stay with the ID under which you took "
           "them."));
    m_keys->setHeaderLabels({tr("Command"), tr("Keys")});
    m_keys->setAccessibleName(tr("Commands and their keys"));
    m_key->setAccessibleName(tr("New key"));
    m_keyReset->setText(tr("Use the default"));
    m_notifyText->setText(tr("Notifications show masked text only, and nothing ever takes the keyboard from you."));
    for (size_t i = 0; i < m_notify.size(); ++i)
        m_notify.at(i)->setText(notificationName(static_cast<NotificationKind>(i)));
    m_quiet->setText(tr("Do not disturb: only promises about to be broken"));
    m_aboutText->setText(
        tr("Lianxi %1\nThe desk for customer service on social platforms.\nFree software under the GNU General "
           "Public License, version 3 or later.")
            .arg(QLatin1StringView(LIANXI_VERSION)));
    fillKeys();
    showPreferences();
}

} // namespace lianxi
