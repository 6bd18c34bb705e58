// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/conversation/composer_edit.h"

#include <QKeyEvent>
#include <QMimeData>

namespace lianxi
{

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
        const auto *key = static_cast<QKeyEvent *>(event);
        const bool enter = key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter;
        if (enter && key->modifiers().testFlag(Qt::ControlModifier)) {
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
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (enter && event->modifiers().testFlag(Qt::ControlModifier)) {
        if (m_composing)
            return;
        if (event->modifiers().testFlag(Qt::ShiftModifier))
            Q_EMIT sendAndResolveRequested();
        else
            Q_EMIT sendRequested();
        return;
    }
    if (event->matches(QKeySequence::Undo) && !document()->isUndoAvailable()) {
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

void ComposerEdit::insertFromMimeData(const QMimeData *source)
{
    if (source->hasText())
        insertPlainText(source->text());
}

} // namespace lianxi
