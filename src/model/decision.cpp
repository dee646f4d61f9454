// The decision record: its statuses and its number as people write it.
#include "trail/model/decision.hpp"

#include <charconv>

#include "model/named.hpp"

namespace trail::model {

std::string_view name(DecisionStatus status) {
    return decision_status_names.at(static_cast<std::size_t>(status));
}

std::optional<DecisionStatus> parse_decision_status(std::string_view text) {
    return parse_name<DecisionStatus>(decision_status_names, text);
}

std::string_view name(Urgency urgency) {
    return urgency_names.at(static_cast<std::size_t>(urgency));
}

std::optional<Urgency> parse_urgency(std::string_view text) {
    return parse_name<Urgency>(urgency_names, text);
}

std::string_view name(Nuance nuance) {
    return nuance_names.at(static_cast<std::size_t>(nuance));
}

std::optional<Nuance> parse_nuance(std::string_view text) {
    return parse_name<Nuance>(nuance_names, text);
}

std::string_view name(Nature nature) {
    return nature_names.at(static_cast<std::size_t>(nature));
}

std::optional<Nature> parse_nature(std::string_view text) {
    return parse_name<Nature>(nature_names, text);
}

std::optional<std::string> outcome(const Decision& decision) {
    const auto chosen = decision.chosen.value_or(0);
    if (chosen < 1 || static_cast<std::size_t>(chosen) > decision.options.size())
        return std::nullopt;
    return decision.options[static_cast<std::size_t>(chosen) - 1];
}

bool is_overdue(const Decision& decision, time::Instant now) {
    return decision.status == DecisionStatus::proposed && decision.due && *decision.due <= now;
}

bool is_up_for_review(const Decision& decision, time::Day today) {
    return decision.status == DecisionStatus::accepted && decision.review &&
           *decision.review <= today;
}

Decision as_of(Decision decision, time::Instant moment) {
    if (decision.ended_at && *decision.ended_at >= moment) {
        decision.status = DecisionStatus::accepted;
        decision.ended_at.reset();
        decision.superseded_by.reset();
    }
    if (decision.decided_at && *decision.decided_at >= moment) {
        decision.status = DecisionStatus::proposed;
        decision.decided_at.reset();
        decision.chosen.reset();
        decision.reason.reset();
    }
    return decision;
}

time::Instant status_since(const Decision& decision) {
    if (decision.ended_at) return *decision.ended_at;
    return decision.decided_at.value_or(decision.entry.at.at);
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
