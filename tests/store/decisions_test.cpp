// Decisions: a number names one decision for ever.
#include "trail/store/decisions.hpp"

#include <limits>

#include "support/catch.hpp"
#include "support/records.hpp"
#include "trail/error.hpp"
#include "trail/store/history.hpp"

using namespace trail;
using store::Change;
using store::Store;
using test::entry;
using test::sunday_morning;

namespace {

model::Decision decided(Store& record, std::string title, int number = 0) {
    model::Decision decision;
    decision.entry = entry(std::move(title));
    decision.number = number;
    record.change("decide", [&](Change& change) { store::decisions::add(change, decision); });
    return decision;
}

void purge(Store& record, model::ItemId id) {
    record.change("rm --purge", [&](Change& change) { store::history::purge(change, {id}); });
}

}  // namespace

TEST_CASE("decisions are numbered from one, and a number that came along is kept") {
    Store record(test::ana());
    CHECK(store::decisions::last_number(record.record()) == 0);
    CHECK(decided(record, "one").number == 1);
    CHECK(decided(record, "seven", 7).number == 7);
    CHECK(decided(record, "three", 3).number == 3);
    CHECK(decided(record, "next").number == 8);
}

TEST_CASE("the number of a decision that was purged is never given again") {
    Store record(test::ana());
    decided(record, "one");
    purge(record, decided(record, "two").entry.id);
    CHECK_FALSE(store::decisions::find(record.record(), 2).has_value());
    CHECK(decided(record, "three").number == 3);
}

TEST_CASE("an undone decision keeps its number, also when its details are forgotten") {
    Store record(test::ana());
    decided(record, "one");
    record.change("undo", [](Change& change) { store::history::undo(change, 1); });
    CHECK(decided(record, "two").number == 2);
    record.change("undo", [](Change& change) { store::history::undo(change, 3); });
    record.change("db compact", [](Change& change) {
        store::history::forget_before(change, sunday_morning + std::chrono::hours{1});
    });
    CHECK(decided(record, "three").number == 3);
}

TEST_CASE("numbers can be passed over, and never go back") {
    Store record(test::ana());
    const auto pass_over = [&](int number) {
        record.change("import",
                      [&](Change& change) { store::decisions::pass_over(change, number); });
    };
    pass_over(4);
    pass_over(2);
    CHECK(store::history::operations(record.record(), 9).empty());
    CHECK(decided(record, "five").number == 5);
    pass_over(std::numeric_limits<int>::max());
    CHECK_THROWS_AS(decided(record, "no more"), Error);
}
