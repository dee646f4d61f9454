// What a team has agreed on about its time, as working time that can be laid over people's own.
#pragma once

#include <span>
#include <vector>

#include "cli/context.hpp"
#include "trail/time/working_hours.hpp"

namespace trail::cli {

// One for each person, on that person's own clock: a Wednesday without meetings is everybody's own
// Wednesday, whoever asks. Empty where nothing was agreed.
struct AgreedTimes {
    std::vector<time::WorkingTime> core_hours;
    std::vector<time::WorkingTime> meeting_days;
};
AgreedTimes agreed_times(Context& context, std::span<const time::WorkingTime> people);

// All of them, to be overlapped.
std::vector<time::WorkingTime> together(std::vector<time::WorkingTime> some,
                                        std::span<const time::WorkingTime> others);

}  // namespace trail::cli
