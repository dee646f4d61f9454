// Settings from all their sources.
#include "trail/config/settings.hpp"

#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <fstream>

#include "support/catch.hpp"
#include "support/scratch_folder.hpp"
#include "support/thrown.hpp"

using namespace trail;
using namespace trail::config;

namespace {

// A home with files in it, removed at the end.
class Home {
public:
    std::string path() const { return folder_.path().string(); }
    std::string file(const std::string& name, const std::string& content) const {
        folder_.write(name, content);
        return folder_.file(name);
    }
    Sources user(const std::string& content) const {
        Sources sources;
        sources.user_file = file("config.toml", content);
        sources.home = path();
        return sources;
    }

private:
    test::ScratchFolder folder_;
};

Error error_of(const Sources& sources) {
    return test::error_of([&] { Settings::load(sources); });
}

}  // namespace

TEST_CASE("without any file every setting has its default") {
    const auto settings = Settings::load({});
    CHECK(settings.text("week.start") == "mon");
    CHECK(settings.text("core.editor").empty());
    CHECK(settings.number("db.keep_removed") == 90);
    CHECK(settings.flag("advice.typo"));
    CHECK(settings.list("tags").empty());
    CHECK_FALSE(settings.is_set("week.start"));
    CHECK(settings.origin("week.start") == Origin{});
    CHECK(settings.problems().empty());
    CHECK(settings.all().size() == keys().size());
}

TEST_CASE("a missing file holds no settings") {
    Sources sources;
    sources.user_file = "/nonexistent/trail/config.toml";
    CHECK_FALSE(Settings::load(sources).is_set("ui.color"));
}

TEST_CASE("options win over the environment, the repository, the user, and the system") {
    const Home home;
    Sources sources = home.user("digest.title = 'user'\n");
    sources.system_files = {
        home.file("first.toml", "digest.title = 'first'\nui.date = 'iso'\n"),
        home.file("second.toml", "digest.title = 'second'\nui.date = 'auto'\n")};
    CHECK(Settings::load(sources).text("digest.title") == "user");
    CHECK(Settings::load(sources).text("ui.date") == "iso");
    sources.repository_file = home.file(".trail.toml", "digest.title = 'repository'\n");
    CHECK(Settings::load(sources).text("digest.title") == "repository");
    sources.environment = {{"digest.title", "TRAIL_TITLE", "environment"}};
    CHECK(Settings::load(sources).text("digest.title") == "environment");
    sources.options = {"digest.title=option"};
    CHECK(Settings::load(sources).text("digest.title") == "option");
    sources.options = {"digest.title=a", "digest.title=b=c"};
    CHECK(Settings::load(sources).text("digest.title") == "b=c");
}

TEST_CASE("a value knows where it was written") {
    const Home home;
    Sources sources = home.user("# mine\n[ui]\ncolor = \"always\"\n\n[user]\nname = 'ana'\n");
    sources.options = {"ui.date=iso"};
    sources.environment = {{"core.editor", "TRAIL_EDITOR", "nano"}};
    const auto settings = Settings::load(sources);
    CHECK(settings.origin("ui.color") == Origin{Layer::user, "~/config.toml", 3});
    CHECK(place(settings.origin("user.name")) == "~/config.toml:6");
    CHECK(place(settings.origin("core.editor")) == "TRAIL_EDITOR");
    CHECK(place(settings.origin("ui.date")) == "-c");
    CHECK(place(settings.origin("week.start")).empty());
    CHECK(name(Layer::user) == "user");
    CHECK(name(Layer::built_in) == "default");
}

TEST_CASE("all types are read from a file") {
    const Home home;
    const auto settings = Settings::load(home.user(
        "project = \"api\"\ntags = ['a', \"b\"]\n[db]\nkeep_removed = 7\n"
        "[advice]\ntypo = false\n[x.jira]\nboard = 12\nnames = ['p', 'q']\nsince = 2026-01-02\n"));
    CHECK(settings.text("project") == "api");
    CHECK(settings.list("tags") == std::vector<std::string>{"a", "b"});
    CHECK(settings.number("db.keep_removed") == 7);
    CHECK_FALSE(settings.flag("advice.typo"));
    CHECK(settings.text("x.jira.board") == "12");
    CHECK(settings.list("x.jira.names") == std::vector<std::string>{"p", "q"});
    CHECK(settings.text("x.jira.since") == "2026-01-02");
    CHECK(settings.text("x.nobody").empty());
    CHECK(settings.problems().empty());
}

TEST_CASE("the list of all settings shows defaults, set values and free names") {
    const Home home;
    const auto all = Settings::load(home.user("tags = ['a','b']\nx.y = true\n")).all();
    REQUIRE(all.size() == keys().size() + 1);
    CHECK(all.back() == Setting{"x.y", "true", {Layer::user, "~/config.toml", 2}});
    CHECK(std::ranges::count(all, Setting{"tags", "a,b", {Layer::user, "~/config.toml", 1}}) == 1);
    CHECK(std::ranges::count(all, Setting{"week.start", "mon", {}}) == 1);
}

TEST_CASE("words from options and variables are read by type") {
    Sources sources;
    sources.options = {"tags= a, b ,c", "advice.typo=off", "db.keep_removed=0", "ui.color=never"};
    const auto settings = Settings::load(sources);
    CHECK(settings.list("tags") == std::vector<std::string>{"a", "b", "c"});
    CHECK_FALSE(settings.flag("advice.typo"));
    CHECK(settings.number("db.keep_removed") == 0);
    CHECK(settings.text("ui.color") == "never");
}

TEST_CASE("a wrong option is a usage error") {
    Sources sources;
    sources.options = {"week.start=tuesday"};
    CHECK(error_of(sources).kind() == Failure::usage);
    CHECK(error_of(sources).what() == std::string("week.start must be one of mon, sun, sat"));
    sources.options = {"week.strat=mon"};
    CHECK(error_of(sources).what() == std::string("unknown setting \"week.strat\""));
    CHECK(error_of(sources).hint() == "did you mean \"week.start\"?");
    sources.options = {"week.start"};
    CHECK(error_of(sources).what() == std::string("-c needs KEY=VALUE, not \"week.start\""));
    for (const auto* wrong : {"db.keep_removed=-1", "db.keep_removed=1x", "db.keep_removed=",
                              "db.keep_removed=99999999999999999999", "advice.typo=maybe",
                              "tags=a,,b", "core.editor=a\nb", "x.a=\x1b", "=", "x.=1"}) {
        INFO(wrong);
        sources.options = {wrong};
        CHECK(error_of(sources).kind() == Failure::usage);
    }
}

TEST_CASE("a wrong variable is named") {
    Sources sources;
    sources.environment = {{"ui.color", "TRAIL_COLOR", "blue"}};
    const auto error = error_of(sources);
    CHECK(error.kind() == Failure::config);
    CHECK(error.what() == std::string("TRAIL_COLOR: ui.color must be one of auto, always, never"));
    CHECK(error.hint() == "unset TRAIL_COLOR");
}

TEST_CASE("a wrong value in a file is named with its file and line") {
    const Home home;
    auto error = error_of(home.user("\n\n[week]\nstart = \"tue\"\n"));
    CHECK(error.kind() == Failure::config);
    CHECK(error.what() == std::string("~/config.toml:4: week.start must be one of mon, sun, sat"));
    CHECK(error.hint() == "trail config unset week.start");
    error = error_of(home.user("db.keep_removed = '90'\n"));
    CHECK(error.what() ==
          std::string("~/config.toml:1: db.keep_removed must be a number from 0 to 36500"));
    for (const auto* wrong : {"tags = 'a'", "tags = [1]", "tags = ['a b', '']", "tags = ['a,b']",
                              "tags = [['a']]", "advice.typo = 'true'", "advice.typo = 1",
                              "project = 3", "project = \"a\\nb\"", "project = \"\\u0000\"",
                              "week.start = true", "db.keep_removed = 1.5", "user.name = []"}) {
        INFO(wrong);
        CHECK(error_of(home.user(wrong)).kind() == Failure::config);
    }
}

TEST_CASE("what no line holds alone is taken out in the editor") {
    const Home home;
    CHECK(error_of(home.user("week = { start = 'tue' }\n")).hint() == "trail config edit");
    Sources sources;
    sources.repository_file = home.file(".trail.toml", "core = { pager = 'less' }\n");
    const auto problems = Settings::load(sources).problems();
    REQUIRE(problems.size() == 1);
    CHECK(problems[0].hint == "trail config edit --repo");
}

TEST_CASE("what is not TOML is shown with a caret") {
    const Home home;
    const auto error = error_of(home.user("[ui]\ncolor = \"auto\"\ndate iso\n"));
    CHECK(error.kind() == Failure::config);
    CHECK(std::string(error.what()).starts_with("~/config.toml:3: not valid TOML: "));
    REQUIRE(error.excerpt().has_value());
    CHECK(error.excerpt()->text == "date iso");
    CHECK(error.excerpt()->offset == 5);
}

TEST_CASE("a value that lost its quotes is told so") {
    const Home home;
    const auto error = error_of(home.user("project = api\n"));
    CHECK(error.what() == std::string("~/config.toml:1: text needs quotes"));
    CHECK(error.excerpt() == Excerpt{"project = api", 10, 1});
}

TEST_CASE("the caret stands at a byte, though the fault is counted in characters") {
    const Home home;
    const auto error = error_of(home.user("project = \"\xc3\xa4\xc3\xa4\" x\n"));
    REQUIRE(error.excerpt().has_value());
    CHECK(error.excerpt()->text.substr(error.excerpt()->offset) == "x");
}

TEST_CASE("an unknown key is a warning with the nearest key") {
    const Home home;
    const auto settings = Settings::load(home.user("[user]\nnmae = 'ana'\n[letter]\nto = 'x'\n"));
    REQUIRE(settings.problems().size() == 2);
    CHECK(settings.problems()[0] ==
          Problem{"~/config.toml:2: unknown key \"user.nmae\"", "did you mean \"user.name\"?"});
    CHECK(settings.problems()[1].message == "~/config.toml:4: unknown key \"letter.to\"");
    CHECK(Settings::load(home.user("\"ui.color\" = 'never'\n")).text("ui.color") == "auto");
    CHECK(Settings::load(home.user("[[ui]]\ncolor = 'never'\n")).text("ui.color") == "auto");
}

TEST_CASE("a thousand unknown keys do not make a thousand warnings") {
    const Home home;
    std::string content;
    for (int i = 0; i < 1000; ++i) content += "k" + std::to_string(i) + " = 1\n";
    const auto settings = Settings::load(home.user(content));
    REQUIRE(settings.problems().size() == 11);
    CHECK(settings.problems().back().message == "~/config.toml: 990 more keys are ignored");
}

TEST_CASE("a repository's file cannot run a command") {
    const Home home;
    Sources sources;
    sources.home = home.path();
    sources.repository_file =
        home.file(".trail.toml",
                  "project = 'api'\n[core]\neditor = 'rm -rf ~'\npager = 7\n[db]\npath = '/x'\n");
    const auto settings = Settings::load(sources);
    CHECK(settings.text("project") == "api");
    CHECK(settings.text("core.editor").empty());
    CHECK_FALSE(settings.is_set("db.path"));
    REQUIRE(settings.problems().size() == 3);
    CHECK(settings.problems()[0] ==
          Problem{"~/.trail.toml:3: \"core.editor\" is ignored: a repository may not set it",
                  "trail config unset core.editor --repo"});
}

TEST_CASE("asking for a setting by the wrong type is a bug, not a default") {
    const Settings settings;
    CHECK_THROWS_AS(settings.text("db.keep_removed"), Error);
    CHECK_THROWS_AS(settings.number("week.start"), Error);
    CHECK_THROWS_AS(settings.number("x.a"), Error);
    CHECK_THROWS_AS(settings.flag("nothing.here"), Error);
    CHECK_THROWS_AS(settings.list("project"), Error);
}

TEST_CASE("hostile files are refused, not obeyed") {
    const Home home;
    const auto repeated = [](const std::string& piece, int count) {
        std::string text;
        for (int i = 0; i < count; ++i) text += piece;
        return text;
    };
    for (const auto& content :
         {"x = " + repeated("[", 100000),
          "x = " + repeated("{a=", 100000),
          "x." + repeated("a.", 400000) + "a = 1",
          "[x." + repeated("a.", 400000) + "a]",
          repeated("[", 500000),
          "x = {" + repeated("a.", 60) + "b = [{" + repeated("a.", 60) + "b=1}]}",
          "x.\"" + repeated("k", 300) + "\" = 1",
          std::string("a = \"\0\"", 7),
          std::string("\xff\xfe\x00", 3),
          std::string("a = '\xc3'"),
          std::string("a = 1\na = 2\n"),
          std::string("\"\"\"a = 1"),
          std::string("a = \"\\"),
          std::string("[[[]]]"),
          std::string("[&"),
          std::string("a = [}"),
          std::string("d = 2026-09-02T[[03:04"),
          std::string("d = 1013-11-2d 5 "),
          std::string("\xc3\xba = 1"),
          std::string("a = 0\"\xef\xbb\x9f\""),
          std::string("a =")}) {
        INFO(content.substr(0, 40));
        const auto error = error_of(home.user(content));
        CHECK(error.kind() == Failure::config);
        CHECK(std::string(error.what()).size() < 400);
    }
    CHECK(error_of(home.user(repeated("# a comment line\n", 65536))).kind() == Failure::data);
}

TEST_CASE("a number may have a sign before it and in its exponent, and nowhere else") {
    const Home home;
    const auto settings = Settings::load(home.user("x.a = -1\nx.b = +1.5e-3\nx.c = 2E+2\n"));
    CHECK(settings.shown("x.a") == "-1");
    CHECK(std::string(error_of(home.user("x.a = 1-2\n")).what()) ==
          "~/config.toml:1: text needs quotes");
}

TEST_CASE("dots in prose and in numbers are not nesting") {
    const Home home;
    std::string prose = "project = 'p' # ";
    for (int i = 0; i < 100; ++i) prose += "a.";
    prose += "\nx.text = '''";
    for (int i = 0; i < 100; ++i) prose += "One. Two.\n";
    prose += "'''\nx.numbers = [";
    for (int i = 0; i < 100; ++i) prose += "1.5,\n";
    const auto settings = Settings::load(home.user(prose + "]\n"));
    CHECK(settings.text("project") == "p");
    CHECK(settings.shown("x.numbers").starts_with("1.5,1.5,"));
}

TEST_CASE("whoever meets a file that is no TOML is told how to open it") {
    const Home home;
    const auto hint = [&home](Layer layer) {
        Sources sources{.home = home.path()};
        const auto file = home.file("broken.toml", "week = \n");
        if (layer == Layer::repository) sources.repository_file = file;
        if (layer == Layer::user) sources.user_file = file;
        if (layer == Layer::system) sources.system_files = {file};
        return error_of(sources).hint();
    };
    CHECK(hint(Layer::user) == "trail config edit");
    CHECK(hint(Layer::repository) == "trail config edit --repo");
    CHECK(hint(Layer::system) == "trail config edit --system");
}
