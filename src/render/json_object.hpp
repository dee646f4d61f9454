// One JSON object being written, closed where it goes out of scope.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "trail/text/json.hpp"
#include "trail/time/instant.hpp"

namespace trail::render {

// One object being written; every field is written whether it holds something or not.
class Object {
public:
    explicit Object(text::JsonWriter& json) : json_(json) { json_.begin_object(); }
    ~Object() { json_.end_object(); }
    Object(const Object&) = delete;
    Object& operator=(const Object&) = delete;

    Object& field(std::string_view name, std::string_view value) {
        json_.key(name).value(value);
        return *this;
    }
    Object& field(std::string_view name, std::size_t number) {
        json_.key(name).value(static_cast<std::int64_t>(number));
        return *this;
    }
    Object& optional(std::string_view name, const std::optional<std::string>& value) {
        if (value) return field(name, *value);
        return null(name);
    }
    Object& field(std::string_view name, time::Seconds length) {
        json_.key(name).value(static_cast<std::int64_t>(length.count()));
        return *this;
    }
    Object& field(std::string_view name, const std::vector<std::string>& values) {
        json_.key(name).begin_array();
        for (const auto& value : values) json_.value(value);
        json_.end_array();
        return *this;
    }
    Object& null(std::string_view name) {
        json_.key(name).null();
        return *this;
    }

private:
    text::JsonWriter& json_;
};

}  // namespace trail::render
