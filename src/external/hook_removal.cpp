// What taking hooks out again would change.
#include "external/hook_removal.hpp"

#include <fmt/format.h>

namespace trail::external::hooks {
namespace {

using Act = Change::Act;

void put_back(const Found& found, const HookFile& file, Plan& plan) {
    const auto name = file.path.filename().string();
    const auto saved = file.path.string() + std::string(saved_ending);
    const auto words = fmt::format("{} becomes {} again", shown(found, saved), name);
    const bool is_taken = file.occupant != Occupant::nothing;
    if (is_taken) {
        plan.changes.push_back({Act::remove, file.path.string(), file.content, {}, words});
    }
    plan.changes.push_back(
        {Act::move, saved, std::nullopt, file.path.string(), is_taken ? "" : words});
}

void remove_lines(const Found& found, const HookFile& file, const Reading& reading, Plan& plan) {
    const auto name = shown(found, file.path);
    const auto rest = without(file.content, file.event);
    const auto form = form_of(file, reading, rest);
    const bool is_ours = form != Form::inserted && is_blank(rest);
    if (is_ours && file.has_saved) return put_back(found, file, plan);
    if (is_ours) {
        plan.changes.push_back({Act::remove,
                                file.path.string(),
                                file.content,
                                {},
                                fmt::format("{}: removed, trail made it", name)});
        return;
    }
    const bool calls = form == Form::wrapper && file.has_saved;
    plan.changes.push_back({Act::write, file.path.string(), file.content,
                            calls ? with(rest, saved_call()) : rest,
                            fmt::format("{}: trail's lines go", name)});
    if (calls) {
        plan.remarks.push_back(fmt::format("{} was added to, so it stays and goes on calling {}{}",
                                           name, file.path.filename().string(), saved_ending));
    }
}

}  // namespace

std::string shown(const Found& found, const system::Path& path) {
    if (found.worktree.empty()) return path.string();
    const auto inside = path.lexically_relative(found.worktree);
    return inside.empty() || *inside.begin() == ".." ? path.string() : inside.string();
}

bool is_blank(std::string_view script) {
    const auto last = script.find_last_not_of(" \t\r\n");
    const auto text = script.substr(0, last == std::string_view::npos ? 0 : last + 1);
    return text.empty() || text == shebang.substr(0, shebang.size() - 1);
}

Form form_of(const HookFile& file, const Reading& reading, std::string_view rest) {
    const bool is_unknown =
        reading.condition == Condition::damaged && reading.form == Form::inserted;
    return is_unknown && file.has_saved && is_blank(rest) ? Form::wrapper : reading.form;
}

void plan_file_removal(const Found& found, const HookFile& file, Plan& plan) {
    const auto reading = read(file.content, file.event);
    const bool is_ours = reading.condition != Condition::absent;
    if (found.place == Place::elsewhere && is_ours) {
        const auto remark =
            fmt::format("{} stays as it is, for all repositories: trail hook uninstall --global",
                        found.hooks.string());
        if (plan.remarks.empty() || plan.remarks.back() != remark) plan.remarks.push_back(remark);
    } else if (is_ours) {
        remove_lines(found, file, reading, plan);
    } else if (file.has_saved && file.occupant == Occupant::nothing) {
        put_back(found, file, plan);
    } else if (file.has_saved) {
        plan.remarks.push_back(fmt::format("{}{} stays: another hook has taken its place",
                                           shown(found, file.path), saved_ending));
    }
    for (const auto& stray : file.strays) remove_stray(found, stray, file.event, plan);
}

void remove_stray(const Found& found, const Stray& stray, Event event, Plan& plan) {
    const auto rest = without(stray.content, event);
    const auto name = shown(found, stray.path);
    if (is_blank(rest) && read(stray.content, event).form != Form::inserted) {
        plan.changes.push_back({Act::remove,
                                stray.path.string(),
                                stray.content,
                                {},
                                fmt::format("{}: removed, trail made it", name)});
    } else {
        plan.changes.push_back({Act::write, stray.path.string(), stray.content, rest,
                                fmt::format("{}: trail's lines go", name)});
    }
}

void plan_settings_removal(const Found& found, Plan& plan) {
    for (const auto& hook : found.config) {
        if (!hook.is_within_reach) continue;
        const auto scope = found.directory.empty() ? "global" : "local";
        plan.changes.push_back(
            {Act::unset,
             std::string(section(hook.event)),
             hook.command,
             {},
             fmt::format("git config --{} --remove-section {}", scope, section(hook.event))});
    }
}

Plan removal(const Found& found) {
    Plan plan{.directory = found.directory};
    plan_settings_removal(found, plan);
    for (const auto& file : found.files) plan_file_removal(found, file, plan);
    return plan;
}

}  // namespace trail::external::hooks
