// What the functions of the store work on: a record to ask, and a change in progress.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

#include "trail/model/entry.hpp"
#include "trail/model/person.hpp"
#include "trail/store/engine/engine.hpp"
#include "trail/time/instant.hpp"

namespace trail::store {

class Names;

// A record that can be asked.
struct Record {
    engine::Connection& connection;
    Names& names;
};

// Who acts, when, and where fresh ids come from.
struct Actor {
    model::Person person;
    std::string login;      // of the operating system; empty when `person` is not to be tied to it
    bool is_known = false;  // the record knows the person by this login already
    time::Instant now{};
    std::function<std::uint64_t()> random_bits;
};

// A change in progress: one operation in one transaction. Only Store makes one; it cannot be ended
// from inside.
struct Change : Record {
    const Actor& actor;
    std::int64_t operation = 0;            // its number; the row is written at the end
    std::int64_t author = 0;               // the number of who acts
    std::int64_t entries_before = 0;       // in the record
    std::optional<std::int64_t> undoes{};  // the first operation of the chain it takes back
    std::vector<model::ItemId> created{};  // entries it added, for undo
    std::vector<std::int64_t> crowded{};   // places of commits it added beside others
    std::int64_t grown = 0;                // by how many entries the record has grown
    bool touched = false;                  // an item was added, changed or removed
    bool noted = false;                    // something was written that is not worth undoing
};

// A random id; 64 bits leave no room for one that is taken.
model::ItemId fresh_id(const Change& change);

}  // namespace trail::store
