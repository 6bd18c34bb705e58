# SPDX-License-Identifier: GPL-3.0-or-later
# qrcodegen::qrcodegen: the package's pkg-config file names the folder of its headers, which are included with it here.
find_path(QRCODEGEN_INCLUDE_DIR qrcodegen/qrcodegen.hpp)
find_library(QRCODEGEN_LIBRARY qrcodegencpp)
if(NOT QRCODEGEN_INCLUDE_DIR OR NOT QRCODEGEN_LIBRARY)
    message(FATAL_ERROR "qrcodegencpp is missing (Debian: libqrcodegencpp-dev).")
endif()
add_library(qrcodegen::qrcodegen UNKNOWN IMPORTED)
set_target_properties(qrcodegen::qrcodegen PROPERTIES
    IMPORTED_LOCATION "${QRCODEGEN_LIBRARY}"
    INTERFACE_SYSTEM_INCLUDE_DIRECTORIES "${QRCODEGEN_INCLUDE_DIR}")
