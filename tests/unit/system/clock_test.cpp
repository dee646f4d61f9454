// What time it is, and chance.
#include "trail/system/clock.hpp"

#include <chrono>
#include <set>

#include "support/catch.hpp"
#include "unit/system/scratch.hpp"

namespace trail::system {

TEST_CASE("TRAIL_NOW stops the clock") {
    const auto at = now(Environment{{"TRAIL_NOW", "2026-11-22T09:12:00+01:00"}});
    CHECK(at.time_since_epoch().count() == 1795335120);
}

TEST_CASE("without TRAIL_NOW it is the time of the system, to the second") {
    using std::chrono::system_clock;
    const auto before = std::chrono::floor<std::chrono::seconds>(system_clock::now());
    const auto unset = now(Environment{});
    const auto empty = now(Environment{{"TRAIL_NOW", ""}});
    CHECK(unset >= before);
    CHECK(empty >= unset);
    CHECK(empty <= system_clock::now());
}

TEST_CASE("a TRAIL_NOW that is no time is a usage error that quotes it") {
    for (const auto* text : {"yesterday", "2026-02-30T00:00:00Z", "2026-11-22", " "}) {
        const auto error = test::error_of([&] { now(Environment{{"TRAIL_NOW", text}}); });
        CHECK(error.kind() == Failure::usage);
        CHECK(error.what() == "TRAIL_NOW is no RFC 3339 time: \"" + std::string(text) + "\"");
        CHECK(error.hint() == "export TRAIL_NOW=2026-11-22T09:12:00+01:00");
    }
}

TEST_CASE("random bits do not repeat and use all 64 places") {
    constexpr std::size_t draws = 1000;
    std::set<std::uint64_t> seen;
    std::uint64_t ever_set = 0;
    std::uint64_t always_set = ~std::uint64_t{0};
    for (std::size_t draw = 0; draw < draws; ++draw) {
        const auto bits = random_bits();
        seen.insert(bits);
        ever_set |= bits;
        always_set &= bits;
    }
    CHECK(seen.size() == draws);
    CHECK(ever_set == ~std::uint64_t{0});
    CHECK(always_set == 0);
}

}  // namespace trail::system
