// Other programs, with real ones.
#include "trail/system/process.hpp"

#include <fcntl.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <stdexcept>

#include "support/catch.hpp"
#include "unit/system/scratch.hpp"

namespace trail::system {
namespace {

using test::Scratch;

const Environment usual{{"PATH", "/usr/local/bin:/usr/bin:/bin"}, {"GREETING", "hello"}};

Command shell(const std::string& script) {
    return {{"sh", "-c", script}, "", {}, ""};
}

Finished run(const Command& command) {
    return real_processes(usual)->run(command);
}
int interact(const Command& command) {
    return real_processes(usual)->interact(command);
}

bool has_children() {
    return ::waitpid(-1, nullptr, WNOHANG) != -1;
}

std::string large_text() {
    std::string text(5 * 1024 * 1024, 'x');
    for (std::size_t i = 0; i < text.size(); i += 61) text[i] = '\n';
    return text;
}

}  // namespace

TEST_CASE("both outputs and the exit code of a program are collected") {
    const auto finished = run(shell("echo out; echo err >&2; exit 3"));
    CHECK(finished.status == 3);
    CHECK(finished.output == "out\n");
    CHECK(finished.errors == "err\n");
    CHECK(run({{"false"}, "", {}, ""}).status == 1);
}

TEST_CASE("arguments arrive as they are, without a shell in between") {
    const auto finished = run({{"printf", "%s|", "a b", "$HOME", "", "'\"`;", "\n"}, "", {}, ""});
    CHECK(finished.output == "a b|$HOME||'\"`;|\n|");
}

TEST_CASE("a program killed by a signal ends with 128 and the signal") {
    CHECK(run(shell("kill -KILL $$")).status == 128 + SIGKILL);
    CHECK(interact(shell("kill -TERM $$")) == 128 + SIGTERM);
}

TEST_CASE("a program that does not exist ends with 127 and says so") {
    const auto finished = run({{"no-such-program"}, "", {}, ""});
    CHECK(finished.status == 127);
    CHECK(finished.errors == "cannot start no-such-program: No such file or directory");
    CHECK(interact({{"no-such-program"}, "", {}, ""}) == 127);
    CHECK(run({{"/etc/passwd"}, "", {}, ""}).status == 127);
    CHECK(run({{""}, "", {}, ""}).status == 127);
}

TEST_CASE("an argument that the system would cut short starts nothing") {
    const auto finished = run({{"echo", std::string("a\0b", 3)}, "", {}, ""});
    CHECK(finished.status == 127);
    CHECK(finished.output == "");
}

TEST_CASE("a directory that does not exist is named") {
    const auto finished = run({{"pwd"}, "/no/such/place", {}, ""});
    CHECK(finished.status == 127);
    CHECK(finished.errors == "cannot start pwd in /no/such/place: No such file or directory");
}

TEST_CASE("a program runs in the directory it is given") {
    const Scratch scratch;
    const auto place = std::filesystem::canonical(scratch.path()).string();
    CHECK(run({{"pwd"}, place, {}, ""}).output == place + "\n");
}

TEST_CASE("a program sees our variables with the changes of its command") {
    Command command = shell("echo $GREETING,$ADDED,${PWD_GONE-none}");
    CHECK(run(command).output == "hello,,none\n");
    command.environment = {{"GREETING", std::nullopt}, {"ADDED", "new"}, {"MISSING", std::nullopt}};
    CHECK(run(command).output == ",new,none\n");
}

TEST_CASE("without input a program is at the end of its input at once") {
    CHECK(run({{"cat"}, "", {}, ""}).output == "");
}

TEST_CASE("five megabytes pass through a program both ways") {
    const auto text = large_text();
    CHECK(run({{"cat"}, "", {}, text}).output == text);
}

TEST_CASE("a program may fill its outputs before it reads") {
    const auto text = large_text();
    const auto finished =
        run({{"sh", "-c", "head -c 1000000 /dev/zero; head -c 1000000 /dev/zero >&2; wc -c"},
             "",
             {},
             text});
    CHECK(finished.output.size() > 1000000);
    CHECK(finished.output.substr(1000000) == std::to_string(text.size()) + "\n");
    CHECK(finished.errors.size() == 1000000);
}

TEST_CASE("a program may read on after it closed its outputs") {
    const Scratch scratch;
    const auto text = large_text();
    CHECK(run({{"sh", "-c", "exec >copy 2>&1; cat"}, scratch.path(), {}, text}).status == 0);
    CHECK(test::content_of(scratch / "copy") == text);
}

TEST_CASE("a program that does not read its input does no harm") {
    CHECK(run({{"true"}, "", {}, large_text()}).status == 0);
    CHECK(interact({{"true"}, "", {}, large_text()}) == 0);
}

TEST_CASE("programs get the usual end by a closed pipe") {
    struct sigaction ignore {};
    struct sigaction before {};
    ignore.sa_handler = SIG_IGN;
    ::sigaction(SIGPIPE, &ignore, &before);
    CHECK(run(shell("kill -PIPE $$; echo survived")).status == 128 + SIGPIPE);
    ::sigaction(SIGPIPE, &before, nullptr);
}

TEST_CASE("exit codes are known even when our parent ignores its children") {
    ::signal(SIGCHLD, SIG_IGN);
    CHECK(run(shell("exit 3")).status == 3);
    ::signal(SIGCHLD, SIG_DFL);
}

TEST_CASE("output arrives in pieces") {
    std::string seen;
    const auto finished = real_processes(usual)->stream(
        shell("echo one; echo two; echo three >&2; exit 4"), [&](std::string_view piece) {
            seen += piece;
            return true;
        });
    CHECK(seen == "one\ntwo\n");
    CHECK(finished.output == "");
    CHECK(finished.errors == "three\n");
    CHECK(finished.status == 4);
}

TEST_CASE("a consumer that has enough ends the program") {
    const auto begin = std::chrono::steady_clock::now();
    int pieces = 0;
    const auto finished =
        real_processes(usual)->stream(shell("while :; do echo more; done"), [&](std::string_view) {
            ++pieces;
            return false;
        });
    CHECK(pieces == 1);
    CHECK(finished.status > 128);
    CHECK(std::chrono::steady_clock::now() - begin < std::chrono::seconds(10));
    CHECK_FALSE(has_children());
}

TEST_CASE("a program that does not listen to SIGTERM is ended all the same") {
    const auto finished = real_processes(usual)->stream(
        shell("trap '' TERM; echo ready; exec sleep 60"), [](std::string_view) { return false; });
    CHECK(finished.status == 128 + SIGKILL);
    CHECK_FALSE(has_children());
}

TEST_CASE("a consumer that throws leaves no program behind") {
    const auto consume = [](std::string_view) -> bool { throw std::runtime_error("enough"); };
    CHECK_THROWS_AS(real_processes(usual)->stream(shell("echo x; exec sleep 60"), consume),
                    std::runtime_error);
    CHECK_FALSE(has_children());
}

TEST_CASE("no finished program is left as a zombie") {
    run(shell("exit 1"));
    interact(shell("exit 1"));
    CHECK_FALSE(has_children());
}

TEST_CASE("our files are not inherited and theirs are closed again") {
    const auto open_files = [] { return test::files_in("/proc/self/fd"); };
    const auto before = open_files();
    const auto listed = run({{"ls", "/proc/self/fd"}, "", {}, "text"});
    // Listing takes a descriptor here as well as there.
    CHECK(std::ranges::count(listed.output, '\n') == before);
    CHECK(run({{"no-such-program"}, "", {}, "text"}).status == 127);
    CHECK(open_files() == before);
}

TEST_CASE("an editor's exit code is passed on and a pager gets its text") {
    CHECK(interact(shell("exit 5")) == 5);
    auto pager = shell("read line; test \"$line\" = text");
    pager.input = "text\n";
    CHECK(interact(pager) == 0);
}

TEST_CASE("an interrupt at the terminal is for the editor only") {
    CHECK(interact(shell("kill -INT $PPID; kill -QUIT $PPID; exit 5")) == 5);
    CHECK(interact(shell("kill -INT $$")) == 128 + SIGINT);
}

TEST_CASE("programs are found in PATH and nowhere else") {
    const Scratch scratch;
    test::put(scratch / "tool", "#!/bin/sh\necho found\n");
    test::put(scratch / "text", "no program");
    std::filesystem::create_directory(scratch / "folder");
    std::filesystem::permissions(scratch / "tool", std::filesystem::perms::owner_all);
    const Environment environment{{"PATH", "/no/such/place::" + scratch.path().string()}};
    CHECK(is_installed("tool", environment));
    CHECK_FALSE(is_installed("text", environment));
    CHECK_FALSE(is_installed("folder", environment));
    CHECK_FALSE(is_installed("missing", environment));
    CHECK_FALSE(is_installed("", environment));
    CHECK(real_processes(environment)->run({{"tool"}, "", {}, ""}).output == "found\n");
}

TEST_CASE("a program with a path needs no PATH") {
    CHECK(is_installed("/bin/sh", Environment{{"PATH", ""}}));
    CHECK_FALSE(is_installed("/bin/no-such-shell", Environment{{"PATH", "/bin"}}));
    CHECK(is_installed("sh", Environment{}));
}

TEST_CASE("a program lying in the working directory is not found through PATH") {
    const Scratch scratch;
    test::put(scratch / "git", "#!/bin/sh\necho planted\n");
    std::filesystem::permissions(scratch / "git", std::filesystem::perms::owner_all);
    const auto before = std::filesystem::current_path();
    std::filesystem::current_path(scratch.path());
    CHECK_FALSE(is_installed("git", Environment{{"PATH", ".::bin"}}));
    CHECK_FALSE(is_installed("git", Environment{{"PATH", ""}}));
    std::filesystem::current_path(before);
}

}  // namespace trail::system
