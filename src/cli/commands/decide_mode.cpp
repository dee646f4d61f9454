// `trail decide mode`: whether to write, to talk, or to write first and talk then.
#include <fmt/format.h>

#include <charconv>

#include "cli/command.hpp"
#include "cli/commands.hpp"
#include "cli/decisions/decision_act.hpp"
#include "cli/decisions/decision_options.hpp"
#include "cli/decisions/mode_answer.hpp"
#include "cli/output.hpp"
#include "cli/reader.hpp"
#include "trail/error.hpp"
#include "trail/store/search.hpp"
#include "trail/text/escape.hpp"

namespace trail::cli {
namespace {

using model::Situation;

struct ModeOptions {
    std::optional<std::string> id;
    std::optional<std::string> urgency;
    std::optional<std::string> nuance;
    std::optional<std::string> nature;
    std::vector<std::string> people;
    bool off_track = false;
    std::optional<std::string> expect;
    std::optional<std::string> record;
    bool rules = false;
    OutputOptions output;
};

void declare(Declaration& declaration, ModeOptions& options) {
    declaration.word("ID", options.id, "the decision it is about: D12");
    declare_lenses(declaration, options.urgency, options.nuance, options.nature);
    declaration.option("", "people", "P,...", options.people,
                       "who takes part; else the people of the decision");
    declaration.flag("", "off-track", options.off_track, "what is told is bad news");
    declaration.option("", "expect", "MODE", options.expect, "exit with 1 if it is another",
                       {model::mode_names.begin(), model::mode_names.end()});
    declaration.option("", "record", "D13", options.record, "note the advice with a decision");
    declaration.flag("", "rules", options.rules, "the rules, as they are published");
    declare_json(declaration, options.output);
}

// One numbered question; the answer is a number or the name.
template <std::size_t count>
std::string asked(Context& context, std::string_view question, std::string_view option,
                  const std::array<std::string_view, count>& names,
                  const std::array<std::string_view, count>& meanings) {
    if (!context.can_ask()) {
        throw Error(Failure::usage, fmt::format("decide mode needs --{}", option));
    }
    std::string text = fmt::format("{}\n", question);
    for (std::size_t i = 0; i < count; ++i) {
        text += fmt::format("  {}  {}: {}\n", i + 1, names[i], meanings[i]);
    }
    context.streams().err(text + "> ");
    const auto answer = context.streams().read_line().value_or("");
    for (std::size_t i = 0; i < count; ++i) {
        if (answer == std::to_string(i + 1) || answer == names[i]) return std::string(names[i]);
    }
    throw Error(Failure::usage,
                fmt::format("\"{}\" is none of the answers", text::for_terminal_line(answer)));
}

void ask_missing(Context& context, ModeOptions& options) {
    if (!options.urgency) {
        options.urgency =
            asked(context, "How soon is the answer needed?", "urgency", model::urgency_names,
                  {"an outage, customers blocked, waiting adds risk", "today", "this week",
                   "there is no hurry"});
    }
    if (!options.nuance) {
        options.nuance = asked(context, "How delicate is it?", "nuance", model::nuance_names,
                               {"plain facts", "detailed, not sensitive",
                                "conflict, feelings, ambiguity, personal feedback"});
    }
    if (!options.nature) {
        options.nature =
            asked(context, "What is it for?", "nature", model::nature_names,
                  {"collect ideas", "pick one", "tell: status, documentation, routine"});
    }
}

void overrule(const ModeOptions& options, Situation& situation) {
    if (options.urgency) situation.urgency = *model::parse_urgency(*options.urgency);
    if (options.nuance) situation.nuance = *model::parse_nuance(*options.nuance);
    if (options.nature) situation.nature = *model::parse_nature(*options.nature);
    situation.off_track = situation.off_track || options.off_track;
}

// The latest word on the project says so.
bool is_off_track(Context& context, const std::optional<std::string>& project) {
    if (!project) return false;
    query::Query query{query::Node{query::KindTerm{{model::Kind::status}}}};
    query = query::both(std::move(query),
                        query::Node{query::FieldTerm{query::Field::project, {*project}}});
    const auto hits =
        store::search::find(context.store().record(), query, store::search::Sort::newest, 1);
    return !hits.empty() && hits.front().entry.health == model::Health::off_track;
}

ModeQuestion question_from(Context& context, ModeOptions options) {
    ModeQuestion question;
    question.people = read_new_names(context, options.people);
    if (options.id) {
        const auto deliberation = find_deliberation(context, *options.id);
        const auto& decision = deliberation.decision;
        question.situation = model::situation_of(deliberation, context.now(),
                                                 is_off_track(context, decision.entry.project));
        if (question.people.empty()) {
            auto names = decision.deciders;
            names.insert(names.end(), decision.consulted.begin(), decision.consulted.end());
            question.people = read_names(context, names);
        }
        question.decision = decision;
    } else {
        ask_missing(context, options);
    }
    overrule(options, question.situation);
    if (question.people.empty()) question.people.push_back(context.me().name);
    return question;
}

void record(Context& context, const std::string& id, const render::ModeAnswer& answer) {
    const auto seen = find_deliberation(context, id);
    auto reply = reply_to(context, seen.decision, model::Position::advise,
                          fmt::format("{} ({})", answer.rule->advice, answer.rule->name));
    std::string body;
    for (const auto& lens : answer.lenses) {
        body += fmt::format("- {} {}: {}, {}\n", lens.name, lens.value, lens.why, lens.points);
    }
    reply.body = body + fmt::format("- {}", answer.rule->why);
    act_on(context, seen, Unchanged::decision, "decide mode",
           [&](store::Change& change) { store::deliberations::reply(change, reply); });
    const auto key = model::decision_key(seen.decision.number);
    if (!context.options().quiet) context.streams().err(fmt::format("Noted with {}\n", key));
}

void print_answer(Context& context, const render::ModeAnswer& answer, const OutputOptions& output) {
    const auto seen = reader(context);
    switch (shape(context, output)) {
        case Shape::json:
            context.print(render::mode_json(answer, seen,
                                            json_fields(output, names_of(render::mode_fields()))));
            break;
        case Shape::pipe:
            context.print(render::mode_lines(answer, seen));
            break;
        case Shape::human:
            print_paged(context, render::mode_page(answer, seen));
            break;
    }
}

int run(Context& context, const ModeOptions& options) {
    if (answered_fields(context, options.output, render::mode_fields())) return exit_done;
    if (options.rules) {
        print_paged(context, render::mode_rules_text(reader(context)));
        return exit_done;
    }
    const auto answer = mode_answer(context, question_from(context, options));
    print_answer(context, answer, options.output);
    if (options.record && !context.options().dry_run) record(context, *options.record, answer);
    const bool as_expected =
        !options.expect || model::parse_mode(*options.expect) == answer.rule->mode;
    return as_expected ? exit_done : exit_no;
}

}  // namespace

void add_decide_mode(Program& program) {
    program.add<ModeOptions>(
        {.name = "decide mode",
         .summary = "write or talk? how to take a decision",
         .group = Group::together,
         .synopsis = "[D12] [--urgency U] [--nuance N] [--nature X] [--people P,...] "
                     "[--off-track] [--expect MODE] [--record D13] [--rules]",
         .description =
             "Advises to write (async), to talk (sync), or to write first and talk only if "
             "objections remain. A fixed list of rules decides: the first that applies; --rules "
             "prints them. The answer tells the rule and why, where urgency, nuance and nature "
             "point different ways, when all are at work on everybody's own clock, and what to do "
             "next.\n\n"
             "Of a decision most is known: its deadline, its options, who has answered and who "
             "objects. What the options say comes first. Without a decision and without options "
             "it asks three questions.",
         .examples =
             {{"trail decide mode D13", "how to take a proposal"},
              {"trail decide mode --urgency week --nuance medium --nature converge --people "
               "ana,bjorn,mei",
               "before there is one"},
              {"trail decide mode --rules", "the rules"}}},
        declare, run);
}

}  // namespace trail::cli
