// What people say of an entry.
#include "cli/entries/entry_input.hpp"

#include "support/catch.hpp"
#include "trail/error.hpp"

using namespace trail;
using namespace trail::cli;

namespace {

Error refused(const std::string& kind) {
    try {
        read_kind(kind);
    } catch (const Error& error) {
        return error;
    }
    return {Failure::internal, "was read"};
}

}  // namespace

TEST_CASE("only kinds that people write themselves are read") {
    CHECK(read_kind("win") == model::Kind::win);
    CHECK(read_kind("status") == model::Kind::status);
    CHECK(std::string(refused("commit").what()) == "\"commit\" is not logged by hand");
    CHECK(refused("decision").hint().starts_with("trail decide"));
}

TEST_CASE("a misspelt kind names the nearest, any other names all") {
    CHECK(refused("wni").hint() == "did you mean \"win\"?");
    CHECK(refused("chore").what() ==
          std::string(
              "unknown kind \"chore\"; done, win, blocker, next, status and note are logged"));
    CHECK(std::string(refused("\x1b[31m").what()) ==
          "unknown kind \"\\x1b[31m\"; "
          "done, win, blocker, next, status and note are logged");
}

TEST_CASE("a tag may be given with its sign") {
    CHECK(without_sign("+parser") == "parser");
    CHECK(without_sign("#parser") == "parser");
    CHECK(without_sign("parser") == "parser");
    CHECK(without_sign("") == "");
}

TEST_CASE("what is in a list is not added again") {
    std::vector<std::string> list{"a"};
    add_once(list, {"b", "a", "b"});
    CHECK(list == std::vector<std::string>{"a", "b"});
}

TEST_CASE("only what is open can be closed") {
    model::Entry entry;
    CHECK_THROWS_AS(refuse_not_open(entry, "wkqz"), Error);
    entry.kind = model::Kind::blocker;
    CHECK_NOTHROW(refuse_not_open(entry, "wkqz"));
    entry.closed_at = time::Instant{};
    CHECK_THROWS_AS(refuse_not_open(entry, "wkqz"), Error);
}
