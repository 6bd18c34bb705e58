// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/views.h"
#include "ui/theme/icon_mark.h"
#include "ui/theme/plain_label.h"

#include <QFrame>
#include <QPushButton>

#include <span>

namespace lianxi
{

/// How the newest call of a case stands, by what the exchange told.
struct CallStanding {
    enum class State { None, Ringing, Talking, Held, Ended };
    State state = State::None;
    ThreadId call;
    ChannelId channel;
    Platform platform = Platform::Asterisk;
    Direction direction = Direction::In;
    QString number; ///< the other side's; empty: withheld
    friend bool operator==(const CallStanding &, const CallStanding &) = default;
};
/// Pure. `entries` are a timeline's, oldest first; without a call in them the state is None.
[[nodiscard]] CallStanding callStanding(std::span<const TimelineRow> entries);
/// What can be done with a call that stands so, the usual thing first.
[[nodiscard]] std::vector<MessageAction> offeredForCall(const CallStanding &call);

/// The hotline's buttons above the composer: answer, hold, hand on, hang up, call back. Hidden without a call.
class CallBar final : public QFrame
{
    Q_OBJECT
public:
    explicit CallBar(ThemeSource &theme, QWidget *parent = nullptr);
    void show(const CallStanding &call);
    [[nodiscard]] const CallStanding &call() const { return m_call; }

Q_SIGNALS:
    void actionRequested(MessageAction action);

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    [[nodiscard]] QString sentence() const;
    CallStanding m_call;
    IconMark *m_icon;
    PlainLabel *m_words;
    std::vector<std::pair<MessageAction, QPushButton *>> m_buttons;
    ThemeSource &m_theme;
};

} // namespace lianxi
