// The command that shows what a digest left out, ready to be pasted into a shell.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace trail::report {

// `trail list` with the scope and the terms; each term is one argument. A scope that holds OR, or
// begins with a dash, is put in parentheses so that it keeps its meaning between the other terms.
// Days are those of `zone` (an IANA name), or of whoever runs it.
std::string list_command(std::string_view period, std::string_view scope,
                         const std::vector<std::string>& terms, std::string_view zone = {});

// "author:ana", or with quotation marks where the query language needs them.
std::string term(std::string_view field, std::string_view value);

// One argument as a shell reads it, quoted only if it must be.
std::string shell_word(std::string_view word);

// The project a scope asks for, when that is all it says; empty otherwise.
std::string project_of_scope(std::string_view scope);

// True when `term` stands in the scope as a word.
bool scope_says(std::string_view scope, std::string_view term);

}  // namespace trail::report
