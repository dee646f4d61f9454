// `trail decide`: a decision already taken, written down in one line.
#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "cli/command.hpp"
#include "cli/commands.hpp"
#include "cli/output.hpp"
#include "cli/secret_check.hpp"
#include "cli/shell_word.hpp"
#include "cli/text_input.hpp"
#include "trail/capture/tokens.hpp"
#include "trail/error.hpp"
#include "trail/render/entry_fields.hpp"
#include "trail/store/decisions.hpp"
#include "trail/text/escape.hpp"
#include "trail/text/unicode.hpp"
#include "trail/time/period.hpp"

namespace trail::cli {
namespace {

struct DecideOptions {
    TextOptions text;
    std::vector<std::string> options;
    std::optional<std::string> chosen;
    std::vector<std::string> consequences;
    std::vector<std::string> deciders;
    std::optional<std::string> review;
    std::optional<std::string> project;
    std::vector<std::string> tags;
    std::optional<std::string> at;
    bool allow_secret = false;
    OutputOptions output;
};

void declare(Declaration& declaration, DecideOptions& options) {
    declaration.all_words("TITLE", options.text.words, "what was decided", true);
    declaration.option("", "option", "TEXT", options.options, "what was considered; repeatable");
    declaration.option("", "chosen", "N|TEXT", options.chosen, "the option that won");
    declaration.option("", "consequence", "TEXT", options.consequences, "what follows; repeatable");
    declaration.option("", "decider", "PERSON", options.deciders,
                       "who decided; repeatable, else you");
    declaration.option("", "review", "D", options.review, "the day it comes back in digests");
    declaration.option("p", "project", "NAME", options.project, "the project it belongs to");
    declaration.option("t", "tag", "NAME", options.tags, "a tag; repeatable");
    declaration.option("", "at", "D", options.at, "when it was decided");
    declare_text(declaration, options.text);
    declaration.flag("", "allow-secret", options.allow_secret,
                     "record a text that looks like a secret");
    declare_json(declaration, options.output);
}

// A number names an option; a text is one of them, or one more.
void choose(model::Decision& decision, const std::string& chosen) {
    int number = 0;
    const char* end = chosen.data() + chosen.size();
    const auto [stopped, error] = std::from_chars(chosen.data(), end, number);
    const auto count = static_cast<int>(decision.options.size());
    if (error == std::errc{} && stopped == end) {
        if (number >= 1 && number <= count) {
            decision.chosen = number;
            return;
        }
        throw Error(Failure::usage,
                    fmt::format("there is no option {}; {} given", number,
                                count == 1 ? "1 was" : fmt::format("{} were", count)));
    }
    const auto found = std::ranges::find(decision.options, chosen);
    decision.chosen = static_cast<int>(found - decision.options.begin()) + 1;
    if (found == decision.options.end()) decision.options.push_back(chosen);
}

model::Entry entry_for(Context& context, const DecideOptions& options, std::string_view title,
                       std::string_view why) {
    const auto captured = capture::capture(title);
    model::Entry entry;
    entry.line = captured.line;
    const auto end = why.find_last_not_of(" \t\r\n");
    if (end != std::string_view::npos) entry.body = text::repaired(why.substr(0, end + 1));
    entry.project = options.project ? options.project : captured.project;
    if (!entry.project) entry.project = context.default_project();
    entry.tags = captured.tags;
    for (const auto& tag : options.tags) entry.tags.push_back(tag);
    entry.people = captured.people;
    entry.refs = captured.refs;
    const auto& at = options.at ? options.at : captured.at;
    entry.at = context.zone().stamp(
        at ? time::read_point(*at, context.reference(), time::Lean::past) : context.now());
    entry.zone = context.zone().name();
    entry.created_at = context.now();
    return entry;
}

std::string joined(const std::vector<std::string>& parts, std::string_view between) {
    std::string text;
    for (const auto& part : parts) text += text.empty() ? part : std::string(between) + part;
    return text;
}

void refuse_secret(Context& context, const DecideOptions& options, const Written& written) {
    if (!options.allow_secret) refuse_secrets(context, written, "nothing was recorded");
}

// What stands on the command line is looked at as it was typed: a token may be the secret.
void refuse_secret_words(Context& context, const DecideOptions& options) {
    std::string text = joined(options.text.words, " ");
    for (const auto* list : {&options.text.messages, &options.options, &options.consequences}) {
        for (const auto& item : *list) text += '\n' + item;
    }
    if (options.chosen) text += '\n' + *options.chosen;
    refuse_secret(context, options, {.text = text});
}

// Here -m is the reason, and so is what the editor or a file holds.
Written reason(Context& context, const DecideOptions& options, const std::string& title) {
    const std::string command = "trail decide " + shell_word(title);
    if (!options.text.file && !options.text.edit) {
        return {.text = joined(options.text.messages, "\n\n"), .command = command};
    }
    TextOptions text = options.text;
    text.words.clear();
    text.command = command;
    const auto written = read_text(context, text, [&title] {
        return fmt::format("# Why: {}\n# Lines starting with \"# \" are ignored.\n", title);
    });
    refuse_secret(context, options, written);
    return written;
}

model::Decision decision_from(Context& context, const DecideOptions& options,
                              const std::string& title, const std::string& why) {
    model::Decision decision;
    decision.entry = entry_for(context, options, text::repaired(title), why);
    decision.status = model::DecisionStatus::accepted;
    decision.options = options.options;
    if (options.chosen) choose(decision, *options.chosen);
    decision.consequences = options.consequences;
    decision.deciders = options.deciders;
    if (options.review) {
        const auto day = time::read_point(*options.review, context.reference(), time::Lean::future);
        decision.review = time::day_of(context.zone().local(day));
    }
    return decision;
}

std::string told(const model::Decision& decision) {
    std::string line = fmt::format("Accepted {}  ", model::decision_key(decision.number));
    if (decision.entry.project) line += text::for_terminal_line(*decision.entry.project) + "  ";
    line += text::for_terminal_line(decision.entry.line);
    if (decision.chosen) {
        line += ": " + text::for_terminal_line(
                           decision.options[static_cast<std::size_t>(*decision.chosen) - 1]);
    }
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

int save(Context& context, const DecideOptions& options, const std::string& title,
         const Written& why) {
    auto decision = decision_from(context, options, title, why.text);
    if (decision.entry.line.empty()) {
        throw Error(Failure::usage, "a decision needs a title");
    }
    if (decision.deciders.empty()) decision.deciders.push_back(context.me().name);
    if (context.options().dry_run) {
        context.print(
            fmt::format("Would record {}\n", text::for_terminal_line(decision.entry.line)));
        return exit_done;
    }
    context.store().change("decide",
                           [&](store::Change& change) { store::decisions::add(change, decision); });
    report(context, decision, options.output);
    return exit_done;
}

int run(Context& context, const DecideOptions& options) {
    if (answered_fields(context, options.output, render::decision_fields())) return exit_done;
    refuse_secret_words(context, options);
    const std::string title = joined(options.text.words, " ");
    const auto why = reason(context, options, title);
    return keeping(context, why, [&] { return save(context, options, title, why); });
}

}  // namespace

void add_decide(Program& program) {
    program.add<DecideOptions>(
        {.name = "decide",
         .summary = "decision records",
         .group = Group::together,
         .synopsis = "TITLE... [-m WHY] [--option TEXT]... [--chosen N|TEXT] [--review D]",
         .description =
             "Records a decision that was taken, as accepted, and gives it a number: D12. The "
             "reason "
             "is given with -m; what was considered with --option, once each; what won with "
             "--chosen, "
             "by number or text.\n\n"
             "--review names the day on which it comes back in digests. A title that begins with a "
             "verb of this group (list, show) is given after --.",
         .examples = {{"trail decide \"Use WAL mode\" -m \"Readers no longer wait for writers\"",
                       "record a decision and why"},
                      {"trail decide \"Drop Python 3.9\" --option \"In 0.3\" --option \"In 1.0\" "
                       "--chosen 1 --review 2027-05-01",
                       "with what was considered, and a day to look again"}}},
        declare, run);
}

}  // namespace trail::cli
