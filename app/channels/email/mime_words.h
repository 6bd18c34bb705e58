// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringList>

#include <map>

namespace lianxi::email
{

/// Base64 as mail carries it: line ends and other strays are skipped, missing padding is tolerated.
[[nodiscard]] QByteArray decodeBase64(QByteArrayView text);
/// RFC 2045 quoted-printable; an "=" that begins no code stays as it is.
[[nodiscard]] QByteArray decodeQuotedPrintable(QByteArrayView text);

/// The text of an unstructured header value: folding undone, encoded words (RFC 2047) read, raw UTF-8 taken (RFC 6532).
[[nodiscard]] QString decodeWords(QByteArrayView value);

/// A header value with its comments taken out; quoted strings stay. An unbalanced "(" opens no comment.
[[nodiscard]] QByteArray withoutComments(QByteArrayView value);
/// What is in <…>, outside comments and quoted strings, without white space that folding brought. Empty ones are left
/// out.
[[nodiscard]] QStringList idsIn(QByteArrayView value);
/// The id when the value is nothing but one id (comments apart); else empty. Old programs wrote words beside it.
[[nodiscard]] QString onlyIdIn(QByteArrayView value);

/// A value with parameters: Content-Type, Content-Disposition.
struct ParameterValue {
    QByteArray value; ///< lower case
    std::map<QByteArray, QString> parameters; ///< names lower case; RFC 2231 pieces joined and decoded
    [[nodiscard]] QString parameter(const char *name) const;
};
[[nodiscard]] ParameterValue readParameters(QByteArrayView header);

} // namespace lianxi::email
