// The line that stays when tokens are taken out.
#include "capture/line_builder.hpp"

#include <string_view>

#include "support/catch.hpp"

using trail::capture::LineBuilder;

namespace {

// Adds byte by byte; "_" stands for a token that is left out.
std::string built(std::string_view plan) {
    LineBuilder line;
    for (std::size_t at = 0; at < plan.size(); ++at) {
        if (plan[at] == '_') {
            line.leave_out();
        } else {
            line.add(plan.substr(at, 1));
        }
    }
    return line.take();
}

}  // namespace

TEST_CASE("no double space stays where a token stood") {
    CHECK(built("a _ b") == "a b");
    CHECK(built("_ _ a _") == "a");
    CHECK(built("_") == "");
}

TEST_CASE("no empty bracket stays, but one that was typed does") {
    CHECK(built("a (_) b") == "a b");
    CHECK(built("a ([_]) b") == "a b");
    CHECK(built("a () b") == "a () b");
}

TEST_CASE("a mark follows the word before, once") {
    CHECK(built("a _, b _.") == "a, b.");
    CHECK(built("a, _.") == "a.");
    CHECK(built("a: _, b") == "a: b");
    CHECK(built("a _ , b") == "a , b");
}
