// The words of the real tree, and planted ones that must be found.
#include "structure/words.hpp"

#include "structure/real_tree.hpp"
#include "support/catch.hpp"

using namespace trail::structure;

namespace {

std::size_t faults_in(const std::string& path, const std::string& text) {
    return check_words({{path, text + "\n"}}).size();
}

}  // namespace

TEST_CASE("every word is where it is at home") {
    CHECK(check_words(real_sources()) == Faults{});
}

TEST_CASE("no third-party type shows in a public header") {
    CHECK(check_public_includes(real_sources()) == Faults{});
}

TEST_CASE("SQL outside the store is found in every kind of literal") {
    for (const auto* text :
         {"auto a = \"SELECT id FROM entry\";", "auto a = \"INSERT INTO entry\";",
          "auto a = R\"(UPDATE entry)\";", "auto a = R\"sql(\n  DELETE FROM entry)sql\";",
          "auto a = \"CREATE TABLE entry (id)\";", "auto a = R\"(\nSELECT\n id)\";",
          "char b = '\"'; auto a = \"SELECT id\";"}) {
        INFO(text);
        CHECK(faults_in("src/cli/commands/list.cpp", text) == 1);
        CHECK(faults_in("src/store/entries.cpp", text) == 0);
    }
}

TEST_CASE("SQL in a comment or as a name is no SQL") {
    CHECK(faults_in("src/cli/output.cpp", "// \"SELECT id\" is what the store does") == 0);
    CHECK(faults_in("src/cli/output.cpp", "/* \"SELECT id\" */ int SELECT = 1;") == 0);
    CHECK(faults_in("src/cli/output.cpp", "auto a = \"SELECTED\";") == 0);
    CHECK(faults_in("src/cli/output.cpp", "auto a = \"// \"; // SELECT a") == 0);
}

TEST_CASE("the operating system outside its room is found") {
    for (const auto* text :
         {"std::cout << 1;", "std::cerr << 1;", "std::printf(\"a\");", "fprintf(stderr, \"a\");",
          "getenv(\"HOME\");", "extern char** environ;", "std::chrono::system_clock::now();",
          "isatty(1);", "if (fork() == 0) {}", "posix_spawn(&pid);", "posix_spawnp(&pid);",
          "std::exit(1);", "_exit(1);", "time(nullptr);"}) {
        INFO(text);
        CHECK(faults_in("src/report/digest.cpp", text) == 1);
        CHECK(faults_in("src/main.cpp", text) == 0);
        CHECK(faults_in("src/system/process.cpp", text) == 0);
    }
}

TEST_CASE("words that only look like the operating system are left alone") {
    for (const auto* text :
         {"snprintf(a, 1, \"b\");", "Environment environment;", "// getenv is not called here",
          "auto a = \"std::cout\";", "on_exit_of(a);", "const int million = 1'000'000; f('\"');"}) {
        INFO(text);
        CHECK(faults_in("src/report/digest.cpp", text) == 0);
    }
}

TEST_CASE("a time zone looked up behind the zone's back is found") {
    CHECK(faults_in("src/system/clock.cpp", "auto a = localtime_r(&b, &c);") == 1);
    CHECK(faults_in("src/time/period.cpp", "auto a = std::mktime(&b);") == 1);
    CHECK(faults_in("src/time/zone.cpp", "auto a = std::mktime(&b);") == 0);
}

TEST_CASE("a package outside its room is found") {
    const std::vector<std::pair<std::string, std::string>> homes{
        {"<sqlite3.h>", "src/store/engine/sqlite.cpp"},
        {"<SQLiteCpp/SQLiteCpp.h>", "src/store/engine/sqlite.cpp"},
        {"<libpq-fe.h>", "src/store/engine/pg.cpp"},
        {"<CLI/CLI.hpp>", "src/cli/program.cpp"},
        {"<absl/time/time.h>", "src/time/zone.cpp"},
        {"<utf8proc.h>", "src/text/unicode.cpp"},
        {"<rapidjson/reader.h>", "src/text/json.cpp"},
        {"<toml++/toml.h>", "src/config/settings.cpp"},
        {"<xxhash.h>", "src/store/outbox.cpp"}};
    for (const auto& [include, home] : homes) {
        INFO(include);
        CHECK(faults_in("src/model/entry.cpp", "#include " + include) == 1);
        CHECK(faults_in(home, "#  include " + include + "  // why") == 0);
    }
    CHECK(faults_in("src/time/period.cpp", "#include <absl/time/time.h>") == 1);
    CHECK(faults_in("src/store/entries.cpp", "#include <sqlite3.h>") == 1);
}

TEST_CASE("a fault names the file, the line and the home") {
    CHECK(check_words({{"src/time/period.cpp", "\n\nint a = isatty(0);\n"}}) ==
          Faults{"src/time/period.cpp:3: the terminal is at home in src/system, "
                 "include/trail/system, src/main.cpp"});
}

TEST_CASE("a third-party include in a public header is found") {
    const auto shown = [](const std::string& include) {
        return check_public_includes(
                   {{"include/trail/time/zone.hpp", "#include " + include + "\n"}})
            .size();
    };
    CHECK(shown("<absl/time/time.h>") == 1);
    CHECK(shown("<utf8proc.h>") == 1);
    CHECK(shown("<string>") == 0);
    CHECK(shown("\"trail/error.hpp\"") == 0);
}
