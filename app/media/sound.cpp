// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/media/sound.h"

#include <QtEndian>

#include <lame/lame.h>

using namespace Qt::StringLiterals;

namespace lianxi
{

namespace
{

constexpr qsizetype riffHeader = 12, chunkHeader = 8;
constexpr int kilobits = 32;
constexpr int lameQuality = 5; // the encoder's own middle: slower ones are not heard in speech

template <class T>
T at(const QByteArray &bytes, qsizetype offset)
{
    return qFromLittleEndian<T>(bytes.constData() + offset);
}

} // namespace

Result<Sound> fromWav(const QByteArray &bytes)
{
    const auto damaged = [](const QString &what) { return failure(ErrorCode::Corrupt, u"sound: "_s + what); };
    if (bytes.size() < riffHeader || !bytes.startsWith("RIFF") || bytes.sliced(8, 4) != "WAVE")
        return damaged(u"no RIFF WAVE"_s);
    Sound sound;
    bool described = false;
    for (qsizetype from = riffHeader; from + chunkHeader <= bytes.size();) {
        const QByteArray name = bytes.sliced(from, 4);
        const qsizetype begin = from + chunkHeader;
        // A writer to a pipe does not know how much will come and leaves a number that is too large.
        const qsizetype size = std::min<qsizetype>(at<quint32>(bytes, from + 4), bytes.size() - begin);
        if (name == "fmt ") {
            if (size < 16 || at<quint16>(bytes, begin) != 1 || at<quint16>(bytes, begin + 2) != 1
                || at<quint16>(bytes, begin + 14) != 16)
                return damaged(u"not PCM of one channel and 16 bits"_s);
            sound.rate = static_cast<int>(std::min<quint32>(at<quint32>(bytes, begin + 4), 192'000));
            described = sound.rate >= 8'000;
        } else if (name == "data") {
            if (!described)
                return damaged(u"no format"_s);
            for (qsizetype i = 0; i + 1 < size; i += 2)
                sound.samples.push_back(at<qint16>(bytes, begin + i));
            return sound;
        }
        from = begin + size + size % 2;
    }
    return damaged(u"no samples"_s);
}

Result<QByteArray> toMp3(const Sound &sound)
{
    if (sound.samples.empty())
        return failure(ErrorCode::InvalidInput, u"sound: nothing to encode"_s);
    const std::unique_ptr<lame_global_flags, decltype(&lame_close)> lame(lame_init(), &lame_close);
    if (!lame)
        return failure(ErrorCode::Io, u"sound: no encoder"_s);
    lame_set_num_channels(lame.get(), 1);
    lame_set_mode(lame.get(), MONO);
    lame_set_in_samplerate(lame.get(), sound.rate);
    lame_set_brate(lame.get(), kilobits);
    lame_set_quality(lame.get(), lameQuality);
    lame_set_bWriteVbrTag(lame.get(), 0);
    if (lame_init_params(lame.get()) < 0)
        return failure(ErrorCode::InvalidInput, u"sound: %1 samples a second"_s.arg(sound.rate));
    // The library's own bound: five quarters of the samples and 7,200 bytes.
    QByteArray mp3(static_cast<qsizetype>(sound.samples.size()) * 5 / 4 + 7200, Qt::Uninitialized);
    auto *out = reinterpret_cast<unsigned char *>(mp3.data());
    const int room = static_cast<int>(mp3.size());
    const int body = lame_encode_buffer(lame.get(), sound.samples.data(), sound.samples.data(),
                                        static_cast<int>(sound.samples.size()), out, room);
    const int tail = body < 0 ? -1 : lame_encode_flush(lame.get(), out + body, room - body);
    if (tail < 0)
        return failure(ErrorCode::Io, u"sound: the encoder failed"_s);
    mp3.truncate(body + tail);
    return mp3;
}

} // namespace lianxi
