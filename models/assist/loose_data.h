// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLatin1StringView>
#include <QStringView>

#include <vector>

namespace lianxi
{

/// Something that may tell who somebody is, by its looks alone.
struct LooseSpan {
    qsizetype start = 0, end = 0; ///< UTF-16 units
    QLatin1StringView kind; ///< "NUMBER", "LINK" or "MAILBOX"
};

/// The net under the personal-data finder, for text that leaves the desk: runs of six digits or more, nine or more
/// where blanks, dots or dashes stand between them (a date is let through), addresses on the web, whatever has an @ in
/// it. Linear for any text. Pure; any thread.
[[nodiscard]] std::vector<LooseSpan> findLooseData(QStringView text);

} // namespace lianxi
