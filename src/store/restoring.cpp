// Putting a copy in the place of the record.
#include "trail/store/restoring.hpp"

#include <fmt/format.h>

#include <array>
#include <filesystem>
#include <memory>
#include <optional>
#include <system_error>
#include <thread>

#include "store/record_file.hpp"
#include "trail/store/engine/schema.hpp"
#include "trail/store/engine/sqlite.hpp"
#include "trail/system/clock.hpp"
#include "trail/system/files.hpp"
#include "trail/system/locks.hpp"
#include "trail/system/look.hpp"

namespace trail::store::restoring {
namespace {

namespace fs = std::filesystem;
using engine::Engine;

// What belongs to one file of SQLite and must never meet another one.
constexpr std::array<std::string_view, 3> side_endings{"-wal", "-shm", "-journal"};

std::string beside(const std::string& path, std::string_view ending) {
    return path + std::string(ending);
}

constexpr std::chrono::milliseconds between_tries{20};

// What cannot be looked at is not taken for absent: it would be replaced without being kept.
bool is_there(const std::string& path) {
    std::error_code failed;
    const auto found = fs::symlink_status(path, failed);
    if (found.type() == fs::file_type::not_found) return false;
    if (!failed) return true;
    throw Error(Failure::io, fmt::format("cannot read {}: {}", path, failed.message()),
                system::look_command(path));
}

bool holds_something(const std::string& path) {
    if (!is_there(path)) return false;
    std::error_code failed;
    const auto size = fs::file_size(path, failed);
    if (!failed) return size > 0;
    throw Error(Failure::io, fmt::format("cannot read {}: {}", path, failed.message()),
                system::look_command(path));
}

std::unique_ptr<Engine> opened_copy(const std::string& copy) {
    if (!is_there(copy)) {
        throw Error(Failure::io, fmt::format("there is no file {}", copy),
                    system::list_command(fs::path(copy).parent_path()));
    }
    return holds_something(beside(copy, "-wal")) ? engine::open_sqlite({.path = copy})
                                                 : engine::look_at_sqlite(copy);
}

std::size_t entries_in(Engine& record) {
    const auto rows = record.query("SELECT count(*) FROM entry");
    rows->next();
    return static_cast<std::size_t>(rows->integer(0));
}

Copy looked_through(Engine& record, const std::string& path) {
    const int schema = record.schema_version();
    if (schema == 0) throw Error(Failure::config, fmt::format("{} holds no record", path));
    engine::refuse_newer(schema);
    if (const auto problem = engine::first_integrity_problem(record); !problem.empty())
        throw engine::Damaged(path, problem);
    return {schema, entries_in(record)};
}

// A whole record in one file, as the file system of its place wants it.
Copy copied(const std::string& from, const std::string& to) {
    const auto source = opened_copy(from);
    const auto found = looked_through(*source, from);
    engine::backup_sqlite(*source, to);
    if (journal_for(to) == engine::Journal::write_ahead) {
        engine::open_sqlite({.path = to})->execute("PRAGMA journal_mode=WAL");
        for (const auto ending : side_endings) system::remove_durably(beside(to, ending));
    }
    return found;
}

// While it lives nobody else reads or writes the record, and all of it is in its one file. A record
// too damaged for that is nobody's: it is kept with its side files as they are.
class Held {
public:
    Held(const std::string& path, std::chrono::milliseconds patience) {
        const auto deadline = system::elapsed() + patience;
        while (!is_taken(path, deadline)) std::this_thread::sleep_for(between_tries);
    }

    bool is_one_file() const { return engine_ != nullptr; }

private:
    bool is_taken(const std::string& path, std::chrono::milliseconds deadline) {
        try {
            auto opened = engine::open_sqlite({.path = path, .patience = {}});
            // Writes the log into the file, which is possible only while nobody else has it open.
            opened->execute("PRAGMA journal_mode=DELETE");
            opened->execute("BEGIN EXCLUSIVE");
            engine_ = std::move(opened);
        } catch (const engine::Damaged&) {
            return true;
        } catch (const Error& error) {
            if (error.kind() != Failure::busy) throw;
            if (system::elapsed() < deadline) return false;
            throw Error(Failure::busy, fmt::format("another program has {} open", path));
        }
        return true;
    }

    std::unique_ptr<Engine> engine_;
};

std::string free_name(const std::string& record) {
    for (int number = 1;; ++number) {
        auto name = record + ".before-restore" + (number == 1 ? "" : fmt::format("-{}", number));
        if (!is_there(name) && !is_there(name + "-wal") && !is_there(name + "-journal"))
            return name;
    }
}

// Until the new file takes its place, the record is where it was.
std::string keep(const std::string& record, const Held& held) {
    auto kept = free_name(record);
    system::name_durably(record, kept);
    for (const auto ending : side_endings) {
        const auto file = beside(record, ending);
        const bool is_in_the_file = held.is_one_file() || ending == "-shm";
        if (!is_in_the_file && holds_something(file)) {
            system::move_durably(file, beside(kept, ending));
        } else {
            system::remove_durably(file);
        }
    }
    return kept;
}

void refuse_itself(const std::string& record, const std::string& copy) {
    std::error_code ignored;
    if (!fs::equivalent(record, copy, ignored)) return;
    throw Error(Failure::usage, fmt::format("{} is the record itself", copy), "trail db path");
}

}  // namespace

Copy verified(const std::string& copy) {
    const auto source = opened_copy(copy);
    return looked_through(*source, copy);
}

Restored restore(const std::string& path, const std::string& copy,
                 std::chrono::milliseconds patience) {
    refuse_itself(path, copy);
    system::make_private_directory(fs::path(path).parent_path());
    refuse_without_locks(path);
    refuse_open_to_others(path);
    const auto queue = system::FileLock::take(queue_of(path), static_cast<int>(patience.count()));
    if (!queue) throw Error(Failure::busy, fmt::format("another program is writing to {}", path));
    const auto record = fs::weakly_canonical(path).string();
    Unfinished fresh(record, copy);
    Restored done{.entries = copied(copy, fresh.path()).entries};
    std::optional<Held> held;
    if (is_there(record)) {
        held.emplace(record, patience);
        done.kept = keep(record, *held);
    }
    fresh.replace();
    return done;
}

}  // namespace trail::store::restoring
