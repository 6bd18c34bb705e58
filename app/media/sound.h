// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/result.h"

#include <QByteArray>

#include <chrono>
#include <vector>

namespace lianxi
{

/// Speech as samples: one channel, 16 bits.
struct Sound {
    std::vector<qint16> samples;
    int rate = 16'000; ///< samples a second
    [[nodiscard]] std::chrono::milliseconds length() const
    {
        return std::chrono::milliseconds(rate > 0 ? static_cast<qint64>(samples.size()) * 1000 / rate : 0);
    }
};

/// No platform takes a longer voice message (WeChat: 60 s).
inline constexpr std::chrono::seconds longestVoice{60};

/// Reads what a speech program or a recorder wrote: RIFF WAVE, PCM, 16 bits, one channel; a length that was not known
/// when writing began is taken from the bytes. \return Corrupt for anything else.
[[nodiscard]] Result<Sound> fromWav(const QByteArray &bytes);

/// As MP3, 32 kbit/s: what every platform with sound takes, a quarter of a megabyte a minute. Takes about 1 ms a second
/// of speech. \return InvalidInput when there is nothing to encode.
[[nodiscard]] Result<QByteArray> toMp3(const Sound &sound);

} // namespace lianxi
