// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/channels/codec.h"

namespace lianxi::channels
{

/// A member of the account as text: from the secrets when it is there, else from the settings. Numbers become their
/// decimal text; empty when it is nowhere.
[[nodiscard]] QString accountText(const ChannelAccount &account, QLatin1StringView name);
/// The same as UTF-8, for signatures.
[[nodiscard]] QByteArray accountBytes(const ChannelAccount &account, QLatin1StringView name);
/// The address of the platform's API without a slash at its end: settings member "api_base" (self-hosted servers,
/// tests), else `publicBase`.
[[nodiscard]] QString apiBase(const ChannelAccount &account, QLatin1StringView publicBase);
/// Whether a member of an account belongs among the secrets: its name speaks of a token, key, secret or password.
[[nodiscard]] bool isSecretName(const QString &name);
/// Sorts members of both sorts into an account's settings and secrets.
void mergeAccountMembers(ChannelAccount &account, const QJsonObject &members);

} // namespace lianxi::channels
