// Records and entries for tests: a fixed actor, fixed times, ids that count up.
#pragma once

#include <cstdint>
#include <memory>
#include <string>

#include "trail/model/entry.hpp"
#include "trail/store/store.hpp"

namespace trail::test {

inline constexpr time::Instant sunday_morning{
    std::chrono::sys_days{std::chrono::year{2026} / 11 / 22} + std::chrono::hours{10}};

// Ids with different first letters, so that short forms are short.
class Ids {
public:
    std::uint64_t operator()() { return 0x1234'5678'9abc'def1ULL * ++count_; }

private:
    std::uint64_t count_ = 0;
};

inline store::Actor ana(time::Instant now = sunday_morning) {
    auto ids = std::make_shared<Ids>();
    return {.person = {.name = "ana",
                       .full_name = "Ana Ruiz",
                       .addresses = {"ana@team.example"},
                       .zone = "Europe/Berlin"},
            .now = now,
            .random_bits = [ids] { return (*ids)(); }};
}

inline model::Entry entry(std::string line, model::Kind kind = model::Kind::done,
                          time::Instant at = sunday_morning) {
    model::Entry entry;
    entry.line = std::move(line);
    entry.kind = kind;
    entry.at = {at, time::Offset{60}};
    entry.zone = "Europe/Berlin";
    entry.created_at = at;
    return entry;
}

}  // namespace trail::test
