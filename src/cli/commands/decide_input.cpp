// `trail decide input`: what somebody thinks of a proposal, for the record.
#include <fmt/format.h>

#include "cli/command.hpp"
#include "cli/commands.hpp"
#include "cli/decisions/decision_act.hpp"
#include "cli/decisions/decision_options.hpp"
#include "cli/moment.hpp"
#include "trail/capture/tokens.hpp"
#include "trail/error.hpp"
#include "trail/render/deliberation_fields.hpp"
#include "trail/text/escape.hpp"
#include "trail/text/unicode.hpp"

namespace trail::cli {
namespace {

using model::Position;

struct InputOptions {
    ActOptions act;
    std::optional<std::string> in_favour;
    std::optional<std::string> against;
    bool object = false;
    bool abstain = false;
};

void declare(Declaration& declaration, InputOptions& options) {
    declaration.option("", "for", "N", options.in_favour,
                       "in favour of an option; 1 where there are none");
    declaration.option("", "against", "N", options.against, "against an option");
    declaration.flag("", "object", options.object, "object to the whole; needs a reason");
    declaration.flag("", "abstain", options.abstain, "take no side");
    declare_act(declaration, options.act);
}

Position position_of(const InputOptions& options) {
    const int given = (options.in_favour ? 1 : 0) + (options.against ? 1 : 0) +
                      (options.object ? 1 : 0) + (options.abstain ? 1 : 0);
    if (given > 1) {
        throw Error(Failure::usage, "--for, --against, --object and --abstain exclude each other");
    }
    if (options.in_favour) return Position::in_favour;
    if (options.against) return Position::against;
    if (options.object) return Position::object;
    return options.abstain ? Position::abstain : Position::comment;
}

// A proposal without options is one itself: 1.
std::optional<int> option_of(const InputOptions& options, const model::Decision& decision) {
    const auto& meant = options.in_favour ? options.in_favour : options.against;
    if (!meant) return std::nullopt;
    if (decision.options.empty() && *meant == "1") return std::nullopt;
    return option_number(decision.options, *meant,
                         fmt::format("trail decide show {}", model::decision_key(decision.number)));
}

void require_words(const InputOptions& options, Position position, const std::string& key) {
    if (has_text(options.act.text)) return;
    if (position == Position::object) {
        throw Error(Failure::usage, "an objection needs its reason",
                    fmt::format("trail decide input {} --object -e", key));
    }
    if (position == Position::comment) {
        throw Error(Failure::usage, "decide input needs a position or a text",
                    fmt::format("trail decide input {} --for 1", key));
    }
}

// Where nothing was written the line says what the position is about.
std::string own_line(const model::Decision& decision, const std::optional<int>& option) {
    return option ? decision.options[static_cast<std::size_t>(*option) - 1] : decision.entry.line;
}

model::Entry input(Context& context, const model::Decision& decision, Position position,
                   const std::optional<int>& option, const std::string& text) {
    const auto readable = text::repaired(text);
    const auto said = capture::verbatim(readable);
    auto reply = reply_to(context, decision, position,
                          said.line.empty() ? own_line(decision, option) : said.line);
    reply.reply->option = option;
    reply.body = said.body;
    reply.refs = capture::references(readable);
    return reply;
}

std::string_view noun(Position position) {
    switch (position) {
        case Position::object:
            return "objection";
        case Position::abstain:
            return "abstention";
        case Position::comment:
            return "remark";
        default:
            return model::name(position);
    }
}

std::string told(const model::Deliberation& after, const model::Entry& reply) {
    const auto& mark = *reply.reply;
    auto line = fmt::format("{}   {}", decision_line(after.decision), noun(mark.position));
    if (mark.option) line += fmt::format(" {}", *mark.option);
    const auto waiting = model::silent(after);
    if (waiting.empty()) return line;
    return line +
           fmt::format(", waits for {}", text::for_terminal_line(joined_text(waiting, ", ")));
}

int save(Context& context, const InputOptions& options, const model::Deliberation& seen,
         const Written& written) {
    const auto& decision = seen.decision;
    const auto position = position_of(options);
    auto reply = input(context, decision, position, option_of(options, decision), written.text);
    const bool needs_words = position == Position::object || position == Position::comment;
    if (needs_words && written.text.empty()) {
        context.streams().err("Nothing noted: the text is empty\n");
        return exit_no;
    }
    if (context.options().dry_run) {
        context.print(fmt::format("Would note {}\n", told(seen, reply)));
        return exit_done;
    }
    // What others say does not stand against it; another state of the decision may.
    const auto after =
        act_on(context, seen, Unchanged::decision, "decide input",
               [&](store::Change& change) { store::deliberations::reply(change, reply); });
    report_act(context, after, "Noted " + told(after, reply), options.act.output);
    if (model::is_overdue(decision, context.now())) {
        context.note("input was asked for until " + moment_text(context, *decision.due));
    }
    return exit_done;
}

int run(Context& context, const InputOptions& options) {
    if (answered_fields(context, options.act.output, render::deliberation_fields()))
        return exit_done;
    const auto position = position_of(options);
    const auto seen = find_seen(context, options.act);
    const auto key = model::decision_key(seen.decision.number);
    require_status(context, seen, model::DecisionStatus::proposed, "discussed");
    option_of(options, seen.decision);
    require_words(options, position, key);
    const auto written =
        read_reason(context, options.act, seen, fmt::format("trail decide input {}", key));
    return keeping(context, written, [&] { return save(context, options, seen, written); });
}

}  // namespace

void add_decide_input(Program& program) {
    program.add<InputOptions>(
        {.name = "decide input",
         .summary = "say what you think of a proposal",
         .group = Group::together,
         .synopsis = "D12 [--for N | --against N | --object | --abstain] [-m TEXT | -F FILE | -e]",
         .description =
             "Notes your position on a proposal, or a remark, with your name and the time. Who "
             "says "
             "something else later has changed their mind; what was said before stays on the "
             "record, an objection above all.\n\n"
             "An objection needs its reason. It does not stop the deciders, but they are told.",
         .examples = {{"trail decide input D13 --for 1", "in favour of the first option"},
                      {"trail decide input D13 --object -m \"two clients still on 3.9\"",
                       "an objection"}}},
        declare, run);
}

}  // namespace trail::cli
