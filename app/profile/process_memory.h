// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace lianxi
{

/// Large buffers go back to the system as soon as they are freed. By itself glibc's allocator raises its limit for that
/// to the largest buffer ever freed (mallopt(3), M_MMAP_THRESHOLD), and a desk that once read a list of a million cases
/// would keep 15 MiB more all day. To be called before threads start.
void giveBackLargeBuffers();

} // namespace lianxi
