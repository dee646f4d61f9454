// What people say of a decision on the command line.
#include "cli/decisions/decision_options.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "cli/entries/entry_input.hpp"
#include "cli/entries/secret_check.hpp"
#include "cli/people/people.hpp"
#include "trail/capture/tokens.hpp"
#include "trail/error.hpp"
#include "trail/store/people.hpp"
#include "trail/text/escape.hpp"
#include "trail/text/unicode.hpp"

namespace trail::cli {
namespace {

model::Entry entry_from(Context& context, const DecisionOptions& options, std::string_view title,
                        std::string_view why) {
    const auto captured = capture::capture(text::repaired(title));
    model::Entry entry;
    entry.line = captured.line;
    const auto end = why.find_last_not_of(" \t\r\n");
    if (end != std::string_view::npos) entry.body = text::repaired(why.substr(0, end + 1));
    entry.project = options.project ? options.project : captured.project;
    if (!entry.project) entry.project = context.default_project();
    entry.tags = captured.tags;
    for (const auto& tag : options.tags) add_once(entry.tags, {without_sign(tag)});
    entry.people = captured.people;
    entry.refs = captured.refs;
    const auto& at = options.at ? options.at : captured.at;
    entry.at = context.zone().stamp(
        at ? time::read_point(*at, context.reference(), time::Lean::past) : context.now());
    entry.zone = context.zone().name();
    entry.created_at = context.now();
    return entry;
}

void read_days(Context& context, const DecisionOptions& options, model::Decision& decision) {
    const auto ahead = [&](const std::string& text) {
        return time::read_point(text, context.reference(), time::Lean::future);
    };
    if (options.due) {
        decision.due = ahead(*options.due);
        if (*decision.due <= context.now()) {
            throw Error(Failure::usage, fmt::format("--due lies behind: \"{}\"",
                                                    text::for_terminal_line(*options.due)));
        }
    }
    if (options.review)
        decision.review = time::day_of(context.zone().local(ahead(*options.review)));
}

// The values were checked as choices of their options.
void read_lenses(const DecisionOptions& options, model::Decision& decision) {
    if (options.urgency) decision.urgency = model::parse_urgency(*options.urgency);
    if (options.nuance) decision.nuance = model::parse_nuance(*options.nuance);
    if (options.nature) decision.nature = model::parse_nature(*options.nature);
}

std::string without_at(std::string_view name) {
    while (name.starts_with(' ')) name.remove_prefix(1);
    while (name.ends_with(' ')) name.remove_suffix(1);
    if (name.starts_with('@')) name.remove_prefix(1);
    return text::composed(text::repaired(name));
}

std::string known_spelling(Context& context, const std::string& name) {
    if (name == "me") return context.me().name;
    if (!model::is_name(name)) {
        throw Error(Failure::usage,
                    fmt::format("\"{}\" cannot be a person", text::for_terminal_line(name)),
                    "trail people");
    }
    if (text::folded(name) == text::folded(context.me().name)) return context.me().name;
    const auto person = store::people::find(context.store().record(), name);
    return person ? person->name : name;
}

}  // namespace

void declare_lenses(Declaration& declaration, std::optional<std::string>& urgency,
                    std::optional<std::string>& nuance, std::optional<std::string>& nature) {
    declaration.option("", "urgency", "U", urgency, "how soon the answer is needed",
                       {model::urgency_names.begin(), model::urgency_names.end()});
    declaration.option("", "nuance", "N", nuance, "how delicate it is",
                       {model::nuance_names.begin(), model::nuance_names.end()});
    declaration.option("", "nature", "X", nature, "collect ideas, pick one, or tell",
                       {model::nature_names.begin(), model::nature_names.end()});
}

void declare_decision(Declaration& declaration, DecisionOptions& options) {
    declaration.option("", "option", "TEXT", options.options, "what was considered; repeatable");
    declaration.option("", "driver", "TEXT", options.drivers, "what matters in it; repeatable");
    declaration.option("", "decider", "PERSON", options.deciders,
                       "who decides; repeatable, else you");
    declaration.option("", "consult", "PERSON", options.consulted,
                       "whose input is asked for; repeatable");
    declaration.option("", "inform", "PERSON", options.informed,
                       "who is to know the outcome; repeatable");
    declaration.option("", "review", "D", options.review, "the day it comes back in digests");
    declaration.option("p", "project", "NAME", options.project, "the project it belongs to");
    declaration.option("t", "tag", "NAME", options.tags, "a tag; repeatable");
    declare_text(declaration, options.text);
    declaration.flag("", "allow-secret", options.allow_secret,
                     "record a text that looks like a secret");
    declare_json(declaration, options.output);
}

model::Decision decision_from(Context& context, const DecisionOptions& options,
                              std::string_view title, std::string_view why) {
    model::Decision decision;
    decision.entry = entry_from(context, options, title, why);
    if (decision.entry.line.empty()) throw Error(Failure::usage, "a decision needs a title");
    decision.drivers = options.drivers;
    decision.options = options.options;
    decision.consequences = options.consequences;
    decision.confirmation = options.confirmation;
    decision.deciders = read_new_names(context, options.deciders);
    decision.consulted = read_new_names(context, options.consulted);
    decision.informed = read_new_names(context, options.informed);
    read_days(context, options, decision);
    read_lenses(options, decision);
    return decision;
}

int option_number(const std::vector<std::string>& options, const std::string& meant,
                  const std::string& look) {
    int number = 0;
    const char* end = meant.data() + meant.size();
    const auto [stopped, error] = std::from_chars(meant.data(), end, number);
    const auto count = static_cast<int>(options.size());
    if (error == std::errc{} && stopped == end) {
        if (number >= 1 && number <= count) return number;
        throw Error(Failure::usage,
                    fmt::format("there is no option {}; {} given", number,
                                count == 1 ? "1 was" : fmt::format("{} were", count)),
                    look);
    }
    const auto found = std::ranges::find(options, meant);
    if (found != options.end()) return static_cast<int>(found - options.begin()) + 1;
    throw Error(Failure::usage,
                fmt::format("there is no option \"{}\"", text::for_terminal_line(meant)), look);
}

std::vector<std::string> read_names(Context& context, const std::vector<std::string>& given) {
    std::vector<std::string> names;
    for (const auto& several : given) {
        std::string_view rest = several;
        while (true) {
            const auto comma = rest.find(',');
            add_once(names, {known_spelling(context, without_at(rest.substr(0, comma)))});
            if (comma == std::string_view::npos) break;
            rest.remove_prefix(comma + 1);
        }
    }
    return names;
}

std::vector<std::string> read_new_names(Context& context, const std::vector<std::string>& given) {
    auto names = read_names(context, given);
    for (const auto& name : names) refuse_misspelt(context, name);
    return names;
}

void refuse_secret_words(Context& context, const DecisionOptions& options) {
    if (options.allow_secret) return;
    // As it was typed: a token may be the secret.
    std::string text = joined_text(options.text.words, " ");
    for (const auto* list :
         {&options.text.messages, &options.options, &options.drivers, &options.consequences,
          &options.tags, &options.deciders, &options.consulted, &options.informed}) {
        for (const auto& item : *list) text += '\n' + item;
    }
    if (options.project) text += '\n' + *options.project;
    if (options.chosen) text += '\n' + *options.chosen;
    if (options.confirmation) text += '\n' + *options.confirmation;
    refuse_secrets(context, {.text = text}, "nothing was recorded");
}

Written read_context(Context& context, const DecisionOptions& options, const std::string& title,
                     const std::string& command) {
    if (!options.text.file && !options.text.edit) {
        return {.text = joined_text(options.text.messages, "\n\n"), .command = command};
    }
    TextOptions text = options.text;
    text.words.clear();
    text.command = command;
    auto written = read_text(context, text, [&title] {
        return fmt::format("# Why: {}\n# Lines starting with \"# \" are ignored.\n", title);
    });
    if (!options.allow_secret) refuse_secrets(context, written, "nothing was recorded");
    return written;
}

std::string joined_text(const std::vector<std::string>& parts, std::string_view between) {
    std::string text;
    for (const auto& part : parts) text += text.empty() ? part : std::string(between) + part;
    return text;
}

std::string decision_line(const model::Decision& decision) {
    std::string line = model::decision_key(decision.number) + "  ";
    if (decision.entry.project) line += text::for_terminal_line(*decision.entry.project) + "  ";
    line += text::for_terminal_line(decision.entry.line);
    if (const auto won = model::outcome(decision)) line += ": " + text::for_terminal_line(*won);
    return line;
}

}  // namespace trail::cli
