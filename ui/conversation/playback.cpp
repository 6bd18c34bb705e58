// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/conversation/playback.h"

#include <QAudioDevice>
#include <QAudioOutput>
#include <QMediaDevices>
#include <QMediaPlayer>

#include <optional>

namespace lianxi
{

namespace
{

/// Qt's player through GStreamer ends the program where one of that one's packages is missing (Qt 6.4.2,
/// QGstreamerMediaPlayer's constructor); through FFmpeg it says that it cannot. Whoever chose keeps their choice.
void chooseBackend()
{
    constexpr auto name = "QT_MEDIA_BACKEND";
    if (!qEnvironmentVariableIsSet(name))
        qputenv(name, "ffmpeg");
}

class MediaPlayback final : public Playback
{
public:
    void open(QIODevice *bytes) override
    {
        // No player is made where nothing could be heard: some end the program then.
        if (QMediaDevices::defaultAudioOutput().isNull()) {
            m_player.reset(); // of a device that is gone
            m_output.reset();
            return;
        }
        if (!m_player) {
            m_output.emplace();
            m_player.emplace();
            m_player->setAudioOutput(&*m_output);
        }
        m_output->setDevice(QMediaDevices::defaultAudioOutput());
        connect(&*m_player, &QMediaPlayer::errorOccurred, this, [this] { Q_EMIT failed(PlayTrouble::NoDecoder); });
        connect(&*m_player, &QMediaPlayer::mediaStatusChanged, this, [this](QMediaPlayer::MediaStatus status) {
            if (status == QMediaPlayer::EndOfMedia)
                Q_EMIT ended();
            else if (status == QMediaPlayer::InvalidMedia)
                Q_EMIT failed(PlayTrouble::NoDecoder);
        });
        connect(&*m_player, &QMediaPlayer::positionChanged, this, &Playback::moved);
        connect(&*m_player, &QMediaPlayer::durationChanged, this, &Playback::moved);
        connect(&*m_player, &QMediaPlayer::playbackStateChanged, this, &Playback::moved);
        m_player->setSourceDevice(bytes);
    }
    void play() override
    {
        if (m_player)
            return m_player->play();
        // From the event loop: whoever asks has not heard yet that it plays.
        QMetaObject::invokeMethod(
            this, [this] { Q_EMIT failed(PlayTrouble::NoDevice); }, Qt::QueuedConnection);
    }
    void pause() override
    {
        if (m_player)
            m_player->pause();
    }
    void stop() override
    {
        if (!m_player)
            return;
        m_player->disconnect(this);
        m_player->stop();
        m_player->setSourceDevice(nullptr);
    }
    void setRate(double rate) override
    {
        if (m_player)
            m_player->setPlaybackRate(rate);
    }
    void seek(std::chrono::milliseconds to) override
    {
        if (m_player)
            m_player->setPosition(to.count());
    }
    [[nodiscard]] std::chrono::milliseconds position() const override
    {
        return std::chrono::milliseconds(m_player ? m_player->position() : 0);
    }
    [[nodiscard]] std::chrono::milliseconds length() const override
    {
        return std::chrono::milliseconds(m_player ? std::max<qint64>(0, m_player->duration()) : 0);
    }
    [[nodiscard]] bool isPlaying() const override
    {
        return m_player && m_player->playbackState() == QMediaPlayer::PlayingState;
    }

private:
    std::optional<QAudioOutput> m_output;
    std::optional<QMediaPlayer> m_player;
};

} // namespace

std::unique_ptr<Playback> makePlayback()
{
    chooseBackend();
    return std::make_unique<MediaPlayback>();
}

} // namespace lianxi
