// A commit message taken apart as git does it.
#include "capture/trailers.hpp"

#include <string>
#include <vector>

#include "support/catch.hpp"

using trail::capture::parts_of;
using trail::capture::Trailer;
using Trailers = std::vector<Trailer>;

TEST_CASE("the subject is the first paragraph as one line") {
    const auto parts = parts_of("\n\n Fix the parser\t\nfor empty input \r\nand more\n\n  Body\n");
    CHECK(parts.subject == "Fix the parser for empty input and more");
    CHECK(parts.body == "  Body");
}

TEST_CASE("the last paragraph is taken off when it is all trailers") {
    const auto parts = parts_of("s\n\nbody\n\nCloses: wkqz\nReviewed-by : Ana\n  of the team\n\n");
    CHECK(parts.body == "body");
    CHECK((parts.trailers == Trailers{{"closes", "wkqz"}, {"reviewed-by", "Ana of the team"}}));
}

TEST_CASE("CRLF messages have trailers, too") {
    const auto parts = parts_of("s\r\n\r\nbody\r\n\r\nCloses: wkqz\r\n");
    CHECK(parts.body == "body");
    CHECK((parts.trailers == Trailers{{"closes", "wkqz"}}));
}

TEST_CASE("trailers in the subject's paragraph or before the last one are text") {
    CHECK(parts_of("s\nTrail: skip").trailers.empty());
    CHECK(parts_of("s\nTrail: skip").subject == "s Trail: skip");
    const auto parts = parts_of("s\n\nTrail: skip\n\nmore");
    CHECK(parts.trailers.empty());
    CHECK(parts.body == "Trail: skip\n\nmore");
}

TEST_CASE("a known trailer makes a block when a quarter of its lines are trailers") {
    const auto parts = parts_of("s\n\none\ntwo\nthree\nSigned-off-by: Ana <a@x.example>");
    CHECK(parts.body == "one\ntwo\nthree");
    CHECK(parts.trailers.size() == 1);
    const auto prose = parts_of("s\n\none\ntwo\nthree\nfour\nSigned-off-by: Ana <a@x.example>");
    CHECK(prose.body == "one\ntwo\nthree\nfour\nSigned-off-by: Ana <a@x.example>");
    CHECK(prose.trailers.empty());
    CHECK(parts_of("s\n\none\nFoo-bar: two").trailers.empty());
}

TEST_CASE("the note of a cherry-pick belongs to the trailers") {
    const auto parts = parts_of("s\n\nbody\n\n(cherry picked from commit 7f55362)\n");
    CHECK(parts.body == "body");
    CHECK(parts.trailers.size() == 1);
}

TEST_CASE("unknown keys with a dash are trailers, unknown single words are sentences") {
    CHECK(parts_of("s\n\nbody\n\nX-Build-Id: 12").body == "body");
    CHECK(parts_of("s\n\nNote: rebuild the cache").body == "Note: rebuild the cache");
    CHECK(parts_of("s\n\nBefore: 10 ms\nAfter: 5 ms\nCloses: wkqz").body ==
          "Before: 10 ms\nAfter: 5 ms");
}

TEST_CASE("a page at the end is no trailer") {
    const auto parts = parts_of("s\n\nhttps://x.example/y");
    CHECK(parts.body == "https://x.example/y");
    CHECK(parts.trailers.empty());
}

TEST_CASE("a breaking change is announced and stays for the reader") {
    const auto parts = parts_of("s\n\nBREAKING CHANGE: the file\n  moved\nRefs: #12");
    CHECK(parts.announces_breaking);
    CHECK(parts.body == "BREAKING CHANGE: the file\n  moved");
    CHECK((parts.trailers == Trailers{{"breaking-change", "the file moved"}, {"refs", "#12"}}));
    CHECK(parts_of("s\n\nBREAKING-CHANGE: x\n\nmore\n\nRefs: #1").announces_breaking);
    CHECK_FALSE(parts_of("s\n\nNo BREAKING CHANGE: here\nbreaking change: x").announces_breaking);
}

TEST_CASE("a comment line neither makes nor breaks a block") {
    const auto parts = parts_of("s\n\n#12 was it\nCloses: wkqz");
    CHECK(parts.body == "#12 was it");
    CHECK(parts.trailers.size() == 1);
}

TEST_CASE("an empty message has empty parts") {
    CHECK(parts_of("") == trail::capture::MessageParts{});
    CHECK(parts_of(" \n\r\n") == trail::capture::MessageParts{});
}
