// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/name_uuid.h"

#include <QCryptographicHash>
#include <QtEndian>

#include <array>
#include <cstring>

namespace lianxi
{

QUuid uuidOfName(const QUuid &space, QByteArrayView name)
{
    std::array<char, 16> head;
    qToBigEndian(space.data1, head.data());
    qToBigEndian(space.data2, head.data() + 4);
    qToBigEndian(space.data3, head.data() + 6);
    std::memcpy(head.data() + 8, space.data4, sizeof space.data4);
    static thread_local QCryptographicHash sha1(QCryptographicHash::Sha1); // making one costs more than hashing a name
    sha1.reset();
    sha1.addData({head.data(), std::ssize(head)});
    sha1.addData(name);
    const QByteArrayView digest = sha1.resultView();
    QUuid uuid;
    uuid.data1 = qFromBigEndian<quint32>(digest.data());
    uuid.data2 = qFromBigEndian<quint16>(digest.data() + 4);
    uuid.data3 = static_cast<ushort>((qFromBigEndian<quint16>(digest.data() + 6) & 0x0fff) | 0x5000); // version 5
    std::memcpy(uuid.data4, digest.data() + 8, sizeof uuid.data4);
    uuid.data4[0] = static_cast<uchar>((uuid.data4[0] & 0x3f) | 0x80); // variant of RFC 4122
    return uuid;
}

} // namespace lianxi
