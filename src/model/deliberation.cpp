// A decision with everything that was said to it.
#include "trail/model/deliberation.hpp"

#include <algorithm>

namespace trail::model {
namespace {

Position position_of(const Entry& reply) {
    return reply.reply ? reply.reply->position : Position::comment;
}

// Takes the place of what the same person said before, unless it takes no side and that did.
void take(std::vector<Entry>& standing, const Entry& reply) {
    const auto before = std::ranges::find(standing, reply.author, &Entry::author);
    if (before == standing.end()) {
        standing.push_back(reply);
        return;
    }
    if (position_of(reply) == Position::comment && position_of(*before) != Position::comment)
        return;
    standing.erase(before);
    standing.push_back(reply);
}

std::vector<std::string> authors_of(const Deliberation& deliberation, Position position,
                                    int option) {
    std::vector<std::string> names;
    for (const auto& reply : standing(deliberation)) {
        const bool same =
            position_of(reply) == position && reply.reply->option.value_or(0) == option;
        if (same) names.push_back(reply.author);
    }
    return names;
}

}  // namespace

bool is_input(Position position) {
    return position <= Position::comment;
}

std::optional<DecisionStatus> status_after(Position position) {
    switch (position) {
        case Position::accept:
            return DecisionStatus::accepted;
        case Position::reject:
            return DecisionStatus::rejected;
        case Position::supersede:
            return DecisionStatus::superseded;
        case Position::deprecate:
            return DecisionStatus::deprecated;
        default:
            return std::nullopt;
    }
}

std::vector<Entry> standing(const Deliberation& deliberation) {
    std::vector<Entry> result;
    for (const auto& reply : deliberation.replies) {
        if (is_input(position_of(reply))) take(result, reply);
    }
    return result;
}

std::vector<Entry> open_objections(const Deliberation& deliberation) {
    auto result = standing(deliberation);
    std::erase_if(result,
                  [](const Entry& reply) { return position_of(reply) != Position::object; });
    return result;
}

std::vector<std::string> supporters(const Deliberation& deliberation, int option) {
    return authors_of(deliberation, Position::in_favour, option);
}

std::vector<std::string> opponents(const Deliberation& deliberation, int option) {
    return authors_of(deliberation, Position::against, option);
}

std::optional<Entry> standing_input(const Deliberation& deliberation, std::string_view person) {
    const auto all = standing(deliberation);
    const auto found = std::ranges::find(all, person, &Entry::author);
    if (found == all.end()) return std::nullopt;
    return *found;
}

std::vector<std::string> silent(const Deliberation& deliberation) {
    std::vector<std::string> names;
    for (const auto& person : deliberation.decision.consulted) {
        if (!standing_input(deliberation, person)) names.push_back(person);
    }
    return names;
}

std::optional<time::Instant> acknowledged_at(const Deliberation& deliberation,
                                             std::string_view person) {
    for (const auto& reply : deliberation.replies) {
        if (position_of(reply) == Position::acknowledge && reply.author == person)
            return reply.at.at;
    }
    return std::nullopt;
}

bool is_input_closed(const Deliberation& deliberation, time::Instant now) {
    const auto& decision = deliberation.decision;
    if (decision.status != DecisionStatus::proposed) return true;
    if (decision.due && *decision.due <= now) return true;
    return !decision.consulted.empty() && silent(deliberation).empty();
}

}  // namespace trail::model
