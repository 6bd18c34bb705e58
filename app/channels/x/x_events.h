// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/channels/codec.h"

namespace lianxi::x
{

/// Who we are on the platform.
struct Brand {
    QString id;
    QString handle; ///< without @
};
[[nodiscard]] Brand brandOf(const ChannelAccount &account);

/// Everything that the body of a webhook tells, of either product. Empty for what concerns another account.
[[nodiscard]] std::vector<PlatformEvent> eventsOf(const QJsonObject &body, const Brand &brand);

/// Members that posts and messages of both generations share.
namespace detail
{
/// The characters that the platform escapes, undone exactly once.
[[nodiscard]] QString unescaped(const QString &text);
/// "<smaller>-<larger>", by number.
[[nodiscard]] QString conversationOf(const QString &a, const QString &b);
[[nodiscard]] std::optional<Instant> millisOf(const QJsonValue &value);
/// Whether a text names the brand.
[[nodiscard]] bool namesBrand(const QString &text, const Brand &brand);
/// A person of either generation, wrapped in "data" or not.
[[nodiscard]] Sender personOf(const QJsonObject &user);
/// The text as a part of its own, where other parts stand beside it.
void addTextPart(PlatformEvent &event);
} // namespace detail

/// A post or a repost of the first generation; nullopt for a plain repost.
[[nodiscard]] std::optional<PlatformEvent> postV1(const QJsonObject &post, const Brand &brand);
/// A post of the second generation. `people` are the users of "includes"; nullopt for a plain repost, and without id.
[[nodiscard]] std::optional<PlatformEvent> postV2(const QJsonObject &post, const QJsonArray &people,
                                                  const Brand &brand);
/// An entry of the message poll.
[[nodiscard]] std::optional<PlatformEvent> messageV2(const QJsonObject &message, const QJsonObject &includes,
                                                     const Brand &brand);
/// An entry of "direct_message_events".
[[nodiscard]] PlatformEvent messageV1(const QJsonObject &message, const QJsonObject &users, const Brand &brand);
/// The part that a media object of either generation is; nullopt for what is no media.
[[nodiscard]] std::optional<Part> mediaPart(const QJsonObject &media);

} // namespace lianxi::x
