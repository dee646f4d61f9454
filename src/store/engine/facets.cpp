// What search can ask of an entry beside its text, as words of the full-text index.
#include "trail/store/engine/facets.hpp"

#include <fmt/format.h>

#include <iterator>

namespace trail::store::engine {
namespace {

// Blockers, plans and asks: as in the condition of the index of what is open.
bool can_be_open(std::int64_t kind_number) {
    return kind_number == 2 || kind_number == 3 || kind_number == 8;
}

}  // namespace

std::string facets(const FacetColumns& row) {
    std::string words;
    const auto out = std::back_inserter(words);
    fmt::format_to(out, "k{} a{}", row.kind, row.author);
    row.project ? fmt::format_to(out, " p{}", *row.project) : fmt::format_to(out, " np");
    if (!row.tags.empty()) fmt::format_to(out, " {} ht", row.tags);
    if (!row.people.empty()) fmt::format_to(out, " {}", row.people);
    if (can_be_open(row.kind)) words += row.is_closed ? " sc" : " so";
    if (row.decision_status) fmt::format_to(out, " d{}", *row.decision_status);
    if (row.has_body) words += " hb";
    if (row.has_refs) words += " hr";
    if (row.is_edited) words += " he";
    if (row.is_commit) words += " hm";
    if ((row.flags & 1) != 0) words += " hl";
    if ((row.flags & 2) != 0) words += " hx";
    if ((row.flags & 4) != 0) words += " hc";
    return words;
}

}  // namespace trail::store::engine
