// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/channels/codec.h"
#include "app/channels/email/mime_tree.h"

#include <QStringList>

namespace lianxi::email
{

inline constexpr qsizetype maxTextLength = 1'000'000; ///< UTF-16 units; what is beyond is cut, with flag "cut"

/// One message as a mailbox holds it.
struct FetchedMail {
    QString mailbox; ///< name as the server writes it
    qint64 uidValidity = 0;
    qint64 uid = 0;
    QStringList flags;
    std::optional<Instant> internalDate; ///< when it arrived
    QByteArray bytes; ///< byte for byte
};

/// Whether an address is one of the channel's own: settings "address" and "aliases", any case, with or without a tag.
[[nodiscard]] bool isOwnAddress(const ChannelAccount &account, const QString &address);
/// Whether a Message-ID is one that planSend() gives.
[[nodiscard]] bool isOwnMessageId(const ChannelAccount &account, const QString &id);

/// What a mail means: a message, or a report about one of ours. Always one event.
[[nodiscard]] PlatformEvent eventOf(const FetchedMail &mail, const ChannelAccount &account, Instant now);

/// What the server that we trust (settings "authserv_id") says of the sender; nullopt when it says nothing.
[[nodiscard]] std::optional<bool> authenticated(const HeaderFields &headers, const ChannelAccount &account);

/// Turns `event` into what a delivery status (RFC 3464) or disposition notification (RFC 8098) reports. \return false
/// when the mail is no such report, or names no message.
[[nodiscard]] bool readReport(const MimePart &mail, PlatformEvent &event);

/// Text, attachments and flags of a message's body.
void readContent(const MimePart &mail, const QString &mailPath, PlatformEvent &event);

} // namespace lianxi::email
