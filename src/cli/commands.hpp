// The commands there are; each is defined in its own file.
#pragma once

namespace trail::cli {

class Program;

// Each adds one command; called when that command, or the list of all, is asked for.
void add_log(Program& program);
void add_list(Program& program);
void add_search(Program& program);
void add_show(Program& program);
void add_edit(Program& program);
void add_rm(Program& program);
void add_undo(Program& program);
void add_checkin(Program& program);
void add_standup(Program& program);
void add_digest(Program& program);
void add_stats(Program& program);
void add_decide(Program& program);
void add_decide_propose(Program& program);
void add_decide_input(Program& program);
void add_decide_accept(Program& program);
void add_decide_reject(Program& program);
void add_decide_supersede(Program& program);
void add_decide_deprecate(Program& program);
void add_decide_ack(Program& program);
void add_decide_list(Program& program);
void add_decide_show(Program& program);
void add_decide_graph(Program& program);
void add_decide_mode(Program& program);
void add_ask(Program& program);
void add_reply(Program& program);
void add_inbox(Program& program);
void add_decide_edit(Program& program);
void add_decide_sync(Program& program);
void add_people_list(Program& program);
void add_people_show(Program& program);
void add_people_add(Program& program);
void add_people_set(Program& program);
void add_people_away(Program& program);
void add_people_back(Program& program);
void add_people_when(Program& program);
void add_people_rm(Program& program);
void add_agreement_show(Program& program);
void add_agreement_edit(Program& program);
void add_agreement_export(Program& program);
void add_hook_install(Program& program);
void add_hook_uninstall(Program& program);
void add_hook_status(Program& program);
void add_config_list(Program& program);
void add_config_get(Program& program);
void add_config_set(Program& program);
void add_config_unset(Program& program);
void add_config_edit(Program& program);
void add_config_path(Program& program);
void add_config_describe(Program& program);
void add_import(Program& program);
void add_export(Program& program);
void add_doctor(Program& program);
void add_db_path(Program& program);
void add_db_check(Program& program);
void add_db_init(Program& program);
void add_db_backup(Program& program);
void add_db_restore(Program& program);
void add_db_recover(Program& program);
void add_db_migrate(Program& program);
void add_db_compact(Program& program);
void add_db_stats(Program& program);
void add_db_sql(Program& program);
void add_hook_run(Program& program);
void add_completion(Program& program);
void add_help(Program& program);

}  // namespace trail::cli
