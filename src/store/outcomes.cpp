// How a decision went on in another record.
#include "store/outcomes.hpp"

#include <algorithm>
#include <string_view>

namespace trail::store::outcomes {
namespace {

using model::Decision;
using model::DecisionStatus;

// Proposed, decided, given up: no way leads back.
int stage(DecisionStatus status) {
    switch (status) {
        case DecisionStatus::proposed:
            return 0;
        case DecisionStatus::accepted:
        case DecisionStatus::rejected:
            return 1;
        case DecisionStatus::superseded:
        case DecisionStatus::deprecated:
            return 2;
    }
    return 0;
}

std::string_view choice(const Decision& decision) {
    if (!decision.chosen) return {};
    const auto place = static_cast<std::size_t>(*decision.chosen);
    return place >= 1 && place <= decision.options.size() ? decision.options[place - 1]
                                                          : std::string_view();
}

// An option that was only worded in another way is the same one.
bool chose_alike(const Decision& here, const Decision& there) {
    if (here.chosen.has_value() != there.chosen.has_value()) return false;
    if (choice(here) == choice(there)) return true;
    return here.chosen == there.chosen && here.options.size() == there.options.size();
}

bool is_decided_alike(const Decision& here, const Decision& there) {
    return here.chosen == there.chosen && here.options == there.options;
}

}  // namespace

Course course(const Decision& here, const Decision& there) {
    const int from = stage(here.status);
    const int to = stage(there.status);
    if (to == 0) return Course::known;
    if (to < from) {
        const bool same = there.status == DecisionStatus::accepted && chose_alike(here, there);
        return same ? Course::known : Course::apart;
    }
    if (to == from) {
        const bool same = here.status == there.status && chose_alike(here, there) &&
                          here.superseded_by == there.superseded_by;
        return same ? Course::known : Course::apart;
    }
    if (from == 0) return here.options == there.options ? Course::further : Course::apart;
    const bool was_accepted = here.status == DecisionStatus::accepted;
    return was_accepted && is_decided_alike(here, there) ? Course::further : Course::apart;
}

Decision gone_on(Decision here, const Decision& there) {
    if (here.status == DecisionStatus::proposed) {
        here.decided_at = there.decided_at;
        here.chosen = there.chosen;
        here.reason = there.reason;
        here.consequences = there.consequences;
    }
    here.entry.updated_at = std::max(here.entry.updated_at, there.entry.updated_at);
    here.status = there.status;
    here.ended_at = there.ended_at;
    here.superseded_by = there.superseded_by;
    return here;
}

Decision before_end(Decision there) {
    there.status = DecisionStatus::accepted;
    there.ended_at.reset();
    there.superseded_by.reset();
    return there;
}

}  // namespace trail::store::outcomes
