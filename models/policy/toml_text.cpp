// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/policy/toml_text.h"

using namespace Qt::StringLiterals;

namespace lianxi
{

QString tomlString(QStringView text)
{
    if (!text.isEmpty() && text.back().isHighSurrogate())
        text.chop(1);
    const bool lines = text.contains(u'\n');
    const QString quotes = lines ? u"\"\"\""_s : u"\""_s;
    QString out = lines ? quotes + u'\n' : quotes;
    for (const QChar c : text) {
        if (c == u'"' || c == u'\\')
            out += u'\\';
        if ((c < u' ' && c != u'\n') || c == QChar(0x7f))
            out += u"\\u%1"_s.arg(static_cast<int>(c.unicode()), 4, 16, QLatin1Char('0'));
        else
            out += c;
    }
    return out + quotes;
}

} // namespace lianxi
