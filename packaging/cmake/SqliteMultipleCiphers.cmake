# SPDX-License-Identifier: GPL-3.0-or-later
# lianxi_sqlite: SQLite3 Multiple Ciphers as a static C library.
if(LIANXI_SQLITE_SYSTEM)
    message(FATAL_ERROR
        "LIANXI_SQLITE_SYSTEM is refused: the system's SQLite cannot encrypt its pages, and Lianxi keeps nothing "
        "unencrypted on disk. Leave the option off, or point LIANXI_SQLITE_DIR at a copy of SQLite3 Multiple Ciphers.")
endif()
set(sqlite_dir "${LIANXI_SQLITE_DIR}")
if(NOT sqlite_dir)
    if(DEFINED ENV{XDG_CACHE_HOME})
        set(cache_home $ENV{XDG_CACHE_HOME})
    else()
        set(cache_home $ENV{HOME}/.cache)
    endif()
    set(sqlite_dir ${cache_home}/lianxi/sqlite3mc-13.0.3)
    if(NOT EXISTS ${sqlite_dir}/VERSION)
        message(STATUS "Fetching SQLite3 Multiple Ciphers into ${sqlite_dir}")
        execute_process(COMMAND ${PROJECT_SOURCE_DIR}/packaging/fetch-sqlite ${sqlite_dir} COMMAND_ERROR_IS_FATAL ANY)
    endif()
endif()
if(NOT EXISTS ${sqlite_dir}/sqlite3.c)
    message(FATAL_ERROR "LIANXI_SQLITE_DIR=${sqlite_dir} holds no sqlite3.c.")
endif()
file(STRINGS ${sqlite_dir}/sqlite3.c sqlite_mc_marks REGEX "define CODEC_TYPE_AEGIS " LIMIT_COUNT 1)
if(NOT sqlite_mc_marks)
    message(FATAL_ERROR "${sqlite_dir}/sqlite3.c is not SQLite3 Multiple Ciphers (no AEGIS cipher in it), so it cannot encrypt.")
endif()

add_library(lianxi_sqlite STATIC ${sqlite_dir}/sqlite3.c)
target_include_directories(lianxi_sqlite SYSTEM PUBLIC ${sqlite_dir})
set_target_properties(lianxi_sqlite PROPERTIES AUTOMOC OFF C_STANDARD 11)
# -O2 in every preset: an unoptimised SQLite makes every test ten times slower and shows nothing.
target_compile_options(lianxi_sqlite PRIVATE -O2 -w)
if(LIANXI_SANITIZE MATCHES "undefined")
    # Whether SQLite shifts as the standard likes is not ours to mend, and the checks would stop our tests over it.
    target_compile_options(lianxi_sqlite PRIVATE -fno-sanitize=undefined)
endif()
target_compile_definitions(lianxi_sqlite PUBLIC
    SQLITE_THREADSAFE=2 SQLITE_TEMP_STORE=2 SQLITE_ENABLE_FTS5 SQLITE_OMIT_DEPRECATED SQLITE_DQS=0
    SQLITE_OMIT_LOAD_EXTENSION SQLITE_DEFAULT_MEMSTATUS=0 SQLITE_USE_URI=0 SQLITE_DEFAULT_FOREIGN_KEYS=0
    SQLITE_LIKE_DOESNT_MATCH_BLOBS SQLITE_MAX_EXPR_DEPTH=100 SQLITE_OMIT_SHARED_CACHE
    SQLITE_DEFAULT_WAL_SYNCHRONOUS=2 SQLITE_SECURE_DELETE SQLITE_OMIT_AUTOINIT)
# A commit need not wait until the file's time of change is on the disk; a change of its size is waited for.
# SQLite distrusts unknown systems here; Linux and the BSDs keep this promise.
if(UNIX AND NOT APPLE)
    target_compile_definitions(lianxi_sqlite PRIVATE HAVE_FDATASYNC=1)
endif()
if(CMAKE_SYSTEM_PROCESSOR MATCHES "x86_64|AMD64")
    target_compile_options(lianxi_sqlite PRIVATE -msse4.2 -maes)
endif()
target_link_libraries(lianxi_sqlite PUBLIC ${CMAKE_DL_LIBS} pthread m)
