// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/profile/process_memory.h"

#include <cstdlib>

#ifdef __GLIBC__
#include <malloc.h>
#endif

namespace lianxi
{

void giveBackLargeBuffers()
{
#ifdef __GLIBC__
    constexpr int large = 256 << 10; // bytes: a system call for each costs nothing beside filling it
    (void)::mallopt(M_MMAP_THRESHOLD, large); // else it stays as it was
#endif
}

} // namespace lianxi
