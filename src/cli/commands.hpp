// The commands there are; each is defined in its own file.
#pragma once

namespace trail::cli {

class Program;

void add_log(Program& program);
void add_list(Program& program);
void add_search(Program& program);
void add_show(Program& program);
void add_edit(Program& program);
void add_rm(Program& program);
void add_undo(Program& program);
void add_digest(Program& program);
void add_decide(Program& program);
void add_decide_list(Program& program);
void add_decide_show(Program& program);
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
void add_db_backup(Program& program);
void add_db_compact(Program& program);
void add_db_stats(Program& program);
void add_help(Program& program);

}  // namespace trail::cli
