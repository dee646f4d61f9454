// "Did you mean": how far two words are apart, and which of several is nearest.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace trail::text {

// Optimal string alignment distance in code points: insertions, deletions, replacements and swaps
// of neighbours count 1. Stops counting at `limit` + 1.
std::size_t distance(std::string_view a, std::string_view b, std::size_t limit);

// How many slips a word of this length may have: 1, or 2 from six letters on.
std::size_t tolerance(std::string_view word);

// The candidate nearest to `word` within its tolerance, the first of several; none when `word`
// itself is among them or nothing is near.
std::optional<std::string> nearest(std::string_view word, std::span<const std::string> candidates);

}  // namespace trail::text
