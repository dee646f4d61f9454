// The one query grammar.
//
//   query  = all { "OR" all }                      OR and NOT in capitals; AND is implied
//   all    = term { term }
//   term   = [ "-" | "NOT " ] ( word | "phrase" | word* | field ":" value | "(" query ")" )
//   value  = word | "phrase" | value "," value     comma = any of
//   fields = author project tag kind person ref id after before during at has is
//
// A word before ":" that is no field is text ("std::string", "https://...", "10:30").
#pragma once

#include <string_view>

#include "trail/query/query.hpp"
#include "trail/time/date_grammar.hpp"

namespace trail::query {

inline constexpr std::size_t most_query_bytes = 4096;
inline constexpr std::size_t deepest_nesting = 64;

// Throws Error{usage} with the place marked: an unclosed quote or parenthesis, a field without a
// value, an unknown kind, state or thing (with the nearest one as hint), a date that cannot be read,
// a prefix of fewer than three characters, a query over 4 KB or nested deeper than 64.
Query parse(std::string_view text, const time::Reference& reference);

}  // namespace trail::query
