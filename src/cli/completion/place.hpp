// Where on the command line the word stands that is being completed.
#pragma once

#include <cstddef>
#include <functional>
#include <span>
#include <string>
#include <vector>

#include "cli/command.hpp"
#include "cli/context.hpp"
#include "cli/global_options.hpp"
#include "cli/user_aliases.hpp"

namespace trail::cli::completion {

enum class At { command, option, option_value, word, nowhere };

// Everything that was typed, sorted; `declaration` points into the rest, so it stays where it is.
struct Place {
    Place() = default;
    Place(const Place&) = delete;
    Place& operator=(const Place&) = delete;

    At at = At::nowhere;
    std::string current;             // the word itself
    std::string name;                // of the command: "decide list"; empty when none is named
    std::vector<std::string> words;  // before the current one, beside options and the name
    const Option* option = nullptr;  // At::option_value: whose
    std::size_t value_begins = 0;    // in the current word
    bool verb_may_follow = false;    // At::word: a group was named, and nothing after it
    bool takes_query = false;
    GlobalOptions options;  // those given so far that say where the record is
    Declaration declaration;
    std::vector<const Option*> given;

    Questions questions;
    std::function<int(Context&)> action;  // keeps alive what the declaration points to
};

// `words` are what follows "trail", without quotes, the current one last; at least that. Throws
// Error{usage} for a command that does not exist.
void find_place(const Program& program, std::span<const std::string> words,
                const AliasReader& read_aliases, Place& place);

}  // namespace trail::cli::completion
