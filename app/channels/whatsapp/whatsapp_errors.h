// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/channels/common/meta_graph.h"

namespace lianxi::whatsapp
{

/// What an error of the Cloud API means, in an answer or in a failed status; nullopt for codes that are not in the
/// platform's table.
[[nodiscard]] std::optional<meta::Meaning> meaningOf(int code, int subcode);

} // namespace lianxi::whatsapp
