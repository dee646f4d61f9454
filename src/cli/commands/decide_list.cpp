// `trail decide list`: every decision with its status.
#include <fmt/format.h>

#include "cli/command.hpp"
#include "cli/commands.hpp"
#include "cli/filters.hpp"
#include "cli/output.hpp"
#include "cli/reader.hpp"
#include "trail/render/decision_list.hpp"
#include "trail/render/entry_fields.hpp"
#include "trail/store/decisions.hpp"
#include "trail/store/search.hpp"
#include "trail/text/escape.hpp"

namespace trail::cli {
namespace {

constexpr std::size_t usual_most = 1000;
constexpr std::size_t everything = 1'000'000;

struct DecideListOptions {
    std::vector<std::string> words;
    Filters filters;
    std::optional<std::size_t> limit;
    bool reverse = false;
    OutputOptions output;
};

void declare(Declaration& declaration, DecideListOptions& options) {
    declaration.all_words("QUERY", options.words, "only decisions that match");
    declare_filters(declaration, options.filters);
    declaration.number("n", "limit", "N", options.limit, "at most so many");
    declaration.flag("r", "reverse", options.reverse, "oldest first");
    declare_json(declaration, options.output);
    declare_list_looks(declaration, options.output);
}

// States that come from a decision's days, which a query does not know.
struct Days {
    bool overdue = false;
    bool review = false;
};

Days take_days(Filters& filters) {
    const auto take = [&](std::string_view state) { return std::erase(filters.states, state) > 0; };
    return {.overdue = take("overdue"), .review = take("review")};
}

bool is_wanted(Context& context, const model::Decision& decision, const Days& days) {
    const auto today = time::day_of(context.zone().local(context.now()));
    if (days.overdue && !model::is_overdue(decision, context.now())) return false;
    return !days.review || model::is_up_for_review(decision, today);
}

std::vector<model::Decision> find_decisions(Context& context, const DecideListOptions& options) {
    auto filters = options.filters;
    const auto days = take_days(filters);
    auto query = read_query(context, options.words, filters);
    query = query::both(std::move(query), query::Node{query::KindTerm{{model::Kind::decision}}});
    const auto sort = options.reverse ? store::search::Sort::oldest : store::search::Sort::newest;
    const auto& record = context.store().record();
    const auto most = options.limit.value_or(usual_most);
    const bool by_days = days.overdue || days.review;
    std::vector<model::Decision> decisions;
    for (const auto& hit : store::search::find(record, query, sort, by_days ? everything : most)) {
        auto decision = store::decisions::of_entry(record, hit.entry.id);
        if (!decision || !is_wanted(context, *decision, days)) continue;
        decisions.push_back(std::move(*decision));
        if (decisions.size() == most) break;
    }
    return decisions;
}

std::string json_text(const std::vector<model::Decision>& decisions, const OutputOptions& output) {
    const auto fields = json_fields(output, names_of(render::decision_fields()));
    text::JsonWriter json;
    json.begin_array();
    for (const auto& decision : decisions) render::write_decision(json, decision, fields);
    json.end_array();
    return std::string(json.text()) + "\n";
}

void print_page(Context& context, const std::vector<model::Decision>& decisions,
                const DecideListOptions& options) {
    if (!decisions.empty()) {
        print_paged(context,
                    render::decision_list(decisions, reader(context, options.output.wrap)));
    } else if (is_query(options.words, options.filters)) {
        context.streams().err(
            fmt::format("No decisions match {}.\n",
                        text::for_terminal_line(query_text(options.words, options.filters))));
        hint_project(context, options.filters);
    } else {
        context.print("No decisions yet.\n");
    }
}

int run(Context& context, const DecideListOptions& options) {
    if (answered_fields(context, options.output, render::decision_fields())) return exit_done;
    refuse_no_limit(options.limit);
    const auto decisions = find_decisions(context, options);
    switch (shape(context, options.output)) {
        case Shape::json:
            context.print(json_text(decisions, options.output));
            break;
        case Shape::pipe:
            for (const auto& decision : decisions) context.print(render::pipe_line(decision));
            break;
        case Shape::human:
            print_page(context, decisions, options);
            break;
    }
    return exit_done;
}

}  // namespace

void add_decide_list(Program& program) {
    program.add<DecideListOptions>(
        {.name = "decide list",
         .summary = "every decision with its status",
         .group = Group::together,
         .synopsis = "[QUERY...] [filters] [-n N] [-r]",
         .description =
             "Lists decisions, newest first. --is accepted, proposed, rejected, superseded or "
             "deprecated chooses by status; --is overdue those whose time for input is over with "
             "nothing decided, --is review those to be looked at again.",
         .examples = {{"trail decide list --is accepted", "what is in force"},
                      {"trail decide list --is overdue", "what waits for its deciders"},
                      {"trail decide list store -p api",
                       "decisions of one project about the store"}},
         .takes_query = true},
        declare, run);
}

}  // namespace trail::cli
