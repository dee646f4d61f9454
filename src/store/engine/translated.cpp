// What SQLite reports, as an error of ours.
#include "store/engine/translated.hpp"

#include <fmt/format.h>
#include <sqlite3.h>

#include "trail/store/engine/engine.hpp"

namespace trail::store::engine {

void throw_translated(const SQLite::Exception& exception, const std::string& path) {
    const std::string reason = exception.what();
    if (exception.getExtendedErrorCode() == SQLITE_READONLY_DBMOVED) {
        throw Error(Failure::busy, fmt::format("another program has just replaced {}", path));
    }
    // The search index has no code of its own for a page that holds something else.
    if (reason.find("invalid fts5 file format") != std::string::npos) throw Damaged(path, reason);
    // A copy of a whole file answers with extended codes, whose lowest byte is the usual one.
    switch (exception.getErrorCode() & 0xFF) {
        case SQLITE_BUSY:
        case SQLITE_LOCKED:
            throw Error(Failure::busy, fmt::format("another program is writing to {}", path));
        case SQLITE_CORRUPT:
        case SQLITE_NOTADB:
            throw Damaged(path, reason);
        case SQLITE_FULL:
            throw Error(Failure::io, fmt::format("cannot write {}: no space left on device", path),
                        "df -h");
        case SQLITE_READONLY:
        case SQLITE_PERM:
        case SQLITE_AUTH:
            throw Unwritable(Failure::io, fmt::format("cannot write {}: {}", path, reason),
                             "ls -ld " + quoted_word(path));
        case SQLITE_CANTOPEN:
            throw Unwritable(Failure::io, fmt::format("cannot read or write {}: {}", path, reason),
                             "ls -ld " + quoted_word(path));
        case SQLITE_IOERR:
        case SQLITE_PROTOCOL:
            throw Error(Failure::io, fmt::format("cannot read or write {}: {}", path, reason));
        default:
            throw Error(Failure::internal, fmt::format("{}: {}", path, reason),
                        "trail doctor --report");
    }
}

}  // namespace trail::store::engine
