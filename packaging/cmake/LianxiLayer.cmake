# SPDX-License-Identifier: GPL-3.0-or-later
# lianxi_layer(NAME [EXCLUDE REGEX] LINK libs... PCH headers...)
# One static library from every .cpp and .h below the calling folder. New files are found at the next build.
function(lianxi_layer name)
    cmake_parse_arguments(PARSE_ARGV 1 arg "" "EXCLUDE" "LINK;PCH")
    file(GLOB_RECURSE sources CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/*.cpp ${CMAKE_CURRENT_SOURCE_DIR}/*.h)
    if(arg_EXCLUDE)
        list(FILTER sources EXCLUDE REGEX ${arg_EXCLUDE})
    endif()
    add_library(${name} STATIC ${sources})
    target_link_libraries(${name} PUBLIC ${arg_LINK} PRIVATE lianxi_flags)
    target_include_directories(${name} PUBLIC ${PROJECT_SOURCE_DIR})
    target_precompile_headers(${name} PRIVATE ${arg_PCH})
endfunction()
