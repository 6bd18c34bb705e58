// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace lianxi
{

/// One cell of a table that spreadsheets open: quoted, and behind an apostrophe where they would read a formula (OWASP,
/// "CSV injection"), also where blanks stand before it.
[[nodiscard]] inline QString csvCell(QString text)
{
    static const QString formula = QStringLiteral("=+-@\t\r\n");
    const QString trimmed = text.trimmed();
    if ((!text.isEmpty() && formula.contains(text.front()))
        || (!trimmed.isEmpty() && formula.contains(trimmed.front())))
        text.prepend(QLatin1Char('\''));
    text.replace(QLatin1Char('"'), QLatin1String("\"\""));
    return QLatin1Char('"') + text + QLatin1Char('"');
}

} // namespace lianxi
