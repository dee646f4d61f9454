// What a command file needs: how to declare a command, what it is run with, and how it ends.
#pragma once

#include <array>
#include <functional>
#include <memory>
#include <optional>
#include <span>
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
    struct Command {
        About about;
        // Declares options bound to a fresh options struct and gives the action that uses it.
        std::function<std::function<int(Context&)>(Declaration&)> prepare;
    };

    // A command by the function that adds it, called when the command is asked for: a start that
    // built all of them would pay for one page of the program each.
    struct Listed {
        std::string_view name;  // the same as the command's own
        void (*add)(Program& program);
    };

    Program() = default;
    explicit Program(std::span<const Listed> listed) : listed_(listed) {}

    // `declare(Declaration&, Options&)` says what the command takes; `run(Context&, const
    // Options&)` does it and returns the exit code. Nothing is declared before the command is
    // chosen.
    template <class Options, class Declare, class Run>
    void add(About about, Declare declare, Run run) {
        added_.push_back({std::move(about), [declare, run](Declaration& declaration) {
                              auto options = std::make_shared<Options>();
                              declare(declaration, *options);
                              return [options, run](Context& context) {
                                  return run(context, *options);
                              };
                          }});
    }

    // Whole names, "decide list", and all commands, in the order of help.
    std::vector<std::string_view> names() const;
    std::vector<Command> commands() const;

    // By its whole name.
    std::optional<Command> find(std::string_view name) const;

private:
    std::span<const Listed> listed_;
    std::vector<Command> added_;
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
