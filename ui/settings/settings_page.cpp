// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/settings_page.h"

#include "ui/settings/assist_page.h"
#include "ui/settings/channels_page.h"
#include "ui/settings/judgement_page.h"
#include "ui/settings/macros_page.h"
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
#include <QStackedWidget>
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
                           const QString &hookBase, const Clock &clock, QWidget *parent)
    : QWidget(parent)
    , m_preferences(preferences)
    , m_shortcuts(shortcuts)
    , m_themes(themes)
    , m_channels(new ChannelsPage(themes, hookBase, clock, this))
    , m_judgement(new JudgementPage(themes, this))
    , m_assist(new AssistPage(themes, this))
    , m_names(new QListWidget(this))
    , m_pages(new QStackedWidget(this))
{
    setObjectName(u"settings"_s);
    auto *line = new QHBoxLayout(this);
    line->setContentsMargins(Theme::large, Theme::medium, 0, 0);
    line->setSpacing(0);
    m_names->setObjectName(u"settingsNames"_s);
    m_names->setFixedWidth(themes.theme().scaled(176));
    m_names->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_names->setTextElideMode(Qt::ElideRight);
    m_pages->setObjectName(u"settingsPages"_s);
    for (QWidget *page : {makeGeneral(), makeKeys(), makeNotifications(), static_cast<QWidget *>(m_channels),
                          static_cast<QWidget *>(m_judgement), static_cast<QWidget *>(m_assist), makeAbout()}) {
        m_pages->addWidget(page);
        m_names->addItem(QString());
    }
    line->addWidget(m_names);
    line->addWidget(m_pages, 1);
    m_names->setCurrentRow(0);
    connect(m_names, &QListWidget::currentRowChanged, this, &SettingsPage::showPage);
    connect(m_channels, &ChannelsPage::publicBaseChanged, this, [this](const QString &base) {
        Preferences changed = m_preferences.get();
        changed.publicBase = base;
        m_preferences.set(changed);
    });
    connect(&m_preferences, &PreferenceSource::changed, this, &SettingsPage::showPreferences);
    connect(&m_shortcuts, &Shortcuts::changed, this, &SettingsPage::fillKeys);
    retranslate();
}

void SettingsPage::offerMacros(TeamShelf &shelf, std::function<std::vector<CategoryChoice>()> categories)
{
    offer({u"macros"_s, [] { return tr("Macros"); },
           [this, &shelf, categories = std::move(categories)] { return makeMacrosPage(shelf, m_themes, categories); }});
}

void SettingsPage::offer(Offer offer)
{
    auto *holder = new QWidget(this);
    auto *column = new QVBoxLayout(holder);
    column->setContentsMargins(0, 0, 0, 0);
    const QSignalBlocker quiet(m_names); // names and pages differ for a moment
    m_pages->insertWidget(m_pages->count() - 1, holder);
    m_names->insertItem(m_names->count() - 1, QString());
    m_offered.push_back({offer.name, std::move(offer.title), std::move(offer.make), holder});
    retranslate();
}

void SettingsPage::showPage(int row)
{
    QWidget *page = m_pages->widget(row);
    if (!page)
        return;
    const auto found =
        std::find_if(m_offered.begin(), m_offered.end(), [page](const Offered &one) { return one.holder == page; });
    if (found != m_offered.end() && found->make)
        found->holder->layout()->addWidget(std::exchange(found->make, {})());
    m_pages->setCurrentWidget(page);
}

void SettingsPage::showOffered(const QString &name)
{
    for (const Offered &one : m_offered)
        if (one.name == name)
            m_names->setCurrentRow(m_pages->indexOf(one.holder));
}

void SettingsPage::showTab(Tab tab)
{
    if (tab == Tab::About)
        m_names->setCurrentRow(m_names->count() - 1);
    else
        m_names->setCurrentRow(static_cast<int>(tab));
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
    m_soften = new QCheckBox(tab);
    m_soften->setObjectName(u"softenRough"_s);
    form->addRow(QString(), m_soften);
    connect(m_soften, &QCheckBox::toggled, this, &SettingsPage::readGeneral);
    m_spelling = new QCheckBox(tab);
    m_spelling->setObjectName(u"checkSpelling"_s);
    form->addRow(QString(), m_spelling);
    connect(m_spelling, &QCheckBox::toggled, this, &SettingsPage::readGeneral);
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

void SettingsPage::readGeneral()
{
    if (m_showing)
        return;
    Preferences preferences = m_preferences.get();
    preferences.language = static_cast<Language::Choice>(m_language->currentIndex());
    preferences.theme = static_cast<ThemeSource::Choice>(m_theme->currentIndex());
    preferences.scale = m_scale->currentData().toDouble();
    preferences.undoSeconds = m_undo->value();
    preferences.softenRough = m_soften->isChecked();
    preferences.checkSpelling = m_spelling->isChecked();
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
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace lianxi
