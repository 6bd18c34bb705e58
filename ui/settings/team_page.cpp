// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/team_page.h"

#include "ui/conversation/words.h"
#include "ui/team/routing_words.h"
#include "ui/theme/icon_mark.h"

#include <QBoxLayout>
#include <QComboBox>
#include <QEvent>
#include <QFormLayout>
#include <QHeaderView>
#include <QLineEdit>
#include <QListWidget>
#include <QPointer>
#include <QPushButton>
#include <QRegularExpression>
#include <QSpinBox>
#include <QTableWidget>

namespace lianxi
{

using namespace Qt::StringLiterals;

namespace
{

constexpr int idData = Qt::UserRole + 1;
constexpr int unnamedSkill = 50; // MemberDescribed::skills
constexpr int mostCapacity = 99;

/// "returns, vip、english" as a list.
QStringList listFrom(const QString &text)
{
    static const QRegularExpression between(u"[,，;；、]"_s);
    QStringList parts;
    const QStringList split = text.split(between, Qt::SkipEmptyParts);
    for (const QString &part : split)
        if (const QString one = part.trimmed(); !one.isEmpty() && !parts.contains(one))
            parts << one;
    return parts;
}

} // namespace

TeamPage::TeamPage(Services services, QWidget *parent)
    : QWidget(parent)
    , m_services(std::move(services))
    , m_list(new QListWidget(this))
    , m_channels(new QListWidget(this))
    , m_empty(new PlainLabel(this))
    , m_answer(new PlainLabel(this))
    , m_mistake(new PlainLabel(this))
    , m_hint(new PlainLabel(this))
    , m_notMine(new PlainLabel(this))
    , m_add(new QPushButton(this))
    , m_save(new QPushButton(this))
    , m_discard(new QPushButton(this))
    , m_remove(new QPushButton(this))
    , m_side(new QWidget(this))
    , m_name(new QLineEdit(this))
    , m_idLine(new QLineEdit(this))
    , m_queues(new QLineEdit(this))
    , m_languages(new QLineEdit(this))
    , m_capacity(new QSpinBox(this))
    , m_role(new QComboBox(this))
    , m_skills(new QTableWidget(this))
{
    setObjectName(u"teamPage"_s);
    build();
    connect(m_list, &QListWidget::currentRowChanged, this, &TeamPage::showChosen);
    connect(m_add, &QPushButton::clicked, this, &TeamPage::begin);
    connect(m_save, &QPushButton::clicked, this, &TeamPage::save);
    connect(m_discard, &QPushButton::clicked, this, &TeamPage::discard);
    connect(m_remove, &QPushButton::clicked, this, &TeamPage::remove);
    for (const QLineEdit *line : {m_name, m_idLine, m_queues, m_languages})
        connect(line, &QLineEdit::textChanged, this, &TeamPage::changed);
    connect(m_capacity, &QSpinBox::valueChanged, this, &TeamPage::changed);
    connect(m_role, &QComboBox::currentIndexChanged, this, &TeamPage::changed);
    connect(m_channels, &QListWidget::itemChanged, this, &TeamPage::changed);
    connect(&m_services.roster, &Roster::changed, this, &TeamPage::takeMembers);
    say({}, {});
    retranslate();
    m_services.roster.watch();
    takeMembers();
}

void TeamPage::build()
{
    m_list->setObjectName(u"members"_s);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_empty->setProperty("kind", u"muted"_s);
    m_answer->setObjectName(u"memberAnswer"_s);
    m_mistake->setObjectName(u"memberMistake"_s);
    m_mistake->setProperty("kind", u"danger"_s);
    m_hint->setProperty("kind", u"caption"_s);
    m_notMine->setObjectName(u"membersNotMine"_s);
    m_notMine->setProperty("kind", u"muted"_s);
    for (PlainLabel *label : {m_empty, m_answer, m_mistake, m_hint, m_notMine})
        label->setElideMode(Qt::ElideNone);
    m_add->setObjectName(u"addMember"_s);
    m_save->setObjectName(u"saveMember"_s);
    m_save->setProperty("kind", u"primary"_s);
    m_discard->setObjectName(u"discardMember"_s);
    m_remove->setObjectName(u"removeMember"_s);
    m_remove->setProperty("kind", u"quiet"_s);
    auto *line = new QHBoxLayout(this);
    line->setContentsMargins(Theme::huge, Theme::huge, Theme::huge, Theme::large);
    line->setSpacing(Theme::huge);
    auto *left = new QVBoxLayout;
    left->setSpacing(Theme::small);
    left->addWidget(m_list, 1);
    left->addWidget(m_empty);
    left->addWidget(m_add, 0, Qt::AlignLeft);
    line->addLayout(left, 2);
    auto *column = new QVBoxLayout(m_side);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(Theme::small);
    column->addWidget(m_notMine);
    column->addWidget(makeFields(), 1);
    column->addWidget(m_mistake);
    column->addWidget(m_answer);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(Theme::small);
    for (QPushButton *button : {m_save, m_discard, m_remove})
        buttons->addWidget(button);
    buttons->addStretch();
    column->addLayout(buttons);
    line->addWidget(m_side, 3);
}

QWidget *TeamPage::makeFields()
{
    auto *fields = new QWidget(m_side);
    auto *form = new QFormLayout(fields);
    form->setContentsMargins(0, 0, 0, 0);
    form->setHorizontalSpacing(Theme::large);
    form->setVerticalSpacing(Theme::small);
    m_name->setObjectName(u"memberName"_s);
    m_name->setMaxLength(60);
    m_idLine->setObjectName(u"memberId"_s);
    m_idLine->setMaxLength(64);
    m_queues->setObjectName(u"memberQueues"_s);
    m_languages->setObjectName(u"memberLanguages"_s);
    m_languages->setPlaceholderText(u"zh-CN, en"_s);
    m_capacity->setObjectName(u"memberCapacity"_s);
    m_capacity->setRange(0, mostCapacity);
    m_role->setObjectName(u"memberRole"_s);
    m_channels->setObjectName(u"memberChannels"_s);
    m_channels->setMaximumHeight(m_services.theme.theme().scaled(110));
    m_skills->setObjectName(u"memberSkills"_s);
    m_skills->setColumnCount(2);
    m_skills->horizontalHeader()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_skills->verticalHeader()->hide();
    m_skills->setSelectionMode(QAbstractItemView::NoSelection);
    m_skills->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_skills->setTabKeyNavigation(false);
    size_t row = 0;
    for (QWidget *field : std::initializer_list<QWidget *>{m_name, m_idLine, m_role, m_capacity, m_queues, m_languages,
                                                           m_channels, m_skills}) {
        m_labels.at(row) = new PlainLabel(fields);
        m_labels.at(row)->setBuddy(field);
        form->addRow(m_labels.at(row++), field);
        if (field == m_languages)
            form->addRow(QString(), m_hint);
    }
    return fields;
}

const Member *TeamPage::member() const
{
    const std::vector<Member> &all = m_services.roster.members();
    const auto found =
        std::find_if(all.begin(), all.end(), [this](const Member &one) { return one.described.agent == m_id; });
    return m_id.isEmpty() || found == all.end() ? nullptr : &*found;
}

void TeamPage::takeMembers()
{
    m_showing = true;
    m_list->clear();
    for (const Member &one : m_services.roster.members()) {
        auto *line =
            new QListWidgetItem(tr("%1 · %2 · %3 of %4")
                                    .arg(one.described.name, RoutingWords::presence(one.presence),
                                         QString::number(one.openCases), QString::number(one.described.capacity)),
                                m_list);
        line->setData(idData, one.described.agent.text());
        if (one.described.agent == m_id)
            m_list->setCurrentItem(line);
    }
    m_showing = false;
    if (m_changed) // what is being typed stays
        return refresh();
    if (!member() && m_list->count() > 0)
        m_list->setCurrentRow(0);
    showChosen();
}

void TeamPage::showChosen()
{
    if (m_showing || m_changed)
        return;
    const QListWidgetItem *line = m_list->currentItem();
    m_id = line ? AgentId(line->data(idData).toString()) : AgentId();
    m_new = false;
    if (const Member *shown = member())
        showMember(shown->described);
    refresh();
}

void TeamPage::showMember(const MemberDescribed &described)
{
    m_showing = true;
    m_name->setText(described.name);
    m_idLine->setText(described.agent.text());
    m_queues->setText(described.queues.join(u", "_s));
    m_languages->setText(described.languages.join(u", "_s));
    m_capacity->setValue(described.capacity);
    m_role->setCurrentIndex(m_role->findData(static_cast<int>(described.role)));
    m_channels->clear();
    std::vector<std::pair<ChannelId, QString>> offered = m_services.channels();
    for (const QString &id : described.channels) // a channel that is gone stays until somebody takes it away
        if (std::none_of(offered.begin(), offered.end(), [&id](const auto &one) { return one.first.text() == id; }))
            offered.emplace_back(ChannelId(id), id);
    for (const auto &[id, name] : offered) {
        auto *item = new QListWidgetItem(name, m_channels);
        item->setData(idData, id.text());
        item->setCheckState(described.channels.contains(id.text()) ? Qt::Checked : Qt::Unchecked);
    }
    fillSkills(described.skills);
    m_showing = false;
}

void TeamPage::fillSkills(const QJsonObject &skills)
{
    const std::vector<CategoryChoice> categories = m_services.categories();
    m_otherSkills = skills;
    m_skillBoxes.clear();
    m_skills->setRowCount(0);
    m_skills->setRowCount(static_cast<int>(categories.size()));
    for (int row = 0; row < m_skills->rowCount(); ++row) {
        const CategoryChoice &category = categories.at(static_cast<size_t>(row));
        m_otherSkills.remove(category.id);
        m_skills->setItem(row, 0, new QTableWidgetItem(category.title));
        auto *box = new QSpinBox(m_skills);
        box->setObjectName(u"skill-"_s + category.id);
        box->setRange(0, 100);
        box->setSingleStep(10);
        box->setValue(skills.value(category.id).toInt(unnamedSkill));
        box->setAccessibleName(tr("Skill for %1").arg(category.title));
        connect(box, &QSpinBox::valueChanged, this, &TeamPage::changed);
        m_skills->setCellWidget(row, 1, box);
        m_skillBoxes.emplace_back(category.id, box);
    }
    m_skills->resizeRowsToContents();
}

MemberDescribed TeamPage::typed() const
{
    MemberDescribed described;
    described.agent = m_new ? AgentId(m_idLine->text().trimmed()) : m_id;
    described.name = m_name->text().trimmed();
    described.queues = listFrom(m_queues->text());
    described.languages = listFrom(m_languages->text());
    described.capacity = m_capacity->value();
    described.role = static_cast<TeamRole>(m_role->currentData().toInt());
    for (int row = 0; row < m_channels->count(); ++row)
        if (m_channels->item(row)->checkState() == Qt::Checked)
            described.channels << m_channels->item(row)->data(idData).toString();
    described.skills = m_otherSkills;
    for (const auto &[category, box] : m_skillBoxes)
        if (box->value() != unnamedSkill)
            described.skills.insert(category, box->value());
    return described;
}

QString TeamPage::mistakes() const
{
    QStringList said;
    const std::vector<Member> nobody;
    for (const MemberMistake mistake : mistakesOf(typed(), m_new ? m_services.roster.members() : nobody)) {
        switch (mistake) {
        case MemberMistake::IdMissing:
            said << tr("Give the id under which they work: the one of their own settings.");
            break;
        case MemberMistake::BadId:
            said << tr("An id is letters, digits, dots and dashes, without blanks.");
            break;
        case MemberMistake::IdTaken:
            said << tr("Somebody is described under this id already; choose them in the list.");
            break;
        case MemberMistake::NameMissing:
            said << tr("Give a name: customers and colleagues see it.");
            break;
        case MemberMistake::BadLanguage:
            said << tr("Languages are written like zh-CN, en.");
            break;
        case MemberMistake::RoleTooHigh:
        case MemberMistake::LocksOut:
            break;
        }
    }
    if (const std::optional<MemberMistake> role = roleMistake(typed(), m_services.roster.members(), m_services.me.id))
        said << (*role == MemberMistake::LocksOut
                     ? tr("After this you could not change the team any more, or nobody were administrator. Describe "
                          "yourself (%1), or somebody else, as administrator first.")
                           .arg(m_services.me.id.text())
                     : tr("Only an administrator makes or changes an administrator or a gateway."));
    return said.join(u'\n');
}

void TeamPage::begin()
{
    m_list->setCurrentRow(-1);
    m_id = AgentId();
    m_new = m_changed = true;
    MemberDescribed fresh;
    // The first one described is most often whoever describes.
    if (m_services.roster.members().empty()) {
        fresh.agent = m_services.me.id;
        fresh.name = m_services.me.name;
        fresh.role = TeamRole::Administrator;
    }
    showMember(fresh);
    say({}, {});
    refresh();
    m_name->setFocus();
    m_name->selectAll();
}

void TeamPage::changed()
{
    if (m_showing)
        return;
    m_changed = true;
    say({}, {});
    refresh();
}

void TeamPage::refresh()
{
    const bool shown = m_new || m_changed || member() != nullptr;
    const QString wrong = shown && m_changed ? mistakes() : QString();
    m_side->setVisible(shown);
    m_empty->setVisible(m_list->count() == 0);
    m_list->setEnabled(!m_changed);
    const bool may = mayDescribe();
    m_notMine->setVisible(!may);
    m_add->setEnabled(!m_changed && may);
    for (QWidget *field :
         std::initializer_list<QWidget *>{m_name, m_queues, m_languages, m_capacity, m_role, m_channels, m_skills})
        field->setEnabled(may);
    m_idLine->setReadOnly(!m_new);
    m_mistake->setText(wrong);
    m_mistake->setVisible(!wrong.isEmpty());
    m_save->setEnabled(m_changed && !m_saving && wrong.isEmpty());
    m_discard->setEnabled(m_changed && !m_saving);
    m_remove->setEnabled(!m_changed && member() && may);
}

void TeamPage::save()
{
    put(typed(), tr("Saved."));
}

void TeamPage::put(MemberDescribed described, const QString &told)
{
    described.removed = false;
    m_saving = true;
    refresh();
    m_services.roster.describe(described,
                               [self = QPointer(this), id = described.agent, told](const DeskResult &result) {
                                   if (!self)
                                       return;
                                   self->m_saving = false;
                                   if (!result.done()) {
                                       self->say(ConversationWords::error(result.error), u"danger"_s);
                                       return self->refresh();
                                   }
                                   self->m_changed = self->m_new = false;
                                   self->m_id = id;
                                   // Not on the roster yet: then it is shown when it comes, and nobody else till then.
                                   self->member() ? self->takeMembers() : self->refresh();
                                   self->say(told, u"muted"_s);
                               });
}

void TeamPage::discard()
{
    m_changed = m_new = false;
    say({}, {});
    takeMembers();
}

void TeamPage::remove()
{
    const Member *shown = member();
    if (!shown)
        return;
    MemberDescribed gone = shown->described;
    gone.removed = true;
    if (roleMistake(gone, m_services.roster.members(), m_services.me.id)) {
        say(tr("You cannot remove this member: nobody were administrator any more, or it takes one."), u"warning"_s);
        return;
    }
    m_services.roster.describe(gone, [self = QPointer(this), before = shown->described](const DeskResult &result) {
        if (!self)
            return;
        if (!result.done())
            return self->say(ConversationWords::error(result.error), u"danger"_s);
        // They stay in the fields, as something not saved: taking the removal back is saving them again.
        self->m_id = before.agent;
        self->m_new = false;
        self->m_changed = true;
        self->say(tr("%1 is removed and is given no more cases. Save brings them back; Discard leaves them removed.")
                      .arg(before.name),
                  u"warning"_s);
        self->refresh();
    });
}

void TeamPage::say(const QString &sentence, const QString &kind)
{
    restyle(*m_answer, kind);
    m_answer->setText(sentence);
    m_answer->setVisible(!sentence.isEmpty());
}

void TeamPage::retranslate()
{
    m_list->setAccessibleName(tr("Members"));
    m_empty->setText(tr("Nobody is described yet. While that is so, everybody picks their cases themselves."));
    m_add->setText(tr("New member"));
    const std::array texts{tr("Name"),   tr("Id"),        tr("Role"),     tr("Cases at a time"),
                           tr("Queues"), tr("Languages"), tr("Channels"), tr("Skills, 0 to 100")};
    const std::array<QWidget *, 8> fields{m_name,   m_idLine,    m_role,     m_capacity,
                                          m_queues, m_languages, m_channels, m_skills};
    fillRoles();
    m_notMine->setText(tr("Only team leads and administrators change this."));
    for (size_t i = 0; i < texts.size(); ++i) {
        m_labels.at(i)->setText(texts.at(i));
        fields.at(i)->setAccessibleName(texts.at(i));
    }
    m_queues->setPlaceholderText(m_services.queues().join(u", "_s));
    m_queues->setToolTip(tr("Skills and departments whose work they take, apart by commas. Empty: only what has no "
                            "queue."));
    m_hint->setText(tr("No language and no channel means all of them. A skill that is not changed counts 50."));
    m_skills->setHorizontalHeaderLabels({tr("What customers want"), tr("Skill")});
    m_save->setText(tr("Save"));
    m_discard->setText(tr("Discard"));
    m_remove->setText(tr("Remove"));
    for (QPushButton *button : {m_add, m_save, m_discard, m_remove})
        button->setAccessibleName(button->text());
}

void TeamPage::fillRoles()
{
    const bool showing = std::exchange(m_showing, true);
    const QVariant chosen = m_role->currentData();
    m_role->clear();
    for (int role = 0; role < static_cast<int>(EnumNames<TeamRole>::names.size()); ++role)
        m_role->addItem(RoutingWords::role(static_cast<TeamRole>(role)), role);
    m_role->setCurrentIndex(std::max(0, m_role->findData(chosen)));
    m_role->setToolTip(tr("While nobody is administrator, everybody may do everything."));
    m_showing = showing;
}

void TeamPage::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        takeMembers();
    }
    QWidget::changeEvent(event);
}

} // namespace lianxi
