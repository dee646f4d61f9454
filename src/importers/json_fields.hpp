// Fields of a line of JSON, and the words in which a wrong one is refused.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "trail/error.hpp"
#include "trail/text/json.hpp"

namespace trail::importers {

Error wrong(std::string_view field, std::string_view expected);

// Nothing when it is missing or null.
std::optional<text::JsonValue> present(const text::JsonValue& object, std::string_view name);

// The same of a text; throws Error{data} for anything else.
std::optional<std::string> text_of(const text::JsonValue& object, std::string_view name);

}  // namespace trail::importers
