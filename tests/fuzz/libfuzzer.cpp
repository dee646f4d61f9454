// One target, driven by libFuzzer.
#include <cstddef>
#include <cstdint>

#include "fuzz/targets.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    trail::fuzz::targets()[TRAIL_FUZZ_TARGET].read({reinterpret_cast<const char*>(data), size});
    return 0;
}
