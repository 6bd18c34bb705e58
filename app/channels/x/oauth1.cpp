// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/channels/x/oauth1.h"

#include "app/channels/common/bytes.h"

#include <QCryptographicHash>
#include <QMessageAuthenticationCode>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lianxi::x
{

using channels::percentEncode;

QByteArray oauth1Signature(const QByteArray &method, const QString &url,
                           const QList<QPair<QString, QString>> &parameters, const Oauth1Keys &keys)
{
    QList<QPair<QByteArray, QByteArray>> pairs;
    for (const auto &[name, value] : parameters)
        pairs.append({percentEncode(name), percentEncode(value)});
    std::sort(pairs.begin(), pairs.end());
    QByteArray list;
    for (const auto &[name, value] : pairs)
        list += (list.isEmpty() ? "" : "&") + name + '=' + value;
    const QByteArray base =
        method.toUpper() + '&' + percentEncode(url) + '&' + percentEncode(QString::fromLatin1(list));
    const QByteArray key = percentEncode(keys.consumerSecret) + '&' + percentEncode(keys.tokenSecret);
    return QMessageAuthenticationCode::hash(base, key, QCryptographicHash::Sha1).toBase64();
}

QByteArray oauth1Header(const HttpRequest &request, const Oauth1Keys &keys, const QString &nonce, qint64 timestamp)
{
    const QList<QPair<QString, QString>> own{{u"oauth_consumer_key"_s, keys.consumerKey},
                                             {u"oauth_nonce"_s, nonce},
                                             {u"oauth_signature_method"_s, u"HMAC-SHA1"_s},
                                             {u"oauth_timestamp"_s, QString::number(timestamp)},
                                             {u"oauth_token"_s, keys.token},
                                             {u"oauth_version"_s, u"1.0"_s}};
    QList<QPair<QString, QString>> all = own;
    const QString query = request.url.section(u'?', 1);
    const QStringList pairs = query.split(u'&', Qt::SkipEmptyParts);
    for (const QString &pair : pairs) {
        const auto plain = [](const QString &text) {
            return QString::fromUtf8(QByteArray::fromPercentEncoding(text.toLatin1()));
        };
        all.append({plain(pair.section(u'=', 0, 0)), plain(pair.section(u'=', 1))});
    }
    const QByteArray signature = oauth1Signature(request.method, request.url.section(u'?', 0, 0), all, keys);
    QByteArray header = "OAuth ";
    for (const auto &[name, value] : own)
        header += name.toLatin1() + "=\"" + percentEncode(value) + "\", ";
    return header + "oauth_signature=\"" + percentEncode(QString::fromLatin1(signature)) + '"';
}

} // namespace lianxi::x
