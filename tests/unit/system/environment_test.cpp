// The variables of the process and what follows from them.
#include "trail/system/environment.hpp"

#include <pwd.h>
#include <stdlib.h>
#include <unistd.h>

#include "support/catch.hpp"
#include "unit/system/scratch.hpp"

namespace trail::system {
namespace {

using test::Scratch;

std::string zone_with(const std::string& tz) {
    return zone_name(Environment{{"TZ", tz}});
}

std::string zone_of(const ZoneFiles& files) {
    return zone_name(Environment{}, files);
}

ZoneFiles files_in(const Scratch& scratch) {
    return {scratch / "localtime", scratch / "timezone"};
}

}  // namespace

TEST_CASE("a variable that is set to nothing is there, but does not count") {
    const Environment environment{{"EMPTY", ""}, {"FULL", "x"}};
    CHECK(environment.get("EMPTY").value_or("missing") == "");
    CHECK_FALSE(environment.has("EMPTY"));
    CHECK(environment.has("FULL"));
    CHECK_FALSE(environment.get("MISSING").has_value());
    CHECK(environment.get_or("MISSING", "else") == "else");
    CHECK(environment.get_or("EMPTY", "else") == "");
}

TEST_CASE("the variables of the process are copied as they are") {
    ::setenv("TRAIL_TEST_VARIABLE", "a=b=c", 1);
    const auto environment = Environment::of_process();
    ::setenv("TRAIL_TEST_VARIABLE", "later", 1);
    CHECK(environment.get_or("TRAIL_TEST_VARIABLE", "") == "a=b=c");
    ::unsetenv("TRAIL_TEST_VARIABLE");
}

TEST_CASE("directories follow HOME where nothing else is said") {
    const auto all = directories(Environment{{"HOME", "/home/ana/"}});
    CHECK(all.home == "/home/ana");
    CHECK(all.config == "/home/ana/.config/trail");
    CHECK(all.data == "/home/ana/.local/share/trail");
    CHECK(all.state == "/home/ana/.local/state/trail");
    CHECK(all.cache == "/home/ana/.cache/trail");
}

TEST_CASE("absolute XDG directories are followed and relative ones ignored") {
    const auto all = directories(Environment{{"HOME", "/home/ana"},
                                             {"XDG_CONFIG_HOME", "/etc/ana/"},
                                             {"XDG_DATA_HOME", "data"},
                                             {"XDG_STATE_HOME", ""},
                                             {"XDG_CACHE_HOME", "/"}});
    CHECK(all.config == "/etc/ana/trail");
    CHECK(all.data == "/home/ana/.local/share/trail");
    CHECK(all.state == "/home/ana/.local/state/trail");
    CHECK(all.cache == "/trail");
}

TEST_CASE("a home at the root gives no double slash") {
    CHECK(directories(Environment{{"HOME", "/"}}).config == "/.config/trail");
}

TEST_CASE("without a usable HOME the password database knows the home directory") {
    const auto* user = ::getpwuid(::geteuid());
    REQUIRE(user != nullptr);
    const std::string home = user->pw_dir;
    CHECK(directories(Environment{}).home == home);
    CHECK(directories(Environment{{"HOME", ""}}).home == home);
    CHECK(directories(Environment{{"HOME", "ana"}}).home == home);
}

TEST_CASE("a path below home is shown with a tilde") {
    CHECK(shown_path("/home/ana/notes/a", "/home/ana") == "~/notes/a");
    CHECK(shown_path("/home/ana/notes", "/home/ana/") == "~/notes");
    CHECK(shown_path("/home/ana", "/home/ana") == "~");
}

TEST_CASE("a path outside home is shown as it is") {
    CHECK(shown_path("/home/anabel/x", "/home/ana") == "/home/anabel/x");
    CHECK(shown_path("/home", "/home/ana") == "/home");
    CHECK(shown_path("/srv", "/") == "/srv");
    CHECK(shown_path("/srv", "") == "/srv");
    CHECK(shown_path("", "/home/ana") == "");
}

TEST_CASE("TZ names the zone with or without a colon") {
    CHECK(zone_with("Europe/Berlin") == "Europe/Berlin");
    CHECK(zone_with(":Asia/Tokyo") == "Asia/Tokyo");
}

TEST_CASE("an empty TZ is UTC") {
    CHECK(zone_with("") == "UTC");
    CHECK(zone_with(":") == "UTC");
}

TEST_CASE("a TZ that is a path below a zoneinfo directory names the zone") {
    CHECK(zone_with("/usr/share/zoneinfo/America/New_York") == "America/New_York");
    CHECK(zone_with(":/usr/share/zoneinfo/posix/Europe/Rome") == "Europe/Rome");
    CHECK(zone_with("/usr/share/zoneinfo/right/UTC") == "UTC");
    CHECK(zone_with("/opt/own.tz") == "/opt/own.tz");
}

TEST_CASE("a TZ that is the system's own file gives the system's zone") {
    const Scratch scratch;
    const auto files = files_in(scratch);
    test::put(files.localtime, "TZif2");
    test::put(files.timezone, "Asia/Kolkata\n");
    CHECK(zone_name(Environment{{"TZ", ":" + files.localtime}}, files) == "Asia/Kolkata");
}

TEST_CASE("the link of the system names the zone") {
    const Scratch scratch;
    const auto files = files_in(scratch);
    std::filesystem::create_symlink("../usr/share/zoneinfo/Europe/Lisbon", files.localtime);
    test::put(files.timezone, "Asia/Kolkata\n");
    CHECK(zone_of(files) == "Europe/Lisbon");
}

TEST_CASE("a chain of links is followed as far as the first zone name") {
    const Scratch scratch;
    const auto files = files_in(scratch);
    std::filesystem::create_symlink("chosen", files.localtime);
    std::filesystem::create_symlink("/nowhere/zoneinfo/US/Eastern", scratch / "chosen");
    CHECK(zone_of(files) == "US/Eastern");
}

TEST_CASE("links in a circle do not hang and fall back to the name in the file") {
    const Scratch scratch;
    const auto files = files_in(scratch);
    std::filesystem::create_symlink("localtime", files.localtime);
    test::put(files.timezone, "\n  Asia/Kolkata  \n");
    CHECK(zone_of(files) == "Asia/Kolkata");
}

TEST_CASE("a system that says nothing about its zone is at UTC") {
    const Scratch scratch;
    const auto files = files_in(scratch);
    CHECK(zone_of(files) == "UTC");
    test::put(files.timezone, "\n");
    CHECK(zone_of(files) == "UTC");
}

TEST_CASE("the login name comes from the password database, not from variables") {
    const auto* user = ::getpwuid(::geteuid());
    REQUIRE(user != nullptr);
    CHECK(login_name() == user->pw_name);
}

}  // namespace trail::system
