// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/platform_event.h"

namespace lianxi::chatwoot
{

/// The words of a message. Those of e-mail may stand beside the content only.
[[nodiscard]] QString textOf(const QJsonObject &message);
/// Its attachments; of a sort that is not known, a card with its name.
[[nodiscard]] std::vector<Part> partsOf(const QJsonObject &message);

} // namespace lianxi::chatwoot
