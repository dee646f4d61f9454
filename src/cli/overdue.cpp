// What is overdue just now.
#include "cli/overdue.hpp"

#include <algorithm>

#include "cli/work_of.hpp"
#include "trail/store/asks.hpp"
#include "trail/store/decisions.hpp"

namespace trail::cli {

std::vector<std::string> overdue_items(const store::Record& record, time::Instant now,
                                       const time::Zone& zone) {
    std::vector<std::string> items;
    const auto work = work_of(record, zone);
    const auto is_late = [&](const model::Receiver& receiver) {
        return model::is_overdue(receiver, now);
    };
    for (const auto& exchange : store::asks::open(record)) {
        if (std::ranges::any_of(model::receivers(exchange, work), is_late)) {
            items.push_back(model::letters(exchange.ask.id));
        }
    }
    for (const auto& decision : store::decisions::waiting_at(record, now)) {
        if (model::is_overdue(decision, now)) {
            items.push_back(model::decision_key(decision.number));
        }
    }
    return items;
}

}  // namespace trail::cli
