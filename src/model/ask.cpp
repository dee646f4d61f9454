// An ask with everything that was replied.
#include "trail/model/ask.hpp"

#include <algorithm>

namespace trail::model {
namespace {

constexpr int routine_days = 1;
constexpr int acknowledge_days = 1;
constexpr int expected_days = 2;
constexpr int due_days = 3;
constexpr std::chrono::hours urgent_hours{1};

void put_named(Deadlines& by, time::Instant due) {
    by.due = due;
    if (by.expected && *by.expected >= due) by.expected.reset();
    if (by.acknowledge && *by.acknowledge > due) by.acknowledge = due;
}

Receiver* waiting(std::vector<Receiver>& receivers, const std::string& person) {
    const auto found = std::ranges::find_if(receivers, [&](const Receiver& receiver) {
        return receiver.person == person && is_waited_for(receiver);
    });
    return found == receivers.end() ? nullptr : &*found;
}

void end(Receiver& receiver, AskState state, time::Instant at) {
    receiver.state = state;
    receiver.ended_at = at;
}

// Whoever hands something over has not answered it.
void say(Receiver& receiver, const Entry& reply) {
    const auto at = reply.at.at;
    const auto& mark = *reply.answer;
    if (mark.act == ReplyAct::hand_over) return end(receiver, AskState::handed_over, at);
    if (!receiver.acknowledged_at) receiver.acknowledged_at = at;
    if (mark.eta) receiver.eta = mark.eta;
    switch (mark.act) {
        case ReplyAct::answer:
            return end(receiver, AskState::answered, at);
        case ReplyAct::decline:
            return end(receiver, AskState::declined, at);
        default:
            receiver.state = AskState::acknowledged;
    }
}

// What closed it without a reply of everybody: an entry that tells the result, or whoever asked.
AskState closed_as(const Exchange& exchange) {
    const auto* last = ending(exchange);
    if (last && last->answer->act == ReplyAct::withdraw) return AskState::withdrawn;
    return exchange.ask.closed_by ? AskState::answered : AskState::withdrawn;
}

bool has(const std::vector<Receiver>& receivers, AskState state) {
    return std::ranges::find(receivers, state, &Receiver::state) != receivers.end();
}

}  // namespace

Exchange as_of(Exchange exchange, time::Instant moment) {
    std::erase_if(exchange.replies, [&](const Entry& reply) { return reply.at.at >= moment; });
    if (exchange.ask.closed_at && *exchange.ask.closed_at >= moment) {
        exchange.ask.closed_at.reset();
        exchange.ask.closed_by.reset();
    }
    return exchange;
}

std::string_view name(AskState state) {
    return ask_state_names.at(static_cast<std::size_t>(state));
}

Deadlines deadlines(const AskMark& ask, time::Instant asked, const time::WorkingTime& work) {
    Deadlines by;
    by.starts = work.next_working_moment(asked);
    switch (ask.level) {
        case ServiceLevel::routine:
            by.due = work.add_working_days(asked, routine_days);
            break;
        case ServiceLevel::feedback:
            by.acknowledge = work.add_working_days(asked, acknowledge_days);
            by.expected = work.add_working_days(asked, expected_days);
            by.due = work.add_working_days(asked, due_days);
            break;
        case ServiceLevel::urgent:
            by.due = work.add_working_hours(asked, urgent_hours);
            break;
    }
    if (ask.due) put_named(by, *ask.due);
    return by;
}

time::Instant surely_in_time_from(time::Instant now, const time::WorkingTime& work) {
    return work.surely_reaching(now, std::min(routine_days, acknowledge_days));
}

std::vector<Receiver> receivers(const Exchange& exchange, const WorkOf& work_of) {
    const auto& mark = *exchange.ask.ask;
    std::vector<Receiver> found;
    const auto add = [&](const std::string& person, time::Instant at) {
        found.push_back({.person = person, .asked_at = at});
        found.back().by = deadlines(mark, at, work_of(person));
    };
    for (const auto& person : mark.to) add(person, exchange.ask.at.at);
    for (const auto& reply : exchange.replies) {
        auto* receiver = waiting(found, reply.author);
        if (!receiver) continue;
        say(*receiver, reply);
        if (receiver->state == AskState::answered || receiver->state == AskState::declined) {
            receiver->worked =
                work_of(receiver->person).worked_between(receiver->asked_at, reply.at.at);
        }
        if (reply.answer->to) add(*reply.answer->to, reply.at.at);
    }
    if (!exchange.ask.closed_at) return found;
    for (auto& receiver : found) {
        if (is_waited_for(receiver)) end(receiver, closed_as(exchange), *exchange.ask.closed_at);
    }
    return found;
}

bool is_waited_for(const Receiver& receiver) {
    return receiver.state == AskState::fresh || receiver.state == AskState::acknowledged;
}

bool is_to_acknowledge(const Receiver& receiver) {
    return receiver.state == AskState::fresh && receiver.by.acknowledge.has_value();
}

std::optional<time::Instant> deadline(const Receiver& receiver) {
    if (!is_waited_for(receiver)) return std::nullopt;
    if (is_to_acknowledge(receiver)) return receiver.by.acknowledge;
    if (!receiver.eta || !receiver.by.due) return receiver.eta ? receiver.eta : receiver.by.due;
    return std::max(*receiver.eta, *receiver.by.due);
}

bool is_overdue(const Receiver& receiver, time::Instant now) {
    const auto by = deadline(receiver);
    return by && *by < now;
}

AskState state(const std::vector<Receiver>& receivers) {
    if (has(receivers, AskState::fresh)) return AskState::fresh;
    for (const auto each : {AskState::acknowledged, AskState::answered, AskState::withdrawn}) {
        if (has(receivers, each)) return each;
    }
    return AskState::declined;
}

std::vector<std::string> waited_for(const Exchange& exchange) {
    const time::WorkingTime never(time::Zone::utc(), {});
    std::vector<std::string> people;
    for (const auto& receiver : receivers(
             exchange, [&](const std::string&) -> const time::WorkingTime& { return never; })) {
        if (is_waited_for(receiver)) people.push_back(receiver.person);
    }
    return people;
}

const Entry* ending(const Exchange& exchange) {
    if (!exchange.ask.closed_by) return nullptr;
    const auto found = std::ranges::find(exchange.replies, *exchange.ask.closed_by, &Entry::id);
    return found == exchange.replies.end() ? nullptr : &*found;
}

}  // namespace trail::model
