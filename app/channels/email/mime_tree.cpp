// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/channels/email/mime_tree.h"

#include "app/channels/email/charset.h"

namespace lianxi::email
{

namespace
{

struct Line {
    QByteArrayView text; ///< without its end
    qsizetype next = 0; ///< where the following line begins
};

Line lineAt(QByteArrayView bytes, qsizetype at)
{
    const qsizetype end = bytes.indexOf('\n', at);
    if (end < 0)
        return {bytes.sliced(at), bytes.size()};
    const bool carriage = end > at && bytes[end - 1] == '\r';
    return {bytes.sliced(at, end - at - (carriage ? 1 : 0)), end + 1};
}

bool isFieldName(QByteArrayView name)
{
    return !name.isEmpty() && std::all_of(name.begin(), name.end(), [](char c) { return c > ' ' && c != '\x7f'; });
}

/// The bodies between the boundaries. The line end before a boundary belongs to the boundary.
std::vector<QByteArrayView> splitMultipart(QByteArrayView body, const QByteArray &boundary, int most)
{
    std::vector<QByteArrayView> parts;
    const QByteArray mark = "--" + boundary;
    qsizetype begin = -1;
    for (qsizetype at = 0; at < body.size();) {
        const Line line = lineAt(body, at);
        if (line.text.startsWith(mark)) {
            const QByteArrayView rest = line.text.sliced(mark.size()).trimmed();
            const bool last = rest == QByteArrayView("--");
            if (rest.isEmpty() || last) {
                if (begin >= 0) {
                    qsizetype end = at;
                    end -= end > begin && body[end - 1] == '\n' ? 1 : 0;
                    end -= end > begin && body[end - 1] == '\r' ? 1 : 0;
                    parts.push_back(body.sliced(begin, end - begin));
                }
                begin = line.next;
                if (last || parts.size() >= static_cast<size_t>(most))
                    return parts;
            }
        }
        at = line.next;
    }
    if (begin >= 0 && begin < body.size()) // cut off before the last boundary
        parts.push_back(body.sliced(begin));
    return parts;
}

class Reader
{
public:
    MimePart read(QByteArrayView bytes, const QByteArray &section, int depth, const char *defaultType)
    {
        MimePart part;
        part.section = section;
        part.body = bytes.sliced(readHeaderFields(bytes, part.headers));
        part.type = readParameters(part.headers.value("Content-Type"));
        if (!part.type.value.contains('/'))
            part.type.value = defaultType;
        part.disposition = readParameters(part.headers.value("Content-Disposition"));
        const QByteArray boundary = part.type.parameter("boundary").toUtf8();
        if (!part.isMultipart() || boundary.isEmpty() || depth >= maxMimeDepth)
            return part;
        const char *childType = part.type.value == "multipart/digest" ? "message/rfc822" : "text/plain";
        int number = 0;
        for (const QByteArrayView child : splitMultipart(part.body, boundary, maxMimeParts)) {
            if (++m_parts > maxMimeParts)
                break;
            const QByteArray name = (section.isEmpty() ? QByteArray() : section + '.') + QByteArray::number(++number);
            part.children.push_back(read(child, name, depth + 1, childType));
        }
        return part;
    }

private:
    int m_parts = 0;
};

/// Controls, and what turns the direction of writing around: "gpj.exe" must not read "exe.jpg".
bool isHidden(QChar c)
{
    const char16_t u = c.unicode();
    return c.category() == QChar::Other_Control || u == 0x061C || u == 0x200E || u == 0x200F
        || (u >= 0x2028 && u <= 0x202E) || (u >= 0x2066 && u <= 0x2069);
}

} // namespace

QByteArray HeaderFields::value(QByteArrayView name) const
{
    const auto found = std::find_if(fields.begin(), fields.end(), [name](const HeaderField &field) {
        return field.name.compare(name, Qt::CaseInsensitive) == 0;
    });
    return found == fields.end() ? QByteArray() : found->value;
}

bool HeaderFields::contains(QByteArrayView name) const
{
    return std::any_of(fields.begin(), fields.end(),
                       [name](const HeaderField &field) { return field.name.compare(name, Qt::CaseInsensitive) == 0; });
}

qsizetype readHeaderFields(QByteArrayView bytes, HeaderFields &into)
{
    qsizetype at = 0;
    while (at < bytes.size()) {
        const Line line = lineAt(bytes, at);
        at = line.next;
        if (line.text.isEmpty())
            return at;
        const bool continues = line.text.front() == ' ' || line.text.front() == '\t';
        if (continues) {
            if (!into.fields.empty())
                into.fields.back().value += "\r\n" + line.text.toByteArray();
            continue;
        }
        const qsizetype colon = line.text.indexOf(':');
        const QByteArrayView name = colon < 0 ? QByteArrayView() : line.text.first(colon).trimmed();
        if (isFieldName(name)) // else a line of some mailbox format, or nonsense
            into.fields.push_back({name.toByteArray(), line.text.sliced(colon + 1).toByteArray()});
    }
    return at;
}

QByteArray MimePart::decoded() const
{
    const QByteArray encoding = withoutComments(headers.value("Content-Transfer-Encoding")).trimmed().toLower();
    if (encoding == "base64")
        return decodeBase64(body);
    if (encoding == "quoted-printable")
        return decodeQuotedPrintable(body);
    return body.toByteArray();
}

QString MimePart::text() const
{
    QString text = decodeCharset(decoded(), type.parameter("charset").toLatin1());
    text.replace(QStringLiteral("\r\n"), QStringLiteral("\n"));
    return text;
}

QString MimePart::fileName() const
{
    QString name = disposition.parameter("filename");
    if (name.isEmpty())
        name = type.parameter("name");
    const qsizetype slash = std::max(name.lastIndexOf(u'/'), name.lastIndexOf(u'\\'));
    name.remove(0, slash + 1);
    name.removeIf(isHidden);
    name = name.trimmed();
    return name == QStringLiteral(".") || name == QStringLiteral("..") ? QString() : name;
}

MimePart readMime(QByteArrayView bytes)
{
    MimePart whole = Reader().read(bytes, {}, 0, "text/plain");
    for (HeaderField &field : whole.headers.fields)
        field.value = field.value.trimmed();
    return whole;
}

} // namespace lianxi::email
