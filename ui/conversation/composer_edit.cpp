// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/conversation/composer_edit.h"

#include <QKeyEvent>
#include <QMimeData>
#include <QUrl>

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

} // namespace lianxi
