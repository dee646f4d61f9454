// The small numbered tables: people, projects, tags, zones, repositories.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "trail/store/engine/engine.hpp"

namespace trail::store {

enum class NameTable { person, project, tag, zone, repository };

class Names {
public:
    // The name with this number.
    const std::string& name(engine::Connection& connection, NameTable table, std::int64_t number);

    // What the name is known by: the repository's identity; for the others the name without case.
    const std::string& key(engine::Connection& connection, NameTable table, std::int64_t number);

    std::optional<std::int64_t> find(engine::Connection& connection, NameTable table,
                                     std::string_view name);

    // The number of the name, which is added when it is new.
    std::int64_t number(engine::Connection& connection, NameTable table, std::string_view name);

    // One of the same root where one side knows no remote, or the reverse, is the same repository;
    // it is known by the fuller of both identities from then on.
    std::int64_t repository(engine::Connection& connection, std::string_view identity,
                            std::string_view name);

    // Forgets what it knows, after a change that was taken back.
    void forget();

private:
    std::int64_t add(engine::Connection& connection, NameTable table, const std::string& key,
                     std::string_view name);
    std::optional<std::int64_t> find_alike(engine::Connection& connection,
                                           const std::string& identity);
    std::optional<std::int64_t> find_key(engine::Connection& connection, NameTable table,
                                         const std::string& key);

    // Neighbours lie on one page, so a few more cost less than the next question would.
    static constexpr std::int64_t read_at_once = 16;
    struct Known {
        // By the first number of each; empty for what is not known.
        std::unordered_map<std::int64_t, std::array<std::string, read_at_once>> names;
        std::unordered_map<std::int64_t, std::string> keys;
        std::unordered_map<std::string, std::int64_t> numbers;  // by key
        std::unordered_map<std::string, std::int64_t> spelled;  // by name, as it was asked for
    };
    Known known_[5];
};

// How two spellings of one name are told to be the same: composed, without case.
std::string name_key(NameTable table, std::string_view name);

}  // namespace trail::store
