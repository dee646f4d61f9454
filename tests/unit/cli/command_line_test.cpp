// A command that can be pasted again.
#include "cli/command_line.hpp"

#include <vector>

#include "support/catch.hpp"

using namespace trail::cli;

namespace {

std::string pasted(const std::vector<std::string>& arguments, std::string_view more = {}) {
    return command_line(arguments, more);
}

}  // namespace

TEST_CASE("a command can be pasted as it was typed, with one more option") {
    CHECK(pasted({}) == "trail");
    CHECK(pasted({"rm", "wkqz"}, "--yes") == "trail rm wkqz --yes");
    CHECK(pasted({"rm", "--query", "kind:done $x"}, "--yes") ==
          "trail rm --query 'kind:done $x' --yes");
}

TEST_CASE("a value is put right wherever an option may have it") {
    const auto corrected = [](const std::vector<std::string>& arguments) {
        return corrected_line(arguments, "ap", "api");
    };
    CHECK(corrected({"digest", "-p", "ap", "week"}) == "trail digest -p api week");
    CHECK(corrected({"digest", "--project=ap"}) == "trail digest --project=api");
    CHECK(corrected({"digest", "-pap"}) == "trail digest -papi");
    CHECK(corrected({"digest"}) == "trail digest");
}

TEST_CASE("a command that would fill the screen is not repeated") {
    CHECK(pasted({"log", std::string(1000, 'x')}, "--yes").empty());
}

TEST_CASE("what is added stands before the end of options") {
    CHECK(pasted({"decide", "--", "list", "--"}, "--yes") == "trail decide --yes -- list --");
}
