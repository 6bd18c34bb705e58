// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/rehearsal/fake_platform.h"

#include <map>
#include <mutex>
#include <set>

namespace httplib
{
class Server;
struct Request;
struct Response;
} // namespace httplib

namespace lianxi
{

/// What WeCom's token desk gives to customer service and to apps.
inline constexpr QLatin1StringView wecomAccessToken{"rehearsal-wecom-token"};

/// Answers as WeCom customer service does, as far as the desk uses it: pages of messages by cursor, sends with their
/// window, ids and session states. Thread-safe.
class FakeWecomKf
{
public:
    FakeWecomKf(FakePlatform::Delivered delivered, std::function<void(const QString &)> complain);
    void route(httplib::Server &server);
    /// Of customer service, or of an app, whose tokens come from the same desk.
    void addAccount(const ChannelAccount &account);
    /// A message that waits to be asked for; the push that says so is the caller's.
    void addMessage(const QJsonObject &item);
    /// Puts the session with a customer into a state of the platform's (0 unhandled, 1 a program's, 2 waiting …).
    void setSession(const QString &person, int state);

private:
    [[nodiscard]] bool knows(const httplib::Request &request, httplib::Response &response) const;
    void giveToken(const httplib::Request &request, httplib::Response &response);
    void sync(const QJsonObject &body, httplib::Response &response);
    void send(const QJsonObject &body, httplib::Response &response);
    void transfer(const QJsonObject &body, httplib::Response &response);
    [[nodiscard]] int refusal(const QJsonObject &body);

    const FakePlatform::Delivered m_delivered;
    const std::function<void(const QString &)> m_complain;
    mutable std::mutex m_mutex; ///< guards all below
    std::vector<ChannelAccount> m_accounts;
    std::vector<QJsonObject> m_items; ///< in the order they were written
    std::map<QString, int> m_sessions; ///< by customer
    std::map<QString, int> m_sent; ///< since the customer's last message
    std::set<QString> m_taken; ///< ids of messages that were delivered
};

} // namespace lianxi
