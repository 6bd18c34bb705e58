// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/media/sound.h"
#include "ui/conversation/sound_input.h"
#include "ui/conversation/voice_player.h"
#include "ui/theme/plain_label.h"

#include <QDialog>

class QProgressBar;
class QPushButton;

namespace lianxi
{

/// Records a voice message: begin, stop, listen, take. Nothing is kept of what is not taken.
class VoiceRecorder final : public QDialog
{
    Q_OBJECT
public:
    VoiceRecorder(std::unique_ptr<SoundInput> input, QWidget *parent = nullptr);
    ~VoiceRecorder() override;
    [[nodiscard]] const Sound &sound() const { return m_sound; }

Q_SIGNALS:
    /// The agent wants it sent, as MP3.
    void taken(const QByteArray &mp3);

protected:
    void changeEvent(QEvent *event) override;

private:
    void startOrStop();
    void hear(const QByteArray &samples);
    void listen();
    void take();
    void refresh();
    void retranslate();

    std::unique_ptr<SoundInput> m_input;
    VoicePlayer m_player;
    Sound m_sound;
    bool m_recording = false;
    QString m_trouble;
    PlainLabel *m_words;
    QProgressBar *m_level;
    QPushButton *m_record, *m_listen, *m_take, *m_cancel;
};

} // namespace lianxi
