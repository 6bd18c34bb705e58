// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/result.h"

namespace lianxi
{

/// Keeps the process's memory to itself: no core dump (RLIMIT_CORE 0), not readable or traceable by the user's other
/// programs (PR_SET_DUMPABLE 0, Linux), and files it creates are the user's alone (umask 077). To be called first in
/// main(). Io when the system refuses; the program may go on then.
[[nodiscard]] Status hardenProcess();

} // namespace lianxi
