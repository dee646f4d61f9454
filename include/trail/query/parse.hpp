// The one query grammar.
//
//   query  = all { "OR" all }                      OR and NOT in capitals; AND is implied
//   all    = term { [ "AND" ] term }
//   term   = [ "-" | "NOT " ] ( word | "phrase" | word* | field ":" value | "(" query ")" )
//   value  = word | "phrase" | value "," value     comma = any of
//   fields = author project tag kind person ref id after before during at has is (since until)
//
// A word before ":" that is no field is text ("std::string", "https://...", "10:30"), unless it is
// one slip away from a field's name. "--json" is a word, not a negation, and "()" right after a
// word belongs to it, so that "main()" is text too. Words and phrases of nothing but punctuation
// are left out. Field names, kinds, states and things are read without regard to case.
//
// A date may be a point or a period. after: starts at its beginning, before: ends there, during: is
// all of it, and at: is too, but a moment stands for its whole day.
#pragma once

#include <cstddef>
#include <string_view>

#include "trail/query/query.hpp"
#include "trail/time/date_grammar.hpp"

namespace trail::query {

inline constexpr std::size_t most_query_bytes = 4096;
inline constexpr std::size_t deepest_nesting = 64;

// Blank text matches everything. Throws Error{usage} with the place in `text` marked: an unclosed
// quote or parenthesis, an operator without its term, a field without a value, an unknown kind,
// state or thing (with the nearest one as hint), a field name with a slip in it, a date that cannot
// be read, a prefix of fewer than three letters, nothing but punctuation, parentheses nested deeper
// than 64; and without a place: a query over 4 KB. Takes time in proportion to the text.
Query parse(std::string_view text, const time::Reference& reference);

}  // namespace trail::query
