// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desk/mentions.h"

namespace lianxi
{

bool mentions(const QString &text, const QString &name)
{
    if (name.isEmpty())
        return false;
    const QString sign = u'@' + name;
    for (qsizetype at = text.indexOf(sign, 0, Qt::CaseInsensitive); at >= 0;
         at = text.indexOf(sign, at + 1, Qt::CaseInsensitive)) {
        const QChar next = at + sign.size() < text.size() ? text.at(at + sign.size()) : QChar(u' ');
        if (next.script() != QChar::Script_Latin && !next.isDigit())
            return true;
    }
    return false;
}

} // namespace lianxi
