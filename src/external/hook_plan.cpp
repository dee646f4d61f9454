// What installing hooks would change.
#include "trail/external/hook_plan.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "external/hook_health.hpp"
#include "external/hook_removal.hpp"
#include "trail/error.hpp"
#include "trail/external/hook_snippets.hpp"

namespace trail::external::hooks {
namespace {

using Act = Change::Act;

bool is_wanted(const Wanted& wanted, Event event) {
    return std::ranges::find(wanted.events, event) != wanted.events.end();
}

// Other people get the files too, and have programs of their own elsewhere.
bool is_for_all(const Found& found) {
    return found.place == Place::worktree || found.place == Place::husky;
}

std::string whose(const Found& found, const HookFile& file) {
    if (file.is_tracked) return "   (a tracked file: others get it with the next commit)";
    return is_for_all(found) ? "   (in the working tree: git status will show it)" : "";
}

class FilePlan {
public:
    FilePlan(const Found& found, const HookFile& file, const Wanted& wanted, Plan& plan)
        : found_(found), file_(file), plan_(plan), name_(shown(found, file.path)) {
        if (!is_for_all(found)) program_ = wanted.program;
    }

    void make() {
        if (file_.occupant == Occupant::unusable) {
            refuse(fmt::format("{} is no file", name_),
                   "ls -ld " + quoted_word(file_.path.native()));
        }
        const auto reading = read(file_.content, file_.event);
        if (reading.condition != Condition::absent) {
            mend(reading);
        } else if (file_.occupant == Occupant::nothing) {
            file_.has_saved ? wrap_saved() : write_new();
        } else if (file_.occupant == Occupant::shell && is_run()) {
            insert();
        } else {
            set_aside();
        }
        for (const auto& stray : file_.strays) remove_stray(found_, stray, file_.event, plan_);
    }

private:
    bool is_run() const { return found_.place == Place::husky || file_.is_executable; }

    [[noreturn]] static void refuse(const std::string& message, const std::string& hint) {
        throw Error(Failure::usage, message, hint);
    }

    void add(Act act, std::optional<std::string> before, std::string after,
             std::string description) {
        plan_.changes.push_back({act, file_.path.string(), std::move(before), std::move(after),
                                 std::move(description)});
    }

    std::string block_of(Form form) const { return block({file_.event, form, program_}); }

    std::string wrapper() const { return std::string(shebang) + block_of(Form::wrapper); }

    // What an event other than the first needs beside lines of others takes more than one line.
    std::string lines_beside_others() const {
        if (is_for_all(found_) && file_.event == Event::post_commit)
            return single_line({file_.event, Form::inserted, {}});
        return block_of(Form::inserted);
    }

    void write_new() {
        const auto first = found_.place == Place::husky ? std::string_view() : shebang;
        const auto lines = is_for_all(found_) ? single_line({file_.event, Form::whole, {}})
                                              : block_of(Form::whole);
        add(Act::write, std::nullopt, std::string(first) + lines,
            fmt::format("{}: a new file{}", name_, whose(found_, file_)));
    }

    void wrap_saved() {
        add(Act::write, std::nullopt, wrapper(),
            fmt::format("{}: a new file that calls {}{} again", name_, name_, saved_ending));
    }

    void insert() {
        const auto lines = lines_beside_others();
        const bool is_block = lines.starts_with(begin_mark);
        const auto where = file_.content.starts_with("#!") ? "below its first line" : "at its top";
        add(Act::write, file_.content, with(file_.content, lines),
            fmt::format("{}: {} {}{}", name_, is_block ? "a block" : "one line", where,
                        whose(found_, file_)));
    }

    void set_aside() {
        if (is_for_all(found_)) refuse_to_move();
        if (file_.has_saved) {
            refuse(fmt::format("{}{} is there already, from another hook", name_, saved_ending),
                   fmt::format("mv {}{} {}.before-trail", name_, saved_ending, name_));
        }
        add(Act::move, std::nullopt, file_.path.string() + std::string(saved_ending),
            fmt::format("{} becomes {}{}, and a new one calls it   ({})", name_,
                        file_.path.filename().string(), saved_ending, why_aside()));
        add(Act::write, std::nullopt, wrapper(), {});
    }

    std::string_view why_aside() const {
        if (file_.occupant == Occupant::link) return "it is a link";
        return file_.occupant == Occupant::shell
                   ? "it is not executable: git ignores it, and so does the new one"
                   : "it is no shell script";
    }

    void refuse_to_move() const {
        if (file_.occupant == Occupant::shell) {
            refuse(fmt::format("{} is not executable, so git ignores it", name_),
                   "chmod +x " + name_);
        }
        refuse(fmt::format("{} is no shell script, and others get it too", name_),
               "trail hook install --print=sh");
    }

    void mend(const Reading& reading) {
        if (file_.occupant == Occupant::other) {
            add(Act::write, file_.content, without(file_.content, file_.event),
                fmt::format("{}: the block goes", name_));
            return set_aside();
        }
        if (reading.condition != Condition::current || file_.is_program_gone) {
            add(Act::write, file_.content, mended(reading),
                fmt::format("{}: the block is written again{}", name_, whose(found_, file_)));
        }
        if (!is_run()) {
            add(Act::make_executable, std::nullopt, {},
                fmt::format("{}: becomes executable again", name_));
        }
    }

    std::string mended(const Reading& reading) const {
        auto rest = without(file_.content, file_.event);
        const auto form = form_of(file_, reading, rest);
        if (rest.empty() && found_.place != Place::husky) rest = shebang;
        if (!is_for_all(found_)) return with(rest, block_of(form));
        return is_blank(rest) ? with(rest, single_line({file_.event, form, {}}))
                              : with(rest, lines_beside_others());
    }

    const Found& found_;
    const HookFile& file_;
    Plan& plan_;
    std::string name_;
    std::string program_{};
};

void refuse_place(const Found& found) {
    if (found.place == Place::nowhere) {
        throw Error(Failure::usage,
                    fmt::format("core.hooksPath is \"{}\", which is no directory, so git runs no "
                                "hook files",
                                found.hooks_path),
                    "git config --show-origin core.hooksPath");
    }
    if (found.place == Place::elsewhere) {
        throw Error(
            Failure::usage,
            fmt::format("core.hooksPath is \"{}\", outside of the repository: a block there would "
                        "log the commits of others too",
                        found.hooks_path),
            found.is_hooks_path_global ? "trail hook install --global"
                                       : "trail hook install --print=sh");
    }
}

bool is_logged(const Found& found, const Wanted& wanted) {
    const auto now = health(found);
    return !now.is_broken && std::ranges::all_of(wanted.events, [&](Event event) {
        return std::ranges::find(now.events, event) != now.events.end();
    });
}

bool is_global(const Found& found) {
    return found.directory.empty();
}

void plan_files(const Found& found, const Wanted& wanted, Plan& plan) {
    if (is_global(found) && found.hooks_path.empty()) {
        throw Error(Failure::unavailable,
                    fmt::format("--global needs git 2.54 or later, or a core.hooksPath; this is "
                                "git {}",
                                found.git),
                    "trail hook install");
    }
    for (const auto& file : found.files) {
        if (!is_wanted(wanted, file.event) || is_well(found, file)) continue;
        refuse_place(found);
        FilePlan(found, file, wanted, plan).make();
    }
}

// Git ends with an error for a hook with an event and no command, so the command comes first.
void plan_setting(const Found& found, const ConfigHook& hook, const Wanted& wanted, Plan& plan) {
    const auto key = [&](std::string_view last) {
        return fmt::format("{}.{}", section(hook.event), last);
    };
    const bool is_first = plan.changes.empty();
    const auto where = is_global(found) ? "in every repository, beside its own hooks"
                                        : "beside .husky and other hooks";
    plan.changes.push_back(
        {Act::set, key("command"), hook.command, command(hook.event, wanted.program),
         fmt::format("git config --{} {}.*{}", is_global(found) ? "global" : "local",
                     section(hook.event),
                     is_first ? fmt::format("   (git {}: runs {})", short_version(found.git), where)
                              : "")});
    plan.changes.push_back({Act::set, key("event"), std::nullopt, std::string(name(hook.event))});
    if (!hook.is_enabled) {
        plan.changes.push_back({Act::set, key("enabled"), "false", "true"});
    }
}

void plan_settings(const Found& found, const Wanted& wanted, Plan& plan) {
    if (!knows_config_hooks(found.git)) {
        throw Error(Failure::unavailable,
                    fmt::format("hooks in its configuration are known to git 2.54 and later; this "
                                "is git {}",
                                found.git),
                    "trail hook install --method file");
    }
    for (const auto& hook : found.config) {
        if (is_wanted(wanted, hook.event) && !config_problem(found, hook).empty())
            plan_setting(found, hook, wanted, plan);
    }
}

bool has_lines(const HookFile& file) {
    return read(file.content, file.event).condition != Condition::absent;
}

Method method_for(const Found& found, const Wanted& wanted) {
    if (wanted.method) return *wanted.method;
    if (!knows_config_hooks(found.git)) return Method::file;
    const bool is_enough = health(found).method == Method::file && is_logged(found, wanted);
    return is_enough ? Method::file : Method::config;
}

bool is_pasted(const Found& found, const Wanted& wanted) {
    return std::ranges::all_of(wanted.events, [&](Event event) {
        const bool has_input = found.manager != Manager::pre_commit;
        if (event == Event::post_rewrite && !has_input) return true;
        return std::ranges::find(found.pasted, event) != found.pasted.end();
    });
}

// These write the hook files anew whenever they like, so the lines belong into their own files.
bool belongs_to_manager(const Found& found, const Wanted& wanted) {
    const bool rewrites =
        found.manager == Manager::lefthook || found.manager == Manager::pre_commit;
    return rewrites && wanted.method != Method::file &&
           std::ranges::none_of(found.files, has_lines) && health(found).method != Method::file;
}

}  // namespace

Plan installation(const Found& found, const Wanted& wanted) {
    Plan plan{.directory = found.directory};
    if (method_for(found, wanted) == Method::config) {
        plan_settings(found, wanted, plan);
        for (const auto& file : found.files) plan_file_removal(found, file, plan);
        return plan;
    }
    if (is_pasted(found, wanted)) return plan;
    if (belongs_to_manager(found, wanted)) {
        plan.paste = found.manager;
        plan.paste_into = destination(found);
        return plan;
    }
    plan_files(found, wanted, plan);
    if (wanted.method) plan_settings_removal(found, plan);
    return plan;
}

}  // namespace trail::external::hooks
