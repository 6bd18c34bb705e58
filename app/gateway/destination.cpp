// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/channels/email/email_codec.h"
#include "app/gateway/http_client.h"

#include <QUrl>

using namespace Qt::StringLiterals;

namespace lianxi
{

namespace
{

/// Hosts whose API an account of the platform speaks to; a leading dot stands for any host below. Platforms that
/// people run themselves have none: addressSettings() names where it stands.
std::vector<QLatin1StringView> hostsOf(Platform platform)
{
    switch (platform) {
    case Platform::WechatOa:
        return {"api.weixin.qq.com"_L1, "api2.weixin.qq.com"_L1, "sh.api.weixin.qq.com"_L1, "sz.api.weixin.qq.com"_L1,
                "hk.api.weixin.qq.com"_L1};
    case Platform::WecomKf:
    case Platform::Wecom:
        return {"qyapi.weixin.qq.com"_L1};
    case Platform::Weibo:
        return {"api.weibo.com"_L1, "m.api.weibo.com"_L1, "upload.api.weibo.com"_L1, "c.api.weibo.com"_L1};
    case Platform::Douyin:
        return {"open.douyin.com"_L1};
    case Platform::Kuaishou:
        return {"open.kuaishou.com"_L1, "openapi.kwaixiaodian.com"_L1};
    case Platform::Xiaohongshu:
        return {".xiaohongshu.com"_L1};
    case Platform::Qq:
        return {"api.sgroup.qq.com"_L1, "bots.qq.com"_L1};
    case Platform::X:
        return {"api.x.com"_L1, "api.twitter.com"_L1, "upload.twitter.com"_L1};
    case Platform::Facebook:
    case Platform::Instagram:
    case Platform::Whatsapp: // the last one gives WhatsApp's media, to the bearer of the token only
        return {"graph.facebook.com"_L1, "graph.instagram.com"_L1, "lookaside.fbsbx.com"_L1};
    case Platform::Telegram:
        return {"api.telegram.org"_L1};
    case Platform::Line:
        return {"api.line.me"_L1, "api-data.line.me"_L1};
    case Platform::Email: // tokens only: mail goes to the servers that the administrator named
        return {"oauth2.googleapis.com"_L1, "login.microsoftonline.com"_L1};
    case Platform::Mastodon:
    case Platform::Chatwoot:
    case Platform::Asterisk:
    case Platform::GenericWebhook:
    case Platform::Import:
        return {};
    }
    return {};
}

bool isHostOf(Platform platform, const QString &host)
{
    const auto hosts = hostsOf(platform);
    return std::any_of(hosts.begin(), hosts.end(), [&host](QLatin1StringView known) {
        return known.startsWith('.'_L1) ? host.endsWith(known) : host == known;
    });
}

/// A WebSocket is opened by a web request: wss is to https what ws is to http.
bool isEncrypted(const QUrl &url)
{
    return url.scheme() == "https"_L1 || url.scheme() == "wss"_L1;
}

bool sameOrigin(const QUrl &a, const QUrl &b)
{
    const auto port = [](const QUrl &url) { return url.port(isEncrypted(url) ? 443 : 80); };
    return isEncrypted(a) == isEncrypted(b) && a.host() == b.host() && port(a) == port(b);
}

/// Settings by which an administrator names a server of their own; a name without a scheme is one of https.
std::vector<QLatin1StringView> addressSettings(Platform platform)
{
    switch (platform) {
    case Platform::GenericWebhook:
    case Platform::Kuaishou: // a partner's bridge, beside what the platform itself offers, or alone
    case Platform::Xiaohongshu:
        return {"api_base"_L1, "address"_L1};
    case Platform::Mastodon:
        return {"api_base"_L1, "instance"_L1, "streaming"_L1};
    case Platform::Chatwoot:
    case Platform::Asterisk:
        return {"api_base"_L1, "base"_L1};
    case Platform::WechatOa:
    case Platform::WecomKf:
    case Platform::Wecom:
    case Platform::Weibo:
    case Platform::Douyin:
    case Platform::Qq:
    case Platform::X:
    case Platform::Facebook:
    case Platform::Instagram:
    case Platform::Whatsapp:
    case Platform::Telegram:
    case Platform::Line:
    case Platform::Email:
    case Platform::Import:
        break;
    }
    return {"api_base"_L1};
}

/// Whether the administrator named exactly this scheme, host and port.
bool isNamed(const QUrl &to, const ChannelAccount &account)
{
    const auto members = addressSettings(account.platform);
    return std::any_of(members.begin(), members.end(), [&](QLatin1StringView member) {
        QString named = account.settings.value(member).toString();
        if (named.isEmpty())
            return false;
        if (!named.contains("://"_L1))
            named.prepend("https://"_L1);
        return sameOrigin(to, QUrl(named, QUrl::StrictMode));
    });
}

/// Mail goes to exactly the servers of the account, by schemes that are never in the clear.
bool isMailServer(const QUrl &to, const ChannelAccount &account)
{
    static constexpr std::array schemes{"imaps"_L1, "imap"_L1, "submissions"_L1, "submission"_L1};
    if (account.platform != Platform::Email || std::find(schemes.begin(), schemes.end(), to.scheme()) == schemes.end())
        return false;
    const auto same = [&to](const QString &server) {
        const QUrl url(server, QUrl::StrictMode);
        return url.scheme() == to.scheme() && !url.host().isEmpty() && url.host() == to.host()
            && url.port() == to.port();
    };
    return same(email::imapUrl(account)) || same(email::smtpUrl(account));
}

} // namespace

Status checkDestination(const QString &url, const ChannelAccount &account)
{
    const QUrl to(url, QUrl::StrictMode);
    const QString scheme = to.scheme();
    if (to.isValid() && to.userInfo().isEmpty() && isMailServer(to, account))
        return {};
    const bool web = scheme == "https"_L1 || scheme == "http"_L1 || scheme == "wss"_L1 || scheme == "ws"_L1;
    if (!to.isValid() || to.host().isEmpty() || !web)
        return failure(ErrorCode::Refused, u"not a web address"_s);
    if (!to.userInfo().isEmpty())
        return failure(ErrorCode::Refused, u"address with a user name"_s);
    if (isNamed(to, account))
        return {};
    if (isEncrypted(to) && to.port(443) == 443 && isHostOf(account.platform, to.host()))
        return {};
    return failure(ErrorCode::Refused, u"host is not one of the platform's"_s);
}

} // namespace lianxi
