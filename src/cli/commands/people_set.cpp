// `trail people add` and `trail people set`: names, addresses, zone, hours, holidays.
#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

#include "cli/command.hpp"
#include "cli/commands.hpp"
#include "cli/output.hpp"
#include "cli/people/people.hpp"
#include "cli/people/person_details.hpp"
#include "cli/shell_word.hpp"
#include "trail/error.hpp"
#include "trail/render/people.hpp"
#include "trail/store/people.hpp"
#include "trail/text/escape.hpp"
#include "trail/text/unicode.hpp"

namespace trail::cli {
namespace {

struct PeopleSetOptions {
    std::optional<std::string> name;
    PersonOptions details;
    OutputOptions output;
};

void declare(Declaration& declaration, PeopleSetOptions& options) {
    declaration.word("NAME", options.name, "the short name: ana", true);
    declare_details(declaration, options.details);
    declare_json(declaration, options.output);
}

std::string new_name(Context& context, const std::string& given) {
    auto name = text::composed(text::repaired(given));
    if (name.starts_with('@')) name.erase(0, 1);
    const bool is_word_of_ours = name == "me" || name == "all";
    if (!model::is_name(name) || is_word_of_ours) {
        throw Error(Failure::usage,
                    fmt::format("\"{}\" cannot be a person: letters, digits and - _ . / can{}",
                                text::for_terminal_line(name),
                                is_word_of_ours ? ", and this word means others" : ""));
    }
    if (store::people::is_known(context.store().record(), name)) {
        throw Error(Failure::usage, fmt::format("there is a person \"{}\" already", name),
                    fmt::format("trail people show {}", shell_word(name)));
    }
    return name;
}

int keep(Context& context, const PeopleSetOptions& options, std::string_view command,
         const std::string& name) {
    const auto wanted = read_details(context, options.details);
    bool was_known = false;
    const auto [before, after] =
        change_person(context, command, name, [&](const store::Record& record, auto& person) {
            was_known = store::people::is_known(record, person.name);
            apply(wanted, record, person);
        });
    if (before == after && was_known) {
        context.streams().err("Nothing changed\n");
        return exit_no;
    }
    const bool is_new = command == "people add";
    const bool would = context.options().dry_run;
    const std::string_view done =
        is_new ? (would ? "Would add" : "Added") : (would ? "Would change" : "Changed");
    auto line = fmt::format("{} {}", done, text::for_terminal_line(after.name));
    if (const auto changes = changes_text(before, after); !changes.empty()) line += "  " + changes;
    print_person_change(context, after, line, options.output);
    return exit_done;
}

int run_add(Context& context, const PeopleSetOptions& options) {
    if (answered_fields(context, options.output, render::person_fields())) return exit_done;
    return keep(context, options, "people add", new_name(context, *options.name));
}

int run_set(Context& context, const PeopleSetOptions& options) {
    if (answered_fields(context, options.output, render::person_fields())) return exit_done;
    const auto person = find_person(context, *options.name);
    if (is_empty(options.details)) {
        throw Error(Failure::usage, "nothing to set",
                    fmt::format("trail people set {} --tz Europe/Berlin", shell_word(person.name)));
    }
    return keep(context, options, "people set", person.name);
}

}  // namespace

void add_people_add(Program& program) {
    program.add<PeopleSetOptions>(
        {.name = "people add",
         .summary = "make somebody known",
         .group = Group::together,
         .synopsis = "NAME [--full TEXT] [--address ADDR]... [--tz ZONE] [--hours TEXT] "
                     "[--holidays FILE]",
         .description = "Whoever writes to the record is known by that alone; this adds somebody "
                        "who has not. The options are those of \"trail people set\".",
         .examples = {{"trail people add mei --full \"Mei Lin\" --tz Asia/Taipei",
                       "somebody you ask and who has no trail yet"}}},
        declare, run_add);
}

void add_people_set(Program& program) {
    program.add<PeopleSetOptions>(
        {.name = "people set",
         .summary = "change somebody's name, addresses, zone, hours, holidays",
         .group = Group::together,
         .synopsis = "NAME [--full TEXT] [--address ADDR]... [--tz ZONE] [--hours TEXT] "
                     "[--holidays FILE]",
         .description =
             "NAME may be \"me\". --address adds an address, --address -ADDR takes one away; "
             "commits "
             "under any of them are this person's. An empty text takes away what was known.\n\n"
             "--hours says when a week's work is done, by their own clock:\n"
             "  Mon-Fri 09:00-17:00                 the usual\n"
             "  Mon-Fri 9-17, Fri -15:00            home earlier on Fridays\n"
             "  Sun-Thu 9-12 13-17                  with a break\n"
             "  Mon-Thu 22:00-06:00                 over midnight\n"
             "  Mon-Fri 9-17, Wed off               never on Wednesdays\n"
             "\n"
             "--holidays reads a file (- is standard input) with a date a line, such as "
             "\"2026-12-25 "
             "Christmas Day\" or \"2026-12-24..2026-12-26\", or an iCalendar file, in place of "
             "earlier holidays.",
         .examples = {{"trail people set me --tz Asia/Taipei --hours \"Mon-Fri 9-18\"",
                       "you have moved"},
                      {"trail people set me --address ana@home.example",
                       "commits under this address are yours, too"},
                      {"trail people set me --holidays holidays-2027.ics", "days off"}}},
        declare, run_set);
}

}  // namespace trail::cli
