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
using Migrations = std::span<const Migration>;
Migrations migrations();

int newest_schema(Migrations steps = migrations());

// Inside a write transaction: takes the steps that the record has not taken yet, each with its
// number. Throws Error{config} when the record is newer than the last of them; it is then not
// touched.
void migrate(Engine& engine, Migrations steps = migrations());

// Throws the error that `migrate` would for a record that is too new.
void refuse_newer(int version, Migrations steps = migrations());

}  // namespace trail::store::engine
