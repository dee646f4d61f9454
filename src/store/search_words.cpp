// Words of a question as the full-text index takes them.
#include "store/search_words.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "trail/model/decision.hpp"
#include "trail/model/entry.hpp"
#include "trail/text/unicode.hpp"

namespace trail::store {

std::string quoted(std::string_view text) {
    std::string result = "\"";
    for (const char c : text) {
        if (c == '"') result += '"';
        result += c;
    }
    return result + '"';
}

bool has_letter_or_digit(std::string_view text) {
    // Beyond ASCII the index itself decides; what it would drop is found by substring instead.
    return std::ranges::any_of(text, [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    });
}

bool needs_substring(std::string_view text) {
    if (text::has_unspaced_script(text)) return true;
    if (has_letter_or_digit(text)) return false;
    return text::without_accents(text) == text && text::width(text) > text::code_points(text);
}

std::string facet(char letter, std::int64_t number) {
    return fmt::format("facets : {}{}", letter, number);
}

std::string state_facet(query::State state) {
    using query::State;
    switch (state) {
        case State::open:
            return "facets : so";
        case State::closed:
            return "facets : sc";
        case State::decision:
            return facet('k', static_cast<std::int64_t>(model::Kind::decision));
        case State::accepted:
            return facet('d', static_cast<std::int64_t>(model::DecisionStatus::accepted));
        case State::proposed:
            return facet('d', static_cast<std::int64_t>(model::DecisionStatus::proposed));
        case State::rejected:
            return facet('d', static_cast<std::int64_t>(model::DecisionStatus::rejected));
        case State::superseded:
            return facet('d', static_cast<std::int64_t>(model::DecisionStatus::superseded));
        case State::deprecated:
            return facet('d', static_cast<std::int64_t>(model::DecisionStatus::deprecated));
        case State::edited:
            return "facets : he";
        case State::breaking:
            return "facets : hx";
        case State::mine:
        case State::overdue:
            break;
    }
    return std::string(nothing);
}

std::string any_of(const std::vector<std::string>& expressions) {
    if (expressions.empty()) return std::string(nothing);
    std::string joined;
    for (const auto& expression : expressions) {
        joined += joined.empty() ? expression : " OR " + expression;
    }
    return expressions.size() == 1 ? joined : "(" + joined + ")";
}

}  // namespace trail::store
