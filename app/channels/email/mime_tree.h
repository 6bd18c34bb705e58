// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/channels/email/mime_words.h"

#include <vector>

namespace lianxi::email
{

inline constexpr int maxMimeDepth = 20;
inline constexpr int maxMimeParts = 200; ///< of one message; what is beyond is left out

struct HeaderField {
    QByteArray name; ///< as written
    QByteArray value; ///< raw, still folded and encoded, blanks at both ends taken off
};

/// The fields of a message or part, in order.
class HeaderFields
{
public:
    std::vector<HeaderField> fields;
    /// First value of `name` (any case); empty when it is not there.
    [[nodiscard]] QByteArray value(QByteArrayView name) const;
    [[nodiscard]] bool contains(QByteArrayView name) const;
};

/// Reads fields up to the first empty line. \return where the body begins.
[[nodiscard]] qsizetype readHeaderFields(QByteArrayView bytes, HeaderFields &into);

/// One part of a message. Views into the message's bytes, which must outlive it.
struct MimePart {
    HeaderFields headers;
    ParameterValue type; ///< lower-case "text/plain" with its parameters; what cannot be read is text/plain
    ParameterValue disposition;
    QByteArray section; ///< the part's number as IMAP counts: "1", "2.1"; the whole message: empty
    QByteArrayView body; ///< still encoded; of a multipart all of it
    std::vector<MimePart> children;

    [[nodiscard]] bool isMultipart() const { return type.value.startsWith("multipart/"); }
    [[nodiscard]] bool isText() const { return type.value.startsWith("text/"); }
    /// The body without its transfer encoding.
    [[nodiscard]] QByteArray decoded() const;
    /// decoded() in its charset, CRLF → LF.
    [[nodiscard]] QString text() const;
    /// File name for showing: the last part of a path only, without control and direction characters; may be empty.
    [[nodiscard]] QString fileName() const;
};

/// The message as a tree. Reads what is there: a missing boundary at the end, bare line ends and nonsense in headers
/// are tolerated; message/rfc822 is not entered.
[[nodiscard]] MimePart readMime(QByteArrayView bytes);

} // namespace lianxi::email
