// Which arguments are options, which are values of options, and which are words.
#pragma once

#include <functional>
#include <string_view>

#include "cli/declaration.hpp"

namespace trail::cli {

// Ends the options; what follows are words.
inline constexpr std::string_view end_of_options = "--";

// An option by what stands behind its dashes, "p" or "project"; null when there is none. "since"
// and "until" are "after" and "before", as in git.
using Lookup = std::function<const Option*(std::string_view name)>;
const Option* find_option(const Declaration& declaration, std::string_view name);

bool takes_value(const Option& option);  // also in the next argument, unless it is optional

// What a dash before a word means.
enum class Dash {
    option,
    negation,  // "-draft" is a word; only a letter alone, or with its number, is an option
};

bool is_option(std::string_view argument, Dash dash, const Lookup& lookup);

// An argument such as "-qpNAME", "--project=NAME" or "--project" in its parts.
struct Spelling {
    std::string_view names;          // "-qp", "--project"
    const Option* option = nullptr;  // the one that takes a value; of a long one also a flag
    bool has_value = false;          // written in the same argument
    std::string_view value;
    bool needs_next = false;  // the next argument is the value, whatever it looks like
};
Spelling spelling(std::string_view argument, const Lookup& lookup);

}  // namespace trail::cli
