// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/conversation/voice_player.h"

#include <algorithm>

namespace lianxi
{

using namespace std::chrono_literals;

VoicePlayer::VoicePlayer(std::function<std::unique_ptr<Playback>()> make, QObject *parent)
    : QObject(parent)
    , m_make(std::move(make))
{
}

VoicePlayer::~VoicePlayer()
{
    if (m_playback)
        m_playback->disconnect(this);
}

void VoicePlayer::make()
{
    if (m_playback)
        return;
    m_playback = m_make();
    connect(m_playback.get(), &Playback::failed, this, [this](PlayTrouble why) {
        if (m_playing.isEmpty())
            return;
        stop();
        Q_EMIT failed(why);
    });
    connect(m_playback.get(), &Playback::ended, this, &VoicePlayer::stop);
    connect(m_playback.get(), &Playback::moved, this, &VoicePlayer::moved);
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
    m_playback->open(&m_buffer);
    m_playback->setRate(m_rate);
    m_playback->play();
    Q_EMIT playingChanged();
}

void VoicePlayer::stop()
{
    if (m_playing.isEmpty())
        return;
    m_playing.clear();
    m_playback->stop();
    m_buffer.close();
    Q_EMIT playingChanged();
}

void VoicePlayer::togglePause()
{
    if (m_playing.isEmpty())
        return;
    if (m_playback->isPlaying())
        m_playback->pause();
    else
        m_playback->play();
    Q_EMIT moved();
}

bool VoicePlayer::isPaused() const
{
    return !m_playing.isEmpty() && !m_playback->isPlaying();
}

void VoicePlayer::skip(std::chrono::milliseconds by)
{
    seek(position() + by);
}

void VoicePlayer::seek(std::chrono::milliseconds to)
{
    if (m_playing.isEmpty())
        return;
    const std::chrono::milliseconds end = length();
    m_playback->seek(std::max(0ms, end > 0ms ? std::min(to, end) : to));
    Q_EMIT moved();
}

void VoicePlayer::setRate(double rate)
{
    if (std::find(rates.begin(), rates.end(), rate) == rates.end())
        return;
    m_rate = rate;
    if (!m_playing.isEmpty())
        m_playback->setRate(rate);
    Q_EMIT moved();
}

std::chrono::milliseconds VoicePlayer::position() const
{
    return m_playing.isEmpty() ? 0ms : m_playback->position();
}

std::chrono::milliseconds VoicePlayer::length() const
{
    return m_playing.isEmpty() ? 0ms : m_playback->length();
}

} // namespace lianxi
