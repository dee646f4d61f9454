// The ids of a digest as people write them.
#include "trail/report/keys.hpp"

#include "support/catch.hpp"

using namespace trail;
using namespace trail::report;

namespace {

Digest one_win_that_ended_a_blocker() {
    Line line;
    line.id = {1};
    line.ended.push_back({.id = {2}, .key = "early", .text = "Blocked"});
    Digest digest;
    digest.wins.push_back(line);
    return digest;
}

std::string key(model::ItemId id) {
    return "key" + std::to_string(id.bits);
}

}  // namespace

TEST_CASE("every line has its key, and what it ended where all keys are wanted") {
    auto digest = one_win_that_ended_a_blocker();
    name_keys(digest, Keys::every, key);
    CHECK(digest.wins.front().key == "key1");
    CHECK(digest.wins.front().ended.front().key == "key2");
}

TEST_CASE("a page asks for no key that it does not show") {
    auto digest = one_win_that_ended_a_blocker();
    name_keys(digest, Keys::of_lines, key);
    CHECK(digest.wins.front().key == "key1");
    CHECK(digest.wins.front().ended.front().key == "early");
}
