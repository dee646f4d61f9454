// What a commit's subject says.
#include "report/subject.hpp"

#include <string>

#include "support/catch.hpp"

using trail::report::announces_breaking;
using trail::report::by_name;
using trail::report::folded;
using trail::report::Rank;
using trail::report::read_subject;
using trail::report::without_type;

namespace {

std::string shown(const std::string& line) {
    return read_subject(line).text.value_or(line);
}

}  // namespace

TEST_CASE("a subject is shown as it was written") {
    for (const std::string line :
         {"fix(parser): memory leak on empty input (#123)", "feat!: drop the old protocol",
          "feat(cli)!:  drop  two words", "BREAKING CHANGE: drop v1", "net: ipv4: fix a leak",
          "Revert \"feat(cli): add --json\"", "revert: feat: add --json", "Revert \"",
          "Revert \"\"", "add a thing", ""})
        CHECK(shown(line) == line);
}

TEST_CASE("what was done is told apart from the type that a subject says") {
    CHECK(without_type("fix(parser): crash on empty input") == "crash on empty input");
    CHECK(without_type("Feat!: drop the old protocol") == "drop the old protocol");
    CHECK(without_type("docs:  explain \xC3\xA9t\xC3\xA9") == "explain \xC3\xA9t\xC3\xA9");
    for (const std::string line :
         {"net: ipv4: fix a leak", "x86/mm: map less", "std::string is not a type",
          "fix:", "fix: ", "fix(", "fix(a: b", ":", "!: x", "fix:no blank", "10:30 meeting",
          "revert: add --json", ""})
        CHECK(without_type(line) == line);
}

TEST_CASE("reverts of reverts say what came of them") {
    CHECK(shown("Revert \"Revert \"fix: crash\"\" (#7)") == "Reapply \"fix: crash\" (#7)");
    CHECK(shown("Revert \"Revert \"Revert \"x\"\"\"") == "Revert \"x\"");
    CHECK_FALSE(read_subject("Revert \"feat!: drop it\"").breaking);
}

TEST_CASE("breaking changes are told by their subject") {
    CHECK(announces_breaking("feat!: x"));
    CHECK(announces_breaking("api(v2)!: x"));
    CHECK(announces_breaking("BREAKING CHANGE: x"));
    CHECK(announces_breaking("breaking: x"));
    CHECK_FALSE(announces_breaking("feat: x"));
    CHECK_FALSE(announces_breaking("Stop !: x"));
    CHECK_FALSE(announces_breaking("Breaking news"));
}

TEST_CASE("subjects are sorted into features, fixes and the rest") {
    CHECK(read_subject("feat: x").rank == Rank::feature);
    CHECK(read_subject("Add a thing").rank == Rank::feature);
    CHECK(read_subject("fix(a): x").rank == Rank::fix);
    CHECK(read_subject("Fixed the crash").rank == Rank::fix);
    CHECK(read_subject("perf: x").rank == Rank::change);
    CHECK(read_subject("revert: bump x from 1 to 2").rank == Rank::change);
    CHECK(read_subject("Whatever").rank == Rank::change);
    CHECK(read_subject("docs: x").rank == Rank::chore);
}

TEST_CASE("dependency updates are recognised") {
    for (const std::string line :
         {"Bump lodash from 4.17.20 to 4.17.21", "build(deps): bump x from 1 to 2",
          "chore(deps-dev): anything", "fix(deps): update dependency react to v19",
          "Update rake requirement from ~> 10.0 to ~> 13.0", "Bump the npm group with 3 updates",
          "chore: bump serde from 1.0.1 to 1.0.2", "deps: lock file maintenance"})
        CHECK(read_subject(line).rank == Rank::dependency);
}

TEST_CASE("a subject that begins with its place is ranked by what was done there") {
    CHECK(read_subject("userdiff: add support for Swift").rank == Rank::feature);
    CHECK(read_subject("builtin/clone: fix segfault").rank == Rank::fix);
    CHECK(read_subject("rebase -i: fix counting").rank == Rank::fix);
    CHECK(read_subject("add -p: mark split hunks as undecided").rank == Rank::change);
    CHECK(read_subject("Add support: it was missing").rank == Rank::feature);
    CHECK(read_subject("Fix the parser: it crashed").rank == Rank::fix);
    CHECK(read_subject("userdiff: ").rank == Rank::change);
}

TEST_CASE("what is added to tests and documents is no feature") {
    for (const auto* line :
         {"t4014: support versions with spaces", "t/lib-httpd: add a server", "tests: fix a race",
          "Documentation/git.txt: add an example", "README.md: add a badge",
          ".github/workflows: add a job", "ci/lib.sh: fix caching"})
        CHECK(read_subject(line).rank == Rank::chore);
    CHECK(read_subject("t40: fix it").rank == Rank::fix);
    CHECK(read_subject("tester: add a mode").rank == Rank::feature);
}

TEST_CASE("upkeep of tools is a dependency update, work on the product is not") {
    for (const auto* line :
         {"build: update pnpm to v11.5.2", "build: update all github actions to v4.36.2",
          "chore: update schematics dependencies to ~6.3.0", "ci: update all github actions",
          "build: update bazel dependencies (#123)", "build: update cross-repo dependencies"}) {
        INFO(line);
        CHECK(read_subject(line).rank == Rank::dependency);
    }
    for (const auto* line :
         {"feat: update the protocol to v2", "Update the protocol to v2", "build: update to",
          "build: update the guide to reality", "docs: update to 2.0", "build: update"}) {
        INFO(line);
        CHECK(read_subject(line).rank != Rank::dependency);
    }
}

TEST_CASE("work that only sounds like a dependency update is none") {
    for (const std::string line :
         {"Bump version from 1.2 to 1.3", "fix(deps): handle cycles", "Update the quick start",
          "feat(depsolver): add it", "Bumpy ride from a to b"})
        CHECK(read_subject(line).rank != Rank::dependency);
}

TEST_CASE("git's own merge subjects are merges, sentences about merging are not") {
    CHECK(read_subject("Merge branch 'main' into topic").rank == Rank::merge);
    CHECK(read_subject("Merge pull request #12 from a/b").rank == Rank::merge);
    CHECK(read_subject("Merge sort is stable now").rank == Rank::change);
}

TEST_CASE("texts that read the same fold to the same") {
    CHECK(folded("Fix  the\ttypo. ") == folded("fix the typo"));
    CHECK(folded("fix the typo (#1)") != folded("fix the typo (#2)"));
    CHECK(folded(" . ").empty());
}

TEST_CASE("names are ordered without regard to case, and always the same way") {
    CHECK(by_name("ana", "Bjorn"));
    CHECK(by_name("Ana", "ana"));
    CHECK_FALSE(by_name("ana", "Ana"));
    CHECK_FALSE(by_name("ana", "ana"));
}
