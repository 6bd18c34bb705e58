// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/conversation/sound_input.h"

#include <QAudioDevice>
#include <QAudioSource>
#include <QMediaDevices>

namespace lianxi
{

Microphone::Microphone(QObject *parent)
    : SoundInput(parent)
{
}

Microphone::~Microphone() = default;

bool Microphone::isThere() const
{
    return !QMediaDevices::defaultAudioInput().isNull();
}

bool Microphone::start()
{
    QAudioFormat format;
    format.setSampleRate(soundInputRate);
    format.setChannelCount(1);
    format.setSampleFormat(QAudioFormat::Int16);
    const QAudioDevice device = QMediaDevices::defaultAudioInput();
    if (device.isNull() || !device.isFormatSupported(format))
        return false;
    m_source = std::make_unique<QAudioSource>(device, format);
    m_device = m_source->start();
    if (!m_device)
        return false;
    connect(m_device, &QIODevice::readyRead, this, [this] { Q_EMIT heard(m_device->readAll()); });
    return true;
}

void Microphone::stop()
{
    if (!m_source)
        return;
    // It may be asked to stop from within its own signal.
    QObject::disconnect(m_device, nullptr, this, nullptr);
    m_device = nullptr;
    QAudioSource *source = m_source.release();
    source->setParent(nullptr);
    QMetaObject::invokeMethod(
        source,
        [source] {
            source->stop();
            source->deleteLater();
        },
        Qt::QueuedConnection);
}

} // namespace lianxi
