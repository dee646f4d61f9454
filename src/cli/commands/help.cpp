// `trail help`: every command on one page, one command in full, or a topic.
#include <fmt/format.h>

#include <algorithm>

#include "cli/choice.hpp"
#include "cli/command.hpp"
#include "cli/commands.hpp"
#include "cli/manual.hpp"
#include "cli/output.hpp"
#include "cli/shell_word.hpp"
#include "cli/suggestion.hpp"
#include "cli/topics.hpp"
#include "trail/error.hpp"
#include "trail/system/machine.hpp"
#include "trail/text/escape.hpp"

namespace trail::cli {
namespace {

struct HelpOptions {
    std::vector<std::string> words;
};

void declare(Declaration& declaration, HelpOptions& options) {
    declaration.all_words("COMMAND or TOPIC", options.words, "what to tell about");
}

Error unknown(const std::string& name, const UserAliases& own) {
    auto names = first_words(program());
    for (const auto whole : program().names()) names.emplace_back(whole);
    for (const auto& topic : topics()) names.emplace_back(topic.name);
    for (const auto& alias : own) names.push_back(alias.name);
    return {Failure::usage, fmt::format("no help about \"{}\"", text::for_terminal_line(name)),
            did_you_mean(name, names, "trail help")};
}

// What it stands for, and help on the command it leads to.
std::string text_about(const UserAliases& own, const UserAlias& alias) {
    const auto choice = choose(program(), std::vector{alias.name}, [&own] { return own; });
    if (choice.shell) return meaning_of(alias);
    return meaning_of(alias) + "\n" + full_help(program(), choice.name);
}

// As it can be pasted: with the path of the program that runs instead of the usual one.
std::string text_of(Context& context, const Topic& topic) {
    constexpr std::string_view usual = "/usr/local/bin/trail";
    std::string text(topic.text);
    auto place = text.find(usual);
    if (place == std::string::npos) return text;
    const auto own = shell_word(system::running_program(context.environment()));
    while (place != std::string::npos) {
        text.replace(place, usual.size(), own);
        place = text.find(usual, place + own.size());
    }
    return text;
}

std::string text_about(Context& context, const std::string& name) {
    if (name.empty()) return overview(program());
    if (const auto* topic = find_topic(name)) return text_of(context, *topic);
    const auto alias = std::ranges::find(aliases, name, &Alias::word);
    if (alias != aliases.end()) {
        return text_about(context,
                          std::string(alias->expansion.substr(0, alias->expansion.find(' '))));
    }
    if (program().find(name) || is_group(program(), name)) {
        return full_help(program(), name);
    }
    const auto own = user_aliases(context);
    const auto* found = find(own, name);
    if (found == nullptr) throw unknown(name, own);
    return text_about(own, *found);
}

int run(Context& context, const HelpOptions& options) {
    std::string name;
    for (const auto& word : options.words) {
        if (!name.empty()) name += ' ';
        name += word;
    }
    print_paged_help(context, text_about(context, name));
    return exit_done;
}

}  // namespace

void add_help(Program& program) {
    program.add<HelpOptions>(
        {.name = "help",
         .summary = "every command, one command in full, or a topic",
         .group = Group::also,
         .synopsis = "[COMMAND | TOPIC]",
         .description = "Without a name, every command on one page. Topics are query, dates, json, "
                        "exit-codes, environment, mail, cron, hooks and colors. Of an alias of "
                        "your own it says first what it stands for.",
         .examples = {{"trail help log", "everything about one command"},
                      {"trail help dates", "how to say when"}}},
        declare, run);
}

}  // namespace trail::cli
