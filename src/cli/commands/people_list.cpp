// `trail people`: everybody with their hours, and who is at work just now.
#include <algorithm>

#include "cli/command.hpp"
#include "cli/commands.hpp"
#include "cli/output.hpp"
#include "cli/people/people.hpp"
#include "cli/reader.hpp"
#include "trail/render/people.hpp"
#include "trail/store/people.hpp"

namespace trail::cli {
namespace {

struct PeopleListOptions {
    OutputOptions output;
};

void declare(Declaration& declaration, PeopleListOptions& options) {
    declare_json(declaration, options.output);
    declaration.flag("", "wrap", options.output.wrap, "whole lines instead of their beginning");
}

std::vector<report::Presence> everybody(Context& context) {
    auto people = store::people::all(context.store().record());
    const auto& me = context.me();
    if (std::ranges::find(people, me.name, &model::Person::name) == people.end()) {
        people.insert(people.begin(), me);
    }
    std::vector<report::Presence> found;
    for (const auto& person : people) found.push_back(presence_of(context, person));
    return found;
}

std::string json_text(const std::vector<report::Presence>& people, const OutputOptions& output) {
    const auto fields = json_fields(output, names_of(render::person_fields()));
    text::JsonWriter json;
    json.begin_array();
    for (const auto& presence : people) render::write_person(json, presence, fields);
    json.end_array();
    return std::string(json.text()) + "\n";
}

int run(Context& context, const PeopleListOptions& options) {
    if (answered_fields(context, options.output, render::person_fields())) return exit_done;
    const auto people = everybody(context);
    switch (shape(context, options.output)) {
        case Shape::json:
            context.print(json_text(people, options.output));
            break;
        case Shape::pipe:
            for (const auto& presence : people) context.print(render::pipe_line(presence));
            break;
        case Shape::human:
            print_paged(context, render::people_list(people, reader(context, options.output.wrap)));
            break;
    }
    return exit_done;
}

}  // namespace

void add_people_list(Program& program) {
    program.add<PeopleListOptions>(
        {.name = "people list",
         .summary = "names, hours, time zones, absence",
         .group = Group::together,
         .synopsis = "[--wrap]",
         .description =
             "Everybody the record knows: whoever wrote an entry or was added. The clock is "
             "theirs, "
             "and so is the time at which their work ends or begins; yours stands behind it where "
             "it differs.\n\n"
             "You are known by git's user.name and user.email and the time zone of the system. "
             "Into "
             "a pipe go name, full name, addresses, zone, hours, state (working, off, away) and "
             "the "
             "next start, separated by tabs.",
         .examples = {{"trail people", "who is at work"},
                      {"trail people --json=name,working_now", "for a program"}}},
        declare, run);
}

}  // namespace trail::cli
