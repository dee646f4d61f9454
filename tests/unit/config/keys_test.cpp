// The table of settings.
#include "trail/config/keys.hpp"

#include "support/catch.hpp"

using namespace trail::config;

TEST_CASE("every setting is found by its name and says what it is for") {
    for (const auto& key : keys()) {
        INFO(key.name);
        REQUIRE(find_key(key.name) == &key);
        CHECK_FALSE(key.help.empty());
        CHECK((key.type == Type::choice) == !key.choices.empty());
    }
    CHECK(find_key("mial.to") == nullptr);
    CHECK(find_key("") == nullptr);
    CHECK(find_key("ui.colo") == nullptr);
    CHECK(find_key("zzz") == nullptr);
}

TEST_CASE("a repository may set what is its own, and no command") {
    std::vector<std::string_view> allowed;
    for (const auto& key : keys()) {
        if (key.repository) allowed.push_back(key.name);
    }
    CHECK(allowed == std::vector<std::string_view>{"decide.dir", "digest.title", "hook.skip",
                                                   "project", "tags"});
}

TEST_CASE("names under x. are free") {
    CHECK(is_free_key("x.jira.board"));
    CHECK(is_free_key("x.a-b_1"));
    CHECK_FALSE(is_free_key("x"));
    CHECK_FALSE(is_free_key("x."));
    CHECK_FALSE(is_free_key("x.a."));
    CHECK_FALSE(is_free_key("x..a"));
    CHECK_FALSE(is_free_key("x.a b"));
    CHECK_FALSE(is_free_key("y.a"));
}

TEST_CASE("names under alias. are commands, of one word each, that no repository brings") {
    for (const auto* name : {"alias.fixed", "alias.a", "alias.Week-2_b"}) {
        INFO(name);
        REQUIRE(find_key(name) != nullptr);
        CHECK_FALSE(find_key(name)->repository);
        CHECK(find_key(name)->type == Type::text);
    }
    for (const auto* name : {"alias", "alias.", "alias.2nd", "alias.-x", "alias.a.b", "alias.a b",
                             "alias.\"a\"", "alias.__complete"}) {
        INFO(name);
        CHECK(find_key(name) == nullptr);
        CHECK_FALSE(is_free_key(name));
    }
}

TEST_CASE("a rule names what is accepted") {
    CHECK(rule(*find_key("week.start")) == "week.start must be one of mon, sun, sat");
    CHECK(rule(*find_key("db.keep_removed")) == "db.keep_removed must be a number from 0 to 36500");
    CHECK(rule(*find_key("advice.typo")) == "advice.typo must be true or false");
    CHECK(rule(*find_key("tags")) == "tags must be a list of words");
    CHECK(rule(*find_key("project")) == "project must be one line of text");
}

TEST_CASE("a mistyped name leads to the one that was meant") {
    CHECK(suggestion("user.nmae") == "did you mean \"user.name\"?");
    CHECK(suggestion("editor") == "did you mean \"core.editor\"?");
    CHECK(suggestion("alias.2nd") == "trail config describe alias.NAME");
    CHECK(suggestion("mail.sendmail") == "trail config list");
}

TEST_CASE("types have names") {
    CHECK(name(Type::text) == "text");
    CHECK(name(Type::list) == "list");
}
