// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/assist/assist_question.h"
#include "models/assist/mask_book.h"

#include <QObject>

#include <functional>
#include <memory>

namespace lianxi
{

/// How a piece of help ended.
struct AssistEnd {
    enum class How {
        Done,
        CutShort, ///< done, at the model's own limit of length
        Failed, ///< what was written is to be taken back
    };
    How how = How::Done;
    AssistTrouble trouble = AssistTrouble::None;
    int invented = 0; ///< placeholders in the answer that stand for nobody's data
    std::vector<RestoredPiece> pieces; ///< personal data that were put back, where they stand in the whole answer
    QString model; ///< that wrote it, as the endpoint calls it
};

/// One piece of help as it is written. Whoever asked owns it; deleting it stops it. View thread.
class AssistRun final : public QObject
{
    Q_OBJECT
public:
    explicit AssistRun(std::function<void()> stop)
        : m_stop(std::move(stop))
    {
    }
    ~AssistRun() override { stop(); }
    /// Nothing is told after this.
    void stop()
    {
        if (!std::exchange(m_over, true) && m_stop)
            m_stop();
    }
    [[nodiscard]] bool isOver() const { return m_over; }

    // For whoever writes.
    void write(const QString &text)
    {
        if (!m_over)
            Q_EMIT wrote(text);
    }
    void end(const AssistEnd &how)
    {
        if (!std::exchange(m_over, true))
            Q_EMIT ended(how);
    }

Q_SIGNALS:
    /// What comes next, personal data put back.
    void wrote(const QString &text);
    void ended(const lianxi::AssistEnd &how);

private:
    std::function<void()> m_stop;
    bool m_over = false;
};

/// The large model as views see it. While it is switched off or rests after a trouble, nothing of it is shown.
/// View thread.
class Assistant : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;
    [[nodiscard]] virtual bool isOffered() const = 0;
    /// Never null; a trouble of any kind is told by its end, never from within this call.
    [[nodiscard]] virtual std::unique_ptr<AssistRun> ask(const AssistQuestion &question) = 0;

Q_SIGNALS:
    void offeredChanged(bool offered);
};

} // namespace lianxi
