// The commands there are; each is defined in its own file.
#pragma once

namespace trail::cli {

class Program;

// Each runs once at every start; as cold functions they lie side by side, in few pages.
[[gnu::cold]] void add_log(Program& program);
[[gnu::cold]] void add_list(Program& program);
[[gnu::cold]] void add_search(Program& program);
[[gnu::cold]] void add_show(Program& program);
[[gnu::cold]] void add_edit(Program& program);
[[gnu::cold]] void add_rm(Program& program);
[[gnu::cold]] void add_undo(Program& program);
[[gnu::cold]] void add_checkin(Program& program);
[[gnu::cold]] void add_standup(Program& program);
[[gnu::cold]] void add_digest(Program& program);
[[gnu::cold]] void add_stats(Program& program);
[[gnu::cold]] void add_decide(Program& program);
[[gnu::cold]] void add_decide_propose(Program& program);
[[gnu::cold]] void add_decide_input(Program& program);
[[gnu::cold]] void add_decide_accept(Program& program);
[[gnu::cold]] void add_decide_reject(Program& program);
[[gnu::cold]] void add_decide_supersede(Program& program);
[[gnu::cold]] void add_decide_deprecate(Program& program);
[[gnu::cold]] void add_decide_ack(Program& program);
[[gnu::cold]] void add_decide_list(Program& program);
[[gnu::cold]] void add_decide_show(Program& program);
[[gnu::cold]] void add_decide_graph(Program& program);
[[gnu::cold]] void add_decide_mode(Program& program);
[[gnu::cold]] void add_ask(Program& program);
[[gnu::cold]] void add_reply(Program& program);
[[gnu::cold]] void add_inbox(Program& program);
[[gnu::cold]] void add_decide_edit(Program& program);
[[gnu::cold]] void add_decide_sync(Program& program);
[[gnu::cold]] void add_people_list(Program& program);
[[gnu::cold]] void add_people_show(Program& program);
[[gnu::cold]] void add_people_add(Program& program);
[[gnu::cold]] void add_people_set(Program& program);
[[gnu::cold]] void add_people_away(Program& program);
[[gnu::cold]] void add_people_back(Program& program);
[[gnu::cold]] void add_people_when(Program& program);
[[gnu::cold]] void add_people_rm(Program& program);
[[gnu::cold]] void add_agreement_show(Program& program);
[[gnu::cold]] void add_agreement_edit(Program& program);
[[gnu::cold]] void add_agreement_export(Program& program);
[[gnu::cold]] void add_hook_install(Program& program);
[[gnu::cold]] void add_hook_uninstall(Program& program);
[[gnu::cold]] void add_hook_status(Program& program);
[[gnu::cold]] void add_config_list(Program& program);
[[gnu::cold]] void add_config_get(Program& program);
[[gnu::cold]] void add_config_set(Program& program);
[[gnu::cold]] void add_config_unset(Program& program);
[[gnu::cold]] void add_config_edit(Program& program);
[[gnu::cold]] void add_config_path(Program& program);
[[gnu::cold]] void add_config_describe(Program& program);
[[gnu::cold]] void add_import(Program& program);
[[gnu::cold]] void add_export(Program& program);
[[gnu::cold]] void add_doctor(Program& program);
[[gnu::cold]] void add_db_path(Program& program);
[[gnu::cold]] void add_db_check(Program& program);
void add_db_init(Program& program);
[[gnu::cold]] void add_db_backup(Program& program);
[[gnu::cold]] void add_db_restore(Program& program);
[[gnu::cold]] void add_db_recover(Program& program);
[[gnu::cold]] void add_db_migrate(Program& program);
[[gnu::cold]] void add_db_compact(Program& program);
[[gnu::cold]] void add_db_stats(Program& program);
[[gnu::cold]] void add_db_sql(Program& program);
[[gnu::cold]] void add_hook_run(Program& program);
[[gnu::cold]] void add_completion(Program& program);
void add_help(Program& program);

}  // namespace trail::cli
