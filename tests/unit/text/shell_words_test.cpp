// A command line as a shell would split it.
#include "trail/text/shell_words.hpp"

#include "support/catch.hpp"

using trail::text::shell_words;
using Words = std::vector<std::string>;

TEST_CASE("a line in a setting is split as a shell would, and nothing in it is expanded") {
    CHECK(shell_words("log -k win -t fix") == Words{"log", "-k", "win", "-t", "fix"});
    CHECK(shell_words("  list\t-n  5 ") == Words{"list", "-n", "5"});
    CHECK(shell_words(R"(log "two words" 'and two' a\ b x''y "" )") ==
          Words{"log", "two words", "and two", "a b", "xy", ""});
    CHECK(shell_words("a; rm -rf $HOME | `x` *") ==
          Words{"a;", "rm", "-rf", "$HOME", "|", "`x`", "*"});
    CHECK(shell_words("") == Words{});
    CHECK(shell_words("  ") == Words{});
}

TEST_CASE("a backslash between double marks keeps only what has a meaning there") {
    CHECK(shell_words(R"("a\"b" "c\\d" "\$e" "\f" '\g' \h)") ==
          Words{"a\"b", "c\\d", "$e", "\\f", "\\g", "h"});
    CHECK(shell_words(R"(end\)") == Words{"end\\"});
}

TEST_CASE("a quotation mark that is not closed is no line of words") {
    for (const auto* line : {"log \"x", "log 'x", "\"", "a'b\"c\"", R"("a\")"}) {
        INFO(line);
        CHECK_FALSE(shell_words(line).has_value());
    }
}

TEST_CASE("the program of a command is its first word, unless only a shell understands it") {
    using trail::text::program_of;
    CHECK(program_of("less -R") == "less");
    CHECK(program_of("  less") == "less");
    CHECK(program_of("exec less -R") == "less");
    CHECK(program_of("executor") == "executor");
    for (const auto* command : {"", "  ", "exec", "LESS=R less", "a | b", "$PAGER", "'less' -R"})
        CHECK(program_of(command).empty());
}
