// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/channels/codec.h"

#include <QString>

#include <optional>

namespace lianxi
{

/// A simulated person on a platform.
struct RehearsalCustomer {
    QString id; ///< the platform's key of the person
    QString name;
    friend bool operator==(const RehearsalCustomer &, const RehearsalCustomer &) = default;
};

/// What a caller does; on the telephone nobody writes.
enum class CallTurn { Ring, Answered, Ended };
template <>
struct EnumNames<CallTurn> {
    static constexpr std::array<std::string_view, 3> names{"ring", "answered", "ended"};
};

/// One thing a simulated customer does.
struct CustomerLine {
    QString text; ///< with a voice message on WeChat: what the platform recognised
    std::optional<Part> part; ///< beside or instead of the text: image, voice, video, location …
    Surface surface = Surface::Private;
    QString postId; ///< Public: under which post of the brand
    qint64 number = 0; ///< unique and rising within a rehearsal; becomes message and update ids
    Instant at;
    CallTurn call = CallTurn::Ring; ///< Asterisk only: what happens to the call
};

/// The webhook request by which the platform would bring this line: its real wire format, signed with the channel's
/// own secrets. nullopt where the platform brings such lines another way (Weibo comments, mail, open connections).
[[nodiscard]] std::optional<HttpRequest> pushOf(const ChannelAccount &account, const RehearsalCustomer &customer,
                                                const CustomerLine &line);
/// The same line as an item of the platform's polled list (Weibo comments, WeCom customer service).
[[nodiscard]] QJsonObject pollItemOf(const ChannelAccount &account, const RehearsalCustomer &customer,
                                     const CustomerLine &line);

} // namespace lianxi
