// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

namespace lianxi::email
{

/// Text of bytes in the charset that a mail names, by the labels of the WHATWG Encoding Standard: gb2312 and gbk are
/// GB18030, iso-8859-1 and us-ascii are windows-1252. An unknown or missing label is UTF-8 where the bytes are valid
/// UTF-8, else windows-1252. What cannot be read becomes U+FFFD; a byte order mark is taken off.
[[nodiscard]] QString decodeCharset(QByteArrayView bytes, QByteArrayView label);

/// Whether this is well-formed UTF-8.
[[nodiscard]] bool isUtf8(QByteArrayView bytes);

} // namespace lianxi::email
