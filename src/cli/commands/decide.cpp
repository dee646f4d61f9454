// `trail decide`: a decision already taken, written down in one line.
#include <fmt/format.h>

#include <algorithm>

#include "cli/command.hpp"
#include "cli/commands.hpp"
#include "cli/decisions/decision_options.hpp"
#include "cli/shell_word.hpp"
#include "trail/render/entry_fields.hpp"
#include "trail/store/decisions.hpp"
#include "trail/text/escape.hpp"

namespace trail::cli {
namespace {

void declare(Declaration& declaration, DecisionOptions& options) {
    declaration.all_words("TITLE", options.text.words, "what was decided", true);
    declaration.option("", "chosen", "N|TEXT", options.chosen, "the option that won");
    declaration.option("", "consequence", "TEXT", options.consequences, "what follows; repeatable");
    declaration.option("", "confirmation", "TEXT", options.confirmation,
                       "how one will know that it holds");
    declaration.option("", "at", "D", options.at, "when it was decided");
    declare_decision(declaration, options);
}

// A number names an option; a text is one of them, or one more.
void choose(model::Decision& decision, const std::string& chosen) {
    const bool is_number = chosen.find_first_not_of("0123456789") == std::string::npos;
    const bool is_known = std::ranges::find(decision.options, chosen) != decision.options.end();
    if (!is_number && !is_known) decision.options.push_back(chosen);
    decision.chosen = option_number(decision.options, chosen);
}

model::Decision taken(Context& context, const DecisionOptions& options, const std::string& title,
                      const std::string& why) {
    auto decision = decision_from(context, options, title, why);
    decision.status = model::DecisionStatus::accepted;
    if (options.chosen) choose(decision, *options.chosen);
    return decision;
}

std::string told(const model::Decision& decision) {
    std::string line = "Accepted " + decision_line(decision);
    if (decision.review) line += "   (review " + time::long_date(*decision.review) + ")";
    return line + "\n";
}

void report(Context& context, const model::Decision& decision, const OutputOptions& output) {
    if (output.json) {
        text::JsonWriter json;
        render::write_decision(json, decision,
                               json_fields(output, names_of(render::decision_fields())));
        context.print(std::string(json.text()) + "\n");
    } else if (context.options().quiet) {
        context.print(model::decision_key(decision.number) + "\n");
    } else {
        context.print(told(decision));
    }
}

int save(Context& context, const DecisionOptions& options, const std::string& title,
         const Written& why) {
    auto decision = taken(context, options, title, why.text);
    if (context.options().dry_run) {
        context.print(
            fmt::format("Would record {}\n", text::for_terminal_line(decision.entry.line)));
        return exit_done;
    }
    const auto write = [&] {
        if (decision.deciders.empty()) decision.deciders.push_back(context.me().name);
        context.store().change(
            "decide", [&](store::Change& change) { store::decisions::add(change, decision); });
    };
    write_or_keep(context, write, [&] { return TypedNote{decision, {}}; });
    report(context, decision, options.output);
    return exit_done;
}

int run(Context& context, const DecisionOptions& options) {
    if (answered_fields(context, options.output, render::decision_fields())) return exit_done;
    refuse_secret_words(context, options);
    const std::string title = joined_text(options.text.words, " ");
    const auto why = read_context(context, options, title, "trail decide " + shell_word(title));
    return keeping(context, why, [&] { return save(context, options, title, why); });
}

}  // namespace

void add_decide(Program& program) {
    program.add<DecisionOptions>(
        {.name = "decide",
         .summary = "decision records",
         .group = Group::together,
         .synopsis =
             "TITLE... [-m WHY] [--option TEXT]... [--chosen N|TEXT] [--consequence TEXT]... "
             "[--review D] [--decider P]... [--consult P]... [--inform P]...",
         .description =
             "Records a decision that was taken, as accepted, and gives it a number: D12. The "
             "reason "
             "is given with -m; what was considered with --option, once each; what won with "
             "--chosen, "
             "by number or text.\n\n"
             "--review names the day on which it comes back in digests. A title that begins with a "
             "verb of this group (list, show, propose, ...) is given after --.\n\n"
             "What is not decided yet is proposed: trail decide propose.",
         .examples = {{"trail decide \"Use WAL mode\" -m \"Readers no longer wait for writers\"",
                       "record a decision and why"},
                      {"trail decide \"Drop Python 3.9\" --option \"In 0.3\" --option \"In 1.0\" "
                       "--chosen 1 --review 2027-05-01",
                       "with what was considered, and a day to look again"}}},
        declare, run);
}

}  // namespace trail::cli
