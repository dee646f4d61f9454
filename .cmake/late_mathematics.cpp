// The mathematics of SQLite and other libraries, looked up by whoever calls a function first.
#include <dlfcn.h>
#include <gnu/lib-names.h>

#include <cstdlib>

namespace {

template <typename Function>
Function found(const char* name) {
    static void* const library = dlopen(LIBM_SO, RTLD_NOW | RTLD_LOCAL);
    void* const function = library == nullptr ? nullptr : dlsym(library, name);
    if (function == nullptr) std::abort();
    return reinterpret_cast<Function>(function);
}

}  // namespace

#define TRAIL_LATE(result, name, parameters, arguments)                  \
    extern "C" result __wrap_##name parameters {                         \
        static const auto function = found<result(*) parameters>(#name); \
        return function arguments;                                       \
    }
#define TRAIL_LATE_OF_ONE(name) TRAIL_LATE(double, name, (double x), (x))
#define TRAIL_LATE_OF_TWO(name) TRAIL_LATE(double, name, (double x, double y), (x, y))
#define TRAIL_LATE_SCALED(name, type) TRAIL_LATE(type, name, (type x, int power), (x, power))

TRAIL_LATE_OF_ONE(acos)
TRAIL_LATE_OF_ONE(acosh)
TRAIL_LATE_OF_ONE(asin)
TRAIL_LATE_OF_ONE(asinh)
TRAIL_LATE_OF_ONE(atan)
TRAIL_LATE_OF_ONE(atanh)
TRAIL_LATE_OF_ONE(ceil)
TRAIL_LATE_OF_ONE(cos)
TRAIL_LATE_OF_ONE(cosh)
TRAIL_LATE_OF_ONE(exp)
TRAIL_LATE_OF_ONE(floor)
TRAIL_LATE_OF_ONE(log)
TRAIL_LATE_OF_ONE(log10)
TRAIL_LATE_OF_ONE(log2)
TRAIL_LATE_OF_ONE(round)
TRAIL_LATE_OF_ONE(sin)
TRAIL_LATE_OF_ONE(sinh)
TRAIL_LATE_OF_ONE(sqrt)
TRAIL_LATE_OF_ONE(tan)
TRAIL_LATE_OF_ONE(tanh)
TRAIL_LATE_OF_ONE(trunc)
TRAIL_LATE_OF_TWO(atan2)
TRAIL_LATE_OF_TWO(fmod)
TRAIL_LATE_OF_TWO(pow)
TRAIL_LATE_SCALED(ldexp, double)
TRAIL_LATE_SCALED(ldexpf, float)
TRAIL_LATE_SCALED(ldexpl, long double)
TRAIL_LATE(double, modf, (double x, double* whole), (x, whole))
