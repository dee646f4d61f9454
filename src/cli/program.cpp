// The list of commands, in the order of help.
#include <algorithm>

#include "cli/command.hpp"
#include "cli/commands.hpp"

namespace trail::cli {

const Program::Command* Program::find(std::string_view name) const {
    const auto found = std::ranges::find(commands_, name,
                                         [](const Command& command) { return command.about.name; });
    return found == commands_.end() ? nullptr : &*found;
}

const Program& program() {
    static const Program all = [] {
        Program program;
        add_log(program);
        add_list(program);
        add_search(program);
        add_show(program);
        add_edit(program);
        add_rm(program);
        add_undo(program);
        add_checkin(program);
        add_standup(program);
        add_digest(program);
        add_stats(program);
        add_decide(program);
        add_decide_propose(program);
        add_decide_input(program);
        add_decide_edit(program);
        add_decide_accept(program);
        add_decide_reject(program);
        add_decide_supersede(program);
        add_decide_deprecate(program);
        add_decide_ack(program);
        add_decide_list(program);
        add_decide_show(program);
        add_decide_graph(program);
        add_decide_mode(program);
        add_decide_sync(program);
        add_ask(program);
        add_reply(program);
        add_inbox(program);
        add_people_list(program);
        add_people_show(program);
        add_people_add(program);
        add_people_set(program);
        add_people_away(program);
        add_people_back(program);
        add_people_when(program);
        add_people_rm(program);
        add_agreement_show(program);
        add_agreement_edit(program);
        add_agreement_export(program);
        add_hook_install(program);
        add_hook_uninstall(program);
        add_hook_status(program);
        add_config_list(program);
        add_config_get(program);
        add_config_set(program);
        add_config_unset(program);
        add_config_edit(program);
        add_config_path(program);
        add_config_describe(program);
        add_import(program);
        add_export(program);
        add_doctor(program);
        add_db_path(program);
        add_db_init(program);
        add_db_check(program);
        add_db_backup(program);
        add_db_restore(program);
        add_db_recover(program);
        add_db_migrate(program);
        add_db_compact(program);
        add_db_stats(program);
        add_db_sql(program);
        add_hook_run(program);
        add_completion(program);
        add_help(program);
        return program;
    }();
    return all;
}

}  // namespace trail::cli
