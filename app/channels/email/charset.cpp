// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/channels/email/charset.h"

#include <QStringConverter>

#include <algorithm>
#include <array>
#include <cerrno>
#include <iconv.h>
#include <string_view>

namespace lianxi::email
{

namespace
{

struct Label {
    std::string_view label; ///< lower case
    const char *name; ///< as the C library's iconv knows it
};

// Qt 6.4 reads Unicode and Latin-1 only; the C library's converters need no further dependency.
constexpr Label labels[] = {
    {"gb2312", "GB18030"},
    {"gbk", "GB18030"},
    {"gb18030", "GB18030"},
    {"gb_2312-80", "GB18030"},
    {"gb_2312", "GB18030"},
    {"chinese", "GB18030"},
    {"x-gbk", "GB18030"},
    {"cp936", "GB18030"},
    {"ms936", "GB18030"},
    {"windows-936", "GB18030"},
    {"iso-ir-58", "GB18030"},
    {"csgb2312", "GB18030"},
    {"csiso58gb231280", "GB18030"},
    {"euc-cn", "GB18030"},
    {"big5", "BIG5-HKSCS"},
    {"big5-hkscs", "BIG5-HKSCS"},
    {"cn-big5", "BIG5-HKSCS"},
    {"csbig5", "BIG5-HKSCS"},
    {"x-x-big5", "BIG5-HKSCS"},
    {"cp950", "BIG5-HKSCS"},
    {"shift_jis", "CP932"},
    {"shift-jis", "CP932"},
    {"sjis", "CP932"},
    {"x-sjis", "CP932"},
    {"ms_kanji", "CP932"},
    {"ms932", "CP932"},
    {"cp932", "CP932"},
    {"csshiftjis", "CP932"},
    {"windows-31j", "CP932"},
    {"euc-jp", "EUC-JP-MS"},
    {"x-euc-jp", "EUC-JP-MS"},
    {"cseucpkdfmtjapanese", "EUC-JP-MS"},
    {"ks_c_5601-1987", "CP949"},
    {"ks_c_5601-1989", "CP949"},
    {"ksc5601", "CP949"},
    {"ksc_5601", "CP949"},
    {"euc-kr", "CP949"},
    {"cseuckr", "CP949"},
    {"csksc56011987", "CP949"},
    {"korean", "CP949"},
    {"iso-ir-149", "CP949"},
    {"windows-949", "CP949"},
    {"cp949", "CP949"},
    {"uhc", "CP949"},
    {"iso-2022-kr", "ISO-2022-KR"},
    {"windows-1250", "CP1250"},
    {"cp1250", "CP1250"},
    {"x-cp1250", "CP1250"},
    {"windows-1251", "CP1251"},
    {"cp1251", "CP1251"},
    {"x-cp1251", "CP1251"},
    {"windows-1253", "CP1253"},
    {"cp1253", "CP1253"},
    {"windows-1254", "CP1254"},
    {"cp1254", "CP1254"},
    {"iso-8859-9", "CP1254"},
    {"iso8859-9", "CP1254"},
    {"latin5", "CP1254"},
    {"windows-1255", "CP1255"},
    {"cp1255", "CP1255"},
    {"windows-1256", "CP1256"},
    {"cp1256", "CP1256"},
    {"windows-1257", "CP1257"},
    {"cp1257", "CP1257"},
    {"windows-1258", "CP1258"},
    {"cp1258", "CP1258"},
    {"windows-874", "CP874"},
    {"tis-620", "CP874"},
    {"iso-8859-11", "CP874"},
    {"dos-874", "CP874"},
    {"iso-8859-2", "ISO-8859-2"},
    {"iso8859-2", "ISO-8859-2"},
    {"latin2", "ISO-8859-2"},
    {"iso-8859-3", "ISO-8859-3"},
    {"iso-8859-4", "ISO-8859-4"},
    {"iso-8859-5", "ISO-8859-5"},
    {"cyrillic", "ISO-8859-5"},
    {"iso-8859-6", "ISO-8859-6"},
    {"arabic", "ISO-8859-6"},
    {"iso-8859-7", "ISO-8859-7"},
    {"greek", "ISO-8859-7"},
    {"iso-8859-8", "ISO-8859-8"},
    {"iso-8859-8-i", "ISO-8859-8"},
    {"hebrew", "ISO-8859-8"},
    {"logical", "ISO-8859-8"},
    {"visual", "ISO-8859-8"},
    {"iso-8859-10", "ISO-8859-10"},
    {"iso-8859-13", "ISO-8859-13"},
    {"iso-8859-14", "ISO-8859-14"},
    {"iso-8859-15", "ISO-8859-15"},
    {"iso8859-15", "ISO-8859-15"},
    {"latin9", "ISO-8859-15"},
    {"iso-8859-16", "ISO-8859-16"},
    {"koi8-r", "KOI8-R"},
    {"koi8", "KOI8-R"},
    {"cskoi8r", "KOI8-R"},
    {"koi8-u", "KOI8-U"},
    {"koi8-ru", "KOI8-U"},
    {"ibm866", "CP866"},
    {"cp866", "CP866"},
    {"866", "CP866"},
    {"macintosh", "MACINTOSH"},
    {"mac", "MACINTOSH"},
    {"x-mac-roman", "MACINTOSH"},
};

constexpr std::string_view westernLabels[] = {
    "iso-8859-1",     "iso8859-1",    "iso_8859-1", "latin1",   "l1",         "us-ascii",        "ascii",      "cp819",
    "ansi_x3.4-1968", "windows-1252", "cp1252",     "x-cp1252", "iso-ir-100", "iso_8859-1:1987", "csisolatin1"};

/// 0x80 … 0x9F of windows-1252; the holes are the C1 controls, as browsers read them.
constexpr std::array<char16_t, 32> western{0x20AC, 0x0081, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                           0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x008D, 0x017D, 0x008F,
                                           0x0090, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                           0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x009D, 0x017E, 0x0178};

QString decodeWestern(QByteArrayView bytes)
{
    QString text = QString::fromLatin1(bytes);
    for (QChar &c : text) {
        if (c >= QChar(0x80) && c <= QChar(0x9F))
            c = QChar(western.at(static_cast<size_t>(c.unicode() - 0x80)));
    }
    return text;
}

QString decodeUtf16(QByteArrayView bytes, bool bigEndian)
{
    if (bytes.startsWith("\xFE\xFF") || bytes.startsWith("\xFF\xFE"))
        bigEndian = bytes.startsWith("\xFE\xFF");
    QStringDecoder decoder(bigEndian ? QStringDecoder::Utf16BE : QStringDecoder::Utf16LE);
    return decoder(bytes);
}

/// The escapes of ISO-2022-JP taken away and its sets moved to where EUC-JP has them: the C library's own converter
/// lacks the characters that everybody uses beside the standard (circled digits …).
QByteArray eucOfIso2022Jp(QByteArrayView bytes)
{
    enum class Set { Ascii, Kana, Kanji } set = Set::Ascii;
    QByteArray euc;
    euc.reserve(bytes.size());
    for (qsizetype at = 0; at < bytes.size(); ++at) {
        const QByteArrayView rest = bytes.sliced(at);
        if (rest.startsWith("\x1b(B") || rest.startsWith("\x1b(J") || rest.startsWith("\x1b(I")) {
            set = rest.at(2) == 'I' ? Set::Kana : Set::Ascii;
            at += 2;
        } else if (rest.startsWith("\x1b$@") || rest.startsWith("\x1b$B")) {
            set = Set::Kanji;
            at += 2;
        } else if (rest.front() == '\r' || rest.front() == '\n') {
            set = Set::Ascii; // each line begins anew
            euc += rest.front();
        } else if (set == Set::Ascii || rest.front() <= ' ') {
            euc += rest.front();
        } else {
            if (set == Set::Kana)
                euc += '\x8e';
            euc += static_cast<char>(rest.front() | '\x80');
        }
    }
    return euc;
}

class Converter
{
public:
    explicit Converter(const char *from)
        : m_handle(iconv_open("UTF-16LE", from))
    {
    }
    ~Converter()
    {
        if (isOpen())
            iconv_close(m_handle);
    }
    Converter(const Converter &) = delete;
    Converter &operator=(const Converter &) = delete;
    [[nodiscard]] bool isOpen() const { return m_handle != reinterpret_cast<iconv_t>(-1); }

    [[nodiscard]] QString read(QByteArrayView bytes, bool euroAt80) const
    {
        QString text;
        QByteArray source = bytes.toByteArray(); // iconv wants it writable
        char *in = source.data();
        size_t left = static_cast<size_t>(source.size());
        std::array<char16_t, 512> buffer;
        while (left > 0) {
            auto *out = reinterpret_cast<char *>(buffer.data());
            size_t room = sizeof buffer;
            const size_t done = iconv(m_handle, &in, &left, &out, &room);
            const bool failed = done == static_cast<size_t>(-1) && errno != E2BIG;
            text.append(reinterpret_cast<const QChar *>(buffer.data()),
                        static_cast<qsizetype>((sizeof buffer - room) / sizeof(char16_t)));
            if (!failed || left == 0)
                continue;
            text.append(euroAt80 && *in == '\x80' ? QChar(0x20AC) : QChar(QChar::ReplacementCharacter));
            ++in;
            --left;
        }
        auto *out = reinterpret_cast<char *>(buffer.data());
        size_t room = sizeof buffer;
        if (iconv(m_handle, nullptr, nullptr, &out, &room) != static_cast<size_t>(-1)) // a character held back
            text.append(reinterpret_cast<const QChar *>(buffer.data()),
                        static_cast<qsizetype>((sizeof buffer - room) / sizeof(char16_t)));
        return text;
    }

private:
    iconv_t m_handle;
};

QString decodeKnown(QByteArrayView bytes, const Label &label)
{
    const Converter converter(label.name);
    // A system without the converter still shows the letters that all charsets share.
    return converter.isOpen() ? converter.read(bytes, std::string_view(label.name) == "GB18030") : decodeWestern(bytes);
}

QString decodeAs(QByteArrayView bytes, QByteArrayView label)
{
    const QByteArray name = label.toByteArray().trimmed().toLower();
    const std::string_view wanted(name.constData(), static_cast<size_t>(name.size()));
    if (wanted == "utf-8" || wanted == "utf8" || wanted == "unicode-1-1-utf-8")
        return QString::fromUtf8(bytes);
    if (wanted == "utf-16" || wanted == "utf-16le" || wanted == "utf-16be" || wanted == "unicode")
        return decodeUtf16(bytes, wanted == "utf-16be");
    if (std::find(std::begin(westernLabels), std::end(westernLabels), wanted) != std::end(westernLabels))
        return decodeWestern(bytes);
    if (wanted == "iso-2022-jp" || wanted == "csiso2022jp")
        return decodeKnown(eucOfIso2022Jp(bytes), {wanted, "EUC-JP-MS"});
    const auto known =
        std::find_if(std::begin(labels), std::end(labels), [wanted](const Label &one) { return one.label == wanted; });
    if (known != std::end(labels))
        return decodeKnown(bytes, *known);
    return isUtf8(bytes) ? QString::fromUtf8(bytes) : decodeWestern(bytes);
}

} // namespace

bool isUtf8(QByteArrayView bytes)
{
    return bytes.isValidUtf8();
}

QString decodeCharset(QByteArrayView bytes, QByteArrayView label)
{
    QString text = bytes.startsWith("\xEF\xBB\xBF") ? QString::fromUtf8(bytes) : decodeAs(bytes, label);
    if (text.startsWith(QChar::ByteOrderMark))
        text.remove(0, 1);
    return text;
}

} // namespace lianxi::email
