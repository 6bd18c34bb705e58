// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/conversation/playback.h"

#include <QBuffer>
#include <QObject>

#include <array>
#include <functional>
#include <memory>

namespace lianxi
{

/// Plays one voice message or recording at a time, from memory: nothing decrypted is written anywhere.
class VoicePlayer final : public QObject
{
    Q_OBJECT
public:
    static constexpr std::array rates{0.75, 1.0, 1.25, 1.5, 1.75, 2.0};
    static constexpr std::chrono::seconds skipLength{10};
    explicit VoicePlayer(QObject *parent = nullptr)
        : VoicePlayer(makePlayback, parent)
    {
    }
    /// \param make  makes what plays, when it is first needed: it loads the sound system.
    explicit VoicePlayer(std::function<std::unique_ptr<Playback>()> make, QObject *parent = nullptr);
    ~VoicePlayer() override;
    /// Plays these bytes; the same `source` while it plays stops it.
    void play(const QByteArray &source, const QByteArray &bytes);
    /// What is playing, or paused; empty: nothing.
    [[nodiscard]] const QByteArray &playing() const { return m_playing; }
    void stop();
    /// Goes on, or holds on.
    void togglePause();
    [[nodiscard]] bool isPaused() const;
    /// Back or forward, not over the ends.
    void skip(std::chrono::milliseconds by);
    void seek(std::chrono::milliseconds to);
    /// One of `rates`; stays for what is played next.
    void setRate(double rate);
    [[nodiscard]] double rate() const { return m_rate; }
    [[nodiscard]] std::chrono::milliseconds position() const;
    [[nodiscard]] std::chrono::milliseconds length() const; ///< 0: not known yet

Q_SIGNALS:
    void playingChanged();
    void moved(); ///< position, length, pause or speed
    void failed(lianxi::PlayTrouble why);

private:
    void make();
    std::function<std::unique_ptr<Playback>()> m_make;
    QBuffer m_buffer;
    QByteArray m_playing;
    double m_rate = 1.0;
    std::unique_ptr<Playback> m_playback;
};

} // namespace lianxi
