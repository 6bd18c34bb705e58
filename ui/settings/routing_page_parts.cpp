// SPDX-License-Identifier: GPL-3.0-or-later
// How the page is put together, and its words.
#include "ui/conversation/words.h"
#include "ui/settings/routing_page.h"
#include "ui/settings/routing_trial_view.h"
#include "ui/theme/theme.h"

#include <QBoxLayout>
#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QGridLayout>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QScrollArea>
#include <QSpinBox>
#include <QToolButton>

namespace lianxi
{

using namespace Qt::StringLiterals;

namespace
{
constexpr int mostMinutes = 24 * 60;
constexpr int platforms = static_cast<int>(EnumNames<Platform>::names.size());
constexpr int priorities = static_cast<int>(EnumNames<Priority>::names.size());
} // namespace

RoutingPage::RoutingPage(Services services, QWidget *parent)
    : QWidget(parent)
    , m_services(std::move(services))
    , m_on(new QCheckBox(this))
    , m_hint(new PlainLabel(this))
    , m_answer(new PlainLabel(this))
    , m_mistake(new PlainLabel(this))
    , m_unserved(new PlainLabel(this))
    , m_rules(new QListWidget(this))
    , m_add(new QToolButton(this))
    , m_up(new QToolButton(this))
    , m_down(new QToolButton(this))
    , m_removeRule(new QToolButton(this))
    , m_fields(new QWidget(this))
    , m_name(new QLineEdit(this))
    , m_query(new QLineEdit(this))
    , m_platform(new QComboBox(this))
    , m_surface(new QComboBox(this))
    , m_queue(new QComboBox(this))
    , m_priority(new QComboBox(this))
    , m_skill(new QSpinBox(this))
    , m_save(new QPushButton(this))
    , m_discard(new QPushButton(this))
    , m_versions(new QPushButton(this))
    , m_try(new QPushButton(this))
    , m_trial(new RoutingTrialView(m_services.roster, m_services.zone, this))
{
    setObjectName(u"routingPage"_s);
    build();
    connect(m_on, &QCheckBox::toggled, this, &RoutingPage::takeWeights);
    connect(m_rules, &QListWidget::currentRowChanged, this, [this] {
        if (!m_showing)
            showFields();
    });
    connect(m_add, &QToolButton::clicked, this, &RoutingPage::addRule);
    connect(m_up, &QToolButton::clicked, this, [this] { moveRule(-1); });
    connect(m_down, &QToolButton::clicked, this, [this] { moveRule(1); });
    connect(m_removeRule, &QToolButton::clicked, this, &RoutingPage::removeRule);
    connect(m_save, &QPushButton::clicked, this, &RoutingPage::save);
    connect(m_discard, &QPushButton::clicked, this, [this] {
        m_changed = false;
        say({}, {});
        m_trial->clear();
        takeItem();
    });
    connect(m_versions, &QPushButton::clicked, this, &RoutingPage::openVersions);
    connect(m_try, &QPushButton::clicked, this, &RoutingPage::tryOut);
    connect(m_trial, &RoutingTrialView::caseRequested, this, &RoutingPage::caseRequested);
    connect(&m_services.shelf, &TeamShelf::changed, this, [this](TeamItemKind kind) {
        if (kind == TeamItemKind::Routing)
            takeItem();
    });
    connect(&m_services.roster, &Roster::changed, this, [this] {
        showMistakes();
        refresh();
    });
    say({}, {});
    retranslate();
    m_services.shelf.watch(TeamItemKind::Routing);
    m_services.roster.watch();
    takeItem();
}

void RoutingPage::build()
{
    m_on->setObjectName(u"routingOn"_s);
    m_answer->setObjectName(u"routingAnswer"_s);
    m_mistake->setObjectName(u"routingMistake"_s);
    m_mistake->setProperty("kind", u"danger"_s);
    m_unserved->setObjectName(u"routingUnserved"_s);
    m_unserved->setProperty("kind", u"warning"_s);
    m_hint->setProperty("kind", u"muted"_s);
    for (PlainLabel *label : {m_hint, m_answer, m_mistake, m_unserved})
        label->setElideMode(Qt::ElideNone);
    auto *inner = new QWidget(this);
    auto *column = new QVBoxLayout(inner);
    column->setContentsMargins(Theme::huge, Theme::large, Theme::huge, Theme::large);
    column->setSpacing(Theme::small);
    column->addWidget(m_on);
    column->addWidget(m_hint);
    auto *line = new QHBoxLayout;
    line->setSpacing(Theme::huge);
    line->addWidget(makeRules(), 2);
    line->addWidget(makeFields(), 3);
    column->addLayout(line, 2);
    column->addWidget(makeWeights());
    for (QWidget *said : {m_mistake, m_unserved, m_answer})
        column->addWidget(said);
    column->addWidget(makeButtons());
    column->addWidget(m_trial, 3);
    auto *scroll = new QScrollArea(this);
    scroll->setWidget(inner);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus);
    auto *whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(scroll);
}

QWidget *RoutingPage::makeRules()
{
    auto *side = new QWidget(this);
    auto *column = new QVBoxLayout(side);
    column->setContentsMargins(0, 0, 0, 0);
    m_rules->setObjectName(u"routingRules"_s);
    m_rules->setMinimumHeight(m_services.theme.theme().scaled(150));
    m_rules->setTextElideMode(Qt::ElideRight);
    m_rules->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    column->addWidget(m_rules, 1);
    auto *tools = new QHBoxLayout;
    const std::array<std::pair<QToolButton *, const char *>, 4> buttons{
        {{m_add, "addRule"}, {m_up, "ruleUp"}, {m_down, "ruleDown"}, {m_removeRule, "removeRule"}}};
    for (const auto &[button, name] : buttons) {
        button->setObjectName(QString::fromLatin1(name));
        button->setFocusPolicy(Qt::TabFocus);
        tools->addWidget(button);
    }
    tools->addStretch();
    column->addLayout(tools);
    return side;
}

QWidget *RoutingPage::makeFields()
{
    auto *form = new QFormLayout(m_fields);
    form->setContentsMargins(0, 0, 0, 0);
    form->setHorizontalSpacing(Theme::large);
    form->setVerticalSpacing(Theme::small);
    m_name->setObjectName(u"ruleName"_s);
    m_name->setMaxLength(60);
    m_query->setObjectName(u"ruleQuery"_s);
    m_query->setMaxLength(2'000);
    m_platform->setObjectName(u"rulePlatform"_s);
    m_surface->setObjectName(u"ruleSurface"_s);
    m_queue->setObjectName(u"ruleQueue"_s);
    m_queue->setEditable(true);
    m_queue->lineEdit()->setMaxLength(60);
    m_skill->setObjectName(u"ruleSkill"_s);
    m_skill->setRange(0, 100);
    m_skill->setSingleStep(10);
    m_priority->setObjectName(u"rulePriority"_s);
    m_platform->addItems(QStringList(QStringList::size_type(platforms) + 1));
    m_surface->addItems({QString(), QString(), QString()});
    m_priority->addItems(QStringList(QStringList::size_type(priorities) + 1));
    size_t row = 0;
    for (QWidget *field :
         std::initializer_list<QWidget *>{m_name, m_query, m_platform, m_surface, m_queue, m_skill, m_priority}) {
        m_labels.at(row) = new PlainLabel(m_fields);
        m_labels.at(row)->setBuddy(field);
        form->addRow(m_labels.at(row++), field);
    }
    for (const QLineEdit *edit : {m_name, m_query})
        connect(edit, &QLineEdit::textEdited, this, &RoutingPage::takeFields);
    for (const QComboBox *box : {m_platform, m_surface, m_priority})
        connect(box, &QComboBox::currentIndexChanged, this, &RoutingPage::takeFields);
    connect(m_queue, &QComboBox::currentTextChanged, this, &RoutingPage::takeFields);
    connect(m_skill, &QSpinBox::valueChanged, this, &RoutingPage::takeFields);
    return m_fields;
}

QWidget *RoutingPage::makeWeights()
{
    auto *side = new QWidget(this);
    auto *grid = new QGridLayout(side);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(Theme::large);
    grid->setVerticalSpacing(Theme::small);
    constexpr std::array names{"weightSkill",    "weightFamiliar", "weightLoad",
                               "weightExposure", "levelMinutes",   "restMinutes"};
    for (size_t i = 0; i < m_numbers.size(); ++i) {
        const bool time = i >= 4;
        m_numbers.at(i) = new QSpinBox(side);
        m_numbers.at(i)->setObjectName(QString::fromLatin1(names.at(i)));
        m_numbers.at(i)->setRange(time ? 1 : 0, time ? mostMinutes : 100);
        m_numberLabels.at(i) = new PlainLabel(side);
        m_numberLabels.at(i)->setBuddy(m_numbers.at(i));
        const int row = static_cast<int>(i) / 2, column = static_cast<int>(i) % 2 * 2;
        grid->addWidget(m_numberLabels.at(i), row, column);
        grid->addWidget(m_numbers.at(i), row, column + 1);
        connect(m_numbers.at(i), &QSpinBox::valueChanged, this, &RoutingPage::takeWeights);
    }
    grid->setColumnStretch(4, 1);
    return side;
}

QWidget *RoutingPage::makeButtons()
{
    auto *side = new QWidget(this);
    auto *line = new QHBoxLayout(side);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(Theme::small);
    m_save->setObjectName(u"saveRouting"_s);
    m_save->setProperty("kind", u"primary"_s);
    m_discard->setObjectName(u"discardRouting"_s);
    m_versions->setObjectName(u"routingVersions"_s);
    m_try->setObjectName(u"tryRouting"_s);
    for (QPushButton *button : {m_save, m_discard, m_try, m_versions})
        line->addWidget(button);
    line->addStretch();
    return side;
}

void RoutingPage::retranslate()
{
    m_showing = true;
    m_on->setText(tr("Give cases to people by these rules"));
    m_on->setAccessibleName(m_on->text());
    m_hint->setText(
        tr("The first rule whose conditions hold chooses the queue. Among those of the queue who are online "
           "and have room, whoever suits best is asked; each case says why. Cases of high risk stay with "
           "the supervisor. Switched off, everybody picks their cases themselves."));
    m_rules->setAccessibleName(tr("Rules, the first that holds decides"));
    m_add->setText(tr("Add a rule"));
    m_up->setText(tr("Up"));
    m_down->setText(tr("Down"));
    m_removeRule->setText(tr("Remove"));
    for (QToolButton *button : {m_add, m_up, m_down, m_removeRule})
        button->setAccessibleName(button->text());
    const std::array labels{tr("Name"),  tr("Search"),      tr("Platform"), tr("Surface"),
                            tr("Queue"), tr("Least skill"), tr("Priority")};
    const std::array<QWidget *, 7> fields{m_name, m_query, m_platform, m_surface, m_queue, m_skill, m_priority};
    for (size_t i = 0; i < labels.size(); ++i) {
        m_labels.at(i)->setText(labels.at(i));
        fields.at(i)->setAccessibleName(labels.at(i));
    }
    m_query->setPlaceholderText(tr("As in the inbox: category:refund emotion:negative …"));
    m_platform->setItemText(0, tr("Every platform"));
    for (int i = 0; i < platforms; ++i)
        m_platform->setItemText(i + 1, platformName(static_cast<Platform>(i)));
    m_surface->setItemText(0, tr("Private and public"));
    m_surface->setItemText(1, surfaceName(Surface::Private));
    m_surface->setItemText(2, surfaceName(Surface::Public));
    m_queue->lineEdit()->setPlaceholderText(tr("The case's own"));
    m_priority->setItemText(0, tr("The case's own"));
    for (int i = 0; i < priorities; ++i)
        m_priority->setItemText(i + 1, ConversationWords::priority(static_cast<Priority>(i)));
    const std::array numbers{tr("Weight of skill"),
                             tr("Weight of knowing the customer"),
                             tr("Weight of free room"),
                             tr("Weight of sparing who had hard cases"),
                             tr("Minutes of waiting that count as one priority"),
                             tr("Minutes until who refused is asked again")};
    for (size_t i = 0; i < numbers.size(); ++i) {
        m_numberLabels.at(i)->setText(numbers.at(i));
        m_numbers.at(i)->setAccessibleName(numbers.at(i));
    }
    m_save->setText(tr("Save"));
    m_discard->setText(tr("Discard"));
    m_versions->setText(tr("Earlier versions…"));
    m_try->setText(tr("Try on last week's cases"));
    for (QPushButton *button : {m_save, m_discard, m_versions, m_try})
        button->setAccessibleName(button->text());
    m_showing = false;
}

} // namespace lianxi
