// `trail decide show`: one decision as a readable page.
#include <fmt/format.h>

#include "cli/command.hpp"
#include "cli/commands.hpp"
#include "cli/items.hpp"
#include "cli/output.hpp"
#include "cli/reader.hpp"
#include "trail/error.hpp"
#include "trail/render/decision_page.hpp"
#include "trail/render/entry_fields.hpp"
#include "trail/render/entry_page.hpp"
#include "trail/store/decisions.hpp"

namespace trail::cli {
namespace {

struct DecideShowOptions {
    std::optional<std::string> id;
    OutputOptions output;
};

void declare(Declaration& declaration, DecideShowOptions& options) {
    declaration.word("ID", options.id, "the decision: D12", true);
    declare_json(declaration, options.output);
}

model::Decision find_decision(Context& context, const std::string& name) {
    const auto entry = find_item(context, name);
    auto decision = store::decisions::of_entry(context.store().record(), entry.id);
    if (decision) return *std::move(decision);
    throw Error(Failure::usage, fmt::format("\"{}\" is no decision", name),
                "trail show " + key_of(context, entry));
}

std::string json_text(const model::Decision& decision, const OutputOptions& output) {
    text::JsonWriter json;
    render::write_decision(json, decision,
                           json_fields(output, names_of(render::decision_fields())));
    return std::string(json.text()) + "\n";
}

int run(Context& context, const DecideShowOptions& options) {
    if (answered_fields(context, options.output, render::decision_fields())) return exit_done;
    const auto decision = find_decision(context, *options.id);
    switch (shape(context, options.output)) {
        case Shape::json:
            context.print(json_text(decision, options.output));
            break;
        case Shape::pipe:
            context.print(render::entry_lines({.entry = decision.entry, .decision = decision}));
            break;
        case Shape::human:
            print_paged(context, render::decision_page(decision, reader(context)));
            break;
    }
    return exit_done;
}

}  // namespace

void add_decide_show(Program& program) {
    program.add<DecideShowOptions>(
        {.name = "decide show",
         .summary = "one decision as a page",
         .group = Group::together,
         .synopsis = "ID",
         .description = "Shows a decision with its options, the outcome, the "
                        "reason, and when it comes back.",
         .examples = {{"trail decide show D12", "one decision"},
                      {"trail decide show D12 --json=status,chosen", "for a script"}}},
        declare, run);
}

}  // namespace trail::cli
