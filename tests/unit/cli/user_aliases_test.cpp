// Commands that users made themselves.
#include "cli/user_aliases.hpp"

#include "cli/choice.hpp"
#include "support/catch.hpp"
#include "unit/cli/sample_program.hpp"

using namespace trail;
using namespace trail::cli;

namespace {

using Arguments = std::vector<std::string>;

UserAlias alias(std::string name, std::string value, std::size_t line = 1) {
    return {std::move(name), std::move(value), {config::Layer::user, "config.toml", line}};
}

const UserAliases own{alias("fixed", "log -k win -t 'a b'"),
                      alias("again", "fixed -p api --", 2),
                      alias("quiet", "-q list", 3),
                      alias("count", "!list | wc", 4),
                      alias("loop", "pool", 5),
                      alias("pool", "loop x", 6),
                      alias("list", "show", 7),
                      alias("verbless", "decide", 8)};

Choice chosen(const Arguments& arguments) {
    const test::SampleProgram sample;
    return choose(sample.program, arguments, [] { return own; });
}

std::string fault(const UserAlias& one) {
    const test::SampleProgram sample;
    const auto found = fault_of(sample.program, own, one);
    return found ? found->what() : "";
}

}  // namespace

TEST_CASE("an alias is what it stands for, and what was typed around it stays where it was") {
    auto choice = chosen({"-q", "fixed", "text", "-n", "5"});
    CHECK(choice.name == "log");
    CHECK(choice.arguments == Arguments{"-q", "-k", "win", "-t", "a b", "text", "-n", "5"});
    CHECK(choice.line == Arguments{"-q", "log", "-k", "win", "-t", "a b", "text", "-n", "5"});
    CHECK(choice.alias->name == "fixed");
    choice = chosen({"again", "--text"});
    CHECK(choice.arguments == Arguments{"-k", "win", "-t", "a b", "-p", "api", "--", "--text"});
    CHECK(choice.alias->name == "again");
    CHECK(chosen({"quiet"}).arguments == Arguments{"-q"});
    CHECK(chosen({"verbless", "list"}).name == "decide list");
}

TEST_CASE("for a command nobody reads aliases, and none takes its name") {
    const test::SampleProgram sample;
    const AliasReader reader = []() -> UserAliases { throw std::runtime_error("was read"); };
    for (const Arguments& arguments :
         {Arguments{"list"}, Arguments{"ls"}, Arguments{"decide", "list"}, Arguments{"config"},
          Arguments{}, Arguments{"-p", "x", "log", "y"}}) {
        CHECK_NOTHROW(choose(sample.program, arguments, reader));
    }
    CHECK(chosen({"list"}).name == "list");
    CHECK(fault(own[6]) == "config.toml:7: alias.list has no effect: \"list\" is a command");
}

TEST_CASE("what is for a shell gets all arguments as they are") {
    const auto choice = chosen({"count", "--json", "--", "-h", "a b"});
    REQUIRE(choice.shell);
    CHECK_FALSE(choice.command);
    CHECK(choice.arguments == Arguments{"--json", "--", "-h", "a b"});
    CHECK_THROWS_AS(chosen({"-q", "count"}), Error);
}

TEST_CASE("an alias that leads nowhere says where it stands and why") {
    CHECK(fault(own[0]).empty());
    CHECK(fault(own[3]).empty());
    CHECK(fault(own[4]) == "config.toml:5: alias.loop leads back to itself: loop, pool, loop");
    for (const auto& [value, why] : std::vector<std::pair<std::string, std::string>>{
             {"", "is empty"},
             {" ", "is empty"},
             {"log 'x", "has a quotation mark that is not closed"},
             {"lgo x", "begins with \"lgo\", which is no command"},
             {"-q", "names no command"},
             {"-p", "names no command"},
             {"-- log", "names no command"},
             {"config nonsense", "cannot run: unknown command \"config nonsense\""},
             {"one", "leads back to itself: one, one"}}) {
        const test::SampleProgram sample;
        const auto one = alias("one", value);
        CHECK(fault_of(sample.program, {one}, one)->what() == "config.toml:1: alias.one " + why);
    }
}
