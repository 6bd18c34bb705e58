// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/instant.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <vector>

namespace lianxi::email
{

struct Attachment {
    QString name;
    QByteArray mime; ///< "application/pdf"
    QByteArray bytes;
};

/// A mail in the product's words. Ids are without <>.
struct OutgoingMail {
    QString fromName, from, to;
    QString subject;
    QString messageId, inReplyTo;
    QStringList references;
    QString text;
    std::vector<Attachment> attachments;
    bool automatic = false; ///< nobody's program shall answer it (RFC 3834)
    Instant date;
};

/// What a header value or address must not hold: line ends and NUL, and in addresses also blanks, commas, brackets.
[[nodiscard]] bool isSafeHeader(const QString &value);
[[nodiscard]] bool isSafeAddress(const QString &address);

/// The whole message, CRLF line ends, no line over 998 octets: UTF-8 text and the same as HTML, attachments in base64.
/// The same mail is the same bytes. Its values were found safe before.
[[nodiscard]] QByteArray writeMail(const OutgoingMail &mail);

/// "Re: " and the subject, unless it begins with an answer mark of some language.
[[nodiscard]] QString replySubject(const QString &subject);
/// The value of References: at most 50 ids, of more the first and the last ones.
[[nodiscard]] QStringList shortenedReferences(QStringList references);
/// An unstructured header value: encoded words of at most 75 characters where it is not plain ASCII, folded so that no
/// line exceeds 78 characters. `nameLength`: of the field's name with ": ".
[[nodiscard]] QByteArray encodeHeaderText(const QString &text, int nameLength);

} // namespace lianxi::email
