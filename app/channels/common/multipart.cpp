// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/channels/common/multipart.h"

#include <QCryptographicHash>

namespace lianxi::channels
{

namespace
{

/// As browsers write it: only what would end the quoted word is escaped.
QByteArray quotedName(QByteArray name)
{
    name.replace('"', "%22").replace('\r', "%0D").replace('\n', "%0A");
    return '"' + name + '"';
}

} // namespace

std::optional<SendPlan> refuseTooLarge(const MediaFile &file, qint64 limit)
{
    if (file.bytes.size() <= limit)
        return std::nullopt;
    return SendPlan{std::nullopt, SendOutcome::Refused, QStringLiteral("too_large"),
                    QStringLiteral("%1 of %2").arg(file.bytes.size()).arg(limit)};
}

std::optional<SendPlan> refuseTooLarge(const MediaFile &file, const ChannelLimits &limits)
{
    for (const PartLimit &limit : limits.partLimits) {
        if (limit.type == file.type && limit.bytes > 0)
            return refuseTooLarge(file, limit.bytes);
    }
    return std::nullopt;
}

HttpRequest multipartPost(const QString &url, const QList<QPair<QByteArray, QByteArray>> &fields,
                          const QByteArray &fileField, const MediaFile &file)
{
    return multipartPost(url, fields, fileField, std::vector<MediaFile>{file});
}

HttpRequest multipartPost(const QString &url, const QList<QPair<QByteArray, QByteArray>> &fields,
                          const QByteArray &fileField, const std::vector<MediaFile> &files)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    for (const auto &[name, value] : fields)
        hash.addData(name + '\n' + value + '\n');
    for (const MediaFile &file : files)
        hash.addData(file.bytes);
    const QByteArray boundary = "lianxi-" + hash.result().toHex().left(40);
    HttpRequest request;
    request.url = url;
    for (const auto &[name, value] : fields)
        request.body += "--" + boundary + "\r\nContent-Disposition: form-data; name=" + quotedName(name) + "\r\n\r\n"
            + value + "\r\n";
    for (const MediaFile &file : files) {
        QByteArray mime = file.mime.toLatin1().simplified();
        if (mime.isEmpty())
            mime = "application/octet-stream";
        request.body += "--" + boundary + "\r\nContent-Disposition: form-data; name=" + quotedName(fileField)
            + "; filename=" + quotedName(file.name.toUtf8()) + "\r\nContent-Type: " + mime + "\r\n\r\n" + file.bytes
            + "\r\n";
    }
    request.body += "--" + boundary + "--\r\n";
    request.headers = {{"Content-Type", "multipart/form-data; boundary=" + boundary}};
    return request;
}

} // namespace lianxi::channels
