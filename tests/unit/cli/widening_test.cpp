// A question that finds nothing leads to one that does.
#include "cli/widening.hpp"

#include "support/catch.hpp"
#include "trail/store/entries.hpp"
#include "unit/cli/home.hpp"

using namespace trail;
using namespace trail::cli;
using trail::cli::test::Home;

namespace {

void log(Context& context, std::string line, std::string project) {
    model::Entry entry;
    entry.line = std::move(line);
    entry.project = std::move(project);
    entry.at = context.zone().stamp(context.now());
    entry.created_at = context.now();
    context.store().change("log",
                           [&](store::Change& change) { store::entries::add(change, entry); });
}

Context& with_entries(Home& home) {
    auto& context = home.context();
    log(context, "Wrote the tokenizer", "api");
    log(context, "Fixed the parser crash", "api");
    return context;
}

std::string change(Context& context, const std::vector<std::string>& words,
                   const Filters& filters = {}) {
    const auto found = wider(context, words, filters);
    return found ? found->change : "nothing";
}

}  // namespace

TEST_CASE("a word spelled otherwise comes first") {
    Home home;
    auto& context = with_entries(home);
    const auto found = wider(context, {"tokeniser"}, {});
    REQUIRE(found);
    CHECK(found->change == "\"tokenizer\"");
    CHECK(found->words == std::vector<std::string>{"tokenizer"});
    CHECK(found->entries == 1);
}

TEST_CASE("the beginning of a word is tried, of three letters or more") {
    Home home;
    auto& context = with_entries(home);
    CHECK(change(context, {"token"}) == "\"token*\"");
    CHECK(change(context, {"to"}) == "nothing");
}

TEST_CASE("a filter is left out before a word is") {
    Home home;
    auto& context = with_entries(home);
    CHECK(change(context, {"parser"}, {.project = "web"}) == "without project:web it");
    CHECK(change(context, {"parser", "author:mei"}) == "without author:mei it");
    CHECK(change(context, {"parser", "qqqqqq"}) == "without qqqqqq it");
}

TEST_CASE("a query with quotes, parentheses or operators is not taken apart") {
    Home home;
    auto& context = with_entries(home);
    CHECK(change(context, {"\"tokeniser works\""}) == "nothing");
    CHECK(change(context, {"(tokeniser)"}) == "nothing");
    CHECK(change(context, {"NOT", "parser", "qqqqqq"}) == "nothing");
}

TEST_CASE("nothing found is told to a person, with what to paste") {
    Home home;
    auto& context = with_entries(home);
    home.streams.device.terminal = true;
    tell_nothing_matches(context, "search", {"tokeniser", "kind:done"}, {.project = "api"});
    CHECK(home.streams.errors ==
          "No entries match tokeniser kind:done project:api.\n"
          "hint: \"tokenizer\" matches 1: trail search tokenizer kind:done project:api\n"
          "      trail config set advice.widen false leaves such hints out\n");
}

TEST_CASE("the hint quotes what a shell would read differently, and shows no control characters") {
    Home home;
    auto& context = with_entries(home);
    home.streams.device.terminal = true;
    tell_nothing_matches(context, "search", {"token"}, {});
    const std::string hint = "hint: \"token*\" matches 1: trail search 'token*'\n";
    CHECK(home.streams.errors.find(hint) != std::string::npos);
    home.streams.errors.clear();
    tell_nothing_matches(context, "search", {"\x1b[2J"}, {});
    CHECK(home.streams.errors == "No entries match \\x1b[2J.\n");
}

TEST_CASE("counts are told up to a thousand") {
    CHECK(capped(4) == "4");
    CHECK(capped(1000) == "1000");
    CHECK(capped(1001) == "1000+");
}
