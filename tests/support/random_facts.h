// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/metrics/figures.h"

namespace lianxi::test
{

/// September 2026 of a made-up desk in Shanghai: 800 cases and what was done in them, without any sense, so that
/// nothing adds up by chance. The same for the same seed.
[[nodiscard]] metrics::Facts randomFacts(quint32 seed);
/// Everybody's turns of the facts.
[[nodiscard]] metrics::Contacts contactsOf(const metrics::Facts &facts);

} // namespace lianxi::test
