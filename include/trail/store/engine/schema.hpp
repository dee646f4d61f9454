// The tables of the record as numbered migrations. A shipped migration is never edited.
#pragma once

#include <span>
#include <string_view>

#include "trail/store/engine/engine.hpp"

namespace trail::store::engine {

struct Migration {
    int number = 0;
    std::string_view name;
    std::string_view sqlite;
};

// In order, from 1.
std::span<const Migration> migrations();

int newest_schema();

// Inside a write transaction: brings the record from its version to `target`, each step with its
// number. Throws Error{config} when the record is newer than the program; it is then not touched.
void migrate(Engine& engine, int target);

// Throws the error that `migrate` would for a record that is too new.
void refuse_newer(int version);

}  // namespace trail::store::engine
