// Fields of a line of JSON.
#include "importers/json_fields.hpp"

#include <fmt/format.h>

namespace trail::importers {

Error wrong(std::string_view field, std::string_view expected) {
    return {Failure::data, fmt::format("\"{}\" is not {}", field, expected)};
}

std::optional<text::JsonValue> present(const text::JsonValue& object, std::string_view name) {
    auto value = object.member(name);
    if (!value || value->is_null()) return std::nullopt;
    return value;
}

std::optional<std::string> text_of(const text::JsonValue& object, std::string_view name) {
    const auto value = present(object, name);
    if (!value) return std::nullopt;
    const auto text = value->as_text();
    if (!text) throw wrong(name, "a text");
    return std::string(*text);
}

}  // namespace trail::importers
