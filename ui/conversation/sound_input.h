// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <memory>

class QAudioSource;
class QIODevice;

namespace lianxi
{

/// A microphone: samples of one channel, 16 bits, soundInputRate a second.
class SoundInput : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;
    [[nodiscard]] virtual bool isThere() const = 0;
    /// \return false: it cannot be opened.
    virtual bool start() = 0;
    virtual void stop() = 0;

Q_SIGNALS:
    void heard(const QByteArray &samples);
};

/// Samples a second; speech needs no more.
inline constexpr int soundInputRate = 16'000;

/// The system's microphone, by Qt Multimedia. Opened only while somebody records.
class Microphone final : public SoundInput
{
    Q_OBJECT
public:
    explicit Microphone(QObject *parent = nullptr);
    ~Microphone() override;
    [[nodiscard]] bool isThere() const override;
    bool start() override;
    void stop() override;

private:
    std::unique_ptr<QAudioSource> m_source;
    QIODevice *m_device = nullptr;
};

} // namespace lianxi
