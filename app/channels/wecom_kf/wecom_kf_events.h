// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/channels/codec.h"

namespace lianxi::wecom_kf
{

/// A conversation: one customer at one desk account. The answer needs both, so the thread's id holds both.
struct Place {
    QString desk; ///< open_kfid
    QString person; ///< external_userid
};
[[nodiscard]] QString threadOf(const Place &place);
[[nodiscard]] Place placeOf(const QString &threadId);

/// The desk accounts a channel answers for: setting "open_kfid", one or several; empty: all that its secret may see.
[[nodiscard]] QStringList desksOf(const ChannelAccount &account);

/// An item of a sync_msg page; `desk` is the account that was asked, for items that do not name it.
[[nodiscard]] PlatformEvent eventOf(const QJsonObject &item, const QString &desk);

} // namespace lianxi::wecom_kf
