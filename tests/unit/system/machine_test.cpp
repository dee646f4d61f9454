// Which machine this is.
#include "trail/system/machine.hpp"

#include <fstream>

#include "support/catch.hpp"
#include "unit/system/scratch.hpp"

namespace trail::system {
namespace {

std::string named(const std::string& release) {
    const test::Scratch scratch;
    std::ofstream(scratch / "os-release") << release;
    const auto text = operating_system(scratch / "os-release");
    return text.substr(0, text.find(','));
}

}  // namespace

TEST_CASE("the name of a system comes from its release file, in quotes or without") {
    CHECK(named("ID=debian\nPRETTY_NAME=\"Debian GNU/Linux 12\"\n") == "Debian GNU/Linux 12");
    CHECK(named("PRETTY_NAME='Void'\n") == "Void");
    CHECK(named("PRETTY_NAME=Alpine\nID=alpine") == "Alpine");
}

TEST_CASE("without a name the kernel has to do") {
    const auto kernel = operating_system("/nonexistent/os-release");
    CHECK_FALSE(kernel.empty());
    CHECK(kernel.find(',') == std::string::npos);
    CHECK(named("PRETTY_NAME=\"\"\n") == kernel);
}

TEST_CASE("free space is known for a place that does not exist yet") {
    const test::Scratch scratch;
    CHECK(free_bytes_at(scratch / "not/yet/there").has_value());
    CHECK(free_bytes_at("/").has_value());
    CHECK_FALSE(free_bytes_at("").has_value());
}

TEST_CASE("this program is named as PATH names it, so that an update does not change that") {
    const auto running = std::filesystem::read_symlink("/proc/self/exe");
    CHECK(running_program({{"PATH", "/nowhere"}}) == running.string());
    const test::Scratch scratch;
    const auto link = scratch / running.filename().string();
    std::filesystem::create_symlink(running, link);
    CHECK(running_program({{"PATH", scratch.path().string()}}) ==
          std::filesystem::path(link).string());
    std::filesystem::remove(link);
    std::filesystem::copy_file("/bin/true", link);
    CHECK(running_program({{"PATH", scratch.path().string()}}) == running.string());
}

}  // namespace trail::system
