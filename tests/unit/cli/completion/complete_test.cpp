// What completion answers at every kind of place on a command line.
#include "cli/completion/complete.hpp"

#include <algorithm>
#include <filesystem>

#include "cli/global_options.hpp"
#include "support/catch.hpp"
#include "unit/cli/home.hpp"

using namespace trail;
using namespace trail::cli;

namespace {

namespace fs = std::filesystem;

// A home with a few entries, and what is offered in it.
class Offers {
public:
    Offers() {
        run({"log", "Fixed the parser crash +parser @mei", "-p", "api", "--at", "9:00"});
        run({"log", "-k", "blocker", "CI runner is out of disk", "-p", "infra", "-t", "ci"});
        run({"decide", "Use WAL mode", "-p", "api"});
    }

    void run(const std::vector<std::string>& arguments) { REQUIRE(home.run(arguments) == 0); }

    // For the words after "trail", the last of them at the cursor.
    std::string answer(std::vector<std::string> words) {
        words.insert(words.begin(), std::to_string(words.size() - 1));
        return completion::complete(program(), home.world(), words);
    }

    // Candidates alone, separated by spaces.
    std::string offered(std::vector<std::string> words) {
        std::string text;
        const auto lines = answer(std::move(words));
        for (std::string_view rest = lines; !rest.empty();) {
            const auto line = rest.substr(0, rest.find('\n'));
            rest.remove_prefix(line.size() + 1);
            text += (text.empty() ? "" : " ") + std::string(line.substr(0, line.find('\t')));
        }
        return text;
    }

    test::Home home;
};

using Typed = std::vector<std::string>;

}  // namespace

TEST_CASE("commands, their aliases and the verbs of groups are completed") {
    Offers at;
    CHECK(at.offered({"se"}) == "search");
    CHECK(at.answer({"se"}) == "search\tfind entries, decisions, questions\n");
    CHECK(at.answer({"am"}) == "amend\tshort for edit @\n");
    CHECK(at.offered({"config", "un"}) == "unset");
    CHECK(at.offered({"-q", "sh"}) == "show");
    CHECK(at.offered({"-p", "api", "sea"}) == "search");
    CHECK(at.offered({""}).starts_with("log list search"));
    CHECK(at.offered({"decide", "sho"}) == "show");
}

TEST_CASE("options are completed by their long names, each once unless it may be repeated") {
    Offers at;
    CHECK(at.offered({"list", "--rev"}) == "--reverse");
    CHECK(at.offered({"list", "--reverse", "--rev"}).empty());
    CHECK(at.offered({"log", "-t", "ci", "--ta"}) == "--tag");
    CHECK(at.offered({"log", "--dry"}) == "--dry-run");
    CHECK(at.offered({"list", "--js"}) == "--json --json=");
    CHECK(at.offered({"list", "-r"}) == "-r");
    CHECK(at.offered({"list", "-"}).find("--project") != std::string::npos);
    CHECK(at.offered({"list", "-"}).starts_with("-h --help"));
    CHECK(at.offered({"list", "--", "--rev"}).empty());
}

TEST_CASE("values of options are completed, however they are attached") {
    Offers at;
    CHECK(at.offered({"list", "-p", "a"}) == "api");
    CHECK(at.offered({"list", "--project", ""}) == "api infra");
    CHECK(at.offered({"list", "--project=in"}) == "--project=infra");
    CHECK(at.offered({"list", "-pin"}) == "-pinfra");
    CHECK(at.offered({"list", "-rp", "in"}) == "infra");
    CHECK(at.offered({"list", "--by", "p"}) == "project person");
    CHECK(at.offered({"list", "--color", "al"}) == "always");
    CHECK(at.offered({"log", "-t", ""}) == "ci parser");
    CHECK(at.offered({"edit", "@", "-t", "-c"}) == "-ci");
    CHECK(at.offered({"list", "-k", "b"}) == "blocker");
    CHECK(at.offered({"log", "-k", "c"}).empty());
    CHECK(at.offered({"list", "-k", "c"}) == "commit");
    CHECK(at.offered({"list", "-a", "m"}).starts_with("me"));
    CHECK(at.offered({"list", "--is", "op"}) == "open");
    CHECK(at.offered({"list", "--has", "l"}) == "link");
    CHECK(at.offered({"list", "--during", "last-w"}) == "last-week");
    CHECK(at.offered({"log", "--at", "yes"}) == "yesterday");
    CHECK(at.offered({"list", "-n", ""}).empty());
}

TEST_CASE("items are completed with their text, the newest first") {
    Offers at;
    const auto items = at.answer({"show", ""});
    CHECK(items.starts_with("@\tyour latest entry\n"));
    CHECK(items.find("\tinfra  [blocker] CI runner is out of disk\n") != std::string::npos);
    CHECK(items.find("D1\tapi  [decision] Use WAL mode\n") < items.find("CI runner"));
    CHECK(at.answer({"show", "D"}) == "D1\tUse WAL mode\n");
    CHECK(at.answer({"decide", "show", ""}) == "D1\tUse WAL mode\n");
}

TEST_CASE("the first letters of an id are completed, as many as were typed") {
    Offers at;
    const auto items = at.answer({"show", ""});
    const auto line = items.substr(0, items.find("\tinfra"));
    const auto key = line.substr(line.rfind('\n') + 1);
    CHECK(at.offered({"show", key.substr(0, 1)}).find(key) != std::string::npos);
    CHECK(at.offered({"rm", key.substr(0, 3)}) == key);
    CHECK(at.answer({"log", "--closes", ""}) ==
          key + "\tinfra  [blocker] CI runner is out of disk\n");
    CHECK(at.offered({"show", "nope"}).empty());
}

TEST_CASE("open questions and the people to ask are completed, the text behind them is not") {
    Offers at;
    at.run({"people", "add", "bjorn"});
    at.run({"ask", "bjorn", "Which day suits you?"});
    const auto asks = at.answer({"reply", ""});
    CHECK(asks.ends_with("\t[ask] Which day suits you?\n"));
    CHECK(std::ranges::count(asks, '\n') == 1);
    CHECK(at.answer({"ack", ""}) == asks);
    const auto key = asks.substr(0, asks.find('\t'));
    CHECK(at.offered({"reply", key, ""}).empty());
    CHECK(at.offered({"reply", key, "--hand-over", "b"}) == "bjorn");
    CHECK(at.offered({"ask", "b"}) == "bjorn");
    CHECK(at.offered({"ask", "@b"}) == "@bjorn");
    CHECK(at.offered({"ask", "ana,b"}) == "ana,bjorn");
    CHECK(at.offered({"ask", "bjorn", "--level", "u"}) == "urgent");
    CHECK(at.offered({"inbox", "--is", ""}) == "overdue");
}

TEST_CASE("operations, settings, their values and help are completed") {
    Offers at;
    CHECK(at.answer({"undo", "3"}) == "3\tdecide\n");
    CHECK(at.offered({"config", "get", "week"}) == "week.start");
    CHECK(at.offered({"config", "set", "week.start", ""}) == "mon sun sat");
    CHECK(at.offered({"config", "set", "hook.in_ci", "t"}) == "true");
    CHECK(at.offered({"list", "-c", "week.s"}) == "week.start=");
    CHECK(at.offered({"list", "-c", "ui.color=a"}) == "ui.color=auto ui.color=always");
    CHECK(at.offered({"help", "quer"}) == "query");
    CHECK(at.offered({"completion", "z"}) == "zsh");
    CHECK(at.offered({"help", "config", "des"}) == "describe");
}

TEST_CASE("a query is completed field by field, also behind a dash and inside of quotes") {
    Offers at;
    CHECK(at.offered({"search", "pro"}) == "project:");
    CHECK(at.offered({"search", "project:a"}) == "project:api");
    CHECK(at.offered({"search", "parser", "-project:in"}) == "-project:infra");
    CHECK(at.offered({"search", "parser -project:in"}) == "parser -project:infra");
    CHECK(at.offered({"search", "(kind:w"}) == "(kind:win");
    CHECK(at.offered({"list", "kind:win,bl"}) == "kind:win,blocker");
    CHECK(at.offered({"list", "during:last-y"}) == "during:last-year");
    CHECK(at.offered({"list", "std:"}).empty());
    CHECK(at.offered({"search", "x", "--sort", "n"}) == "newest");
}

TEST_CASE("tokens are completed in the text of an entry") {
    Offers at;
    CHECK(at.offered({"log", "Fixed it +pa"}) == "Fixed it +parser");
    CHECK(at.offered({"log", "Fixed", "#c"}) == "#ci");
    CHECK(at.offered({"log", "project:a"}) == "project:api");
    CHECK(at.offered({"log", "Fixed kind:w"}) == "Fixed kind:win");
    CHECK(at.offered({"log", "-m", "at:tod"}) == "at:today");
    CHECK(at.offered({"log", "Fixed"}).empty());
}

TEST_CASE("paths are left to the shell, which is told what stands before them") {
    Offers at;
    CHECK(at.answer({"export", "-o", "x"}) == ":files\t\n");
    CHECK(at.answer({"export", "--output=x"}) == ":files\t--output=\n");
    CHECK(at.answer({"-C", "s"}) == ":directories\t\n");
    CHECK(at.answer({"import", ""}) == ":files\t\n");
}

TEST_CASE("the fields of every command's JSON are completed, and asking for them does nothing") {
    test::Home home;
    for (const auto& command : program().commands()) {
        Declaration declaration;
        const auto action = command.prepare(declaration);
        const bool has_json = std::ranges::any_of(
            declaration.options, [](const Option& option) { return option.name == "json"; });
        const bool are_named_by_user = command.about.name == "db sql";
        if (!has_json || are_named_by_user) continue;
        std::vector<std::string> words{std::string(command.about.name), "--json="};
        if (const auto space = words[0].find(' '); space != std::string::npos) {
            words.insert(words.begin() + 1, words[0].substr(space + 1));
            words[0].resize(space);
        }
        words.insert(words.begin(), std::to_string(words.size() - 1));
        INFO(command.about.name);
        const auto answer = completion::complete(program(), home.world(), words);
        CHECK(answer.starts_with("--json="));
        CHECK(answer.ends_with("--json=help\tlists the fields\n"));
        CHECK(answer.find('\n') + 1 < answer.size());
    }
    CHECK_FALSE(fs::exists(home.path() + "/.local"));
}

TEST_CASE("of several fields the last one is completed") {
    Offers at;
    CHECK(at.offered({"list", "--json=id,te"}) == "--json=id,text");
}

TEST_CASE("where there is no record nothing is made, and what needs none is still completed") {
    test::Home home;
    const auto answer = [&](const Typed& words) {
        return completion::complete(program(), home.world(), words);
    };
    CHECK(answer({"2", "list", "-p", ""}).empty());
    CHECK(answer({"1", "show", ""}).empty());
    CHECK(answer({"1", "list", "--rev"}).starts_with("--reverse"));
    CHECK_FALSE(fs::exists(home.path() + "/.local"));
    CHECK(home.streams.output.empty());
    CHECK(home.streams.errors.empty());
}

TEST_CASE("another record is completed from when the line names one") {
    Offers at;
    CHECK(at.offered({"--db", at.home.path() + "/other.db", "list", "-p", ""}).empty());
    CHECK_FALSE(fs::exists(at.home.path() + "/other.db"));
    CHECK(at.offered({"-c", "db.path=" + at.home.path() + "/other.db", "list", "-p", ""}).empty());
    CHECK(at.offered({"-C", at.home.path(), "list", "-p", "in"}) == "infra");
}

TEST_CASE("whatever is wrong answers nothing") {
    Offers at;
    CHECK(at.offered({"serach", "x"}).empty());
    CHECK(at.offered({"config", "nope", "x"}).empty());
    CHECK(at.offered({"list", "--nope", "--proj"}) == "--project");
    CHECK(at.offered({"list", "--nope=x"}).empty());
    CHECK(at.offered({"list", "--reverse=x"}).empty());
    CHECK(at.offered({"-C", "/nowhere/at/all", "list", "-p", ""}).empty());
    const auto ask = [&](const Typed& words) {
        return completion::complete(program(), at.home.world(), words);
    };
    CHECK(ask({}).empty());
    CHECK(ask({"x"}).empty());
    CHECK(ask({"0"}) == ask({"0", ""}));
    CHECK(ask({"999", "list", "-p"}).empty());
    CHECK(ask({"-1", "sea"}).empty());
    CHECK(ask({"1", "list", "--rev", "behind"}) == ask({"1", "list", "--rev"}));
    at.home.write(".config/trail/config.toml", "this is [no toml\n");
    CHECK(at.offered({"list", "--rev"}) == "--reverse");
    CHECK(at.offered({"list", "-p", ""}).empty());
    CHECK(at.home.streams.errors.empty());
}

TEST_CASE("what the record says cannot move a cursor or break a line") {
    Offers at;
    at.run({"log", "--raw", "-m", "red \x1b[31m alert \u202e end", "-k", "next"});
    const auto items = at.answer({"show", ""});
    CHECK(items.find("[next] red \\x1b[31m alert <U+202E> end\n") != std::string::npos);
    CHECK(items.find('\x1b') == std::string::npos);
    at.run({"log", std::string(300, 'w')});
    CHECK(at.answer({"show", ""}).find(std::string(61, 'w') + "...\n") != std::string::npos);
    CHECK(at.answer({"search", "\x1b[31m project:a"}).empty());
}
