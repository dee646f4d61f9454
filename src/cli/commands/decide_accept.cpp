// `trail decide accept` and `trail decide reject`: the deciders end a proposal.
#include <fmt/format.h>

#include <algorithm>

#include "cli/command.hpp"
#include "cli/commands.hpp"
#include "cli/decisions/decision_act.hpp"
#include "cli/decisions/decision_options.hpp"
#include "cli/moment.hpp"
#include "trail/error.hpp"
#include "trail/render/deliberation_fields.hpp"
#include "trail/text/escape.hpp"
#include "trail/text/unicode.hpp"

namespace trail::cli {
namespace {

using model::Deliberation;
using model::Position;

struct OutcomeOptions {
    ActOptions act;
    std::optional<std::string> option;
    std::vector<std::string> consequences;
};

void declare_accept(Declaration& declaration, OutcomeOptions& options) {
    declaration.option("", "option", "N", options.option, "the option that won");
    declaration.option("", "consequence", "TEXT", options.consequences, "what follows; repeatable");
    declare_act(declaration, options.act);
}

void declare_reject(Declaration& declaration, OutcomeOptions& options) {
    declare_act(declaration, options.act);
}

std::string key_of_decision(const Deliberation& deliberation) {
    return model::decision_key(deliberation.decision.number);
}

// With one option there is nothing to choose.
std::optional<int> chosen_option(const OutcomeOptions& options, const Deliberation& seen) {
    const auto& known = seen.decision.options;
    if (options.option)
        return option_number(known, *options.option,
                             fmt::format("trail decide show {}", key_of_decision(seen)));
    if (known.size() > 1) {
        throw Error(Failure::usage,
                    fmt::format("{} has {} options; which of them won?", key_of_decision(seen),
                                known.size()),
                    fmt::format("trail decide accept {} --option 1", key_of_decision(seen)));
    }
    return known.empty() ? std::nullopt : std::optional(1);
}

std::string names_text(const std::vector<std::string>& names) {
    return text::for_terminal_line(joined_text(names, ", "));
}

// Before its time for input is over a proposal is accepted only by whoever says so twice.
bool may_accept(Context& context, const Deliberation& seen) {
    const auto& due = seen.decision.due;
    if (!due || *due <= context.now() || context.options().dry_run) return true;
    const auto waiting = model::silent(seen);
    const auto missing =
        waiting.empty() ? "" : fmt::format(" and {} did not answer yet", names_text(waiting));
    return context.confirm(fmt::format("Input is open until {}{}. Accept {} now?",
                                       moment_text(context, *due), missing, key_of_decision(seen)));
}

std::string objections_text(const Deliberation& deliberation) {
    std::vector<std::string> names;
    for (const auto& objection : model::open_objections(deliberation)) {
        names.push_back(objection.author);
    }
    if (names.empty()) return {};
    return fmt::format("   ({} objection{} on record: {})", names.size(),
                       names.size() == 1 ? "" : "s", names_text(names));
}

void note_foreign_decider(Context& context, const model::Decision& decision) {
    const auto& deciders = decision.deciders;
    if (std::ranges::find(deciders, context.me().name) != deciders.end()) return;
    if (deciders.empty()) return;
    context.note(fmt::format("the deciders are {}, not {}", names_text(deciders),
                             text::for_terminal_line(context.me().name)));
}

void set_reason(model::Decision& decision, model::Entry& reply, const std::string& text) {
    if (text.empty()) return;
    decision.reason = text::repaired(text);
    reply.body = decision.reason;
}

struct Outcome {
    model::Decision after;
    model::Entry reply;
};

Outcome outcome_of(Context& context, const Deliberation& seen, Position position,
                   const std::string& text) {
    Outcome outcome{seen.decision, {}};
    outcome.after.status = *model::status_after(position);
    outcome.after.decided_at = context.now();
    outcome.reply = reply_to(context, seen.decision, position, seen.decision.entry.line);
    set_reason(outcome.after, outcome.reply, text);
    return outcome;
}

int conclude(Context& context, const Deliberation& seen, Outcome outcome, std::string_view command,
             std::string_view did, const OutputOptions& output) {
    if (context.options().dry_run) {
        context.print(fmt::format("Would {} {}\n", command.substr(command.find(' ') + 1),
                                  decision_line(outcome.after)));
        return exit_done;
    }
    const auto after =
        act_on(context, seen, Unchanged::everything, command, [&](store::Change& change) {
            store::deliberations::conclude(change, outcome.after, outcome.reply);
        });
    report_act(context, after,
               fmt::format("{} {}{}", did, decision_line(after.decision), objections_text(after)),
               output);
    note_foreign_decider(context, after.decision);
    return exit_done;
}

int accept(Context& context, const OutcomeOptions& options) {
    if (answered_fields(context, options.act.output, render::deliberation_fields()))
        return exit_done;
    const auto seen = find_seen(context, options.act);
    require_status(context, seen, model::DecisionStatus::proposed, "accepted");
    const auto chosen = chosen_option(options, seen);
    const auto written = read_reason(context, options.act, seen,
                                     fmt::format("trail decide accept {}", key_of_decision(seen)));
    return keeping(context, written, [&] {
        if (!may_accept(context, seen)) {
            context.streams().err("Nothing changed\n");
            return exit_no;
        }
        auto outcome = outcome_of(context, seen, Position::accept, written.text);
        outcome.after.chosen = chosen;
        outcome.reply.reply->option = chosen;
        if (const auto won = model::outcome(outcome.after)) outcome.reply.line += ": " + *won;
        for (const auto& consequence : options.consequences) {
            outcome.after.consequences.push_back(consequence);
        }
        return conclude(context, seen, std::move(outcome), "decide accept", "Accepted",
                        options.act.output);
    });
}

int reject(Context& context, const OutcomeOptions& options) {
    if (answered_fields(context, options.act.output, render::deliberation_fields()))
        return exit_done;
    const auto seen = find_seen(context, options.act);
    require_status(context, seen, model::DecisionStatus::proposed, "rejected");
    const auto written = read_reason(context, options.act, seen,
                                     fmt::format("trail decide reject {}", key_of_decision(seen)));
    return keeping(context, written, [&] {
        return conclude(context, seen, outcome_of(context, seen, Position::reject, written.text),
                        "decide reject", "Rejected", options.act.output);
    });
}

}  // namespace

void add_decide_accept(Program& program) {
    program.add<OutcomeOptions>(
        {.name = "decide accept",
         .summary = "accept a proposal",
         .group = Group::together,
         .synopsis = "D12 [--option N] [-m WHY | -F FILE | -e] [--consequence TEXT]...",
         .description =
             "Ends a proposal: it holds from now on. -m says why; of several options --option "
             "names the one that won. While input is still open it asks first, or takes --yes. An "
             "open objection does not stop it: it is told, and stays on the record.\n\n"
             "Whoever acts at the same moment as somebody else is told what changed, and nothing "
             "is overwritten (exit code 75). --seen takes the version that decide show told, so "
             "that a change since then is noticed as well.",
         .examples = {{"trail decide accept D13 --option 1 -m \"Both clients confirmed\"",
                       "the first option, and why"},
                      {"trail decide accept D13 --option 1 --yes", "before its time is over"}}},
        declare_accept, accept);
}

void add_decide_reject(Program& program) {
    program.add<OutcomeOptions>(
        {.name = "decide reject",
         .summary = "reject a proposal",
         .group = Group::together,
         .synopsis = "D12 [-m WHY | -F FILE | -e]",
         .description = "Ends a proposal: it was looked at, and will not be done. It stays on the "
                        "record with everything that was said.",
         .examples = {{"trail decide reject D13 -m \"Too few hands this year\"", "and why"}}},
        declare_reject, reject);
}

}  // namespace trail::cli
