# SPDX-License-Identifier: GPL-3.0-or-later
# liblinear::liblinear: the package brings no CMake file of its own.
find_path(LIBLINEAR_INCLUDE_DIR linear.h PATH_SUFFIXES liblinear)
find_library(LIBLINEAR_LIBRARY linear)
if(NOT LIBLINEAR_INCLUDE_DIR OR NOT LIBLINEAR_LIBRARY)
    message(FATAL_ERROR "liblinear is missing (Debian: liblinear-dev).")
endif()
add_library(liblinear::liblinear UNKNOWN IMPORTED)
set_target_properties(liblinear::liblinear PROPERTIES
    IMPORTED_LOCATION ${LIBLINEAR_LIBRARY} INTERFACE_SYSTEM_INCLUDE_DIRECTORIES ${LIBLINEAR_INCLUDE_DIR})
