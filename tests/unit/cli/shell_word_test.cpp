// Words that are pasted into a shell.
#include "cli/shell_word.hpp"

#include "support/catch.hpp"

using trail::cli::shell_word;

TEST_CASE("a plain word needs no quotes") {
    CHECK(shell_word("trail.db") == "trail.db");
    CHECK(shell_word("/srv/team-1/trail.db") == "/srv/team-1/trail.db");
    CHECK(shell_word("ana@team.example") == "ana@team.example");
}

TEST_CASE("what a shell would read differently is quoted") {
    CHECK(shell_word("") == "''");
    CHECK(shell_word("two words") == "'two words'");
    CHECK(shell_word("$(rm -rf .)") == "'$(rm -rf .)'");
    CHECK(shell_word("it's") == "'it'\\''s'");
    CHECK(shell_word("a;b\nc") == "'a;b\nc'");
    CHECK(shell_word("caf\xc3\xa9") == "'caf\xc3\xa9'");
}

TEST_CASE("home stays outside of the quotes, where a shell replaces it") {
    CHECK(shell_word("~/trail.db") == "~/trail.db");
    CHECK(shell_word("~/my notes/trail.db") == "~/'my notes/trail.db'");
    CHECK(shell_word("~/") == "~/");
    CHECK(shell_word("~ana/notes") == "'~ana/notes'");
    CHECK(shell_word("~") == "'~'");
}
