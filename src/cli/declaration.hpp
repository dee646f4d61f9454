// What a command takes, as data for the parser, help, completions and tests.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace trail::cli {

// Where a value goes. A list takes the option several times, in order.
using Target = std::variant<bool*, std::optional<std::string>*, std::vector<std::string>*,
                            std::optional<std::size_t>*>;

struct Option {
    std::string_view letter;  // "p", or empty
    std::string_view name;    // "project"
    std::string_view value;   // "NAME"; empty for a flag
    std::string_view help;    // lower case, no full stop
    Target target;
    std::vector<std::string_view> choices{};  // the only values it takes; empty: any
    bool value_optional = false;              // --json and --json=FIELDS; never a word of its own
};

// What stands beside the options.
struct Words {
    std::string_view name;  // "ID", "TEXT"
    std::string_view help;
    Target target;  // text: at most one; list: any number
    bool required = false;
};

class Declaration {
public:
    void flag(std::string_view letter, std::string_view name, bool& target, std::string_view help) {
        options.push_back({letter, name, {}, help, &target});
    }
    void option(std::string_view letter, std::string_view name, std::string_view value,
                std::optional<std::string>& target, std::string_view help,
                std::vector<std::string_view> choices = {}) {
        options.push_back({letter, name, value, help, &target, std::move(choices)});
    }
    void option(std::string_view letter, std::string_view name, std::string_view value,
                std::vector<std::string>& target, std::string_view help) {
        options.push_back({letter, name, value, help, &target});
    }
    void number(std::string_view letter, std::string_view name, std::string_view value,
                std::optional<std::size_t>& target, std::string_view help) {
        options.push_back({letter, name, value, help, &target});
    }
    void word(std::string_view name, std::optional<std::string>& target, std::string_view help,
              bool required = false) {
        words.push_back({name, help, &target, required});
    }
    void all_words(std::string_view name, std::vector<std::string>& target, std::string_view help,
                   bool required = false) {
        words.push_back({name, help, &target, required});
    }

    std::vector<Option> options;
    std::vector<Words> words;
};

}  // namespace trail::cli
