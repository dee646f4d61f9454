// How long answers took.
#include "trail/report/responses.hpp"

#include <algorithm>

namespace trail::report {
namespace {

bool is_wanted(const model::Receiver& receiver, const time::Span& span, std::string_view person) {
    return receiver.worked && *receiver.ended_at >= span.from && *receiver.ended_at < span.until &&
           (person.empty() || receiver.person == person);
}

// Of an even number the longer of the two in the middle: at least half took no longer.
time::Seconds median(std::vector<time::Seconds>& times) {
    if (times.empty()) return time::Seconds{0};
    const auto middle = times.begin() + static_cast<std::ptrdiff_t>(times.size() / 2);
    std::ranges::nth_element(times, middle);
    return *middle;
}

// Who answers at once has acknowledged it then.
time::Seconds worked_until_first_reply(const model::Receiver& receiver,
                                       const model::WorkOf& work_of) {
    const auto first = receiver.acknowledged_at.value_or(*receiver.ended_at);
    if (first == *receiver.ended_at) return *receiver.worked;
    return work_of(receiver.person).worked_between(receiver.asked_at, first);
}

}  // namespace

Responses responses(const std::vector<model::Exchange>& asks, const model::WorkOf& work_of,
                    const time::Span& span, std::string_view person) {
    Responses found;
    std::vector<time::Seconds> acknowledged, answered;
    for (const auto& ask : asks) {
        for (const auto& receiver : model::receivers(ask, work_of)) {
            if (!is_wanted(receiver, span, person)) continue;
            acknowledged.push_back(worked_until_first_reply(receiver, work_of));
            answered.push_back(*receiver.worked);
            if (!receiver.by.due || *receiver.ended_at <= *receiver.by.due) ++found.in_time;
        }
    }
    found.count = answered.size();
    found.median_acknowledged = median(acknowledged);
    found.median = median(answered);
    return found;
}

}  // namespace trail::report
