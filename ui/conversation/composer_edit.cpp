// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/conversation/composer_edit.h"

#include "app/spelling/speller.h"
#include "app/spelling/words_in.h"
#include "ui/conversation/spelling_marks.h"

#include <QKeyEvent>
#include <QMenu>
#include <QMimeData>
#include <QTextBlock>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace lianxi
{

namespace
{
QKeySequence sequenceOf(const QKeyEvent &event)
{
    const Qt::KeyboardModifiers modifiers = event.modifiers() & ~Qt::KeypadModifier;
    return event.key() == Qt::Key_unknown ? QKeySequence()
                                          : QKeySequence(QKeyCombination(modifiers, static_cast<Qt::Key>(event.key())));
}
} // namespace

ComposerEdit::ComposerEdit(QWidget *parent)
    : QPlainTextEdit(parent)
{
    setTabChangesFocus(true);
    setLineWrapMode(QPlainTextEdit::WidgetWidth);
    connect(document(), &QTextDocument::contentsChanged, this, &ComposerEdit::updateGeometry);
}

QSize ComposerEdit::minimumSizeHint() const
{
    return {120, fontMetrics().lineSpacing() * 2 + 18};
}

// Grows with the text from three lines to eight.
QSize ComposerEdit::sizeHint() const
{
    const int lines = std::clamp(static_cast<int>(document()->size().height()), 3, 8);
    return {400, fontMetrics().lineSpacing() * lines + 18};
}

bool ComposerEdit::event(QEvent *event)
{
    // The sending keys belong to the text field, whatever shortcut the window has for them.
    if (event->type() == QEvent::ShortcutOverride) {
        const QKeySequence key = sequenceOf(*static_cast<QKeyEvent *>(event));
        if (m_keys.send.contains(key) || m_keys.sendAndResolve.contains(key) || m_keys.undoSend.contains(key)) {
            event->accept();
            return true;
        }
    }
    return QPlainTextEdit::event(event);
}

void ComposerEdit::keyPressEvent(QKeyEvent *event)
{
    bool taken = false;
    Q_EMIT listKeyPressed(event->key(), taken);
    if (taken)
        return;
    const QKeySequence key = sequenceOf(*event);
    const bool resolves = m_keys.sendAndResolve.contains(key);
    if (resolves || m_keys.send.contains(key)) {
        if (m_composing)
            return;
        resolves ? Q_EMIT sendAndResolveRequested() : Q_EMIT sendRequested();
        return;
    }
    // What was typed is taken back before what was sent, where both have the same key.
    const bool undoesTyping = event->matches(QKeySequence::Undo) && document()->isUndoAvailable();
    if (m_keys.undoSend.contains(key) && !undoesTyping) {
        Q_EMIT undoSendRequested();
        return;
    }
    if (event->key() == Qt::Key_Escape) {
        Q_EMIT leaveRequested();
        return;
    }
    QPlainTextEdit::keyPressEvent(event);
}

void ComposerEdit::inputMethodEvent(QInputMethodEvent *event)
{
    m_composing = !event->preeditString().isEmpty();
    QPlainTextEdit::inputMethodEvent(event);
}

static QStringList localFiles(const QMimeData &source)
{
    QStringList paths;
    const QList<QUrl> urls = source.urls();
    for (const QUrl &url : urls) {
        if (url.isLocalFile())
            paths << url.toLocalFile();
    }
    return paths;
}

bool ComposerEdit::canInsertFromMimeData(const QMimeData *source) const
{
    return (m_takesFiles && (source->hasImage() || !localFiles(*source).isEmpty()))
        || QPlainTextEdit::canInsertFromMimeData(source);
}

void ComposerEdit::insertFromMimeData(const QMimeData *source)
{
    if (m_takesFiles && !isReadOnly()) {
        if (const QStringList files = localFiles(*source); !files.isEmpty()) {
            Q_EMIT filesOffered(files);
            return;
        }
        // Text processors offer a picture of what is copied beside its text.
        if (source->hasImage() && !source->hasText()) {
            Q_EMIT pictureOffered(source->imageData().value<QImage>());
            return;
        }
    }
    if (source->hasText())
        insertPlainText(source->text());
}

void ComposerEdit::setSpeller(Speller &speller, ThemeSource &themes)
{
    m_speller = &speller;
    m_marks = new SpellingMarks(document(), speller, themes);
    connect(this, &QPlainTextEdit::cursorPositionChanged, m_marks,
            [this] { m_marks->setCursor(textCursor().position()); });
}

QTextCursor ComposerEdit::unknownWordAt(int position) const
{
    QTextCursor cursor(document());
    const QTextBlock block = document()->findBlock(position);
    if (!m_speller || !m_speller->isReady() || !block.isValid())
        return cursor;
    for (const WordSpan &word : wordsIn(block.text())) {
        const qsizetype start = block.position() + word.start, end = start + word.length;
        if (position < start || position > end || m_speller->isRight(block.text().sliced(word.start, word.length)))
            continue;
        cursor.setPosition(static_cast<int>(start));
        cursor.setPosition(static_cast<int>(end), QTextCursor::KeepAnchor);
        break;
    }
    return cursor;
}

void ComposerEdit::contextMenuEvent(QContextMenuEvent *event)
{
    // By the menu key it is about the word at the cursor, by the mouse about the word below it.
    const bool key = event->reason() == QContextMenuEvent::Keyboard;
    const int position = key ? textCursor().position() : cursorForPosition(event->pos()).position();
    auto *menu = createStandardContextMenu();
    menu->setAttribute(Qt::WA_DeleteOnClose);
    if (const QTextCursor word = unknownWordAt(position); word.hasSelection() && !isReadOnly()) {
        QAction *first = menu->actions().value(0);
        const QString wrong = word.selectedText();
        const QStringList offered = m_speller->suggestions(wrong);
        const auto add = [menu, first](const QString &text, const QString &name) {
            auto *action = new QAction(text, menu);
            action->setObjectName(name);
            menu->insertAction(first, action);
            return action;
        };
        for (const QString &right : offered)
            connect(add(right, u"suggestion"_s), &QAction::triggered, this, [word, right] {
                QTextCursor at = word;
                at.insertText(right);
            });
        if (offered.isEmpty())
            add(tr("No suggestion"), u"noSuggestion"_s)->setEnabled(false);
        connect(add(tr("Add “%1” to my words").arg(wrong), u"addWord"_s), &QAction::triggered, this,
                [this, wrong] { m_speller->add(wrong); });
        menu->insertSeparator(first);
    }
    menu->popup(key ? mapToGlobal(cursorRect().bottomLeft()) : event->globalPos());
}

} // namespace lianxi
