// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QtEndian>

namespace lianxi::test
{

/// A recording as an exchange writes it: 8 kHz, 16 bit, one channel, silent, so many milliseconds long.
[[nodiscard]] inline QByteArray silentWave(int milliseconds)
{
    const auto bytes = static_cast<quint32>(milliseconds * 8 * 2);
    QByteArray wave("RIFF");
    const auto number = [&wave](auto value) {
        const auto little = qToLittleEndian(value);
        wave.append(reinterpret_cast<const char *>(&little), sizeof little);
    };
    number(quint32(36 + bytes));
    wave += "WAVEfmt ";
    number(quint32(16));
    number(quint16(1));
    number(quint16(1));
    number(quint32(8000));
    number(quint32(16000));
    number(quint16(2));
    number(quint16(16));
    wave += "data";
    number(bytes);
    wave.append(static_cast<qsizetype>(bytes), '\0');
    return wave;
}

} // namespace lianxi::test
