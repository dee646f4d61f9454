// Programs that read a file as their input, and programs that take too long.
#include <chrono>

#include "support/catch.hpp"
#include "trail/system/files.hpp"
#include "trail/system/process.hpp"
#include "unit/system/scratch.hpp"

namespace trail::system {
namespace {

const Environment usual{{"PATH", "/usr/local/bin:/usr/bin:/bin"}};

Finished run_for(int seconds, const std::string& script) {
    Command command;
    command.arguments = {"sh", "-c", script};
    command.patience = std::chrono::seconds(seconds);
    return real_processes(usual)->run(command);
}

}  // namespace

TEST_CASE("a program may read a file from a byte on") {
    const test::Scratch scratch;
    const auto file = (scratch / "letter").string();
    write_file_durably(file, "private\npublic\n" + std::string(200'000, 'x'));
    Command command;
    command.arguments = {"cat"};
    command.input_file = FilePart{file, 8};
    CHECK(real_processes(usual)->run(command).output == "public\n" + std::string(200'000, 'x'));
    command.input_file = FilePart{file + "-gone", 0};
    CHECK_THROWS(real_processes(usual)->run(command));
}

TEST_CASE("a program that takes too long is ended, whatever it does with its outputs") {
    const auto begin = std::chrono::steady_clock::now();
    CHECK(run_for(1, "echo out; sleep 20").timed_out);
    CHECK(run_for(1, "exec >/dev/null 2>&1; sleep 20").timed_out);
    CHECK(run_for(1, "trap '' TERM; while :; do sleep 1; done").timed_out);
    CHECK(std::chrono::steady_clock::now() - begin < std::chrono::seconds(9));
}

TEST_CASE("a program that is done in time is not blamed for the children it leaves") {
    const auto finished = run_for(1, "sleep 3 & exit 7");
    CHECK(finished.status == 7);
    CHECK_FALSE(finished.timed_out);
    CHECK_FALSE(run_for(5, "exit 0").timed_out);
}

}  // namespace trail::system
