// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/result.h"
#include "models/domain/views.h"

#include <QJsonObject>

namespace lianxi
{

// What a saved view keeps of what the inbox shows, as the body of a TeamItemSaved of kind View. Pure; any thread.

/// Whose "Mine" it is and which cases were picked one by one is not kept: both belong to the moment.
[[nodiscard]] QJsonObject toViewBody(const CaseFilter &filter);

/// \param me  who "Mine" is.
/// \return Corrupt, with the member that is wrong as detail, when the body is damaged or was written by a later
/// version: a view that leaves out a condition would show cases that it was made to hide.
[[nodiscard]] Result<CaseFilter> fromViewBody(const QJsonObject &body, const AgentId &me);

} // namespace lianxi
