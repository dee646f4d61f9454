// The working agreement: what a team has agreed on, as text with a few lines that trail reads.
//
//   Urgent channel: the phone list on the wall
//   Core hours: Mon-Thu 10:00-15:00
//   Meeting-free days: Wed, Fri
//
// Such a line may be an item of a list; everything else is the team's own words.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "trail/model/id.hpp"
#include "trail/time/weekly_hours.hpp"

namespace trail::model {

// A record has one, and it is found without searching: an entry of kind note with this id.
inline constexpr ItemId agreement_id{0xc835'0a08'445a'0000ULL};  // wrkngtgrmmntgggg
inline constexpr std::string_view agreement_title = "Working agreement";

struct Agreement {
    std::optional<std::string> urgent_channel;
    std::optional<time::WeeklyHours> core_hours;
    std::optional<time::WeeklyHours> meeting_days;  // whole days, without those kept free

    bool operator==(const Agreement&) const = default;
};

// Throws Error{usage} that marks the hours or days that cannot be read.
Agreement read_agreement(std::string_view text);

}  // namespace trail::model
