// A settings file as a flat list of keys and values; the only place that knows the TOML library.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace trail::config {

struct TomlSetting {
    enum class Type { text, number, flag, list, other };

    std::string key;  // "ui.color"; parts that are not bare keys keep their quotes
    Type type = Type::other;
    std::string text;                // any scalar as text; a list's items joined by commas
    std::vector<std::string> items;  // of an array of scalars
    std::size_t line = 0;

    bool operator==(const TomlSetting&) const = default;
};

// In the order of the lines. Throws Error{config} "`shown`:12: what is wrong" with the line and a
// caret for anything that is not TOML 1.0, nested more than 64 deep, or has a key longer than 256
// bytes.
std::vector<TomlSetting> read_toml(std::string_view toml, std::string_view shown);

}  // namespace trail::config
