// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/channels/common/xml_tree.h"
#include "models/domain/platform_event.h"

namespace lianxi::wechat_oa
{

/// The event of one decrypted push. \return nullopt when sender or type are missing.
[[nodiscard]] std::optional<PlatformEvent> eventOf(const channels::XmlElement &push);
/// A comment on an article and, when there is one, the account's answer to it. `post` is "msg_data_id:index".
[[nodiscard]] std::vector<PlatformEvent> commentEvents(const QJsonObject &comment, const QString &post,
                                                       const QString &account);

} // namespace lianxi::wechat_oa
