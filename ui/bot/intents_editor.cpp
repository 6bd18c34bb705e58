// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/bot/intents_editor.h"

#include "ui/bot/bot_words.h"

#include <QComboBox>
#include <QEvent>
#include <QFormLayout>
#include <QLineEdit>
#include <QPlainTextEdit>

using namespace Qt::StringLiterals;

namespace lianxi
{

void fillStates(QComboBox &box, const BotFlow &flow, const QString &chosen)
{
    const QSignalBlocker quiet(&box);
    box.clear();
    for (const BotState &state : flow.states)
        box.addItem(state.id);
    box.setCurrentIndex(box.findText(chosen));
    box.setEditText(chosen);
}

IntentsEditor::IntentsEditor(BotFlow &flow, ThemeSource &themes,
                             std::function<std::vector<CategoryChoice>()> categories, QWidget *parent)
    : QWidget(parent)
    , m_flow(flow)
    , m_categories(std::move(categories))
    , m_list(new RowList(u"botIntents"_s, themes, this))
    , m_mistake(new PlainLabel(this))
    , m_nameLabel(new PlainLabel(this))
    , m_wordsLabel(new PlainLabel(this))
    , m_categoryLabel(new PlainLabel(this))
    , m_goLabel(new PlainLabel(this))
    , m_fields(new QWidget(this))
    , m_name(new QLineEdit(m_fields))
    , m_words(new QPlainTextEdit(m_fields))
    , m_category(new QComboBox(m_fields))
    , m_go(new QComboBox(m_fields))
{
    build(themes);
    connect(m_list, &RowList::rowChanged, this, &IntentsEditor::showFields);
    connect(m_list, &RowList::addRequested, this, [this] {
        m_flow.intents.push_back({});
        Q_EMIT edited();
        m_list->setRow(static_cast<int>(m_flow.intents.size()) - 1);
        m_name->setFocus();
    });
    connect(m_list, &RowList::moveRequested, this, [this](int by) {
        const int from = m_list->row(), to = from + by;
        if (!chosen() || to < 0 || to >= static_cast<int>(m_flow.intents.size()))
            return;
        std::swap(m_flow.intents.at(static_cast<size_t>(from)), m_flow.intents.at(static_cast<size_t>(to)));
        Q_EMIT edited();
        m_list->setRow(to);
    });
    connect(m_list, &RowList::removeRequested, this, [this] {
        if (!chosen())
            return;
        m_flow.intents.erase(m_flow.intents.begin() + m_list->row());
        Q_EMIT edited();
    });
    connect(m_name, &QLineEdit::textEdited, this, &IntentsEditor::takeFields);
    connect(m_words, &QPlainTextEdit::textChanged, this, &IntentsEditor::takeFields);
    connect(m_category, &QComboBox::activated, this, &IntentsEditor::takeFields);
    connect(m_go, &QComboBox::currentTextChanged, this, &IntentsEditor::takeFields);
    retranslate();
}

void IntentsEditor::build(ThemeSource &themes)
{
    m_mistake->setObjectName(u"botIntentMistake"_s);
    m_mistake->setElideMode(Qt::ElideNone);
    m_mistake->setProperty("kind", u"danger"_s);
    m_name->setObjectName(u"intentName"_s);
    m_name->setMaxLength(60);
    m_words->setObjectName(u"intentWords"_s);
    m_words->setTabChangesFocus(true);
    m_words->setFixedHeight(m_words->fontMetrics().lineSpacing() * 3 + 18);
    m_category->setObjectName(u"intentCategory"_s);
    m_go->setObjectName(u"intentGo"_s);
    m_go->setEditable(true);
    m_go->setMinimumWidth(themes.theme().scaled(220));
    auto *form = new QFormLayout(m_fields);
    form->setContentsMargins(0, 0, 0, 0);
    form->setVerticalSpacing(Theme::small);
    form->addRow(m_nameLabel, m_name);
    form->addRow(m_wordsLabel, m_words);
    form->addRow(m_categoryLabel, m_category);
    form->addRow(m_goLabel, m_go);
    m_nameLabel->setBuddy(m_name);
    m_wordsLabel->setBuddy(m_words);
    m_categoryLabel->setBuddy(m_category);
    m_goLabel->setBuddy(m_go);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, Theme::small, 0, 0);
    column->setSpacing(Theme::small);
    column->addWidget(m_list, 1);
    column->addWidget(m_mistake);
    column->addWidget(m_fields);
}

BotIntent *IntentsEditor::chosen()
{
    const int row = m_list->row();
    return row >= 0 && row < static_cast<int>(m_flow.intents.size()) ? &m_flow.intents.at(static_cast<size_t>(row))
                                                                     : nullptr;
}

void IntentsEditor::refresh(const std::vector<BotMistake> &mistakes)
{
    m_mistakes = mistakes;
    std::vector<RowList::Line> lines;
    for (const BotIntent &intent : m_flow.intents)
        lines.push_back({BotWords::intent(intent), {}, true});
    for (const BotMistake &mistake : mistakes)
        if (mistake.place == BotMistake::Place::Intent)
            lines.at(static_cast<size_t>(mistake.index)).mistake = BotWords::mistake(mistake);
    m_list->setLines(lines);
    if (m_list->row() < 0 && !m_flow.intents.empty())
        m_list->setRow(0);
    showFields();
}

void IntentsEditor::showFields()
{
    const BotIntent *intent = chosen();
    m_fields->setVisible(intent);
    const auto wrong = std::find_if(m_mistakes.begin(), m_mistakes.end(), [this](const BotMistake &one) {
        return one.place == BotMistake::Place::Intent && one.index == m_list->row();
    });
    m_mistake->setText(wrong == m_mistakes.end() ? QString() : BotWords::mistake(*wrong));
    m_mistake->setVisible(wrong != m_mistakes.end());
    if (!intent || m_showing)
        return;
    m_showing = true;
    if (m_name->text() != intent->name)
        m_name->setText(intent->name);
    if (m_words->toPlainText().split(u'\n', Qt::SkipEmptyParts) != intent->words)
        m_words->setPlainText(intent->words.join(u'\n'));
    m_offered = m_categories ? m_categories() : std::vector<CategoryChoice>();
    m_category->clear();
    m_category->addItem(tr("by words alone"));
    for (const CategoryChoice &one : m_offered) {
        m_category->addItem(one.title);
        if (one.id == intent->category)
            m_category->setCurrentIndex(m_category->count() - 1);
    }
    if (m_go->currentText() != intent->go || m_go->count() != static_cast<int>(m_flow.states.size()))
        fillStates(*m_go, m_flow, intent->go);
    m_showing = false;
}

void IntentsEditor::takeFields()
{
    BotIntent *intent = chosen();
    if (m_showing || !intent)
        return;
    m_showing = true; // what is being typed is not written over
    intent->name = m_name->text();
    intent->words = m_words->toPlainText().split(u'\n', Qt::SkipEmptyParts);
    const auto category = static_cast<size_t>(m_category->currentIndex());
    intent->category = category >= 1 && category <= m_offered.size() ? m_offered.at(category - 1).id : QString();
    intent->go = m_go->currentText();
    Q_EMIT edited();
    m_showing = false;
}

void IntentsEditor::retranslate()
{
    m_list->setWords(tr("Wishes"), tr("Add a wish"));
    m_nameLabel->setText(tr("Wish"));
    m_wordsLabel->setText(tr("Words, one a line"));
    m_categoryLabel->setText(tr("Or judged as"));
    m_goLabel->setText(tr("Goes to"));
    m_name->setAccessibleName(m_nameLabel->text());
    m_words->setAccessibleName(m_wordsLabel->text());
    m_category->setAccessibleName(m_categoryLabel->text());
    m_go->setAccessibleName(m_goLabel->text());
}

void IntentsEditor::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        refresh(m_mistakes);
    }
    QWidget::changeEvent(event);
}

} // namespace lianxi
