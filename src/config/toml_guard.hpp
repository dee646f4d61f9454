// What must not even be given to the TOML library: malformed text that breaks its preconditions.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace trail::config {

struct Refusal {
    std::size_t at = 0;  // byte
    std::string_view reason;
};

// The library builds and destroys nested tables recursively without a limit for dotted keys, and
// takes much for granted: that a heading has a key, that brackets match, that a value which looks
// like a date is one, that characters beyond ASCII stand in strings only. Takes any bytes; what it
// lets pass may still not be TOML. `deepest` counts tables, arrays and parts of keys together.
std::optional<Refusal> refusal(std::string_view toml, std::size_t deepest);

}  // namespace trail::config
