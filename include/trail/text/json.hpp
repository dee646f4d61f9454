// JSON (RFC 8259), read and written: a streaming writer and a read-only document.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace trail::text {

// Writes compact JSON. Strings are always valid UTF-8: ill-formed bytes become U+FFFD. Whatever
// could act on a terminal (control characters, DEL, C1, bidirectional controls) is escaped. A
// number that JSON does not know (infinity, NaN) becomes null. The caller opens and closes in
// pairs; keys only inside objects.
class JsonWriter {
public:
    JsonWriter();
    ~JsonWriter();
    JsonWriter(JsonWriter&&) noexcept;
    JsonWriter& operator=(JsonWriter&&) noexcept;

    JsonWriter& begin_object();
    JsonWriter& end_object();
    JsonWriter& begin_array();
    JsonWriter& end_array();
    JsonWriter& key(std::string_view name);
    JsonWriter& value(std::string_view text);
    JsonWriter& value(const char* text) { return value(std::string_view(text)); }
    JsonWriter& value(std::int64_t number);
    JsonWriter& value(double number);
    JsonWriter& value(bool truth);
    JsonWriter& null();

    std::string_view text() const;  // what was written so far
    void clear();                   // start again, keeping the memory

private:
    struct State;
    std::unique_ptr<State> state_;
};

// One value inside a JsonDocument; valid as long as the document is.
class JsonValue {
public:
    bool is_null() const;
    std::optional<std::string_view> as_text() const;
    std::optional<std::int64_t> as_integer() const;  // 1.0 and 1e3 are none
    std::optional<double> as_number() const;         // integers too
    std::optional<bool> as_truth() const;
    bool is_array() const;
    bool is_object() const;

    // The first member of that name in an object, or nothing (also when this is no object).
    std::optional<JsonValue> member(std::string_view name) const;
    std::vector<std::pair<std::string_view, JsonValue>> members() const;  // in order; empty if none
    std::vector<JsonValue> elements() const;                              // empty if no array

private:
    friend class JsonDocument;
    explicit JsonValue(const void* value) : value_(value) {}
    const void* value_;
};

// A parsed text. Nesting deeper than 64 levels, ill-formed UTF-8, half a surrogate pair and
// trailing text are refused; parsing does not recurse.
class JsonDocument {
public:
    // Throws Error{data} naming what was expected, with the offset in the excerpt's offset.
    explicit JsonDocument(std::string_view text);
    ~JsonDocument();
    JsonDocument(JsonDocument&&) noexcept;
    JsonDocument& operator=(JsonDocument&&) noexcept;

    // Parses another text into the same memory; earlier values are gone. After an Error the root is
    // null.
    void parse(std::string_view text);

    JsonValue root() const;

private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace trail::text
