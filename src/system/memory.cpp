// How the process treats memory that it gives back.
#include "trail/system/memory.hpp"

#include <cstdlib>  // says which C library it is

#ifdef __GLIBC__
#include <malloc.h>
#endif

namespace trail::system {

void keep_freed_memory() {
#ifdef __GLIBC__
    constexpr int large = 1024 * 1024;
    ::mallopt(M_MMAP_THRESHOLD, large);
    ::mallopt(M_TRIM_THRESHOLD, 4 * large);
#endif
}

}  // namespace trail::system
