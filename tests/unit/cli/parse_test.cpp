// Arguments to filled options, and what is said about those that cannot be understood.
#include "cli/parse.hpp"

#include "support/catch.hpp"
#include "trail/error.hpp"
#include "unit/cli/sample_program.hpp"

using namespace trail;
using namespace trail::cli;

namespace {

using Arguments = std::vector<std::string>;
using Texts = std::vector<std::string>;

struct Run {
    test::Filled filled;
    GlobalOptions options;
    Wish wish = Wish::run;
    std::string topic;
};

Run parsed(const Arguments& arguments) {
    test::SampleProgram sample;
    const auto result = parse(sample.program, arguments);
    return {sample.filled, result.options, result.wish, result.topic};
}

std::string refused(const Arguments& arguments) {
    test::SampleProgram sample;
    try {
        parse(sample.program, arguments);
    } catch (const Error& error) {
        CHECK(error.kind() == Failure::usage);
        return std::string(error.what()) + " / " + error.hint();
    }
    return "";
}

}  // namespace

TEST_CASE("options and words mix") {
    const auto run = parsed({"log", "Fixed", "-p", "api", "the", "crash", "--tag=ci", "-tx"});
    CHECK(run.filled.words == Texts{"Fixed", "the", "crash"});
    CHECK(run.filled.project.value_or("") == "api");
    CHECK(run.filled.tags == Texts{"ci", "x"});
}

TEST_CASE("options of every command are understood before and after its name") {
    for (const Arguments& arguments :
         {Arguments{"-q", "--color", "never", "-c", "a=1", "log", "x", "-c", "b=2", "--yes"},
          Arguments{"log", "-qy", "--color=never", "x", "-ca=1", "-c", "b=2"}}) {
        const auto run = parsed(arguments);
        CHECK(run.options.quiet);
        CHECK(run.options.yes);
        CHECK_FALSE(run.options.verbose);
        CHECK(run.options.color.value_or("") == "never");
        CHECK(run.options.settings == Texts{"a=1", "b=2"});
        CHECK(run.filled.words == Texts{"x"});
    }
}

TEST_CASE("every global option reaches its place") {
    const auto run = parsed({"-v", "--no-input", "--no-pager", "--dry-run", "-C", "src", "--db",
                             "x.db", "--hyperlinks", "always", "log", "x"});
    CHECK(run.options.verbose);
    CHECK(run.options.no_input);
    CHECK(run.options.no_pager);
    CHECK(run.options.dry_run);
    CHECK(run.options.directories == std::vector<std::string>{"src"});
    CHECK(run.options.record.value_or("") == "x.db");
    CHECK(run.options.hyperlinks.value_or("") == "always");
}

TEST_CASE("short options bundle and the last may take a value") {
    const auto run = parsed({"log", "-qrp", "api", "x"});
    CHECK(run.options.quiet);
    CHECK(run.filled.raw);
    CHECK(run.filled.project.value_or("") == "api");
    CHECK(parsed({"log", "-qrpapi"}).filled.project.value_or("") == "api");
}

TEST_CASE("an option takes the next argument whatever it looks like") {
    CHECK(parsed({"edit", "x", "-t", "-ci"}).filled.tags == Texts{"-ci"});
    CHECK(parsed({"edit", "x", "--tag", "--ci"}).filled.tags == Texts{"--ci"});
    CHECK(parsed({"edit", "x", "-t", "--", "y"}).filled.words == Texts{"x", "y"});
    CHECK(parsed({"log", "-p", "", "x"}).filled.project.value_or("?").empty());
    CHECK(parsed({"log", "--project=", "x"}).filled.project.value_or("?").empty());
    CHECK(parsed({"log", "--project=a=b"}).filled.project.value_or("") == "a=b");
}

TEST_CASE("values and words are kept byte for byte") {
    const Texts odd{"[a,b]", "[[aabb]]", "{}", "%%",   "++", "",
                    "a b",   "\"q\"",    "'",  "\xff", "-",  "7"};
    for (const auto& text : odd) {
        INFO(text);
        CHECK(parsed({"log", "-t", text}).filled.tags == Texts{text});
        CHECK(parsed({"log", "-t", text, "-t", text}).filled.tags == Texts{text, text});
        CHECK(parsed({"log", "--tag=" + text}).filled.tags == Texts{text});
        CHECK(parsed({"log", text}).filled.words == Texts{text});
    }
}

TEST_CASE("two dashes end the options") {
    const auto run = parsed({"log", "-q", "--", "-p", "--", "--help"});
    CHECK(run.filled.words == Texts{"-p", "--", "--help"});
    CHECK(run.wish == Wish::run);
    CHECK_FALSE(run.filled.project.has_value());
}

TEST_CASE("of an option that takes one value the last counts") {
    CHECK(parsed({"log", "-p", "a", "--project", "b"}).filled.project.value_or("") == "b");
    CHECK(parsed({"list", "-n", "1", "-n", "2"}).filled.limit.value_or(0) == 2);
    CHECK(parsed({"log", "-qq", "-q"}).options.quiet);
}

TEST_CASE("since and until are after and before") {
    CHECK(parsed({"list", "--since", "mon"}).filled.after.value_or("") == "mon");
    CHECK(parsed({"list", "--since=mon"}).filled.after.value_or("") == "mon");
    CHECK(parsed({"--since", "mon"}).filled.after.value_or("") == "mon");
}

TEST_CASE("json never takes a word of its own") {
    const auto bare = parsed({"show", "--json", "wkqz"});
    CHECK(bare.filled.json.value_or("?").empty());
    CHECK(bare.filled.words == Texts{"wkqz"});
    CHECK(parsed({"show", "--json=id,text", "wkqz"}).filled.json.value_or("") == "id,text");
    CHECK_FALSE(parsed({"show", "wkqz"}).filled.json.has_value());
    CHECK(refused({"show", "wkqz", "--json", "id,text"}) ==
          "--json takes its value after an equals sign / --json=id,text");
    CHECK(parsed({"list", "--json", "kind:win,done"}).filled.words == Texts{"kind:win,done"});
}

TEST_CASE("in a query a dash before a word leaves it out") {
    CHECK(parsed({"search", "x", "-draft"}).filled.words == Texts{"x", "-draft"});
    CHECK(parsed({"search", "-author:bob"}).filled.words == Texts{"-author:bob"});
    CHECK(parsed({"search", "-\"two words\""}).filled.words == Texts{"-\"two words\""});
    CHECK(parsed({"search", "-(a OR b)"}).filled.words == Texts{"-(a OR b)"});
    CHECK(parsed({"search", "-\xc3\xa9t\xc3\xa9"}).filled.words == Texts{"-\xc3\xa9t\xc3\xa9"});
    CHECK(parsed({"search", "-qy"}).filled.words == Texts{"-qy"});
    CHECK(parsed({"search", "-v2"}).filled.words == Texts{"-v2"});
    CHECK(parsed({"-draft"}).filled.words == Texts{"-draft"});
}

TEST_CASE("in a query a letter alone is an option") {
    const auto run = parsed({"search", "-q", "x", "-n", "5", "-p", "-draft"});
    CHECK(run.options.quiet);
    CHECK(run.filled.limit.value_or(0) == 5);
    CHECK(run.filled.project.value_or("") == "-draft");
    CHECK(run.filled.words == Texts{"x"});
    CHECK(parsed({"search", "x", "-n5"}).filled.limit.value_or(0) == 5);
    CHECK(refused({"search", "--draft"}) == "unknown option \"--draft\" / trail search -h");
    CHECK(refused({"search", "-x"}) == "unknown option \"-x\" / trail search -h");
}

TEST_CASE("an unknown option is told the nearest or where to look") {
    CHECK(refused({"log", "--projct", "x"}) ==
          "unknown option \"--projct\" / did you mean \"--project\"?");
    CHECK(refused({"log", "--projct=x"}) ==
          "unknown option \"--projct\" / did you mean \"--project\"?");
    CHECK(refused({"log", "--proj", "x"}) ==
          "unknown option \"--proj\" / did you mean \"--project\"?");
    CHECK(refused({"log", "-json"}) == "unknown option \"-json\" / did you mean \"--json\"?");
    CHECK(refused({"log", "-qz"}) == "unknown option \"-z\" / trail log -h");
    CHECK(refused({"log", "---"}) == "unknown option \"---\" / trail log -h");
    CHECK(refused({"--frobnicate"}) == "unknown option \"--frobnicate\" / trail -h");
    CHECK(refused({"log", "--\x1b[31m"}) == "unknown option \"--\\x1b[31m\" / trail log -h");
}

TEST_CASE("a missing value, and one too many, are told") {
    CHECK(refused({"log", "-p"}) == "-p needs a value: NAME / trail log -h");
    CHECK(refused({"log", "x", "--project"}) == "--project needs a value: NAME / trail log -h");
    CHECK(refused({"log", "--raw=yes"}) == "--raw takes no value / trail log -h");
}

TEST_CASE("a value outside of the choices is told them") {
    CHECK(parsed({"log", "--detail", "full"}).filled.detail.value_or("") == "full");
    CHECK(refused({"log", "--detail", "ful"}) ==
          "--detail must be one of brief, full, not \"ful\" / did you mean \"full\"?");
    CHECK(refused({"log", "--color=blue"}) ==
          "--color must be one of auto, always, never, not \"blue\" / trail log -h");
}

TEST_CASE("a number is a number of a sensible size") {
    CHECK(parsed({"list", "--limit=0"}).filled.limit.value_or(9) == 0);
    CHECK(parsed({"list", "--limit", "1000000000"}).filled.limit.value_or(0) == 1'000'000'000);
    for (const std::string text : {"", "x", "-5", "+5", "5x", " 5", "0x5", "1.5"}) {
        INFO(text);
        CHECK(refused({"list", "-n", text}) ==
              "--limit needs a number, not \"" + text + "\" / trail list -h");
    }
    for (const std::string text : {"1000000001", "99999999999999999999999"}) {
        CHECK(refused({"list", "-n", text}) ==
              "--limit must be at most 1000000000, not \"" + text + "\" / trail list -h");
    }
}

TEST_CASE("words that are missing or left over are told") {
    CHECK(refused({"show"}) == "show needs an ID / trail show -h");
    CHECK(refused({"config", "get"}) == "config get needs an ID / trail config get -h");
    CHECK(refused({"doctor", "x"}) == "unexpected argument \"x\" / trail doctor -h");
    CHECK(refused({"undo", "1", "2"}) == "unexpected argument \"2\" / trail undo -h");
    CHECK(parsed({"undo", "812"}).filled.word.value_or("") == "812");
    CHECK(refused({"db"}) == "db needs a verb / trail db -h");
    CHECK(refused({"db", "-q"}) == "db needs a verb / trail db -h");
}

TEST_CASE("help is given at any position and before any complaint") {
    for (const Arguments& arguments :
         {Arguments{"show", "-h"}, Arguments{"-h", "show"}, Arguments{"show", "--nope", "-h"},
          Arguments{"show", "-qh"}, Arguments{"show", "-n", "x", "-h"},
          Arguments{"show", "-h", "-p"}}) {
        const auto run = parsed(arguments);
        CHECK(run.wish == Wish::short_help);
        CHECK(run.topic == "show");
    }
    CHECK(parsed({"log", "--help", "x"}).wish == Wish::full_help);
    CHECK(parsed({"search", "-h"}).wish == Wish::short_help);
    CHECK(parsed({"-h"}).topic.empty());
    CHECK(parsed({"db", "--help"}).topic == "db");
    CHECK(parsed({"config", "-h"}).topic == "config");
    CHECK(parsed({"decide", "list", "-h"}).topic == "decide list");
    CHECK(parsed({"log", "-V"}).wish == Wish::version);
    CHECK(parsed({"--version"}).wish == Wish::version);
    CHECK(refused({"serach", "-h"}) == "unknown command \"serach\" / did you mean \"search\"?");
}

TEST_CASE("no argument list is too odd to be answered") {
    const Arguments pieces{"",   "-",    "--",   "---", "-=",  "--=", "--=x", "-\xff",  "\xff",
                           "-h", "--db", "show", "log", "-qp", "@",   "-n5",  "--json="};
    std::size_t answered = 0;
    for (const auto& first : pieces) {
        for (const auto& second : pieces) {
            for (const auto& third : pieces) {
                test::SampleProgram sample;
                try {
                    parse(sample.program, Arguments{first, second, third});
                } catch (const Error&) {
                }
                ++answered;
            }
        }
    }
    CHECK(answered == pieces.size() * pieces.size() * pieces.size());
}

TEST_CASE("fields can be asked about without the words a command needs") {
    CHECK(refused({"show"}).starts_with("show needs an ID"));
    CHECK(parsed({"show", "--json=help"}).filled.json.value_or("") == "help");
    CHECK(refused({"show", "--json=id"}).starts_with("show needs an ID"));
}
