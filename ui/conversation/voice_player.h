// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QBuffer>
#include <QObject>

#include <memory>

class QAudioOutput;
class QMediaPlayer;

namespace lianxi
{

/// Plays one voice message at a time, from memory: nothing decrypted is written anywhere.
class VoicePlayer final : public QObject
{
    Q_OBJECT
public:
    explicit VoicePlayer(QObject *parent = nullptr);
    ~VoicePlayer() override;
    /// Plays these bytes; the same `source` while it plays stops it.
    void play(const QByteArray &source, const QByteArray &bytes);
    /// What is playing; empty: nothing.
    [[nodiscard]] const QByteArray &playing() const { return m_playing; }
    void stop();

Q_SIGNALS:
    void playingChanged();
    /// This machine has no decoder or no loudspeaker for it.
    void failed();

private:
    void make();
    QBuffer m_buffer;
    QByteArray m_playing;
    std::unique_ptr<QAudioOutput> m_output; ///< made when first needed: it loads the sound system
    std::unique_ptr<QMediaPlayer> m_player;
};

} // namespace lianxi
