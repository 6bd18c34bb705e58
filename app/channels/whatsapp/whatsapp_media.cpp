// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/channels/common/account.h"
#include "app/channels/common/answers.h"
#include "app/channels/common/bytes.h"
#include "app/channels/common/json_text.h"
#include "app/channels/common/meta_graph.h"
#include "app/channels/common/meta_upload.h"
#include "app/channels/whatsapp/whatsapp_codec.h"
#include "app/channels/whatsapp/whatsapp_errors.h"
#include "app/channels/whatsapp/whatsapp_message.h"

#include <QUrl>

using namespace Qt::StringLiterals;

namespace lianxi
{

using namespace channels;

namespace
{

/// The token goes to the platform's own hosts alone.
bool isPlatformHost(const QUrl &url, const ChannelAccount &account)
{
    const QUrl own(account.settings.value("api_base"_L1).toString(), QUrl::StrictMode);
    if (!own.host().isEmpty() && url.scheme() == own.scheme() && url.authority() == own.authority())
        return true;
    static constexpr std::array hosts{".fbsbx.com"_L1, ".fbcdn.net"_L1, ".whatsapp.net"_L1, ".facebook.com"_L1};
    return url.scheme() == "https"_L1 && url.port(443) == 443 && url.userInfo().isEmpty()
        && std::any_of(hosts.begin(), hosts.end(), [&url](QLatin1StringView end) { return url.host().endsWith(end); });
}

} // namespace

MediaPlan WhatsappCodec::planDownload(const Part &part, const ChannelAccount &account) const
{
    MediaPlan plan;
    if (part.ref.isEmpty()) {
        plan.reason = u"no_media"_s;
        return plan;
    }
    // The platform wants to know for which number; the address it answers lives five minutes.
    plan.request = meta::graphRequest("GET", account,
                                      u"/%1?phone_number_id=%2"_s.arg(QString::fromLatin1(percentEncode(part.ref)),
                                                                      accountText(account, "phone_number_id"_L1)));
    plan.givesAddress = true;
    return plan;
}

Result<HttpRequest> WhatsappCodec::readMediaAddress(const HttpResponse &response, const ChannelAccount &account) const
{
    QJsonObject body;
    if (const auto error = meta::graphError(response, whatsapp::meaningOf, &body))
        return failure(ErrorCode::Protocol, error->reason);
    const QUrl url(body.value("url"_L1).toString(), QUrl::StrictMode);
    if (!url.isValid() || !isPlatformHost(url, account))
        return failure(ErrorCode::Protocol, u"the answer names no address of the platform"_s);
    HttpRequest request;
    request.method = "GET";
    request.url = body.value("url"_L1).toString();
    request.headers.emplaceBack(QByteArray("Authorization"), "Bearer " + accountBytes(account, "access_token"_L1));
    // Without a name of the program the address answers with an error page.
    request.headers.emplaceBack(QByteArray("User-Agent"), QByteArray("Lianxi"));
    return request;
}

SendPlan WhatsappCodec::planUpload(const MediaFile &file, const SendIntent &, const QJsonObject &,
                                   const ChannelAccount &account, Instant) const
{
    const qint64 limit = whatsapp::fileLimit(file.type);
    if (limit == 0)
        return refusePlan(SendOutcome::Refused, u"unsupported_part"_s);
    if (const auto refused = meta::refuseTooLarge(file, limit))
        return *refused;
    const QString path = u"/%1/media"_s.arg(accountText(account, "phone_number_id"_L1));
    return meta::multipartPlan(account, path, "https://graph.facebook.com"_L1,
                               {{"messaging_product", "whatsapp"}, {"type", file.mime.toUtf8()}}, "file", file);
}

SendAnswer WhatsappCodec::readUpload(const HttpResponse &response, const MediaFile &, const QJsonObject &,
                                     const ChannelAccount &, Instant) const
{
    QJsonObject body;
    if (const auto error = meta::graphError(response, whatsapp::meaningOf, &body))
        return *error;
    const QString id = idText(body.value("id"_L1));
    if (id.isEmpty())
        return answer(SendOutcome::Refused, u"unreadable_answer"_s);
    SendAnswer result = answer(SendOutcome::Uploaded, {});
    result.more.insert("ref"_L1, id);
    return result;
}

} // namespace lianxi
