// The repositories a record knows: where they are checked out, and what came from them last.
#include "trail/store/repositories.hpp"

#include "support/catch.hpp"
#include "support/records.hpp"
#include "trail/store/entries.hpp"

using namespace trail;
using namespace std::chrono_literals;
using store::Change;
using store::Store;
using store::repositories::Checkout;
using test::sunday_morning;

namespace {

void remember(Store& record, const Checkout& checkout) {
    record.change("hook install", [&](Change& change) {
        store::repositories::remember(change, checkout.directory, checkout.identity, checkout.name);
    });
}

void add_commit(Store& record, const std::string& repository, char revision, time::Instant at) {
    auto entry = test::entry("Fixed it", model::Kind::commit, at);
    entry.source = {"api", repository, std::string(40, revision), "main"};
    record.change("hook", [&](Change& change) { store::entries::add(change, entry); });
}

}  // namespace

TEST_CASE("checkouts are told by name, and one that moved to another repository once") {
    Store record(test::ana());
    CHECK(store::repositories::checkouts(record.record()).empty());
    const Checkout web{"/src/web/.git", "1a github.com/team/web", "web"};
    const Checkout api{"/src/api/.git", "2b github.com/team/api", "api"};
    const Checkout clone{"/src/api-2/.git", "2b github.com/team/api", "api"};
    for (const auto& checkout : {web, api, clone, web}) remember(record, checkout);
    CHECK(store::repositories::checkouts(record.record()) == std::vector{clone, api, web});
    const Checkout other{"/src/web/.git", "3c github.com/team/site", "site"};
    remember(record, other);
    CHECK(store::repositories::checkouts(record.record()) == std::vector{clone, api, other});
}

TEST_CASE("the last commit is the newest of its own repository") {
    Store record(test::ana());
    const auto last = [&](const std::string& identity) {
        return store::repositories::last_commit(record.record(), identity);
    };
    CHECK_FALSE(last("2b"));
    remember(record, {"/src/api/.git", "2b", "api"});
    CHECK_FALSE(last("2b"));
    add_commit(record, "2b", 'a', sunday_morning - 2h);
    add_commit(record, "2b", 'b', sunday_morning - 3h);
    add_commit(record, "1a", 'c', sunday_morning);
    auto by_hand = test::entry("By hand", model::Kind::done, sunday_morning);
    record.change("log", [&](Change& change) { store::entries::add(change, by_hand); });
    CHECK(last("2b") == sunday_morning - 2h);
    CHECK(last("1a") == sunday_morning);
}
