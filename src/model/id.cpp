// Identity: 64 random bits as 16 letters.
#include "trail/model/id.hpp"

#include <algorithm>
#include <bit>

namespace trail::model {
namespace {

constexpr unsigned bits_per_letter = 4;

std::optional<std::uint64_t> letter_value(char letter) {
    const char lower =
        letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
    const auto at = id_letters.find(lower);
    if (at == std::string_view::npos) return std::nullopt;
    return at;
}

std::size_t common_letters(ItemId a, ItemId b) {
    return static_cast<unsigned>(std::countl_zero(a.bits ^ b.bits)) / bits_per_letter;
}

}  // namespace

std::string letters(ItemId id, std::size_t count) {
    std::string text(std::min(count, id_length), ' ');
    for (std::size_t place = 0; place < text.size(); ++place) {
        const auto shift = bits_per_letter * (id_length - 1 - place);
        text[place] = id_letters[(id.bits >> shift) & 0xF];
    }
    return text;
}

std::optional<ItemId> parse_id(std::string_view text) {
    if (text.size() != id_length) return std::nullopt;
    const auto range = parse_id_prefix(text);
    if (!range) return std::nullopt;
    return range->first;
}

std::optional<IdRange> parse_id_prefix(std::string_view text) {
    if (text.size() < shortest_prefix || text.size() > id_length) return std::nullopt;
    std::uint64_t first = 0;
    std::uint64_t last = 0;
    for (std::size_t place = 0; place < id_length; ++place) {
        std::uint64_t low = 0;
        std::uint64_t high = 0xF;
        if (place < text.size()) {
            const auto value = letter_value(text[place]);
            if (!value) return std::nullopt;
            low = high = *value;
        }
        first = first << bits_per_letter | low;
        last = last << bits_per_letter | high;
    }
    return IdRange{{first}, {last}};
}

IdRange ids_beginning_like(ItemId id, std::size_t count) {
    const auto others = (id_length - count) * bits_per_letter;
    const auto open = (std::uint64_t{1} << others) - 1;
    return {{id.bits & ~open}, {id.bits | open}};
}

std::size_t unique_length(ItemId id, std::optional<ItemId> before, std::optional<ItemId> after) {
    std::size_t shared = 0;
    if (before) shared = std::max(shared, common_letters(id, *before));
    if (after) shared = std::max(shared, common_letters(id, *after));
    return std::clamp(shared + 1, shortest_prefix, id_length);
}

}  // namespace trail::model
