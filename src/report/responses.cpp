// How long answers took.
#include "trail/report/responses.hpp"

#include <algorithm>

namespace trail::report {
namespace {

bool is_wanted(const model::Receiver& receiver, const time::Span& span, std::string_view person) {
    return receiver.worked && *receiver.ended_at >= span.from && *receiver.ended_at < span.until &&
           (person.empty() || receiver.person == person);
}

}  // namespace

Responses responses(const std::vector<model::Exchange>& asks, const model::WorkOf& work_of,
                    const time::Span& span, std::string_view person) {
    Responses found;
    std::vector<time::Seconds> worked;
    for (const auto& ask : asks) {
        for (const auto& receiver : model::receivers(ask, work_of)) {
            if (!is_wanted(receiver, span, person)) continue;
            worked.push_back(*receiver.worked);
            if (!receiver.by.due || *receiver.ended_at <= *receiver.by.due) ++found.in_time;
        }
    }
    found.count = worked.size();
    if (worked.empty()) return found;
    // Of an even number the longer of the two in the middle: at least half took no longer.
    const auto middle = worked.begin() + static_cast<std::ptrdiff_t>(worked.size() / 2);
    std::ranges::nth_element(worked, middle);
    found.median = *middle;
    return found;
}

}  // namespace trail::report
