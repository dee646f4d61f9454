// A question that found nothing: told to the reader, with one way to ask that does find something.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cli/context.hpp"
#include "cli/filters.hpp"

namespace trail::cli {

// A wider question and how many entries it finds, counted up to 1001.
struct Wider {
    std::string change;  // what finds them: `"tokenizer"`, `without project:api it`
    std::vector<std::string> words;
    Filters filters;
    std::size_t entries = 0;
};

// A word spelled otherwise, the beginning of a word, or one term less; nothing when no such
// question finds anything.
std::optional<Wider> wider(Context& context, const std::vector<std::string>& words,
                           const Filters& filters);

// "No entries match tokeniser." on standard error, and the wider question as a hint that can be
// pasted after `trail COMMAND`.
void tell_nothing_matches(Context& context, std::string_view command,
                          const std::vector<std::string>& words, const Filters& filters);

// "4", "1000+" for a count that went over the cap.
inline constexpr std::size_t count_cap = 1000;
std::string capped(std::size_t count);

}  // namespace trail::cli
