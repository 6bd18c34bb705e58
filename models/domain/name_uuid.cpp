// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/name_uuid.h"

#include <QtEndian>

#include <array>
#include <bit>
#include <cstring>

namespace lianxi
{

namespace
{

/// SHA-1 as FIPS 180-4 §6.1.2 writes it. It names things here; nothing is kept safe by it.
class Sha1
{
public:
    static constexpr size_t blockSize = 64;
    using State = std::array<quint32, 5>;

    void add(const char *data, size_t size)
    {
        m_total += size;
        while (size > 0) {
            const size_t part = std::min(size, blockSize - m_filled);
            std::memcpy(m_block.data() + m_filled, data, part);
            data += part;
            size -= part;
            m_filled += part;
            if (m_filled == blockSize)
                digest();
        }
    }
    [[nodiscard]] const State &finish()
    {
        constexpr size_t lengthSize = sizeof(quint64);
        m_block[m_filled++] = 0x80;
        if (m_filled > blockSize - lengthSize) {
            std::memset(m_block.data() + m_filled, 0, blockSize - m_filled);
            digest();
        }
        std::memset(m_block.data() + m_filled, 0, blockSize - lengthSize - m_filled);
        qToBigEndian<quint64>(m_total * 8, m_block.data() + blockSize - lengthSize);
        digest();
        return m_state;
    }

private:
    void digest()
    {
        std::array<quint32, 80> w;
        for (size_t t = 0; t < 16; ++t)
            w[t] = qFromBigEndian<quint32>(m_block.data() + 4 * t);
        for (size_t t = 16; t < 80; ++t)
            w[t] = std::rotl(w[t - 3] ^ w[t - 8] ^ w[t - 14] ^ w[t - 16], 1);
        auto [a, b, c, d, e] = m_state;
        const auto turn = [&](quint32 mixed, quint32 constant, quint32 word) {
            const quint32 next = std::rotl(a, 5) + mixed + e + constant + word;
            e = d;
            d = c;
            c = std::rotl(b, 30);
            b = a;
            a = next;
        };
        size_t t = 0;
        for (; t < 20; ++t)
            turn(d ^ (b & (c ^ d)), 0x5a827999, w[t]);
        for (; t < 40; ++t)
            turn(b ^ c ^ d, 0x6ed9eba1, w[t]);
        for (; t < 60; ++t)
            turn((b & c) | (d & (b | c)), 0x8f1bbcdc, w[t]);
        for (; t < 80; ++t)
            turn(b ^ c ^ d, 0xca62c1d6, w[t]);
        m_state = {m_state[0] + a, m_state[1] + b, m_state[2] + c, m_state[3] + d, m_state[4] + e};
        m_filled = 0;
    }

    State m_state{0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0};
    std::array<unsigned char, blockSize> m_block;
    size_t m_filled = 0;
    quint64 m_total = 0;
};

} // namespace

QUuid uuidOfName(const QUuid &space, QByteArrayView name)
{
    std::array<char, 16> head;
    qToBigEndian(space.data1, head.data());
    qToBigEndian(space.data2, head.data() + 4);
    qToBigEndian(space.data3, head.data() + 6);
    std::memcpy(head.data() + 8, space.data4, sizeof space.data4);
    Sha1 sha1;
    sha1.add(head.data(), head.size());
    sha1.add(name.data(), static_cast<size_t>(name.size()));
    const Sha1::State &state = sha1.finish();
    QUuid uuid;
    uuid.data1 = state[0];
    uuid.data2 = static_cast<ushort>(state[1] >> 16);
    uuid.data3 = static_cast<ushort>((state[1] & 0x0fff) | 0x5000); // version 5
    qToBigEndian(state[2], uuid.data4);
    qToBigEndian(state[3], uuid.data4 + 4);
    uuid.data4[0] = static_cast<uchar>((uuid.data4[0] & 0x3f) | 0x80); // variant of RFC 4122
    return uuid;
}

} // namespace lianxi
