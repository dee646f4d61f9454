// Statistics: every entry is counted once, and names only while an entry has them.
#include "trail/store/statistics.hpp"

#include "support/catch.hpp"
#include "support/records.hpp"
#include "trail/store/entries.hpp"
#include "trail/store/history.hpp"

using namespace trail;
using namespace std::chrono_literals;
using store::Change;
using store::Store;
using store::statistics::counted;
using test::entry;
using test::sunday_morning;

namespace {

void add(Store& record, model::Entry entry) {
    record.change("log", [&](Change& change) { store::entries::add(change, entry); });
}

std::size_t of_kind(const store::statistics::Counts& counts, model::Kind kind) {
    return counts.by_kind.at(static_cast<std::size_t>(kind));
}

}  // namespace

TEST_CASE("an empty record counts nothing and has no first day") {
    Store record(test::ana());
    CHECK(counted(record.record()) == store::statistics::Counts{});
    CHECK(store::statistics::entries(counted(record.record())) == 0);
}

TEST_CASE("entries are counted by kind, and the first and last moment are known") {
    Store record(test::ana());
    add(record, entry("one"));
    add(record, entry("two", model::Kind::win, sunday_morning - 48h));
    add(record, entry("three", model::Kind::win, sunday_morning + 1h));
    const auto counts = counted(record.record());
    CHECK(store::statistics::entries(counts) == 3);
    CHECK(of_kind(counts, model::Kind::done) == 1);
    CHECK(of_kind(counts, model::Kind::win) == 2);
    CHECK(of_kind(counts, model::Kind::commit) == 0);
    CHECK(counts.operations == 3);
    CHECK(counts.oldest.value_or(time::Instant{}) == sunday_morning - 48h);
    CHECK(counts.newest.value_or(time::Instant{}) == sunday_morning + 1h);
}

TEST_CASE("more entries of one second than fit into it do not move the last moment") {
    Store record(test::ana());
    for (int i = 0; i < 40; ++i) add(record, entry("at once"));
    const auto counts = counted(record.record());
    CHECK(counts.oldest.value_or(time::Instant{}) == sunday_morning);
    CHECK(counts.newest.value_or(time::Instant{}) == sunday_morning);
}

TEST_CASE("a project, tag or person counts once however many entries have it") {
    Store record(test::ana());
    for (const auto* line : {"one", "two"}) {
        auto written = entry(line);
        written.project = "api";
        written.tags = {"parser", "ci"};
        written.people = {"mei"};
        add(record, written);
    }
    const auto counts = counted(record.record());
    CHECK(counts.projects == 1);
    CHECK(counts.tags == 2);
    CHECK(counts.people == 2);
}

TEST_CASE("names that went with their entries are not counted") {
    Store record(test::ana());
    auto written = entry("one");
    written.project = "api";
    written.tags = {"parser"};
    written.people = {"mei"};
    add(record, written);
    record.change("undo", [&](Change& change) { store::history::undo(change, 1); });
    const auto counts = counted(record.record());
    CHECK(store::statistics::entries(counts) == 0);
    CHECK(counts.projects == 0);
    CHECK(counts.tags == 0);
    CHECK(counts.people == 0);
    CHECK(counts.operations == 2);
}
