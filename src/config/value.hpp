// What makes a value of a key out of a word or of a piece of TOML.
#pragma once

#include "config/toml_reader.hpp"
#include "trail/config/settings.hpp"
#include "trail/error.hpp"

#include <optional>
#include <string_view>

namespace trail::config {

// A null key is a free one: any one line of text. Nothing when the key's rule is broken.
std::optional<Value> value_of_words(const Key* key, std::string_view words);
std::optional<Value> value_of_toml(const Key* key, const TomlSetting& setting);

// Error{usage} `unknown setting "mial.to"` with the name that was meant.
Error unknown_setting(std::string_view name);

}  // namespace trail::config
