// The options that choose entries, the same in every command that reads, as one query.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "cli/context.hpp"
#include "cli/declaration.hpp"
#include "trail/query/query.hpp"

namespace trail::cli {

struct Filters {
    std::optional<std::string> project;
    std::vector<std::string> tags;
    std::vector<std::string> kinds;
    std::optional<std::string> author;
    std::optional<std::string> after;
    std::optional<std::string> before;
    std::optional<std::string> during;
    std::vector<std::string> states;
    std::vector<std::string> things;
};

void declare_filters(Declaration& declaration, Filters& filters);

// True when anything is asked for at all; everybody's entries are no question.
bool is_query(const std::vector<std::string>& words, const Filters& filters);

// Throws Error{usage} for `-n 0`, which asks for nothing.
void refuse_no_limit(const std::optional<std::size_t>& limit);

// The words as a query and every option, all of which must hold; "me" is the reader. Throws
// Error{usage} where the words or a value cannot be read.
query::Query read_query(Context& context, const std::vector<std::string>& words,
                        const Filters& filters);

// A hint when --project names none, but nearly one; to be called after the result is out.
void hint_project(Context& context, const Filters& filters);

// The same as text in the query grammar, for hints and "more" commands.
std::string query_text(const std::vector<std::string>& words, const Filters& filters);

}  // namespace trail::cli
