// `trail people rm`: nothing is known of a person any more but the name.
#include <fmt/format.h>

#include "cli/command.hpp"
#include "cli/commands.hpp"
#include "cli/output.hpp"
#include "cli/people/people.hpp"
#include "trail/error.hpp"
#include "trail/render/people.hpp"
#include "trail/store/people.hpp"
#include "trail/text/escape.hpp"

namespace trail::cli {
namespace {

struct PeopleRmOptions {
    std::optional<std::string> name;
    OutputOptions output;
};

void declare(Declaration& declaration, PeopleRmOptions& options) {
    declaration.word("NAME", options.name, "who", true);
    declare_json(declaration, options.output);
}

int run(Context& context, const PeopleRmOptions& options) {
    if (answered_fields(context, options.output, render::person_fields())) return exit_done;
    const auto person = find_person(context, *options.name);
    if (person.name == context.me().name) {
        throw Error(Failure::usage, "nobody can remove themselves while they write",
                    "trail people");
    }
    const auto full = text::for_terminal_line(person.full_name);
    const auto what =
        text::for_terminal_line(person.name) + (full.empty() ? "" : fmt::format("  {}", full));
    if (context.options().dry_run) {
        context.print(fmt::format("Would remove {}\n", what));
        return exit_done;
    }
    context.store().change(
        "people rm", [&](store::Change& change) { store::people::forget(change, person.name); });
    print_person_change(context, person,
                        fmt::format("Removed {}     (trail undo brings it back)", what),
                        options.output);
    return exit_done;
}

}  // namespace

void add_people_rm(Program& program) {
    program.add<PeopleRmOptions>(
        {.name = "people rm",
         .summary = "forget somebody's addresses, hours and absences",
         .group = Group::together,
         .synopsis = "NAME",
         .description = "The person is not listed any more and their addresses are nobody's. What "
                        "they wrote stays, and so does their name on it. With --json, what was "
                        "known is printed.",
         .examples = {{"trail people rm sam", "sam has left the team"}}},
        declare, run);
}

}  // namespace trail::cli
