// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/label_board.h"

#include "ui/settings/judgement_words.h"
#include "ui/theme/plain_label.h"

#include <QBoxLayout>
#include <QEvent>
#include <QGridLayout>
#include <QKeyEvent>
#include <QLocale>
#include <QPushButton>

namespace lianxi
{

using namespace Qt::StringLiterals;

namespace
{

/// In the order of the choices. No composer is here that letters could be typed into.
constexpr std::u16string_view keyLetters = u"123456789QWERTYUIOP";
constexpr int mostColumns = 3;
constexpr int textLines = 5; ///< room for the text, so that the buttons under it stay where they are

} // namespace

LabelBoard::LabelBoard(QWidget *parent)
    : QWidget(parent)
    , m_head(new PlainLabel(this))
    , m_text(new PlainLabel(this))
    , m_guess(new PlainLabel(this))
    , m_hint(new PlainLabel(this))
    , m_field(new QWidget(this))
    , m_grid(new QGridLayout(m_field))
    , m_next(new QPushButton(this))
    , m_skip(new QPushButton(this))
    , m_undo(new QPushButton(this))
{
    setObjectName(u"labelBoard"_s);
    setFocusPolicy(Qt::StrongFocus);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(Theme::small);
    m_head->setProperty("kind", u"title"_s);
    m_text->setObjectName(u"textToLabel"_s);
    m_guess->setObjectName(u"guess"_s);
    m_guess->setProperty("kind", u"muted"_s);
    m_hint->setProperty("kind", u"caption"_s);
    for (PlainLabel *label : {m_text, m_guess, m_hint})
        label->setElideMode(Qt::ElideNone);
    m_text->setAlignment(Qt::AlignTop | Qt::AlignLeading);
    m_text->setMinimumHeight(fontMetrics().lineSpacing() * textLines);
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setSpacing(Theme::tiny);
    column->addWidget(m_head);
    column->addWidget(m_text);
    column->addWidget(m_guess);
    column->addWidget(m_field);
    auto *line = new QHBoxLayout;
    line->setSpacing(Theme::small);
    m_next->setObjectName(u"labelNext"_s);
    m_next->setProperty("kind", u"primary"_s);
    m_skip->setObjectName(u"labelSkip"_s);
    m_undo->setObjectName(u"labelUndo"_s);
    for (QPushButton *button : {m_next, m_skip, m_undo})
        line->addWidget(button);
    line->addStretch();
    column->addLayout(line);
    column->addWidget(m_hint);
    connect(m_next, &QPushButton::clicked, this, &LabelBoard::giveMarked);
    connect(m_skip, &QPushButton::clicked, this, &LabelBoard::skip);
    connect(m_undo, &QPushButton::clicked, this, &LabelBoard::undo);
    retranslate();
}

void LabelBoard::setChoices(const std::vector<Choice> &choices, bool several)
{
    if (m_choices == choices && m_several == several)
        return;
    m_choices = choices;
    m_several = several;
    qDeleteAll(m_buttons);
    m_buttons.clear();
    for (size_t i = 0; i < choices.size(); ++i) {
        auto *button = new QPushButton(m_field);
        button->setObjectName(u"label-"_s + choices[i].id);
        button->setFocusPolicy(Qt::TabFocus); // a click leaves the keys with the board
        button->setCheckable(several);
        const QString key = i < keyLetters.size() ? QString(QChar(keyLetters[i])) : QString();
        button->setText(key.isEmpty() ? choices[i].title : key + u"  "_s + choices[i].title);
        button->setAccessibleName(choices[i].title);
        connect(button, &QPushButton::clicked, this, [this, several, i] {
            if (!several)
                press(i);
        });
        button->setMinimumWidth(1); // the board may be narrower than its widest line: then there are more lines
        m_buttons.push_back(button);
    }
    m_columns = 0;
    arrange();
    retranslate();
}

void LabelBoard::arrange()
{
    int widest = 1;
    for (const QPushButton *button : m_buttons)
        widest = std::max(widest, button->sizeHint().width());
    const int fit = (m_field->width() + m_grid->spacing()) / (widest + m_grid->spacing());
    const int columns = std::clamp(fit, 1, mostColumns);
    if (columns == m_columns)
        return;
    m_columns = columns;
    for (size_t i = 0; i < m_buttons.size(); ++i)
        m_grid->addWidget(m_buttons[i], static_cast<int>(i) / columns, static_cast<int>(i) % columns);
    for (int column = 0; column < mostColumns; ++column)
        m_grid->setColumnStretch(column, column < columns ? 1 : 0);
}

void LabelBoard::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    arrange();
}

void LabelBoard::setWaiting(std::vector<WaitingText> waiting)
{
    const MessageId shown = m_waiting.empty() ? MessageId() : m_waiting.front().message;
    m_waiting = std::move(waiting);
    const auto still = std::ranges::find(m_waiting, shown, &WaitingText::message);
    if (still != m_waiting.end())
        std::rotate(m_waiting.begin(), still, still + 1);
    showNext();
}

void LabelBoard::forget()
{
    m_given.clear();
    m_waiting.clear();
    showNext();
}

QString LabelBoard::titleOf(const QString &label) const
{
    QStringList titles;
    const QStringList parts = m_several ? label.split(u'+') : QStringList(label);
    for (const QString &part : parts) {
        const auto found = std::ranges::find(m_choices, part, &Choice::id);
        titles << (found == m_choices.end() ? part : found->title);
    }
    return titles.join(u" + "_s);
}

void LabelBoard::showNext()
{
    const bool any = !m_waiting.empty();
    for (QPushButton *button : m_buttons) {
        button->setEnabled(any);
        button->setChecked(false);
    }
    m_next->setVisible(m_several);
    m_next->setEnabled(any);
    m_skip->setEnabled(m_waiting.size() > 1);
    m_undo->setEnabled(!m_given.empty());
    m_text->setText(any ? m_waiting.front().text : tr("No text waits for a label."));
    m_guess->setText(any ? tr("The desk takes it for: %1 (%2 sure)")
                               .arg(titleOf(m_waiting.front().guess), JudgementWords::percent(m_waiting.front().sure))
                         : tr("Texts come with messages, or from a file."));
}

void LabelBoard::press(size_t choice)
{
    if (choice >= m_buttons.size() || m_waiting.empty())
        return;
    if (m_several)
        m_buttons[choice]->toggle();
    else
        give(m_choices[choice].id);
}

void LabelBoard::give(const QString &label)
{
    const WaitingText done = m_waiting.front();
    m_waiting.erase(m_waiting.begin());
    m_given.push_back(done);
    showNext();
    Q_EMIT labelled(done.message, label);
    if (m_waiting.empty())
        Q_EMIT ranOut();
}

void LabelBoard::giveMarked()
{
    if (m_waiting.empty() || !m_several)
        return;
    QStringList labels;
    for (size_t i = 0; i < m_choices.size(); ++i)
        if (m_buttons[i]->isChecked() && m_choices[i].id != restLabel)
            labels << m_choices[i].id;
    give(labels.isEmpty() ? QString(restLabel) : labels.join(u'+'));
}

void LabelBoard::skip()
{
    if (m_waiting.size() > 1) // it comes again at the end
        std::rotate(m_waiting.begin(), m_waiting.begin() + 1, m_waiting.end());
    showNext();
}

void LabelBoard::undo()
{
    if (m_given.empty())
        return;
    m_waiting.insert(m_waiting.begin(), m_given.back());
    m_given.pop_back();
    showNext();
    Q_EMIT unlabelled(m_waiting.front().message);
}

void LabelBoard::keyPressEvent(QKeyEvent *event)
{
    const int key = event->key();
    const bool plain = (event->modifiers() & ~(Qt::ShiftModifier | Qt::KeypadModifier)) == Qt::NoModifier;
    const bool letter = (key >= Qt::Key_1 && key <= Qt::Key_9) || (key >= Qt::Key_A && key <= Qt::Key_Z);
    const size_t at = letter ? keyLetters.find(static_cast<char16_t>(key)) : std::u16string_view::npos;
    if (plain && at < m_choices.size())
        press(at);
    else if (event->matches(QKeySequence::Undo) || (plain && key == Qt::Key_Backspace))
        undo();
    else if (plain && m_several && (key == Qt::Key_Return || key == Qt::Key_Enter))
        giveMarked();
    else if (plain && key == Qt::Key_Right)
        skip();
    else
        QWidget::keyPressEvent(event);
}

void LabelBoard::retranslate()
{
    setAccessibleName(tr("Label texts"));
    m_field->setAccessibleName(tr("Labels"));
    m_head->setText(tr("What does this mean?"));
    m_next->setText(tr("Next"));
    m_skip->setText(tr("Skip"));
    m_undo->setText(tr("Undo"));
    m_hint->setText(
        m_several
            ? tr("The texts that the desk is least sure of come first. Keys: the number or letter on a label marks "
                 "it, Enter goes on; Backspace takes the last one back; → skips.")
            : tr("The texts that the desk is least sure of come first. Keys: the number or letter on a label; "
                 "Backspace takes the last one back; → skips."));
    showNext();
}

void LabelBoard::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace lianxi
