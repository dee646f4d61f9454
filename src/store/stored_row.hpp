// An entry's row as it is written.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string_view>

#include "store/places.hpp"
#include "trail/model/entry.hpp"
#include "trail/store/record.hpp"

namespace trail::store {

// Whole seconds since 1970.
engine::Value seconds_or_null(const std::optional<time::Instant>& instant);

// Hands over every column of an entry in stored order, its place first, and returns what `use`
// does. Names that are new are added.
std::int64_t with_stored_row(
    Change& change, const model::Entry& entry, Place place, std::string_view also,
    const std::function<std::int64_t(std::span<const engine::Value>)>& use);

}  // namespace trail::store
