// What search can ask of an entry beside its text.
#include "trail/store/engine/facets.hpp"

#include "support/catch.hpp"
#include "support/records.hpp"
#include "trail/store/entries.hpp"

using namespace trail;
using store::Change;
using store::engine::facets;

TEST_CASE("an entry with nothing has its kind, its author and that it has no project") {
    CHECK(facets({.kind = 0, .author = 1}) == "k0 a1 np");
}

TEST_CASE("all that an entry can have is a word of its own") {
    CHECK(facets({.kind = 7,
                  .author = 2,
                  .project = 3,
                  .decision_status = 1,
                  .tags = "t4 t5",
                  .people = "w6",
                  .is_closed = false,
                  .has_body = true,
                  .has_refs = true,
                  .is_edited = true,
                  .is_commit = true,
                  .flags = 1 | 2 | 4}) == "k7 a2 p3 t4 t5 ht w6 d1 hb hr he hm hl hx hc");
}

TEST_CASE("only blockers, plans and asks are open or closed") {
    for (const int kind : {2, 3, 8}) {
        CHECK(facets({.kind = kind, .author = 1}).ends_with(" so"));
        CHECK(facets({.kind = kind, .author = 1, .is_closed = true}).ends_with(" sc"));
    }
    for (const int kind : {0, 1, 4, 5, 6, 7, 9}) {
        CHECK(facets({.kind = kind, .author = 1, .is_closed = true}) ==
              "k" + std::to_string(kind) + " a1 np");
    }
}

TEST_CASE("an index that says something else of an entry than its row is found") {
    store::Store record(test::ana());
    record.change("log", [](Change& change) {
        auto one = test::entry("Fixed the parser crash", model::Kind::blocker);
        one.tags = {"parser"};
        store::entries::add(change, one);
    });
    CHECK(record.first_problem().empty());
    record.change("log", [](Change& change) {
        change.connection.execute("UPDATE entry SET closed_at = 1");
        change.touched = true;
    });
    CHECK(record.first_problem() == "the search index does not fit the entries");
}
