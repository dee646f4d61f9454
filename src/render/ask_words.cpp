// Asks in words.
#include "trail/render/ask_words.hpp"

#include <fmt/format.h>

#include <array>

#include "trail/render/people.hpp"
#include "trail/text/escape.hpp"

namespace trail::render {
namespace {

using model::AskState;

std::string day_words(time::Instant at, const time::Zone& zone) {
    return time::short_date(time::day_of(zone.local(at)));
}

std::string moment_words(time::Instant at, const time::Zone& zone) {
    return fmt::format("{} {}", day_words(at, zone), time::clock_text(zone.local(at)));
}

// " (Taipei; 02:00 Berlin)" behind the clock of the first; nothing where both are in one zone.
std::string zones_words(time::Instant at, const time::Zone& zone, const Reader& reader) {
    if (zone == reader.zone) return {};
    const auto there = zone.local(at);
    const auto here = reader.zone.local(at);
    if (there == here) return fmt::format(" ({})", city(zone));
    const bool same_day = time::day_of(there) == time::day_of(here);
    return fmt::format(" ({}; {} {})", city(zone),
                       same_day ? time::clock_text(here) : moment_words(at, reader.zone),
                       city(reader.zone));
}

std::string overdue_words(const model::Receiver& receiver, const Reader& reader) {
    if (!model::is_overdue(receiver, reader.now)) return {};
    return fmt::format(", overdue since {}", moment_words(*model::deadline(receiver), reader.zone));
}

constexpr std::array<std::string_view, model::reply_act_names.size()> acts{
    "answered", "acknowledged", "declined", "withdrew it", "handed it over", "remarked"};

}  // namespace

std::string deadline_words(const model::Receiver& receiver, const time::Zone& zone,
                           const Reader& reader) {
    const auto& by = receiver.by;
    if (!by.due) return "no deadline";
    std::string text;
    if (by.acknowledge)
        text += fmt::format("acknowledge by {}, ", moment_words(*by.acknowledge, zone));
    if (by.expected) text += fmt::format("answer expected {}, ", day_words(*by.expected, zone));
    return text + fmt::format("{}due {}{}", text.empty() ? "answer " : "",
                              moment_words(*by.due, zone), zones_words(*by.due, zone, reader));
}

std::string allowance(const model::AskMark& ask) {
    if (ask.due) return {};
    switch (ask.level) {
        case model::ServiceLevel::routine:
            return "1 working day";
        case model::ServiceLevel::feedback:
            return "3 working days";
        case model::ServiceLevel::urgent:
            return "1 working hour";
    }
    return {};
}

std::string worked_text(time::Seconds worked) {
    // A day of work is no day of the calendar: hours stay hours.
    const auto hours = std::chrono::duration_cast<std::chrono::hours>(worked);
    const auto minutes = std::chrono::duration_cast<std::chrono::minutes>(worked - hours);
    if (hours.count() == 0) return fmt::format("{} min", minutes.count());
    if (minutes.count() == 0) return fmt::format("{} h", hours.count());
    return fmt::format("{} h {} min", hours.count(), minutes.count());
}

std::string receiver_words(const AskPage& page, std::size_t number, const Reader& reader) {
    const auto& receiver = page.receivers[number];
    const auto at = receiver.ended_at ? moment_words(*receiver.ended_at, reader.zone) : "";
    switch (receiver.state) {
        case AskState::fresh:
            return "new, " + deadline_words(receiver, page.zones[number], reader) +
                   overdue_words(receiver, reader);
        case AskState::acknowledged:
            return (receiver.eta
                        ? fmt::format("acknowledged, answer promised by {}",
                                      moment_words(*receiver.eta, reader.zone))
                        : "acknowledged, " + deadline_words(receiver, page.zones[number], reader)) +
                   overdue_words(receiver, reader);
        case AskState::answered:
        case AskState::declined:
            return fmt::format("{} {}, after {} of working time", model::name(receiver.state), at,
                               worked_text(receiver.worked.value_or(time::Seconds{0})));
        case AskState::withdrawn:
            return "not waited for any more, " + at;
        case AskState::handed_over:
            return "handed over " + at;
    }
    return {};
}

std::string act_words(const model::AnswerMark& mark) {
    const auto act = acts.at(static_cast<std::size_t>(mark.act));
    if (!mark.to) return std::string(act);
    return fmt::format("{} to {}", act, text::for_terminal_line(*mark.to));
}

}  // namespace trail::render
