// The working agreement in the record: one, and never overwritten silently.
#include "trail/store/agreement.hpp"

#include "support/catch.hpp"
#include "support/records.hpp"
#include "trail/error.hpp"
#include "trail/store/history.hpp"

using namespace trail;
using store::Change;
using store::Store;

TEST_CASE("there is one agreement, whose earlier texts stay in its history") {
    Store record(test::ana());
    CHECK_FALSE(store::agreement::find(record.record()));
    const auto write = [&](const std::optional<model::Entry>& seen, const std::string& text) {
        record.change("agreement edit", [&](Change& change) {
            store::agreement::write(change, seen, text, test::entry("none"));
        });
    };
    write(std::nullopt, "first");
    const auto first = store::agreement::find(record.record());
    REQUIRE(first);
    CHECK(first->kind == model::Kind::note);
    CHECK(first->body == "first");
    write(first, "second");
    CHECK(store::agreement::find(record.record())->body == "second");
    CHECK(store::history::earlier(record.record(), model::agreement_id).size() == 1);

    CHECK_THROWS_AS(write(first, "of somebody who had read the first"), Error);
    CHECK_THROWS_AS(write(std::nullopt, "of somebody who had read none"), Error);
    CHECK(store::agreement::find(record.record())->body == "second");
}
