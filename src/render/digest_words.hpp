// The words of a digest that its renderings share. Nothing here is escaped yet.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "trail/report/digest.hpp"

namespace trail::render {

// "API team: week 47 (Mon 16 to Sun 22 Nov 2026)".
std::string heading(const report::Digest& digest);

// True when the period holds nothing at all.
bool is_empty(const report::Digest& digest);

// "12 done, 1 win, 1 blocker open, 2 decisions (9 done the week before)", or the sentence for a
// period that holds nothing; in parts that a line may be broken between, to be joined by spaces.
std::vector<std::string> summary(const report::Digest& digest);

// "Ana" for "ana"; a first letter beyond ASCII stays.
std::string capitalised(std::string text);

// "1,200".
std::string grouped(std::size_t number);

// "1 win", "2 wins".
std::string counted(std::size_t number, std::string_view one, std::string_view many);

// "4 questions answered (3 in time, half acknowledged within 1 h and answered within 2 h of work)".
std::string responses_words(const report::Responses& responses);

// The same as a sentence of its own; empty when nothing was answered.
std::string responses_sentence(const report::Digest& digest);

// "api, 7 done"; "No project, 7 done"; a day as people write it.
std::string group_title(const report::Digest& digest, const report::Group& group);

// Over the groups that are only counted: "Other projects", or "Days" when no group has lines.
std::string counted_groups_title(const report::Digest& digest);

// "and 31 more projects with 412 entries", "and 5 more".
std::string rest_text(const report::Digest& digest, const report::Rest& rest);

// Separated by commas.
std::string joined(const std::vector<std::string>& parts);

}  // namespace trail::render
