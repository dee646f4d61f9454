// What a team has agreed on about its time.
#include "cli/people/agreed_times.hpp"

#include "trail/model/agreement.hpp"
#include "trail/store/agreement.hpp"

namespace trail::cli {
namespace {

std::vector<time::WorkingTime> for_each(std::span<const time::WorkingTime> people,
                                        const std::optional<time::WeeklyHours>& hours) {
    std::vector<time::WorkingTime> times;
    if (!hours) return times;
    for (const auto& person : people) times.emplace_back(person.zone(), *hours);
    return times;
}

}  // namespace

AgreedTimes agreed_times(Context& context, std::span<const time::WorkingTime> people) {
    const auto entry = store::agreement::find(context.store().record());
    if (!entry || !entry->body) return {};
    const auto agreement = model::read_agreement(*entry->body);
    return {for_each(people, agreement.core_hours), for_each(people, agreement.meeting_days)};
}

std::vector<time::WorkingTime> together(std::vector<time::WorkingTime> some,
                                        std::span<const time::WorkingTime> others) {
    some.insert(some.end(), others.begin(), others.end());
    return some;
}

}  // namespace trail::cli
