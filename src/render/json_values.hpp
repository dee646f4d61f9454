// Values of entries and decisions as JSON: null where there is none.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "trail/text/json.hpp"
#include "trail/time/instant.hpp"

namespace trail::render {

inline void write_text(text::JsonWriter& json, const std::optional<std::string>& text) {
    text ? json.value(std::string_view(*text)) : json.null();
}

inline void write_list(text::JsonWriter& json, const std::vector<std::string>& list) {
    json.begin_array();
    for (const auto& item : list) json.value(std::string_view(item));
    json.end_array();
}

inline void write_time(text::JsonWriter& json, const std::optional<time::Instant>& at,
                       time::Offset offset) {
    at ? json.value(time::rfc3339({*at, offset})) : json.null();
}

}  // namespace trail::render
