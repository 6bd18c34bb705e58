// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/assist/assistant.h"
#include "ui/theme/icon_mark.h"
#include "ui/theme/plain_label.h"

#include <QPushButton>

namespace lianxi
{

/// The line under a text that a model writes or has written: how to stop it, and that it is to be read before it is
/// sent. Hidden otherwise.
class AssistBar final : public QFrame
{
    Q_OBJECT
public:
    explicit AssistBar(ThemeSource &theme, QWidget *parent = nullptr);
    void showWriting();
    /// \param stopped  by the agent: the text ends in the middle.
    void showWritten(const AssistEnd &how, bool stopped);
    void clear();

Q_SIGNALS:
    void stopRequested();

protected:
    void changeEvent(QEvent *event) override;

private:
    enum class State { Hidden, Writing, Written };
    void retranslate();
    State m_state = State::Hidden;
    AssistEnd m_how;
    bool m_stopped = false;
    IconMark *m_icon;
    PlainLabel *m_words;
    QPushButton *m_stop;
};

} // namespace lianxi
