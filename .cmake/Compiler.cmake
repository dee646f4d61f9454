# Language, warnings, sanitizers and linking, as interface targets.
set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)

# Nothing measured gains from -O3, and the program grows by a third.
set(CMAKE_CXX_FLAGS_RELEASE "-O2 -DNDEBUG")

# Another checkout of the same text is a hit and a miss compiles once; the rest is what precompiled
# headers ask for (ccache's manual, "Precompiled headers").
find_program(CCACHE ccache)
if(CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
  set(CMAKE_CXX_COMPILER_LAUNCHER env CCACHE_BASEDIR=${CMAKE_SOURCE_DIR} CCACHE_NOHASHDIR=1
    CCACHE_DEPEND=1 CCACHE_SLOPPINESS=pch_defines,time_macros "${CCACHE}")
endif()

add_library(trail_compiler INTERFACE)
# A designated initialiser leaves the other members at their defaults on purpose.
target_compile_options(trail_compiler INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wno-missing-field-initializers
  -ffunction-sections -fdata-sections
  "-ffile-prefix-map=${CMAKE_SOURCE_DIR}/=")
# GCC 12 sees overlaps in std::string that are not there (its bug 105651), and under sanitizers
# uninitialised values in std::regex.
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  target_compile_options(trail_compiler INTERFACE -Wno-restrict
    $<$<BOOL:${TRAIL_SANITIZE}>:-Wno-maybe-uninitialized>)
endif()
if(TRAIL_STRICT)
  target_compile_options(trail_compiler INTERFACE -Werror)
endif()
if(TRAIL_SANITIZE)
  # A wild or null pointer is AddressSanitizer's to find; checking each member access and each step of
  # a pointer a second time doubles the build, and the time that a test waits for the program to start.
  add_compile_options(-fsanitize=address,undefined
    -fno-sanitize=null,object-size,alignment,vptr,pointer-overflow
    -fno-sanitize-recover=all -fno-omit-frame-pointer)
  add_link_options(-fsanitize=address,undefined)
endif()
if(TRAIL_FUZZ)
  add_compile_options(-fsanitize=fuzzer-no-link)
endif()

# What makes a mistake a crash instead of a way in. Sanitizers bring checks of their own, and the
# checked functions of the C library need an optimised build.
add_library(trail_hardening INTERFACE)
target_compile_options(trail_hardening INTERFACE -fPIE -fstack-protector-strong)
if(NOT TRAIL_SANITIZE)
  target_compile_options(trail_hardening INTERFACE
    $<$<CONFIG:Release>:-U_FORTIFY_SOURCE> $<$<CONFIG:Release>:-D_FORTIFY_SOURCE=3>)
endif()

# The C library stays dynamic, so that users and plugins can be looked up; everything else is static,
# because every shared library costs start-up time.
# What the linker fills in at the start is read-only from then on, and no data can be executed.
# Functions of the C library are found when first called: to look for all of them at once makes every
# start a twentieth slower.
# Addresses to be moved are packed into a bitmap where linker and C library know how: a list of them
# is read whole at every start.
include(CheckLinkerFlag)
check_linker_flag(CXX -Wl,-z,pack-relative-relocs TRAIL_PACKS_RELOCATIONS)
add_library(trail_linking INTERFACE)
target_link_options(trail_linking INTERFACE -pie -Wl,-z,relro,-z,noexecstack
  $<$<BOOL:${TRAIL_PACKS_RELOCATIONS}>:-Wl,-z,pack-relative-relocs>)
if(NOT TRAIL_SANITIZE)
  target_link_options(trail_linking INTERFACE
    -static-libstdc++ -static-libgcc -Wl,--gc-sections -Wl,--as-needed
    $<$<CONFIG:Release>:-s>)
endif()

# To make std::cout and its like ready, whether used or not, costs every start a tenth. Nothing here
# uses them; who would is told by the linker. From GCC 13 on the library makes them ready by itself.
function(trail_without_console_streams target)
  if(TRAIL_SANITIZE OR NOT CMAKE_CXX_COMPILER_ID STREQUAL "GNU"
     OR NOT CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
    return()
  endif()
  target_sources(${target} PRIVATE ${CMAKE_SOURCE_DIR}/.cmake/console_streams.cpp)
  foreach(symbol _ZNSt8ios_base4InitC1Ev _ZNSt8ios_base4InitD1Ev _ZSt3cin _ZSt4cout _ZSt4cerr
          _ZSt4clog)
    target_link_options(${target} PRIVATE -Wl,--wrap=${symbol})
  endforeach()
endfunction()

# The library of mathematics costs every start a fifteenth, and SQLite wants all of it for functions
# that no statement here calls: with glibc each is looked up when it is called.
include(CheckCXXSymbolExists)
check_cxx_symbol_exists(LIBM_SO gnu/lib-names.h TRAIL_HAS_GLIBC)
function(trail_with_late_mathematics target)
  if(TRAIL_SANITIZE OR NOT TRAIL_HAS_GLIBC)
    return()
  endif()
  target_sources(${target} PRIVATE ${CMAKE_SOURCE_DIR}/.cmake/late_mathematics.cpp)
  foreach(name acos acosh asin asinh atan atan2 atanh ceil cos cosh exp floor fmod ldexp ldexpf ldexpl
          log log10 log2 modf pow round sin sinh sqrt tan tanh trunc)
    target_link_options(${target} PRIVATE -Wl,--wrap=${name})
  endforeach()
endfunction()
