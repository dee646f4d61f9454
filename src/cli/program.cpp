// The list of commands, in the order of help.
#include <algorithm>

#include "cli/command.hpp"
#include "cli/commands.hpp"

namespace trail::cli {

const Program::Command* Program::find(std::string_view name) const {
    const auto found = std::ranges::find(
        commands_, name, [](const Command& command) { return command.about.name; });
    return found == commands_.end() ? nullptr : &*found;
}

const Program& program() {
    static const Program all = [] {
        Program program;
        add_log(program);
        add_digest(program);
        add_decide(program);
        add_decide_list(program);
        add_decide_show(program);
        add_import(program);
        add_export(program);
        add_help(program);
        return program;
    }();
    return all;
}

}  // namespace trail::cli
