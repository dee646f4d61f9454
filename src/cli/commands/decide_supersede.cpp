// `trail decide supersede` and `trail decide deprecate`: a decision does not hold any more.
#include <fmt/format.h>

#include "cli/command.hpp"
#include "cli/commands.hpp"
#include "cli/decisions/decision_act.hpp"
#include "cli/decisions/decision_options.hpp"
#include "cli/moment.hpp"
#include "trail/capture/tokens.hpp"
#include "trail/error.hpp"
#include "trail/render/deliberation_fields.hpp"
#include "trail/store/decisions.hpp"
#include "trail/text/escape.hpp"
#include "trail/text/unicode.hpp"

namespace trail::cli {
namespace {

using model::Deliberation;
using model::Position;

struct EndOptions {
    ActOptions act;
    std::optional<std::string> successor;
};

void declare_supersede(Declaration& declaration, EndOptions& options) {
    declare_act(declaration, options.act);
    declaration.all_words("TITLE", options.act.text.words, "a new decision in its place");
    declaration.option("", "with", "D15", options.successor, "the decision in its place");
}

void declare_deprecate(Declaration& declaration, EndOptions& options) {
    declare_act(declaration, options.act);
}

std::string key_of_decision(const Deliberation& deliberation) {
    return model::decision_key(deliberation.decision.number);
}

// The words are a title; the text is why.
Written read_why(Context& context, const EndOptions& options, const Deliberation& seen,
                 std::string_view command) {
    auto act = options.act;
    act.text.words.clear();
    return read_reason(context, act, seen, fmt::format("{} {}", command, key_of_decision(seen)));
}

struct Ending {
    model::Decision after;
    model::Entry reply;
};

Ending ending_of(Context& context, const Deliberation& seen, Position position,
                 const std::string& why) {
    Ending ending{seen.decision,
                  reply_to(context, seen.decision, position, seen.decision.entry.line)};
    ending.after.status = *model::status_after(position);
    ending.after.ended_at = context.now();
    if (!why.empty()) ending.reply.body = text::repaired(why);
    return ending;
}

std::optional<Deliberation> named_successor(Context& context, const EndOptions& options,
                                            const Deliberation& seen) {
    if (!options.successor) return std::nullopt;
    auto successor = find_deliberation(context, *options.successor);
    if (successor.decision.number == seen.decision.number) {
        throw Error(Failure::usage,
                    fmt::format("{} cannot supersede itself", key_of_decision(seen)));
    }
    require_status(context, successor, model::DecisionStatus::accepted,
                   "put in the place of another");
    return successor;
}

model::Decision new_successor(Context& context, const EndOptions& options, const Deliberation& seen,
                              const std::string& why) {
    DecisionOptions said;
    said.project = seen.decision.entry.project;
    auto decision = decision_from(context, said, joined_text(options.act.text.words, " "), why);
    decision.status = model::DecisionStatus::accepted;
    decision.deciders.push_back(context.me().name);
    return decision;
}

void require_successor(const EndOptions& options, const Deliberation& seen) {
    const bool has_title = !options.act.text.words.empty();
    if (has_title != options.successor.has_value()) return;
    throw Error(Failure::usage,
                has_title ? "--with and a TITLE exclude each other"
                          : "decide supersede needs --with or the TITLE of a new decision",
                fmt::format("trail decide supersede {} \"...\"", key_of_decision(seen)));
}

void refuse_secret_title(Context& context, const EndOptions& options) {
    if (options.act.allow_secret) return;
    DecisionOptions typed;
    typed.text.words = options.act.text.words;
    refuse_secret_words(context, typed);
}

int supersede_by(Context& context, const EndOptions& options, const Deliberation& seen,
                 const Written& why) {
    const auto named = named_successor(context, options, seen);
    auto successor = named ? named->decision : new_successor(context, options, seen, why.text);
    if (context.options().dry_run) {
        context.print(fmt::format("Would supersede {}\n", key_of_decision(seen)));
        return exit_done;
    }
    auto ending = ending_of(context, seen, Position::supersede, why.text);
    const auto after = act_on(
        context, seen, Unchanged::everything, "decide supersede", [&](store::Change& change) {
            if (named) {
                require_unchanged(change, *named, Unchanged::decision);
            } else {
                store::decisions::add(change, successor);
            }
            ending.after.superseded_by = successor.number;
            ending.reply.refs.push_back(model::decision_key(successor.number));
            store::deliberations::conclude(change, ending.after, ending.reply);
        });
    report_act(context, after,
               fmt::format("Superseded {}   by {}", decision_line(after.decision),
                           decision_line(successor)),
               options.act.output);
    return exit_done;
}

int supersede(Context& context, const EndOptions& options) {
    if (answered_fields(context, options.act.output, render::deliberation_fields()))
        return exit_done;
    refuse_secret_title(context, options);
    const auto seen = find_seen(context, options.act);
    require_successor(options, seen);
    require_status(context, seen, model::DecisionStatus::accepted, "superseded");
    const auto why = read_why(context, options, seen, "trail decide supersede");
    return keeping(context, why, [&] { return supersede_by(context, options, seen, why); });
}

int deprecate(Context& context, const EndOptions& options) {
    if (answered_fields(context, options.act.output, render::deliberation_fields()))
        return exit_done;
    const auto seen = find_seen(context, options.act);
    require_status(context, seen, model::DecisionStatus::accepted, "deprecated");
    const auto why = read_why(context, options, seen, "trail decide deprecate");
    return keeping(context, why, [&] {
        if (context.options().dry_run) {
            context.print(fmt::format("Would deprecate {}\n", key_of_decision(seen)));
            return exit_done;
        }
        auto ending = ending_of(context, seen, Position::deprecate, why.text);
        const auto after = act_on(
            context, seen, Unchanged::everything, "decide deprecate", [&](store::Change& change) {
                store::deliberations::conclude(change, ending.after, ending.reply);
            });
        report_act(context, after, "Deprecated " + decision_line(after.decision),
                   options.act.output);
        return exit_done;
    });
}

}  // namespace

void add_decide_supersede(Program& program) {
    program.add<EndOptions>(
        {.name = "decide supersede",
         .summary = "put another decision in its place",
         .group = Group::together,
         .synopsis = "D12 (--with D15 | TITLE...) [-m WHY | -F FILE | -e]",
         .description = "An accepted decision does not hold any more, because another does: "
                        "--with names it, or TITLE writes it down, as accepted, in the same "
                        "operation. Both tell of each other; trail decide graph draws the line.",
         .examples = {{"trail decide supersede D12 \"Use a rollback journal\" -m \"The share "
                       "cannot lock\"",
                       "by a new decision"},
                      {"trail decide supersede D12 --with D15", "by one that is there"}}},
        declare_supersede, supersede);
}

void add_decide_deprecate(Program& program) {
    program.add<EndOptions>(
        {.name = "decide deprecate",
         .summary = "a decision does not hold any more",
         .group = Group::together,
         .synopsis = "D12 [-m WHY | -F FILE | -e]",
         .description = "An accepted decision does not hold any more, and nothing takes its place.",
         .examples = {{"trail decide deprecate D12 -m \"The store is gone\"", "and why"}}},
        declare_deprecate, deprecate);
}

}  // namespace trail::cli
