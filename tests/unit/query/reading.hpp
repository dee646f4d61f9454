// Shorthand for tests that read queries: a fixed moment, terms, and what an error marks.
#pragma once

#include <chrono>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "trail/error.hpp"
#include "trail/query/parse.hpp"

namespace trail::query {

// Sunday 2026-11-22, 12:00 where the clock is an hour ahead of UTC.
inline time::Reference sunday_noon() {
    return {time::parse_rfc3339("2026-11-22T12:00:00+01:00")->at,
            time::Zone::fixed(std::chrono::hours{1})};
}

inline time::Instant instant(std::string_view text) {
    return time::parse_rfc3339(text)->at;
}

inline Query read(std::string_view text) {
    return parse(text, sunday_noon());
}

inline Node word(std::string text) {
    return {Word{std::move(text), false}};
}
inline Node prefix(std::string text) {
    return {Word{std::move(text), true}};
}
inline Node phrase(std::string text) {
    return {Phrase{std::move(text)}};
}
inline Node no(Node node) {
    return {Not{std::make_shared<const Node>(std::move(node))}};
}
inline Node all(std::vector<Node> nodes) {
    return {All{std::move(nodes)}};
}
inline Node any(std::vector<Node> nodes) {
    return {Any{std::move(nodes)}};
}
inline Node field(Field name, std::vector<std::string> values) {
    return {FieldTerm{name, std::move(values)}};
}

// What a reader sees when a query is refused.
struct Refusal {
    std::string message;
    std::string hint;
    std::string marked;
    std::size_t offset = 0;

    bool operator==(const Refusal&) const = default;
};

// An empty message means that the query was read.
inline Refusal refusal(std::string_view text) {
    try {
        read(text);
    } catch (const Error& error) {
        Refusal seen{error.what(), error.hint(), {}, 0};
        if (const auto& excerpt = error.excerpt()) {
            seen.marked = excerpt->text.substr(excerpt->offset, excerpt->length);
            seen.offset = excerpt->offset;
        }
        return seen;
    }
    return {};
}

}  // namespace trail::query
