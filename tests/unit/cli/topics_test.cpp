// Help topics fit their page and are found by name.
#include "cli/topics.hpp"

#include <sstream>
#include <string>

#include "cli/layout.hpp"
#include "support/catch.hpp"
#include "trail/model/entry.hpp"
#include "trail/query/query.hpp"
#include "trail/text/unicode.hpp"

using namespace trail;
using namespace trail::cli;

TEST_CASE("topics are found by name and fit their page") {
    for (const auto& topic : topics()) {
        INFO(topic.name);
        REQUIRE(find_topic(topic.name) == &topic);
        CHECK(topic.text.ends_with('\n'));
        std::istringstream lines{std::string(topic.text)};
        for (std::string line; std::getline(lines, line);) {
            INFO(line);
            CHECK(text::width(line) <= page_width);
            CHECK_FALSE(line.ends_with(' '));
        }
    }
    CHECK(find_topic("") == nullptr);
    CHECK(find_topic("nope") == nullptr);
}

TEST_CASE("the topic on queries names every field, kind, state and thing") {
    const auto text = find_topic("query")->text;
    for (const auto name : query::field_names) {
        INFO(name);
        CHECK(text.find(std::string(name) + ":") != std::string_view::npos);
    }
    const auto check_all = [&](const auto& names) {
        for (const auto name : names) {
            INFO(name);
            CHECK(text.find(name) != std::string_view::npos);
        }
    };
    check_all(model::kind_names);
    check_all(query::state_names);
    check_all(query::thing_names);
}
