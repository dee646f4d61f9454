// What search can ask of an entry beside its text, as words of the full-text index.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace trail::store::engine {

// Of an entry's row, as it is stored.
struct FacetColumns {
    std::int64_t kind = 0;
    std::int64_t author = 0;
    std::optional<std::int64_t> project, decision_status;
    std::string_view tags, people;  // empty for none
    bool is_closed = false;
    bool has_body = false;
    bool has_refs = false;
    bool is_edited = false;
    bool is_commit = false;
    std::int64_t flags = 0;
};

// The words, as the schema explains them.
std::string facets(const FacetColumns& row);

}  // namespace trail::store::engine
