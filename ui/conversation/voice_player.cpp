// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/conversation/voice_player.h"

#include <QAudioOutput>
#include <QMediaPlayer>

namespace lianxi
{

VoicePlayer::VoicePlayer(QObject *parent)
    : QObject(parent)
{
}

VoicePlayer::~VoicePlayer()
{
    if (m_player)
        m_player->disconnect(this);
}

void VoicePlayer::make()
{
    if (m_player)
        return;
    m_output = std::make_unique<QAudioOutput>();
    m_player = std::make_unique<QMediaPlayer>();
    m_player->setAudioOutput(m_output.get());
    connect(m_player.get(), &QMediaPlayer::errorOccurred, this, [this] {
        stop();
        Q_EMIT failed();
    });
    connect(m_player.get(), &QMediaPlayer::mediaStatusChanged, this, [this](QMediaPlayer::MediaStatus status) {
        if (status == QMediaPlayer::EndOfMedia)
            stop();
    });
}

void VoicePlayer::play(const QByteArray &source, const QByteArray &bytes)
{
    const bool same = source == m_playing;
    stop();
    if (same)
        return;
    make();
    m_buffer.setData(bytes);
    if (!m_buffer.open(QIODevice::ReadOnly))
        return;
    m_playing = source;
    m_player->setSourceDevice(&m_buffer);
    m_player->play();
    Q_EMIT playingChanged();
}

void VoicePlayer::stop()
{
    if (m_playing.isEmpty())
        return;
    m_playing.clear();
    m_player->stop();
    m_player->setSourceDevice(nullptr);
    m_buffer.close();
    Q_EMIT playingChanged();
}

} // namespace lianxi
