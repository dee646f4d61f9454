// What stands in hook files, run by the shells that are there.
#include "external/hook_text.hpp"

#include "scratch.hpp"
#include "support/catch.hpp"

using namespace trail;
using namespace trail::external::hooks;
using trail::test::Scratch;

namespace {

// A folder with a hook, a program "trail" that tells how it was called, and nothing in PATH but the
// system's own programs.
class Hook {
public:
    explicit Hook(const std::string& shell = "/bin/sh") : shell_(shell) {
        scratch_.write("bin/trail",
                       "#!/bin/sh\necho \"called $*: $(cat)\" >>\"$CALLS\"\necho noise\n"
                       "echo noise >&2\nexit 3\n");
        allow("bin/trail");
    }

    std::string program() const { return scratch_ / "bin/trail"; }

    void write(const std::string& script) const {
        scratch_.write("hook", script);
        allow("hook");
    }

    system::Finished run(const std::string& input = {}) {
        system::Command command;
        command.arguments = {shell_, (scratch_ / "hook").string(), "amend"};
        command.directory = scratch_.path();
        command.input = input;
        command.environment = environment;
        command.environment["CALLS"] = (scratch_ / "calls").string();
        return processes_->run(command);
    }

    std::string calls() const {
        return system::read_file(scratch_ / "calls", 10'000).value_or("none\n");
    }

    void put(const std::string& file) const {
        std::filesystem::create_directories((scratch_ / file).parent_path());
        scratch_.write(file, "");
    }

    // With our program in PATH.
    void put_into_path() { environment["PATH"] = (scratch_ / "bin").string() + ":/usr/bin:/bin"; }

    std::map<std::string, std::optional<std::string>> environment{{"PATH", "/usr/bin:/bin"}};

private:
    void allow(const std::string& name) const {
        std::filesystem::permissions(scratch_ / name, std::filesystem::perms::owner_all);
    }

    Scratch scratch_;
    std::string shell_;
    std::unique_ptr<system::Processes> processes_ = system::real_processes({{"HOME", "/"}});
};

const std::string pairs = "old1 new1\nold2 new2 extra\n";

std::vector<std::string> shells() {
    std::vector<std::string> found;
    for (const auto* shell : {"/bin/dash", "/bin/bash", "/bin/zsh", "/bin/ksh", "/bin/mksh"}) {
        if (std::filesystem::exists(shell)) found.emplace_back(shell);
    }
    return found;
}

}  // namespace

TEST_CASE("a block starts trail, and the rest of the script runs as if it were not there") {
    for (const auto& shell : shells()) {
        for (const auto* set : {"", "set -eu\n", "set -euo pipefail\n"}) {
            if (shell == "/bin/dash" && std::string(set).find("pipefail") != std::string::npos)
                continue;
            INFO(shell << " " << set);
            Hook hook(shell);
            const Piece piece{Event::post_commit, Form::inserted, hook.program()};
            hook.write(set + block(piece) + "echo theirs \"$@\"\nexit 7\n");
            const auto finished = hook.run("input");
            CHECK(finished.status == 7);
            CHECK(finished.output == "theirs amend\n");
            CHECK(finished.errors.empty());
            CHECK(hook.calls() == "called hook run post-commit amend: \n");
        }
    }
}

TEST_CASE("trail and what follows it both read the pairs of rewritten commits") {
    for (const auto& shell : shells()) {
        INFO(shell);
        Hook hook(shell);
        const Piece piece{Event::post_rewrite, Form::inserted, hook.program()};
        hook.write("set -eu\n" + block(piece) + "cat\nexit 7\n");
        const auto finished = hook.run(pairs);
        CHECK(finished.status == 7);
        CHECK(finished.output == pairs);
        CHECK(finished.errors.empty());
        CHECK(hook.calls() == "called hook run post-rewrite amend: " + pairs);
    }
}

TEST_CASE("a rebase of a thousand commits is passed on whole") {
    std::string many;
    for (int number = 0; number < 1000; ++number) {
        many += std::string(40, 'a') + " " + std::string(40, 'b') + "\n";
    }
    for (const auto& shell : shells()) {
        INFO(shell);
        Hook hook(shell);
        hook.write(block({Event::post_rewrite, Form::inserted, hook.program()}) + "cat\n");
        CHECK(hook.run(many).output == many);
    }
}

TEST_CASE("input that is empty or looks like a command is passed on as it is") {
    Hook hook;
    hook.write(block({Event::post_rewrite, Form::inserted, hook.program()}) + "cat\n");
    CHECK(hook.run("").output.empty());
    CHECK(hook.run("$(touch x) `touch y` \\n $HOME\n").output ==
          "$(touch x) `touch y` \\n $HOME\n");
}

TEST_CASE("without trail a hook is silent and fine") {
    for (const auto event : events) {
        Hook hook;
        hook.write("set -e\n" + block({event, Form::inserted, "/nowhere/trail"}) + "cat\n");
        const auto finished = hook.run(pairs);
        CHECK(finished.status == 0);
        CHECK(finished.output == pairs);
        CHECK(finished.errors.empty());
    }
}

TEST_CASE("the program in PATH comes before the one that was there at installation") {
    Hook hook;
    hook.put_into_path();
    hook.write(block({Event::post_commit, Form::inserted, "/nowhere/trail"}));
    hook.run();
    CHECK(hook.calls() == "called hook run post-commit amend: \n");
}

TEST_CASE("without PATH and HOME the program is started by its path, whatever is in it") {
    Hook hook;
    hook.put("it's a $HOME/folder");
    const auto odd = std::filesystem::path(hook.program()).parent_path().parent_path() /
                     "it's a $HOME" / "trail";
    std::filesystem::copy_file(hook.program(), odd);
    hook.environment = {{"PATH", std::nullopt}, {"HOME", std::nullopt}};
    for (const auto event : events) {
        const Piece piece{event, Form::inserted, odd.string()};
        CHECK(program_in(block(piece)) == odd.string());
        CHECK(program_in(command(event, odd.string())) == odd.string());
        hook.write(block(piece));
        CHECK(hook.run(pairs).status == 0);
    }
    CHECK(hook.calls() ==
          "called hook run post-commit amend: \n"
          "called hook run post-rewrite amend: " +
              pairs);
}

TEST_CASE("TRAIL_HOOK=0 leaves a commit out before trail is started") {
    for (const auto event : events) {
        Hook hook;
        hook.environment["TRAIL_HOOK"] = "0";
        hook.write(block({event, Form::inserted, hook.program()}) + "cat\n");
        CHECK(hook.run(pairs).output == pairs);
        hook.write(command(event, hook.program()) + " \"$@\"\n");
        CHECK(hook.run(pairs).status == 0);
        hook.put_into_path();
        hook.write(single_line({event, Form::inserted, {}}));
        CHECK(hook.run(pairs).status == 0);
        CHECK(hook.calls() == "none\n");
    }
}

TEST_CASE("in a step of a rebase post-commit ends in the shell, post-rewrite does not") {
    for (const std::string directory : {".git", "elsewhere"}) {
        Hook hook;
        hook.put(directory + "/rebase-merge/author-script");
        if (directory == "elsewhere") hook.environment["GIT_DIR"] = directory;
        hook.write(block({Event::post_commit, Form::inserted, hook.program()}));
        hook.run();
        hook.write(command(Event::post_commit, hook.program()));
        hook.run();
        CHECK(hook.calls() == "none\n");
        hook.write(block({Event::post_rewrite, Form::inserted, hook.program()}));
        hook.run(pairs);
        CHECK(hook.calls() == "called hook run post-rewrite amend: " + pairs);
    }
}

TEST_CASE("where a rebase stands still post-commit starts the program") {
    const std::string text = block({Event::post_commit, Form::inserted, {}});
    for (const auto& stop : std::vector<std::vector<std::string>>{
             {".git/rebase-merge/done"},
             {".git/rebase-apply/applying"},
             {".git/rebase-merge/author-script", ".git/rebase-merge/stopped-sha"}}) {
        for (const auto& started : {text, command(Event::post_commit, "")}) {
            Hook hook;
            hook.put_into_path();
            for (const auto& path : stop) hook.put(path);
            hook.write(started);
            hook.run();
            CHECK(hook.calls() != "none\n");
        }
    }
}

TEST_CASE("a wrapper calls the hook that was there with its arguments and its input") {
    for (const auto event : events) {
        Hook hook;
        const auto saved =
            std::filesystem::path(hook.program()).parent_path().parent_path() / "hook.trail-saved";
        hook.write("#!/bin/sh\necho theirs \"$@\"\ncat\nexit 7\n");
        std::filesystem::rename(saved.parent_path() / "hook", saved);
        hook.write(std::string(shebang) + block({event, Form::wrapper, hook.program()}));
        const auto finished = hook.run(pairs);
        CHECK(finished.status == 7);
        CHECK(finished.output == "theirs amend\n" + pairs);
        std::filesystem::permissions(saved, std::filesystem::perms::owner_read);
        CHECK(hook.run(pairs).status == 0);
    }
}

TEST_CASE("a setting takes the arguments that git puts behind it") {
    for (const auto& shell : shells()) {
        INFO(shell);
        Hook hook(shell);
        hook.write(command(Event::post_commit, hook.program()) + "\n" +
                   command(Event::post_rewrite, hook.program()) + " \"$@\"\necho after\n");
        const auto finished = hook.run(pairs);
        CHECK(finished.status == 0);
        CHECK(finished.output == "after\n");
        CHECK(finished.errors.empty());
        CHECK(hook.calls() ==
              "called hook run post-commit: \n"
              "called hook run post-rewrite amend: " +
                  pairs);
    }
}

TEST_CASE("one line does what a block does, under sh -e too") {
    for (const auto event : events) {
        Hook hook;
        hook.write("set -e\n" + single_line({event, Form::inserted, {}}) + "echo after\n");
        CHECK(hook.run(pairs).output == "after\n");
        CHECK(hook.calls() == "none\n");
        hook.put_into_path();
        CHECK(hook.run(pairs).output == "after\n");
        CHECK(hook.calls().starts_with("called hook run post-"));
    }
}

TEST_CASE("a script is known by the shell its first line names") {
    for (const auto* line :
         {"#!/bin/sh", "#! /bin/bash -e", "#!/usr/bin/env bash", "#!/usr/bin/env -S LANG=C zsh -f",
          "#!/bin/dash\n", "#!/usr/local/bin/ksh\nexit"}) {
        INFO(line);
        CHECK(is_shell_script(line));
    }
    for (const auto* line : {"", "echo", "#!/usr/bin/python3", "#!/usr/bin/env python3",
                             "#!/bin/sh\r", "#!/usr/bin/fish", "#!", "#!/usr/bin/env",
                             "\x7f"
                             "ELF",
                             "# sh"}) {
        INFO(line);
        CHECK_FALSE(is_shell_script(line));
    }
    CHECK_FALSE(is_shell_script(std::string("#!/bin/sh\n\0", 11)));
}
