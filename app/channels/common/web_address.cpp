// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/channels/common/web_address.h"

#include <QUrl>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace lianxi::channels
{

namespace
{

using Subnet = QPair<QHostAddress, int>;

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

bool isInsideName(const QString &host)
{
    static constexpr std::array endings{".localhost"_L1, ".local"_L1, ".internal"_L1, ".lan"_L1, ".home.arpa"_L1};
    // A name of one word is found in this network's own domain; one that ends in a number is an address in a spelling
    // that some resolvers read and we do not.
    const QString last = host.section(u'.', -1);
    const bool number = last.startsWith("0x"_L1)
        || std::all_of(last.begin(), last.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
    return !host.contains(u'.') || number
        || std::any_of(endings.begin(), endings.end(), [&host](QLatin1StringView end) { return host.endsWith(end); });
}

bool isListed(const QString &host, const QHostAddress &address, const QStringList &allowed)
{
    return std::any_of(allowed.begin(), allowed.end(), [&](const QString &entry) {
        if (entry.compare(host, Qt::CaseInsensitive) == 0)
            return true;
        const Subnet subnet = QHostAddress::parseSubnet(entry);
        return !address.isNull() && !subnet.first.isNull() && address.isInSubnet(subnet);
    });
}

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

bool isListedAddress(const QString &url, const QStringList &allowed)
{
    const QString host = QUrl(url, QUrl::StrictMode).host().toLower();
    return !host.isEmpty() && isListed(host, QHostAddress(host), allowed);
}

bool isAllowedAddress(const QString &url, const QStringList &allowed)
{
    const QUrl to(url, QUrl::StrictMode);
    const QString scheme = to.scheme();
    QString host = to.host().toLower();
    while (host.endsWith(u'.'))
        host.chop(1);
    if (!to.isValid() || host.isEmpty() || !to.userInfo().isEmpty() || (scheme != "https"_L1 && scheme != "http"_L1))
        return false;
    const QHostAddress address(host);
    if (isListed(host, address, allowed))
        return true;
    if (scheme != "https"_L1)
        return false;
    return address.isNull() ? !isInsideName(host) : isPublicAddress(address);
}

} // namespace lianxi::channels
