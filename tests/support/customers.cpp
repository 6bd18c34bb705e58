// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/customers.h"

#include <QDirIterator>
#include <QNetworkReply>
#include <QTest>

using namespace Qt::StringLiterals;

namespace lianxi::test
{

std::vector<ChannelAccount> shopAccounts(const QString &apiBase)
{
    std::vector<ChannelAccount> accounts{
        {ChannelId(u"shop-wechat"_s),
         Platform::WechatOa,
         {{"receive_id"_L1, u"wx00testshop000001"_s}, {"account_id"_L1, u"gh_testshop0001"_s}, {"mode"_L1, u"aes"_s}},
         {{"token"_L1, u"testShopToken01"_s},
          {"encoding_aes_key"_L1, u"q7Rk2mXb9sWc4Vn8Zt1Yp6Lh3Gd5Jf0Ku7Eo2Ia9MxQ"_s},
          {"app_secret"_L1, u"0123456789abcdef0123456789abcdef"_s}}},
        {ChannelId(u"shop-weibo"_s),
         Platform::Weibo,
         {{"account_id"_L1, u"5550001111"_s}},
         {{"app_secret"_L1, u"fedcba9876543210fedcba9876543210"_s}, {"access_token"_L1, u"test-weibo-token"_s}}},
        {ChannelId(u"shop-telegram"_s),
         Platform::Telegram,
         {{"bot_id"_L1, 700100}, {"mode"_L1, u"webhook"_s}},
         {{"bot_token"_L1, u"700100:AAF-tests_only_000000000000000000"_s},
          {"webhook_secret_token"_L1, u"tests_Hook-01"_s}}}};
    for (ChannelAccount &account : accounts)
        account.settings.insert("api_base"_L1, apiBase);
    return accounts;
}

ChannelAccount wecomKfShop(const QString &apiBase)
{
    return {ChannelId(u"shop-wecom-kf"_s),
            Platform::WecomKf,
            {{"corp_id"_L1, u"ww00testshop00001"_s},
             {"receive_id"_L1, u"ww00testshop00001"_s},
             {"open_kfid"_L1, u"wkTestShop0001"_s},
             {"mode"_L1, u"own"_s},
             {"api_base"_L1, apiBase}},
            {{"token"_L1, u"testShopToken02"_s},
             {"encoding_aes_key"_L1, u"Zx1Cv2Bn3Mq4We5Rt6Yu7Io8Pa9Sd0Fg1Hj2Kl3LkJi"_s},
             {"corp_secret"_L1, u"0123456789abcdef0123456789abcdef"_s}}};
}

ChannelConfigured channelOf(const ChannelAccount &account)
{
    ChannelConfigured channel;
    channel.channel = account.id;
    channel.platform = account.platform;
    channel.name = account.id.text();
    channel.brand = u"林氏茶行"_s;
    channel.account = account.settings.value("account_id"_L1).toString();
    channel.settings = account.settings;
    return channel;
}

RehearsalCustomer customerOf(const ChannelAccount &account, int number)
{
    const QString name = u"顾客%1"_s.arg(number);
    if (account.platform == Platform::WechatOa)
        return {u"oTestCustomer%1"_s.arg(number, 15, 10, '0'_L1), name};
    if (account.platform == Platform::WecomKf)
        return {u"wmTestCustomer%1"_s.arg(number, 15, 10, '0'_L1), name};
    return {QString::number(6'000'000'000 + number), name};
}

Knocker::Knocker(QObject *parent)
    : QObject(parent)
{
    m_network.setAutoDeleteReplies(true);
}

void Knocker::knock(quint16 port, const ChannelId &channel, const HttpRequest &request, Answered answered)
{
    QUrl url(u"http://127.0.0.1:%1/hooks/%2"_s.arg(port).arg(channel.text()));
    url.setQuery(QString::fromLatin1(request.query), QUrl::StrictMode);
    QNetworkRequest made(url);
    made.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    made.setTransferTimeout(10'000);
    for (const auto &[name, value] : request.headers)
        made.setRawHeader(name, value);
    QNetworkReply *reply = m_network.post(made, request.body);
    connect(reply, &QNetworkReply::finished, this, [reply, answered = std::move(answered)] {
        answered(reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt());
    });
}

int Knocker::knockAndWait(quint16 port, const ChannelId &channel, const HttpRequest &request)
{
    std::optional<int> status;
    knock(port, channel, request, [&status](int given) { status = given; });
    return QTest::qWaitFor([&] { return status.has_value(); }, 15'000) ? *status : -1;
}

QStringList filesHolding(const QString &folder, const QStringList &texts)
{
    QList<QByteArray> needles;
    for (const QString &text : texts) {
        needles.append(text.toUtf8());
        needles.append(QByteArray(reinterpret_cast<const char *>(text.utf16()), text.size() * 2));
    }
    QStringList found;
    QDirIterator files(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        if (!file.open(QIODevice::ReadOnly))
            continue;
        const QByteArray bytes = file.readAll();
        if (std::ranges::any_of(needles, [&](const QByteArray &needle) { return bytes.contains(needle); }))
            found.append(files.fileName());
    }
    return found;
}

} // namespace lianxi::test
