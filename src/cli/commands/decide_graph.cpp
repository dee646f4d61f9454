// `trail decide graph`: which decision took the place of which.
#include <algorithm>
#include <set>

#include "cli/command.hpp"
#include "cli/commands.hpp"
#include "cli/decisions/decision_act.hpp"
#include "cli/filters.hpp"
#include "cli/output.hpp"
#include "cli/reader.hpp"
#include "trail/render/decision_graph.hpp"
#include "trail/store/decisions.hpp"
#include "trail/store/search.hpp"

namespace trail::cli {
namespace {

constexpr std::size_t everything = 1'000'000;

struct GraphOptions {
    std::vector<std::string> ids;
    std::optional<std::string> project;
    bool all = false;
    OutputOptions output;
};

void declare(Declaration& declaration, GraphOptions& options) {
    declaration.all_words("ID", options.ids, "only what is connected to these: D12");
    declaration.option("p", "project", "NAME", options.project, "only this project");
    declaration.flag("", "all", options.all, "also decisions that stand alone");
    declaration.option("f", "format", "F", options.output.format,
                       "a tree, or a drawing for Graphviz", {"txt", "dot"});
    declare_output_file(declaration, options.output);
}

std::vector<model::Decision> all_decisions(Context& context, const GraphOptions& options) {
    Filters filters{.project = options.project};
    auto query = read_query(context, {}, filters);
    query = query::both(std::move(query), query::Node{query::KindTerm{{model::Kind::decision}}});
    const auto& record = context.store().record();
    std::vector<model::Entry> entries;
    for (auto& hit : store::search::find(record, query, store::search::Sort::oldest, everything)) {
        entries.push_back(std::move(hit.entry));
    }
    return store::decisions::among(record, entries);
}

std::vector<int> neighbours(const model::Decision& decision) {
    auto numbers = decision.supersedes;
    if (decision.superseded_by) numbers.push_back(*decision.superseded_by);
    return numbers;
}

// Everything that can be reached along the lines from those that were named.
std::set<int> connected(Context& context, const std::vector<std::string>& ids,
                        const std::vector<model::Decision>& all) {
    std::vector<int> open;
    for (const auto& id : ids) open.push_back(find_deliberation(context, id).decision.number);
    std::set<int> found;
    while (!open.empty()) {
        const int number = open.back();
        open.pop_back();
        const auto decision = std::ranges::lower_bound(all, number, {}, &model::Decision::number);
        const bool is_there = decision != all.end() && decision->number == number;
        if (!is_there || !found.insert(number).second) continue;
        std::ranges::copy(neighbours(*decision), std::back_inserter(open));
    }
    return found;
}

std::vector<model::Decision> chosen(Context& context, const GraphOptions& options) {
    auto decisions = all_decisions(context, options);
    if (!options.ids.empty()) {
        const auto wanted = connected(context, options.ids, decisions);
        std::erase_if(decisions, [&](const auto& each) { return !wanted.contains(each.number); });
    } else if (!options.all) {
        std::erase_if(decisions, [](const auto& each) { return neighbours(each).empty(); });
    }
    return decisions;
}

// A person at a terminal reads a tree; a file or another program gets the drawing.
bool wants_tree(Context& context, const OutputOptions& output) {
    const auto format = chosen_format(context, output, {"dot", "gv", "txt"});
    return format.empty() ? shape(context, output) == Shape::human : format == "txt";
}

int run(Context& context, const GraphOptions& options) {
    const bool is_tree = wants_tree(context, options.output);
    const auto decisions = chosen(context, options);
    if (!is_tree) {
        print_document(context, render::decision_dot(decisions), options.output);
        return exit_done;
    }
    if (decisions.empty()) {
        context.print("No decision has taken the place of another.\n");
    } else if (is_for_file(options.output)) {
        print_document(context, render::decision_tree(decisions, file_reader(context)),
                       options.output);
    } else {
        print_paged(context, render::decision_tree(decisions, reader(context)));
    }
    return exit_done;
}

}  // namespace

void add_decide_graph(Program& program) {
    program.add<GraphOptions>(
        {.name = "decide graph",
         .summary = "what superseded what",
         .group = Group::together,
         .synopsis = "[D12...] [-p PROJECT] [--all] [-f txt|dot] [-o FILE]",
         .description =
             "Shows which decision took the place of which. At a terminal it is a tree, with what "
             "holds now at the margin and what it superseded below it; otherwise it is in the DOT "
             "language, for Graphviz, unless the file is named .txt.",
         .examples = {{"trail decide graph", "as a tree"},
                      {"trail decide graph | dot -Tsvg > decisions.svg", "as a drawing"}}},
        declare, run);
}

}  // namespace trail::cli
