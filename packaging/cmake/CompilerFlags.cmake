# SPDX-License-Identifier: GPL-3.0-or-later
# lianxi_flags carries warnings and definitions to every target of ours and to nothing else.
add_library(lianxi_flags INTERFACE)
target_compile_options(lianxi_flags INTERFACE
    $<$<COMPILE_LANGUAGE:CXX>:-Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wnon-virtual-dtor -Woverloaded-virtual
    $<$<CXX_COMPILER_ID:GNU>:-fpch-preprocess>
    $<$<BOOL:${LIANXI_WERROR}>:-Werror>>)
target_compile_definitions(lianxi_flags INTERFACE
    QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_KEYWORDS QT_NO_FOREACH QT_DISABLE_DEPRECATED_BEFORE=0x060400
    LIANXI_VERSION="${PROJECT_VERSION}")
target_include_directories(lianxi_flags INTERFACE ${PROJECT_SOURCE_DIR})
if(LIANXI_SANITIZE)
    # What UBSan finds ends the program: a message alone would let the test that met it pass.
    add_compile_options(-fsanitize=${LIANXI_SANITIZE} -fno-sanitize-recover=undefined -fno-omit-frame-pointer)
    add_link_options(-fsanitize=${LIANXI_SANITIZE})
endif()
if(LIANXI_FUZZ)
    # Of our own code alone: coverage of SQLite would lead the fuzzer astray.
    add_compile_options($<$<COMPILE_LANGUAGE:CXX>:-fsanitize=fuzzer-no-link>)
endif()
