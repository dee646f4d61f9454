// `trail decide edit`: another deadline, other people, other options for a proposal.
#include <fmt/format.h>

#include <algorithm>

#include "cli/command.hpp"
#include "cli/commands.hpp"
#include "cli/decisions/decision_act.hpp"
#include "cli/decisions/decision_options.hpp"
#include "cli/entries/secret_check.hpp"
#include "cli/moment.hpp"
#include "cli/people/people.hpp"
#include "trail/error.hpp"
#include "trail/render/deliberation_fields.hpp"
#include "trail/store/decisions.hpp"
#include "trail/text/escape.hpp"

namespace trail::cli {
namespace {

using model::Deliberation;

struct DecideEditOptions {
    std::optional<std::string> id;
    std::optional<std::string> due;
    std::optional<std::string> review;
    std::vector<std::string> options;
    std::vector<std::string> dropped_options;
    std::vector<std::string> drivers;
    std::vector<std::string> deciders;
    std::vector<std::string> consulted;
    std::vector<std::string> informed;
    std::optional<std::string> urgency;
    std::optional<std::string> nuance;
    std::optional<std::string> nature;
    std::optional<std::string> seen;
    bool allow_secret = false;
    OutputOptions output;
};

void declare(Declaration& declaration, DecideEditOptions& options) {
    declaration.word("ID", options.id, "the decision: D12", true);
    declaration.option("", "due", "D", options.due,
                       "input is collected until then; \"\" for no end");
    declaration.option("", "review", "D", options.review,
                       "the day it comes back in digests; \"\" for none");
    declaration.option("", "option", "TEXT", options.options, "one more option; repeatable");
    declaration.option("", "drop-option", "N|TEXT", options.dropped_options,
                       "an option that is none any more; repeatable");
    declaration.option("", "driver", "TEXT", options.drivers, "what matters as well; repeatable");
    declaration.option("", "decider", "[-]PERSON", options.deciders,
                       "who decides as well, or with - not any more; repeatable");
    declaration.option("", "consult", "[-]PERSON", options.consulted,
                       "whose input is asked for as well, or with - not; repeatable");
    declaration.option("", "inform", "[-]PERSON", options.informed,
                       "who is to know as well, or with - not; repeatable");
    declare_lenses(declaration, options.urgency, options.nuance, options.nature);
    declaration.option("", "seen", "VERSION", options.seen,
                       "only if it is still as decide show told");
    declaration.flag("", "allow-secret", options.allow_secret,
                     "record a text that looks like a secret");
    declare_json(declaration, options.output);
}

// A review day can be set whatever became of it; the rest belongs to what is still open.
bool changes_proposal(const DecideEditOptions& options) {
    return options.due || !options.options.empty() || !options.dropped_options.empty() ||
           !options.drivers.empty() || !options.deciders.empty() || !options.consulted.empty() ||
           !options.informed.empty() || options.urgency || options.nuance || options.nature;
}

void change_names(Context& context, const std::vector<std::string>& given,
                  std::vector<std::string>& names) {
    for (const auto& several : given) {
        const bool takes_away = several.starts_with('-');
        const std::vector<std::string> given_names{several.substr(takes_away ? 1 : 0)};
        for (const auto& name : read_names(context, given_names)) {
            const bool is_new = std::erase(names, name) == 0;
            if (is_new && !takes_away) refuse_misspelt(context, name);
            if (!takes_away) names.push_back(name);
        }
    }
}

void refuse_drop(const Deliberation& seen, int number) {
    for (const auto& reply : seen.replies) {
        if (!reply.reply->option || *reply.reply->option < number) continue;
        throw Error(Failure::usage,
                    fmt::format("option {} cannot be dropped: {} spoke of option {}", number,
                                text::for_terminal_line(reply.author), *reply.reply->option),
                    fmt::format("trail decide show {}", model::decision_key(seen.decision.number)));
    }
}

void change_options(const DecideEditOptions& options, const Deliberation& seen,
                    model::Decision& after) {
    const auto look =
        fmt::format("trail decide show {}", model::decision_key(seen.decision.number));
    for (const auto& meant : options.dropped_options) {
        const int number = option_number(seen.decision.options, meant, look);
        refuse_drop(seen, number);
        std::erase(after.options, seen.decision.options[static_cast<std::size_t>(number) - 1]);
    }
    after.options.insert(after.options.end(), options.options.begin(), options.options.end());
    after.drivers.insert(after.drivers.end(), options.drivers.begin(), options.drivers.end());
}

void change_days(Context& context, const DecideEditOptions& options, model::Decision& after) {
    const auto ahead = [&](const std::string& text) {
        return time::read_point(text, context.reference(), time::Lean::future);
    };
    if (options.due) {
        after.due.reset();
        if (!options.due->empty()) after.due = ahead(*options.due);
        if (after.due && *after.due <= context.now()) {
            throw Error(Failure::usage, fmt::format("--due lies behind: \"{}\"",
                                                    text::for_terminal_line(*options.due)));
        }
    }
    if (options.review) {
        after.review.reset();
        if (!options.review->empty())
            after.review = time::day_of(context.zone().local(ahead(*options.review)));
    }
}

model::Decision changed(Context& context, const DecideEditOptions& options,
                        const Deliberation& seen) {
    auto after = seen.decision;
    change_days(context, options, after);
    change_options(options, seen, after);
    change_names(context, options.deciders, after.deciders);
    change_names(context, options.consulted, after.consulted);
    change_names(context, options.informed, after.informed);
    if (options.urgency) after.urgency = model::parse_urgency(*options.urgency);
    if (options.nuance) after.nuance = model::parse_nuance(*options.nuance);
    if (options.nature) after.nature = model::parse_nature(*options.nature);
    return after;
}

std::string list_change(std::string_view what, const std::vector<std::string>& before,
                        const std::vector<std::string>& after) {
    std::string text;
    for (const auto& item : after) {
        if (std::ranges::find(before, item) == before.end())
            text += " +" + text::for_terminal_line(item);
    }
    for (const auto& item : before) {
        if (std::ranges::find(after, item) == after.end())
            text += " -" + text::for_terminal_line(item);
    }
    return text.empty() ? "" : fmt::format("; {}{}", what, text);
}

// "due Thu 26 Nov 17:00; consulted +zoe -mei; options +Keep it".
std::string told(Context& context, const model::Decision& before, const model::Decision& after) {
    std::string text;
    if (before.due != after.due) {
        text += after.due ? "; due " + moment_text(context, *after.due) : "; no deadline";
    }
    if (before.review != after.review) {
        text += after.review ? "; review " + time::long_date(*after.review) : "; no review";
    }
    text += list_change("deciders", before.deciders, after.deciders);
    text += list_change("consulted", before.consulted, after.consulted);
    text += list_change("informed", before.informed, after.informed);
    text += list_change("options", before.options, after.options);
    text += list_change("drivers", before.drivers, after.drivers);
    const bool lenses = before.urgency != after.urgency || before.nuance != after.nuance ||
                        before.nature != after.nature;
    if (lenses) text += "; how to take it";
    return text.empty() ? text : text.substr(2);
}

void refuse_secret_texts(Context& context, const DecideEditOptions& options) {
    DecisionOptions typed;
    typed.options = options.options;
    typed.drivers = options.drivers;
    typed.deciders = options.deciders;
    typed.consulted = options.consulted;
    typed.informed = options.informed;
    typed.allow_secret = options.allow_secret;
    refuse_secret_words(context, typed);
}

Deliberation find_to_edit(Context& context, const DecideEditOptions& options) {
    if (!changes_proposal(options) && !options.review) {
        throw Error(Failure::usage, "decide edit needs to know what to change",
                    "trail decide edit -h");
    }
    ActOptions act;
    act.id = options.id;
    act.seen = options.seen;
    auto seen = find_seen(context, act);
    if (changes_proposal(options))
        require_status(context, seen, model::DecisionStatus::proposed, "changed so");
    return seen;
}

int run(Context& context, const DecideEditOptions& options) {
    if (answered_fields(context, options.output, render::deliberation_fields())) return exit_done;
    refuse_secret_texts(context, options);
    const auto seen = find_to_edit(context, options);
    auto after = changed(context, options, seen);
    if (after == seen.decision) {
        context.streams().err("Nothing changed\n");
        return exit_no;
    }
    const auto key = model::decision_key(after.number);
    const auto what = told(context, seen.decision, after);
    if (context.options().dry_run) {
        context.print(fmt::format("Would change {}  {}\n", key, what));
        return exit_done;
    }
    const auto now =
        act_on(context, seen, Unchanged::everything, "decide edit", [&](store::Change& change) {
            after.entry.updated_at = change.actor.now;
            store::decisions::update(change, after);
        });
    report_act(context, now, fmt::format("Changed {}  {}", key, what), options.output);
    return exit_done;
}

}  // namespace

void add_decide_edit(Program& program) {
    program.add<DecideEditOptions>(
        {.name = "decide edit",
         .summary = "another deadline, other people, other options",
         .group = Group::together,
         .synopsis = "D12 [--due D] [--review D] [--option TEXT]... [--drop-option N]... "
                     "[--driver TEXT]... [--decider [-]P]... [--consult [-]P]... "
                     "[--inform [-]P]... [--urgency U] [--nuance N] [--nature X]",
         .description =
             "Changes what a proposal asks of whom until when, and which options there are. A name "
             "with - in front is taken away. An option that somebody spoke of stays, and so do "
             "those before it. Its title and text are changed by trail edit.\n\n"
             "Of a decision that was taken only --review can be changed: the rest is what it was "
             "taken by. trail undo takes a change back.",
         .examples = {{"trail decide edit D13 --due \"fri 12:00\" --consult zoe",
                       "more time, and one more voice"},
                      {"trail decide edit D13 --option \"Keep it for one client\"",
                       "one more option"},
                      {"trail decide edit D13 --consult -mei", "without mei"}}},
        declare, run);
}

}  // namespace trail::cli
