// `trail decide propose`: a decision to be taken, with options, people and a time for input.
#include <fmt/format.h>

#include "cli/command.hpp"
#include "cli/commands.hpp"
#include "cli/decisions/decision_act.hpp"
#include "cli/decisions/decision_options.hpp"
#include "cli/entries/secret_check.hpp"
#include "cli/moment.hpp"
#include "cli/people/participants.hpp"
#include "cli/shell_word.hpp"
#include "trail/error.hpp"
#include "trail/render/deliberation_fields.hpp"
#include "trail/store/decisions.hpp"
#include "trail/text/escape.hpp"

namespace trail::cli {
namespace {

constexpr std::string_view command = "trail decide propose";

void declare(Declaration& declaration, DecisionOptions& options) {
    declaration.all_words("TITLE", options.text.words, "what is to be decided");
    declaration.option("", "due", "D", options.due, "input is collected until then");
    declare_lenses(declaration, options.urgency, options.nuance, options.nature);
    declare_decision(declaration, options);
}

std::string remarks() {
    return "# What is to be decided, in one line. Blank line, then the context: what is the\n"
           "# problem, what matters in it, what do you need from whom.\n"
           "# Lines starting with \"# \" are ignored; an empty text proposes nothing.\n";
}

// Without a title the first line of the text is one.
struct Proposal {
    std::string title;
    std::string context;
    Written written;  // all of it
};

Proposal read_proposal(Context& context, const DecisionOptions& options) {
    if (!options.text.words.empty()) {
        const auto title = joined_text(options.text.words, " ");
        auto written =
            read_context(context, options, title, fmt::format("{} {}", command, shell_word(title)));
        return {title, written.text, std::move(written)};
    }
    TextOptions text = options.text;
    text.command = command;
    auto written = read_text(context, text, remarks);
    if (!options.allow_secret) refuse_secrets(context, written, "nothing was recorded");
    const auto end = std::min(written.text.find('\n'), written.text.size());
    const auto rest = std::min(written.text.find_first_not_of("\r\n", end), written.text.size());
    return {written.text.substr(0, end), written.text.substr(rest), std::move(written)};
}

std::string told(Context& context, const model::Decision& decision) {
    auto line = "Proposed " + decision_line(decision);
    if (decision.due) line += "   input until " + moment_text(context, *decision.due);
    return line;
}

std::vector<std::string> people_of(const model::Decision& decision) {
    auto names = decision.deciders;
    names.insert(names.end(), decision.consulted.begin(), decision.consulted.end());
    return names;
}

void report(Context& context, const model::Decision& decision, const OutputOptions& output) {
    const auto key = model::decision_key(decision.number);
    report_act(context, find_deliberation(context, key), told(context, decision), output);
    if (decision.due) note_foreign_clocks(context, people_of(decision), *decision.due);
    context.hint("mode", fmt::format("trail decide mode {} suggests how to take it", key));
}

int save(Context& context, const DecisionOptions& options, const Proposal& proposal) {
    auto decision = decision_from(context, options, proposal.title, proposal.context);
    if (decision.deciders.empty()) decision.deciders.push_back(context.me().name);
    if (context.options().dry_run) {
        context.print(
            fmt::format("Would propose {}\n", text::for_terminal_line(decision.entry.line)));
        return exit_done;
    }
    context.store().change("decide propose",
                           [&](store::Change& change) { store::decisions::add(change, decision); });
    report(context, decision, options.output);
    return exit_done;
}

int run(Context& context, const DecisionOptions& options) {
    if (answered_fields(context, options.output, render::deliberation_fields())) return exit_done;
    refuse_secret_words(context, options);
    const auto proposal = read_proposal(context, options);
    if (proposal.title.find_first_not_of(" \t\r") == std::string::npos &&
        options.text.words.empty()) {
        context.streams().err("Nothing proposed: the text is empty\n");
        return exit_no;
    }
    return keeping(context, proposal.written, [&] { return save(context, options, proposal); });
}

}  // namespace

void add_decide_propose(Program& program) {
    program.add<DecisionOptions>(
        {.name = "decide propose",
         .summary = "a decision to be taken: options, people, a deadline",
         .group = Group::together,
         .synopsis = "[TITLE...] [--option TEXT]... [--decider P]... [--consult P]... "
                     "[--inform P]... [--due D] [--review D] [--urgency U] [--nuance N] "
                     "[--nature X] [-p PROJECT] [-m TEXT | -F FILE | -e]",
         .description =
             "Writes down what is to be decided and gives it a number. Until --due the people of "
             "--consult say what they think (trail decide input); then the deciders accept or "
             "reject it. Whoever is named by --inform is to acknowledge the outcome (trail decide "
             "ack). Names may be separated by commas.\n\n"
             "Without TITLE the editor opens; its first line is the title, the rest the context. "
             "--urgency, --nuance and --nature are what trail decide mode asks for.",
         .examples = {{"trail decide propose \"Drop Python 3.9\" --option \"Drop in 0.3\" --option "
                       "\"Keep until 1.0\" --consult bjorn,mei --due \"wed 17:00\"",
                       "two options, two people, a deadline"},
                      {"trail decide propose", "in the editor"}}},
        declare, run);
}

}  // namespace trail::cli
