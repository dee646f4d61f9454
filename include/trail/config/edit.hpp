// Changing one setting in the text of a TOML file; every other byte stays as it is.
#pragma once

#include <string>
#include <string_view>

namespace trail::config {

// The text with `key` set to `value`, which is read by the key's type ("a, b" for a list).
// Comments, order, indentation and line ends stay; a table is added at the end if there is none.
// Throws Error{usage} for a key that does not exist and is not under "x.", and for a value that
// breaks the key's rule; Error{config} when `toml` is not TOML, or has the setting in a form that
// no single line holds, such as an inline table. `file` is the name of the file in messages.
std::string with_setting(std::string_view toml, std::string_view key, std::string_view value,
                         std::string_view file = "config.toml");

// The text without the key's line; unchanged when it has none. A key that does not exist can be
// removed where it stands; elsewhere it is Error{usage}. Otherwise throws as `with_setting`.
std::string without_setting(std::string_view toml, std::string_view key,
                            std::string_view file = "config.toml");

// Whether a line of `toml`, which is valid, sets `key` and nothing else.
bool has_own_line(std::string_view toml, std::string_view key);

}  // namespace trail::config
