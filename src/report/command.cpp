// The command that shows what a digest left out: query terms, and quoting for a POSIX shell.
#include "report/command.hpp"

#include <algorithm>
#include <iterator>

namespace trail::report {
namespace {

// Bytes beyond ASCII belong to letters of other scripts, which no shell and no query takes apart.
bool is_plain(char c) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    const bool digit = c >= '0' && c <= '9';
    return letter || digit || static_cast<unsigned char>(c) >= 0x80 ||
           std::string_view("-_./").find(c) != std::string_view::npos;
}

bool is_plain_for_shell(char c) {
    return is_plain(c) || std::string_view(":,@%+=").find(c) != std::string_view::npos;
}

bool contains_or(std::string_view scope) {
    return scope.find(" OR ") != std::string_view::npos;
}

// "a b OR c" between other terms would let OR reach over them.
std::string closed_scope(std::string_view scope) {
    const bool open = contains_or(scope) || scope.starts_with('-');
    return open ? '(' + std::string(scope) + ')' : std::string(scope);
}

// Plain words need no quotes around them: the command joins its words by spaces. A dash would make
// an option of a word.
std::string shell_scope(std::string_view scope) {
    const auto plain = [](char c) { return c == ' ' || is_plain_for_shell(c); };
    const bool option = scope.starts_with('-') || scope.find(" -") != std::string_view::npos;
    const bool quoted = option || contains_or(scope) || !std::ranges::all_of(scope, plain);
    return quoted ? shell_word(closed_scope(scope)) : std::string(scope);
}

}  // namespace

std::string term(std::string_view field, std::string_view value) {
    std::string result = std::string(field) + ':';
    if (!value.empty() && std::ranges::all_of(value, is_plain)) return result.append(value);
    result.push_back('"');
    std::ranges::copy_if(value, std::back_inserter(result), [](char c) { return c != '"'; });
    result.push_back('"');
    return result;
}

std::string shell_word(std::string_view word) {
    if (!word.empty() && std::ranges::all_of(word, is_plain_for_shell)) return std::string(word);
    std::string result = "'";
    for (const char c : word) {
        if (c == '\'') result.append("'\\'");
        result.push_back(c);
    }
    result.push_back('\'');
    return result;
}

std::string list_command(std::string_view period, std::string_view scope,
                         const std::vector<std::string>& terms, std::string_view zone) {
    const bool tells_days =
        !period.empty() || std::ranges::any_of(terms, [](const std::string& each) {
            return each.starts_with("before:");
        });
    std::string result;
    if (tells_days && !zone.empty()) result.append("TZ=" + shell_word(zone) + " ");
    result.append("trail list");
    if (!period.empty()) result.append(" " + shell_word(term("during", period)));
    if (!scope.empty()) result.append(" " + shell_scope(scope));
    for (const auto& each : terms) result.append(" " + shell_word(each));
    return result;
}

std::string project_of_scope(std::string_view scope) {
    constexpr std::string_view field = "project:";
    if (!scope.starts_with(field)) return {};
    const auto name = scope.substr(field.size());
    return std::ranges::all_of(name, is_plain) ? std::string(name) : std::string();
}

bool scope_says(std::string_view scope, std::string_view term) {
    // Inside an alternative or a group a term may be one of several.
    if (scope.find_first_of("(\"") != std::string_view::npos) return scope == term;
    if (contains_or(scope)) return false;
    for (std::size_t at = 0; at <= scope.size();) {
        const auto end = std::min(scope.find(' ', at), scope.size());
        if (scope.substr(at, end - at) == term) return true;
        at = end + 1;
    }
    return false;
}

}  // namespace trail::report
