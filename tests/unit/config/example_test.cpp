// Every setting stands in examples/trail.toml, ready to be taken over.
#include <fstream>
#include <iterator>
#include <sstream>

#include "support/catch.hpp"
#include "support/scratch_folder.hpp"
#include "support/source_dir.hpp"
#include "trail/config/keys.hpp"
#include "trail/config/settings.hpp"

using namespace trail::config;

namespace {

std::string example() {
    std::ifstream file(TRAIL_SOURCE_DIR "/examples/trail.toml", std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

// Its settings as they are once the "#" before each is gone; sentences begin with "# ".
std::string taken_over(const std::string& text) {
    std::istringstream lines(text);
    std::string settings;
    for (std::string line; std::getline(lines, line);) {
        const bool is_setting = line.starts_with('#') && !line.starts_with("# ");
        settings += (is_setting ? line.substr(1) : line) + "\n";
    }
    return settings;
}

}  // namespace

TEST_CASE("the example of settings has every one of them, and can be taken over as it is") {
    const trail::test::ScratchFolder home;
    Sources sources;
    sources.user_file = home.file("config.toml");
    std::ofstream(sources.user_file) << taken_over(example());
    const auto settings = Settings::load(sources);
    CHECK(settings.problems().empty());
    for (const auto& key : keys()) {
        INFO(key.name);
        CHECK(settings.is_set(key.name));
    }
    CHECK_FALSE(settings.aliases().empty());
}

TEST_CASE("the example of settings changes nothing until something is taken from it") {
    const trail::test::ScratchFolder home;
    Sources sources;
    sources.user_file = home.file("config.toml");
    std::ofstream(sources.user_file) << example();
    const auto settings = Settings::load(sources);
    for (const auto& key : keys()) {
        INFO(key.name);
        CHECK_FALSE(settings.is_set(key.name));
    }
}
