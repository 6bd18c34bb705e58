// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/channels/codec.h"

#include <string>

namespace lianxi
{

/// An answer as it goes over the line, in one piece. `withBody` is false for HEAD: the length stays what it would be.
[[nodiscard]] std::string answerBytes(const GatewayReply &reply, bool closing, bool withBody);
/// An answer without content that ends the connection.
[[nodiscard]] std::string refusalBytes(int status);

} // namespace lianxi
