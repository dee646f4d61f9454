// The settings there are: one table that serves reading, writing, help and completion.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace trail::config {

enum class Type { text, number, flag, choice, list };

// One setting. Names under "x." are free for other programs and stand in no table.
struct Key {
    std::string_view name;  // "week.start"
    Type type = Type::text;
    std::string_view fallback = {};  // as written; a list's items are separated by commas
    std::span<const std::string_view> choices = {};  // of Type::choice
    bool repository = false;                         // a file that came with a clone may set it
    std::string_view help = {};  // what it does and why no default serves everybody
    std::int64_t least = 0;      // of Type::number
    std::int64_t most = 0;
};

// Sorted by name.
std::span<const Key> keys();

// Null when there is no such setting, and for names under "x.". All names under "alias." share one
// key, which stands in no table.
const Key* find_key(std::string_view name);

// "alias." and a word that begins with a letter and has letters, digits, "-" and "_".
bool is_alias_key(std::string_view name);
inline constexpr std::string_view alias_prefix = "alias.";

// "x." followed by one or more parts of letters, digits, "-" and "_".
bool is_free_key(std::string_view name);

// What a value must be: "week.start must be one of mon, sun, sat".
std::string rule(const Key& key);

// "text", "number", "flag", "choice", "list".
std::string_view name(Type type);

// What to try instead of a name that does not exist: `did you mean "user.name"?`, or the command
// that lists the names.
std::string suggestion(std::string_view unknown);

}  // namespace trail::config
