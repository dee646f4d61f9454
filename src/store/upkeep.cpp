// The upkeep of a record's file.
#include "trail/store/upkeep.hpp"

#include <filesystem>
#include <string>
#include <system_error>

#include "store/search_index.hpp"
#include "trail/store/engine/schema.hpp"
#include "trail/store/history.hpp"

namespace trail::store::upkeep {
namespace {

std::uintmax_t size_of(const std::string& file) {
    std::error_code missing;
    const auto size = std::filesystem::file_size(file, missing);
    return missing ? 0 : size;
}

}  // namespace

std::uintmax_t bytes_on_disk(const Store& store) {
    return size_of(store.path()) + size_of(store.path() + "-wal") +
           size_of(store.path() + "-journal");
}

Compacted compact(Store& store, time::Instant moment) {
    // What is damaged is for `db recover` to read as it is.
    if (const auto problem = engine::first_integrity_problem(store.record().connection);
        !problem.empty()) {
        throw engine::Damaged(store.path(), problem);
    }
    Compacted done{.bytes_before = bytes_on_disk(store)};
    store.change("db compact", [&](Change& change) {
        done.forgotten = history::forget_before(change, moment);
        constexpr bool reorder = true;
        search_index::settle_many(change.connection, reorder);
        change.noted = true;
    });
    store.rewrite();
    done.bytes_after = bytes_on_disk(store);
    return done;
}

int schema_on_disk(const std::string& path) {
    const int version = engine::look_at_sqlite(path)->schema_version();
    engine::refuse_newer(version);
    return version;
}

}  // namespace trail::store::upkeep
