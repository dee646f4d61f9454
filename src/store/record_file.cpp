// The record as a file.
#include "store/record_file.hpp"

#include <fmt/format.h>

#include <filesystem>

#include "trail/error.hpp"
#include "trail/system/files.hpp"
#include "trail/system/locks.hpp"
#include "trail/system/sharing.hpp"

namespace trail::store {
namespace {

std::filesystem::path directory_of(const std::string& path) {
    const auto directory = std::filesystem::path(path).parent_path();
    return directory.empty() ? "." : directory;
}

}  // namespace

std::string queue_of(const std::string& path) {
    return path + "-lock";
}

engine::Journal journal_for(const std::string& path) {
    return system::file_system_of(directory_of(path)) == system::FileSystem::local
               ? engine::Journal::write_ahead
               : engine::Journal::rollback;
}

void refuse_without_locks(const std::string& path) {
    std::string kind;
    if (system::file_system_of(directory_of(path), &kind) == system::FileSystem::local) return;
    if (system::locks_work_in(directory_of(path))) return;
    throw Error(Failure::io,
                fmt::format("{} is on {}, where locks do not work; two writers would "
                            "damage the record",
                            path, kind),
                "trail config describe db.path");
}

void refuse_open_to_others(const std::string& path) {
    const auto directory = directory_of(path);
    if (!system::is_shared_directory(directory)) system::refuse_unsafe_directory(directory);
}

void keep_copy_before(engine::Engine& record, const std::string& path, int version) {
    const std::string copy = fmt::format("{}.before-{}", path, version);
    // Half a copy, left by a crash, must not pass for a whole one.
    const std::string unfinished = copy + ".new";
    system::remove_durably(unfinished);
    system::make_private_file(unfinished);
    engine::backup_sqlite(record, unfinished);
    system::move_durably(unfinished, copy);
}

}  // namespace trail::store
