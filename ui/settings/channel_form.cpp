// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/channel_form.h"

#include "app/channels/codec.h"
#include "ui/settings/channel_words.h"

#include <QBoxLayout>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QCoreApplication>
#include <QEvent>
#include <QFormLayout>
#include <QGuiApplication>
#include <QLineEdit>
#include <QToolButton>
#include <QUrl>

#include <algorithm>

namespace lianxi
{

using namespace Qt::StringLiterals;

namespace
{
constexpr auto lastPlatform = Platform::Import;

bool neededIn(const SetupField &field, const QString &mode)
{
    return !field.modes || QString::fromLatin1(field.modes).split(u' ').contains(mode);
}

SetupFacts factsOf(Platform platform)
{
    const Codec *codec = codecFor(platform);
    return codec ? codec->setup() : SetupFacts();
}

QString fieldText(const char *text)
{
    return QCoreApplication::translate("ChannelFields", text);
}
} // namespace

const std::vector<Platform> &ChannelForm::platforms()
{
    static const std::vector<Platform> known = [] {
        std::vector<Platform> list;
        for (int value = 0; value < static_cast<int>(lastPlatform); ++value)
            if (const auto platform = static_cast<Platform>(value); !factsOf(platform).fields.empty())
                list.push_back(platform);
        return list;
    }();
    return known;
}

ChannelForm::ChannelForm(ThemeSource &themes, QString hookBase, QWidget *parent)
    : QWidget(parent)
    , m_themes(themes)
    , m_hookBase(std::move(hookBase))
    , m_form(new QFormLayout)
    , m_platform(new QComboBox(this))
    , m_mode(new QComboBox(this))
    , m_name(new QLineEdit(this))
    , m_brand(new QLineEdit(this))
    , m_purpose(new QComboBox(this))
    , m_language(new QComboBox(this))
    , m_hours(new QLineEdit(this))
    , m_team(new QLineEdit(this))
    , m_privateLink(new QLineEdit(this))
    , m_survey(new QCheckBox(this))
    , m_closedNotice(new QCheckBox(this))
    , m_peakNotice(new QCheckBox(this))
    , m_readMarks(new QCheckBox(this))
    , m_typing(new QCheckBox(this))
    , m_publicRow(new QWidget(this))
    , m_public(new QLineEdit(m_publicRow))
    , m_publicHint(new PlainLabel(m_publicRow))
    , m_addressRow(new QWidget(this))
    , m_address(new QLineEdit(m_addressRow))
    , m_copy(new QToolButton(m_addressRow))
    , m_complaint(new PlainLabel(this))
{
    setObjectName(u"channelForm"_s);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(Theme::medium);
    m_form->setVerticalSpacing(Theme::small);
    m_form->setHorizontalSpacing(Theme::large);
    column->addLayout(m_form);
    m_platform->setObjectName(u"platform"_s);
    m_mode->setObjectName(u"mode"_s);
    m_name->setObjectName(u"channelName"_s);
    m_brand->setObjectName(u"brand"_s);
    m_purpose->setObjectName(u"purpose"_s);
    m_language->setObjectName(u"answerLanguage"_s);
    m_hours->setObjectName(u"serviceHours"_s);
    m_hours->setPlaceholderText(u"09:00-21:00"_s);
    m_team->setObjectName(u"team"_s);
    m_privateLink->setObjectName(u"privateLink"_s);
    m_privateLink->setPlaceholderText(u"https://"_s);
    m_survey->setObjectName(u"asksSurvey"_s);
    m_closedNotice->setObjectName(u"closedNotice"_s);
    m_peakNotice->setObjectName(u"peakNotice"_s);
    m_readMarks->setObjectName(u"sendReadMarks"_s);
    m_typing->setObjectName(u"sendTyping"_s);
    m_public->setObjectName(u"publicAddress"_s);
    m_public->setPlaceholderText(u"https://desk.example.com"_s);
    m_publicHint->setElideMode(Qt::ElideNone);
    m_publicHint->setProperty("kind", u"caption"_s);
    auto *publicColumn = new QVBoxLayout(m_publicRow);
    publicColumn->setContentsMargins(0, 0, 0, 0);
    publicColumn->setSpacing(2);
    publicColumn->addWidget(m_public);
    publicColumn->addWidget(m_publicHint);
    connect(m_public, &QLineEdit::editingFinished, this, &ChannelForm::takePublicBase);
    auto *addressLine = new QHBoxLayout(m_addressRow);
    addressLine->setContentsMargins(0, 0, 0, 0);
    m_address->setObjectName(u"hookAddress"_s);
    m_address->setReadOnly(true);
    m_copy->setObjectName(u"copyAddress"_s);
    m_copy->setFocusPolicy(Qt::TabFocus);
    addressLine->addWidget(m_address, 1);
    addressLine->addWidget(m_copy);
    connect(m_copy, &QToolButton::clicked, this, [this] { QGuiApplication::clipboard()->setText(m_address->text()); });
    m_complaint->setProperty("kind", u"danger"_s);
    m_complaint->setElideMode(Qt::ElideNone);
    m_complaint->hide();
    column->addWidget(m_complaint);
    connect(m_platform, &QComboBox::currentIndexChanged, this, [this] {
        fillModes();
        buildFields();
    });
    connect(m_mode, &QComboBox::activated, this, &ChannelForm::buildFields);
    connect(&m_themes, &ThemeSource::changed, this, &ChannelForm::takeTheme);
    for (const Platform known : platforms())
        m_platform->addItem(platformName(known), static_cast<int>(known));
    fillChoices();
    takeTheme();
}

Platform ChannelForm::platform() const
{
    return static_cast<Platform>(m_platform->currentData().toInt());
}

QString ChannelForm::mode() const
{
    return m_mode->currentData().toString();
}

void ChannelForm::fillModes()
{
    const QString kept = m_existing ? m_channel.settings.value("mode"_L1).toString() : QString();
    m_mode->clear();
    for (const SetupMode &facts : factsOf(platform()).modes)
        m_mode->addItem(fieldText(facts.label), QString::fromLatin1(facts.mode));
    if (const int index = m_mode->findData(kept); index >= 0)
        m_mode->setCurrentIndex(index);
}

bool ChannelForm::hasAddress() const
{
    const SetupFacts facts = factsOf(platform());
    const auto chosen =
        std::ranges::find_if(facts.modes, [this](const SetupMode &m) { return mode() == QLatin1StringView(m.mode); });
    return chosen == facts.modes.end() ? facts.hook : chosen->hook;
}

/// A row's label goes, the lasting widgets stay.
void ChannelForm::clearRows()
{
    for (QWidget *kept : std::initializer_list<QWidget *>{
             m_platform, m_name, m_brand, m_mode, m_publicRow, m_addressRow, m_purpose, m_language, m_hours,
             m_closedNotice, m_peakNotice, m_team, m_privateLink, m_survey, m_readMarks, m_typing})
        if (m_form->indexOf(kept) >= 0) {
            const QFormLayout::TakeRowResult row = m_form->takeRow(kept);
            delete row.labelItem->widget();
            delete row.labelItem;
            delete row.fieldItem;
        }
    while (m_form->rowCount() > 0)
        m_form->removeRow(0);
}

void ChannelForm::addRow(const QString &label, QWidget *widget, QWidget *named)
{
    named->setAccessibleName(label);
    auto *text = new PlainLabel(label, this);
    text->setBuddy(named);
    m_form->addRow(text, widget);
}

void ChannelForm::buildFields()
{
    QHash<QString, QString> typed; // what stands in the fields is kept when only the language changes
    for (const Field &field : m_fields)
        typed.insert(QString::fromLatin1(field.member), field.edit->text());
    m_fields.clear();
    clearRows();
    addRow(tr("Platform"), m_platform, m_platform);
    addRow(tr("Name of the channel"), m_name, m_name);
    addRow(tr("Brand"), m_brand, m_brand);
    if (m_mode->count() > 0)
        addRow(tr("Delivery"), m_mode, m_mode);
    m_mode->setVisible(m_mode->count() > 0);
    const SetupFacts platformFacts = factsOf(platform());
    for (const SetupField &facts : platformFacts.fields) {
        if (!neededIn(facts, mode()))
            continue;
        const bool secret = facts.kind == SetupField::Kind::Secret;
        auto *box = new QWidget(this);
        auto *column = new QVBoxLayout(box);
        column->setContentsMargins(0, 0, 0, 0);
        column->setSpacing(2);
        auto *edit = new QLineEdit(typed.value(QString::fromLatin1(facts.member)), box);
        edit->setObjectName(u"field-"_s + QString::fromLatin1(facts.member));
        if (secret) {
            edit->setEchoMode(QLineEdit::Password);
            edit->setPlaceholderText(m_existing ? tr("Stored. Type to replace.") : QString());
        } else if (m_existing && !typed.contains(QString::fromLatin1(facts.member))) {
            edit->setText(m_channel.settings.value(QString::fromLatin1(facts.member)).toString());
        }
        auto *hint = new PlainLabel(fieldText(facts.where), box);
        hint->setElideMode(Qt::ElideNone);
        hint->setProperty("kind", u"caption"_s);
        column->addWidget(edit);
        column->addWidget(hint);
        addRow(fieldText(facts.label), box, edit);
        m_fields.push_back({edit, facts.member, secret, facts.required});
    }
    if (platformFacts.note) {
        auto *note = new PlainLabel(fieldText(platformFacts.note), this);
        note->setElideMode(Qt::ElideNone);
        note->setObjectName(u"setupNote"_s);
        addRow(tr("Good to know"), note, note);
    }
    addRow(tr("Public address of this desk"), m_publicRow, m_public);
    m_publicHint->setText(
        tr("Platforms call a public https address only. Enter the one of the proxy or tunnel that leads "
           "to %1; it holds for all channels.")
            .arg(m_hookBase));
    addRow(tr("Address for the platform"), m_addressRow, m_address);
    addGeneral();
    m_form->setRowVisible(m_publicRow, hasAddress() && m_offersPublic);
    m_form->setRowVisible(m_addressRow, hasAddress());
    m_copy->setAccessibleName(tr("Copy the address"));
    m_copy->setToolTip(tr("Copy the address"));
    showAddress();
}

void ChannelForm::showAddress()
{
    if (!m_existing) {
        int number = 1;
        QString id;
        do
            id = QString(toText(platform())) + u"-"_s + QString::number(number++);
        while (m_taken.contains(id));
        m_channel.channel = ChannelId(id);
    }
    m_address->setText((m_publicBase.isEmpty() ? m_hookBase : m_publicBase) + u"/hooks/"_s + m_channel.channel.text());
    m_address->setCursorPosition(0); // where the field is narrow, its beginning counts
}

void ChannelForm::setPublicBase(const QString &base)
{
    m_offersPublic = true;
    m_publicBase = base;
    if (!m_public->hasFocus())
        m_public->setText(base);
    m_form->setRowVisible(m_publicRow, hasAddress());
    showAddress();
}

void ChannelForm::takePublicBase()
{
    QString typed = m_public->text().trimmed();
    while (typed.endsWith(u'/'))
        typed.chop(1);
    const QUrl address(typed, QUrl::StrictMode);
    const bool good = typed.isEmpty()
        || (address.isValid() && address.scheme() == "https"_L1 && !address.host().isEmpty()
            && address.userInfo().isEmpty() && !address.hasQuery() && !address.hasFragment());
    m_complaint->setText(good ? QString() : tr("The public address must be an https address without a question mark."));
    m_complaint->setVisible(!good);
    if (!good || typed == m_publicBase)
        return;
    m_publicBase = typed;
    showAddress();
    Q_EMIT publicBaseChanged(typed);
}

void ChannelForm::startNew(const QStringList &taken)
{
    m_existing = false;
    m_taken = taken;
    m_channel = {};
    m_fields.clear();
    for (QLineEdit *edit : {m_name, m_hours, m_team, m_privateLink})
        edit->clear();
    m_purpose->setCurrentIndex(0);
    m_language->setCurrentIndex(0);
    m_survey->setChecked(false);
    m_closedNotice->setChecked(false);
    m_peakNotice->setChecked(false);
    m_readMarks->setChecked(true);
    m_typing->setChecked(true);
    m_complaint->hide();
    m_platform->setEnabled(true);
    fillModes();
    buildFields();
}

void ChannelForm::edit(const ChannelConfigured &channel)
{
    m_existing = true;
    m_channel = channel;
    m_fields.clear();
    m_complaint->hide();
    m_name->setText(channel.name);
    m_brand->setText(channel.brand);
    m_purpose->setCurrentIndex(m_purpose->findData(toText(channel.purpose)));
    const QString language = channel.settings.value("language"_L1).toString();
    m_language->setCurrentIndex(std::max(0, m_language->findData(language)));
    m_hours->setText(channel.settings.value("service_hours"_L1).toString());
    m_team->setText(channel.settings.value("team"_L1).toString());
    m_privateLink->setText(channel.settings.value("private_link"_L1).toString());
    m_survey->setChecked(channel.settings.value("survey"_L1).toBool());
    m_closedNotice->setChecked(channel.settings.value("closed_notice"_L1).toBool());
    m_peakNotice->setChecked(channel.settings.value("peak_notice"_L1).toBool());
    m_readMarks->setChecked(channel.settings.value("send_read_marks"_L1).toBool(true));
    m_typing->setChecked(channel.settings.value("send_typing"_L1).toBool(true));
    m_platform->setCurrentIndex(m_platform->findData(static_cast<int>(channel.platform)));
    m_platform->setEnabled(false);
    fillModes();
    buildFields();
}

std::optional<ChannelSetup> ChannelForm::take()
{
    ChannelSetup setup{m_channel, {}};
    setup.channel.platform = platform();
    setup.channel.name = m_name->text().trimmed();
    setup.channel.brand = m_brand->text().trimmed();
    QStringList missing;
    if (setup.channel.name.isEmpty())
        missing += tr("Name of the channel");
    if (setup.channel.brand.isEmpty())
        missing += tr("Brand");
    for (const Field &field : m_fields) {
        const QString text = field.edit->text().trimmed();
        const QString member = QString::fromLatin1(field.member);
        if (text.isEmpty() && field.required && !(field.secret && m_existing))
            missing += field.edit->accessibleName();
        if (field.secret && !text.isEmpty())
            setup.secrets.insert(member, text);
        else if (!field.secret)
            setup.channel.settings.insert(member, text);
    }
    if (m_mode->count() > 0)
        setup.channel.settings.insert("mode"_L1, mode());
    if (const Codec *codec = codecFor(platform())) {
        const QJsonObject derived = codec->derivedSettings(setup.channel.settings, setup.secrets);
        for (auto member = derived.begin(); member != derived.end(); ++member)
            if (!setup.channel.settings.contains(member.key()))
                setup.channel.settings.insert(member.key(), member.value());
    }
    setup.channel.account = setup.channel.settings.value("account_id"_L1).toString();
    QStringList complaints;
    if (!missing.isEmpty())
        complaints += tr("Still missing: %1").arg(missing.join(tr(", ")));
    takeGeneral(setup.channel, complaints);
    m_complaint->setText(complaints.join(u'\n'));
    m_complaint->setVisible(!complaints.isEmpty());
    return complaints.isEmpty() ? std::optional(setup) : std::nullopt;
}

void ChannelForm::takeTheme()
{
    m_copy->setIcon(m_themes.theme().icon(IconName::Copy));
}

void ChannelForm::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        for (int i = 0; i < m_platform->count(); ++i)
            m_platform->setItemText(i, platformName(static_cast<Platform>(m_platform->itemData(i).toInt())));
        int line = 0;
        for (const SetupMode &facts : factsOf(platform()).modes)
            m_mode->setItemText(line++, fieldText(facts.label));
        fillChoices();
        buildFields();
    }
    QWidget::changeEvent(event);
}

} // namespace lianxi
