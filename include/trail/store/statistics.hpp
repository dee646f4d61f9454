// How much a record holds: counted in full for people who ask, never on the everyday path.
#pragma once

#include <array>
#include <cstddef>
#include <optional>

#include "trail/model/entry.hpp"
#include "trail/store/record.hpp"

namespace trail::store::statistics {

struct Counts {
    std::array<std::size_t, model::kind_names.size()> by_kind{};  // entries, by their kind's number
    std::size_t operations = 0;
    std::size_t people = 0;  // who wrote an entry or is mentioned in one
    std::size_t projects = 0;
    std::size_t tags = 0;
    std::optional<time::Instant> oldest;  // when the first entry happened
    std::optional<time::Instant> newest;

    bool operator==(const Counts&) const = default;
};

std::size_t entries(const Counts& counts);

// Names count that some entry has now, not those that were removed with theirs.
Counts counted(const Record& record);

}  // namespace trail::store::statistics
