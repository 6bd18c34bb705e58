// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/bot/states_editor.h"

#include "ui/bot/bot_words.h"
#include "ui/bot/intents_editor.h"
#include "ui/theme/icon_mark.h"

#include <QComboBox>
#include <QEvent>
#include <QFormLayout>
#include <QLineEdit>
#include <QPlainTextEdit>

using namespace Qt::StringLiterals;

namespace lianxi
{

StatesEditor::StatesEditor(BotFlow &flow, ThemeSource &themes, QWidget *parent)
    : QWidget(parent)
    , m_flow(flow)
    , m_list(new RowList(u"botStates"_s, themes, this))
    , m_mistake(new PlainLabel(this))
    , m_fields(new QWidget(this))
    , m_form(new QFormLayout(m_fields))
    , m_id(new QLineEdit(m_fields))
    , m_slot(new QLineEdit(m_fields))
    , m_again(new QLineEdit(m_fields))
    , m_source(new QLineEdit(m_fields))
    , m_value(new QLineEdit(m_fields))
    , m_text(new QPlainTextEdit(m_fields))
    , m_choices(new QPlainTextEdit(m_fields))
    , m_answer(new QComboBox(m_fields))
    , m_test(new QComboBox(m_fields))
    , m_go(new QComboBox(m_fields))
    , m_otherwise(new QComboBox(m_fields))
{
    build();
    connect(m_list, &RowList::rowChanged, this, &StatesEditor::showFields);
    connect(m_list, &RowList::addRequested, this, [this](int deed) { add(static_cast<BotDeed>(deed)); });
    connect(m_list, &RowList::moveRequested, this, &StatesEditor::move);
    connect(m_list, &RowList::removeRequested, this, &StatesEditor::remove);
    for (QLineEdit *edit : {m_id, m_slot, m_again, m_source, m_value})
        connect(edit, &QLineEdit::textEdited, this, &StatesEditor::takeFields);
    for (QPlainTextEdit *edit : {m_text, m_choices})
        connect(edit, &QPlainTextEdit::textChanged, this, &StatesEditor::takeFields);
    for (QComboBox *box : {m_answer, m_test})
        connect(box, &QComboBox::activated, this, &StatesEditor::takeFields);
    for (QComboBox *box : {m_go, m_otherwise})
        connect(box, &QComboBox::currentTextChanged, this, &StatesEditor::takeFields);
    retranslate();
}

void StatesEditor::build()
{
    m_mistake->setObjectName(u"botStateMistake"_s);
    m_mistake->setElideMode(Qt::ElideNone);
    const auto lines = [](QPlainTextEdit *edit, int count) {
        edit->setTabChangesFocus(true);
        edit->setFixedHeight(edit->fontMetrics().lineSpacing() * count + 18);
    };
    lines(m_text, 3);
    lines(m_choices, 3);
    m_form->setContentsMargins(0, 0, 0, 0);
    m_form->setVerticalSpacing(Theme::small);
    const auto row = [this](QWidget *field, const QString &name) {
        field->setObjectName(name);
        auto *label = new PlainLabel(m_fields);
        label->setBuddy(field);
        m_form->addRow(label, field);
    };
    row(m_id, u"stateId"_s);
    row(m_text, u"stateText"_s);
    row(m_test, u"stateTest"_s);
    row(m_slot, u"stateSlot"_s);
    row(m_value, u"stateValue"_s);
    row(m_answer, u"stateAnswer"_s);
    row(m_choices, u"stateChoices"_s);
    row(m_again, u"stateAgain"_s);
    row(m_source, u"stateSource"_s);
    row(m_go, u"stateGo"_s);
    row(m_otherwise, u"stateElse"_s);
    m_id->setMaxLength(40);
    m_slot->setMaxLength(40);
    for (QComboBox *box : {m_go, m_otherwise})
        box->setEditable(true);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, Theme::small, 0, 0);
    column->setSpacing(Theme::small);
    column->addWidget(m_list, 1);
    column->addWidget(m_mistake);
    column->addWidget(m_fields);
}

BotState *StatesEditor::chosen()
{
    const int row = m_list->row();
    return row >= 0 && row < static_cast<int>(m_flow.states.size()) ? &m_flow.states.at(static_cast<size_t>(row))
                                                                    : nullptr;
}

void StatesEditor::add(BotDeed deed)
{
    QString id = toText(deed);
    for (int number = 2; m_flow.find(id); ++number)
        id = toText(deed) + u'_' + QString::number(number);
    const int at = std::min(m_list->row() + 1, static_cast<int>(m_flow.states.size()));
    m_flow.states.insert(m_flow.states.begin() + at, {.id = id, .deed = deed});
    Q_EMIT edited();
    m_list->setRow(at);
    m_id->setFocus();
    m_id->selectAll();
}

void StatesEditor::move(int by)
{
    const int from = m_list->row(), to = from + by;
    if (!chosen() || to < 0 || to >= static_cast<int>(m_flow.states.size()))
        return;
    std::swap(m_flow.states.at(static_cast<size_t>(from)), m_flow.states.at(static_cast<size_t>(to)));
    Q_EMIT edited();
    m_list->setRow(to);
}

void StatesEditor::remove()
{
    if (!chosen())
        return;
    m_flow.states.erase(m_flow.states.begin() + m_list->row());
    Q_EMIT edited();
}

/// Who leads to a step goes on leading there under its new name.
void StatesEditor::rename(const QString &from, const QString &to)
{
    if (from.isEmpty() || from == to || m_flow.find(from))
        return; // another step has the old name still
    const auto follow = [&](QString &name) {
        if (name == from)
            name = to;
    };
    follow(m_flow.start);
    follow(m_flow.closed);
    for (BotIntent &intent : m_flow.intents)
        follow(intent.go);
    for (BotState &state : m_flow.states) {
        follow(state.go);
        follow(state.otherwise);
    }
}

void StatesEditor::refresh(const std::vector<BotMistake> &mistakes)
{
    m_mistakes = mistakes;
    std::vector<RowList::Line> lines;
    for (const BotState &state : m_flow.states)
        lines.push_back({BotWords::state(state), {}, true});
    for (const BotMistake &mistake : mistakes) {
        if (mistake.place != BotMistake::Place::State)
            continue;
        RowList::Line &line = lines.at(static_cast<size_t>(mistake.index));
        if (line.mistake.isEmpty() || !line.forbids) {
            line.mistake = BotWords::mistake(mistake);
            line.forbids = mistake.forbids();
        }
    }
    m_list->setLines(lines);
    if (m_list->row() < 0 && !m_flow.states.empty())
        m_list->setRow(0);
    showFields();
}

void StatesEditor::showRows(const BotState &state)
{
    const BotDeed deed = state.deed;
    const bool asks = deed == BotDeed::Ask;
    const bool branch = deed == BotDeed::Branch;
    const auto show = [this](QWidget *field, bool shown) {
        m_form->labelForField(field)->setVisible(shown);
        field->setVisible(shown);
    };
    show(m_text, !branch && deed != BotDeed::Order);
    show(m_test, branch);
    show(m_slot,
         asks || deed == BotDeed::CallBack || deed == BotDeed::Order || (branch && state.test == BotTest::Same));
    show(m_value, branch && state.test != BotTest::Open);
    show(m_answer, asks);
    show(m_choices, asks && state.answer == BotAnswer::Choice);
    show(m_again, asks);
    show(m_source, deed == BotDeed::Answer);
    show(m_go, deed != BotDeed::Listen && deed != BotDeed::HandOver && deed != BotDeed::Finish);
    show(m_otherwise, branch || deed == BotDeed::Order);
}

void StatesEditor::showFields()
{
    const BotState *state = chosen();
    m_fields->setVisible(state);
    const auto wrong = std::find_if(m_mistakes.begin(), m_mistakes.end(), [this](const BotMistake &one) {
        return one.place == BotMistake::Place::State && one.index == m_list->row();
    });
    m_mistake->setText(wrong == m_mistakes.end() ? QString() : BotWords::mistake(*wrong));
    m_mistake->setVisible(wrong != m_mistakes.end());
    restyle(*m_mistake, wrong != m_mistakes.end() && wrong->forbids() ? u"danger"_s : u"warning"_s);
    if (!state)
        return;
    showRows(*state);
    if (m_showing)
        return;
    m_showing = true;
    m_linked = state->id;
    const auto line = [](QLineEdit *edit, const QString &text) {
        if (edit->text() == text)
            return;
        edit->setText(text);
        edit->setCursorPosition(0);
    };
    line(m_id, state->id);
    line(m_slot, state->slot);
    line(m_again, state->again);
    line(m_source, state->source);
    line(m_value, state->value);
    if (m_text->toPlainText() != state->text)
        m_text->setPlainText(state->text);
    if (m_choices->toPlainText().split(u'\n', Qt::SkipEmptyParts) != state->choices)
        m_choices->setPlainText(state->choices.join(u'\n'));
    m_answer->setCurrentIndex(static_cast<int>(state->answer));
    m_test->setCurrentIndex(static_cast<int>(state->test));
    fillStates(*m_go, m_flow, state->go);
    fillStates(*m_otherwise, m_flow, state->otherwise);
    m_showing = false;
}

void StatesEditor::takeFields()
{
    BotState *state = chosen();
    if (m_showing || !state)
        return;
    m_showing = true; // what is being typed is not written over
    state->id = m_id->text().trimmed();
    state->text = m_text->toPlainText();
    state->slot = m_slot->text().trimmed();
    state->again = m_again->text();
    state->source = m_source->text();
    state->value = m_value->text().trimmed();
    state->answer = static_cast<BotAnswer>(m_answer->currentIndex());
    state->choices = m_choices->toPlainText().split(u'\n', Qt::SkipEmptyParts);
    state->test = static_cast<BotTest>(m_test->currentIndex());
    state->go = m_go->currentText().trimmed();
    state->otherwise = m_otherwise->currentText().trimmed();
    // A name that is half typed, or another step's, leads nowhere: the links wait for one that does.
    const bool own = std::count_if(m_flow.states.begin(), m_flow.states.end(),
                                   [state](const BotState &one) { return one.id == state->id; })
        == 1;
    if (own && !state->id.isEmpty())
        rename(std::exchange(m_linked, state->id), state->id);
    Q_EMIT edited();
    m_showing = false;
}

void StatesEditor::retranslate()
{
    m_showing = true;
    m_list->setWords(tr("Steps"), tr("Add a step"));
    QStringList deeds, answers, tests;
    for (size_t i = 0; i < EnumNames<BotDeed>::names.size(); ++i)
        deeds << BotWords::deed(static_cast<BotDeed>(i));
    for (size_t i = 0; i < EnumNames<BotAnswer>::names.size(); ++i)
        answers << BotWords::answer(static_cast<BotAnswer>(i));
    for (size_t i = 0; i < EnumNames<BotTest>::names.size(); ++i)
        tests << BotWords::test(static_cast<BotTest>(i));
    m_list->setMenu(deeds);
    const auto fill = [](QComboBox *box, const QStringList &words) {
        const int index = std::max(0, box->currentIndex());
        box->clear();
        box->addItems(words);
        box->setCurrentIndex(index);
    };
    fill(m_answer, answers);
    fill(m_test, tests);
    const auto name = [this](QWidget *field, const QString &words) {
        qobject_cast<PlainLabel *>(m_form->labelForField(field))->setText(words);
        field->setAccessibleName(words);
    };
    name(m_id, tr("Name of the step"));
    name(m_text, tr("Text"));
    name(m_test, tr("If"));
    name(m_slot, tr("Kept as"));
    name(m_value, tr("Compared with"));
    name(m_answer, tr("The answer is"));
    name(m_choices, tr("Choices, one a line"));
    name(m_again, tr("When it is not"));
    name(m_source, tr("Source"));
    name(m_go, tr("Then"));
    name(m_otherwise, tr("Else"));
    m_showing = false;
}

void StatesEditor::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        refresh(m_mistakes);
    }
    QWidget::changeEvent(event);
}

} // namespace lianxi
