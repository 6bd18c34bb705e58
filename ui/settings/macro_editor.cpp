// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/macro_editor.h"

#include "ui/conversation/words.h"
#include "ui/team/macro_words.h"

#include <QBoxLayout>
#include <QComboBox>
#include <QEvent>
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

bool writesText(MacroDeed deed)
{
    return deed == MacroDeed::Insert || deed == MacroDeed::Send || deed == MacroDeed::Note;
}
} // namespace

MacroEditor::MacroEditor(ThemeSource &themes, QWidget *parent)
    : ItemEditor(parent)
    , m_themes(themes)
    , m_steps(new QListWidget(this))
    , m_mistake(new PlainLabel(this))
    , m_hint(new PlainLabel(this))
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
    connect(m_steps, &QListWidget::currentRowChanged, this, &MacroEditor::showFields);
    connect(m_up, &QToolButton::clicked, this, [this] { moveStep(-1); });
    connect(m_down, &QToolButton::clicked, this, [this] { moveStep(1); });
    connect(m_remove, &QToolButton::clicked, this, &MacroEditor::removeStep);
    connect(m_text, &QPlainTextEdit::textChanged, this, &MacroEditor::takeFields);
    connect(m_minutes, &QSpinBox::valueChanged, this, &MacroEditor::takeFields);
    for (QComboBox *box : {m_family, m_class, m_priority, m_category})
        connect(box, &QComboBox::currentIndexChanged, this, &MacroEditor::takeFields);
    for (size_t i = 0; i < EnumNames<MacroDeed>::names.size(); ++i)
        connect(m_deeds->addAction(QString()), &QAction::triggered, this,
                [this, i] { addStep(static_cast<MacroDeed>(i)); });
    connect(&m_themes, &ThemeSource::changed, this, &MacroEditor::takeTheme);
    retranslate();
    takeTheme();
    setMacro({});
}

void MacroEditor::build()
{
    m_steps->setObjectName(u"macroSteps"_s);
    m_steps->setMinimumHeight(m_themes.theme().scaled(120));
    m_steps->setTextElideMode(Qt::ElideRight);
    m_steps->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_mistake->setObjectName(u"macroMistake"_s);
    m_mistake->setProperty("kind", u"danger"_s);
    m_hint->setProperty("kind", u"caption"_s);
    for (PlainLabel *label : {m_mistake, m_hint})
        label->setElideMode(Qt::ElideNone);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(Theme::small);
    column->addWidget(m_steps, 1);
    column->addWidget(makeTools());
    column->addWidget(m_mistake);
    column->addWidget(makeFields());
}

QWidget *MacroEditor::makeTools()
{
    auto *tools = new QWidget(this);
    auto *line = new QHBoxLayout(tools);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(Theme::tiny);
    m_add->setObjectName(u"addStep"_s);
    m_add->setMenu(m_deeds);
    m_add->setPopupMode(QToolButton::InstantPopup);
    m_add->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_up->setObjectName(u"stepUp"_s);
    m_down->setObjectName(u"stepDown"_s);
    m_remove->setObjectName(u"removeStep"_s);
    for (QToolButton *button : {m_add, m_up, m_down, m_remove}) {
        button->setFocusPolicy(Qt::TabFocus);
        line->addWidget(button);
    }
    m_up->setText(u"↑"_s);
    m_down->setText(u"↓"_s);
    line->addStretch();
    return tools;
}

QWidget *MacroEditor::makeFields()
{
    auto *column = new QVBoxLayout(m_fields);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(Theme::small);
    m_text->setObjectName(u"stepText"_s);
    m_text->setTabChangesFocus(true);
    m_text->setFixedHeight(m_text->fontMetrics().lineSpacing() * 5 + 18);
    m_family->setObjectName(u"stepFamily"_s);
    m_class->setObjectName(u"stepClass"_s);
    m_priority->setObjectName(u"stepPriority"_s);
    m_category->setObjectName(u"stepCategory"_s);
    m_minutes->setObjectName(u"stepMinutes"_s);
    m_minutes->setRange(0, aYear);
    column->addWidget(m_text);
    column->addWidget(m_hint);
    for (QWidget *field : std::initializer_list<QWidget *>{m_family, m_class, m_priority, m_category, m_minutes})
        column->addWidget(field, 0, Qt::AlignLeft);
    return m_fields;
}

void MacroEditor::setCategories(std::function<std::vector<CategoryChoice>()> categories)
{
    m_categories = std::move(categories);
}

bool MacroEditor::show(const QJsonObject &body)
{
    const Result<Macro> macro = fromMacroBody(body);
    setMacro(macro.value_or(Macro()));
    return macro.has_value();
}

QString MacroEditor::describe(const QJsonObject &body) const
{
    const Result<Macro> macro = fromMacroBody(body);
    QStringList steps;
    for (const MacroStep &step : macro ? macro->steps : std::vector<MacroStep>())
        steps << MacroWords::step(step);
    return steps.join(u"; "_s);
}

void MacroEditor::setMacro(const Macro &macro)
{
    m_macro = macro;
    showSteps();
    m_steps->setCurrentRow(m_macro.steps.empty() ? -1 : 0);
    showFields();
}

MacroStep *MacroEditor::chosen()
{
    const int row = m_steps->currentRow();
    return row >= 0 && row < static_cast<int>(m_macro.steps.size()) ? &m_macro.steps.at(static_cast<size_t>(row))
                                                                    : nullptr;
}

void MacroEditor::addStep(MacroDeed deed)
{
    const int at = std::min(m_steps->currentRow() + 1, static_cast<int>(m_macro.steps.size()));
    MacroStep step{.deed = deed};
    if (deed == MacroDeed::Category && m_categories && !m_categories().empty())
        step.text = m_categories().front().id;
    m_macro.steps.insert(m_macro.steps.begin() + at, step);
    showSteps();
    m_steps->setCurrentRow(at);
    showFields();
    if (m_text->isVisible())
        m_text->setFocus();
    Q_EMIT edited();
}

void MacroEditor::moveStep(int by)
{
    const int from = m_steps->currentRow(), to = from + by;
    if (!chosen() || to < 0 || to >= static_cast<int>(m_macro.steps.size()))
        return;
    std::swap(m_macro.steps.at(static_cast<size_t>(from)), m_macro.steps.at(static_cast<size_t>(to)));
    showSteps();
    m_steps->setCurrentRow(to);
    Q_EMIT edited();
}

void MacroEditor::removeStep()
{
    if (!chosen())
        return;
    const int row = m_steps->currentRow();
    m_macro.steps.erase(m_macro.steps.begin() + row);
    showSteps();
    m_steps->setCurrentRow(std::min(row, static_cast<int>(m_macro.steps.size()) - 1));
    showFields();
    Q_EMIT edited();
}

/// What the fields say becomes the chosen step.
void MacroEditor::takeFields()
{
    MacroStep *step = chosen();
    if (m_showing || !step)
        return;
    if (step->deed == MacroDeed::Category) {
        const auto index = static_cast<size_t>(m_category->currentIndex());
        step->text = index < m_offered.size() ? m_offered.at(index).id : step->text;
    } else {
        step->text = m_text->toPlainText();
    }
    step->family = static_cast<TagFamily>(m_family->currentIndex());
    step->caseClass = static_cast<CaseClass>(m_class->currentIndex());
    step->priority = static_cast<Priority>(m_priority->currentIndex());
    step->length = std::chrono::minutes(m_minutes->value());
    showMistakes();
    Q_EMIT edited();
}

void MacroEditor::showSteps()
{
    {
        const QSignalBlocker quiet(m_steps); // lines and steps differ until the last one is there
        m_steps->clear();
        for (size_t i = 0; i < m_macro.steps.size(); ++i)
            m_steps->addItem(QString());
    }
    showMistakes();
}

void MacroEditor::showMistakes()
{
    const std::vector<MacroMistake> mistakes = mistakesOf(m_macro);
    const Theme &theme = m_themes.theme();
    for (int row = 0; row < m_steps->count(); ++row) {
        const MacroStep &step = m_macro.steps.at(static_cast<size_t>(row));
        const auto wrong =
            std::find_if(mistakes.begin(), mistakes.end(), [row](const MacroMistake &one) { return one.step == row; });
        const QString words = tr("%1. %2").arg(row + 1).arg(MacroWords::step(step));
        QListWidgetItem *item = m_steps->item(row);
        item->setText(words);
        item->setIcon(wrong == mistakes.end() ? QIcon() : theme.icon(IconName::Warning, ColorRole::Danger));
        item->setData(Qt::AccessibleTextRole,
                      wrong == mistakes.end() ? words : words + u". "_s + MacroWords::mistake(*wrong));
    }
    // Said: what is wrong with the chosen step, or else the first mistake with its place.
    const int row = m_steps->currentRow();
    const auto here =
        std::find_if(mistakes.begin(), mistakes.end(), [row](const MacroMistake &one) { return one.step == row; });
    QString said;
    if (here != mistakes.end())
        said = MacroWords::mistake(*here);
    else if (!mistakes.empty())
        said = tr("Step %1: %2").arg(mistakes.front().step + 1).arg(MacroWords::mistake(mistakes.front()));
    m_mistake->setText(said);
    m_mistake->setVisible(!said.isEmpty());
}

void MacroEditor::showFields()
{
    const MacroStep *step = chosen();
    const bool was = std::exchange(m_showing, true);
    const MacroDeed deed = step ? step->deed : MacroDeed::Next;
    const bool tags = deed == MacroDeed::Tag || deed == MacroDeed::Untag;
    m_text->setVisible(writesText(deed) || tags || deed == MacroDeed::Queue);
    m_hint->setVisible(writesText(deed));
    m_family->setVisible(tags);
    m_class->setVisible(deed == MacroDeed::Class);
    m_priority->setVisible(deed == MacroDeed::Priority);
    m_category->setVisible(deed == MacroDeed::Category);
    m_minutes->setVisible(deed == MacroDeed::Snooze);
    if (step) {
        m_text->setPlainText(step->text);
        m_text->setAccessibleName(MacroWords::deed(deed));
        m_family->setCurrentIndex(static_cast<int>(step->family));
        m_class->setCurrentIndex(static_cast<int>(step->caseClass));
        m_priority->setCurrentIndex(static_cast<int>(step->priority));
        m_minutes->setValue(static_cast<int>(step->length.count()));
    }
    if (step && deed == MacroDeed::Category) {
        m_category->clear();
        m_offered = m_categories ? m_categories() : std::vector<CategoryChoice>();
        const auto known = std::find_if(m_offered.begin(), m_offered.end(),
                                        [step](const CategoryChoice &one) { return one.id == step->text; });
        if (known == m_offered.end() && !step->text.isEmpty())
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

void MacroEditor::retranslate()
{
    m_showing = true;
    m_steps->setAccessibleName(tr("Steps"));
    m_text->setAccessibleName(tr("Text"));
    m_add->setText(tr("Add a step"));
    m_add->setAccessibleName(tr("Add a step"));
    m_up->setAccessibleName(tr("Earlier"));
    m_up->setToolTip(tr("Earlier"));
    m_down->setAccessibleName(tr("Later"));
    m_down->setToolTip(tr("Later"));
    m_remove->setAccessibleName(tr("Remove the step"));
    m_remove->setToolTip(tr("Remove the step"));
    m_hint->setText(tr("{customer}, {agent}, {brand}, {position} in the queue and {wait} in minutes are filled in."));
    m_minutes->setSuffix(tr(" min"));
    m_minutes->setSpecialValueText(tr("until the customer writes"));
    m_minutes->setAccessibleName(tr("How long"));
    const QList<QAction *> deeds = m_deeds->actions();
    for (int i = 0; i < deeds.size(); ++i)
        deeds.at(i)->setText(MacroWords::deed(static_cast<MacroDeed>(i)));
    const auto fill = [](QComboBox *box, const QString &name, const QStringList &words) {
        const int index = std::max(0, box->currentIndex());
        box->clear();
        box->addItems(words);
        box->setCurrentIndex(index);
        box->setAccessibleName(name);
    };
    QStringList families, classes, priorities;
    for (size_t i = 0; i < EnumNames<TagFamily>::names.size(); ++i)
        families << ConversationWords::tagFamily(static_cast<TagFamily>(i));
    for (size_t i = 0; i < EnumNames<CaseClass>::names.size(); ++i)
        classes << ConversationWords::caseClass(static_cast<CaseClass>(i));
    for (size_t i = 0; i < EnumNames<Priority>::names.size(); ++i)
        priorities << ConversationWords::priority(static_cast<Priority>(i));
    fill(m_family, tr("Kind of tag"), families);
    fill(m_class, tr("Class"), classes);
    fill(m_priority, tr("Priority"), priorities);
    m_category->setAccessibleName(tr("Category"));
    m_showing = false;
    showFields();
}

void MacroEditor::takeTheme()
{
    const Theme &theme = m_themes.theme();
    m_add->setIcon(theme.icon(IconName::Plus));
    m_remove->setIcon(theme.icon(IconName::Close));
    showMistakes();
}

void MacroEditor::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    ItemEditor::changeEvent(event);
}

} // namespace lianxi
