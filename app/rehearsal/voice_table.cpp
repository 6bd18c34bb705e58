// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/rehearsal/voice.h"

using namespace Qt::StringLiterals;

namespace lianxi
{

namespace
{

ChannelAccount wechatAccount()
{
    return {
        ChannelId(u"rehearsal-wechat"_s),
        Platform::WechatOa,
        {{"receive_id"_L1, u"wx00rehearsal00001"_s}, {"account_id"_L1, u"gh_rehearsal0001"_s}, {"mode"_L1, u"aes"_s}},
        {{"token"_L1, u"rehearsalToken01"_s},
         {"encoding_aes_key"_L1, u"q7Rk2mXb9sWc4Vn8Zt1Yp6Lh3Gd5Jf0Ku7Eo2Ia9MxQ"_s},
         {"app_secret"_L1, u"0123456789abcdef0123456789abcdef"_s}}};
}

ChannelAccount wecomAccount()
{
    return {ChannelId(u"rehearsal-wecom"_s),
            Platform::Wecom,
            {{"corp_id"_L1, u"ww00rehearsal0001"_s},
             {"receive_id"_L1, u"ww00rehearsal0001"_s},
             {"account_id"_L1, u"ww00rehearsal0001"_s},
             {"agent_id"_L1, u"1000007"_s}},
            {{"token"_L1, u"rehearsalToken03"_s},
             {"encoding_aes_key"_L1, u"A9bC8dE7fG6hI5jK4lM3nO2pQ1rS0tU9vW8xY7zA6bM"_s},
             {"corp_secret"_L1, u"fedcba9876543210fedcba9876543210"_s}}};
}

ChannelAccount wecomKfAccount()
{
    return {ChannelId(u"rehearsal-wecom-kf"_s),
            Platform::WecomKf,
            {{"corp_id"_L1, u"ww00rehearsal0001"_s},
             {"receive_id"_L1, u"ww00rehearsal0001"_s},
             {"open_kfid"_L1, u"wkRehearsal0001"_s},
             {"mode"_L1, u"own"_s}},
            {{"token"_L1, u"rehearsalToken02"_s},
             {"encoding_aes_key"_L1, u"Zx1Cv2Bn3Mq4We5Rt6Yu7Io8Pa9Sd0Fg1Hj2Kl3LkJi"_s},
             {"corp_secret"_L1, u"0123456789abcdef0123456789abcdef"_s}}};
}

ChannelAccount weiboAccount()
{
    return {
        ChannelId(u"rehearsal-weibo"_s),
        Platform::Weibo,
        {{"account_id"_L1, u"5550001111"_s}, {"poll_interval_s"_L1, 1}},
        {{"app_secret"_L1, u"fedcba9876543210fedcba9876543210"_s}, {"access_token"_L1, u"rehearsal-weibo-token"_s}}};
}

ChannelAccount douyinAccount()
{
    return {
        ChannelId(u"rehearsal-douyin"_s),
        Platform::Douyin,
        {{"client_key"_L1, u"awkrehearsal00001"_s}, {"account_id"_L1, u"_000rehearsalBrand"_s}},
        {{"client_secret"_L1, u"8b1e0a9c5d7f4623b0c1d2e3f4a59687"_s}, {"access_token"_L1, u"act.rehearsal.only"_s}}};
}

/// Where a platform lets nobody in, a partner's bridge speaks for it.
ChannelAccount bridgeAccount(Platform platform, const QString &name)
{
    return {ChannelId(u"rehearsal-"_s + name),
            platform,
            {{"source"_L1, name}, {"mode"_L1, u"bridge"_s}, {"allowed_addresses"_L1, u"127.0.0.1"_s}},
            {{"secrets"_L1, u"whsec_cmVoZWFyc2FsIHNlY3JldCBmb3IgYnJpZGdlcyAwMQ=="_s}}};
}

ChannelAccount kuaishouAccount()
{
    return bridgeAccount(Platform::Kuaishou, u"kuaishou"_s);
}

ChannelAccount xiaohongshuAccount()
{
    return bridgeAccount(Platform::Xiaohongshu, u"xiaohongshu"_s);
}

ChannelAccount shopAccount()
{
    return bridgeAccount(Platform::GenericWebhook, u"shop"_s);
}

ChannelAccount qqAccount()
{
    return {ChannelId(u"rehearsal-qq"_s),
            Platform::Qq,
            {{"app_id"_L1, u"102000001"_s}, {"mode"_L1, u"webhook"_s}},
            {{"secret"_L1, u"kR4tY8uI1oP5aS9dF3gH"_s}}};
}

ChannelAccount telegramAccount()
{
    return {ChannelId(u"rehearsal-telegram"_s),
            Platform::Telegram,
            {{"bot_id"_L1, 700100}, {"mode"_L1, u"webhook"_s}},
            {{"bot_token"_L1, u"700100:AAF-rehearsal_only_00000000000000000"_s},
             {"webhook_secret_token"_L1, u"rehearsal_Hook-01"_s}}};
}

ChannelAccount xAccount()
{
    return {ChannelId(u"rehearsal-x"_s),
            Platform::X,
            {{"user_id"_L1, u"1700000000000000001"_s}, {"handle"_L1, u"QinglanCare"_s}, {"mode"_L1, u"webhook"_s}},
            {{"consumer_secret"_L1, u"rehearsal_consumer_secret"_s}, {"access_token"_L1, u"rehearsal-x-token"_s}}};
}

ChannelAccount facebookAccount()
{
    return {ChannelId(u"rehearsal-facebook"_s),
            Platform::Facebook,
            {{"page_id"_L1, u"104000000000777"_s}, {"app_id"_L1, u"1517776481860777"_s}},
            {{"app_secret"_L1, u"rehearsal_page_app_secret"_s},
             {"verify_token"_L1, u"rehearsal-verify"_s},
             {"access_token"_L1, u"rehearsal-page-token"_s}}};
}

ChannelAccount instagramAccount()
{
    return {ChannelId(u"rehearsal-instagram"_s),
            Platform::Instagram,
            {{"ig_id"_L1, u"17841400000000777"_s}, {"mode"_L1, u"instagram"_s}},
            {{"app_secret"_L1, u"rehearsal_ig_app_secret"_s},
             {"verify_token"_L1, u"rehearsal-verify"_s},
             {"access_token"_L1, u"rehearsal-ig-token"_s}}};
}

ChannelAccount whatsappAccount()
{
    return {ChannelId(u"rehearsal-whatsapp"_s),
            Platform::Whatsapp,
            {{"waba_id"_L1, u"102000000000777"_s}, {"phone_number_id"_L1, u"106500000000777"_s}},
            {{"app_secret"_L1, u"rehearsal_wa_app_secret"_s},
             {"verify_token"_L1, u"rehearsal-verify"_s},
             {"access_token"_L1, u"rehearsal-wa-token"_s}}};
}

ChannelAccount lineAccount()
{
    return {ChannelId(u"rehearsal-line"_s),
            Platform::Line,
            {{"bot_user_id"_L1, u"U00000000000000000000000000000777"_s}, {"channel_id"_L1, u"2000000777"_s}},
            {{"channel_secret"_L1, u"rehearsal0line0channel0secret000"_s}}};
}

ChannelAccount mastodonAccount()
{
    return {ChannelId(u"rehearsal-mastodon"_s),
            Platform::Mastodon,
            {{"instance"_L1, u"social.brand.example"_s},
             {"account_id"_L1, u"110000000000000777"_s},
             {"acct"_L1, u"qinglan"_s}},
            {{"access_token"_L1, u"rehearsal-mastodon-token"_s}}};
}

ChannelAccount emailAccount()
{
    return {ChannelId(u"rehearsal-email"_s),
            Platform::Email,
            {{"address"_L1, u"care@brand.example"_s}, {"from_name"_L1, u"青岚电器"_s}, {"mode"_L1, u"password"_s}},
            {{"password"_L1, u"rehearsal only"_s}}};
}

ChannelAccount chatwootAccount()
{
    return {ChannelId(u"rehearsal-chatwoot"_s),
            Platform::Chatwoot,
            {{"account_id"_L1, u"1"_s}, {"mode"_L1, u"cable"_s}},
            {{"api_access_token"_L1, u"rehearsal-chatwoot-token"_s}}};
}

ChannelAccount asteriskAccount()
{
    return {ChannelId(u"rehearsal-hotline"_s),
            Platform::Asterisk,
            {{"user"_L1, u"rehearsal"_s}, {"app"_L1, u"lianxi"_s}, {"country_code"_L1, u"86"_s}},
            {{"password"_L1, u"rehearsal:only"_s}}};
}

template <qint64 base>
QString numbered(int number)
{
    return QString::number(base + number);
}

QString wechatPerson(int number)
{
    return u"oR7h3xCustomer%1"_s.arg(number, 14, 10, '0'_L1);
}
QString staffPerson(int number)
{
    return u"staff%1"_s.arg(number);
}
QString wecomKfPerson(int number)
{
    return u"wmR7h3xCustomer%1"_s.arg(number, 13, 10, '0'_L1);
}
QString douyinPerson(int number)
{
    return u"_000customer%1"_s.arg(number, 6, 10, '0'_L1);
}
QString bridgePerson(int number)
{
    return u"c-%1"_s.arg(number);
}
QString hexPerson(int number)
{
    return u"%1"_s.arg(number, 32, 16, '0'_L1).toUpper();
}
QString linePerson(int number)
{
    return u"U%1"_s.arg(number, 32, 16, '0'_L1);
}
QString mailPerson(int number)
{
    return u"customer%1@people.example"_s.arg(number);
}
QString caller(int number)
{
    return u"+86139%1"_s.arg(number, 8, 10, '0'_L1);
}

constexpr auto anything = u".+";
constexpr auto digits = u"[1-9][0-9]*";

// clang-format off
const std::array all{
    Voice{Platform::WechatOa, u"青岚电器服务号（演练）", wechatAccount, wechatPerson, anything, voice::wechat,
          nullptr, false, true, false},
    Voice{Platform::WecomKf, u"青岚电器微信客服（演练）", wecomKfAccount, wecomKfPerson, anything, voice::wecomKf,
          nullptr, false, true, false},
    Voice{Platform::Wecom, u"青岚电器内部应用（演练）", wecomAccount, staffPerson, anything, voice::wecom},
    Voice{Platform::Weibo, u"@青岚电器（演练）", weiboAccount, numbered<7'310'000'000>, digits, voice::weibo,
          nullptr, true, true, false},
    Voice{Platform::Douyin, u"青岚电器抖音号（演练）", douyinAccount, douyinPerson, anything, voice::douyin,
          voice::douyin, true, false, false},
    Voice{Platform::Kuaishou, u"青岚电器快手号（演练）", kuaishouAccount, bridgePerson, anything, voice::bridge,
          voice::bridge, true, false, false},
    Voice{Platform::Xiaohongshu, u"青岚电器小红书号（演练）", xiaohongshuAccount, bridgePerson, anything,
          voice::bridge, voice::bridge, true, false, false},
    Voice{Platform::Qq, u"青岚小助手（演练）", qqAccount, hexPerson, u"[0-9A-F]{32}", voice::qq},
    Voice{Platform::X, u"@QinglanCare (rehearsal)", xAccount, numbered<1'800'000'000'000'000'000>, digits, voice::x,
          voice::x, true, false, false},
    Voice{Platform::Facebook, u"Qinglan (rehearsal)", facebookAccount, numbered<7'300'000'000'000'000>, digits,
          voice::facebook, voice::facebook, true, false, false},
    Voice{Platform::Instagram, u"qinglan.home (rehearsal)", instagramAccount, numbered<9'100'000'000'000'000>, digits,
          voice::instagram, voice::instagram, true, false, false},
    Voice{Platform::Whatsapp, u"Qinglan WhatsApp (rehearsal)", whatsappAccount, numbered<491'510'000'000>, digits,
          voice::whatsapp},
    Voice{Platform::Telegram, u"Qinglan Care (rehearsal)", telegramAccount, numbered<610'000'000>, digits,
          voice::telegram, voice::telegram, false, true, true},
    Voice{Platform::Line, u"Qinglan LINE (rehearsal)", lineAccount, linePerson, u"U[0-9a-f]{32}", voice::line},
    Voice{Platform::Mastodon, u"@qinglan@social.brand.example (rehearsal)", mastodonAccount,
          numbered<120'000'000'000'000'000>, digits, nullptr, nullptr, true, false, false},
    Voice{Platform::Email, u"care@brand.example（演练）", emailAccount, mailPerson, u"[a-z0-9.+-]+@[a-z0-9.-]+"},
    Voice{Platform::Chatwoot, u"Chatwoot（演练）", chatwootAccount, numbered<5'000>, digits},
    Voice{Platform::Asterisk, u"青岚电器热线（演练）", asteriskAccount, caller, u"\\+[0-9]{6,15}"},
    Voice{Platform::GenericWebhook, u"青岚商城（演练）", shopAccount, bridgePerson, anything, voice::bridge,
          voice::bridge, true, false, false},
};
// clang-format on

} // namespace

std::span<const Voice> voices()
{
    return all;
}

const Voice *voiceOf(Platform platform)
{
    const auto found = std::ranges::find(all, platform, &Voice::platform);
    return found == all.end() ? nullptr : &*found;
}

qint64 secondsOf(Instant at)
{
    return toMillis(at) / 1000;
}

QString messageIdOf(Platform platform, const CustomerLine &line)
{
    const QString number = QString::number(line.number);
    const bool isComment = line.surface == Surface::Public;
    switch (platform) {
    case Platform::Weibo:
        return QString::number(5'012'345'678'900'000 + line.number);
    case Platform::Douyin:
        return isComment ? u"@c%1=="_s.arg(number) : u"@m%1=="_s.arg(number);
    case Platform::Qq:
        return u"ROBOT1.0_"_s + number;
    case Platform::X:
        return QString::number(1'900'000'000'000'000'000 + line.number);
    case Platform::Facebook:
        return isComment ? line.postId.section(u'_', -1) + u'_' + number : u"m_"_s + number;
    case Platform::Instagram:
        return isComment ? u"17"_s + number : u"aWdfZG06"_s + number;
    case Platform::Whatsapp:
        return u"wamid.HBg"_s + number;
    case Platform::Mastodon:
        return u"11500"_s + number;
    case Platform::Email:
        return u"m%1@people.example"_s.arg(number);
    case Platform::WechatOa:
    case Platform::WecomKf:
    case Platform::Wecom:
    case Platform::Kuaishou:
    case Platform::Xiaohongshu:
    case Platform::Telegram:
    case Platform::Line:
    case Platform::Chatwoot:
    case Platform::Asterisk:
    case Platform::GenericWebhook:
    case Platform::Import:
        break;
    }
    return number;
}

} // namespace lianxi
