// Entries: kinds by name, and what waits for its end.
#include "trail/model/entry.hpp"

#include "support/catch.hpp"

namespace trail::model {

TEST_CASE("every kind and every status reads back from its name") {
    for (const auto text : kind_names) CHECK(name(*parse_kind(text)) == text);
    for (const auto text : health_names) CHECK(name(*parse_health(text)) == text);
    CHECK_FALSE(parse_kind("Done").has_value());
    CHECK_FALSE(parse_kind("").has_value());
    CHECK_FALSE(parse_health("fine").has_value());
}

TEST_CASE("a commit id is written out, in small letters") {
    CHECK(is_commit_id(std::string(40, 'a')));
    CHECK(is_commit_id(std::string(64, '0')));
    CHECK_FALSE(is_commit_id(std::string(40, 'A')));
    CHECK_FALSE(is_commit_id(std::string(40, 'g')));
    CHECK_FALSE(is_commit_id(std::string(39, 'a')));
    CHECK_FALSE(is_commit_id(""));
}

TEST_CASE("only blockers, plans and asks are open, until they are closed") {
    Entry entry;
    for (const auto text : kind_names) {
        entry.kind = *parse_kind(text);
        const bool waits =
            entry.kind == Kind::blocker || entry.kind == Kind::next || entry.kind == Kind::ask;
        INFO(text);
        CHECK(is_open(entry) == waits);
    }
    entry.kind = Kind::blocker;
    entry.closed_at = time::Instant{};
    CHECK_FALSE(is_open(entry));
}

TEST_CASE("a decision is called by its number, everything else by its letters") {
    Entry entry;
    entry.id = *parse_id("ghjkmnpqrstvwxyz");
    CHECK(short_id(entry) == "ghjk");
    entry.unique_letters = 6;
    CHECK(short_id(entry) == "ghjkmn");
    entry.decision = DecisionMark{12, DecisionStatus::accepted};
    CHECK(short_id(entry) == "D12");
}

}  // namespace trail::model
