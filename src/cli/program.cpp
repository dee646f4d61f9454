// The list of commands, in the order of help.
#include <algorithm>
#include <utility>

#include "cli/command.hpp"
#include "cli/commands.hpp"

namespace trail::cli {
namespace {

constexpr Program::Listed listed[] = {
    {"log", add_log},
    {"list", add_list},
    {"search", add_search},
    {"show", add_show},
    {"edit", add_edit},
    {"rm", add_rm},
    {"undo", add_undo},
    {"checkin", add_checkin},
    {"standup", add_standup},
    {"digest", add_digest},
    {"stats", add_stats},
    {"decide", add_decide},
    {"decide propose", add_decide_propose},
    {"decide input", add_decide_input},
    {"decide edit", add_decide_edit},
    {"decide accept", add_decide_accept},
    {"decide reject", add_decide_reject},
    {"decide supersede", add_decide_supersede},
    {"decide deprecate", add_decide_deprecate},
    {"decide ack", add_decide_ack},
    {"decide list", add_decide_list},
    {"decide show", add_decide_show},
    {"decide graph", add_decide_graph},
    {"decide mode", add_decide_mode},
    {"decide sync", add_decide_sync},
    {"ask", add_ask},
    {"reply", add_reply},
    {"inbox", add_inbox},
    {"people list", add_people_list},
    {"people show", add_people_show},
    {"people add", add_people_add},
    {"people set", add_people_set},
    {"people away", add_people_away},
    {"people back", add_people_back},
    {"people when", add_people_when},
    {"people rm", add_people_rm},
    {"agreement show", add_agreement_show},
    {"agreement edit", add_agreement_edit},
    {"agreement export", add_agreement_export},
    {"hook install", add_hook_install},
    {"hook uninstall", add_hook_uninstall},
    {"hook status", add_hook_status},
    {"config list", add_config_list},
    {"config get", add_config_get},
    {"config set", add_config_set},
    {"config unset", add_config_unset},
    {"config edit", add_config_edit},
    {"config path", add_config_path},
    {"config describe", add_config_describe},
    {"import", add_import},
    {"export", add_export},
    {"doctor", add_doctor},
    {"db path", add_db_path},
    {"db init", add_db_init},
    {"db check", add_db_check},
    {"db backup", add_db_backup},
    {"db restore", add_db_restore},
    {"db recover", add_db_recover},
    {"db migrate", add_db_migrate},
    {"db compact", add_db_compact},
    {"db stats", add_db_stats},
    {"db sql", add_db_sql},
    {"hook run", add_hook_run},
    {"completion", add_completion},
    {"help", add_help},
};

}  // namespace

std::vector<std::string_view> Program::names() const {
    std::vector<std::string_view> names;
    for (const auto& command : listed_) names.push_back(command.name);
    for (const auto& command : added_) names.push_back(command.about.name);
    return names;
}

std::vector<Program::Command> Program::commands() const {
    Program all;
    for (const auto& command : listed_) command.add(all);
    all.added_.insert(all.added_.end(), added_.begin(), added_.end());
    return std::move(all.added_);
}

std::optional<Program::Command> Program::find(std::string_view name) const {
    const auto own =
        std::ranges::find(added_, name, [](const Command& command) { return command.about.name; });
    if (own != added_.end()) return *own;
    const auto other = std::ranges::find(listed_, name, &Listed::name);
    if (other == listed_.end()) return std::nullopt;
    Program one;
    other->add(one);
    return std::move(one.added_.front());
}

const Program& program() {
    static const Program all(listed);
    return all;
}

}  // namespace trail::cli
