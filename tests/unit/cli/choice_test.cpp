// Which command the arguments name.
#include "cli/choice.hpp"

#include "support/catch.hpp"
#include "unit/cli/sample_program.hpp"

using namespace trail;
using namespace trail::cli;

namespace {

using Arguments = std::vector<std::string>;

struct Named {
    std::string command;
    std::string name;
    Arguments rest;
    bool operator==(const Named&) const = default;
};

Named named(const Arguments& arguments) {
    const test::SampleProgram sample;
    const auto choice = choose(sample.program, arguments);
    return {choice.command ? std::string(choice.command->about.name) : "", choice.name,
            choice.arguments};
}

std::string refused(const Arguments& arguments) {
    const test::SampleProgram sample;
    try {
        choose(sample.program, arguments);
    } catch (const Error& error) {
        return std::string(error.what()) + " / " + error.hint();
    }
    return "";
}

}  // namespace

TEST_CASE("the first word that is no option names the command") {
    CHECK(named({"log", "x"}) == Named{"log", "log", {"x"}});
    CHECK(named({"-q", "log", "x"}) == Named{"log", "log", {"-q", "x"}});
    CHECK(named({"--db", "show", "log"}) == Named{"log", "log", {"--db", "show"}});
    CHECK(named({"--db=x", "log"}) == Named{"log", "log", {"--db=x"}});
    CHECK(named({"-qC", "show", "log"}) == Named{"log", "log", {"-qC", "show"}});
    CHECK(named({"-Cshow", "log"}) == Named{"log", "log", {"-Cshow"}});
    CHECK(named({"-c", "-x=1", "log"}) == Named{"log", "log", {"-c", "-x=1"}});
    CHECK(named({"log", "show"}) == Named{"log", "log", {"show"}});
}

TEST_CASE("options of a command may stand before its name") {
    CHECK(named({"-p", "show", "log", "x"}) == Named{"log", "log", {"-p", "show", "x"}});
    CHECK(named({"--limit", "5"}) == Named{"list", "", {"--limit", "5"}});
    CHECK(named({"--json", "log"}) == Named{"log", "log", {"--json"}});
}

TEST_CASE("without a command the timeline is meant") {
    CHECK(named({}) == Named{"list", "", {}});
    CHECK(named({"-q"}) == Named{"list", "", {"-q"}});
    CHECK(named({"--", "log"}) == Named{"list", "", {"--", "log"}});
}

TEST_CASE("a group takes its verb from the second word") {
    CHECK(named({"decide", "list", "x"}) == Named{"decide list", "decide list", {"x"}});
    CHECK(named({"-q", "decide", "-p", "api", "list"}) ==
          Named{"decide list", "decide list", {"-q", "-p", "api"}});
    CHECK(named({"decide", "Use WAL"}) == Named{"decide", "decide", {"Use WAL"}});
    CHECK(named({"decide", "--", "list"}) == Named{"decide", "decide", {"--", "list"}});
    CHECK(named({"decide"}) == Named{"decide", "decide", {}});
    CHECK(named({"config"}) == Named{"config list", "config", {}});
    CHECK(named({"config", "get", "list"}) == Named{"config get", "config get", {"list"}});
    CHECK(named({"db"}) == Named{"", "db", {}});
}

TEST_CASE("aliases stand for a command and its first arguments") {
    CHECK(named({"ls", "x"}) == Named{"list", "list", {"x"}});
    CHECK(named({"timeline"}) == Named{"list", "list", {}});
    CHECK(named({"-q", "amend", "-p", "api"}) == Named{"edit", "edit", {"-q", "@", "-p", "api"}});
    CHECK(named({"history", "-n", "3"}) == Named{"undo", "undo", {"--list", "-n", "3"}});
    CHECK(named({"log", "history"}) == Named{"log", "log", {"history"}});
}

TEST_CASE("a misspelt command is told the nearest, never run") {
    CHECK(refused({"serach"}) == "unknown command \"serach\" / did you mean \"search\"?");
    CHECK(refused({"lgo", "Fixed", "it"}) == "unknown command \"lgo\" / did you mean \"log\"?");
    CHECK(refused({"LIST"}) == "unknown command \"LIST\" / did you mean \"list\"?");
    CHECK(refused({"doc"}) == "unknown command \"doc\" / did you mean \"doctor\"?");
    CHECK(refused({"amned"}) == "unknown command \"amned\" / did you mean \"amend\"?");
    CHECK(refused({"frobnicate"}) == "unknown command \"frobnicate\" / trail help");
    CHECK(refused({""}) == "unknown command \"\" / trail help");
}

TEST_CASE("a sentence is shown how to be logged") {
    CHECK(refused({"fixed", "the", "bug"}) ==
          "unknown command \"fixed\" / to log it: trail log \"fixed the bug\"");
    CHECK(refused({"fixed", "-q", "the", "bug"}) ==
          "unknown command \"fixed\" / to log it: trail log \"fixed the bug\"");
    CHECK(refused({"fixed the bug"}) ==
          "unknown command \"fixed the bug\" / to log it: trail log \"fixed the bug\"");
}

TEST_CASE("the command that is shown for a sentence does nothing else when pasted") {
    CHECK(refused({"fixed", "$(rm -rf ~)"}) ==
          "unknown command \"fixed\" / to log it: trail log 'fixed $(rm -rf ~)'");
    CHECK(refused({"fixed", "`it's`"}) ==
          R"(unknown command "fixed" / to log it: trail log 'fixed `it'\''s`')");
}

TEST_CASE("an unknown verb is told the nearest or the help of its group") {
    CHECK(refused({"config", "gte"}) ==
          "unknown command \"config gte\" / did you mean \"config get\"?");
    CHECK(refused({"config", "frobnicate"}) ==
          "unknown command \"config frobnicate\" / trail config -h");
    CHECK(refused({"db", "frobnicate"}) == "unknown command \"db frobnicate\" / trail db -h");
}

TEST_CASE("a misspelt verb is one alone or before a number, and can be recorded as a title") {
    CHECK(refused({"decide", "lst"}) ==
          "unknown command \"decide lst\"; did you mean \"decide list\"? / "
          "to record it as a title: trail decide -- lst");
    CHECK(refused({"decide", "-p", "my api", "Lists", "D2", "-q", "it's"}) ==
          "unknown command \"decide Lists\"; did you mean \"decide list\"? / "
          "to record it as a title: trail decide -p 'my api' -q -- Lists D2 'it'\\''s'");
}

TEST_CASE("how to answer does not make a title of a misspelt verb") {
    for (const auto& rest :
         {Arguments{"-q"}, Arguments{"-qv"}, Arguments{"--json"}, Arguments{"--json=text"},
          Arguments{"--color", "never"}, Arguments{"--no-pager", "D1,D2"}, Arguments{"@"}}) {
        Arguments line{"decide", "lst"};
        line.insert(line.end(), rest.begin(), rest.end());
        CHECK(refused(line).starts_with("unknown command \"decide lst\""));
    }
}

TEST_CASE("a word near a verb is a title when anything but a number is said with it") {
    for (const auto& rest :
         {Arguments{"-m", "why"}, Arguments{"-qm", "why"}, Arguments{"--option=A"},
          Arguments{"of", "D2"}, Arguments{"D2", "--", "x"}}) {
        Arguments line{"decide", "Last"};
        line.insert(line.end(), rest.begin(), rest.end());
        CHECK(named(line).name == "decide");
    }
}
