// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/conversation/mention.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace lianxi
{

bool mentions(const TimelineRow &note, const AgentProfile &me)
{
    if (note.agent == me.id)
        return false;
    for (const QString &name : {me.id.text(), me.name}) {
        if (name.isEmpty())
            continue;
        if (note.details.value("mentions"_L1).toArray().contains(name))
            return true;
        const QString sign = u'@' + name;
        for (qsizetype at = note.text.indexOf(sign, 0, Qt::CaseInsensitive); at >= 0;
             at = note.text.indexOf(sign, at + 1, Qt::CaseInsensitive)) {
            // "@lin" does not call "@linda"; Chinese names end where the next word begins, without a space.
            const QChar next = at + sign.size() < note.text.size() ? note.text.at(at + sign.size()) : QChar(u' ');
            if (next.script() != QChar::Script_Latin && !next.isDigit())
                return true;
        }
    }
    return false;
}

} // namespace lianxi
