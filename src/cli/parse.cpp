// Arguments to filled options; the only place that knows the package that reads them.
#include "cli/parse.hpp"

#include <CLI/CLI.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "cli/arguments.hpp"
#include "cli/choice.hpp"
#include "cli/fill.hpp"
#include "cli/global_options.hpp"
#include "cli/suggestion.hpp"
#include "trail/error.hpp"
#include "trail/text/escape.hpp"

namespace trail::cli {
namespace {

// What the arguments hold. CLI11 sees names and, in place of each value, its number in `values`: it
// gives a meaning of its own to values such as "[a]", "{}" and "".
struct Sorted {
    std::vector<std::string> options;
    std::vector<std::string> values;
    std::vector<std::string> words;
    std::optional<Error> fault;  // the first
};

class Sorter {
public:
    Sorter(const Declaration& declaration, const Choice& choice)
        : lookup_([&declaration](std::string_view name) { return find_option(declaration, name); }),
          choice_(choice) {}

    Sorted sort() {
        const auto& arguments = choice_.arguments;
        const bool is_query = choice_.command && choice_.command->about.takes_query;
        const auto dash = is_query ? Dash::negation : Dash::option;
        for (auto next = arguments.begin(); next != arguments.end();) {
            if (*next == end_of_options) {
                sorted_.words.insert(sorted_.words.end(), next + 1, arguments.end());
                break;
            }
            if (is_option(*next, dash, lookup_)) {
                next = take_option(next, arguments.end());
            } else {
                sorted_.words.push_back(*next++);
            }
        }
        return std::move(sorted_);
    }

private:
    using Place = std::vector<std::string>::const_iterator;

    Place take_option(Place place, Place end) {
        const auto parts = spelling(*place, lookup_);
        ++place;
        const bool is_flag = parts.option == nullptr || !takes_value(*parts.option);
        if (is_flag && parts.has_value && parts.option != nullptr) {
            fault(fmt::format("{} takes no value", parts.names));
        }
        if (parts.needs_next && place == end) {
            fault(fmt::format("{} needs a value: {}", parts.names, parts.option->value));
            return place;
        }
        sorted_.options.emplace_back(canonical(parts));
        if (is_flag) return place;
        if (parts.option->value_optional && !parts.has_value && place != end) {
            check_fields(parts, *place);
        }
        sorted_.options.push_back(std::to_string(sorted_.values.size()));
        sorted_.values.emplace_back(parts.needs_next ? std::string_view(*place) : parts.value);
        return parts.needs_next ? place + 1 : place;
    }

    static std::string canonical(const Spelling& parts) {
        if (!parts.names.starts_with("--") || parts.option == nullptr) {
            return std::string(parts.names);
        }
        return fmt::format("--{}", parts.option->name);
    }

    // "--json id,text" looks for text where fields were meant.
    void check_fields(const Spelling& parts, std::string_view next) {
        const auto is_field = [](char c) { return (c >= 'a' && c <= 'z') || c == '_' || c == ','; };
        if (next.find(',') == std::string_view::npos || !std::ranges::all_of(next, is_field))
            return;
        if (sorted_.fault) return;
        sorted_.fault.emplace(Failure::usage,
                              fmt::format("{} takes its value after an equals sign", parts.names),
                              fmt::format("{}={}", parts.names, next));
    }

    void fault(const std::string& message) {
        if (!sorted_.fault) sorted_.fault.emplace(Failure::usage, message, help_for(choice_.name));
    }

    Lookup lookup_;
    const Choice& choice_;
    Sorted sorted_;
};

std::string names_of(const Option& option) {
    if (option.name.empty()) return fmt::format("-{}", option.letter);
    if (option.letter.empty()) return fmt::format("--{}", option.name);
    return fmt::format("-{},--{}", option.letter, option.name);
}

// Whether the arguments may hold the option: telling CLI11 of every option there is would take
// longer than all the rest.
bool may_occur(const Option& option, const std::vector<std::string>& arguments) {
    return std::ranges::any_of(arguments, [&](std::string_view argument) {
        if (argument.starts_with("--"))
            return argument.substr(2, argument.find('=') - 2) == option.name;
        return !option.letter.empty() && argument.find(option.letter) != std::string_view::npos;
    });
}

// What was given to each option of the declaration, in its order. CLI11 sets up the locales of the
// C++ library: commands without options, the most usual ones, go without it.
class Reader {
public:
    Reader(const Declaration& declaration, std::vector<std::string> arguments)
        : slots_(declaration.options.size()) {
        if (arguments.empty()) return;
        app_.emplace().allow_extras()->set_help_flag();
        for (std::size_t place = 0; place < slots_.size(); ++place) {
            const auto& option = declaration.options[place];
            if (may_occur(option, arguments)) slots_[place] = slot_for(option);
        }
        std::ranges::reverse(arguments);
        app_->parse(std::move(arguments));
    }

    // The options nobody declared.
    std::vector<std::string> unknown() const {
        return app_ ? app_->remaining() : std::vector<std::string>();
    }

    // The numbers of the values given to the option at `place`; of a flag one "true" each.
    std::vector<std::string> given(std::size_t place) const {
        return slots_[place] != nullptr ? slots_[place]->results() : std::vector<std::string>();
    }

private:
    CLI::Option* slot_for(const Option& option) {
        auto* slot = takes_value(option) ? app_->add_option(names_of(option))
                                         : app_->add_flag(names_of(option));
        return slot->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
    }

    std::optional<CLI::App> app_;
    std::vector<CLI::Option*> slots_;
};

// What other programs call it.
constexpr std::array<std::pair<std::string_view, std::string_view>, 5> other_words{
    {{"--email", "--address"},
     {"--mail", "--address"},
     {"--body", "--message"},
     {"--text", "--message"},
     {"--date", "--at"}}};

std::string_view our_word(std::string_view word, const std::vector<std::string>& names) {
    for (const auto& [theirs, ours] : other_words) {
        if (theirs == word && std::ranges::find(names, ours) != names.end()) return ours;
    }
    return word;
}

Error unknown_option(const std::string& option, const Declaration& declaration,
                     const std::string& command) {
    std::vector<std::string> names;
    for (const auto& known : declaration.options) {
        if (!known.name.empty()) names.push_back(fmt::format("--{}", known.name));
    }
    const auto word = option.starts_with("--") ? option : fmt::format("-{}", option);
    const auto hint = help_for(command);
    return {Failure::usage, fmt::format("unknown option \"{}\"", text::for_terminal_line(option)),
            word.size() > 3 ? did_you_mean(our_word(word, names), names, hint) : hint};
}

Error no_verb(const std::string& group) {
    if (group.empty()) return {Failure::usage, "no command", "trail help"};
    return {Failure::usage, fmt::format("{} needs a verb", group), help_for(group)};
}

enum class Part { flags, values };

void fill_options(const Declaration& declaration, Part part, const Reader& reader,
                  const Sorted& sorted, std::string_view command) {
    for (std::size_t place = 0; place < declaration.options.size(); ++place) {
        const auto& option = declaration.options[place];
        if ((part == Part::values) != takes_value(option)) continue;
        auto given = reader.given(place);
        if (part == Part::values) {
            for (auto& value : given) value = sorted.values.at(std::stoul(value));
        }
        fill_option(option, given, command);
    }
}

// "--json=help" asks about fields and needs nothing else.
bool asks_about_fields(const Declaration& declaration) {
    const auto* json = find_option(declaration, "json");
    if (json == nullptr) return false;
    auto* const* fields = std::get_if<std::optional<std::string>*>(&json->target);
    return fields != nullptr && **fields == "help";
}

Wish wish_of(const Questions& questions) {
    if (questions.full_help) return Wish::full_help;
    if (questions.short_help) return Wish::short_help;
    return questions.version ? Wish::version : Wish::run;
}

// All arguments are its own, but for the wish to know what it is.
void prepare_shell(Parsed& parsed, const UserAlias& alias,
                   const std::vector<std::string>& arguments) {
    const auto is_help = [](const auto& word) { return word == "-h" || word == "--help"; };
    if (!arguments.empty() && is_help(arguments.front())) {
        parsed.wish = Wish::meaning;
        return;
    }
    parsed.action = [alias, arguments](Context& context) {
        return run_in_shell(context, alias, arguments);
    };
}

}  // namespace

Parsed parse(const Program& program, std::span<const std::string> arguments,
             const AliasReader& read_aliases) {
    const auto choice = choose(program, arguments, read_aliases);
    Parsed parsed{.topic = choice.name, .alias = choice.alias, .line = choice.line};
    if (choice.shell) {
        prepare_shell(parsed, *choice.shell, choice.arguments);
        return parsed;
    }
    Questions questions;
    Declaration declaration;
    declare_global_options(declaration, parsed.options, questions);
    if (choice.command) parsed.action = choice.command->prepare(declaration);

    auto sorted = Sorter(declaration, choice).sort();
    const Reader reader(declaration, std::move(sorted.options));
    fill_options(declaration, Part::flags, reader, sorted, choice.name);
    parsed.wish = wish_of(questions);
    if (parsed.wish != Wish::run) return parsed;

    if (sorted.fault) throw Error(*sorted.fault);
    if (const auto unknown = reader.unknown(); !unknown.empty()) {
        throw unknown_option(unknown.front(), declaration, choice.name);
    }
    if (!choice.command) throw no_verb(choice.name);
    fill_options(declaration, Part::values, reader, sorted, choice.name);
    if (asks_about_fields(declaration)) return parsed;
    fill_words(declaration.words, sorted.words, choice.command->about.name);
    return parsed;
}

}  // namespace trail::cli
