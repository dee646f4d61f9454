// The engine on SQLite.
#include "trail/store/engine/sqlite.hpp"

#include <fmt/format.h>
#include <sqlite3.h>

#include <SQLiteCpp/Backup.h>
#include <SQLiteCpp/Database.h>

#include <optional>
#include <thread>
#include <utility>

#include "store/engine/facet_function.hpp"
#include "store/engine/read_only.hpp"
#include "store/engine/statements.hpp"
#include "store/engine/translated.hpp"
#include "trail/error.hpp"

namespace trail::store::engine {
namespace {

constexpr std::int64_t our_application_id = 0x7472'6169;  // "trai"
constexpr int settle_after_frames = 128;
constexpr int largest_kept_journal = 1 << 20;
constexpr int eager_attempts = 12;
constexpr std::pair eager_us{20U, 80U};
constexpr std::pair usual_us{300U, 900U};
constexpr unsigned late_waking_us = 60;  // Linux: timer slack and the way back onto a processor

// A connection here belongs to one thread at a time, and nobody reads SQLite's count of its memory:
// without both, it need not lock and unlock a mutex at every step and every allocation.
int open_flags() {
    return SQLite::OPEN_READWRITE | SQLite::OPEN_NOMUTEX;
}
const int read_only_flags = SQLite::OPEN_READONLY | SQLite::OPEN_URI | SQLite::OPEN_NOMUTEX;

const std::string& without_accounting(const std::string& path) {
    static const int ignored = sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
    static_cast<void>(ignored);
    return path;
}

class SqliteEngine : public Engine {
public:
    SqliteEngine(const SqliteOpening& opening, const std::string& file, int flags)
        : path_(opening.path),
          journal_(opening.journal),
          patience_(opening.patience),
          database_(without_accounting(file), flags),
          statements_(database_.getHandle(), path_) {
        configure();
        look_at_header();
        set_durability(opening.durable);
    }

    using Connection::execute;
    using Connection::query;

    std::unique_ptr<Rows> query(std::string_view sql, std::span<const Value> values) override {
        return statements_.query(sql, values);
    }

    void prepare(std::string_view sql) override { statements_.prepare(sql); }

    std::int64_t execute(std::string_view sql, std::span<const Value> values) override {
        if (values.empty() && sql.find(';') != std::string_view::npos) return run_script(sql);
        auto rows = query(sql, values);
        while (rows->next()) {
        }
        return sqlite3_changes64(database_.getHandle());
    }

    void begin_read() override { execute("BEGIN"); }
    // Fresh memory costs more than reading a few pages again.
    void expect_one_pass() override { run_script("PRAGMA cache_size=-400"); }
    void end_read() noexcept override { rollback(); }
    // A rollback journal that stays where it is needs no new blocks for every write.
    void prepare_to_write() override {
        if (is_ready_to_write_) return;
        if (has_rollback_journal())
            run_script(fmt::format("PRAGMA journal_mode=PERSIST; PRAGMA journal_size_limit={}",
                                   largest_kept_journal));
        is_ready_to_write_ = true;
    }
    void begin_write() override {
        prepare_to_write();
        is_committing_ = false;
        execute("BEGIN IMMEDIATE");
    }
    void commit() override {
        is_committing_ = true;
        try {
            execute("COMMIT");
        } catch (const Error& error) {
            if (error.kind() == Failure::io) bury_commit();
            throw;
        }
    }
    void rollback() noexcept override {
        if (sqlite3_get_autocommit(database_.getHandle())) return;
        sqlite3_exec(database_.getHandle(), "ROLLBACK", nullptr, nullptr, nullptr);
    }

    void choose_journal() override {
        if (!is_new() || path_ == ":memory:") return;
        run_script(journal_ == Journal::write_ahead ? "PRAGMA journal_mode=WAL;"
                                                    : "PRAGMA journal_mode=DELETE;");
    }

    bool is_read_only() override { return sqlite3_db_readonly(database_.getHandle(), "main") == 1; }

    int schema_version() override {
        const auto version = std::exchange(version_at_opening_, std::nullopt);
        return static_cast<int>(version ? *version : pragma("PRAGMA user_version"));
    }
    void set_schema_version(int version) override {
        run_script(fmt::format("PRAGMA application_id={}; PRAGMA user_version={};",
                               our_application_id, version));
    }

    void settle() noexcept override {
        if (frames_ < settle_after_frames) return;
        // Readers keep their view; whoever writes next tries again.
        sqlite3_busy_timeout(database_.getHandle(), 0);
        sqlite3_wal_checkpoint_v2(database_.getHandle(), nullptr, SQLITE_CHECKPOINT_TRUNCATE,
                                  nullptr, nullptr);
        sqlite3_busy_handler(database_.getHandle(), wait_for_lock, this);
        frames_ = 0;
    }

    SQLite::Database& database() { return database_; }
    const std::string& path() const { return path_; }

private:
    void configure() {
        sqlite3* handle = database_.getHandle();
        sqlite3_extended_result_codes(handle, 0);
        sqlite3_busy_handler(handle, wait_for_lock, this);
        sqlite3_wal_hook(handle, count_frames, this);
        sqlite3_db_config(handle, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nullptr);
        sqlite3_db_config(handle, SQLITE_DBCONFIG_ENABLE_FKEY, 1, nullptr);
        sqlite3_db_config(handle, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
        sqlite3_db_config(handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
        register_facets(handle);
        run_script("PRAGMA cell_size_check=ON; PRAGMA mmap_size=0; PRAGMA temp_store=MEMORY");
    }

    // All that every opening reads, under one lock: each one may have to wait for a writer.
    void look_at_header() {
        execute("BEGIN");
        refuse_foreign_file();
        version_at_opening_ = pragma("PRAGMA user_version");
        query("PRAGMA encoding")->next();  // has the schema read
        execute("COMMIT");
    }

    // Asks for the schema, and cannot be said within a transaction.
    void set_durability(Durable durable) {
        run_script(
            fmt::format("PRAGMA synchronous={}", durable == Durable::at_once ? "EXTRA" : "NORMAL"));
    }

    void refuse_foreign_file() {
        const auto application = pragma("PRAGMA application_id");
        if (application == our_application_id || (application == 0 && is_new())) return;
        throw Error(Failure::config, fmt::format("{} is a database of another program", path_),
                    "trail db path");
    }

    bool has_rollback_journal() {
        auto rows = query("PRAGMA journal_mode");
        return rows->next() && rows->text(0) == "delete";
    }

    // A commit whose sync failed may stand whole in the write-ahead log, and who opens the record
    // next would take it for done though it was told as failed. Another transaction, which changes
    // nothing, is written over it.
    void bury_commit() noexcept {
        rollback();
        try {
            const int version = schema_version();
            begin_write();
            run_script(fmt::format("PRAGMA user_version={}", version));
            execute("COMMIT");
        } catch (const std::exception&) {
            rollback();  // the disk goes on failing; nobody can write to it
        }
    }

    bool is_new() { return pragma("PRAGMA schema_version") == 0; }

    std::int64_t pragma(std::string_view sql) {
        auto rows = query(sql);
        return rows->next() ? rows->integer(0) : 0;
    }

    std::int64_t run_script(std::string_view sql) {
        try {
            return database_.exec(std::string(sql));
        } catch (const SQLite::Exception& exception) {
            throw_translated(exception, path_);
        }
    }

    // Even waits: a back-off that grows starves whoever has waited longest. Only who commits asks
    // more often at first: whoever reads the schema is quick, and all writers wait meanwhile.
    static int wait_for_lock(void* self, int attempts) {
        const auto& engine = *static_cast<SqliteEngine*>(self);
        const bool is_eager = engine.is_committing_ && attempts < eager_attempts;
        const auto [shortest_us, longest_us] = is_eager ? eager_us : usual_us;
        const auto average_us = (usual_us.first + usual_us.second) / 2 + late_waking_us;
        if (std::chrono::microseconds(average_us) * attempts >= engine.patience_) return 0;
        unsigned random = 0;
        sqlite3_randomness(sizeof random, &random);
        const auto wait = shortest_us + random % (longest_us - shortest_us);
        std::this_thread::sleep_for(std::chrono::microseconds(wait));
        return 1;
    }

    static int count_frames(void* self, sqlite3*, const char*, int frames) {
        static_cast<SqliteEngine*>(self)->frames_ = frames;
        return SQLITE_OK;
    }

    std::string path_;
    Journal journal_;
    std::chrono::milliseconds patience_;
    SQLite::Database database_;
    Statements statements_;
    int frames_ = 0;
    bool is_committing_ = false;
    bool is_ready_to_write_ = false;
    std::optional<std::int64_t> version_at_opening_;
};

}  // namespace

std::unique_ptr<Engine> open_sqlite(const SqliteOpening& opening) {
    try {
        try {
            return std::make_unique<SqliteEngine>(opening, opening.path, open_flags());
        } catch (const Unwritable&) {
            const auto name = name_where_nothing_changes(opening.path);
            if (!name) throw;
            return std::make_unique<SqliteEngine>(opening, *name, read_only_flags);
        }
    } catch (const SQLite::Exception& exception) {
        throw_translated(exception, opening.path);
    }
}

std::unique_ptr<Engine> look_at_sqlite(const std::string& path) {
    const auto name = name_that_makes_no_file(path);
    try {
        return std::make_unique<SqliteEngine>(SqliteOpening{.path = path, .patience = {}}, name,
                                              read_only_flags);
    } catch (const SQLite::Exception& exception) {
        throw_translated(exception, path);
    }
}

void backup_sqlite(Engine& from, const std::string& to) {
    auto& source = dynamic_cast<SqliteEngine&>(from);
    try {
        {
            SQLite::Database target(to, SQLite::OPEN_READWRITE);
            SQLite::Backup backup(target, source.database());
            backup.executeStep(-1);
        }
        const auto copy = open_sqlite({.path = to});
        if (const auto problem = first_integrity_problem(*copy); !problem.empty()) {
            throw Damaged(source.path(), problem);
        }
        // One file is what people move about; a log beside it would be left behind.
        copy->execute("PRAGMA journal_mode=DELETE");
    } catch (const SQLite::Exception& exception) {
        throw_translated(exception, to);
    }
}

void rewrite_sqlite(Engine& engine) {
    // Of a journal that keeps its content, what was deleted could be read again. It is emptied, not
    // removed: that works also where the folder lets nobody remove anything.
    engine.prepare_to_write();
    engine.execute("PRAGMA journal_size_limit=0; PRAGMA secure_delete=ON; VACUUM;");
    auto rows = engine.query("PRAGMA wal_checkpoint(TRUNCATE)");
    const bool is_held = rows->next() && rows->integer(0) != 0;
    if (!is_held) return;
    throw Error(Failure::busy, "somebody reads the record; its old pages are still in the file",
                "trail db compact");
}

std::string sqlite_version() {
    return sqlite3_libversion();
}

}  // namespace trail::store::engine
