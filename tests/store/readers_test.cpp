// Marks of readers: what somebody has not seen, whenever it happened.
#include "trail/store/readers.hpp"

#include "support/catch.hpp"
#include "support/records.hpp"
#include "trail/store/entries.hpp"
#include "trail/store/history.hpp"

using namespace trail;
using namespace std::chrono_literals;
using store::Change;
using store::Store;
using test::entry;
using test::sunday_morning;
namespace readers = store::readers;

namespace {

void add(Store& record, std::string line, time::Instant at = sunday_morning) {
    auto item = entry(std::move(line), model::Kind::done, at);
    record.change("log", [&](Change& change) { store::entries::add(change, item); });
}

std::vector<std::string> lines(const std::vector<model::Entry>& entries) {
    std::vector<std::string> all;
    for (const auto& each : entries) all.push_back(each.line);
    return all;
}

readers::Mark here(Store& record) {
    return readers::here(record.record(), sunday_morning);
}

}  // namespace

TEST_CASE("what was written after the mark is unseen, also when it happened before") {
    Store record(test::ana());
    add(record, "read");
    const auto mark = here(record);
    CHECK(readers::unseen(record.record(), mark).empty());
    add(record, "same second");
    add(record, "late", sunday_morning - 48h);
    add(record, "ahead", sunday_morning + 48h);
    CHECK(lines(readers::unseen(record.record(), mark)) ==
          std::vector<std::string>{"late", "same second", "ahead"});
    CHECK(readers::unseen(record.record(), here(record)).empty());
}

TEST_CASE("an imported history is not news, its last weeks are") {
    Store record(test::ana());
    const auto mark = here(record);
    add(record, "long ago", sunday_morning - 24h * 93);
    add(record, "lately", sunday_morning - 24h * 91);
    CHECK(lines(readers::unseen(record.record(), mark)) == std::vector<std::string>{"lately"});
}

TEST_CASE("what was undone is nobody's news") {
    Store record(test::ana());
    const auto mark = here(record);
    add(record, "a mistake");
    const auto mistake = *store::history::newest_to_undo(record.record());
    record.change("undo", [&](Change& change) { store::history::undo(change, mistake); });
    CHECK(readers::unseen(record.record(), mark).empty());
}

TEST_CASE("each reader of each digest has a mark, which never goes back") {
    Store record(test::ana());
    add(record, "one");
    const auto first = here(record);
    add(record, "two");
    const auto second = here(record);
    const auto move = [&](std::string_view digest, std::string_view reader,
                          const readers::Mark& mark) {
        record.change("digest",
                      [&](Change& change) { readers::move(change, digest, reader, mark); });
    };
    CHECK_FALSE(readers::find(record.record(), "all", "ana"));
    move("all", "ana", second);
    move("all", "ana", first);
    CHECK(readers::find(record.record(), "all", "ana") == second);
    move("api", "ana", first);
    CHECK(readers::find(record.record(), "api", "ana") == first);
    CHECK_FALSE(readers::find(record.record(), "all", "bo"));
}

TEST_CASE("a mark is no change that could be undone") {
    Store record(test::ana());
    add(record, "one");
    const auto before = store::history::newest_to_undo(record.record());
    record.change("digest",
                  [&](Change& change) { readers::move(change, "all", "ana", here(record)); });
    CHECK(store::history::newest_to_undo(record.record()) == before);
}
