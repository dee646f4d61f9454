// `trail decide show`: one decision as a readable page.
#include <fmt/format.h>

#include "cli/command.hpp"
#include "cli/commands.hpp"
#include "cli/items.hpp"
#include "cli/output.hpp"
#include "cli/reader.hpp"
#include "trail/error.hpp"
#include "trail/render/decision_list.hpp"
#include "trail/render/entry_fields.hpp"
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

int run(Context& context, const DecideShowOptions& options) {
    const auto entry = find_item(context, *options.id);
    const auto decision = store::decisions::of_entry(context.store().record(), entry.id);
    if (!decision) {
        throw Error(Failure::usage, fmt::format("\"{}\" is no decision", *options.id),
                    "trail show " + key_of(context, entry));
    }
    if (shape(context, options.output) == Shape::json) {
        context.print(render::json_line(*decision) + "\n");
    } else {
        print_paged(context, render::decision_page(*decision, reader(context)));
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
         .examples = {{"trail decide show D12", "one decision"}}},
        declare, run);
}

}  // namespace trail::cli
