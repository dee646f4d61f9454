// People for a person at a terminal.
#include "trail/render/people.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "render/paint.hpp"
#include "trail/text/escape.hpp"
#include "trail/text/unicode.hpp"

namespace trail::render {
namespace {

using report::Presence;

constexpr std::chrono::days unmistakable{6};  // later, a weekday may be another week's
constexpr std::size_t most_holidays = 5;

std::string hours_text(const model::Person& person) {
    return time::weekly_hours_text(person.hours ? *person.hours : time::usual_hours());
}

std::string near_date(time::Day day, time::Day today) {
    constexpr std::chrono::days about_a_year{300};
    const auto distance = day > today ? day - today : today - day;
    return distance < about_a_year ? time::short_date(day) : time::long_date(day);
}

// " (02:00 Berlin)", with the weekday when that is another one there; nothing where clocks agree.
std::string for_reader(time::Instant moment, const Presence& presence, const Reader& reader) {
    const auto theirs = presence.zone.local(moment);
    const auto here = reader.zone.local(moment);
    if (theirs == here) return {};
    const auto day = time::day_of(here);
    const std::string weekday =
        day == time::day_of(theirs) ? "" : fmt::format("{} ", time::weekday_name(day));
    return fmt::format(" ({}{} {})", weekday, time::clock_text(here), city(reader.zone));
}

std::string until_text(std::string_view state, const std::optional<time::Instant>& moment,
                       const Presence& presence, const Reader& reader) {
    if (!moment) return std::string(state);
    return fmt::format("{} until {}{}", state, coming_text(*moment, presence.now, presence.zone),
                       for_reader(*moment, presence, reader));
}

std::string state_text(const Presence& presence, const Reader& reader) {
    if (presence.is_working) return until_text("at work", presence.until, presence, reader);
    if (!presence.absence) return until_text("off", presence.next_start, presence, reader);
    auto text = until_text("away", presence.next_start, presence, reader);
    if (!presence.absence->why.empty()) {
        text += ": " + text::for_terminal_line(presence.absence->why);
    }
    return text;
}

std::string clock_there(const Presence& presence) {
    const auto local = presence.zone.local(presence.now);
    return fmt::format("{} {}", time::weekday_name(time::day_of(local)), time::clock_text(local));
}

enum Column { name, full_name, zone, hours, clock, state };
constexpr std::size_t columns = 6;
using Cells = std::array<std::string, columns>;
using Widths = std::array<std::size_t, columns>;

// Who is there and until when matters more than the rest, which goes one by one.
void fit(Widths& widths, std::size_t most) {
    constexpr std::size_t usual_hours_width = 19;
    constexpr std::size_t without_reason = 42;  // "away until Mon 30 Nov 09:00 (02:00 Berlin)"
    widths[state] = std::min(widths[state], without_reason);
    const auto is_too_wide = [&] {
        std::size_t width = 0;
        for (const auto column : widths) width += column == 0 ? 0 : column + 2;
        return width > most;
    };
    if (is_too_wide()) widths[hours] = std::min(widths[hours], usual_hours_width);
    for (const auto column : {full_name, hours, zone}) {
        if (is_too_wide()) widths[column] = 0;
    }
}

Cells cells_of(const Presence& presence, const Reader& reader) {
    const auto& person = presence.person;
    return {text::for_terminal_line(person.name),
            text::for_terminal_line(person.full_name),
            person.zone.empty() ? "no zone" : text::for_terminal_line(person.zone),
            hours_text(person),
            clock_there(presence),
            state_text(presence, reader)};
}

std::string row(std::string_view label, const std::string& value) {
    return fmt::format("  {}  {}\n", text::padded(label, 8), value);
}

std::string coming_absences(const Presence& presence, time::Day today) {
    std::string rows;
    for (const auto& absence : presence.person.absences) {
        if (absence.end <= today) continue;
        auto text = days_text(absence.begin, absence.end, today);
        if (!absence.why.empty()) text += ": " + text::for_terminal_line(absence.why);
        rows += row(rows.empty() ? "away" : "", text);
    }
    return rows;
}

std::string coming_holidays(const Presence& presence, time::Day today) {
    std::string rows;
    std::size_t coming = 0;
    for (const auto& holiday : presence.person.holidays) {
        if (holiday.day < today || ++coming > most_holidays) continue;
        const auto name = text::for_terminal_line(holiday.name);
        rows += row(rows.empty() ? "holidays" : "",
                    near_date(holiday.day, today) + (name.empty() ? "" : ": " + name));
    }
    if (coming > most_holidays)
        rows += row("", fmt::format("... and {} more", coming - most_holidays));
    return rows;
}

}  // namespace

std::string days_text(time::Day begin, time::Day end, time::Day today) {
    const auto first = near_date(begin, today);
    if (end >= time::end_of_days) return fmt::format("from {} on", first);
    const auto last = end - std::chrono::days{1};
    return last == begin ? first : fmt::format("{} to {}", first, near_date(last, today));
}

std::string coming_text(time::Instant moment, time::Instant now, const time::Zone& zone) {
    const auto local = zone.local(moment);
    const auto day = time::day_of(local);
    const auto today = time::day_of(zone.local(now));
    if (day == today) return time::clock_text(local);
    const auto name =
        day - today > unmistakable ? near_date(day, today) : std::string(time::weekday_name(day));
    return fmt::format("{} {}", name, time::clock_text(local));
}

std::string city(const time::Zone& zone) {
    auto name = zone.name().substr(zone.name().rfind('/') + 1);
    std::ranges::replace(name, '_', ' ');
    return name;
}

std::string people_list(std::span<const Presence> people, const Reader& reader) {
    std::vector<Cells> rows;
    Widths widths{};
    for (const auto& presence : people) {
        rows.push_back(cells_of(presence, reader));
        for (std::size_t i = 0; i < widths.size(); ++i) {
            widths[i] = std::max(widths[i], text::width(rows.back()[i]));
        }
    }
    if (reader.style.cut) fit(widths, reader.style.width);
    std::string list;
    for (const auto& cells : rows) {
        std::string line = " ";
        for (std::size_t i = 0; i < widths.size(); ++i) {
            if (widths[i] == 0) continue;
            const auto cell =
                i == state ? cells[i] : text::cut(cells[i], widths[i], cut_mark(reader.style));
            line += " " + text::padded(cell, widths[i]) + " ";
        }
        line.erase(line.find_last_not_of(' ') + 1);
        if (reader.style.cut) line = text::cut(line, reader.style.width, cut_mark(reader.style));
        list += line + "\n";
    }
    return list;
}

std::string person_page(const Presence& presence, const Reader& reader) {
    const auto& person = presence.person;
    const auto today = time::day_of(presence.zone.local(presence.now));
    std::string page =
        painted(text::for_terminal_line(person.name), Paint::bold, reader.style) +
        (person.full_name.empty() ? "" : "  " + text::for_terminal_line(person.full_name)) + "\n";
    std::string addresses;
    for (const auto& address : person.addresses) {
        addresses += (addresses.empty() ? "" : ", ") + text::for_terminal_line(address);
    }
    if (!addresses.empty()) page += row("mail", addresses);
    page += row("zone", person.zone.empty() ? "not known" : text::for_terminal_line(person.zone));
    page +=
        row("hours", hours_text(person) + (person.hours ? "" : " (the usual; nobody has said)"));
    page += row("now", fmt::format("{}, {}", clock_there(presence), state_text(presence, reader)));
    return page + coming_absences(presence, today) + coming_holidays(presence, today);
}

}  // namespace trail::render
