// A check-in at a terminal: numbered lines, so that it can be heard as well as read.
#include "trail/render/checkin.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "render/paint.hpp"
#include "render/standup_line.hpp"
#include "trail/render/people.hpp"
#include "trail/text/escape.hpp"
#include "trail/text/unicode.hpp"

namespace trail::render {
namespace {

using report::Attendance;
using report::Attendee;
using report::Line;
using report::Standup;

constexpr std::size_t most_known = 10;  // of what was done; more is behind `trail standup`

std::string plain_lines(const std::vector<Line>& lines, const TextStyle& style) {
    std::string out;
    const auto shown = std::min(lines.size(), most_known);
    for (std::size_t i = 0; i < shown; ++i)
        out += "    - " + own_line(lines[i], Section::work, style) + '\n';
    if (lines.size() > shown)
        out += fmt::format("    - and {} more: trail standup\n", lines.size() - shown);
    return out;
}

std::string numbered_lines(const std::vector<Line>& lines, Section section,
                           const TextStyle& style) {
    std::string out;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        out += fmt::format("    {}  {}  {}\n", i + 1, painted(lines[i].key, Paint::yellow, style),
                           own_line(lines[i], section, style));
    }
    return out;
}

std::string since_words(const Standup& known) {
    return time::short_date(known.since);
}

// What is known, in brackets behind the question.
std::string known_words(Topic topic, const Standup& known) {
    switch (topic) {
        case Topic::done:
            return fmt::format("logged since {}: {}", since_words(known),
                               known.done.size() + known.left_out);
        case Topic::next:
            return fmt::format("open plans: {}", known.next.size());
        case Topic::blocked:
            return fmt::format("open blockers: {}", known.blocked.size());
        case Topic::free:
            break;
    }
    return {};
}

std::string known_lines(Topic topic, const Standup& known, const TextStyle& style) {
    switch (topic) {
        case Topic::done: {
            auto lines = plain_lines(known.done, style);
            if (known.next.empty()) return lines;
            return lines + "    Of your plans, a number says that it is done:\n" +
                   numbered_lines(known.next, Section::next, style);
        }
        case Topic::next:
            if (known.next.empty()) return {};
            return "    These stay; -1 drops the first:\n" +
                   numbered_lines(known.next, Section::next, style);
        case Topic::blocked:
            if (known.blocked.empty()) return {};
            return "    Still so? A number says that it is over, 1: and a text how it ended:\n" +
                   numbered_lines(known.blocked, Section::attention, style);
        case Topic::free:
            break;
    }
    return {};
}

std::string state_text(const Attendee& attendee, const Reader& reader) {
    const auto with_city = [&](time::Instant moment) {
        const auto clock = time::clock_text(attendee.zone.local(moment));
        const bool is_elsewhere = attendee.zone.local(moment) != reader.zone.local(moment);
        return is_elsewhere ? fmt::format("{} ({})", clock, city(attendee.zone)) : clock;
    };
    switch (attendee.state) {
        case Attendance::present:
            return "checked in " + with_city(*attendee.at);
        case Attendance::missing:
            return "not yet";
        case Attendance::expected:
            return "begins " + with_city(*attendee.begins);
        case Attendance::off:
            return "off today";
        case Attendance::away:
            break;
    }
    const auto& absence = *attendee.absence;
    auto text = "away " + days_text(absence.begin, absence.end, attendee.day);
    if (!absence.why.empty()) text += ": " + text::for_terminal_line(absence.why);
    return text;
}

}  // namespace

std::string question_text(const CheckinQuestion& question, const Standup& known,
                          const TextStyle& style) {
    const auto text = fmt::format("{}/{} {}", question.number, question.count,
                                  text::for_terminal_line(question.text));
    const auto words = known_words(question.topic, known);
    return painted(text, Paint::bold, style) +
           (words.empty() ? "" : fmt::format("   ({})", words)) + '\n' +
           known_lines(question.topic, known, style);
}

std::string attendance_text(std::span<const Attendee> attendees, const Reader& reader) {
    const auto turnout = report::turnout(attendees);
    const auto today = time::day_of(reader.zone.local(reader.now));
    auto out = painted(fmt::format("{}: {} of {} have checked in", time::short_date(today),
                                   turnout.present, turnout.all),
                       Paint::bold, reader.style) +
               '\n';
    std::size_t widest = 0;
    for (const auto& attendee : attendees)
        widest = std::max(widest, text::width(text::for_terminal_line(attendee.name)));
    for (const auto& attendee : attendees) {
        out +=
            fmt::format("  {}  {}\n", text::padded(text::for_terminal_line(attendee.name), widest),
                        state_text(attendee, reader));
    }
    return out;
}

}  // namespace trail::render
