// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/channels/late_reply.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace lianxi
{

namespace
{

QRegularExpressionMatchIterator blanksIn(const QString &text)
{
    static const QRegularExpression blank(u"\\{\\{\\s*([A-Za-z0-9_]{1,64})\\s*\\}\\}"_s);
    return blank.globalMatch(text);
}

} // namespace

QStringList blanksOf(const QString &text)
{
    QStringList found;
    for (auto blank = blanksIn(text); blank.hasNext();) {
        const QString name = blank.next().captured(1);
        if (!found.contains(name))
            found << name;
    }
    return found;
}

QString filledIn(const MessageTemplate &of, const QStringList &values)
{
    QString out;
    qsizetype done = 0;
    for (auto blank = blanksIn(of.text); blank.hasNext();) {
        const QRegularExpressionMatch at = blank.next();
        const QString value = values.value(of.blanks.indexOf(at.captured(1)));
        out += QStringView(of.text).mid(done, at.capturedStart() - done);
        out += value.isEmpty() ? at.captured() : value;
        done = at.capturedEnd();
    }
    out += QStringView(of.text).mid(done);
    return out;
}

} // namespace lianxi
