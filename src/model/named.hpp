// Reading the value that stands at the place of its name.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <string_view>

namespace trail::model {

template <class Value, std::size_t count>
std::optional<Value> parse_name(const std::array<std::string_view, count>& names,
                                std::string_view text) {
    const auto found = std::ranges::find(names, text);
    if (found == names.end()) return std::nullopt;
    return static_cast<Value>(found - names.begin());
}

}  // namespace trail::model
