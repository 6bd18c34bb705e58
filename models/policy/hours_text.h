// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/instant.h"
#include "models/policy/playbook.h"

#include <QJsonObject>

namespace lianxi
{

/// Reads when a channel serves, as people write it: "09:00-21:00", "Mon-Fri 09:00-12:00, 13:00-18:00; Sat 10:00-16:00",
/// "周一至周五 9:00-18:00". Times without days are of the days before them, or of every day. \return what cannot be
/// read, as InvalidInput; nothing for empty text.
[[nodiscard]] Result<std::vector<ServiceHours::Period>> periodsFromText(const QString &text);

/// The team's hours, or the channel's own where its settings name some ("service_hours"); the time zone and the
/// holidays are the team's. Text that cannot be read names none.
[[nodiscard]] ServiceHours channelHours(const QJsonObject &settings, const ServiceHours &team);

/// The start of the next service, or `now` while one runs.
[[nodiscard]] Instant opensAt(const ServiceHours &hours, Instant now);
/// "11月23日 周一 09:00", "Mon 23 Nov 09:00": in the brand's zone, because a customer's is not known.
[[nodiscard]] QString momentText(Instant at, const ServiceHours &hours, bool chinese);

} // namespace lianxi
