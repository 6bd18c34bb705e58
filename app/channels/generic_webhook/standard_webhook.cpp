// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/channels/generic_webhook/standard_webhook.h"

#include "app/channels/common/bytes.h"

#include <QJsonArray>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace lianxi::channels
{

namespace
{

constexpr qsizetype shortestKey = 24; ///< bytes, from the specification
constexpr qsizetype longestKey = 64;
constexpr int mostEntries = 50; ///< of a signature header that are looked at
constexpr qsizetype longestTimestamp = 12; ///< digits

QStringList secretTexts(const ChannelAccount &account)
{
    QStringList texts;
    for (const auto name : {"secrets"_L1, "secret"_L1}) {
        const QJsonValue value = account.secrets.value(name);
        const QJsonArray list = value.isArray() ? value.toArray() : QJsonArray{value};
        for (const QJsonValue &one : list) {
            static const QRegularExpression space(u"[\\s,;]+"_s);
            texts += one.toString().split(space, Qt::SkipEmptyParts);
        }
    }
    return texts;
}

bool isTimestamp(QByteArrayView text)
{
    return !text.isEmpty() && text.size() <= longestTimestamp
        && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// Every comparison is made, so that the time taken does not tell which key or entry matched.
bool isSigned(const QByteArray &header, const std::vector<QByteArray> &keys, const QByteArray &id,
              const QByteArray &timestamp, const QByteArray &body)
{
    std::vector<QByteArray> wanted;
    for (const QByteArray &key : keys)
        wanted.push_back(webhookSignature(key, id, timestamp, body));
    bool found = false;
    qsizetype begin = 0;
    for (int n = 0; n < mostEntries && begin <= header.size(); ++n) {
        const qsizetype space = header.indexOf(' ', begin);
        const qsizetype end = space < 0 ? header.size() : space;
        const QByteArrayView entry = QByteArrayView(header).sliced(begin, end - begin);
        for (const QByteArray &signature : wanted)
            found = equalConstantTime(signature, entry) || found;
        begin = end + 1;
    }
    return found;
}

} // namespace

std::vector<QByteArray> webhookKeys(const ChannelAccount &account)
{
    std::vector<QByteArray> keys;
    const QStringList texts = secretTexts(account);
    for (const QString &text : texts) {
        const QByteArray base64 = (text.startsWith("whsec_"_L1) ? text.mid(6) : text).toUtf8();
        const auto key = QByteArray::fromBase64Encoding(base64, QByteArray::AbortOnBase64DecodingErrors);
        if (key && key.decoded.size() >= shortestKey && key.decoded.size() <= longestKey)
            keys.push_back(key.decoded);
    }
    return keys;
}

QByteArray webhookSignature(const QByteArray &key, const QByteArray &id, const QByteArray &timestamp,
                            const QByteArray &body)
{
    return "v1," + hmacSha256(key, {id, ".", timestamp, ".", body}).toBase64();
}

Verification verifyWebhook(const HttpRequest &request, const std::vector<QByteArray> &keys,
                           std::chrono::seconds tolerance, Instant now)
{
    const QByteArray id = headerValue(request.headers, "webhook-id");
    const QByteArray timestamp = headerValue(request.headers, "webhook-timestamp");
    const QByteArray signature = headerValue(request.headers, "webhook-signature");
    if (id.isEmpty() || timestamp.isEmpty() || signature.isEmpty())
        return Verification::MissingSignature;
    if (!isTimestamp(timestamp))
        return Verification::Malformed;
    if (!isSigned(signature, keys, id, timestamp, request.body))
        return Verification::BadSignature;
    const std::chrono::seconds said(timestamp.toLongLong());
    const std::chrono::seconds ours = std::chrono::floor<std::chrono::seconds>(now.time_since_epoch());
    return std::chrono::abs(ours - said) > tolerance ? Verification::Stale : Verification::Ok;
}

HttpRequest signedWebhook(const QString &url, const QByteArray &body, const QByteArray &id, const QByteArray &key,
                          Instant now)
{
    const QByteArray timestamp = QByteArray::number(
        static_cast<qint64>(std::chrono::floor<std::chrono::seconds>(now.time_since_epoch()).count()));
    HttpRequest request;
    request.url = url;
    request.headers = {{"Content-Type", "application/json"},
                       {"webhook-id", id},
                       {"webhook-timestamp", timestamp},
                       {"webhook-signature", webhookSignature(key, id, timestamp, body)}};
    request.body = body;
    return request;
}

} // namespace lianxi::channels
