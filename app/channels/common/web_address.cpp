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

const std::vector<Subnet> &specialRanges()
{
    static const std::vector<Subnet> ranges = [] {
        std::vector<Subnet> list;
        for (const auto *text :
             {"0.0.0.0/8",      "10.0.0.0/8",   "100.64.0.0/10",  "127.0.0.0/8",    "169.254.0.0/16", "172.16.0.0/12",
              "192.0.0.0/24",   "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15",  "198.51.100.0/24",
              "203.0.113.0/24", "224.0.0.0/4",  "240.0.0.0/4",    "::/96",          "::ffff:0:0/96",  "64:ff9b::/96",
              "64:ff9b:1::/48", "100::/64",     "2001::/23",      "2001:db8::/32",  "2002::/16",      "3fff::/20",
              "5f00::/16",      "fc00::/7",     "fe80::/10",      "fec0::/10",      "ff00::/8"})
            list.push_back(QHostAddress::parseSubnet(QString::fromLatin1(text)));
        return list;
    }();
    return ranges;
}

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
    if (address.isNull() || !address.scopeId().isEmpty())
        return false;
    const auto &ranges = specialRanges();
    return std::none_of(ranges.begin(), ranges.end(), [&address](const Subnet &range) {
        return range.first.protocol() == address.protocol() && address.isInSubnet(range);
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
