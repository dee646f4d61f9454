// `trail people show`: what the record knows of a person.
#include "cli/command.hpp"
#include "cli/commands.hpp"
#include "cli/output.hpp"
#include "cli/people/people.hpp"
#include "cli/reader.hpp"
#include "trail/render/people.hpp"

namespace trail::cli {
namespace {

struct PeopleShowOptions {
    std::optional<std::string> name;
    OutputOptions output;
};

void declare(Declaration& declaration, PeopleShowOptions& options) {
    declaration.word("NAME", options.name, "who; you if not given");
    declare_json(declaration, options.output);
}

int run(Context& context, const PeopleShowOptions& options) {
    if (answered_fields(context, options.output, render::person_fields())) return exit_done;
    const auto person = find_person(context, options.name.value_or("me"));
    switch (shape(context, options.output)) {
        case Shape::json:
            context.print(person_json(context, person, options.output));
            break;
        case Shape::pipe:
            context.print(render::pipe_line(presence_of(context, person)));
            break;
        case Shape::human:
            print_paged(context,
                        render::person_page(presence_of(context, person), reader(context)));
            break;
    }
    return exit_done;
}

}  // namespace

void add_people_show(Program& program) {
    program.add<PeopleShowOptions>(
        {.name = "people show",
         .summary = "one person: addresses, hours, absences",
         .group = Group::together,
         .synopsis = "[NAME]",
         .description = "Shows what the record knows of a person, with the absences and holidays "
                        "that are still to come.",
         .examples = {{"trail people show mei", "when can she be reached?"}}},
        declare, run);
}

}  // namespace trail::cli
