// The decision record: its statuses and its number as people write it.
#include "trail/model/decision.hpp"

#include <algorithm>
#include <charconv>

namespace trail::model {

std::string_view name(DecisionStatus status) {
    return decision_status_names.at(static_cast<std::size_t>(status));
}

std::optional<DecisionStatus> parse_decision_status(std::string_view text) {
    const auto found = std::ranges::find(decision_status_names, text);
    if (found == decision_status_names.end()) return std::nullopt;
    return static_cast<DecisionStatus>(found - decision_status_names.begin());
}

std::optional<int> parse_decision_number(std::string_view text) {
    if (text.size() < 2 || (text[0] != 'D' && text[0] != 'd') || text[1] == '0')
        return std::nullopt;
    int number = 0;
    const char* end = text.data() + text.size();
    const auto [stopped, error] = std::from_chars(text.data() + 1, end, number);
    if (error != std::errc{} || stopped != end || number < 1) return std::nullopt;
    return number;
}

std::string decision_key(int number) {
    return "D" + std::to_string(number);
}

}  // namespace trail::model
