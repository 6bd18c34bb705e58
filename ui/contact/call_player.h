// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/conversation/voice_player.h"
#include "ui/theme/plain_label.h"
#include "ui/theme/theme_source.h"

#include <QFrame>

class QComboBox;
class QSlider;
class QToolButton;

namespace lianxi
{

/// What plays of a call, with pause, ten seconds back and on, a place to go to, and speed. Keys while it has the focus:
/// Space, ← and → (ten seconds), + and - (speed), Home.
class CallPlayer final : public QFrame
{
    Q_OBJECT
public:
    /// Both outlive this.
    CallPlayer(VoicePlayer &player, ThemeSource &theme, QWidget *parent = nullptr);
    /// "1:05", "1:00:05".
    [[nodiscard]] static QString clock(std::chrono::milliseconds length);
    /// Why a recording cannot be heard, and what helps.
    [[nodiscard]] static QString trouble(PlayTrouble why);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void refresh();
    bool takeKey(int key);
    void faster(int by);
    VoicePlayer &m_player;
    ThemeSource &m_theme;
    QToolButton *m_pause, *m_back, *m_on, *m_stop;
    QSlider *m_place;
    QComboBox *m_rate;
    PlainLabel *m_time;
};

} // namespace lianxi
