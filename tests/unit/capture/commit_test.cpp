// What a commit means, and which commits are left out.
#include "trail/capture/commit.hpp"

#include <string>
#include <vector>

#include "support/catch.hpp"

using namespace trail::capture;
using trail::model::Kind;
using Texts = std::vector<std::string>;

namespace {

Commit commit(const std::string& message) {
    Commit made;
    made.revision = std::string(40, 'a');
    made.author_name = "Ana Ruiz";
    made.author_address = "ana@x.example";
    made.message = message;
    return made;
}

bool is_left_out(const Commit& commit, LeftOut why) {
    return left_out(commit) == why;
}

}  // namespace

TEST_CASE("a plain commit is its subject and its body") {
    CommitMeaning expected;
    expected.line = "Fix the parser";
    expected.body = "It crashed.";
    CHECK(meaning("Fix the parser\n\nIt crashed.\n") == expected);
    CHECK_FALSE(meaning("Fix the parser\n").body.has_value());
}

TEST_CASE("type and scope become tags and the line stays as written") {
    const CommitMeaning read = meaning("fix(parser): accept empty input");
    CHECK(read.line == "fix(parser): accept empty input");
    CHECK(read.tags == Texts{"fix", "parser"});
    CHECK_FALSE(read.breaking);
    CHECK((read.kind == Kind::commit));
}

TEST_CASE("every known type is a tag, with or without scope, in any case") {
    for (const std::string type : {"feat", "fix", "docs", "style", "refactor", "perf", "test",
                                   "build", "ci", "chore", "revert"}) {
        CHECK(meaning(type + ": x").tags == Texts{type});
    }
    CHECK(meaning("Fix(API, web): x").tags == Texts{"fix", "API", "web"});
}

TEST_CASE("other words before a colon give no tag") {
    for (const std::string subject :
         {"net: ipv4: fix", "fix:x", "fix (parser): x", "fix(parser: x", "fix", ": x",
          "Revert \"fix: x\"", "fix it: x", "(fix): x", "foo(bar): x", "1: x"}) {
        INFO(subject);
        CHECK(meaning(subject).tags.empty());
        CHECK_FALSE(meaning(subject).breaking);
    }
}

TEST_CASE("a scope that is no name gives no tag") {
    CHECK(meaning("fix(): x").tags == Texts{"fix"});
    CHECK(meaning("fix(-a-, *): x").tags == Texts{"fix"});
}

TEST_CASE("an exclamation mark or the footer marks a breaking change") {
    CHECK(meaning("feat!: drop v1").breaking);
    CHECK(meaning("feat(api)!: drop v1").breaking);
    CHECK(meaning("deps!: drop v1").breaking);
    CHECK(meaning("feat: x\n\nBREAKING CHANGE: v1 is gone").breaking);
    CHECK(meaning("feat: x\n\nBREAKING-CHANGE: v1 is gone\n\nmore").breaking);
    CHECK(meaning("feat: x\n\nBREAKING CHANGE: v1 is gone").body ==
          std::string("BREAKING CHANGE: v1 is gone"));
    CHECK_FALSE(meaning("feat: x!").breaking);
}

TEST_CASE("trailers of trail give kind, project and tags") {
    const CommitMeaning read =
        meaning("fix: x\n\nTRAIL: win\ntrail-project: api\nTrail-Tags: a, +b #c fix, -bad-\n");
    CHECK((read.kind == Kind::win));
    CHECK(read.project == std::string("api"));
    CHECK(read.tags == Texts{"fix", "a", "b", "c"});
    CHECK_FALSE(read.body.has_value());
}

TEST_CASE("a trailer that makes no sense is ignored") {
    const CommitMeaning read = meaning("x\n\nTrail: banana\nTrail-Project: two words\nTrail-Tags:");
    CHECK(read == [] {
        CommitMeaning expected;
        expected.line = "x";
        return expected;
    }());
    CHECK((meaning("x\n\nTrail: decision").kind == Kind::commit));
    CHECK((meaning("x\n\nTrail: reply").kind == Kind::commit));
}

TEST_CASE("an id in Closes ends an entry and anything else is a reference") {
    const CommitMeaning read =
        meaning("x\n\nCloses: wkqz, pvtm #12\nCloses: CORE-7\nCloses:#13, the hole");
    CHECK(read.closes == Texts{"wkqz", "pvtm"});
    CHECK(read.refs == Texts{"#12", "CORE-7", "#13"});
}

TEST_CASE("a decision in a trailer or in the text is a reference") {
    CHECK(meaning("x (#7)\n\nAs D3 says.\n\nDecision: D12").refs == Texts{"#7", "D3", "D12"});
}

TEST_CASE("co-authors are the addresses of people, in lower case, each once") {
    const CommitMeaning read = meaning(
        "x\n\nCo-authored-by: Mei Lin <Mei@X.example>\nCo-Authored-By: mei <mei@x.example>\n"
        "Co-authored-by: nobody\nCo-authored-by: no <address>\nCo-authored-by: a <@>\n"
        "Co-authored-by: renovate[bot] <29139614+renovate[bot]@users.noreply.example>\n"
        "Co-authored-by: Bo <bo@x.example\nCo-authored-by: Bo <b o@x.example>");
    CHECK(read.co_authors == Texts{"mei@x.example"});
}

TEST_CASE("other known trailers leave the body") {
    const CommitMeaning read = meaning(
        "x\n\nWhy.\n\nChange-Id: I8473b95934b5732ac55d26311a706c9c2bde9940\n"
        "Signed-off-by: Ana <ana@x.example>\nReviewed-by: Bo <bo@x.example>");
    CHECK(read.body == std::string("Why."));
    CHECK(read.refs.empty());
}

TEST_CASE("more tags than a record takes are left out, not refused") {
    std::string message = "x\n\nTrail-Tags:";
    for (int number = 0; number < 100; ++number) message += " t" + std::to_string(number);
    CHECK(meaning(message).tags.size() == 64);
}

TEST_CASE("a revert is a commit like any other") {
    const CommitMeaning read = meaning("Revert \"feat: x\"\n\nThis reverts commit 7f553620f1.");
    CHECK((read.kind == Kind::commit));
    CHECK(read.body == std::string("This reverts commit 7f553620f1."));
    CHECK(read.refs.empty());
}

TEST_CASE("a megabyte of message is read in one pass") {
    for (const std::string unit :
         {"a: b\n", "\n", "Closes: wkqz\n ", "fix(", "Trail-Tags: a,", "A-", "<a@b>"}) {
        std::string message = "fix: x\n\n";
        while (message.size() < 1'000'000) message += unit;
        INFO(unit);
        CHECK(meaning(message).line == "fix: x");
    }
}

TEST_CASE("ordinary commits are kept") {
    for (const std::string subject : {"Fix it", "Wipe the cache", "wip-mode: x", "WIP-12 done",
                                      "fixup the docs", "Revert \"x\"", "Merge the lists"}) {
        INFO(subject);
        CHECK_FALSE(left_out(commit(subject)).has_value());
    }
}

TEST_CASE("merges, fixups and work in progress are left out") {
    Commit merge = commit("Merge branch x");
    merge.parents = 2;
    CHECK(is_left_out(merge, LeftOut::merge));
    for (const std::string mark : {"fixup! x", "squash! x", "amend! x"}) {
        CHECK(is_left_out(commit(mark), LeftOut::fixup));
    }
    for (const std::string mark :
         {"WIP", "wip: x", "WIP x", "[WIP] x", "wip(api): x", "WIP：修复"}) {
        INFO(mark);
        CHECK(is_left_out(commit(mark), LeftOut::work_in_progress));
    }
}

TEST_CASE("a first commit without parents is kept") {
    Commit first = commit("Begin");
    first.parents = 0;
    CHECK_FALSE(left_out(first).has_value());
}

TEST_CASE("a commit can ask to be left out, and an empty one says nothing") {
    CHECK(is_left_out(commit("x\n\nTrail: skip"), LeftOut::asked));
    CHECK(is_left_out(commit("x\n\nbody\n\ntrail:Skip\r\n"), LeftOut::asked));
    CHECK_FALSE(left_out(commit("x\n\nTrail: skip\n\nlater")).has_value());
    CHECK(is_left_out(commit(" \n"), LeftOut::empty));
}

TEST_CASE("programs are told from people by name or address") {
    CHECK(is_bot("dependabot[bot]", ""));
    CHECK(is_bot("", "49699333+dependabot[bot]@users.noreply.example"));
    CHECK(is_bot("Renovate Bot", "bot@renovateapp.com"));
    CHECK(is_bot("renovate", "x@x.example"));
    CHECK(is_bot("GitHub Actions", "x@x.example"));
    CHECK(is_bot("github-actions", "41898282+github-actions[bot]@users.noreply.example"));
    CHECK(is_bot("CI", "release-bot@x.example"));
    Commit update = commit("Bump x");
    update.author_name = "dependabot[bot]";
    CHECK(is_left_out(update, LeftOut::bot));
}

TEST_CASE("people are no programs, whatever their names") {
    CHECK_FALSE(is_bot("Theo Bot", "theo.bot@x.example"));
    CHECK_FALSE(is_bot("Abbot", "abbot@x.example"));
    CHECK_FALSE(is_bot("Ana", "ana+jenkins@x.example"));
    CHECK_FALSE(is_bot("Ana", "123+ana@users.noreply.example"));
    CHECK_FALSE(is_bot("", ""));
}

TEST_CASE("what a setting skips is left out, by what the first paragraph begins with") {
    const std::vector<std::string> routine{"chore", "Merge "};
    CHECK(begins_with_any("chore(deps): bump zlib", routine));
    CHECK(begins_with_any("\n\nMerge numbers\n\nbody", routine));
    CHECK_FALSE(begins_with_any("Merged numbers", routine));
    CHECK_FALSE(begins_with_any("fix: no chore\n\nchore", routine));
    CHECK_FALSE(begins_with_any("chore", {}));
    auto one = commit("chore: x");
    CHECK_FALSE(left_out(one));
    one.is_skipped = true;
    CHECK(is_left_out(one, LeftOut::skipped));
}
