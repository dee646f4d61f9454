// The names a query may use: which one a word is, and which one a misspelt word was meant to be.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string_view>

#include "trail/query/query.hpp"

namespace trail::query {

// In the order of `field_names`.
enum class FieldName {
    author,
    project,
    tag,
    kind,
    person,
    ref,
    id,
    after,
    before,
    during,
    at,
    has,
    is,
};

// Any case; "since" and "until" too.
std::optional<FieldName> find_field(std::string_view word);

// The field that `word` misspells by one slip. Words and names of fewer than three letters are too
// near to everything to be taken for each other.
std::optional<std::string_view> similar_field(std::string_view word);

// What a use of the field looks like: "author:ana".
std::string_view example(FieldName field);

// The place of `word` among `names`, in any case.
std::optional<std::size_t> find_name(std::span<const std::string_view> names,
                                     std::string_view word);

// The first of `names` that is one slip away from `word`: a letter too many, too few or wrong, or
// two neighbours swapped.
std::optional<std::string_view> similar_name(std::span<const std::string_view> names,
                                             std::string_view word);

}  // namespace trail::query
