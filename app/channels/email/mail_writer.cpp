// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/channels/email/mail_writer.h"

#include "app/channels/email/mail_fields.h"

#include <QCryptographicHash>
#include <QRegularExpression>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace lianxi::email
{

namespace
{

constexpr qsizetype lineWidth = 78;
constexpr qsizetype wordBytes = 45; ///< UTF-8 in one encoded word: 12 characters around its base64 make 72 of 75
constexpr qsizetype codedWidth = 76;
constexpr qsizetype maxReferences = 50;
constexpr qsizetype longestId = 900; ///< with the field's name within the 998 octets of a line

bool isPlainAscii(const QString &text)
{
    return std::all_of(text.begin(), text.end(), [](QChar c) { return c >= u' ' && c <= u'~'; });
}

/// Pieces of UTF-8 of at most `most` bytes, the first one of at most `first`, cut between characters.
QList<QByteArray> utf8Pieces(const QString &text, qsizetype most, qsizetype first)
{
    QList<QByteArray> pieces;
    QByteArray piece;
    for (qsizetype at = 0; at < text.size(); ++at) {
        const bool pair = text[at].isHighSurrogate() && at + 1 < text.size() && text[at + 1].isLowSurrogate();
        const QByteArray bytes = text.mid(at, pair ? 2 : 1).toUtf8();
        at += pair ? 1 : 0;
        if (piece.size() + bytes.size() > (pieces.isEmpty() ? first : most))
            pieces.append(std::exchange(piece, {}));
        piece += bytes;
    }
    if (!piece.isEmpty())
        pieces.append(piece);
    return pieces;
}

QList<QByteArray> utf8Pieces(const QString &text, qsizetype most)
{
    return utf8Pieces(text, most, most);
}

QByteArray encodedWord(const QByteArray &utf8)
{
    return "=?UTF-8?B?" + utf8.toBase64() + "?=";
}

/// `text` as encoded words. RFC 2047: a line with such words has at most 76 characters, the field's name among them.
QList<QByteArray> encodedWords(const QString &text, int nameLength)
{
    const qsizetype first = std::clamp<qsizetype>((76 - nameLength - 12) / 4 * 3, 12, wordBytes);
    QList<QByteArray> words;
    for (const QByteArray &piece : utf8Pieces(text, wordBytes, first))
        words.append(encodedWord(piece));
    return words;
}

/// Puts words on lines, one blank between them.
QByteArray folded(const QList<QByteArray> &words, qsizetype column)
{
    QByteArray value;
    for (const QByteArray &word : words) {
        if (value.isEmpty()) {
            value = word;
        } else if (column + 1 + word.size() > lineWidth) {
            value += "\r\n " + word;
            column = 0;
        } else {
            value += ' ' + word;
        }
        column += word.size() + 1;
    }
    return value;
}

QByteArray field(const char *name, const QByteArray &value)
{
    return QByteArray(name) + ": " + value + "\r\n";
}

QByteArray textField(const char *name, const QString &value)
{
    return field(name, encodeHeaderText(value, static_cast<int>(qstrlen(name)) + 2));
}

QByteArray idsField(const char *name, const QStringList &ids)
{
    QList<QByteArray> words;
    for (const QString &id : ids) {
        if (const QByteArray bytes = id.toUtf8(); bytes.size() <= longestId) // customers write what they like there
            words.append('<' + bytes + '>');
    }
    if (words.isEmpty())
        return {};
    return field(name, folded(words, static_cast<qsizetype>(qstrlen(name)) + 2));
}

QByteArray mailboxValue(const QString &name, const QString &address)
{
    if (name.isEmpty())
        return address.toUtf8();
    static const QRegularExpression atoms(u"^[A-Za-z0-9 !#$%&'*+/=?^_`{|}~-]+\\z"_s);
    constexpr int nameLength = 6; // "From: "
    const bool isAtoms = atoms.match(name).hasMatch();
    QList<QByteArray> words = isAtoms ? name.toLatin1().split(' ') : encodedWords(name, nameLength);
    words.append('<' + address.toUtf8() + '>');
    return folded(words, nameLength);
}

QByteArray quotedPrintable(const QByteArray &text)
{
    QByteArray result;
    qsizetype column = 0;
    const auto put = [&](const QByteArray &piece) {
        if (column + piece.size() > codedWidth - 1) {
            result += "=\r\n";
            column = 0;
        }
        result += piece;
        column += piece.size();
    };
    for (qsizetype at = 0; at < text.size(); ++at) {
        const char c = text[at];
        if (c == '\n') {
            result += "\r\n";
            column = 0;
            continue;
        }
        const bool lineEnds = at + 1 == text.size() || text[at + 1] == '\n';
        // A dot or "From " at the start of a line is altered by some servers on the way.
        const bool first = column == 0 && (c == '.' || QByteArrayView(text).sliced(at).startsWith("From "));
        const bool plain = ((c > ' ' && c <= '~' && c != '=') || ((c == ' ' || c == '\t') && !lineEnds)) && !first;
        put(plain ? QByteArray(1, c) : '=' + QByteArray(1, c).toHex().toUpper());
    }
    return result + "\r\n";
}

QByteArray base64Lines(const QByteArray &bytes)
{
    const QByteArray coded = bytes.toBase64();
    QByteArray lines;
    for (qsizetype at = 0; at < coded.size(); at += codedWidth)
        lines += coded.mid(at, codedWidth) + "\r\n";
    return lines;
}

QString htmlOf(const QString &text)
{
    QString body = text.toHtmlEscaped();
    body.replace(u"\n"_s, u"<br>\n"_s);
    return u"<!DOCTYPE html>\n<html><head><meta charset=\"utf-8\"></head>\n<body>\n"_s + body + u"\n</body></html>"_s;
}

QByteArray textPart(const char *type, const QString &text)
{
    return field("Content-Type", QByteArray(type) + "; charset=utf-8")
        + field("Content-Transfer-Encoding", "quoted-printable") + "\r\n" + quotedPrintable(text.toUtf8());
}

/// A file's name for programs of every age: RFC 2231 in `filename`, encoded words in `name`.
QByteArray nameParameters(const QString &name, const char *plain)
{
    if (name.isEmpty())
        return {};
    if (isPlainAscii(name) && name.size() < 60 && !name.contains(u'"') && !name.contains(u'\\'))
        return QByteArray(";\r\n ") + plain + "=\"" + name.toLatin1() + '"';
    QByteArray result;
    if (qstrcmp(plain, "name") == 0) {
        QList<QByteArray> words;
        for (const QByteArray &piece : utf8Pieces(name, wordBytes - 6))
            words.append(encodedWord(piece));
        return ";\r\n name=\"" + words.join("\r\n ") + '"';
    }
    const QList<QByteArray> pieces = utf8Pieces(name, 15); // three characters a byte at worst
    for (qsizetype n = 0; n < pieces.size(); ++n)
        result += ";\r\n filename*" + QByteArray::number(n) + "*=" + (n == 0 ? "UTF-8''" : "")
            + QUrl::toPercentEncoding(QString::fromUtf8(pieces[n]));
    return result;
}

QByteArray attachmentPart(const Attachment &attachment)
{
    static const QRegularExpression type(u"^[a-z0-9.+-]+/[a-z0-9.+-]+\\z"_s);
    QByteArray mime = attachment.mime.toLower();
    if (!type.match(QString::fromLatin1(mime)).hasMatch() || mime.startsWith("multipart/")
        || mime.startsWith("message/"))
        mime = "application/octet-stream";
    return field("Content-Type", mime + nameParameters(attachment.name, "name"))
        + field("Content-Disposition", "attachment" + nameParameters(attachment.name, "filename"))
        + field("Content-Transfer-Encoding", "base64") + "\r\n" + base64Lines(attachment.bytes);
}

QByteArray multipart(const char *subtype, const QList<QByteArray> &parts, const QByteArray &boundary)
{
    QByteArray bytes =
        field("Content-Type", QByteArray("multipart/") + subtype + ";\r\n boundary=\"" + boundary + '"') + "\r\n";
    for (const QByteArray &part : parts)
        bytes += "--" + boundary + "\r\n" + part;
    return bytes + "--" + boundary + "--\r\n";
}

} // namespace

bool isSafeHeader(const QString &value)
{
    return std::none_of(value.begin(), value.end(), [](QChar c) { return c == u'\r' || c == u'\n' || c == QChar(0); });
}

bool isSafeAddress(const QString &address)
{
    const qsizetype at = address.lastIndexOf(u'@');
    return at > 0 && at + 1 < address.size() && address.size() <= 254
        && std::none_of(address.begin(), address.end(), [](QChar c) {
               return c <= u' ' || c == QChar(0x7F) || c.isSpace() || u",;:<>()[]\\\""_s.contains(c);
           });
}

QString replySubject(const QString &subject)
{
    static const QRegularExpression mark(u"^\\s*(re|aw|sv|回复|答复|回覆|返信)\\s*[:：]"_s,
                                         QRegularExpression::CaseInsensitiveOption);
    return mark.match(subject).hasMatch() ? subject : u"Re: "_s + subject;
}

QStringList shortenedReferences(QStringList references)
{
    references.removeDuplicates();
    return references.size() <= maxReferences ? references : references.first(1) + references.last(maxReferences - 1);
}

QByteArray encodeHeaderText(const QString &text, int nameLength)
{
    static const QRegularExpression longWord(u"\\S{60,}"_s);
    // What looks like an encoded word would be decoded by the reader.
    const bool plain = isPlainAscii(text) && !text.contains("=?"_L1) && !longWord.match(text).hasMatch()
        && !text.contains("  "_L1) && text.trimmed() == text;
    if (plain)
        return folded(text.toLatin1().split(' '), nameLength);
    return encodedWords(text, nameLength).join("\r\n ");
}

QByteArray writeMail(const OutgoingMail &mail)
{
    const QString written = QString(mail.text).replace("\r\n"_L1, "\n"_L1);
    QByteArray head = field("From", mailboxValue(mail.fromName, mail.from)) + field("To", mail.to.toUtf8())
        + textField("Subject", mail.subject) + field("Date", writeMailDate(mail.date))
        + idsField("Message-ID", {mail.messageId});
    if (!mail.inReplyTo.isEmpty())
        head += idsField("In-Reply-To", {mail.inReplyTo});
    if (!mail.references.isEmpty())
        head += idsField("References", mail.references);
    if (mail.automatic)
        head += field("Auto-Submitted", "auto-replied");
    head += field("MIME-Version", "1.0");

    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData(mail.messageId.toUtf8() + '\n' + mail.text.toUtf8());
    for (const Attachment &attachment : mail.attachments)
        hash.addData(attachment.bytes);
    // "=_" never occurs in base64 or quoted-printable.
    const QByteArray boundary = "=_" + hash.result().toHex().left(32);
    const QByteArray body = multipart(
        "alternative", {textPart("text/plain", written), textPart("text/html", htmlOf(written))}, boundary + "a");
    if (mail.attachments.empty())
        return head + body;
    QList<QByteArray> parts{body};
    for (const Attachment &attachment : mail.attachments)
        parts.append(attachmentPart(attachment));
    return head + multipart("mixed", parts, boundary + "m");
}

} // namespace lianxi::email
