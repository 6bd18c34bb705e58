// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/conversation/assist_writer.h"

#include <QTextDocument>

namespace lianxi
{

AssistWriter::AssistWriter(QPlainTextEdit &edit, QObject *parent)
    : QObject(parent)
    , m_edit(edit)
{
}

AssistWriter::~AssistWriter() = default;

void AssistWriter::start(std::unique_ptr<AssistRun> run)
{
    stop();
    m_before = m_edit.toPlainText();
    m_written = false;
    m_run = std::move(run);
    connect(m_run.get(), &AssistRun::wrote, this, &AssistWriter::write);
    connect(m_run.get(), &AssistRun::ended, this, &AssistWriter::finish);
}

void AssistWriter::write(const QString &text)
{
    QTextCursor cursor(m_edit.document());
    if (m_written) {
        cursor.joinPreviousEditBlock();
        cursor.movePosition(QTextCursor::End);
    } else {
        cursor.beginEditBlock();
        cursor.select(QTextCursor::Document);
    }
    m_written = true;
    cursor.insertText(text);
    cursor.endEditBlock();
    m_edit.moveCursor(QTextCursor::End);
    Q_EMIT wrote();
}

void AssistWriter::finish(const AssistEnd &how)
{
    m_run.release()->deleteLater(); // it is what tells this
    if (how.how == AssistEnd::How::Failed)
        takeBack();
    Q_EMIT ended(how);
}

// Whoever hears of the changed text must find that nothing is written there any more.
void AssistWriter::takeBack()
{
    if (!std::exchange(m_written, false))
        return;
    const QString before = std::exchange(m_before, {});
    m_edit.undo();
    m_edit.document()->clearUndoRedoStacks(QTextDocument::RedoStack);
    if (m_edit.toPlainText() != before)
        m_edit.setPlainText(before);
    m_edit.moveCursor(QTextCursor::End);
}

void AssistWriter::stop()
{
    if (!m_run)
        return;
    m_run.reset();
    Q_EMIT stopped();
}

void AssistWriter::drop()
{
    m_run.reset();
    m_written = false;
    m_before.clear();
}

} // namespace lianxi
