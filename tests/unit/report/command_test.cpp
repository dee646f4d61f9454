// The command that shows what a digest left out.
#include "report/command.hpp"

#include "support/catch.hpp"

using namespace trail::report;

TEST_CASE("the command for more can be pasted as it stands") {
    CHECK(list_command("2026-W47", "", {"-p", "api"}) == "trail list during:2026-W47 -p api");
    CHECK(list_command("2026-11-01..2026-11-15", "", {}) ==
          "trail list during:2026-11-01..2026-11-15");
    CHECK(list_command("", "", {"kind:next", "is:open"}) == "trail list kind:next is:open");
    CHECK(list_command("2026", "", {"-p", "my $(repo)"}) ==
          "trail list during:2026 -p 'my $(repo)'");
}

TEST_CASE("a plain scope stands in the command as the reader wrote it") {
    CHECK(list_command("2026", "author:ana kind:done,win", {"-p", "api"}) ==
          "trail list during:2026 author:ana kind:done,win -p api");
}

TEST_CASE("a scope keeps its meaning and reaches the query through the shell") {
    CHECK(list_command("2026", "a OR b", {}) == "trail list during:2026 '(a OR b)'");
    CHECK(list_command("2026", "-draft", {}) == "trail list during:2026 '(-draft)'");
    CHECK(list_command("2026", "parser -draft", {}) == "trail list during:2026 'parser -draft'");
    CHECK(list_command("2026", "\"it's\"", {}) == "trail list during:2026 '\"it'\\''s\"'");
}

TEST_CASE("terms quote what the query language would take apart") {
    CHECK(term("author", "ana") == "author:ana");
    CHECK(term("author", "bj\xC3\xB6rn") == "author:bj\xC3\xB6rn");
    CHECK(term("author", "a \"b\"") == "author:\"a b\"");
    CHECK(term("author", "") == "author:\"\"");
}

TEST_CASE("a scope that is one project names the digest") {
    CHECK(project_of_scope("project:api") == "api");
    CHECK(project_of_scope("project:api,web").empty());
    CHECK(project_of_scope("project:api author:ana").empty());
    CHECK(project_of_scope("author:ana").empty());
}

TEST_CASE("a term is said by a scope only where it must hold") {
    CHECK(scope_says("author:ana project:api", "project:api"));
    CHECK_FALSE(scope_says("project:apiary", "project:api"));
    CHECK_FALSE(scope_says("project:api OR x", "project:api"));
    CHECK_FALSE(scope_says("(x project:api )", "project:api"));
    CHECK_FALSE(scope_says("", "project:api"));
}
