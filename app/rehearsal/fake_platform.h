// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/rehearsal/customer_voice.h"

#include <functional>
#include <memory>
#include <vector>

namespace lianxi
{

/// What arrived at the simulated platform and was found correct.
struct PlatformDelivery {
    Platform platform = Platform::WechatOa;
    QString personId; ///< private: whom it reached
    QString commentId; ///< public: which comment it answers
    QString text;
    Surface surface = Surface::Private;
};

/// A loopback server that answers as the platforms do, as far as the desk uses them, and checks what it is sent the way
/// they would: token, form, members, length. Lives on a thread with an event loop.
class FakePlatform
{
public:
    using Delivered = std::function<void(const PlatformDelivery &)>;
    /// `delivered` is called on a thread of the server, once per message that a platform would have shown.
    explicit FakePlatform(Delivered delivered);
    ~FakePlatform();
    /// Unavailable when no port can be had.
    [[nodiscard]] Status start();
    [[nodiscard]] QString base() const;
    /// An invented account of a platform whose addresses lead here. Unavailable when no port can be had, NotFound
    /// without a voice.
    [[nodiscard]] Result<ChannelAccount> openAccount(Platform platform);
    /// Accounts by which tokens and ids are checked.
    void addAccount(const ChannelAccount &account);
    /// A customer says something: it is noted, and where the platform brings it by no push it waits to be asked for or
    /// goes out over an open connection.
    void say(const ChannelAccount &account, const RehearsalCustomer &customer, const CustomerLine &line);
    /// A comment appears under a post of the brand and waits to be polled.
    void addComment(const QJsonObject &item);
    /// A message waits to be asked for at WeCom customer service, whose pushes hold none.
    void addMessage(const QJsonObject &item);
    /// WeCom customer service puts the session with this customer into the pool that waits for a person.
    void putInQueue(const QString &personId);
    /// Requests that a real platform would have refused, each with the reason; for the score sheet and tests.
    [[nodiscard]] QStringList complaints() const;
    [[nodiscard]] int requests() const;

private:
    class Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace lianxi
