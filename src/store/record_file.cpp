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

std::string unfinished_name(const std::filesystem::path& place, const std::string& source) {
    const auto name = fmt::format(".{}.unfinished", place.filename().string());
    auto path = (place.parent_path() / name).string();
    std::error_code ignored;
    if (!std::filesystem::equivalent(path, source, ignored)) return path;
    throw Error(Failure::usage, fmt::format("{} is left of a copy that was never whole", source),
                "trail db path");
}

// Told of the name that was asked for.
void make_unfinished(const std::string& path, const std::string& place) {
    try {
        system::make_private_file(path);
    } catch (const Error& error) {
        std::string message = error.what();
        if (const auto at = message.find(path); at != std::string::npos)
            message.replace(at, path.size(), place);
        throw Error(error.kind(), message, error.hint());
    }
}

void remove_all_of(const std::string& path) {
    std::error_code ignored;
    for (const auto* ending : {"", "-wal", "-shm", "-journal"})
        std::filesystem::remove(path + ending, ignored);
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

Unfinished::Unfinished(const std::string& place, const std::string& source)
    : place_(place),
      path_(unfinished_name(place, source)),
      removed_(path_),
      journal_removed_(path_ + "-journal") {
    remove_all_of(path_);
    make_unfinished(path_, place_);
}

Unfinished::~Unfinished() {
    remove_all_of(path_);
}

void Unfinished::take_name() {
    system::name_durably(path_, place_);
}

void Unfinished::replace() {
    system::move_durably(path_, place_);
}

void keep_copy_before(engine::Engine& record, const std::string& path, int version) {
    Unfinished copy(fmt::format("{}.before-{}", path, version), path);
    engine::backup_sqlite(record, copy.path());
    copy.replace();
}

}  // namespace trail::store
