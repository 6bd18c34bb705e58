// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/channels/common/xml_tree.h"

namespace lianxi::channels
{

/// Reads a push of the WeChat family, XML or JSON by its first character, into one shape: members are children, numbers
/// are their text. \return nullopt when it is neither.
[[nodiscard]] std::optional<XmlElement> readWechatBody(const QByteArray &body);

} // namespace lianxi::channels
