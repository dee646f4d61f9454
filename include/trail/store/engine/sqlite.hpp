// The engine on SQLite: one file, write-ahead log on local disks, rollback journal elsewhere.
#pragma once

#include <chrono>
#include <memory>
#include <string>

#include "trail/store/engine/engine.hpp"

namespace trail::store::engine {

enum class Journal { write_ahead, rollback };

// When a commit is durable: on return, or a moment later. Both keep the file whole; with `later`,
// loss of power may take the last commits, which only who can make them again may accept.
enum class Durable { at_once, later };

struct SqliteOpening {
    std::string path;                          // ":memory:" for none
    Journal journal = Journal::write_ahead;    // for a new file; an existing one keeps its own
    std::chrono::milliseconds patience{5000};  // how long to wait for somebody else's lock
    Durable durable = Durable::at_once;
};

// Opens an existing, possibly empty file. Throws Error{io} when it cannot be read or is no
// database, Error{config} when it is somebody else's database, Error{busy} when it stays locked. A
// file that is not ours is not touched. What can only be read is opened for reading, also where
// nothing can be written beside it.
std::unique_ptr<Engine> open_sqlite(const SqliteOpening& opening);

// Opens an existing record for reading alone, makes no file beside it and waits for nobody. Entries
// in a log that could not be read without making a file are not seen. Throws as `open_sqlite`.
std::unique_ptr<Engine> look_at_sqlite(const std::string& path);

// Copies a record, while others use it, into a new file and verifies the copy. Throws Error{io}.
void backup_sqlite(Engine& from, const std::string& to);

// Rewrites the file without its free pages; text that was deleted is in no page afterwards.
void rewrite_sqlite(Engine& engine);

// The version of the library, such as "3.40.1".
std::string sqlite_version();

}  // namespace trail::store::engine
