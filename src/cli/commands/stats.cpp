// `trail stats`: counts and a calendar of one's work.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>

#include "cli/command.hpp"
#include "cli/commands.hpp"
#include "cli/output.hpp"
#include "cli/reader.hpp"
#include "cli/work_of.hpp"
#include "trail/error.hpp"
#include "trail/render/stats_json.hpp"
#include "trail/render/stats_text.hpp"
#include "trail/report/stats.hpp"
#include "trail/store/activity.hpp"
#include "trail/store/asks.hpp"
#include "trail/store/people.hpp"
#include "trail/text/escape.hpp"
#include "trail/text/spelling.hpp"

namespace trail::cli {
namespace {

using render::StatsPart;

constexpr std::array<std::string_view, 5> part_names{"project", "kind", "day", "hour", "tag"};
constexpr std::array parts{StatsPart::project, StatsPart::kind, StatsPart::day, StatsPart::hour,
                           StatsPart::tag};

struct StatsOptions {
    std::vector<std::string> period;
    std::optional<std::string> by;
    std::optional<std::string> author;
    bool plain = false;
    OutputOptions output;
};

void declare(Declaration& declaration, StatsOptions& options) {
    declaration.all_words("PERIOD", options.period,
                          "year (the default), quarter, 2026-11, last-week, a..b, ...");
    declaration.option("", "by", "KEY", options.by, "bars by project, kind, day, hour or tag",
                       {part_names.begin(), part_names.end()});
    declaration.option("a", "author", "PERSON", options.author,
                       "whose: me (the default), a name, or all together");
    declaration.flag("", "plain", options.plain, "no pictures: a week and its number a line");
    declare_json(declaration, options.output);
}

StatsPart part(const StatsOptions& options) {
    if (!options.by) return StatsPart::calendar;
    const auto found = std::ranges::find(part_names, *options.by);
    return parts.at(static_cast<std::size_t>(found - part_names.begin()));
}

time::Period period(Context& context, const StatsOptions& options) {
    std::string text;
    for (const auto& word : options.period) text += text.empty() ? word : " " + word;
    return time::read_period(text.empty() ? "year" : text, context.reference());
}

// Nothing for everybody.
std::optional<std::string> author(Context& context, const StatsOptions& options) {
    const auto name = options.author.value_or("me");
    if (name == "me") return context.me().name;
    if (name == "all") return std::nullopt;
    if (name.find_first_not_of(' ') != std::string::npos) return name;
    throw Error(Failure::usage, fmt::format("--author needs a name, not \"{}\"", name));
}

std::vector<report::Share> shares(std::vector<store::activity::Named> counts) {
    std::vector<report::Share> result;
    for (auto& [name, count] : counts) result.push_back({std::move(name), count});
    return result;
}

// Programs get everything; a person gets what the page shows.
struct Wanted {
    bool projects = true;
    bool kinds = true;
    bool tags = true;
};

Wanted wanted(StatsPart part, Shape shape) {
    if (shape == Shape::json) return {};
    return {.projects = part == StatsPart::calendar || part == StatsPart::project,
            .kinds = part == StatsPart::kind,
            .tags = part == StatsPart::tag};
}

report::Activity read(const store::Record& record, const store::activity::Question& question,
                      const Wanted& wanted) {
    report::Activity activity;
    for (const auto& [start, count] : store::activity::minutes(record, question))
        activity.moments.push_back({start, count});
    if (wanted.projects) activity.projects = shares(store::activity::projects(record, question));
    if (wanted.kinds) activity.kinds = shares(store::activity::kinds(record, question));
    if (wanted.tags) activity.tags = shares(store::activity::tags(record, question));
    return activity;
}

// Of all together or of oneself: how long somebody else took is between them and whoever asked.
std::optional<report::Responses> responses(Context& context, const time::Period& asked,
                                           const std::optional<std::string>& whose) {
    if (whose && *whose != context.me().name) return std::nullopt;
    const auto span = time::span(asked, context.zone());
    return context.store().view([&](const store::Record& record) {
        return report::responses(store::asks::standing(record, span),
                                 work_of(record, context.zone()), span, whose.value_or(""));
    });
}

report::Stats look(Context& context, const StatsOptions& options, Shape shape) {
    const auto asked = period(context, options);
    const auto whose = author(context, options);
    auto activity = context.store().view([&](const store::Record& record) {
        return read(record, {time::span(asked, context.zone()), whose},
                    wanted(part(options), shape));
    });
    auto stats = report::stats(std::move(activity), whose.value_or(""), asked, context.zone(),
                               context.now());
    stats.responses = responses(context, asked, whose);
    return stats;
}

void hint_author(Context& context, const report::Stats& stats) {
    if (stats.author.empty() || !context.streams().err_device().terminal) return;
    const auto& record = context.store().record();
    if (store::people::find(record, stats.author)) return;
    std::vector<std::string> names;
    for (const auto& person : store::people::all(record)) names.push_back(person.name);
    const auto near = text::nearest(stats.author, names);
    if (!near) return;
    const auto command = context.command_corrected(stats.author, *near);
    context.hint("typo", text::for_terminal_line(
                             fmt::format("there is no \"{}\", but \"{}\"{}{}", stats.author, *near,
                                         command.empty() ? "" : ": ", command)));
}

std::chrono::weekday week_start(Context& context) {
    const auto name = context.settings().text("week.start");
    if (name == "sun") return std::chrono::Sunday;
    return name == "sat" ? std::chrono::Saturday : std::chrono::Monday;
}

int run(Context& context, const StatsOptions& options) {
    if (answered_fields(context, options.output, render::stats_fields())) return exit_done;
    const auto form = shape(context, options.output);
    const auto stats = look(context, options, form);
    if (form == Shape::json) {
        const auto fields = json_fields(options.output, names_of(render::stats_fields()));
        context.print(render::json(stats, fields));
        return exit_done;
    }
    const auto looks = reader(context).style;
    if (options.plain) {
        print_paged(context, render::plain(stats, part(options), looks));
    } else if (form == Shape::human) {
        print_paged(context, render::text(stats, part(options), looks, week_start(context)));
    } else {
        context.print(render::fields(stats, part(options)));
    }
    hint_author(context, stats);
    return exit_done;
}

}  // namespace

void add_stats(Program& program) {
    program.add<StatsOptions>(
        {.name = "stats",
         .summary = "counts and a calendar of your work",
         .group = Group::rhythm,
         .synopsis = "[PERIOD] [--by KEY] [-a me|PERSON|all] [--plain] [--json[=FIELDS]]",
         .description =
             "Shows how much was written down, and when: a sentence, a calendar with a column for "
             "each week, and the projects. Without PERIOD it is the current year. Every entry "
             "counts, whatever its kind; days and hours are those of your time zone.\n\n"
             "The numbers are your own. With -a all they are those of everybody together; people "
             "are never put beside each other. Of questions that were answered it tells how many "
             "were in time, and the working time within which half of them were; never of "
             "somebody else alone.\n\n"
             "--plain writes numbers instead of pictures, for screen readers and paper. Away from "
             "a terminal each line is a week, a tab and its number, or with --by a name, a tab and "
             "its number.",
         .examples = {{"trail stats", "your year so far"},
                      {"trail stats quarter --by project", "what the quarter went into"},
                      {"trail stats last-month -a all --json=by_project",
                       "the group's projects, for a program"}}},
        declare, run);
}

}  // namespace trail::cli
