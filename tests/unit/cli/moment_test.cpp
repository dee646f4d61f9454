// Moments as a reader knows them.
#include "cli/moment.hpp"

#include "support/catch.hpp"
#include "unit/cli/home.hpp"

using namespace trail;
using namespace trail::cli;
using namespace std::chrono_literals;

TEST_CASE("a moment has its year only when it is another one") {
    test::Home home;
    auto& context = home.context();
    CHECK(moment_text(context, context.now()) == "Sun 22 Nov 11:02");
    CHECK(moment_text(context, context.now() - 400 * 24h) == "Sat 18 Oct 2025 12:02");
}

TEST_CASE("a weekday alone is never that of another week") {
    test::Home home;
    auto& context = home.context();
    CHECK(recent_text(context, context.now()) == "Sun 11:02");
    CHECK(recent_text(context, context.now() - 6 * 24h) == "Mon 11:02");
    CHECK(recent_text(context, context.now() - 7 * 24h) == "Sun 15 Nov 11:02");
    CHECK(recent_text(context, context.now() + 24h) == "Mon 23 Nov 11:02");
}
