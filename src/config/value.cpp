// What makes a value of a key out of a word or of a piece of TOML.
#include "config/value.hpp"

#include "config/joined.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>

namespace trail::config {
namespace {

constexpr std::array<std::string_view, 4> yes{"true", "yes", "on", "1"};
constexpr std::array<std::string_view, 4> no{"false", "no", "off", "0"};

bool is_one_line(std::string_view text) {
    return std::ranges::none_of(text, [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return byte < 0x20 || byte == 0x7f;
    });
}

std::string_view trimmed(std::string_view text) {
    const auto begin = text.find_first_not_of(' ');
    if (begin == std::string_view::npos) return {};
    return text.substr(begin, text.find_last_not_of(' ') - begin + 1);
}

std::optional<Value> text_value(std::string_view words) {
    if (!is_one_line(words)) return std::nullopt;
    return Value{std::string(words), {}};
}

std::optional<Value> number_value(const Key& key, std::string_view words) {
    std::int64_t number = 0;
    const char* end = words.data() + words.size();
    const auto [stopped, error] = std::from_chars(words.data(), end, number);
    if (error != std::errc{} || stopped != end) return std::nullopt;
    if (number < key.least || number > key.most) return std::nullopt;
    return Value{std::to_string(number), {}};
}

std::optional<Value> flag_value(std::string_view words) {
    if (std::ranges::find(yes, words) != yes.end()) return Value{"true", {}};
    if (std::ranges::find(no, words) != no.end()) return Value{"false", {}};
    return std::nullopt;
}

std::optional<Value> choice_value(const Key& key, std::string_view words) {
    if (std::ranges::find(key.choices, words) == key.choices.end()) return std::nullopt;
    return Value{std::string(words), {}};
}

// A comma would make two items of one when the list is shown and set again.
bool is_item(std::string_view text) {
    return !text.empty() && is_one_line(text) && text.find(',') == std::string_view::npos;
}

std::optional<Value> list_value(std::vector<std::string> items) {
    if (!std::ranges::all_of(items, is_item)) return std::nullopt;
    auto text = joined(items, ",");
    return Value{std::move(text), std::move(items)};
}

std::vector<std::string> split_at_commas(std::string_view words) {
    std::vector<std::string> items;
    if (trimmed(words).empty()) return items;
    for (std::size_t begin = 0; begin <= words.size();) {
        const auto end = std::min(words.find(',', begin), words.size());
        items.emplace_back(trimmed(words.substr(begin, end - begin)));
        begin = end + 1;
    }
    return items;
}

TomlSetting::Type toml_type(Type type) {
    switch (type) {
        case Type::number:
            return TomlSetting::Type::number;
        case Type::flag:
            return TomlSetting::Type::flag;
        case Type::list:
            return TomlSetting::Type::list;
        case Type::text:
        case Type::choice:
            break;
    }
    return TomlSetting::Type::text;
}

}  // namespace

std::optional<Value> value_of_words(const Key* key, std::string_view words) {
    if (!key) return text_value(words);
    switch (key->type) {
        case Type::text:
            return text_value(words);
        case Type::number:
            return number_value(*key, words);
        case Type::flag:
            return flag_value(words);
        case Type::choice:
            return choice_value(*key, words);
        case Type::list:
            break;
    }
    return list_value(split_at_commas(words));
}

std::optional<Value> value_of_toml(const Key* key, const TomlSetting& setting) {
    if (!key) return Value{setting.text, setting.items};
    if (setting.type != toml_type(key->type)) return std::nullopt;
    return key->type == Type::list ? list_value(setting.items) : value_of_words(key, setting.text);
}

Error unknown_setting(std::string_view name) {
    return {Failure::usage, fmt::format("unknown setting \"{}\"", name), suggestion(name)};
}

}  // namespace trail::config
