// The page of a command, or of a group of commands; and the one of the program.
#include "cli/pages/command_page.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "cli/choice.hpp"
#include "cli/completion/value_kind.hpp"
#include "cli/global_options.hpp"
#include "cli/manual.hpp"
#include "cli/pages/roff.hpp"
#include "cli/pages/synopsis.hpp"
#include "cli/pages/topic.hpp"
#include "cli/topics.hpp"

namespace trail::cli::pages {
namespace {

using completion::ValueKind;
using Commands = std::vector<Program::Command>;

Commands commands_of(const Program& program, std::string_view word) {
    Commands found;
    for (const auto& command : program.commands()) {
        const auto name = command.about.name;
        if (name.substr(0, name.find(' ')) == word) found.push_back(command);
    }
    return found;
}

std::string synopsis(const About& about) {
    return fmt::format(".Nm trail Cm {}\n{}", about.name, synopsis_lines(about.synopsis));
}

std::string heading(const Program::Command& command, bool is_group) {
    return is_group ? fmt::format(".Ss trail {}\n", command.about.name) : "";
}

std::string capital(std::string_view text) {
    std::string sentence(text);
    if (!sentence.empty() && sentence[0] >= 'a' && sentence[0] <= 'z') {
        sentence[0] = static_cast<char>(sentence[0] - 'a' + 'A');
    }
    return sentence;
}

std::string options_of(const Program::Command& command) {
    Declaration declaration;
    const auto action = command.prepare(declaration);
    return option_list(declaration);
}

// The languages that its words and options are written in.
void refer_to_languages(Page& page, const Program::Command& command) {
    Declaration declaration;
    const auto action = command.prepare(declaration);
    const auto look_at = [&](std::optional<ValueKind> kind) {
        const auto is = [&](ValueKind one) { return kind == one; };
        if (is(ValueKind::query)) page.refer_to("trail-query", 7);
        if (is(ValueKind::moment) || is(ValueKind::date) || is(ValueKind::period) ||
            is(ValueKind::deadline)) {
            page.refer_to("trail-dates", 7);
        }
        if (is(ValueKind::setting_key)) page.refer_to("trail-config", 5);
    };
    for (const auto& words : declaration.words) {
        look_at(completion::kind_of(words, command.about.name));
    }
    for (const auto& option : declaration.options) {
        look_at(completion::kind_of(option, command.about.name));
        if (option.name == "email") page.refer_to("trail-mail", 7);
    }
}

void add_examples(Page& page, const About& about, const std::vector<Shown>& shown) {
    for (const auto& example : about.examples) {
        const auto output = output_of(shown, example.command);
        page.add("EXAMPLES", example_source(example.meaning,
                                            {{std::string(example.command), output.value_or("")}}));
    }
}

std::string command_list(const Program& program) {
    std::string source = ".Bl -tag -width Ds\n";
    for (const auto& word : first_words(program)) {
        source += fmt::format(".It Xr trail-{} 1\n{}", word,
                              prose(capital(summary_of(program, word)) + "."));
    }
    return source + ".El\n";
}

std::string alias_list() {
    std::string source = ".Bl -tag -width timeline\n";
    for (const auto& alias : aliases) {
        source += item("Cm", alias.word) + fmt::format(".Cm trail {}\n", alias.expansion);
    }
    return source + ".El\n";
}

std::string global_options() {
    GlobalOptions options;
    Questions questions;
    Declaration declaration;
    declare_global_options(declaration, options, questions);
    return option_list(declaration);
}

std::string rows_of_topic(std::string_view name, std::string_view macro) {
    const auto* topic = find_topic(name);
    return topic == nullptr ? "" : topic_rows(topic->text, macro);
}

}  // namespace

std::string example_source(std::string_view meaning, const std::vector<Step>& steps) {
    std::string lines;
    for (const auto& step : steps) {
        if (!step.command.empty()) lines += fmt::format("$ {}\n", step.command);
        lines += step.output;
    }
    auto text = capital(meaning);
    while (text.ends_with(' ') || text.ends_with('.') || text.ends_with(':')) text.pop_back();
    return prose(text + ":") + literal_lines(lines);
}

Page command_page(const Program& program, std::string_view word,
                  const std::vector<Shown>& examples) {
    Page page(fmt::format("trail-{}", word), 1, std::string(summary_of(program, word)));
    const auto commands = commands_of(program, word);
    const bool is_group = commands.size() > 1;
    std::string synopses;
    std::string descriptions;
    std::string options;
    for (const auto& command : commands) {
        synopses += synopsis(command.about);
        descriptions += heading(command, is_group) + paragraphs(command.about.description);
        if (const auto list = options_of(command); !list.empty()) {
            options += heading(command, is_group) + list;
        }
        add_examples(page, command.about, examples);
        refer_to_languages(page, command);
    }
    page.add("SYNOPSIS", synopses);
    page.add("DESCRIPTION", descriptions);
    page.add("OPTIONS", options);
    page.add("OPTIONS", is_group ? ".Ss Options of every command\nSee\n.Xr trail 1 .\n"
                                 : "Options of every command are described in\n.Xr trail 1 .\n");
    page.add("EXIT STATUS", "See\n.Xr trail 1 .\n");
    page.refer_to("trail", 1);
    return page;
}

Page program_page(const Program& program) {
    Page page("trail", 1, "the written record of a team's work");
    page.add("SYNOPSIS", ".Nm trail\n.Op Ar COMMAND\n.Op Ar options\n");
    page.add("COMMANDS", command_list(program));
    page.add("COMMANDS", "Other names of commands are fixed for ever:\n" + alias_list());
    page.add("OPTIONS", "Every command takes these:\n" + global_options());
    page.add("ENVIRONMENT", rows_of_topic("environment", "Ev"));
    page.add("EXIT STATUS", rows_of_topic("exit-codes", "Er"));
    for (const auto& word : first_words(program)) page.refer_to(fmt::format("trail-{}", word), 1);
    return page;
}

}  // namespace trail::cli::pages
