// `trail people when`: when several people work at the same time.
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "cli/command.hpp"
#include "cli/commands.hpp"
#include "cli/json_table.hpp"
#include "cli/output.hpp"
#include "cli/people/agreed_times.hpp"
#include "cli/people/people.hpp"
#include "trail/error.hpp"
#include "trail/render/people.hpp"
#include "trail/text/escape.hpp"
#include "trail/text/unicode.hpp"
#include "trail/time/length.hpp"

namespace trail::cli {
namespace {

constexpr std::chrono::days usual_days{7};
constexpr std::chrono::days most_days{366};
constexpr std::size_t most_people = 50;
constexpr time::Seconds usual_length = std::chrono::minutes{30};

struct PeopleWhenOptions {
    std::vector<std::string> names;
    std::optional<std::string> during;
    std::optional<std::string> length;
    OutputOptions output;
};

void declare(Declaration& declaration, PeopleWhenOptions& options) {
    declaration.all_words("NAME,...", options.names, "who", true);
    declaration.option("", "during", "P", options.during, "when; seven days from now if not given");
    declaration.option("", "length", "LENGTH", options.length, "at least so long: 30m, 1h30m");
    declare_json(declaration, options.output);
}

struct Guest {
    std::string name;
    time::WorkingTime work;
};

std::vector<Guest> guests_from(Context& context, const std::vector<std::string>& words) {
    std::vector<Guest> guests;
    for (std::string_view rest : words) {
        while (!rest.empty()) {
            const auto name = rest.substr(0, rest.find(','));
            rest.remove_prefix(std::min(name.size() + 1, rest.size()));
            if (name.empty()) continue;
            const auto person = find_person(context, name);
            if (std::ranges::find(guests, person.name, &Guest::name) != guests.end()) continue;
            guests.push_back({person.name, model::working_time(person, context.zone())});
        }
    }
    if (!guests.empty() && guests.size() <= most_people) return guests;
    throw Error(
        Failure::usage,
        fmt::format("{} people cannot be compared; 1 to {} can", guests.size(), most_people),
        "trail people when -h");
}

time::Seconds length_from(const PeopleWhenOptions& options) {
    if (!options.length) return usual_length;
    if (const auto length = time::parse_length(*options.length)) return *length;
    throw Error(
        Failure::usage,
        fmt::format("cannot read the length \"{}\"", text::for_terminal_line(*options.length)),
        "try \"30m\", \"2h\" or \"1h30m\"");
}

// Days as the reader knows them, and the part of them that is still to come.
struct Window {
    time::Period days;
    time::Span span;
};

Window window_from(Context& context, const PeopleWhenOptions& options) {
    const auto& zone = context.zone();
    const auto today = time::day_of(zone.local(context.now()));
    const auto days =
        options.during ? time::read_period(*options.during, context.reference(), time::Lean::future)
                       : time::Period{time::Unit::range, today, today + usual_days};
    if (days.end - days.begin > most_days) {
        throw Error(Failure::usage,
                    fmt::format("\"{}\" is longer than a year",
                                text::for_terminal_line(options.during.value_or(""))),
                    "trail people when -h");
    }
    auto span = time::span(days, zone);
    if (span.from < context.now() && context.now() < span.until) span.from = context.now();
    return {days, span};
}

// One stretch of shared time, and how much of it the team has agreed to talk in.
struct Slot {
    time::Span span;
    std::optional<time::Span> core;  // its first stretch within the core hours
    bool has_meetings = true;        // not on a day that is kept free of them
    const time::Zone& zone;
    const std::vector<Guest>& guests;
};

std::optional<time::Span> first_of(const std::vector<time::Span>& spans) {
    return spans.empty() ? std::nullopt : std::optional(spans.front());
}

std::vector<Slot> slots_of(Context& context, const std::vector<Guest>& guests,
                           const time::Span& window, time::Seconds length) {
    std::vector<time::WorkingTime> works;
    for (const auto& guest : guests) works.push_back(guest.work);
    const auto agreed = agreed_times(context, works);
    std::vector<Slot> slots;
    for (const auto& span : time::overlap(works, window, length)) {
        const auto on_days = together(works, agreed.meeting_days);
        slots.push_back({span,
                         agreed.core_hours.empty()
                             ? std::nullopt
                             : first_of(time::overlap(together(on_days, agreed.core_hours), span)),
                         !time::overlap(on_days, span).empty(), context.zone(), guests});
    }
    return slots;
}

void write_local(text::JsonWriter& json, const Slot& slot) {
    json.begin_object();
    for (const auto& guest : slot.guests) {
        const auto local = guest.work.zone().local(slot.span.from);
        json.key(guest.name).value(std::string_view(time::clock_text(local)));
    }
    json.end_object();
}

std::string stamp_text(const time::Zone& zone, time::Instant instant) {
    return time::rfc3339(zone.stamp(instant));
}

const std::array fields{
    JsonField<Slot>{{"start", "time (RFC 3339)", "when all of them are at work"},
                    [](auto& json, const Slot& slot) {
                        json.value(std::string_view(stamp_text(slot.zone, slot.span.from)));
                    }},
    JsonField<Slot>{{"end", "time (RFC 3339)", "when the first of them is not any more"},
                    [](auto& json, const Slot& slot) {
                        json.value(std::string_view(stamp_text(slot.zone, slot.span.until)));
                    }},
    JsonField<Slot>{{"local", "object", "the start by everybody's clock"}, write_local},
    JsonField<Slot>{{"core_start", "time (RFC 3339) or null", "when the core hours in it begin"},
                    [](auto& json, const Slot& slot) {
                        slot.core ? json.value(stamp_text(slot.zone, slot.core->from))
                                  : json.null();
                    }},
    JsonField<Slot>{{"core_end", "time (RFC 3339) or null", "when they end"},
                    [](auto& json, const Slot& slot) {
                        slot.core ? json.value(stamp_text(slot.zone, slot.core->until))
                                  : json.null();
                    }},
    JsonField<Slot>{{"meetings", "true or false", "false on a day that is kept free of them"},
                    [](auto& json, const Slot& slot) { json.value(slot.has_meetings); }},
};

// "09:00-11:00", with the weekday when it is not the reader's day.
std::string local_text(const time::Span& span, const time::Zone& zone, time::Day day) {
    const auto from = zone.local(span.from);
    const auto there = time::day_of(from);
    return fmt::format("{}{}-{}", there == day ? "" : fmt::format("{} ", time::weekday_name(there)),
                       time::clock_text(from), time::clock_text(zone.local(span.until)));
}

std::string agreed_text(const Slot& slot, time::Day day) {
    if (!slot.has_meetings) return "kept free of meetings";
    if (!slot.core) return "";
    return slot.core == slot.span ? "core hours"
                                  : "core hours " + local_text(*slot.core, slot.zone, day);
}

std::string table(const std::vector<Guest>& guests, const std::vector<Slot>& slots) {
    std::vector<std::vector<std::string>> rows(1, {""});
    for (const auto& guest : guests) {
        rows[0].push_back(fmt::format("{} ({})", text::for_terminal_line(guest.name),
                                      render::city(guest.work.zone())));
    }
    rows[0].emplace_back();
    for (const auto& slot : slots) {
        const auto day = time::day_of(slot.zone.local(slot.span.from));
        auto& row = rows.emplace_back(1, time::short_date(day));
        for (const auto& guest : guests)
            row.push_back(local_text(slot.span, guest.work.zone(), day));
        row.push_back(agreed_text(slot, day));
    }
    std::string text;
    for (const auto& row : rows) {
        std::string line = " ";
        for (std::size_t column = 0; column < row.size(); ++column) {
            std::size_t width = 0;
            for (const auto& other : rows) width = std::max(width, text::width(other[column]));
            line += " " + text::padded(row[column], width) + " ";
        }
        text += line.substr(0, line.find_last_not_of(' ') + 1) + "\n";
    }
    return text;
}

std::string names_text(const std::vector<Guest>& guests) {
    std::string text;
    for (std::size_t i = 0; i < guests.size(); ++i) {
        if (i > 0) text += i + 1 == guests.size() ? " and " : ", ";
        text += text::for_terminal_line(guests[i].name);
    }
    return text;
}

int tell_none(Context& context, const PeopleWhenOptions& options, const std::vector<Guest>& guests,
              const Window& window) {
    const auto today = time::day_of(context.zone().local(context.now()));
    context.streams().err(
        fmt::format("No working time of {} together, {}\n", names_text(guests),
                    render::days_text(window.days.begin, window.days.end, today)));
    if (!options.during) context.hint("widen", context.command_with("--during 4w"));
    return exit_no;
}

int run(Context& context, const PeopleWhenOptions& options) {
    const std::span<const JsonField<Slot>> known(fields);
    if (answered_fields(context, options.output, field_help(known))) return exit_done;
    const auto guests = guests_from(context, options.names);
    const auto window = window_from(context, options);
    const auto slots = slots_of(context, guests, window.span, length_from(options));
    switch (shape(context, options.output)) {
        case Shape::json:
            context.print(json_array<Slot>(slots, known, options.output));
            return slots.empty() ? exit_no : exit_done;
        case Shape::pipe:
            for (const auto& slot : slots) {
                context.print(fmt::format("{}\t{}\n", stamp_text(slot.zone, slot.span.from),
                                          stamp_text(slot.zone, slot.span.until)));
            }
            break;
        case Shape::human:
            if (!slots.empty()) print_paged(context, table(guests, slots));
            break;
    }
    return slots.empty() ? tell_none(context, options, guests, window) : exit_done;
}

}  // namespace

void add_people_when(Program& program) {
    program.add<PeopleWhenOptions>(
        {.name = "people when",
         .summary = "when several people are at work together",
         .group = Group::together,
         .synopsis = "NAME,... [--during P] [--length 30m]",
         .description =
             "Lists the times at which all of them work, from now on, by everybody's own clock: "
             "hours, holidays and absences are looked at. What is shorter than --length (half an "
             "hour if not given) is left out. Exit code 1 says that there is no such time.\n\n"
             "What the team has agreed on (trail agreement) stands beside it: the part within the "
             "core hours, and days that are kept free of meetings, on everybody's own clock.\n\n"
             "Into a pipe go start and end, separated by a tab, by your own clock.",
         .examples = {{"trail people when me,mei", "this week"},
                      {"trail people when ana,bjorn,mei --during next-week --length 1h",
                       "an hour for three"}}},
        declare, run);
}

}  // namespace trail::cli
