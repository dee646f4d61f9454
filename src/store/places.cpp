// Where an entry lies in the table.
#include "store/places.hpp"

#include <optional>

namespace trail::store {
namespace {

constexpr int second_bits = 4;

std::optional<std::int64_t> last_used(engine::Connection& connection, std::int64_t second) {
    auto rows = connection.query(
        "SELECT max(place) FROM entry WHERE place BETWEEN $1 AND $2",
        {second * places_per_second, second * places_per_second + places_per_second - 1});
    if (!rows->next() || rows->is_null(0)) return std::nullopt;
    return rows->integer(0);
}

std::int64_t longest_late(engine::Connection& connection) {
    auto rows = connection.query("SELECT max(late) FROM entry WHERE late > 0");
    return rows->next() ? rows->integer(0) : 0;
}

// The free place of a second, or nothing when it is full.
std::optional<std::int64_t> free_in(engine::Connection& connection, std::int64_t second) {
    const std::int64_t begin = second * places_per_second;
    const auto used = last_used(connection, second);
    if (!used) return begin;
    if (*used == begin + places_per_second - 1) return std::nullopt;
    return *used + 1;
}

}  // namespace

time::Instant instant_of(std::int64_t place, std::int64_t late) {
    return time::Instant(time::Seconds((place >> second_bits) - late));
}

Place free_place(engine::Connection& connection, time::Instant at) {
    const std::int64_t first = at.time_since_epoch().count();
    if (const auto place = free_in(connection, first)) return {*place, 0};
    // A pile of entries dated alike is full up to its end: leap past it, then halve the distance.
    std::int64_t full = first;
    std::int64_t step = 1;
    std::optional<std::int64_t> place;
    while (!(place = free_in(connection, full + step))) {
        full += step;
        step *= 2;
    }
    while (step > 1) {
        step /= 2;
        if (const auto nearer = free_in(connection, full + step)) {
            place = nearer;
        } else {
            full += step;
        }
    }
    return {*place, (*place >> second_bits) - first};
}

PlaceRange places(engine::Connection& connection, const time::Span& span) {
    const auto from = span.from.time_since_epoch().count();
    const auto until = span.until.time_since_epoch().count();
    const auto late = longest_late(connection);
    const auto last = (until + late) * places_per_second - 1;
    return {from * places_per_second, last, from, until - 1, late};
}

}  // namespace trail::store
