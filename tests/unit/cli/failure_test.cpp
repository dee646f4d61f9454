// Failures as people and shells see them.
#include "cli/failure.hpp"

#include <filesystem>
#include <new>
#include <stdexcept>

#include "support/catch.hpp"

using namespace trail;
using namespace trail::cli;

namespace {

constexpr std::size_t wide = 80;

struct Reported {
    int code;
    std::string errors;
};

template <class Thrown>
Reported reported(const Thrown& thrown) {
    system::MemoryStreams streams;
    const int code = report_failure(streams, std::make_exception_ptr(thrown));
    CHECK(streams.output.empty());
    return {code, streams.errors};
}

std::string shown(const std::string& message, const Excerpt& excerpt, std::size_t columns = wide) {
    return failure_text(Error(Failure::usage, message, "", excerpt), columns);
}

}  // namespace

TEST_CASE("each kind of failure has its exit code") {
    CHECK(exit_code(Failure::usage) == 2);
    CHECK(exit_code(Failure::data) == 65);
    CHECK(exit_code(Failure::unavailable) == 69);
    CHECK(exit_code(Failure::internal) == 70);
    CHECK(exit_code(Failure::io) == 74);
    CHECK(exit_code(Failure::busy) == 75);
    CHECK(exit_code(Failure::config) == 78);
}

TEST_CASE("a failure is a message and a hint") {
    const auto told = reported(Error(Failure::usage, "no item \"nope\"", "trail list"));
    CHECK(told.code == 2);
    CHECK(told.errors == "trail: no item \"nope\"\nhint: trail list\n");
    CHECK(reported(Error(Failure::busy, "the record is locked")).errors ==
          "trail: the record is locked\nhint: trail\n");
}

TEST_CASE("a file that cannot be looked at is a failure of the system, not of the program") {
    const auto told = reported(std::filesystem::filesystem_error(
        "status", "/a\x1b[31m", std::make_error_code(std::errc::filename_too_long)));
    CHECK(told.code == 74);
    CHECK(told.errors ==
          "trail: cannot use \"/a\\x1b[31m\": File name too long\nhint: trail doctor\n");
}

TEST_CASE("what fails when the record has been changed says so, or it would be done twice") {
    const auto told = [](const Error& error) {
        system::MemoryStreams streams;
        report_failure(streams, std::make_exception_ptr(error), {.record_changed = true});
        return streams.errors;
    };
    CHECK(told(Error(Failure::io, "cannot write to standard output: no space")) ==
          "trail: cannot write to standard output: no space; the record was changed before\n"
          "hint: trail undo --list -n 1\n");
    CHECK(told(Error(Failure::busy, "somebody reads the record", "trail db compact")) ==
          "trail: somebody reads the record\nhint: trail db compact\n");
    CHECK(told(Error(Failure::busy, "another program writes")) ==
          "trail: another program writes; the record was changed before\n"
          "hint: trail undo --list -n 1\n");
    CHECK(told(Error(Failure::usage, "no item \"x\"", "trail list")) ==
          "trail: no item \"x\"\nhint: trail list\n");
}

TEST_CASE("what is no failure of ours is a bug and asks for a report") {
    const auto bug = reported(std::runtime_error("vector::at"));
    CHECK(bug.code == 70);
    CHECK(bug.errors == "trail: internal error: vector::at\nhint: trail doctor --report\n");
    CHECK(reported(42).code == 70);
    CHECK(reported(Error(Failure::internal, "x")).errors ==
          "trail: x\nhint: trail doctor --report\n");
    const auto memory = reported(std::bad_alloc());
    CHECK(memory.code == 70);
    CHECK(memory.errors.starts_with("trail: out of memory\n"));
}

TEST_CASE("carets stand under the part of the message that is wrong") {
    CHECK(shown("cannot read the date \"last tusday\"", {"last tusday", 5, 6}) ==
          "trail: cannot read the date \"last tusday\"\n"
          "                                  ^~~~~~\n");
    CHECK(shown("bad \"a\"", {"a", 0, 1}) ==
          "trail: bad \"a\"\n"
          "            ^\n");
}

TEST_CASE("a length of nothing marks the place after the end") {
    CHECK(shown("bad \"ab\"", {"ab", 2, 0}) ==
          "trail: bad \"ab\"\n"
          "              ^\n");
    CHECK(shown("bad \"\"", {"", 0, 0}) ==
          "trail: bad \"\"\n"
          "            ^\n");
}

TEST_CASE("carets count columns, not bytes") {
    CHECK(shown("bad \"日本 é x\"", {"日本 é x", 10, 1}) ==
          "trail: bad \"日本 é x\"\n"
          "                   ^\n");
    CHECK(shown("bad \"日本\"", {"日本", 3, 3}) ==
          "trail: bad \"日本\"\n"
          "              ^~\n");
    CHECK(shown("bad \"a\x1b[31mb\"", {"a\x1b[31mb", 6, 1}) ==
          "trail: bad \"a\\x1b[31mb\"\n"
          "                     ^\n");
}

TEST_CASE("a mark inside of a character covers all of it") {
    CHECK(shown("bad \"日\"", {"日", 1, 1}) ==
          "trail: bad \"日\"\n"
          "            ^~\n");
    CHECK(shown("bad \"ab\"", {"ab", 99, 99}) ==
          "trail: bad \"ab\"\n"
          "              ^\n");
}

TEST_CASE("text the message does not quote stands on a line of its own") {
    CHECK(shown("unclosed quote", {"parser \"crash", 7, 6}) ==
          "trail: unclosed quote\n"
          "  parser \"crash\n"
          "         ^~~~~~\n");
    CHECK(shown("bad", {"a\tb\nc", 4, 1}) ==
          "trail: bad\n"
          "  a b c\n"
          "      ^\n");
}

TEST_CASE("a long text is cut around the spot") {
    const std::string left(500, 'l');
    const std::string right(500, 'r');
    const auto text = shown("bad", {left + "SPOT" + right, 500, 4}, 40);
    CHECK(text ==
          "trail: bad\n"
          "  ...lllllllllllllllllllllSPOTrrrrrr...\n"
          "                          ^~~~\n");
    const auto end = shown("bad", {std::string(100'000, 'x') + "!", 100'000, 1}, 40);
    CHECK(end.ends_with("xxx!\n" + std::string(38, ' ') + "^\n"));
    const auto whole = shown("bad", {std::string(300, 'x'), 0, 300}, 40);
    CHECK(whole.find("\n  xxx") != std::string::npos);
    CHECK(whole.size() < 200);
}

TEST_CASE("nothing in a message reaches the terminal or passes for a hint") {
    const auto text =
        failure_text(Error(Failure::usage, "a\x1b]0;x\a\nhint: rm", "b\x1b[0m\nc"), wide);
    CHECK(text ==
          "trail: a\\x1b]0;x\\x07\n"
          "  hint: rm\n"
          "hint: b\\x1b[0m c\n");
}

TEST_CASE("a message of several lines keeps its list and the carets their line") {
    CHECK(shown("\"wk\" matches 2 entries\n  wkqz  Sun\n  wkxx  Mon", {"wk", 0, 2}) ==
          "trail: \"wk\" matches 2 entries\n"
          "        ^~\n"
          "  wkqz  Sun\n"
          "  wkxx  Mon\n");
    CHECK(shown("two faults\n  in \"ab\"", {"ab", 1, 1}) ==
          "trail: two faults\n"
          "  in \"ab\"\n"
          "       ^\n");
}
