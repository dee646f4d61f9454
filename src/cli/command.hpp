// What a command file needs: how to declare a command, what it is run with, and how it ends.
#pragma once

#include <array>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "cli/context.hpp"
#include "cli/declaration.hpp"

namespace trail::cli {

// Exit codes that are no failure.
inline constexpr int exit_done = 0;
inline constexpr int exit_no = 1;  // the answer is no

// The groups of `trail --help`, in its order.
enum class Group { everyday, rhythm, together, setup, also };

struct Example {
    std::string_view command;  // "trail log \"Fixed the parser crash\""
    std::string_view meaning;
};

// What help and manual say of a command.
struct About {
    std::string_view name;     // "show", "decide list"
    std::string_view summary;  // "one item in full"
    Group group = Group::everyday;
    std::string_view synopsis;     // "ID... [--history] [--raw]"
    std::string_view description;  // paragraphs, separated by a blank line
    std::vector<Example> examples;
    bool takes_query = false;  // "-word" of two letters or more is a negated term, not options
};

class Program {
public:
    Program() { commands_.reserve(64); }

    struct Command {
        About about;
        // Declares options bound to a fresh options struct and gives the action that uses it.
        std::function<std::function<int(Context&)>(Declaration&)> prepare;
    };

    // `declare(Declaration&, Options&)` says what the command takes; `run(Context&, const
    // Options&)` does it and returns the exit code. Nothing is declared before the command is
    // chosen.
    template <class Options, class Declare, class Run>
    void add(About about, Declare declare, Run run) {
        commands_.push_back({std::move(about), [declare, run](Declaration& declaration) {
                                 auto options = std::make_shared<Options>();
                                 declare(declaration, *options);
                                 return [options, run](Context& context) {
                                     return run(context, *options);
                                 };
                             }});
    }

    const std::vector<Command>& commands() const { return commands_; }

    // By its whole name: "decide list".
    const Command* find(std::string_view name) const;

private:
    std::vector<Command> commands_;
};

// Aliases that are fixed for ever: the word and what it stands for.
struct Alias {
    std::string_view word;
    std::string_view expansion;
};
inline constexpr std::array aliases{
    Alias{"ls", "list"},         Alias{"timeline", "list"},       Alias{"amend", "edit @"},
    Alias{"ack", "reply --ack"}, Alias{"history", "undo --list"}, Alias{"away", "people away me"},
};

// Every command, in the order of help.
const Program& program();

}  // namespace trail::cli
