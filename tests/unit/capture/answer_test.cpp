// What a line of a check-in answers.
#include "trail/capture/answer.hpp"

#include "support/catch.hpp"

using trail::capture::Answer;
using trail::capture::read_answer;

TEST_CASE("a line is something new unless it names what stands in the list") {
    for (const std::string line : {"Reviewed the branch", "2 reviews", "std::string: faster",
                                   "10:30 call with Mei", "- a dash", "1234", "gh", "-1 degrees"}) {
        CHECK(read_answer(line) == Answer{.text = line});
    }
    CHECK(read_answer("  Reviewed it \r") == Answer{.text = "Reviewed it"});
}

TEST_CASE("numbers and ids of the list stand alone, several with blanks or commas between them") {
    CHECK(read_answer("1") == Answer{.items = {"1"}});
    CHECK(read_answer("1 3") == Answer{.items = {"1", "3"}});
    CHECK(read_answer("1, tnhz,3") == Answer{.items = {"1", "tnhz", "3"}});
}

TEST_CASE("a number with a colon says how it ended") {
    CHECK(read_answer("1: Cut it with notes") ==
          Answer{.text = "Cut it with notes", .items = {"1"}});
    CHECK(read_answer("tnhz: Cut it: done") == Answer{.text = "Cut it: done", .items = {"tnhz"}});
}

TEST_CASE("a minus drops what it stands before") {
    CHECK(read_answer("-1") == Answer{.items = {"1"}, .drops = true});
    CHECK(read_answer("-tnhz") == Answer{.items = {"tnhz"}, .drops = true});
}
