// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/media/file_kind.h"

#include <array>

using namespace Qt::StringLiterals;

namespace lianxi
{

namespace
{

using Family = FileKind::Family;

struct Magic {
    int at;
    QByteArrayView bytes;
    Family family;
    const char *mime;
    const char *suffix;
    const char *imageFormat;
};

/// The first match counts.
constexpr Magic magics[] = {
    {0, "\x89PNG\r\n\x1a\n", Family::Image, "image/png", "png", "png"},
    {0, "\xff\xd8\xff", Family::Image, "image/jpeg", "jpg", "jpeg"},
    {0, "GIF87a", Family::Image, "image/gif", "gif", "gif"},
    {0, "GIF89a", Family::Image, "image/gif", "gif", "gif"},
    {0, "BM", Family::Image, "image/bmp", "bmp", "bmp"},
    {8, "WEBP", Family::Image, "image/webp", "webp", "webp"},
    {8, "WAVE", Family::Audio, "audio/wav", "wav", nullptr},
    {8, "AVI ", Family::Video, "video/x-msvideo", "avi", nullptr},
    {4, "ftypM4A", Family::Audio, "audio/mp4", "m4a", nullptr},
    {4, "ftypheic", Family::Image, "image/heic", "heic", nullptr},
    {4, "ftypmif1", Family::Image, "image/heif", "heif", nullptr},
    {4, "ftypavif", Family::Image, "image/avif", "avif", nullptr},
    {4, "ftypqt", Family::Video, "video/quicktime", "mov", nullptr},
    {4, "ftyp", Family::Video, "video/mp4", "mp4", nullptr},
    {0, "#!AMR", Family::Audio, "audio/amr", "amr", nullptr},
    {0, "#!SILK", Family::Audio, "audio/silk", "silk", nullptr},
    {1, "#!SILK", Family::Audio, "audio/silk", "silk", nullptr},
    {0, "OggS", Family::Audio, "audio/ogg", "ogg", nullptr},
    {0, "fLaC", Family::Audio, "audio/flac", "flac", nullptr},
    {0, "ID3", Family::Audio, "audio/mpeg", "mp3", nullptr},
    {0, "\xff\xfb", Family::Audio, "audio/mpeg", "mp3", nullptr},
    {0, "\xff\xf3", Family::Audio, "audio/mpeg", "mp3", nullptr},
    {0, "\xff\xf1", Family::Audio, "audio/aac", "aac", nullptr},
    {0, "\x1a\x45\xdf\xa3", Family::Video, "video/webm", "webm", nullptr},
    {0, "FLV", Family::Video, "video/x-flv", "flv", nullptr},
    {0, "%PDF-", Family::Document, "application/pdf", "pdf", nullptr},
    {0, "PK\x03\x04", Family::Document, "application/zip", "zip", nullptr},
    {0, "Rar!", Family::Document, "application/vnd.rar", "rar", nullptr},
    {0, "7z\xbc\xaf\x27\x1c", Family::Document, "application/x-7z-compressed", "7z", nullptr},
    {0, "\xd0\xcf\x11\xe0", Family::Document, "application/x-ole-storage", "doc", nullptr},
    {0, "MZ", Family::Program, "application/x-msdownload", "exe", nullptr},
    {0,
     "\x7f"
     "ELF",
     Family::Program, "application/x-elf", "bin", nullptr},
    {0, "#!/", Family::Program, "text/x-shellscript", "sh", nullptr},
    {0, "\xca\xfe\xba\xbe", Family::Program, "application/x-mach-binary", "bin", nullptr},
    {0, "\xcf\xfa\xed\xfe", Family::Program, "application/x-mach-binary", "bin", nullptr},
};

/// Web pages and drawings that run script begin with a tag, after any blank.
bool isMarkup(const QByteArray &bytes)
{
    QByteArray head = bytes.left(512).trimmed().toLower();
    if (head.startsWith("\xef\xbb\xbf"))
        head = head.mid(3).trimmed();
    static constexpr std::array<QByteArrayView, 7> starts{"<!doctype", "<html", "<?xml", "<svg",
                                                          "<script",   "<head", "<body"};
    return std::any_of(starts.begin(), starts.end(), [&head](QByteArrayView start) { return head.startsWith(start); });
}

Family familyOf(PartType type)
{
    switch (type) {
    case PartType::Image:
    case PartType::Sticker:
        return Family::Image;
    case PartType::Voice:
    case PartType::Audio:
        return Family::Audio;
    case PartType::Video:
        return Family::Video;
    case PartType::Text:
    case PartType::File:
    case PartType::Location:
    case PartType::Contact:
    case PartType::Card:
        return Family::Unknown;
    }
    return Family::Unknown;
}

Family familyOf(const QString &mime)
{
    return mime.startsWith("image/"_L1) ? Family::Image
        : mime.startsWith("audio/"_L1)  ? Family::Audio
        : mime.startsWith("video/"_L1)  ? Family::Video
                                        : Family::Unknown;
}

/// Stickers move in some places, and sound travels in containers made for pictures that move.
bool passesFor(Family wanted, const FileKind &kind, PartType type)
{
    if (wanted == kind.family)
        return true;
    const bool container = kind.mime == "video/mp4"_L1 || kind.mime == "video/webm"_L1;
    if (wanted == Family::Audio && container)
        return true;
    if (wanted == Family::Video && (kind.mime == "audio/ogg"_L1 || kind.mime == "image/gif"_L1))
        return true;
    return type == PartType::Sticker && (kind.family == Family::Video || kind.family == Family::Unknown);
}

bool isDevice(const QString &name)
{
    const QString stem = name.section(u'.', 0, 0).toUpper().trimmed();
    static const QStringList devices{u"CON"_s, u"PRN"_s, u"AUX"_s, u"NUL"_s, u"CONIN$"_s, u"CONOUT$"_s};
    const bool numbered = stem.size() == 4 && (stem.startsWith("COM"_L1) || stem.startsWith("LPT"_L1));
    return devices.contains(stem) || numbered;
}

} // namespace

FileKind fileKindOf(const QByteArray &bytes)
{
    for (const Magic &magic : magics) {
        if (QByteArrayView(bytes).sliced(std::min<qsizetype>(magic.at, bytes.size())).startsWith(magic.bytes))
            return {magic.family, QString::fromLatin1(magic.mime), QString::fromLatin1(magic.suffix),
                    QByteArray(magic.imageFormat)};
    }
    if (isMarkup(bytes))
        return {Family::Markup, u"text/html"_s, u"html"_s, {}};
    return {Family::Unknown, u"application/octet-stream"_s, {}, {}};
}

QString typeTrouble(const Part &part, const FileKind &kind)
{
    if (part.type == PartType::File)
        return {};
    const QString wrong = u"wrong_type"_s;
    if (kind.family == Family::Program || kind.family == Family::Markup)
        return wrong;
    const Family wanted = familyOf(part.type);
    if (kind.family == Family::Unknown) // voice codecs without a mark are common, pictures without one are none
        return wanted == Family::Image && part.type != PartType::Sticker ? wrong : QString();
    if (wanted != Family::Unknown && !passesFor(wanted, kind, part.type))
        return wrong;
    const Family declared = familyOf(part.mime.toLower());
    return declared == Family::Unknown || passesFor(declared, kind, part.type) ? QString() : wrong;
}

QString safeFileName(const QString &name, const QString &fallback)
{
    static const QString forbidden = u"/\\:*?\"<>|"_s;
    QString clean;
    for (const char32_t c : name.toUcs4()) {
        const QChar::Category category = QChar::category(c);
        const bool hidden = category == QChar::Other_Control || category == QChar::Other_Format
            || category == QChar::Other_Surrogate || category == QChar::Other_PrivateUse
            || category == QChar::Other_NotAssigned || category == QChar::Separator_Line
            || category == QChar::Separator_Paragraph;
        if (hidden)
            continue;
        const bool blank = category == QChar::Separator_Space;
        const bool plain = c > 0xffff || !forbidden.contains(QChar(static_cast<char16_t>(c)));
        clean += blank ? u" "_s : plain ? QString::fromUcs4(&c, 1) : u"_"_s;
    }
    clean = clean.simplified();
    while (clean.startsWith(u'.') || clean.startsWith(u' '))
        clean.remove(0, 1);
    constexpr qsizetype longest = 120;
    if (clean.size() > longest) { // the ending tells the kind: it stays
        const qsizetype dot = clean.lastIndexOf(u'.');
        const QString ending = dot > 0 && clean.size() - dot <= 12 ? clean.mid(dot) : QString();
        clean.truncate(longest - ending.size());
        if (!clean.isEmpty() && clean.back().isHighSurrogate())
            clean.chop(1);
        clean += ending;
    }
    while (clean.endsWith(u'.') || clean.endsWith(u' '))
        clean.chop(1);
    if (clean.isEmpty())
        return fallback;
    return isDevice(clean) ? u'_' + clean : clean;
}

bool runsWhenOpened(const QString &name, const FileKind &kind)
{
    if (kind.family == Family::Program || kind.family == Family::Markup)
        return true;
    static const QStringList endings{
        u"exe"_s,      u"com"_s, u"scr"_s,   u"pif"_s, u"bat"_s,     u"cmd"_s,  u"msi"_s, u"msp"_s, u"jar"_s,
        u"js"_s,       u"jse"_s, u"vbs"_s,   u"vbe"_s, u"wsf"_s,     u"wsh"_s,  u"ps1"_s, u"hta"_s, u"cpl"_s,
        u"dll"_s,      u"lnk"_s, u"url"_s,   u"reg"_s, u"desktop"_s, u"sh"_s,   u"run"_s, u"py"_s,  u"pl"_s,
        u"appimage"_s, u"apk"_s, u"app"_s,   u"deb"_s, u"rpm"_s,     u"dmg"_s,  u"pkg"_s, u"iso"_s, u"html"_s,
        u"htm"_s,      u"svg"_s, u"xhtml"_s, u"chm"_s, u"docm"_s,    u"xlsm"_s, u"pptm"_s};
    return endings.contains(name.section(u'.', -1).toLower().trimmed());
}

} // namespace lianxi
