# Packages, each behind a target of our own: static archives where a distribution has both kinds.
set(static_first ".a" ${CMAKE_FIND_LIBRARY_SUFFIXES})

# Warnings in other people's headers are theirs.
function(trail_system_includes target)
  get_target_property(directories ${target} INTERFACE_INCLUDE_DIRECTORIES)
  if(directories)
    set_target_properties(${target} PROPERTIES INTERFACE_SYSTEM_INCLUDE_DIRECTORIES "${directories}")
  endif()
endfunction()

find_package(Threads REQUIRED)

# SQLite: the archive must be chosen before SQLiteCpp asks for SQLite.
set(kept_suffixes ${CMAKE_FIND_LIBRARY_SUFFIXES})
set(CMAKE_FIND_LIBRARY_SUFFIXES ${static_first})
find_library(SQLite3_LIBRARY NAMES sqlite3)
find_library(UTF8PROC_LIBRARY NAMES utf8proc REQUIRED)
find_library(XXHASH_LIBRARY NAMES xxhash REQUIRED)
find_library(ZLIB_ARCHIVE NAMES z REQUIRED)
find_library(MD4C_LIBRARY NAMES md4c REQUIRED)
set(CMAKE_FIND_LIBRARY_SUFFIXES ${kept_suffixes})
find_package(SQLiteCpp REQUIRED)
add_library(trail_sqlite INTERFACE)
target_link_libraries(trail_sqlite INTERFACE SQLiteCpp ${CMAKE_DL_LIBS} m)

find_path(UTF8PROC_INCLUDE utf8proc.h REQUIRED)
add_library(trail_utf8proc INTERFACE)
target_include_directories(trail_utf8proc SYSTEM INTERFACE ${UTF8PROC_INCLUDE})
target_compile_definitions(trail_utf8proc INTERFACE UTF8PROC_STATIC)
target_link_libraries(trail_utf8proc INTERFACE ${UTF8PROC_LIBRARY})

find_path(XXHASH_INCLUDE xxhash.h REQUIRED)
add_library(trail_xxhash INTERFACE)
target_include_directories(trail_xxhash SYSTEM INTERFACE ${XXHASH_INCLUDE})
target_link_libraries(trail_xxhash INTERFACE ${XXHASH_LIBRARY})

find_path(ZLIB_INCLUDE zlib.h REQUIRED)
add_library(trail_zlib INTERFACE)
target_include_directories(trail_zlib SYSTEM INTERFACE ${ZLIB_INCLUDE})
target_link_libraries(trail_zlib INTERFACE ${ZLIB_ARCHIVE})

# md4c: most distributions have no archive of it; then it is opened when a text has to be read.
find_path(MD4C_INCLUDE md4c.h REQUIRED)
add_library(trail_md4c INTERFACE)
target_include_directories(trail_md4c SYSTEM INTERFACE ${MD4C_INCLUDE})
if(MD4C_LIBRARY MATCHES "\\.a$")
  target_compile_definitions(trail_md4c INTERFACE TRAIL_MD4C_ARCHIVE)
  target_link_libraries(trail_md4c INTERFACE ${MD4C_LIBRARY})
else()
  target_link_libraries(trail_md4c INTERFACE ${CMAKE_DL_LIBS})
endif()

find_path(RAPIDJSON_INCLUDE rapidjson/document.h REQUIRED)
add_library(trail_rapidjson INTERFACE)
target_include_directories(trail_rapidjson SYSTEM INTERFACE ${RAPIDJSON_INCLUDE})

# fmt: distributions ship the library part as a shared object only; the header-only form costs
# compile time in every file, so its one source is compiled here once.
find_package(fmt REQUIRED)
add_library(trail_fmt STATIC ${CMAKE_CURRENT_SOURCE_DIR}/.cmake/fmt_source.cpp)
get_target_property(fmt_include fmt::fmt-header-only INTERFACE_INCLUDE_DIRECTORIES)
target_include_directories(trail_fmt SYSTEM PUBLIC ${fmt_include})
target_compile_options(trail_fmt PRIVATE -ffunction-sections -fdata-sections)
target_link_libraries(trail_fmt PRIVATE trail_hardening)

# toml++: the same.
find_package(tomlplusplus REQUIRED)
add_library(trail_toml STATIC ${CMAKE_CURRENT_SOURCE_DIR}/.cmake/toml_source.cpp)
get_target_property(toml_include tomlplusplus::tomlplusplus INTERFACE_INCLUDE_DIRECTORIES)
target_include_directories(trail_toml SYSTEM PUBLIC ${toml_include})
target_compile_definitions(trail_toml PUBLIC TOML_HEADER_ONLY=0 TOML_ENABLE_UNRELEASED_FEATURES=0)
target_compile_options(trail_toml PRIVATE -ffunction-sections -fdata-sections)
target_link_libraries(trail_toml PRIVATE trail_hardening)

# Abseil time: the imported targets are shared on Debian, so the archives are named one by one.
find_path(ABSL_INCLUDE absl/time/time.h REQUIRED)
add_library(trail_zones INTERFACE)
target_include_directories(trail_zones SYSTEM INTERFACE ${ABSL_INCLUDE})
set(CMAKE_FIND_LIBRARY_SUFFIXES ${static_first})
set(absl_archives)
foreach(part time civil_time time_zone strings strings_internal string_view int128 throw_delegate
             raw_logging_internal base spinlock_wait log_severity)
  find_library(ABSL_${part} NAMES absl_${part})
  if(ABSL_${part})
    list(APPEND absl_archives ${ABSL_${part}})
  endif()
endforeach()
set(CMAKE_FIND_LIBRARY_SUFFIXES ${kept_suffixes})
target_link_libraries(trail_zones INTERFACE -Wl,--start-group ${absl_archives} -Wl,--end-group
                      Threads::Threads)

find_package(CLI11 REQUIRED)
add_library(trail_cli11 INTERFACE)
get_target_property(cli11_include CLI11::CLI11 INTERFACE_INCLUDE_DIRECTORIES)
target_include_directories(trail_cli11 SYSTEM INTERFACE ${cli11_include})

find_path(MUSTACHE_INCLUDE kainjow/mustache.hpp REQUIRED)
add_library(trail_mustache INTERFACE)
target_include_directories(trail_mustache SYSTEM INTERFACE ${MUSTACHE_INCLUDE})
