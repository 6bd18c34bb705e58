// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/settings_page.h"

#include "ui/theme/icon_mark.h"

#include <QBoxLayout>
#include <QCheckBox>
#include <QComboBox>
#include <QEvent>
#include <QFormLayout>
#include <QKeySequenceEdit>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QSpinBox>
#include <QTabBar>
#include <QTabWidget>
#include <QTreeWidget>

namespace lianxi
{

using namespace Qt::StringLiterals;

namespace
{
constexpr std::array scales{0.9, 1.0, 1.1, 1.25, 1.5, 1.75};

QVBoxLayout *tabColumn(QWidget *tab)
{
    auto *column = new QVBoxLayout(tab);
    column->setContentsMargins(Theme::huge, Theme::huge, Theme::huge, Theme::huge);
    column->setSpacing(Theme::medium);
    return column;
}
} // namespace

SettingsPage::SettingsPage(PreferenceSource &preferences, Shortcuts &shortcuts, ThemeSource &themes,
                           const QString &hookBase, QWidget *parent)
    : QWidget(parent)
    , m_preferences(preferences)
    , m_shortcuts(shortcuts)
    , m_themes(themes)
    , m_tabs(new QTabWidget(this))
    , m_form(new ChannelForm(themes, hookBase, this))
{
    setObjectName(u"settings"_s);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(Theme::large, Theme::medium, Theme::large, 0);
    m_tabs->setObjectName(u"settingsTabs"_s);
    m_tabs->setDocumentMode(true);
    m_tabs->tabBar()->setDrawBase(false);
    m_tabs->tabBar()->setObjectName(u"settingsTabBar"_s);
    for (QWidget *tab : {makeGeneral(), makeKeys(), makeNotifications(), makeChannels(), makeAbout()})
        m_tabs->addTab(tab, QString());
    column->addWidget(m_tabs);
    connect(&m_preferences, &PreferenceSource::changed, this, &SettingsPage::showPreferences);
    connect(&m_shortcuts, &Shortcuts::changed, this, &SettingsPage::fillKeys);
    fillChannels();
    retranslate();
}

void SettingsPage::showTab(Tab tab)
{
    m_tabs->setCurrentIndex(static_cast<int>(tab));
}

QWidget *SettingsPage::makeGeneral()
{
    auto *tab = new QWidget;
    auto *form = new QFormLayout;
    form->setHorizontalSpacing(Theme::huge);
    form->setVerticalSpacing(Theme::small);
    form->setFieldGrowthPolicy(QFormLayout::FieldsStayAtSizeHint);
    size_t titles = 0;
    size_t lines = 0;
    const auto addTitle = [&] {
        PlainLabel *&title = m_generalTitles.at(titles);
        title = new PlainLabel(tab);
        title->setProperty("kind", u"title"_s);
        title->setContentsMargins(0, titles++ == 0 ? 0 : Theme::large, 0, 0);
        form->addRow(title);
    };
    const auto add = [&](QWidget *field, const QString &name) {
        field->setObjectName(name);
        field->setFixedWidth(m_themes.theme().scaled(320));
        m_generalLabels.at(lines) = new PlainLabel(tab);
        m_generalLabels.at(lines)->setBuddy(field);
        form->addRow(m_generalLabels.at(lines++), field);
    };
    const auto addHint = [&](PlainLabel *&hint) {
        hint = new PlainLabel(tab);
        hint->setProperty("kind", u"caption"_s);
        hint->setElideMode(Qt::ElideNone);
        hint->setFixedWidth(m_themes.theme().scaled(320));
        form->addRow(QString(), hint);
    };
    addTitle();
    add(m_language = new QComboBox(tab), u"language"_s);
    add(m_theme = new QComboBox(tab), u"theme"_s);
    add(m_scale = new QComboBox(tab), u"scale"_s);
    addTitle();
    add(m_undo = new QSpinBox(tab), u"undoSeconds"_s);
    addHint(m_undoHint);
    addTitle();
    add(m_agentName = new QLineEdit(tab), u"agentName"_s);
    add(m_agentId = new QLineEdit(tab), u"agentId"_s);
    add(m_signature = new QLineEdit(tab), u"agentSignature"_s);
    addHint(m_agentHint);
    m_language->addItems({QString(), u"简体中文"_s, u"English"_s});
    m_theme->addItems({QString(), QString(), QString()});
    for (const double scale : scales)
        m_scale->addItem(u"%1 %"_s.arg(qRound(scale * 100)), scale);
    m_undo->setRange(0, 30);
    for (const QComboBox *box : {m_language, m_theme, m_scale})
        connect(box, &QComboBox::currentIndexChanged, this, &SettingsPage::readGeneral);
    connect(m_undo, &QSpinBox::valueChanged, this, &SettingsPage::readGeneral);
    for (const QLineEdit *edit : {m_agentName, m_agentId, m_signature})
        connect(edit, &QLineEdit::editingFinished, this, &SettingsPage::readGeneral);
    auto *column = tabColumn(tab);
    column->addLayout(form);
    column->addStretch();
    return tab;
}

QWidget *SettingsPage::makeKeys()
{
    auto *tab = new QWidget;
    auto *column = tabColumn(tab);
    m_keys = new QTreeWidget(tab);
    m_keys->setObjectName(u"keyTable"_s);
    m_keys->setColumnCount(2);
    m_keys->setRootIsDecorated(false);
    m_keys->setColumnWidth(0, m_themes.theme().scaled(320));
    connect(m_keys, &QTreeWidget::currentItemChanged, this, &SettingsPage::editKey);
    column->addWidget(m_keys, 1);
    auto *line = new QHBoxLayout;
    m_key = new QKeySequenceEdit(tab);
    m_key->setObjectName(u"newKey"_s);
    m_keyReset = new QPushButton(tab);
    m_keyReset->setObjectName(u"resetKey"_s);
    m_keyAnswer = new PlainLabel(tab);
    m_keyAnswer->setProperty("kind", u"danger"_s);
    connect(m_key, &QKeySequenceEdit::editingFinished, this, [this] { takeKey(m_key->keySequence()); });
    connect(m_keyReset, &QPushButton::clicked, this, [this] {
        if (const QTreeWidgetItem *item = m_keys->currentItem(); item && item->data(0, Qt::UserRole).isValid())
            m_shortcuts.resetKeys(static_cast<Command>(item->data(0, Qt::UserRole).toInt()));
    });
    line->addWidget(m_key);
    line->addWidget(m_keyReset);
    line->addWidget(m_keyAnswer, 1);
    column->addLayout(line);
    return tab;
}

QWidget *SettingsPage::makeNotifications()
{
    auto *tab = new QWidget;
    auto *column = tabColumn(tab);
    m_notifyText = new PlainLabel(tab);
    m_notifyText->setElideMode(Qt::ElideNone);
    m_notifyText->setProperty("kind", u"muted"_s);
    column->addWidget(m_notifyText);
    for (size_t i = 0; i < m_notify.size(); ++i) {
        m_notify.at(i) = new QCheckBox(tab);
        m_notify.at(i)->setObjectName(u"notify-"_s + toText(static_cast<NotificationKind>(i)));
        column->addWidget(m_notify.at(i));
    }
    column->addSpacing(Theme::medium);
    m_quiet = new QCheckBox(tab);
    m_quiet->setObjectName(u"doNotDisturb"_s);
    column->addWidget(m_quiet);
    column->addStretch();
    const auto read = [this] {
        if (m_showing)
            return;
        Preferences preferences = m_preferences.get();
        for (size_t i = 0; i < m_notify.size(); ++i)
            preferences.notify.at(i) = m_notify.at(i)->isChecked();
        preferences.doNotDisturb = m_quiet->isChecked();
        m_preferences.set(preferences);
    };
    for (QCheckBox *box : m_notify)
        connect(box, &QCheckBox::toggled, this, read);
    connect(m_quiet, &QCheckBox::toggled, this, read);
    return tab;
}

QWidget *SettingsPage::makeChannels()
{
    auto *tab = new QWidget;
    auto *line = new QHBoxLayout(tab);
    line->setContentsMargins(Theme::huge, Theme::huge, Theme::huge, Theme::huge);
    line->setSpacing(Theme::huge);
    auto *left = new QVBoxLayout;
    m_channelList = new QListWidget(tab);
    m_channelList->setObjectName(u"channels"_s);
    m_channelHint = new PlainLabel(tab);
    m_channelHint->setElideMode(Qt::ElideNone);
    m_channelHint->setProperty("kind", u"muted"_s);
    auto *buttons = new QHBoxLayout;
    m_add = new QPushButton(tab);
    m_edit = new QPushButton(tab);
    m_pause = new QPushButton(tab);
    m_add->setObjectName(u"addChannel"_s);
    m_edit->setObjectName(u"editChannel"_s);
    m_pause->setObjectName(u"pauseChannel"_s);
    for (QPushButton *button : {m_add, m_edit, m_pause})
        buttons->addWidget(button);
    buttons->addStretch();
    left->addWidget(m_channelList, 1);
    left->addWidget(m_channelHint);
    left->addLayout(buttons);
    line->addLayout(left, 2);
    auto *right = new QVBoxLayout;
    m_save = new QPushButton(tab);
    m_save->setObjectName(u"saveChannel"_s);
    m_save->setProperty("kind", u"primary"_s);
    right->addWidget(m_form);
    right->addWidget(m_save, 0, Qt::AlignRight);
    right->addStretch();
    line->addLayout(right, 3);
    m_form->hide();
    m_save->hide();
    connect(m_add, &QPushButton::clicked, this, [this] { editChannel(nullptr); });
    connect(m_edit, &QPushButton::clicked, this, [this] { editChannel(selectedChannel()); });
    connect(m_save, &QPushButton::clicked, this, &SettingsPage::saveChannel);
    connect(m_pause, &QPushButton::clicked, this, [this] {
        if (const ChannelConfigured *channel = selectedChannel())
            Q_EMIT channelPaused(channel->channel, !channel->paused);
    });
    connect(m_channelList, &QListWidget::currentRowChanged, this, [this] { retranslate(); });
    return tab;
}

QWidget *SettingsPage::makeAbout()
{
    auto *tab = new QWidget;
    auto *column = tabColumn(tab);
    m_aboutText = new PlainLabel(tab);
    m_aboutText->setElideMode(Qt::ElideNone);
    column->addWidget(new IconMark(QIcon(u":/icons/lianxi.svg"_s), m_themes.theme().scaled(64), tab));
    column->addWidget(m_aboutText);
    column->addStretch();
    return tab;
}

void SettingsPage::setChannels(std::vector<ChannelConfigured> channels)
{
    m_channels = std::move(channels);
    std::erase_if(m_channels, [](const ChannelConfigured &channel) { return channel.removed; });
    fillChannels();
}

void SettingsPage::setHealth(const ChannelId &channel, const ChannelCondition &health)
{
    const auto known = m_health.constFind(channel.text());
    if (known != m_health.constEnd() && *known == health)
        return; // the list is left alone under whoever stands in it
    m_health.insert(channel.text(), health);
    fillChannels();
}

const ChannelConfigured *SettingsPage::selectedChannel() const
{
    const int row = m_channelList->currentRow();
    return row >= 0 && row < static_cast<int>(m_channels.size()) ? &m_channels.at(static_cast<size_t>(row)) : nullptr;
}

void SettingsPage::editChannel(const ChannelConfigured *channel)
{
    if (channel) {
        m_form->edit(*channel);
    } else {
        QStringList taken;
        for (const ChannelConfigured &known : m_channels)
            taken += known.channel.text();
        m_form->startNew(taken);
    }
    m_form->show();
    m_save->show();
}

void SettingsPage::saveChannel()
{
    if (const std::optional<ChannelSetup> setup = m_form->take()) {
        m_form->hide();
        m_save->hide();
        Q_EMIT channelSaved(*setup);
    }
}

void SettingsPage::readGeneral()
{
    if (m_showing)
        return;
    Preferences preferences = m_preferences.get();
    preferences.language = static_cast<Language::Choice>(m_language->currentIndex());
    preferences.theme = static_cast<ThemeSource::Choice>(m_theme->currentIndex());
    preferences.scale = m_scale->currentData().toDouble();
    preferences.undoSeconds = m_undo->value();
    preferences.agent = {m_agentId->text().trimmed(), m_agentName->text().trimmed(), m_signature->text().trimmed()};
    m_preferences.set(preferences);
}

void SettingsPage::editKey()
{
    m_keyAnswer->setText({});
    const QTreeWidgetItem *item = m_keys->currentItem();
    const bool command = item && item->data(0, Qt::UserRole).isValid();
    m_key->setEnabled(command);
    m_keyReset->setEnabled(command);
    if (!command)
        return;
    const QList<QKeySequence> keys = m_shortcuts.keys(static_cast<Command>(item->data(0, Qt::UserRole).toInt()));
    m_key->setKeySequence(keys.value(0));
}

void SettingsPage::takeKey(const QKeySequence &key)
{
    const QTreeWidgetItem *item = m_keys->currentItem();
    if (!item || !item->data(0, Qt::UserRole).isValid())
        return;
    const auto command = static_cast<Command>(item->data(0, Qt::UserRole).toInt());
    if (m_shortcuts.keys(command).value(0) == key)
        return;
    const Shortcuts::Answer answer = m_shortcuts.setKey(command, key);
    switch (answer.refusal) {
    case Shortcuts::Refusal::None: {
        m_keyAnswer->setText({});
        Preferences preferences = m_preferences.get();
        preferences.keys = m_shortcuts.toJson();
        m_preferences.set(preferences);
        return;
    }
    case Shortcuts::Refusal::Taken:
        m_keyAnswer->setText(tr("Taken by: %1").arg(commandName(*answer.holder)));
        return;
    case Shortcuts::Refusal::PlainLetter:
        m_keyAnswer->setText(tr("Add Ctrl or Alt: a plain letter would be typed into the reply."));
        return;
    }
}

void SettingsPage::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        fillChannels();
        retranslate();
    }
    QWidget::changeEvent(event);
}

} // namespace lianxi
