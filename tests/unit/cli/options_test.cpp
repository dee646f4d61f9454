// One meaning for each option, across all commands.
#include <algorithm>
#include <array>
#include <map>
#include <string>

#include "cli/arguments.hpp"
#include "cli/command.hpp"
#include "cli/global_options.hpp"
#include "support/catch.hpp"

using namespace trail::cli;

namespace {

enum class Takes { nothing, value };

// The options that mean the same everywhere.
struct Fixed {
    std::string_view letter;
    std::string_view name;
    Takes takes;
};
constexpr std::array fixed{
    Fixed{"h", "", Takes::nothing},          Fixed{"", "help", Takes::nothing},
    Fixed{"V", "version", Takes::nothing},   Fixed{"q", "quiet", Takes::nothing},
    Fixed{"v", "verbose", Takes::nothing},   Fixed{"", "color", Takes::value},
    Fixed{"", "hyperlinks", Takes::value},   Fixed{"", "no-pager", Takes::nothing},
    Fixed{"y", "yes", Takes::nothing},       Fixed{"", "no-input", Takes::nothing},
    Fixed{"", "dry-run", Takes::nothing},    Fixed{"C", "directory", Takes::value},
    Fixed{"", "db", Takes::value},           Fixed{"c", "setting", Takes::value},
    Fixed{"p", "project", Takes::value},     Fixed{"t", "tag", Takes::value},
    Fixed{"k", "kind", Takes::value},        Fixed{"a", "author", Takes::value},
    Fixed{"", "after", Takes::value},        Fixed{"", "before", Takes::value},
    Fixed{"", "during", Takes::value},       Fixed{"", "at", Takes::value},
    Fixed{"", "is", Takes::value},           Fixed{"", "has", Takes::value},
    Fixed{"n", "limit", Takes::value},       Fixed{"", "sort", Takes::value},
    Fixed{"r", "reverse", Takes::nothing},   Fixed{"", "json", Takes::value},
    Fixed{"f", "format", Takes::value},      Fixed{"o", "output", Takes::value},
    Fixed{"", "by", Takes::value},           Fixed{"", "due", Takes::value},
    Fixed{"m", "message", Takes::value},     Fixed{"F", "file", Takes::value},
    Fixed{"e", "edit", Takes::nothing},      Fixed{"", "email", Takes::nothing},
    Fixed{"", "to", Takes::value},           Fixed{"", "once", Takes::nothing},
    Fixed{"", "send-empty", Takes::nothing}, Fixed{"", "wrap", Takes::nothing},
    Fixed{"", "no-header", Takes::nothing},
};

std::string spelled(const Option& option) {
    return "-" + std::string(option.letter) + " --" + std::string(option.name) +
           (takes_value(option) ? " VALUE" : "");
}

std::string spelled(const Fixed& option) {
    return "-" + std::string(option.letter) + " --" + std::string(option.name) +
           (option.takes == Takes::value ? " VALUE" : "");
}

// A letter or a long name and the only spelling it may have.
using Meanings = std::map<std::string, std::string>;

Meanings fixed_meanings() {
    Meanings meanings;
    for (const auto& option : fixed) {
        if (!option.letter.empty()) meanings["-" + std::string(option.letter)] = spelled(option);
        if (!option.name.empty()) meanings["--" + std::string(option.name)] = spelled(option);
    }
    return meanings;
}

void check_meaning(Meanings& meanings, const std::string& key, const Option& option) {
    INFO(key);
    CHECK(meanings.emplace(key, spelled(option)).first->second == spelled(option));
}

void check_options(Meanings& meanings, const Declaration& declaration) {
    for (const auto& option : declaration.options) {
        if (!option.letter.empty()) {
            check_meaning(meanings, "-" + std::string(option.letter), option);
        }
        if (!option.name.empty()) {
            check_meaning(meanings, "--" + std::string(option.name), option);
        }
    }
}

// Calls `check(name, declaration)` for every command and for the options they all have.
template <class Check>
void for_every_command(Check check) {
    GlobalOptions options;
    Questions questions;
    Declaration global;
    declare_global_options(global, options, questions);
    check(std::string("every command"), global);
    for (const auto& command : program().commands()) {
        Declaration declaration;
        const auto action = command.prepare(declaration);
        check(std::string(command.about.name), declaration);
    }
}

}  // namespace

TEST_CASE("no command gives an option a second meaning") {
    auto meanings = fixed_meanings();
    for_every_command([&](const std::string& name, const Declaration& declaration) {
        INFO(name);
        check_options(meanings, declaration);
    });
}

TEST_CASE("no command declares an option twice, or one that every command has") {
    GlobalOptions options;
    Questions questions;
    for (const auto& command : program().commands()) {
        Declaration all;
        declare_global_options(all, options, questions);
        const auto action = command.prepare(all);
        std::map<std::string, int> times;
        for (const auto& option : all.options) {
            if (!option.letter.empty()) ++times["-" + std::string(option.letter)];
            if (!option.name.empty()) ++times["--" + std::string(option.name)];
        }
        for (const auto& [name, count] : times) {
            INFO(command.about.name << " " << name);
            CHECK(count == 1);
        }
    }
}

TEST_CASE("every short option has a long one") {
    for_every_command([](const std::string& name, const Declaration& declaration) {
        for (const auto& option : declaration.options) {
            INFO(name << " -" << option.letter << " --" << option.name);
            CHECK(option.letter.size() <= 1);
            // -h is the short form of --help in both senses: it prints less.
            CHECK((option.name.size() > 1 || option.letter == "h"));
        }
    });
}

TEST_CASE("every option and word says what it does") {
    for_every_command([](const std::string& name, const Declaration& declaration) {
        for (const auto& option : declaration.options) {
            INFO(name << " --" << option.name);
            CHECK_FALSE(option.help.empty());
            CHECK((!option.help.ends_with('.') || option.help.ends_with("...")));
        }
        for (const auto& words : declaration.words) {
            INFO(name << " " << words.name);
            CHECK_FALSE(words.name.empty());
            CHECK_FALSE(words.help.empty());
        }
    });
}

TEST_CASE("flags fill a truth, and only an optional text may go without its value") {
    for_every_command([](const std::string& name, const Declaration& declaration) {
        for (const auto& option : declaration.options) {
            INFO(name << " --" << option.name);
            CHECK(std::holds_alternative<bool*>(option.target) == !takes_value(option));
            if (option.value_optional) {
                CHECK(std::holds_alternative<std::optional<std::string>*>(option.target));
            }
        }
    });
}
