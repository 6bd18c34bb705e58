// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <chrono>
#include <memory>

class QIODevice;

namespace lianxi
{

/// Why a recording cannot be heard.
enum class PlayTrouble {
    NoDevice, ///< this computer has no loudspeaker
    NoDecoder, ///< nothing here reads this kind of file, or the file is damaged
};

/// Plays one file, from memory. View thread; tests have one of their own.
class Playback : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;
    /// `bytes` is open and outlives the playing.
    virtual void open(QIODevice *bytes) = 0;
    virtual void play() = 0;
    virtual void pause() = 0;
    virtual void stop() = 0;
    virtual void setRate(double rate) = 0;
    virtual void seek(std::chrono::milliseconds to) = 0;
    [[nodiscard]] virtual std::chrono::milliseconds position() const = 0;
    /// 0: not known yet.
    [[nodiscard]] virtual std::chrono::milliseconds length() const = 0;
    [[nodiscard]] virtual bool isPlaying() const = 0;

Q_SIGNALS:
    void moved(); ///< position or length changed, or it was paused
    void ended();
    void failed(lianxi::PlayTrouble why);
};

/// Through Qt Multimedia. Loads the sound system when it is made.
[[nodiscard]] std::unique_ptr<Playback> makePlayback();

} // namespace lianxi
