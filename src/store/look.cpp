// A look at a record that leaves no trace.
#include "trail/store/look.hpp"

#include <fmt/format.h>

#include "store/names.hpp"
#include "trail/error.hpp"
#include "trail/store/engine/schema.hpp"
#include "trail/store/engine/sqlite.hpp"

namespace trail::store {

struct Look::State {
    explicit State(const std::string& path) : engine(engine::look_at_sqlite(path)) {}

    std::unique_ptr<engine::Engine> engine;
    Names names;
    Record record{*engine, names};
};

Look::Look(const std::string& path) : state_(std::make_unique<State>(path)) {
    const int version = state_->engine->schema_version();
    engine::refuse_newer(version);
    if (version == engine::newest_schema()) return;
    throw Error(Failure::config,
                fmt::format("{} has tables of an earlier version (schema {})", path, version),
                "trail db check");
}

Look::~Look() = default;

const Record& Look::record() const {
    return state_->record;
}

}  // namespace trail::store
