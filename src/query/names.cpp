// The names a query may use: look-up without regard to case, and the nearest name.
#include "query/names.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace trail::query {
namespace {

struct Synonym {
    std::string_view name;
    FieldName field;
};
constexpr std::array synonyms{Synonym{"since", FieldName::after},
                              Synonym{"until", FieldName::before}};

constexpr std::array<std::string_view, field_names.size()> examples{
    "author:ana",   "project:api", "tag:ci",           "kind:win",     "person:mei",
    "ref:#42",      "id:wkqz",     "after:2026-11-01", "before:today", "during:last-week",
    "at:yesterday", "has:link",    "is:open"};

constexpr std::size_t shortest_misspelling = 3;

std::string lower(std::string_view word) {
    std::string lowered(word);
    for (char& c : lowered) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    }
    return lowered;
}

bool is_one_slip(std::string_view a, std::string_view b) {
    while (!a.empty() && !b.empty() && a.front() == b.front()) {
        a.remove_prefix(1);
        b.remove_prefix(1);
    }
    while (!a.empty() && !b.empty() && a.back() == b.back()) {
        a.remove_suffix(1);
        b.remove_suffix(1);
    }
    if (a.size() == 2 && b.size() == 2) return a[0] == b[1] && a[1] == b[0];
    return std::max(a.size(), b.size()) == 1;
}

}  // namespace

std::optional<FieldName> find_field(std::string_view word) {
    if (const auto place = find_name(field_names, word)) return static_cast<FieldName>(*place);
    const auto synonym = std::ranges::find(synonyms, lower(word), &Synonym::name);
    if (synonym == synonyms.end()) return std::nullopt;
    return synonym->field;
}

std::optional<std::string_view> similar_field(std::string_view word) {
    if (word.size() < shortest_misspelling) return std::nullopt;
    std::vector<std::string_view> candidates;
    for (const std::string_view name : field_names) {
        if (name.size() >= shortest_misspelling) candidates.push_back(name);
    }
    for (const Synonym& synonym : synonyms) candidates.push_back(synonym.name);
    return similar_name(candidates, word);
}

std::string_view example(FieldName field) {
    return examples.at(static_cast<std::size_t>(field));
}

std::optional<std::size_t> find_name(std::span<const std::string_view> names,
                                     std::string_view word) {
    const auto found = std::ranges::find(names, lower(word));
    if (found == names.end()) return std::nullopt;
    return static_cast<std::size_t>(found - names.begin());
}

std::optional<std::string_view> similar_name(std::span<const std::string_view> names,
                                             std::string_view word) {
    const std::string lowered = lower(word);
    const auto found = std::ranges::find_if(
        names, [&](std::string_view name) { return is_one_slip(lowered, name); });
    if (found == names.end()) return std::nullopt;
    return *found;
}

}  // namespace trail::query
