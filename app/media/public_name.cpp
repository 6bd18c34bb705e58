// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/media/public_name.h"

#include <QHostAddress>

using namespace Qt::StringLiterals;

namespace lianxi
{

bool isPublicName(const QString &host)
{
    QString name = host.toLower();
    if (name.endsWith(u'.'))
        name.chop(1);
    const QStringList labels = name.split(u'.');
    if (labels.size() < 2 || labels.contains(QString()) || name.size() > 253)
        return false;
    const QString &last = labels.back();
    if (!last.front().isLetter()) // 127.1, 2130706433.0x7f, ::1 in brackets …
        return false;
    static const QStringList kept{u"localhost"_s, u"local"_s, u"internal"_s, u"intranet"_s,    u"lan"_s,
                                  u"home"_s,      u"corp"_s,  u"private"_s,  u"localdomain"_s, u"arpa"_s,
                                  u"onion"_s,     u"test"_s,  u"invalid"_s,  u"example"_s};
    return !kept.contains(last) && QHostAddress(name).isNull();
}

} // namespace lianxi
