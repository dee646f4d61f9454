// `trail people away` and `trail people back`: absences.
#include <fmt/format.h>

#include "cli/command.hpp"
#include "cli/commands.hpp"
#include "cli/entries/secret_check.hpp"
#include "cli/output.hpp"
#include "cli/people/people.hpp"
#include "cli/shell_word.hpp"
#include "trail/error.hpp"
#include "trail/render/people.hpp"
#include "trail/store/asks.hpp"
#include "trail/text/escape.hpp"
#include "trail/text/unicode.hpp"

namespace trail::cli {
namespace {

constexpr std::size_t most_why_bytes = 500;

struct AwayOptions {
    std::vector<std::string> words;
    std::optional<std::string> why;
    bool allow_secret = false;
    OutputOptions output;
};

void declare_away(Declaration& declaration, AwayOptions& options) {
    declaration.all_words("NAME PERIOD", options.words, "who, you if not given; and when", true);
    declaration.option("m", "message", "WHY", options.why, "the reason, in a line");
    declaration.flag("", "allow-secret", options.allow_secret,
                     "record a text that looks like a secret");
    declare_json(declaration, options.output);
}

struct BackOptions {
    std::vector<std::string> words;
    OutputOptions output;
};

void declare_back(Declaration& declaration, BackOptions& options) {
    declaration.all_words("NAME PERIOD", options.words,
                          "who, you if not given; the days, those from today on if not given");
    declare_json(declaration, options.output);
}

std::string joined(const std::vector<std::string>& words, std::size_t from) {
    std::string text;
    for (auto i = from; i < words.size(); ++i) text += (text.empty() ? "" : " ") + words[i];
    return text;
}

struct Request {
    model::Person person;
    std::optional<time::Period> period;
    time::Day today;  // the person's
};

bool is_period(const std::string& text, const time::Reference& reference) {
    try {
        time::read_period(text, reference, time::Lean::future);
        return true;
    } catch (const Error&) {
        return false;
    }
}

// The first word is a name when somebody has it; what is left is the person's own calendar.
Request request_from(Context& context, const std::vector<std::string>& words) {
    auto named = words.empty() ? std::nullopt : person_named(context, words.front());
    const std::size_t behind_name = named ? 1 : 0;
    auto person = named ? *std::move(named) : find_person(context, "me");
    const auto zone = model::working_time(person, context.zone()).zone();
    const time::Reference reference{context.now(), zone};
    const auto text = joined(words, behind_name);
    if (behind_name == 0 && words.size() > 1 && !is_period(text, reference) &&
        is_period(joined(words, 1), reference)) {
        throw unknown_person(context, words.front());
    }
    Request request{.person = std::move(person),
                    .period = {},
                    .today = time::day_of(zone.local(context.now()))};
    if (!text.empty()) request.period = time::read_period(text, reference, time::Lean::future);
    return request;
}

std::string why_from(Context& context, const AwayOptions& options) {
    if (!options.why) return {};
    if (!options.allow_secret)
        refuse_secrets(context, {.text = *options.why}, "nothing was changed");
    auto why = text::composed(text::repaired(*options.why));
    for (char& c : why) {
        if (static_cast<unsigned char>(c) < ' ') c = ' ';
    }
    if (why.size() <= most_why_bytes) return why;
    throw Error(Failure::usage, fmt::format("the reason has {} bytes; at most {} are kept",
                                            why.size(), most_why_bytes));
}

// "  Back Mon 4 Jan 09:00.", with their city where it is not the reader's clock.
std::string return_text(Context& context, const model::Person& person, time::Instant after) {
    const auto work = model::working_time(person, context.zone());
    const auto moment = work.next_working_moment(after);
    if (!moment) return {};
    const bool same_clock = work.zone().local(*moment) == context.zone().local(*moment);
    return fmt::format("  {} {}{}.", after > context.now() ? "Back" : "At work",
                       render::coming_text(*moment, context.now(), work.zone()),
                       same_clock ? "" : fmt::format(" ({})", render::city(work.zone())));
}

// "  2 questions due then move, the first to Tue 5 Jan.": whose deadline the absence changed.
std::string moved_questions(Context& context, const PersonChange& change) {
    const auto work = [&](const model::Person& person) {
        return model::working_time(person, context.zone());
    };
    const auto before = work(change.before);
    const auto after = work(change.after);
    std::size_t count = 0;
    auto first = time::Instant::max();
    for (const auto& exchange : store::asks::open(context.store().record())) {
        const auto deadlines = [&](const time::WorkingTime& hours) {
            return model::receivers(exchange, [&](const std::string&) { return hours; });
        };
        const auto old = deadlines(before);
        const auto now = deadlines(after);
        for (std::size_t i = 0; i < now.size(); ++i) {
            const auto due = model::deadline(now[i]);
            if (now[i].person != change.after.name || due == model::deadline(old[i])) continue;
            ++count;
            first = std::min(first, due.value_or(time::Instant::max()));
        }
    }
    if (count == 0 || first == time::Instant::max()) return {};
    const auto day = time::short_date(time::day_of(after.zone().local(first)));
    if (count == 1) return fmt::format("  1 question due then moves to {}.", day);
    return fmt::format("  {} questions due then move, the first to {}.", count, day);
}

int run_away(Context& context, const AwayOptions& options) {
    if (answered_fields(context, options.output, render::person_fields())) return exit_done;
    const auto [person, period, today] = request_from(context, options.words);
    if (!period) {
        throw Error(
            Failure::usage, "people away needs a period",
            fmt::format("trail people away {} {}..{}", shell_word(person.name),
                        time::iso_date(today), time::iso_date(today + std::chrono::days{6})));
    }
    const model::Absence absence{period->begin, period->end, why_from(context, options)};
    const auto change =
        change_person(context, "people away", person.name,
                      [&](const store::Record&, auto& known) { take_leave(known, absence); });
    const auto& [before, after] = change;
    if (before == after) {
        context.streams().err("Nothing changed\n");
        return exit_no;
    }
    const auto zone = model::working_time(after, context.zone()).zone();
    const auto end = zone.start_of(std::min(absence.end, time::end_of_days));
    const bool is_over = absence.end <= today;
    const std::string_view verb = context.options().dry_run ? "would be" : is_over ? "was" : "is";
    print_person_change(context, after,
                        fmt::format("{} {} away {}.{}{}", text::for_terminal_line(after.name), verb,
                                    render::days_text(absence.begin, absence.end, today),
                                    is_over ? "" : return_text(context, after, end),
                                    moved_questions(context, change)),
                        options.output);
    return exit_done;
}

int tell_not_away(Context& context, const Request& request) {
    const auto& person = request.person;
    const auto name = text::for_terminal_line(person.name);
    context.streams().err(
        fmt::format("{} is not away {}\n", name, request.period ? "then" : "now"));
    for (const auto& absence : person.absences) {
        if (request.period || absence.begin <= request.today) continue;
        const auto last = std::min(absence.end, time::end_of_days) - std::chrono::days{1};
        context.streams().err(fmt::format("hint: trail people back {} {}..{}\n", shell_word(name),
                                          time::iso_date(absence.begin), time::iso_date(last)));
        break;
    }
    return exit_no;
}

int run_back(Context& context, const BackOptions& options) {
    if (answered_fields(context, options.output, render::person_fields())) return exit_done;
    const auto request = request_from(context, options.words);
    const auto* current = model::absence_on(request.person, request.today);
    if (!request.period && current == nullptr) return tell_not_away(context, request);
    const auto begin = request.period ? request.period->begin : request.today;
    const auto end = request.period ? request.period->end : current->end;
    const auto [before, after] =
        change_person(context, "people back", request.person.name,
                      [&](const store::Record&, auto& known) { call_back(known, begin, end); });
    if (before == after) return tell_not_away(context, request);
    const std::string_view verb = context.options().dry_run ? "would be" : "is";
    const auto name = text::for_terminal_line(after.name);
    const auto line = request.period ? fmt::format("{} {} not away {}.", name, verb,
                                                   render::days_text(begin, end, request.today))
                                     : fmt::format("{} {} back.{}", name, verb,
                                                   return_text(context, after, context.now()));
    print_person_change(context, after, line, options.output);
    return exit_done;
}

}  // namespace

void add_people_away(Program& program) {
    program.add<AwayOptions>(
        {.name = "people away",
         .summary = "say when somebody is not there",
         .group = Group::together,
         .synopsis = "[NAME] PERIOD [-m WHY]",
         .description =
             "The days are those of the person's own calendar, both ends included; a weekday is "
             "the "
             "next one, 2w is two weeks from today on, and \"2026-12-24..\" has no end. Nothing is "
             "due on these days, and digests say who is away. \"trail away\" is short for \"trail "
             "people away me\".",
         .examples = {{"trail away 2026-12-24..2027-01-03 -m holidays", "you are on leave"},
                      {"trail people away mei tomorrow", "for somebody else"}}},
        declare_away, run_away);
}

void add_people_back(Program& program) {
    program.add<BackOptions>(
        {.name = "people back",
         .summary = "end an absence",
         .group = Group::together,
         .synopsis = "[NAME] [PERIOD]",
         .description = "The absence ends yesterday. With a period, the person is there on those "
                        "days after all; what was away before and after them stays.",
         .examples = {{"trail people back mei", "back earlier than planned"},
                      {"trail people back me 2026-12-28", "one day of the leave is worked"}}},
        declare_back, run_back);
}

}  // namespace trail::cli
