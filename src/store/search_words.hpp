// Words of a question as the full-text index takes them.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "trail/query/query.hpp"

namespace trail::store {

// Every entry has exactly one kind, so together they are every entry.
inline constexpr std::string_view everything =
    "facets : (k0 OR k1 OR k2 OR k3 OR k4 OR k5 OR k6 OR k7 OR k8 OR k9)";

// No entry has this facet.
inline constexpr std::string_view nothing = "facets : zz";

// What the schema says of an entry in its facets: "t4", "so".
std::string facet(char letter, std::int64_t number);
std::string state_facet(query::State state);

// A word or phrase in quotation marks; nothing in it is taken for the index's own grammar.
std::string quoted(std::string_view text);

bool has_letter_or_digit(std::string_view text);

// True for words the index cannot cut out of a text; they are looked for as substrings.
bool needs_substring(std::string_view text);

// Expressions of which one must hold; `nothing` for none.
std::string any_of(const std::vector<std::string>& expressions);

}  // namespace trail::store
