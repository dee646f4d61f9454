// `trail decide show`: one decision as a readable page.
#include "cli/command.hpp"
#include "cli/commands.hpp"
#include "cli/decisions/decision_act.hpp"
#include "cli/entries/page_links.hpp"
#include "cli/output.hpp"
#include "cli/reader.hpp"
#include "trail/render/deliberation_fields.hpp"
#include "trail/render/entry_page.hpp"

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

std::string json_text(Context& context, const render::DecisionPage& page,
                      const OutputOptions& output) {
    text::JsonWriter json;
    render::write_deliberation(json, page, context.now(),
                               json_fields(output, names_of(render::deliberation_fields())));
    return std::string(json.text()) + "\n";
}

int run(Context& context, const DecideShowOptions& options) {
    if (answered_fields(context, options.output, render::deliberation_fields())) return exit_done;
    const auto decision = page_of(context, find_deliberation(context, *options.id));
    const render::EntryPage page{.entry = decision.deliberation.decision.entry,
                                 .decision = decision};
    switch (shape(context, options.output)) {
        case Shape::json:
            context.print(json_text(context, decision, options.output));
            break;
        case Shape::pipe:
            context.print(render::entry_lines(page));
            break;
        case Shape::human:
            print_paged(
                context,
                with_page_links(context, render::decision_page(decision, reader(context)), page));
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
         .description = "Shows a decision with its options and who stands for them, what everybody "
                        "said and when, whom it waits for, the outcome and the reason, who knows "
                        "of it, and the entries and commits that mention it.",
         .examples = {{"trail decide show D12", "one decision"},
                      {"trail decide show D12 --json=status,chosen", "for a script"}}},
        declare, run);
}

}  // namespace trail::cli
