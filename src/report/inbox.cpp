// What waits for somebody, and what they wait for.
#include "trail/report/inbox.hpp"

#include <algorithm>

namespace trail::report {
namespace {

constexpr auto never = time::Instant::max();

void sort(std::vector<Waiting>& list) {
    std::ranges::stable_sort(list, {}, [](const Waiting& waiting) {
        return model::deadline(waiting.receiver).value_or(never);
    });
}

bool is_asked(const model::Deliberation& proposal, std::string_view person) {
    const auto silent = model::silent(proposal);
    if (person.empty()) return !silent.empty();
    return std::ranges::find(silent, person) != silent.end();
}

std::vector<model::Decision> decisions(const std::vector<model::Deliberation>& proposals,
                                       std::string_view person) {
    std::vector<model::Decision> found;
    for (const auto& proposal : proposals) {
        const bool is_open = proposal.decision.status == model::DecisionStatus::proposed;
        if (is_open && is_asked(proposal, person)) found.push_back(proposal.decision);
    }
    std::ranges::stable_sort(
        found, {}, [](const model::Decision& decision) { return decision.due.value_or(never); });
    return found;
}

bool any_late(const std::vector<Waiting>& list, time::Instant now) {
    return std::ranges::any_of(
        list, [&](const Waiting& waiting) { return model::is_overdue(waiting.receiver, now); });
}

bool any_urgent(const std::vector<Waiting>& list) {
    return std::ranges::any_of(list, [](const Waiting& waiting) {
        return waiting.exchange.ask.ask->level == model::ServiceLevel::urgent;
    });
}

bool any_new(const std::vector<Waiting>& list) {
    return std::ranges::any_of(list, [](const Waiting& waiting) {
        return waiting.receiver.state == model::AskState::fresh;
    });
}

}  // namespace

Inbox inbox(const std::vector<model::Exchange>& open,
            const std::vector<model::Deliberation>& proposals, std::string_view person,
            const model::WorkOf& work_of) {
    Inbox result;
    for (const auto& exchange : open) {
        const bool is_sent = exchange.ask.author == person;
        for (const auto& receiver : model::receivers(exchange, work_of)) {
            if (!model::is_waited_for(receiver)) continue;
            const bool is_mine = person.empty() || receiver.person == person;
            if (is_sent) result.sent.push_back({exchange, receiver});
            if (!is_mine) continue;
            auto& list =
                model::is_to_acknowledge(receiver) ? result.to_acknowledge : result.to_answer;
            list.push_back({exchange, receiver});
        }
    }
    for (auto* list : {&result.to_acknowledge, &result.to_answer, &result.sent}) sort(*list);
    result.decisions = decisions(proposals, person);
    return result;
}

bool is_late(const Inbox& inbox, time::Instant now) {
    return any_late(inbox.to_acknowledge, now) || any_late(inbox.to_answer, now) ||
           std::ranges::any_of(inbox.decisions, [&](const model::Decision& decision) {
               return model::is_overdue(decision, now);
           });
}

std::string_view status_word(const Inbox& inbox, time::Instant now) {
    if (is_late(inbox, now)) return "overdue";
    if (any_urgent(inbox.to_answer)) return "urgent";
    return any_new(inbox.to_acknowledge) || any_new(inbox.to_answer) ? "new" : "";
}

}  // namespace trail::report
