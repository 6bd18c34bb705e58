// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/assist/assistant.h"

#include <QObject>
#include <QPlainTextEdit>

#include <memory>

namespace lianxi
{

/// Writes what a model says into a text field, in place of what stands there, as one step of the field's own undo. The
/// field may be read-only meanwhile. Nothing is replaced before the first words are there, and a failure puts
/// everything back: the agent's text is never lost.
class AssistWriter final : public QObject
{
    Q_OBJECT
public:
    /// `edit` outlives this.
    explicit AssistWriter(QPlainTextEdit &edit, QObject *parent = nullptr);
    ~AssistWriter() override;
    /// Another one under way is stopped first.
    void start(std::unique_ptr<AssistRun> run);
    /// The agent has read enough: what is there stays.
    void stop();
    /// The field is about to show something else: nothing more is written or put back.
    void drop();
    [[nodiscard]] bool isWriting() const { return m_run != nullptr; }
    /// Whether words have come.
    [[nodiscard]] bool hasWritten() const { return m_written; }
    /// What stood in the field before.
    [[nodiscard]] const QString &before() const { return m_before; }

Q_SIGNALS:
    void wrote();
    void ended(const lianxi::AssistEnd &how);
    void stopped();

private:
    void write(const QString &text);
    void finish(const AssistEnd &how);
    void takeBack();

    QPlainTextEdit &m_edit;
    std::unique_ptr<AssistRun> m_run;
    QString m_before;
    bool m_written = false;
};

} // namespace lianxi
