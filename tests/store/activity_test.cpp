// How much was written down in a span of time.
#include "trail/store/activity.hpp"

#include <algorithm>

#include "support/catch.hpp"
#include "support/records.hpp"
#include "trail/store/entries.hpp"

using namespace trail;
using namespace trail::store;
using activity::Minute;
using activity::Named;
using test::sunday_morning;

namespace {

constexpr auto minute = std::chrono::minutes{1};
const time::Span the_hour{sunday_morning, sunday_morning + std::chrono::hours{1}};

void add(Store& store, model::Entry entry) {
    store.change("log", [&](Change& change) { entries::add(change, entry); });
}

model::Entry at(time::Instant when, const std::string& project = "",
                std::vector<std::string> tags = {}) {
    auto entry = test::entry("Work", model::Kind::done, when);
    if (!project.empty()) entry.project = project;
    entry.tags = std::move(tags);
    return entry;
}

std::vector<Named> by_name(std::vector<Named> found) {
    std::ranges::sort(found, {}, &Named::name);
    return found;
}

}  // namespace

TEST_CASE("entries are counted by the minute, both ends of the span told apart") {
    Store store(test::ana());
    for (int i = 0; i < 20; ++i) add(store, at(sunday_morning));  // more than fit one second
    add(store, at(sunday_morning + 59 * minute));
    add(store, at(sunday_morning - std::chrono::seconds{1}));
    add(store, at(the_hour.until));
    CHECK(activity::minutes(store.record(), {the_hour, std::nullopt}) ==
          std::vector<Minute>{{sunday_morning, 20}, {sunday_morning + 59 * minute, 1}});
}

TEST_CASE("minutes before 1970 begin where they should") {
    Store store(test::ana());
    const auto long_ago = *time::parse_rfc3339("1950-05-05T05:05:30Z");
    add(store, at(long_ago.at));
    const time::Span year{long_ago.at - std::chrono::hours{1}, long_ago.at + minute};
    CHECK(activity::minutes(store.record(), {year, std::nullopt}) ==
          std::vector<Minute>{{long_ago.at - std::chrono::seconds{30}, 1}});
}

TEST_CASE("an author's numbers are the author's alone") {
    Store store(test::ana());
    auto other = at(sunday_morning, "web");
    other.author = "mei";
    add(store, other);
    add(store, at(sunday_morning, "api"));
    CHECK(activity::projects(store.record(), {the_hour, "ana"}) == std::vector<Named>{{"api", 1}});
    CHECK(activity::projects(store.record(), {the_hour, "Ana"}) == std::vector<Named>{{"api", 1}});
    CHECK(by_name(activity::projects(store.record(), {the_hour, std::nullopt})) ==
          std::vector<Named>{{"api", 1}, {"web", 1}});
    CHECK(activity::minutes(store.record(), {the_hour, "nobody"}).empty());
}

TEST_CASE("an entry counts once for each of its tags, and for no project when it has none") {
    Store store(test::ana());
    add(store, at(sunday_morning, "", {"ci", "parser"}));
    add(store, at(sunday_morning, "api", {"parser"}));
    add(store, at(sunday_morning, "api"));
    const activity::Question question{the_hour, std::nullopt};
    CHECK(by_name(activity::tags(store.record(), question)) ==
          std::vector<Named>{{"ci", 1}, {"parser", 2}});
    CHECK(by_name(activity::projects(store.record(), question)) ==
          std::vector<Named>{{"", 1}, {"api", 2}});
    CHECK(activity::kinds(store.record(), question) == std::vector<Named>{{"done", 3}});
}

TEST_CASE("an empty record has no activity") {
    Store store(test::ana());
    CHECK(activity::minutes(store.record(), {the_hour, "ana"}).empty());
    CHECK(activity::tags(store.record(), {the_hour, std::nullopt}).empty());
}

TEST_CASE("who wrote in a span is each named once") {
    Store store(test::ana());
    auto theirs = at(sunday_morning);
    theirs.author = "mei";
    add(store, at(sunday_morning));
    add(store, at(sunday_morning + minute));
    add(store, theirs);
    add(store, at(sunday_morning + std::chrono::hours{2}));
    auto found = activity::authors(store.record(), {the_hour, std::nullopt});
    std::ranges::sort(found, {}, &Named::name);
    CHECK(found == std::vector<Named>{{"ana", 2}, {"mei", 1}});
}

TEST_CASE("the work of a span and who wrote in it are read at once") {
    Store store(test::ana());
    auto theirs = at(sunday_morning);
    theirs.author = "mei";
    theirs.kind = model::Kind::note;
    add(store, at(sunday_morning));
    add(store, at(sunday_morning + minute));
    add(store, theirs);
    add(store, at(sunday_morning + std::chrono::hours{2}));
    auto work = activity::work(store.record(), the_hour);
    std::ranges::sort(work.authors);
    CHECK(work == activity::Work{2, {"ana", "mei"}});
}

TEST_CASE("more entries than a second has room for count in the span they belong to") {
    constexpr std::size_t crowd = 20;
    Store store(test::ana());
    for (std::size_t i = 0; i < crowd; ++i) {
        add(store, at(the_hour.until - time::Seconds{1}));
        add(store, at(the_hour.until));
    }
    const time::Span next_hour{the_hour.until, the_hour.until + std::chrono::hours{1}};
    CHECK(activity::work(store.record(), the_hour).entries == crowd);
    CHECK(activity::work(store.record(), next_hour).entries == crowd);
    CHECK(store::entries::between(store.record(), the_hour).size() == crowd);
    CHECK(store::entries::between(store.record(), next_hour).size() == crowd);
}
