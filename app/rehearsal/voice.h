// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/rehearsal/customer_voice.h"

#include <span>

namespace lianxi
{

/// How one platform is rehearsed: what differs from one to the next.
struct Voice {
    using Push = HttpRequest (*)(const ChannelAccount &, const RehearsalCustomer &, const CustomerLine &);

    Platform platform = Platform::Import;
    const char16_t *channelName = nullptr; ///< of the invented channel
    ChannelAccount (*account)() = nullptr; ///< the platform's own form, values that belong to nobody, no addresses
    QString (*person)(int number) = nullptr; ///< a customer's key; every number is somebody else
    const char16_t *personForm = nullptr; ///< regular expression of such keys
    Push push = nullptr; ///< a private message by webhook; null: asked for, or told over a line that is open
    Push comment = nullptr; ///< a public one by webhook
    bool publicTurns = false;
    bool parts = false; ///< speaks pictures, voices, places … too, not words alone
    bool captions = false; ///< a part and its words are one message
};

/// By platform, in the order of the enumeration's names.
[[nodiscard]] std::span<const Voice> voices();
/// Null where there is no voice.
[[nodiscard]] const Voice *voiceOf(Platform platform);

/// The platform's id of the message or comment that a line becomes.
[[nodiscard]] QString messageIdOf(Platform platform, const CustomerLine &line);
/// Seconds since 1970, as most platforms write times.
[[nodiscard]] qint64 secondsOf(Instant at);

namespace voice
{

// The webhook requests, each in the file of its part of the world.
[[nodiscard]] HttpRequest wecom(const ChannelAccount &, const RehearsalCustomer &, const CustomerLine &);
[[nodiscard]] HttpRequest wechat(const ChannelAccount &, const RehearsalCustomer &, const CustomerLine &);
[[nodiscard]] HttpRequest wecomKf(const ChannelAccount &, const RehearsalCustomer &, const CustomerLine &);
[[nodiscard]] HttpRequest weibo(const ChannelAccount &, const RehearsalCustomer &, const CustomerLine &);
[[nodiscard]] HttpRequest douyin(const ChannelAccount &, const RehearsalCustomer &, const CustomerLine &);
[[nodiscard]] HttpRequest qq(const ChannelAccount &, const RehearsalCustomer &, const CustomerLine &);
[[nodiscard]] HttpRequest bridge(const ChannelAccount &, const RehearsalCustomer &, const CustomerLine &);
[[nodiscard]] HttpRequest telegram(const ChannelAccount &, const RehearsalCustomer &, const CustomerLine &);
[[nodiscard]] HttpRequest x(const ChannelAccount &, const RehearsalCustomer &, const CustomerLine &);
[[nodiscard]] HttpRequest facebook(const ChannelAccount &, const RehearsalCustomer &, const CustomerLine &);
[[nodiscard]] HttpRequest instagram(const ChannelAccount &, const RehearsalCustomer &, const CustomerLine &);
[[nodiscard]] HttpRequest whatsapp(const ChannelAccount &, const RehearsalCustomer &, const CustomerLine &);
[[nodiscard]] HttpRequest line(const ChannelAccount &, const RehearsalCustomer &, const CustomerLine &);

} // namespace voice

} // namespace lianxi
