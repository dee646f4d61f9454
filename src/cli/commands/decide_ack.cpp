// `trail decide ack`: who was to be informed knows of the outcome.
#include <fmt/format.h>

#include <algorithm>

#include "cli/command.hpp"
#include "cli/commands.hpp"
#include "cli/decisions/decision_act.hpp"
#include "cli/decisions/decision_options.hpp"
#include "trail/capture/tokens.hpp"
#include "trail/error.hpp"
#include "trail/render/deliberation_fields.hpp"
#include "trail/text/escape.hpp"
#include "trail/text/unicode.hpp"

namespace trail::cli {
namespace {

model::Entry acknowledgement(Context& context, const model::Decision& decision,
                             const std::string& text) {
    const auto said = capture::verbatim(text::repaired(text));
    auto reply = reply_to(context, decision, model::Position::acknowledge,
                          said.line.empty() ? decision.entry.line : said.line);
    reply.body = said.body;
    return reply;
}

std::string told(const model::Deliberation& after) {
    std::vector<std::string> missing;
    for (const auto& person : after.decision.informed) {
        if (!model::acknowledged_at(after, person)) missing.push_back(person);
    }
    const auto line = "Acknowledged " + decision_line(after.decision);
    if (missing.empty()) return line;
    return line +
           fmt::format("   (waits for {})", text::for_terminal_line(joined_text(missing, ", ")));
}

int run(Context& context, const ActOptions& options) {
    if (answered_fields(context, options.output, render::deliberation_fields())) return exit_done;
    const auto seen = find_seen(context, options);
    const auto key = model::decision_key(seen.decision.number);
    if (seen.decision.status == model::DecisionStatus::proposed) {
        throw Error(Failure::usage, fmt::format("{} is not decided yet", key),
                    fmt::format("trail decide input {} -e", key));
    }
    if (model::acknowledged_at(seen, context.me().name)) {
        context.streams().err(fmt::format("Nothing changed: you have acknowledged {}\n", key));
        return exit_no;
    }
    const auto written =
        read_reason(context, options, seen, fmt::format("trail decide ack {}", key));
    return keeping(context, written, [&] {
        if (context.options().dry_run) {
            context.print(fmt::format("Would acknowledge {}\n", key));
            return exit_done;
        }
        auto reply = acknowledgement(context, seen.decision, written.text);
        const auto after =
            act_on(context, seen, Unchanged::decision, "decide ack",
                   [&](store::Change& change) { store::deliberations::reply(change, reply); });
        report_act(context, after, told(after), options.output);
        return exit_done;
    });
}

}  // namespace

void add_decide_ack(Program& program) {
    program.add<ActOptions>(
        {.name = "decide ack",
         .summary = "say that you know of a decision",
         .group = Group::together,
         .synopsis = "D12 [-m TEXT | -F FILE | -e]",
         .description = "Notes that you know of the outcome. Those whom --inform named are waited "
                        "for; anybody may.",
         .examples = {{"trail decide ack D13", "seen"}}},
        declare_act, run);
}

}  // namespace trail::cli
