// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/channels/channel_registry.h"

#include <optional>

namespace lianxi
{

/// What signs web calls, as receivers are given it: "whsec_" and base64 of 24 to 64 bytes.
[[nodiscard]] QString webSecretText(const QByteArray &key);
/// nullopt: it is no secret of this form.
[[nodiscard]] std::optional<QByteArray> webKeyFrom(const QString &text);
/// The stored key; one is made when there is none. Empty when it cannot be kept: then nothing is signed with it.
[[nodiscard]] QByteArray webKeyIn(SecretStore &store, const QString &name);

} // namespace lianxi
