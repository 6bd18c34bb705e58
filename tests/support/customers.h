// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/channels/codec.h"
#include "app/rehearsal/customer_voice.h"
#include "models/event/payloads.h"

#include <QNetworkAccessManager>

#include <functional>
#include <vector>

namespace lianxi::test
{

/// One invented account a platform (WeChat encrypted, Weibo, Telegram by webhook) whose API is at `apiBase`.
[[nodiscard]] std::vector<ChannelAccount> shopAccounts(const QString &apiBase);
/// One of WeCom customer service, whose pushes only say that there is something.
[[nodiscard]] ChannelAccount wecomKfShop(const QString &apiBase);
/// The account as a channel is set up, without its secrets.
[[nodiscard]] ChannelConfigured channelOf(const ChannelAccount &account);
/// Customer `number` as the platform of `account` names people.
[[nodiscard]] RehearsalCustomer customerOf(const ChannelAccount &account, int number);

/// Brings webhooks to a gateway over loopback HTTP without waiting for them. One thread.
class Knocker : public QObject
{
public:
    using Answered = std::function<void(int status)>; ///< 0: none came
    explicit Knocker(QObject *parent = nullptr);
    void knock(quint16 port, const ChannelId &channel, const HttpRequest &request, Answered answered);
    /// Waits for the answer.
    [[nodiscard]] int knockAndWait(quint16 port, const ChannelId &channel, const HttpRequest &request);

private:
    QNetworkAccessManager m_network;
};

/// Names of the files below `folder` that hold one of `texts`, as UTF-8 or as UTF-16.
[[nodiscard]] QStringList filesHolding(const QString &folder, const QStringList &texts);

} // namespace lianxi::test
