// Settings as data.
#include "cli/setting_fields.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>

#include "trail/error.hpp"

namespace trail::cli {
namespace {

using config::Setting;
using config::Type;
using text::JsonWriter;

Type type_of(const Setting& setting) {
    const auto* key = config::find_key(setting.key);
    return key == nullptr ? Type::text : key->type;
}

// As `config set` takes it, in the type of JSON that programs expect.
void write_value(JsonWriter& json, Type type, std::string_view value) {
    if (type == Type::number) {
        std::int64_t number = 0;
        std::from_chars(value.data(), value.data() + value.size(), number);
        json.value(number);
    } else if (type == Type::flag) {
        json.value(value == "true");
    } else if (type == Type::list) {
        json.begin_array();
        while (!value.empty()) {
            const auto end = std::min(value.find(','), value.size());
            json.value(value.substr(0, end));
            value.remove_prefix(std::min(end + 1, value.size()));
        }
        json.end_array();
    } else {
        json.value(value);
    }
}

void write_text_or_null(JsonWriter& json, std::string_view value) {
    if (value.empty()) {
        json.null();
    } else {
        json.value(value);
    }
}

void write_choices(JsonWriter& json, const config::Key* key) {
    if (key == nullptr || key->choices.empty()) {
        json.null();
        return;
    }
    json.begin_array();
    for (const auto choice : key->choices) json.value(choice);
    json.end_array();
}

constexpr std::array plain_fields{
    JsonField<Setting>{{"key", "text", "its name"},
                       [](JsonWriter& json, const Setting& s) { json.value(s.key); }},
    JsonField<Setting>{
        {"value", "by its type", "what is in force"},
        [](JsonWriter& json, const Setting& s) { write_value(json, type_of(s), s.value); }},
    JsonField<Setting>{
        {"origin", "text", "option, environment, repository, user, system or default"},
        [](JsonWriter& json, const Setting& s) { json.value(name(s.origin.layer)); }},
    JsonField<Setting>{
        {"file", "text", "the file, variable or option that sets it"},
        [](JsonWriter& json, const Setting& s) { write_text_or_null(json, s.origin.file); }},
    JsonField<Setting>{{"line", "number", "the line of the file"},
                       [](JsonWriter& json, const Setting& s) {
                           if (s.origin.line == 0) {
                               json.null();
                           } else {
                               json.value(static_cast<std::int64_t>(s.origin.line));
                           }
                       }},
};

constexpr std::array more_fields{
    JsonField<Setting>{{"type", "text", "text, number, flag, choice or list"},
                       [](JsonWriter& json, const Setting& s) { json.value(name(type_of(s))); }},
    JsonField<Setting>{{"default", "by its type", "the value when nobody sets it"},
                       [](JsonWriter& json, const Setting& s) {
                           const auto* key = config::find_key(s.key);
                           if (key == nullptr) {
                               json.null();
                           } else {
                               write_value(json, key->type, key->fallback);
                           }
                       }},
    JsonField<Setting>{
        {"choices", "list of text", "the only values it takes"},
        [](JsonWriter& json, const Setting& s) { write_choices(json, config::find_key(s.key)); }},
    JsonField<Setting>{{"repository", "true or false", "a repository may set it"},
                       [](JsonWriter& json, const Setting& s) {
                           const auto* key = config::find_key(s.key);
                           json.value(key == nullptr || key->repository);
                       }},
    JsonField<Setting>{{"help", "text", "what it does and why no default serves everybody"},
                       [](JsonWriter& json, const Setting& s) {
                           const auto* key = config::find_key(s.key);
                           write_text_or_null(json,
                                              key == nullptr ? std::string_view() : key->help);
                       }},
};

constexpr auto all_fields = [] {
    std::array<JsonField<Setting>, plain_fields.size() + more_fields.size()> all{};
    std::ranges::copy(plain_fields, all.begin());
    std::ranges::copy(more_fields, all.begin() + plain_fields.size());
    return all;
}();

}  // namespace

std::string origin_text(const config::Origin& origin) {
    const auto place = config::place(origin);
    return place.empty() ? std::string(name(origin.layer))
                         : fmt::format("{} {}", name(origin.layer), place);
}

void refuse_unknown_setting(const std::string& key) {
    if (config::find_key(key) != nullptr || config::is_free_key(key)) return;
    throw Error(Failure::usage, fmt::format("unknown setting \"{}\"", key),
                config::suggestion(key));
}

std::span<const JsonField<Setting>> setting_fields() {
    return plain_fields;
}

std::span<const JsonField<Setting>> described_fields() {
    return all_fields;
}

}  // namespace trail::cli
