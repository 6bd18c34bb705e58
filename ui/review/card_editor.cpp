// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/review/card_editor.h"

#include "ui/review/review_words.h"
#include "ui/theme/theme.h"

#include <QBoxLayout>
#include <QCheckBox>
#include <QComboBox>
#include <QEvent>
#include <QGridLayout>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QUuid>

namespace lianxi
{

using namespace Qt::StringLiterals;

CardEditor::CardEditor(QWidget *parent)
    : ItemEditor(parent)
    , m_pass(new QSpinBox(this))
    , m_points(new QSpinBox(this))
    , m_list(new QListWidget(this))
    , m_add(new QPushButton(this))
    , m_remove(new QPushButton(this))
    , m_up(new QPushButton(u"↑"_s, this))
    , m_down(new QPushButton(u"↓"_s, this))
    , m_section(new QComboBox(this))
    , m_count(new QComboBox(this))
    , m_title(new QLineEdit(this))
    , m_help(new QPlainTextEdit(this))
    , m_fatal(new QCheckBox(this))
    , m_passLabel(new PlainLabel(this))
    , m_sectionLabel(new PlainLabel(this))
    , m_titleLabel(new PlainLabel(this))
    , m_helpLabel(new PlainLabel(this))
    , m_pointsLabel(new PlainLabel(this))
    , m_countLabel(new PlainLabel(this))
    , m_mistake(new PlainLabel(this))
    , m_question(new QWidget(this))
{
    setObjectName(u"cardEditor"_s);
    build();
    connect(m_list, &QListWidget::currentRowChanged, this, &CardEditor::showQuestion);
    connect(m_add, &QPushButton::clicked, this, &CardEditor::add);
    connect(m_remove, &QPushButton::clicked, this, &CardEditor::remove);
    connect(m_up, &QPushButton::clicked, this, [this] { move(-1); });
    connect(m_down, &QPushButton::clicked, this, [this] { move(1); });
    for (QSpinBox *weight : m_weights)
        connect(weight, &QSpinBox::valueChanged, this, &CardEditor::takeWeights);
    connect(m_pass, &QSpinBox::valueChanged, this, &CardEditor::takeWeights);
    connect(m_points, &QSpinBox::valueChanged, this, &CardEditor::takeQuestion);
    for (QComboBox *box : {m_section, m_count})
        connect(box, &QComboBox::activated, this, &CardEditor::takeQuestion);
    connect(m_title, &QLineEdit::textEdited, this, &CardEditor::takeQuestion);
    connect(m_help, &QPlainTextEdit::textChanged, this, &CardEditor::takeQuestion);
    connect(m_fatal, &QCheckBox::toggled, this, &CardEditor::takeQuestion);
    retranslate();
}

void CardEditor::build()
{
    const std::pair<QWidget *, QString> named[] = {
        {m_pass, u"cardPass"_s},        {m_points, u"questionPoints"_s}, {m_list, u"questions"_s},
        {m_add, u"addQuestion"_s},      {m_remove, u"removeQuestion"_s}, {m_up, u"questionUp"_s},
        {m_down, u"questionDown"_s},    {m_section, u"questionPart"_s},  {m_count, u"questionCount"_s},
        {m_title, u"questionTitle"_s},  {m_help, u"questionHelp"_s},     {m_fatal, u"questionFatal"_s},
        {m_mistake, u"cardMistakes"_s}, {m_question, u"question"_s}};
    for (const auto &[part, name] : named)
        part->setObjectName(name);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(Theme::small);
    auto *weights = new QGridLayout;
    weights->setHorizontalSpacing(Theme::small);
    for (size_t i = 0; i < cardSections; ++i) {
        m_weights.at(i) = new QSpinBox(this);
        m_weights.at(i)->setObjectName(u"weight%1"_s.arg(i));
        m_weights.at(i)->setRange(0, 100);
        m_weights.at(i)->setSuffix(u" %"_s);
        m_weightLabels.at(i) = new PlainLabel(this);
        weights->addWidget(m_weightLabels.at(i), 0, static_cast<int>(i));
        weights->addWidget(m_weights.at(i), 1, static_cast<int>(i));
    }
    m_pass->setRange(0, 100);
    m_pass->setSuffix(u" %"_s);
    weights->addWidget(m_passLabel, 0, static_cast<int>(cardSections));
    weights->addWidget(m_pass, 1, static_cast<int>(cardSections));
    column->addLayout(weights);
    m_list->setTextElideMode(Qt::ElideRight);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    column->addWidget(m_list, 1);
    auto *tools = new QHBoxLayout;
    tools->setSpacing(Theme::tiny);
    for (QPushButton *button : {m_add, m_up, m_down, m_remove})
        tools->addWidget(button);
    tools->addStretch();
    column->addLayout(tools);

    m_points->setRange(1, mostPoints);
    m_title->setMaxLength(longestCardTitle);
    m_help->setTabChangesFocus(true);
    m_help->setFixedHeight(fontMetrics().lineSpacing() * 3 + 12);
    for (size_t i = 0; i < cardSections; ++i)
        m_section->addItem(QString());
    for (size_t i = 0; i < EnumNames<AutomaticCount>::names.size(); ++i)
        m_count->addItem(QString());
    m_section->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_count->setMinimumContentsLength(12);
    m_count->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    auto *fields = new QGridLayout(m_question);
    fields->setContentsMargins(0, 0, 0, 0);
    fields->setHorizontalSpacing(Theme::small);
    fields->addWidget(m_titleLabel, 0, 0, 1, 3);
    fields->addWidget(m_title, 1, 0, 1, 3);
    fields->addWidget(m_helpLabel, 2, 0, 1, 3);
    fields->addWidget(m_help, 3, 0, 1, 3);
    fields->addWidget(m_sectionLabel, 4, 0);
    fields->addWidget(m_pointsLabel, 4, 1);
    fields->addWidget(m_countLabel, 4, 2);
    fields->addWidget(m_section, 5, 0);
    fields->addWidget(m_points, 5, 1);
    fields->addWidget(m_count, 5, 2);
    fields->addWidget(m_fatal, 6, 0, 1, 3);
    fields->setColumnStretch(2, 1);
    column->addWidget(m_question);
    m_mistake->setElideMode(Qt::ElideNone);
    m_mistake->setProperty("kind", u"danger"_s);
    column->addWidget(m_mistake);
}

bool CardEditor::show(const QJsonObject &body)
{
    const Result<ScoreCard> card = fromCardBody(body);
    setCard(card.value_or(ScoreCard()));
    return card.has_value();
}

void CardEditor::begin()
{
    setCard(shippedCard(ReviewWords::inChinese()));
}

QString CardEditor::describe(const QJsonObject &body) const
{
    const Result<ScoreCard> card = fromCardBody(body);
    return card ? tr("%n question(s)", nullptr, static_cast<int>(card->criteria.size())) : QString();
}

void CardEditor::setCard(ScoreCard card)
{
    m_showing = true;
    m_card = std::move(card);
    for (size_t i = 0; i < cardSections; ++i)
        m_weights.at(i)->setValue(m_card.weights.at(i));
    m_pass->setValue(m_card.passMark);
    m_showing = false;
    fillQuestions(0);
    showMistakes();
}

void CardEditor::fillQuestions(int current)
{
    m_showing = true;
    m_list->clear();
    for (const CardCriterion &one : m_card.criteria)
        m_list->addItem(tr("%1: %2 · %n point(s)", nullptr, one.points)
                            .arg(ReviewWords::section(one.section), one.title.isEmpty() ? u"…"_s : one.title));
    m_list->setCurrentRow(std::min(current, m_list->count() - 1));
    m_showing = false;
    showQuestion();
}

void CardEditor::showQuestion()
{
    if (m_showing)
        return;
    const int row = m_list->currentRow();
    const bool any = row >= 0 && row < static_cast<int>(m_card.criteria.size());
    m_question->setEnabled(any);
    m_remove->setEnabled(any);
    m_up->setEnabled(any && row > 0);
    m_down->setEnabled(any && row + 1 < m_list->count());
    m_add->setEnabled(m_list->count() < mostCriteria);
    const CardCriterion one = any ? m_card.criteria.at(static_cast<size_t>(row)) : CardCriterion();
    m_showing = true;
    m_title->setText(one.title);
    m_help->setPlainText(one.help);
    m_points->setValue(one.points);
    m_section->setCurrentIndex(static_cast<int>(one.section));
    m_count->setCurrentIndex(static_cast<int>(one.count));
    m_fatal->setChecked(one.fatal);
    m_showing = false;
}

void CardEditor::takeQuestion()
{
    const int row = m_list->currentRow();
    if (m_showing || row < 0)
        return;
    CardCriterion &one = m_card.criteria.at(static_cast<size_t>(row));
    one.title = m_title->text();
    one.help = m_help->toPlainText();
    one.points = m_points->value();
    one.section = static_cast<CardSection>(m_section->currentIndex());
    one.count = static_cast<AutomaticCount>(m_count->currentIndex());
    one.fatal = m_fatal->isChecked();
    m_list->item(row)->setText(tr("%1: %2 · %n point(s)", nullptr, one.points)
                                   .arg(ReviewWords::section(one.section), one.title.isEmpty() ? u"…"_s : one.title));
    tell();
}

void CardEditor::takeWeights()
{
    if (m_showing)
        return;
    for (size_t i = 0; i < cardSections; ++i)
        m_card.weights.at(i) = m_weights.at(i)->value();
    m_card.passMark = m_pass->value();
    tell();
}

void CardEditor::add()
{
    CardCriterion one;
    one.id = QUuid::createUuid().toString(QUuid::WithoutBraces);
    const int row = m_list->currentRow();
    one.section = row < 0 ? CardSection::Attitude : m_card.criteria.at(static_cast<size_t>(row)).section;
    m_card.criteria.insert(m_card.criteria.begin() + (row + 1), one);
    fillQuestions(row + 1);
    m_title->setFocus();
    tell();
}

void CardEditor::remove()
{
    const int row = m_list->currentRow();
    if (row < 0)
        return;
    m_card.criteria.erase(m_card.criteria.begin() + row);
    fillQuestions(row);
    tell();
}

void CardEditor::move(int by)
{
    const int row = m_list->currentRow(), to = row + by;
    if (row < 0 || to < 0 || to >= m_list->count())
        return;
    std::swap(m_card.criteria.at(static_cast<size_t>(row)), m_card.criteria.at(static_cast<size_t>(to)));
    fillQuestions(to);
    tell();
}

void CardEditor::tell()
{
    showMistakes();
    Q_EMIT edited();
}

void CardEditor::showMistakes()
{
    QStringList lines;
    for (const CardMistake &one : mistakesOf(m_card))
        lines << ReviewWords::mistake(one);
    lines.removeDuplicates();
    m_mistake->setText(lines.join(u'\n'));
    m_mistake->setVisible(!lines.isEmpty());
}

void CardEditor::retranslate()
{
    m_showing = true;
    for (size_t i = 0; i < cardSections; ++i) {
        const QString name = ReviewWords::section(static_cast<CardSection>(i));
        m_weightLabels.at(i)->setText(name);
        m_weights.at(i)->setAccessibleName(tr("Weight of %1").arg(name));
        m_section->setItemText(static_cast<int>(i), name);
    }
    for (int i = 0; i < m_count->count(); ++i)
        m_count->setItemText(i, ReviewWords::count(static_cast<AutomaticCount>(i)));
    const std::tuple<PlainLabel *, QWidget *, QString> fields[] = {
        {m_passLabel, m_pass, tr("Passed from")},
        {m_titleLabel, m_title, tr("Question")},
        {m_helpLabel, m_help, tr("When it gets full points, and when none")},
        {m_sectionLabel, m_section, tr("Part")},
        {m_pointsLabel, m_points, tr("Points")},
        {m_countLabel, m_count, tr("Who judges")}};
    for (const auto &[label, field, words] : fields) {
        label->setText(words);
        field->setAccessibleName(words);
    }
    m_fatal->setText(tr("Without a point here the whole case has none"));
    m_fatal->setAccessibleName(m_fatal->text());
    m_list->setAccessibleName(tr("Questions"));
    m_add->setText(tr("Add a question"));
    m_remove->setText(tr("Remove"));
    m_add->setAccessibleName(m_add->text());
    m_remove->setAccessibleName(tr("Remove the question"));
    m_up->setAccessibleName(tr("Question up"));
    m_down->setAccessibleName(tr("Question down"));
    m_showing = false;
    fillQuestions(m_list->currentRow());
    showMistakes();
}

void CardEditor::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    ItemEditor::changeEvent(event);
}

ItemPage *makeCardPage(TeamShelf &shelf, QWidget *parent)
{
    const auto words = [] {
        return ItemPage::Words{CardEditor::tr("Score cards"),
                               CardEditor::tr("No card of the team's own yet: the shipped one is used. A new card "
                                              "begins as a copy of it."),
                               CardEditor::tr("New score card"), CardEditor::tr("New score card")};
    };
    return new ItemPage(shelf, {TeamItemKind::ScoreCard, u"ScoreCard"_s, words, false}, new CardEditor, parent);
}

} // namespace lianxi
