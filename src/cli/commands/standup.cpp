// `trail standup`: since the last working day, what is next, what is in the way.
#include "trail/render/standup.hpp"
#include "cli/command.hpp"
#include "cli/commands.hpp"
#include "cli/output.hpp"
#include "cli/people/team.hpp"
#include "cli/reader.hpp"
#include "cli/rhythm/standup_material.hpp"

namespace trail::cli {
namespace {

struct StandupOptions {
    std::optional<std::string> author;
    std::optional<std::string> during;
    OutputOptions output;
};

void declare(Declaration& declaration, StandupOptions& options) {
    declaration.option("a", "author", "PERSON", options.author,
                       "whose: me (the default), a name, or all");
    declaration.option("", "during", "P", options.during,
                       "about these days instead: yesterday, last-week, a..b");
    declare_output(declaration, options.output, {"txt", "md", "json"});
}

report::Told told_by(Context& context, const StandupOptions& options, const model::Person& person) {
    if (!options.during) {
        return report::since_last_working_day(person, context.now(), context.zone());
    }
    // "yesterday" is theirs, as everything here.
    const auto zone = model::working_time(person, context.zone()).zone();
    const auto days = time::read_period(*options.during, {context.now(), zone});
    return report::told_during(person, days, context.zone());
}

// Empty: lines for a program.
std::string format_for(Context& context, const OutputOptions& output) {
    const auto format = chosen_format(context, output, {"txt", "md", "json"});
    return format.empty() && shape(context, output) == Shape::human ? "txt" : format;
}

std::string document(Context& context, const StandupOptions& options, std::string_view format,
                     const std::vector<report::Standup>& standups) {
    if (format == "json") {
        const auto fields = json_fields(options.output, names_of(render::standup_fields()));
        return render::standup_json(standups, fields);
    }
    if (format == "md") return render::standup_markdown(standups);
    if (format != "txt") return render::standup_lines(standups);
    const auto looks = is_for_file(options.output) ? file_reader(context) : reader(context);
    return render::standup_text(standups, looks.style);
}

int run(Context& context, const StandupOptions& options) {
    if (answered_fields(context, options.output, render::standup_fields())) return exit_done;
    const auto format = format_for(context, options.output);
    const auto people = people_asked_for(context, options.author);
    std::vector<report::Told> told;
    for (const auto& person : people) told.push_back(told_by(context, options, person));
    const auto text = document(context, options, format, read_standups(context, people, told));
    if (options.output.file) {
        print_document(context, text, options.output);
    } else {
        print_paged(context, text);
    }
    return exit_done;
}

}  // namespace

void add_standup(Program& program) {
    program.add<StandupOptions>(
        {.name = "standup",
         .summary = "since the last working day, next, blocked",
         .group = Group::rhythm,
         .synopsis = "[-a PERSON | -a all] [--during P] [-f txt|md|json] [-o FILE]",
         .description =
             "Tells what you did since the beginning of your previous working day, what you plan "
             "and what is in the way. Weekends, holidays and days of absence are no working days: "
             "on a Monday it begins with Friday, after a holiday with the day before it. Days are "
             "those of the person, wherever the reader is.\n\n"
             "Work that ended a plan says so (planned -> done), and so does work that ended a "
             "blocker. Plans and blockers stand there until they end.\n\n"
             "With -a all it is one page for a team: you, and whoever wrote something in the last "
             "four weeks or has told when they work. At a terminal it is text, -f txt and -f md "
             "give text and Markdown to paste. Into a pipe go person, part (done, next, blocked), "
             "id, time, project and text, separated by tabs. The format is -f, else the suffix of "
             "the file.",
         .examples = {{"trail standup", "what to say"},
                      {"trail standup -a all -f md", "the team's, to be pasted"},
                      {"trail standup -a mei --during last-week", "somebody's week"}}},
        declare, run);
}

}  // namespace trail::cli
