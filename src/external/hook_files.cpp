// Hook files as they lie on the disk.
#include "external/hook_files.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "external/hook_marks.hpp"
#include "trail/error.hpp"

namespace trail::external::hooks {
namespace {

namespace fs = std::filesystem;

constexpr auto all_execute = fs::perms::owner_exec | fs::perms::group_exec | fs::perms::others_exec;

Occupant occupant_of(const fs::path& file) {
    switch (status_of(file).type()) {
        case fs::file_type::not_found:
            return Occupant::nothing;
        case fs::file_type::symlink:
            return Occupant::link;
        case fs::file_type::regular:
            return is_shell_script(text_of(file)) ? Occupant::shell : Occupant::other;
        default:
            return Occupant::unusable;
    }
}

bool holds_ours(const std::string& content, Event event) {
    return read(content, event).condition != Condition::absent;
}

void add_stray(std::vector<Stray>& strays, const fs::path& file, Event event) {
    if (fs::is_symlink(status_of(file))) return;
    auto content = text_of(file);
    if (holds_ours(content, event)) strays.push_back({file, std::move(content)});
}

// Other programs move a hook aside under an ending of theirs.
std::vector<fs::path> siblings(const fs::path& file) {
    const auto beginning = file.filename().string() + ".";
    std::vector<fs::path> found;
    std::error_code ignored;
    for (const auto& entry : fs::directory_iterator(file.parent_path(), ignored)) {
        const auto name = entry.path().filename().string();
        if (name.starts_with(beginning) && !name.ends_with(saved_ending)) {
            found.push_back(entry.path());
        }
    }
    std::ranges::sort(found);
    return found;
}

}  // namespace

fs::file_status status_of(const system::Path& file) {
    std::error_code failed;
    const auto status = fs::symlink_status(file, failed);
    if (status.type() != fs::file_type::none) return status;
    throw Error(Failure::io, fmt::format("cannot read {}: {}", file.native(), failed.message()),
                "ls -ld " + quoted_word(file.parent_path().native()));
}

std::string text_of(const system::Path& file) {
    const auto found = status_of(file);
    std::error_code failed;
    const bool is_plain =
        fs::is_regular_file(found) || (fs::is_symlink(found) && fs::is_regular_file(file, failed));
    if (!is_plain) return {};
    const auto size = fs::file_size(file, failed);
    if (!failed && size > largest_hook) return {};
    return system::read_file(file, largest_hook).value_or("");
}

HookFile hook_file(Event event, const system::Path& file, const std::vector<system::Path>& others) {
    HookFile found{.event = event, .path = file, .occupant = occupant_of(file)};
    std::error_code ignored;
    if (found.occupant == Occupant::shell || found.occupant == Occupant::other) {
        found.content = text_of(file);
        if (found.occupant == Occupant::other && !holds_ours(found.content, event))
            found.content.clear();
    }
    found.is_executable =
        (fs::status(file, ignored).permissions() & all_execute) != fs::perms::none &&
        found.occupant != Occupant::nothing;
    const auto saved = fs::symlink_status(file.string() + std::string(saved_ending), ignored);
    found.has_saved = fs::exists(saved);
    const auto program = read(found.content, event).program;
    found.is_program_gone = !program.empty() && !can_be_started(program);
    for (const auto& sibling : siblings(file)) add_stray(found.strays, sibling, event);
    for (const auto& other : others) {
        if (other == file) continue;
        add_stray(found.strays, other, event);
        for (const auto& sibling : siblings(other)) {
            if (sibling != file) add_stray(found.strays, sibling, event);
        }
    }
    return found;
}

bool can_be_started(const system::Path& program) {
    std::error_code ignored;
    const auto status = fs::status(program, ignored);
    return fs::is_regular_file(status) && (status.permissions() & all_execute) != fs::perms::none;
}

}  // namespace trail::external::hooks
