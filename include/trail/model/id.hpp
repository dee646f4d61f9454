// Identity: 64 random bits, shown as 16 letters that look like no commit and no number.
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace trail::model {

// The letters of an id, four bits each, in ascending order of value. No digit, no hex digit.
inline constexpr std::string_view id_letters = "ghjkmnpqrstvwxyz";
inline constexpr std::size_t id_length = 16;
inline constexpr std::size_t shortest_prefix = 4;

struct ItemId {
    std::uint64_t bits = 0;

    auto operator<=>(const ItemId&) const = default;
};

// The first `count` of the 16 letters, the most significant bits first, so text order is numeric
// order.
std::string letters(ItemId id, std::size_t count = id_length);

// Reads all 16 letters, upper or lower case.
std::optional<ItemId> parse_id(std::string_view text);

// The ids that begin with the same letters.
struct IdRange {
    ItemId first;
    ItemId last;  // included

    bool operator==(const IdRange&) const = default;
};

// Reads 4 to 16 letters; nothing for anything else.
std::optional<IdRange> parse_id_prefix(std::string_view text);

// The ids that begin with the first `count` letters (1 to 16) of `id`.
IdRange ids_beginning_like(ItemId id, std::size_t count);

// How many letters tell `id` from both neighbours; at least `shortest_prefix`.
std::size_t unique_length(ItemId id, std::optional<ItemId> before, std::optional<ItemId> after);

}  // namespace trail::model
