// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/channels/codec.h"

#include <functional>

namespace lianxi
{

/// Which codec speaks a platform's grammar; null when there is none. Programs give `codecFor`, tests their own.
/// Called on several threads at once.
using CodecLookup = std::function<const Codec *(Platform)>;

} // namespace lianxi
