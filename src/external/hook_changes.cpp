// Carrying out a plan, one change after the other.
#include <fmt/format.h>

#include "external/git_command.hpp"
#include "external/hook_files.hpp"
#include "trail/error.hpp"
#include "trail/external/hook_plan.hpp"
#include "trail/system/look.hpp"

namespace trail::external::hooks {
namespace {

namespace fs = std::filesystem;

constexpr auto executable = fs::perms::owner_all | fs::perms::group_read | fs::perms::group_exec |
                            fs::perms::others_read | fs::perms::others_exec;

void check(const std::error_code& failed, std::string_view act, const std::string& file) {
    if (!failed) return;
    throw Error(Failure::io, fmt::format("cannot {} {}: {}", act, file, failed.message()));
}

void refuse_other_content(const Change& change) {
    const bool is_same = change.before ? text_of(change.target) == *change.before
                                       : !fs::exists(status_of(change.target));
    if (is_same) return;
    throw Error(Failure::busy,
                fmt::format("{} was changed by somebody else meanwhile", change.target));
}

void write(const Change& change) {
    refuse_other_content(change);
    std::error_code failed;
    const auto directory = fs::path(change.target).parent_path();
    fs::create_directories(directory, failed);
    check(failed, "make directory", directory.string());
    system::write_output_file(change.target, change.after);
    if (change.before) return;
    fs::permissions(change.target, executable, failed);
    check(failed, "make executable", change.target);
}

void make_executable(const Change& change) {
    std::error_code failed;
    fs::permissions(change.target,
                    fs::perms::owner_exec | fs::perms::group_exec | fs::perms::others_exec,
                    fs::perm_options::add, failed);
    check(failed, "make executable", change.target);
}

void move(const Change& change) {
    std::error_code failed;
    fs::rename(change.target, change.after, failed);
    check(failed, "move", change.target);
}

void remove(const Change& change) {
    refuse_other_content(change);
    std::error_code failed;
    fs::remove(change.target, failed);
    check(failed, "remove", change.target);
}

void configure(system::Processes& processes, const Plan& plan, std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(),
                     {"config", plan.directory.empty() ? "--global" : "--local"});
    const auto finished = processes.run(git_command(plan.directory, std::move(arguments)));
    if (finished.status != 0) throw git_failure(finished);
}

std::string_view verb(Change::Act act) {
    if (act == Change::Act::move) return "move";
    return act == Change::Act::remove ? "remove" : "write";
}

// Whatever replaces a file makes another one beside it; git does, too.
system::Path replaced_by(const Change& change, const system::Path& settings) {
    switch (change.act) {
        case Change::Act::make_executable:
            return {};
        case Change::Act::set:
        case Change::Act::unset:
            return settings;
        default:
            return change.target;
    }
}

}  // namespace

void foresee(const Plan& plan, const system::Path& settings) {
    for (const auto& change : plan.changes) {
        const auto file = replaced_by(change, settings);
        if (!file.empty()) system::refuse_shut_folder(verb(change.act), file);
    }
}

void carry_out(system::Processes& processes, const Plan& plan) {
    for (const auto& change : plan.changes) {
        switch (change.act) {
            case Change::Act::write:
                write(change);
                break;
            case Change::Act::make_executable:
                make_executable(change);
                break;
            case Change::Act::move:
                move(change);
                break;
            case Change::Act::remove:
                remove(change);
                break;
            case Change::Act::set:
                configure(processes, plan, {"--replace-all", change.target, change.after});
                break;
            case Change::Act::unset:
                configure(processes, plan, {"--remove-section", change.target});
                break;
        }
    }
}

}  // namespace trail::external::hooks
