// `trail rm` at a terminal: what is asked, and what an answer does.
#include "support/catch.hpp"
#include "unit/cli/home.hpp"

using namespace trail::cli;

namespace {

std::size_t lines(const std::string& text) {
    return static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
}

// How many entries there are, whose ever.
std::size_t entries(test::Home& home) {
    home.run({"search", "entry", "--no-header"});
    return lines(home.streams.output);
}

}  // namespace

TEST_CASE("one entry of one's own is removed without a question") {
    test::Home home;
    home.run({"log", "An entry"});
    CHECK(home.run({"rm", "@"}) == 0);
    CHECK(home.streams.errors.empty());
    CHECK(entries(home) == 0);
}

TEST_CASE("several entries are asked about, and anything but yes keeps them") {
    test::Home home;
    home.run({"log", "An entry"});
    home.run({"log", "Another entry"});
    for (const std::string answer : {"n\n", "\n", "", "maybe\n"}) {
        CHECK(home.run({"rm", "@", "@2"}, answer) == 1);
        CHECK(home.streams.errors.starts_with("Remove 2 entries? [y/N] "));
        CHECK(home.streams.errors.find("Nothing removed\n") != std::string::npos);
    }
    CHECK(entries(home) == 2);
    CHECK(home.run({"rm", "@", "@2"}, "y\n") == 0);
    CHECK(entries(home) == 0);
}

TEST_CASE("a purge is asked about even for one entry of one's own") {
    test::Home home;
    home.run({"log", "An entry"});
    CHECK(home.run({"rm", "@", "--purge"}, "n\n") == 1);
    CHECK(home.streams.errors.find("without a way back? [y/N] ") != std::string::npos);
    CHECK(entries(home) == 1);
    CHECK(home.run({"rm", "@", "--purge"}, "y\n") == 0);
    CHECK(home.run({"undo"}) == 1);
    CHECK(entries(home) == 0);
}

TEST_CASE("a long line is cut, so that the way back is seen") {
    test::Home home;
    home.run({"log", "An entry " + std::string(200, 'x')});
    home.run({"rm", "@"});
    CHECK(home.streams.output.ends_with("xxx...     (trail undo brings it back)\n"));
    CHECK(home.streams.output.size() == 81);
}
