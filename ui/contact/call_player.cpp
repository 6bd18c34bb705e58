// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/contact/call_player.h"

#include <QBoxLayout>
#include <QComboBox>
#include <QKeyEvent>
#include <QLocale>
#include <QSlider>
#include <QToolButton>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace lianxi
{

CallPlayer::CallPlayer(VoicePlayer &player, ThemeSource &theme, QWidget *parent)
    : QFrame(parent)
    , m_player(player)
    , m_theme(theme)
    , m_pause(new QToolButton(this))
    , m_back(new QToolButton(this))
    , m_on(new QToolButton(this))
    , m_stop(new QToolButton(this))
    , m_place(new QSlider(Qt::Horizontal, this))
    , m_rate(new QComboBox(this))
    , m_time(new PlainLabel(this))
{
    setObjectName(u"callPlayer"_s);
    setProperty("kind", u"card"_s);
    setAccessibleName(tr("Player of the recording"));
    const std::pair<QToolButton *, QString> named[] = {
        {m_pause, u"callPause"_s}, {m_back, u"callBack10"_s}, {m_on, u"callOn10"_s}, {m_stop, u"callStop"_s}};
    for (const auto &[button, name] : named)
        button->setObjectName(name);
    m_back->setText(u"−10"_s);
    m_on->setText(u"+10"_s);
    m_back->setAccessibleName(tr("Ten seconds back"));
    m_on->setAccessibleName(tr("Ten seconds on"));
    m_stop->setIcon(theme.theme().icon(IconName::Close));
    m_stop->setAccessibleName(tr("Stop"));
    for (QToolButton *button : {m_back, m_on, m_stop})
        button->setToolTip(button->accessibleName());
    m_place->setObjectName(u"callPlace"_s);
    m_place->setAccessibleName(tr("Place in the recording"));
    m_rate->setObjectName(u"callRate"_s);
    m_rate->setAccessibleName(tr("Speed"));
    for (const double rate : VoicePlayer::rates)
        m_rate->addItem(tr("%1×").arg(QLocale().toString(rate, 'g', 3)), rate);
    m_time->setObjectName(u"callTime"_s);
    m_time->setProperty("kind", u"caption"_s);

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(Theme::small, Theme::tiny, Theme::small, Theme::tiny);
    column->setSpacing(2);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(2);
    for (QToolButton *button : {m_pause, m_back, m_on})
        buttons->addWidget(button);
    buttons->addWidget(m_rate);
    buttons->addStretch();
    buttons->addWidget(m_stop);
    column->addLayout(buttons);
    auto *line = new QHBoxLayout;
    line->setSpacing(Theme::small);
    line->addWidget(m_place, 1);
    line->addWidget(m_time);
    column->addLayout(line);

    for (QWidget *part : std::initializer_list<QWidget *>{m_pause, m_back, m_on, m_stop, m_place})
        part->installEventFilter(this);
    connect(m_pause, &QToolButton::clicked, &m_player, &VoicePlayer::togglePause);
    connect(m_back, &QToolButton::clicked, this, [this] { m_player.skip(-VoicePlayer::skipLength); });
    connect(m_on, &QToolButton::clicked, this, [this] { m_player.skip(VoicePlayer::skipLength); });
    connect(m_stop, &QToolButton::clicked, &m_player, &VoicePlayer::stop);
    connect(m_place, &QSlider::actionTriggered, this,
            [this] { m_player.seek(std::chrono::milliseconds(m_place->sliderPosition())); });
    connect(m_rate, &QComboBox::activated, this, [this] { m_player.setRate(m_rate->currentData().toDouble()); });
    connect(&m_player, &VoicePlayer::moved, this, &CallPlayer::refresh);
    refresh();
}

QString CallPlayer::clock(std::chrono::milliseconds length)
{
    const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(length).count();
    return seconds < 3600 ? u"%1:%2"_s.arg(seconds / 60).arg(seconds % 60, 2, 10, QLatin1Char('0'))
                          : u"%1:%2:%3"_s.arg(seconds / 3600)
                                .arg(seconds / 60 % 60, 2, 10, QLatin1Char('0'))
                                .arg(seconds % 60, 2, 10, QLatin1Char('0'));
}

QString CallPlayer::trouble(PlayTrouble why)
{
    switch (why) {
    case PlayTrouble::NoDevice:
        return tr("This computer has no loudspeaker that is switched on. Connect one, or save the recording.");
    case PlayTrouble::NoDecoder:
        return tr("The recording cannot be decoded here: it is damaged, or of a kind that this computer does not know. "
                  "Save it and open it elsewhere.");
    }
    Q_UNREACHABLE();
}

void CallPlayer::refresh()
{
    const bool paused = m_player.isPaused();
    m_pause->setIcon(m_theme.theme().icon(paused ? IconName::Play : IconName::Pause));
    m_pause->setAccessibleName(paused ? tr("Go on") : tr("Pause"));
    m_pause->setToolTip(m_pause->accessibleName());
    const std::chrono::milliseconds length = m_player.length();
    m_place->setRange(0, static_cast<int>(length.count()));
    m_place->setEnabled(length > 0ms);
    m_place->setSingleStep(1000);
    m_place->setPageStep(static_cast<int>(std::chrono::milliseconds(VoicePlayer::skipLength).count()));
    if (!m_place->isSliderDown())
        m_place->setValue(static_cast<int>(m_player.position().count()));
    m_time->setText(length > 0ms ? tr("%1 of %2").arg(clock(m_player.position()), clock(length))
                                 : clock(m_player.position()));
    m_rate->setCurrentIndex(m_rate->findData(m_player.rate()));
}

void CallPlayer::faster(int by)
{
    const int index = std::clamp(m_rate->currentIndex() + by, 0, m_rate->count() - 1);
    m_player.setRate(m_rate->itemData(index).toDouble());
}

bool CallPlayer::takeKey(int key)
{
    switch (key) {
    case Qt::Key_Space:
        m_player.togglePause();
        return true;
    case Qt::Key_Left:
        m_player.skip(-VoicePlayer::skipLength);
        return true;
    case Qt::Key_Right:
        m_player.skip(VoicePlayer::skipLength);
        return true;
    case Qt::Key_Home:
        m_player.seek(0ms);
        return true;
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        faster(1);
        return true;
    case Qt::Key_Minus:
        faster(-1);
        return true;
    default:
        return false;
    }
}

// Space presses the button that has the focus; on every other part the keys are the player's.
bool CallPlayer::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (!(key == Qt::Key_Space && watched != m_place) && takeKey(key))
            return true;
    }
    return QFrame::eventFilter(watched, event);
}

void CallPlayer::keyPressEvent(QKeyEvent *event)
{
    if (!takeKey(event->key()))
        QFrame::keyPressEvent(event);
}

} // namespace lianxi
