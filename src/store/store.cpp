// The record of a team.
#include "trail/store/store.hpp"

#include <fmt/format.h>

#include <filesystem>
#include <optional>

#include "store/names.hpp"
#include "store/record_file.hpp"
#include "store/search_index.hpp"
#include "trail/error.hpp"
#include "trail/store/engine/schema.hpp"
#include "trail/store/engine/sqlite.hpp"
#include "trail/store/entries.hpp"
#include "trail/store/history.hpp"
#include "trail/store/people.hpp"
#include "trail/system/files.hpp"
#include "trail/system/locks.hpp"
#include "trail/system/look.hpp"

namespace trail::store {
namespace {

constexpr std::string_view in_memory = ":memory:";

class Reading {
public:
    explicit Reading(engine::Engine& engine) : engine_(engine) { engine_.begin_read(); }
    ~Reading() { engine_.end_read(); }
    Reading(const Reading&) = delete;
    Reading& operator=(const Reading&) = delete;

private:
    engine::Engine& engine_;
};

}  // namespace

struct Store::State {
    Opening opening;
    std::function<Actor()> actor;
    Names names;
    std::unique_ptr<engine::Engine> engine;
    std::optional<Record> record;
    bool on_disk = false;
    bool is_safe_place = false;  // nobody else can put another file in the record's place
    bool has_changed = false;
    bool has_made_file = false;

    // Absent only when nothing is there: a record that cannot be looked at is no empty record.
    bool has_file() const {
        std::error_code failed;
        const auto found = std::filesystem::status(opening.path, failed);
        if (found.type() == std::filesystem::file_type::not_found) return false;
        if (failed) {
            throw Error(Failure::io,
                        fmt::format("cannot read {}: {}", opening.path, failed.message()),
                        system::look_command(opening.path));
        }
        if (found.type() == std::filesystem::file_type::regular) return true;
        // The record that is meant may lie in the directory.
        const bool is_directory = std::filesystem::is_directory(found);
        throw Error(
            Failure::io,
            fmt::format("cannot read {}: it is {}", opening.path,
                        is_directory ? "a directory" : "no regular file"),
            is_directory ? system::list_command(opening.path) : system::look_command(opening.path));
    }

    std::optional<system::FileLock> queue() const {
        if (!on_disk) return std::nullopt;
        auto lock = system::FileLock::take(queue_of(opening.path),
                                           static_cast<int>(opening.patience.count()));
        if (lock) return lock;
        throw Error(Failure::busy, fmt::format("another program has been writing to {} for {}",
                                               opening.path, waited()));
    }

    std::string waited() const {
        const auto ms = opening.patience.count();
        return ms % 1000 == 0 ? fmt::format("{} s", ms / 1000) : fmt::format("{} ms", ms);
    }

    void use(std::unique_ptr<engine::Engine> opened, bool disk) {
        names.forget();
        record.reset();
        engine = std::move(opened);
        on_disk = disk;
        record.emplace(Record{*engine, names});
    }

    void bring_up_to_date() {
        engine->choose_journal();
        engine->begin_write();
        try {
            engine::migrate(*engine, opening.migrations);
            engine->commit();
        } catch (...) {
            engine->rollback();
            throw;
        }
    }

    void open_in_memory() {
        use(engine::open_sqlite({.path = std::string(in_memory)}), false);
        bring_up_to_date();
    }

    void open_file() {
        use(engine::open_sqlite({.path = opening.path,
                                 .journal = journal_for(opening.path),
                                 .patience = opening.patience,
                                 .durable = opening.durable}),
            true);
        const int newest = engine::newest_schema(opening.migrations);
        const int version = engine->schema_version();
        engine::refuse_newer(version, opening.migrations);
        if (version == newest) return;
        const auto lock = queue();
        // Whoever held the queue before us may have done it.
        const int found = engine->schema_version();
        if (found > 0 && found < newest) keep_copy_before(*engine, opening.path, newest);
        bring_up_to_date();
    }

    void create_file() {
        const std::filesystem::path file(opening.path);
        if (file.has_parent_path()) {
            system::make_private_directory(file.parent_path());
            refuse_without_locks(opening.path);
            refuse_open_to_others(opening.path);
        }
        on_disk = true;
        const auto lock = queue();
        system::make_private_file(file);
        use(engine::open_sqlite({.path = opening.path,
                                 .journal = journal_for(opening.path),
                                 .patience = opening.patience,
                                 .durable = opening.durable}),
            true);
        bring_up_to_date();
        has_made_file = true;
    }

    void open_for_reading() {
        if (engine) return;
        if (!opening.path.empty() && has_file()) {
            open_file();
        } else {
            open_in_memory();
        }
    }

    void open_for_writing() {
        open_for_reading();
        if (opening.path.empty()) return;
        if (!on_disk && has_file()) open_file();
        if (!on_disk) return create_file();
        if (!is_safe_place) refuse_open_to_others(opening.path);
        is_safe_place = true;
    }

    // In one read: each by itself may have to wait for a writer.
    void prepare_to_write() {
        const Reading reading(*engine);
        engine->prepare_to_write();
        history::prepare(*record);
        entries::prepare(*record);
    }
};

Store::Store(Opening opening, std::function<Actor()> actor)
    : state_(std::make_unique<State>(
          State{.opening = std::move(opening), .actor = std::move(actor)})) {}

Store::Store(std::unique_ptr<engine::Engine> engine, std::function<Actor()> actor)
    : Store(Opening{}, std::move(actor)) {
    state_->use(std::move(engine), false);
    state_->bring_up_to_date();
}

Store::Store(Actor actor) : Store(Opening{}, [actor] { return actor; }) {}

Store::~Store() = default;

const Record& Store::record() {
    state_->open_for_reading();
    return *state_->record;
}

Store::View::View(Store& store) : store_(store) {
    store.state_->open_for_reading();
    store.state_->engine->expect_one_pass();
    store.state_->engine->begin_read();
}

Store::View::~View() {
    store_.state_->engine->end_read();
}

bool Store::exists() const {
    return !state_->opening.path.empty() && state_->has_file();
}

bool Store::has_changed() const {
    return state_->has_changed;
}

bool Store::has_made_file() const {
    return state_->has_made_file;
}

void Store::make() {
    if (exists()) {
        throw Error(Failure::io, fmt::format("{} exists already", state_->opening.path),
                    "trail db path");
    }
    state_->open_for_writing();
}

const std::string& Store::path() const {
    return state_->opening.path;
}

int Store::schema() {
    state_->open_for_reading();
    return state_->engine->schema_version();
}

bool Store::is_read_only() {
    state_->open_for_reading();
    return state_->engine->is_read_only();
}

std::string Store::first_problem() {
    const Record& asked = record();
    if (auto problem = engine::first_integrity_problem(asked.connection); !problem.empty()) {
        return problem;
    }
    if (!is_read_only()) {
        if (auto problem = search_index::first_problem(asked.connection); !problem.empty())
            return problem;
    }
    return history::first_problem(asked);
}

void Store::backup(const std::string& to) {
    state_->open_for_reading();
    if (std::filesystem::exists(to)) {
        throw Error(Failure::io, fmt::format("{} exists already", to), "trail db backup");
    }
    Unfinished copy(to, state_->opening.path);
    engine::backup_sqlite(*state_->engine, copy.path());
    copy.take_name();
}

void Store::rewrite() {
    state_->open_for_writing();
    const auto lock = state_->queue();
    engine::rewrite_sqlite(*state_->engine);
}

struct Store::Transaction::State {
    Store& store;
    Actor actor;
    std::string command;
    std::optional<system::FileLock> lock;
    std::optional<Change> change;
    bool over = false;
};

Store::Transaction::Transaction(Store& store, std::string_view command)
    : state_(std::make_unique<State>(
          State{.store = store, .actor = store.state_->actor(), .command = std::string(command)})) {
    auto& opened = *store.state_;
    opened.open_for_writing();
    if (opened.on_disk) opened.prepare_to_write();
    state_->lock = opened.queue();
    opened.engine->begin_write();
    try {
        state_->change.emplace(Change{*opened.record, state_->actor});
        if (!state_->actor.is_known) people::remember_actor(*state_->change);
        history::begin(*state_->change);
    } catch (...) {
        opened.engine->rollback();
        opened.names.forget();
        throw;
    }
}

Store::Transaction::~Transaction() {
    if (state_->over) return;
    state_->store.state_->engine->rollback();
    state_->store.state_->names.forget();
}

Change& Store::Transaction::change() {
    return *state_->change;
}

void Store::Transaction::commit() {
    const Change& change = *state_->change;
    if (!change.touched && !change.noted) return;
    history::end(*state_->change, state_->command);
    auto& engine = *state_->store.state_->engine;
    engine.commit();
    state_->over = true;
    state_->store.state_->has_changed = true;
    engine.settle();
}

}  // namespace trail::store
