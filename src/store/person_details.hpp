// What is known of a person, one detail at a time, each change of which has a way back.
#pragma once

#include <compare>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "trail/model/person.hpp"
#include "trail/store/record.hpp"

namespace trail::store::people {

// A field of the person, one address, one absence.
struct Detail {
    std::string field;
    std::string item;  // the address, the first day; empty for fields there is one of

    auto operator<=>(const Detail&) const = default;
};

// Details that are not there have no value.
using Details = std::map<Detail, std::string>;

Details details_of(const model::Person& person);

// Writes a detail, or takes it away; the journal of this operation keeps what it was.
void change_detail(Change& change, std::int64_t person, const Detail& detail,
                   const std::optional<std::string>& value);

// Puts back every detail that the operation changed; returns of how many people.
std::size_t put_back_details(Change& change, std::int64_t operation);

std::vector<model::Holiday> read_holidays(std::string_view value);

}  // namespace trail::store::people
