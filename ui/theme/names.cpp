// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/theme.h"

#include <QCoreApplication>

namespace lianxi
{

using namespace Qt::StringLiterals;

namespace
{
struct PlatformWords {
    const char *letters;
    const char *name;
};
/// In the order of Platform.
constexpr std::array<PlatformWords, EnumNames<Platform>::names.size()> platformWords{{
    {"WX", QT_TRANSLATE_NOOP("Names", "WeChat")},
    {"KF", QT_TRANSLATE_NOOP("Names", "WeCom customer service")},
    {"WC", QT_TRANSLATE_NOOP("Names", "WeCom")},
    {"WB", QT_TRANSLATE_NOOP("Names", "Weibo")},
    {"DY", QT_TRANSLATE_NOOP("Names", "Douyin")},
    {"KS", QT_TRANSLATE_NOOP("Names", "Kuaishou")},
    {"XH", QT_TRANSLATE_NOOP("Names", "Xiaohongshu")},
    {"QQ", QT_TRANSLATE_NOOP("Names", "QQ")},
    {"X", QT_TRANSLATE_NOOP("Names", "X")},
    {"FB", QT_TRANSLATE_NOOP("Names", "Facebook")},
    {"IG", QT_TRANSLATE_NOOP("Names", "Instagram")},
    {"WA", QT_TRANSLATE_NOOP("Names", "WhatsApp")},
    {"TG", QT_TRANSLATE_NOOP("Names", "Telegram")},
    {"LN", QT_TRANSLATE_NOOP("Names", "LINE")},
    {"MD", QT_TRANSLATE_NOOP("Names", "Mastodon")},
    {"@", QT_TRANSLATE_NOOP("Names", "E-mail")},
    {"CW", QT_TRANSLATE_NOOP("Names", "Chatwoot")},
    {"TL", QT_TRANSLATE_NOOP("Names", "Phone")},
    {"WH", QT_TRANSLATE_NOOP("Names", "Webhook")},
    {"IM", QT_TRANSLATE_NOOP("Names", "Import")},
}};
} // namespace

QString platformLetters(Platform platform)
{
    return QString::fromLatin1(platformWords.at(static_cast<size_t>(platform)).letters);
}

QString platformName(Platform platform)
{
    return QCoreApplication::translate("Names", platformWords.at(static_cast<size_t>(platform)).name);
}

QString surfaceName(Surface surface)
{
    return surface == Surface::Public ? QCoreApplication::translate("Names", "Public")
                                      : QCoreApplication::translate("Names", "Private");
}

} // namespace lianxi
