// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/media/public_address.h"

#include <array>

using namespace Qt::StringLiterals;

namespace lianxi
{

namespace
{

struct Range4 {
    quint32 network;
    int bits;
};
constexpr quint32 ip(quint32 a, quint32 b, quint32 c, quint32 d)
{
    return a << 24 | b << 16 | c << 8 | d;
}
constexpr std::array notPublic4{
    Range4{ip(0, 0, 0, 0), 8},       Range4{ip(10, 0, 0, 0), 8},     Range4{ip(100, 64, 0, 0), 10},
    Range4{ip(127, 0, 0, 0), 8},     Range4{ip(169, 254, 0, 0), 16}, Range4{ip(172, 16, 0, 0), 12},
    Range4{ip(192, 0, 0, 0), 24},    Range4{ip(192, 0, 2, 0), 24},   Range4{ip(192, 31, 196, 0), 24},
    Range4{ip(192, 52, 193, 0), 24}, Range4{ip(192, 88, 99, 0), 24}, Range4{ip(192, 168, 0, 0), 16},
    Range4{ip(192, 175, 48, 0), 24}, Range4{ip(198, 18, 0, 0), 15},  Range4{ip(198, 51, 100, 0), 24},
    Range4{ip(203, 0, 113, 0), 24},  Range4{ip(224, 0, 0, 0), 3},
};

/// Within 2000::/3, the only space given to the public.
struct Range6 {
    const char *network;
    int bits;
};
constexpr std::array notPublic6{
    Range6{"2001::", 23}, // protocols, Teredo among them
    Range6{"2001:db8::", 32}, // documentation
    Range6{"2002::", 16}, // 6to4 carries any IPv4 address
    Range6{"2620:4f:8000::", 48}, Range6{"3fff::", 20},
};

} // namespace

bool isPublicAddress(const QHostAddress &address)
{
    if (address.protocol() == QAbstractSocket::IPv4Protocol) {
        const quint32 number = address.toIPv4Address();
        return std::none_of(notPublic4.begin(), notPublic4.end(), [number](const Range4 &range) {
            return number >> (32 - range.bits) == range.network >> (32 - range.bits);
        });
    }
    if (address.protocol() != QAbstractSocket::IPv6Protocol || !address.scopeId().isEmpty())
        return false;
    if (!address.isInSubnet(QHostAddress(u"2000::"_s), 3))
        return false;
    return std::none_of(notPublic6.begin(), notPublic6.end(), [&address](const Range6 &range) {
        return address.isInSubnet(QHostAddress(QString::fromLatin1(range.network)), range.bits);
    });
}

bool isPublicName(const QString &host)
{
    QString name = host.toLower();
    if (name.endsWith(u'.'))
        name.chop(1);
    const QStringList labels = name.split(u'.');
    if (labels.size() < 2 || labels.contains(QString()) || name.size() > 253)
        return false;
    const QString &last = labels.back();
    if (!last.front().isLetter()) // 127.1, 2130706433.0x7f, ::1 in brackets …
        return false;
    static const QStringList kept{u"localhost"_s, u"local"_s, u"internal"_s, u"intranet"_s,    u"lan"_s,
                                  u"home"_s,      u"corp"_s,  u"private"_s,  u"localdomain"_s, u"arpa"_s,
                                  u"onion"_s,     u"test"_s,  u"invalid"_s,  u"example"_s};
    return !kept.contains(last) && QHostAddress(name).isNull();
}

} // namespace lianxi
