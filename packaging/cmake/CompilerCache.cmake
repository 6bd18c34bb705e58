# SPDX-License-Identifier: GPL-3.0-or-later
# Uses ccache when it is installed. Precompiled headers need the two sloppiness settings, see ccache(1).
find_program(LIANXI_CCACHE ccache)
if(LIANXI_CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
    set(launcher ${CMAKE_COMMAND} -E env CCACHE_SLOPPINESS=pch_defines,time_macros,include_file_mtime,include_file_ctime ${LIANXI_CCACHE})
    set(CMAKE_C_COMPILER_LAUNCHER ${launcher})
    set(CMAKE_CXX_COMPILER_LAUNCHER ${launcher})
endif()
