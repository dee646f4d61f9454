// Examples with what they print, from Markdown files that are run as transcripts.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace trail::cli::pages {

struct Step {
    std::string command;  // empty for lines that are no command's
    std::string output;   // lines; may be empty
};

// One block and the paragraph above it. A `console` block is run, an `sh` block is only shown.
struct Shown {
    std::string text;
    std::vector<Step> steps;
};

// All but what stands between the lines "<!--" and "-->", where a file prepares its record.
std::vector<Shown> read_examples(std::string_view markdown);

// What a command printed; nothing when no block runs it.
std::optional<std::string> output_of(const std::vector<Shown>& examples, std::string_view command);

}  // namespace trail::cli::pages
