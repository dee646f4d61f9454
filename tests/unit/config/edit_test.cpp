// Changing one setting in a file.
#include "trail/config/edit.hpp"

#include "support/catch.hpp"
#include "support/thrown.hpp"

using namespace trail;
using namespace trail::config;
using trail::test::error_of;

TEST_CASE("the first setting makes the file") {
    CHECK(with_setting("", "ui.color", "never") == "[ui]\ncolor = \"never\"\n");
    CHECK(with_setting("", "project", "api") == "project = \"api\"\n");
    CHECK(with_setting("", "x.a.b", "1") == "[x.a]\nb = \"1\"\n");
}

TEST_CASE("values are written by their type") {
    CHECK(with_setting("", "db.keep_removed", "030") == "[db]\nkeep_removed = 30\n");
    CHECK(with_setting("", "advice.typo", "off") == "[advice]\ntypo = false\n");
    CHECK(with_setting("", "tags", "a, b") == "tags = [\"a\", \"b\"]\n");
    CHECK(with_setting("", "tags", "") == "tags = []\n");
    CHECK(with_setting("", "core.editor", "say \"hi\" \\ # no") ==
          "[core]\neditor = \"say \\\"hi\\\" \\\\ # no\"\n");
    CHECK(with_setting("", "project", "caf\xc3\xa9") == "project = \"caf\xc3\xa9\"\n");
}

TEST_CASE("one value changes and every other byte stays") {
    const std::string before =
        "# mine\n\n[ui]   # looks\n  color   =   'auto'   # why not\nglyphs = \"ascii\"\n\n"
        "[x]\ntext = '''\n[ui]\ncolor = 1\n'''\n";
    CHECK(with_setting(before, "ui.color", "always") ==
          "# mine\n\n[ui]   # looks\n  color   =   \"always\"   # why not\nglyphs = \"ascii\"\n\n"
          "[x]\ntext = '''\n[ui]\ncolor = 1\n'''\n");
}

TEST_CASE("a new setting joins its table") {
    CHECK(with_setting("[ui]\ncolor = 'auto'\n\n[user]\nname = 'ana'\n", "ui.date", "iso") ==
          "[ui]\ncolor = 'auto'\ndate = \"iso\"\n\n[user]\nname = 'ana'\n");
    CHECK(with_setting("[ui]\n\n[user]\n", "ui.date", "iso") == "[ui]\ndate = \"iso\"\n\n[user]\n");
    CHECK(with_setting("[ui]\n\tcolor = 'auto'\n", "ui.date", "iso") ==
          "[ui]\n\tcolor = 'auto'\n\tdate = \"iso\"\n");
    CHECK(with_setting("ui.color = 'auto'\n[user]\n", "ui.date", "iso") ==
          "ui.color = 'auto'\nui.date = \"iso\"\n[user]\n");
    CHECK(with_setting("[x.a]\nb = 1\n", "x.c", "d") == "[x.a]\nb = 1\n\n[x]\nc = \"d\"\n");
}

TEST_CASE("a new table goes to the end") {
    CHECK(with_setting("[ui]\ncolor = 'auto'", "user.name", "ana") ==
          "[ui]\ncolor = 'auto'\n\n[user]\nname = \"ana\"\n");
}

TEST_CASE("a setting without a table stands before the first one") {
    CHECK(with_setting("tags = []\n[ui]\n", "project", "api") ==
          "tags = []\nproject = \"api\"\n[ui]\n");
    CHECK(with_setting("# top\n\n# looks\n[ui]\n", "project", "api") ==
          "# top\n\nproject = \"api\"\n\n# looks\n[ui]\n");
    CHECK(with_setting("# top\n[ui]\n", "project", "api") == "# top\nproject = \"api\"\n\n[ui]\n");
    CHECK(with_setting("[ui]\n", "project", "api") == "project = \"api\"\n\n[ui]\n");
    CHECK(with_setting("# only words", "project", "api") == "# only words\nproject = \"api\"\n");
}

TEST_CASE("line ends of the file are kept") {
    CHECK(with_setting("[ui]\r\ncolor = 'auto' # c\r\n", "ui.color", "never") ==
          "[ui]\r\ncolor = \"never\" # c\r\n");
    CHECK(with_setting("[ui]\r\ncolor = 'auto'\r\n", "ui.date", "iso") ==
          "[ui]\r\ncolor = 'auto'\r\ndate = \"iso\"\r\n");
    CHECK(with_setting("[ui]\r\n", "user.name", "ana") ==
          "[ui]\r\n\r\n[user]\r\nname = \"ana\"\r\n");
    CHECK(with_setting("\xef\xbb\xbfproject = 'a'\r\n", "project", "b") ==
          "\xef\xbb\xbfproject = \"b\"\r\n");
}

TEST_CASE("a value over several lines is replaced whole") {
    CHECK(with_setting("tags = [\n  'a', # ]\n  'b',\n] # end\nproject = 'p'\n", "tags", "c") ==
          "tags = [\"c\"] # end\nproject = 'p'\n");
    CHECK(with_setting("project = \"\"\"a\\\"\"\"\" # end\n", "project", "b") ==
          "project = \"b\" # end\n");
}

TEST_CASE("keys may be quoted or spaced in the file") {
    CHECK(with_setting("[ \"ui\" ]\n'color' = 'auto'\n", "ui.color", "never") ==
          "[ \"ui\" ]\n'color' = \"never\"\n");
    CHECK(with_setting("ui . color='auto'\n", "ui.color", "never") == "ui . color=\"never\"\n");
}

TEST_CASE("a removed setting takes its line and nothing else") {
    const std::string before = "# mine\n[ui]\ncolor = 'auto' # c\ndate = 'iso'\n";
    CHECK(without_setting(before, "ui.color") == "# mine\n[ui]\ndate = 'iso'\n");
    CHECK(without_setting(before, "ui.date") == "# mine\n[ui]\ncolor = 'auto' # c\n");
    CHECK(without_setting(before, "user.name") == before);
    CHECK(without_setting("tags = [\n'a'\n]\n# end", "tags") == "# end");
    CHECK(without_setting("", "ui.color").empty());
}

TEST_CASE("a mistyped key can be removed where it stands, and nowhere else") {
    CHECK(without_setting("mial.to = 1\nproject = 'p'\n", "mial.to") == "project = 'p'\n");
    const auto error = error_of([] { without_setting("", "mial.to"); });
    CHECK(error.kind() == Failure::usage);
    CHECK(error.what() == std::string("unknown setting \"mial.to\""));
}

TEST_CASE("unknown keys and wrong values are refused") {
    auto error = error_of([] { with_setting("", "user.nmae", "ana"); });
    CHECK(error.kind() == Failure::usage);
    CHECK(error.what() == std::string("unknown setting \"user.nmae\""));
    CHECK(error.hint() == "did you mean \"user.name\"?");
    error = error_of([] { with_setting("", "week.start", "tue"); });
    CHECK(error.kind() == Failure::usage);
    CHECK(error.what() == std::string("week.start must be one of mon, sun, sat"));
    for (const auto* wrong : {"a\nb", "\x1b[31m", "\xff"}) {
        CHECK(error_of([&] { with_setting("", "project", wrong); }).kind() == Failure::usage);
        CHECK(error_of([&] { with_setting("", "x.a", wrong); }).kind() == Failure::usage);
    }
}

TEST_CASE("forms that one line cannot change are refused, not damaged") {
    for (const auto* form :
         {"ui = { color = 'auto' }\n", "ui = 1\n", "[[ui]]\ncolor = 'auto'\n",
          "ui = { date = 'iso' }\n", "ui.color.deep = 1\n", "[ui.color]\ndeep = 1\n"}) {
        INFO(form);
        const auto error = error_of([&] { with_setting(form, "ui.color", "never"); });
        CHECK(error.kind() == Failure::config);
        CHECK(error.hint() == "trail config edit");
    }
    CHECK(error_of([] { without_setting("ui = { color = 'auto' }\n", "ui.color"); }).kind() ==
          Failure::config);
}

TEST_CASE("a broken file is not written to") {
    const auto error = error_of([] { with_setting("[ui\n", "ui.color", "never"); });
    CHECK(error.kind() == Failure::config);
    CHECK(std::string(error.what()).starts_with("config.toml:1: "));
}

TEST_CASE("a message names the file as the user knows it") {
    auto error = error_of([] { with_setting("[ui\n", "ui.color", "never", "~/my.toml"); });
    CHECK(std::string(error.what()).starts_with("~/my.toml:1: "));
    error = error_of([] { without_setting("ui = { color = 'auto' }\n", "ui.color", "~/my.toml"); });
    CHECK(std::string(error.what()).starts_with("~/my.toml has \"ui.color\""));
}
