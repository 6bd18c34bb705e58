// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/rule_editor.h"

#include "ui/conversation/words.h"
#include "ui/inbox/inbox_panel.h"
#include "ui/team/rule_words.h"

#include <QBoxLayout>
#include <QCheckBox>
#include <QComboBox>
#include <QEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QPlainTextEdit>
#include <QSpinBox>
#include <QToolButton>

namespace lianxi
{

using namespace Qt::StringLiterals;

namespace
{

constexpr int aYear = 366 * 24 * 60; ///< minutes
constexpr int idData = Qt::UserRole + 1;

/// A rule has no "mine".
constexpr std::array boxes{CaseFilter::Box::Open,    CaseFilter::Box::Unassigned, CaseFilter::Box::Supervisor,
                           CaseFilter::Box::Snoozed, CaseFilter::Box::Resolved,   CaseFilter::Box::All};

void fill(QComboBox *box, const QString &name, const QStringList &words)
{
    const int index = std::max(0, box->currentIndex());
    box->clear();
    box->addItems(words);
    box->setCurrentIndex(index);
    box->setAccessibleName(name);
}

template <class E, class Name>
QStringList wordsOf(const Name &name)
{
    QStringList words;
    for (size_t i = 0; i < EnumNames<E>::names.size(); ++i)
        words << name(static_cast<E>(i));
    return words;
}

} // namespace

RuleEditor::RuleEditor(ThemeSource &themes, const RuleBoard &board, QWidget *parent)
    : QWidget(parent)
    , m_themes(themes)
    , m_board(board)
    , m_whenTitle(new PlainLabel(this))
    , m_ifTitle(new PlainLabel(this))
    , m_thenTitle(new PlainLabel(this))
    , m_whenMistake(new PlainLabel(this))
    , m_ifMistake(new PlainLabel(this))
    , m_thenMistake(new PlainLabel(this))
    , m_hint(new PlainLabel(this))
    , m_trigger(new QComboBox(this))
    , m_box(new QComboBox(this))
    , m_platform(new QComboBox(this))
    , m_surface(new QComboBox(this))
    , m_before(new QSpinBox(this))
    , m_tag(new QLineEdit(this))
    , m_query(new QLineEdit(this))
    , m_unread(new QCheckBox(this))
    , m_steps(new QListWidget(this))
    , m_people(new QListWidget(this))
    , m_add(new QToolButton(this))
    , m_up(new QToolButton(this))
    , m_down(new QToolButton(this))
    , m_remove(new QToolButton(this))
    , m_deeds(new QMenu(this))
    , m_fields(new QWidget(this))
    , m_text(new QPlainTextEdit(m_fields))
    , m_family(new QComboBox(m_fields))
    , m_class(new QComboBox(m_fields))
    , m_priority(new QComboBox(m_fields))
    , m_category(new QComboBox(m_fields))
    , m_minutes(new QSpinBox(m_fields))
{
    build();
    for (size_t i = 0; i < EnumNames<RuleDeed>::names.size(); ++i)
        connect(m_deeds->addAction(QString()), &QAction::triggered, this,
                [this, i] { addStep(static_cast<RuleDeed>(i)); });
    retranslate();
    takeTheme();
    for (QComboBox *box : {m_trigger, m_box, m_platform, m_surface})
        connect(box, &QComboBox::currentIndexChanged, this, &RuleEditor::takeConditions);
    for (QLineEdit *line : {m_tag, m_query})
        connect(line, &QLineEdit::textChanged, this, &RuleEditor::takeConditions);
    connect(m_before, &QSpinBox::valueChanged, this, &RuleEditor::takeConditions);
    connect(m_unread, &QCheckBox::toggled, this, &RuleEditor::takeConditions);
    connect(m_steps, &QListWidget::currentRowChanged, this, &RuleEditor::showStep);
    connect(m_up, &QToolButton::clicked, this, [this] { moveStep(-1); });
    connect(m_down, &QToolButton::clicked, this, [this] { moveStep(1); });
    connect(m_remove, &QToolButton::clicked, this, &RuleEditor::removeStep);
    connect(m_text, &QPlainTextEdit::textChanged, this, &RuleEditor::takeStep);
    connect(m_minutes, &QSpinBox::valueChanged, this, &RuleEditor::takeStep);
    connect(m_people, &QListWidget::itemChanged, this, &RuleEditor::takeStep);
    for (QComboBox *box : {m_family, m_class, m_priority, m_category})
        connect(box, &QComboBox::currentIndexChanged, this, &RuleEditor::takeStep);
    connect(&m_themes, &ThemeSource::changed, this, &RuleEditor::takeTheme);
    setRule({});
}

void RuleEditor::build()
{
    for (PlainLabel *title : {m_whenTitle, m_ifTitle, m_thenTitle})
        title->setProperty("kind", u"caption"_s);
    m_whenMistake->setObjectName(u"whenMistake"_s);
    m_ifMistake->setObjectName(u"ifMistake"_s);
    m_thenMistake->setObjectName(u"thenMistake"_s);
    for (PlainLabel *label : {m_whenMistake, m_ifMistake, m_thenMistake}) {
        label->setProperty("kind", u"danger"_s);
        label->setElideMode(Qt::ElideNone);
    }
    m_hint->setProperty("kind", u"caption"_s);
    m_hint->setElideMode(Qt::ElideNone);
    m_steps->setObjectName(u"ruleSteps"_s);
    m_steps->setMinimumHeight(m_themes.theme().scaled(90));
    m_steps->setTextElideMode(Qt::ElideRight);
    m_steps->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(Theme::small);
    for (QWidget *part : std::initializer_list<QWidget *>{m_whenTitle, makeWhen(), m_whenMistake, m_ifTitle, makeIf(),
                                                          m_ifMistake, m_thenTitle})
        column->addWidget(part);
    column->addWidget(m_steps, 1);
    column->addWidget(makeTools());
    column->addWidget(m_thenMistake);
    column->addWidget(makeFields());
}

QWidget *RuleEditor::makeWhen()
{
    auto *row = new QWidget(this);
    auto *line = new QHBoxLayout(row);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(Theme::small);
    m_trigger->setObjectName(u"ruleTrigger"_s);
    m_before->setObjectName(u"ruleMinutes"_s);
    m_before->setRange(1, static_cast<int>(longestRuleWait.count()));
    m_tag->setObjectName(u"ruleTag"_s);
    m_tag->setMaxLength(200);
    line->addWidget(m_trigger);
    line->addWidget(m_before);
    line->addWidget(m_tag, 1);
    line->addStretch();
    return row;
}

QWidget *RuleEditor::makeIf()
{
    auto *row = new QWidget(this);
    auto *lines = new QVBoxLayout(row);
    lines->setContentsMargins(0, 0, 0, 0);
    lines->setSpacing(Theme::small);
    m_box->setObjectName(u"ruleBox"_s);
    m_platform->setObjectName(u"rulePlatform"_s);
    m_surface->setObjectName(u"ruleSurface"_s);
    m_unread->setObjectName(u"ruleUnread"_s);
    m_query->setObjectName(u"ruleQuery"_s);
    m_query->setMaxLength(2'000);
    auto *choices = new QHBoxLayout;
    choices->setSpacing(Theme::small);
    for (QComboBox *part : {m_box, m_platform, m_surface}) {
        part->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        part->setMinimumContentsLength(10);
        choices->addWidget(part, 1);
    }
    auto *words = new QHBoxLayout;
    words->setSpacing(Theme::small);
    words->addWidget(m_query, 1);
    words->addWidget(m_unread);
    lines->addLayout(choices);
    lines->addLayout(words);
    return row;
}

QWidget *RuleEditor::makeTools()
{
    auto *tools = new QWidget(this);
    auto *line = new QHBoxLayout(tools);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(Theme::tiny);
    m_add->setObjectName(u"addRuleStep"_s);
    m_add->setMenu(m_deeds);
    m_add->setPopupMode(QToolButton::InstantPopup);
    m_add->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_up->setObjectName(u"ruleStepUp"_s);
    m_down->setObjectName(u"ruleStepDown"_s);
    m_remove->setObjectName(u"removeRuleStep"_s);
    for (QToolButton *button : {m_add, m_up, m_down, m_remove}) {
        button->setFocusPolicy(Qt::TabFocus);
        line->addWidget(button);
    }
    m_up->setText(u"↑"_s);
    m_down->setText(u"↓"_s);
    line->addStretch();
    return tools;
}

QWidget *RuleEditor::makeFields()
{
    auto *column = new QVBoxLayout(m_fields);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(Theme::small);
    m_text->setObjectName(u"ruleText"_s);
    m_text->setTabChangesFocus(true);
    m_text->setFixedHeight(m_text->fontMetrics().lineSpacing() * 3 + 18);
    m_family->setObjectName(u"ruleFamily"_s);
    m_class->setObjectName(u"ruleClass"_s);
    m_priority->setObjectName(u"rulePriority"_s);
    m_category->setObjectName(u"ruleCategory"_s);
    m_minutes->setObjectName(u"ruleLength"_s);
    m_minutes->setRange(0, aYear);
    m_people->setObjectName(u"rulePeople"_s);
    m_people->setFixedHeight(m_people->fontMetrics().lineSpacing() * 5);
    column->addWidget(m_text);
    column->addWidget(m_hint);
    column->addWidget(m_people);
    for (QWidget *field : std::initializer_list<QWidget *>{m_family, m_class, m_priority, m_category, m_minutes})
        column->addWidget(field, 0, Qt::AlignLeft);
    return m_fields;
}

void RuleEditor::setRule(const Rule &rule)
{
    m_rule = rule;
    showConditions();
    showSteps();
    m_steps->setCurrentRow(m_rule.steps.empty() ? -1 : 0);
    showStep();
}

RuleStep *RuleEditor::chosen()
{
    const int row = m_steps->currentRow();
    return row >= 0 && row < static_cast<int>(m_rule.steps.size()) ? &m_rule.steps.at(static_cast<size_t>(row))
                                                                   : nullptr;
}

QString RuleEditor::personName(const QString &id) const
{
    const std::vector<Colleague> people = m_board.colleagues ? m_board.colleagues() : std::vector<Colleague>();
    const auto known =
        std::find_if(people.begin(), people.end(), [&id](const Colleague &one) { return one.id.text() == id; });
    return known == people.end() || known->name.isEmpty() ? id : known->name;
}

void RuleEditor::addStep(RuleDeed deed)
{
    const int at = std::min(m_steps->currentRow() + 1, static_cast<int>(m_rule.steps.size()));
    RuleStep step{.deed = deed};
    if (deed == RuleDeed::Category && m_board.categories && !m_board.categories().empty())
        step.text = m_board.categories().front().id;
    if (deed == RuleDeed::Wait)
        step.length = std::chrono::minutes(10);
    m_rule.steps.insert(m_rule.steps.begin() + at, step);
    showSteps();
    m_steps->setCurrentRow(at);
    showStep();
    if (m_text->isVisible())
        m_text->setFocus();
    Q_EMIT edited();
}

void RuleEditor::moveStep(int by)
{
    const int from = m_steps->currentRow(), to = from + by;
    if (!chosen() || to < 0 || to >= static_cast<int>(m_rule.steps.size()))
        return;
    std::swap(m_rule.steps.at(static_cast<size_t>(from)), m_rule.steps.at(static_cast<size_t>(to)));
    showSteps();
    m_steps->setCurrentRow(to);
    Q_EMIT edited();
}

void RuleEditor::removeStep()
{
    if (!chosen())
        return;
    const int row = m_steps->currentRow();
    m_rule.steps.erase(m_rule.steps.begin() + row);
    showSteps();
    m_steps->setCurrentRow(std::min(row, static_cast<int>(m_rule.steps.size()) - 1));
    showStep();
    Q_EMIT edited();
}

/// What the fields of when and if say becomes the rule's.
void RuleEditor::takeConditions()
{
    if (m_showing)
        return;
    m_rule.trigger = static_cast<RuleTrigger>(std::max(0, m_trigger->currentIndex()));
    m_rule.tag = m_tag->text().trimmed();
    m_rule.length = std::chrono::minutes(m_before->value());
    CaseFilter &filter = m_rule.conditions;
    filter.box = boxes.at(static_cast<size_t>(std::max(0, m_box->currentIndex())));
    const int platform = m_platform->currentIndex(), surface = m_surface->currentIndex();
    filter.platform = platform > 0 ? std::optional(static_cast<Platform>(platform - 1)) : std::nullopt;
    filter.surface = surface > 0 ? std::optional(static_cast<Surface>(surface - 1)) : std::nullopt;
    filter.unreadOnly = m_unread->isChecked();
    filter.query = m_query->text();
    m_tag->setVisible(m_rule.trigger == RuleTrigger::CaseTagged);
    m_before->setVisible(m_rule.trigger == RuleTrigger::ClockNear || m_rule.trigger == RuleTrigger::Unanswered);
    showMistakes();
    Q_EMIT edited();
}

/// What the fields below the list say becomes the chosen step.
void RuleEditor::takeStep()
{
    RuleStep *step = chosen();
    if (m_showing || !step)
        return;
    if (step->deed == RuleDeed::Category) {
        const auto index = static_cast<size_t>(m_category->currentIndex());
        step->text = index < m_offered.size() ? m_offered.at(index).id : step->text;
    } else {
        step->text = m_text->toPlainText();
    }
    step->family = static_cast<TagFamily>(m_family->currentIndex());
    step->caseClass = static_cast<CaseClass>(m_class->currentIndex());
    step->priority = static_cast<Priority>(m_priority->currentIndex());
    step->length = std::chrono::minutes(m_minutes->value());
    step->people.clear();
    for (int row = 0; row < m_people->count(); ++row)
        if (m_people->item(row)->checkState() == Qt::Checked)
            step->people << m_people->item(row)->data(idData).toString();
    showMistakes();
    Q_EMIT edited();
}

void RuleEditor::showConditions()
{
    const bool was = std::exchange(m_showing, true);
    const CaseFilter &filter = m_rule.conditions;
    m_trigger->setCurrentIndex(static_cast<int>(m_rule.trigger));
    m_before->setValue(static_cast<int>(m_rule.length.count()));
    m_tag->setText(m_rule.tag);
    const auto box = std::find(boxes.begin(), boxes.end(), filter.box);
    m_box->setCurrentIndex(box == boxes.end() ? 0 : static_cast<int>(box - boxes.begin()));
    m_platform->setCurrentIndex(filter.platform ? static_cast<int>(*filter.platform) + 1 : 0);
    m_surface->setCurrentIndex(filter.surface ? static_cast<int>(*filter.surface) + 1 : 0);
    m_unread->setChecked(filter.unreadOnly);
    m_query->setText(filter.query);
    m_tag->setVisible(m_rule.trigger == RuleTrigger::CaseTagged);
    m_before->setVisible(m_rule.trigger == RuleTrigger::ClockNear || m_rule.trigger == RuleTrigger::Unanswered);
    m_showing = was;
}

void RuleEditor::showSteps()
{
    {
        const QSignalBlocker quiet(m_steps); // lines and steps differ until the last one is there
        m_steps->clear();
        for (size_t i = 0; i < m_rule.steps.size(); ++i)
            m_steps->addItem(QString());
    }
    showMistakes();
}

void RuleEditor::showMistakes()
{
    const QStringList queues = m_board.queues ? m_board.queues() : QStringList();
    const std::vector<RuleMistake> mistakes = mistakesOf(m_rule, &queues);
    const Theme &theme = m_themes.theme();
    const auto at = [&mistakes](RuleMistake::Part part, int step) {
        const auto found = std::find_if(mistakes.begin(), mistakes.end(),
                                        [&](const RuleMistake &one) { return one.part == part && one.step == step; });
        return found == mistakes.end() ? nullptr : &*found;
    };
    for (int row = 0; row < m_steps->count(); ++row) {
        const RuleMistake *wrong = at(RuleMistake::Part::Then, row);
        const QString words = tr("%1. %2").arg(row + 1).arg(RuleWords::step(
            m_rule.steps.at(static_cast<size_t>(row)), [this](const QString &id) { return personName(id); }));
        QListWidgetItem *item = m_steps->item(row);
        item->setText(words);
        item->setIcon(wrong ? theme.icon(IconName::Warning, wrong->isWarning() ? ColorRole::Warning : ColorRole::Danger)
                            : QIcon());
        item->setData(Qt::AccessibleTextRole, wrong ? words + u". "_s + RuleWords::mistake(*wrong) : words);
    }
    const auto say = [](PlainLabel *label, const RuleMistake *wrong, const QString &before = {}) {
        label->setText(wrong ? before + RuleWords::mistake(*wrong) : QString());
        label->setVisible(wrong != nullptr);
    };
    say(m_whenMistake, at(RuleMistake::Part::When, -1));
    say(m_ifMistake, at(RuleMistake::Part::If, -1));
    // Said: what is wrong with the chosen step, or else the first mistake with its place.
    if (const RuleMistake *here = at(RuleMistake::Part::Then, m_steps->currentRow()))
        return say(m_thenMistake, here);
    const auto first = std::find_if(mistakes.begin(), mistakes.end(),
                                    [](const RuleMistake &one) { return one.part == RuleMistake::Part::Then; });
    if (first == mistakes.end())
        return say(m_thenMistake, nullptr);
    say(m_thenMistake, &*first, first->step < 0 ? QString() : tr("Step %1: ").arg(first->step + 1));
}

void RuleEditor::showPeople(const RuleStep &step)
{
    m_people->clear();
    std::vector<Colleague> people = m_board.colleagues ? m_board.colleagues() : std::vector<Colleague>();
    for (const QString &id : step.people) // somebody who has left stays named until they are taken out
        if (std::none_of(people.begin(), people.end(), [&id](const Colleague &one) { return one.id.text() == id; }))
            people.push_back({AgentId(id), id});
    for (const Colleague &one : people) {
        auto *line = new QListWidgetItem(one.name.isEmpty() ? one.id.text() : one.name, m_people);
        line->setData(idData, one.id.text());
        line->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
        line->setCheckState(step.people.contains(one.id.text()) ? Qt::Checked : Qt::Unchecked);
    }
}

void RuleEditor::showStep()
{
    const RuleStep *step = chosen();
    const bool was = std::exchange(m_showing, true);
    const RuleDeed deed = step ? step->deed : RuleDeed::Resolve;
    const bool tags = deed == RuleDeed::Tag || deed == RuleDeed::Untag;
    m_text->setVisible(hasText(deed) && deed != RuleDeed::Category);
    m_hint->setVisible(writesText(deed));
    m_family->setVisible(tags);
    m_class->setVisible(deed == RuleDeed::Class);
    m_priority->setVisible(deed == RuleDeed::Priority);
    m_category->setVisible(deed == RuleDeed::Category);
    m_minutes->setVisible(deed == RuleDeed::Wait || deed == RuleDeed::Snooze);
    m_minutes->setSpecialValueText(deed == RuleDeed::Snooze ? tr("until the customer writes") : QString());
    m_people->setVisible(deed == RuleDeed::Assign || deed == RuleDeed::Notify);
    if (step) {
        m_text->setPlainText(step->text);
        m_text->setAccessibleName(RuleWords::deed(deed));
        m_family->setCurrentIndex(static_cast<int>(step->family));
        m_class->setCurrentIndex(static_cast<int>(step->caseClass));
        m_priority->setCurrentIndex(static_cast<int>(step->priority));
        m_minutes->setValue(static_cast<int>(step->length.count()));
        showPeople(*step);
    }
    if (step && deed == RuleDeed::Category) {
        m_category->clear();
        m_offered = m_board.categories ? m_board.categories() : std::vector<CategoryChoice>();
        if (std::none_of(m_offered.begin(), m_offered.end(),
                         [step](const CategoryChoice &one) { return one.id == step->text; })
            && !step->text.isEmpty())
            m_offered.push_back({step->text, step->text}); // of other rules than this desk's
        for (const CategoryChoice &one : m_offered)
            m_category->addItem(one.title);
        for (size_t i = 0; i < m_offered.size(); ++i)
            if (m_offered.at(i).id == step->text)
                m_category->setCurrentIndex(static_cast<int>(i));
    }
    m_up->setEnabled(step && m_steps->currentRow() > 0);
    m_down->setEnabled(step && m_steps->currentRow() + 1 < m_steps->count());
    m_remove->setEnabled(step);
    m_showing = was;
    showMistakes();
}

void RuleEditor::fillWords()
{
    fill(m_trigger, tr("When"), wordsOf<RuleTrigger>(RuleWords::trigger));
    QStringList places;
    for (const CaseFilter::Box box : boxes)
        places << boxName(box);
    fill(m_box, tr("Box"), places);
    fill(m_platform, tr("Platform"),
         QStringList(tr("Every platform")) + wordsOf<Platform>([](Platform one) { return platformName(one); }));
    fill(m_surface, tr("Public or private"),
         QStringList(tr("Public and private")) + wordsOf<Surface>([](Surface one) { return surfaceName(one); }));
    fill(m_family, tr("Kind of tag"), wordsOf<TagFamily>(ConversationWords::tagFamily));
    fill(m_class, tr("Class"), wordsOf<CaseClass>(ConversationWords::caseClass));
    fill(m_priority, tr("Priority"), wordsOf<Priority>(ConversationWords::priority));
}

void RuleEditor::retranslate()
{
    const bool was = std::exchange(m_showing, true);
    fillWords();
    m_whenTitle->setText(tr("When"));
    m_ifTitle->setText(tr("If the case is one of these"));
    m_thenTitle->setText(tr("Then"));
    m_before->setSuffix(tr(" min"));
    m_before->setAccessibleName(tr("How long"));
    m_tag->setPlaceholderText(tr("Tag; empty: any"));
    m_tag->setAccessibleName(tr("Tag"));
    m_unread->setText(tr("Unread only"));
    m_query->setPlaceholderText(tr("Words and operators as in the search: refund tag:VIP -is:public"));
    m_query->setAccessibleName(tr("Words and operators"));
    m_steps->setAccessibleName(tr("Deeds"));
    m_people->setAccessibleName(tr("People"));
    m_add->setText(tr("Add a deed"));
    m_add->setAccessibleName(tr("Add a deed"));
    m_up->setAccessibleName(tr("Earlier"));
    m_up->setToolTip(tr("Earlier"));
    m_down->setAccessibleName(tr("Later"));
    m_down->setToolTip(tr("Later"));
    m_remove->setAccessibleName(tr("Remove the deed"));
    m_remove->setToolTip(tr("Remove the deed"));
    m_hint->setText(tr("{customer}, {brand} and {number} are filled in."));
    m_minutes->setSuffix(tr(" min"));
    m_minutes->setAccessibleName(tr("How long"));
    m_category->setAccessibleName(tr("Category"));
    const QList<QAction *> deeds = m_deeds->actions();
    for (int i = 0; i < deeds.size(); ++i)
        deeds.at(i)->setText(RuleWords::deed(static_cast<RuleDeed>(i)));
    m_showing = was;
    showStep();
}

void RuleEditor::takeTheme()
{
    const Theme &theme = m_themes.theme();
    m_add->setIcon(theme.icon(IconName::Plus));
    m_remove->setIcon(theme.icon(IconName::Close));
    showMistakes();
}

void RuleEditor::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace lianxi
