// Modes of the record's files and of our folders, and what they ought to be.
#include "cli/checks/record_modes.hpp"

#include <array>
#include <optional>
#include <string_view>

#include "trail/system/sharing.hpp"

namespace trail::cli {
namespace {

namespace fs = std::filesystem;

constexpr auto owner_uses = fs::perms::owner_read | fs::perms::owner_write;
constexpr auto group_uses = owner_uses | fs::perms::group_read | fs::perms::group_write;
constexpr auto others = fs::perms::group_all | fs::perms::others_all;
constexpr auto others_write = fs::perms::group_write | fs::perms::others_write;

// The record and what SQLite and the writers' queue keep beside it.
constexpr std::array<std::string_view, 5> endings{"", "-wal", "-shm", "-journal", "-lock"};

// Nothing when there is no such thing.
std::optional<fs::perms> mode_of(const fs::path& path) {
    std::error_code failed;
    const auto found = fs::status(path, failed);
    if (failed || !fs::exists(found)) return std::nullopt;
    return found.permissions();
}

bool allows(std::optional<fs::perms> mode, fs::perms mask) {
    return mode && (*mode & mask) != fs::perms::none;
}

}  // namespace

fs::path record_folder(Context& context) {
    return fs::path(context.record_path()).parent_path();
}

// A directory of the user's choosing may be seen by others, but not changed by them.
std::vector<WrongMode> open_folders(Context& context) {
    std::vector<WrongMode> found;
    const auto folder = record_folder(context);
    const auto mode = mode_of(folder);
    const bool is_private = context.store().exists() && !system::is_shared_directory(folder);
    if (is_private && folder == context.directories().data) {
        if (allows(mode, others)) found.push_back({folder, fs::perms::owner_all});
    } else if (is_private && allows(mode, others_write)) {
        found.push_back({folder, *mode & ~others_write, false});
    }
    const fs::path state = context.directories().state;
    if (allows(mode_of(state), others)) found.push_back({state, fs::perms::owner_all});
    return found;
}

std::vector<WrongMode> wrong_files(Context& context) {
    const bool is_shared = system::is_shared_directory(record_folder(context));
    std::vector<WrongMode> found;
    for (const auto ending : endings) {
        const fs::path file = context.record_path() + std::string(ending);
        const auto mode = mode_of(file);
        const bool is_wrong = is_shared ? mode && *mode != group_uses : allows(mode, others);
        if (is_wrong) found.push_back({file, is_shared ? group_uses : owner_uses});
    }
    return found;
}

}  // namespace trail::cli
