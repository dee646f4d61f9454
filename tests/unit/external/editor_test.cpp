// The user's editor.
#include "trail/external/editor.hpp"

#include <fstream>
#include <iterator>

#include "scratch.hpp"
#include "scripted_processes.hpp"
#include "support/catch.hpp"
#include "trail/error.hpp"

using namespace trail;
using namespace trail::external;
using trail::system::Command;
using trail::system::Environment;
using trail::test::Scratch;
using trail::test::ScriptedProcesses;

namespace {

std::string content(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

void install(const std::filesystem::path& program) {
    std::ofstream(program) << "#!/bin/sh\n";
    std::filesystem::permissions(program, std::filesystem::perms::owner_all);
}

}  // namespace

TEST_CASE("the editor is the first that somebody chose") {
    ScriptedProcesses processes;
    const auto chosen = [&](const Environment& environment, std::string_view setting = "") {
        return editor_command(processes, environment, setting);
    };
    CHECK(chosen({{"TRAIL_EDITOR", "a"}, {"VISUAL", "c"}, {"EDITOR", "d"}, {"TERM", "xterm"}},
                 "b") == "a");
    CHECK(chosen({{"TRAIL_EDITOR", ""}, {"VISUAL", "c"}, {"EDITOR", "d"}, {"TERM", "xterm"}},
                 "b") == "b");
    CHECK(chosen({{"VISUAL", "c"}, {"EDITOR", "d"}, {"TERM", "xterm"}}) == "c");
    CHECK(chosen({{"VISUAL", "c"}, {"EDITOR", "d"}, {"TERM", "dumb"}}) == "d");
    CHECK(chosen({{"VISUAL", "c"}, {"EDITOR", "d"}}) == "d");
    CHECK(processes.started.empty());

    processes.answers = {{0, "nano -w\n", ""}};
    CHECK(chosen({{"GIT_EDITOR", ":"}}) == "nano -w");
    CHECK_FALSE(processes.started.at(0).environment.at("GIT_EDITOR").has_value());
    processes.answers = {{127, "", "cannot start git"}};
    CHECK(chosen({{"PATH", "/nonexistent"}}) == "vi");
}

TEST_CASE("what was saved comes back and stays in a private file") {
    const Scratch scratch;
    ScriptedProcesses processes;
    processes.editor = [](const Command& command) {
        CHECK(content(command.arguments.at(4)) == "before\n");
        std::ofstream(command.arguments.at(4)) << "after\n";
        return 0;
    };
    const auto state = scratch / "state";
    CHECK(edit_text(processes, {}, "code --wait", state, "before\n").text == "after\n");
    const auto file = state / "last-edit.md";
    CHECK(processes.started.at(0).arguments ==
          std::vector<std::string>{"sh", "-c",
                                   "command -v 'code' > /dev/null || exit 127; code --wait \"$@\"",
                                   "code --wait", file});
    CHECK(content(file) == "after\n");
    CHECK(std::filesystem::status(file).permissions() ==
          (std::filesystem::perms::owner_read | std::filesystem::perms::owner_write));
}

TEST_CASE("a failing editor leaves the text and says where") {
    const Scratch scratch;
    ScriptedProcesses processes;
    processes.editor = [](const Command& command) {
        std::ofstream(command.arguments.at(4)) << "typed\n";
        return 3;
    };
    try {
        edit_text(processes, {}, "vim", scratch / "my state", "");
        FAIL("nothing was thrown");
    } catch (const EditorFailed& error) {
        CHECK(error.kind() == Failure::unavailable);
        CHECK(error.what() == std::string("editor \"vim\" failed with status 3"));
        CHECK(error.hint().empty());
        CHECK(error.left().text == "typed\n");
        CHECK(error.left().file == scratch / "my state/last-edit.md");
    }
    CHECK(content(scratch / "my state/last-edit.md") == "typed\n");
}

TEST_CASE("two editors at once do not overwrite each other") {
    const Scratch scratch;
    ScriptedProcesses inner;
    inner.editor = [](const Command& command) {
        CHECK(command.arguments.at(4).ends_with("/last-edit-2.md"));
        std::ofstream(command.arguments.at(4)) << "inner";
        return 0;
    };
    ScriptedProcesses outer;
    outer.editor = [&](const Command& command) {
        CHECK(edit_text(inner, {}, "e", scratch / "state", "").text == "inner");
        std::ofstream(command.arguments.at(4)) << "outer";
        return 0;
    };
    CHECK(edit_text(outer, {}, "e", scratch / "state", "").text == "outer");
    CHECK(content(scratch / "state/last-edit.md") == "outer");
    CHECK(content(scratch / "state/last-edit-2.md") == "inner");
}

TEST_CASE("a text that an editor left is not overwritten by the next, unless it is taken up") {
    const Scratch scratch;
    ScriptedProcesses processes;
    processes.editor = [](const Command&) { return 0; };
    const auto state = scratch / "state";
    const auto typed = edit_text(processes, {}, "e", state, "typed");
    CHECK(edit_text(processes, {}, "e", state, "other").file == state / "last-edit-2.md");
    CHECK(content(typed.file) == "typed");
    CHECK(edit_text(processes, {}, "e", state, "typed, and more", typed).file == typed.file);
    CHECK(content(typed.file) == "typed, and more");
}

TEST_CASE("a text stays where it is while an editor has it open") {
    const Scratch scratch;
    ScriptedProcesses processes;
    const auto file = scratch / "state/last-edit.md";
    processes.editor = [&](const Command&) {
        forget_text({"typed", file});
        return 0;
    };
    edit_text(processes, {}, "e", scratch / "state", "typed");
    CHECK(content(file) == "typed");
}

TEST_CASE("a removed file is empty text") {
    const Scratch scratch;
    ScriptedProcesses processes;
    processes.editor = [](const Command& command) {
        std::filesystem::remove(command.arguments.at(4));
        return 0;
    };
    CHECK(edit_text(processes, {}, "e", scratch / "state", "text").text.empty());
}

TEST_CASE("the file's name is never read by the shell") {
    const Scratch scratch;
    const auto processes = system::real_processes({{"PATH", "/usr/bin:/bin"}});
    const auto state = scratch / "it's $(touch stolen) \"here\"";
    CHECK(edit_text(*processes, {}, "printf 'typed' >", state, "").text == "typed");
    CHECK_FALSE(std::filesystem::exists("stolen"));
}

TEST_CASE("a file of the user's own is edited in place") {
    const Scratch scratch;
    scratch.write("config.toml", "before\n");
    ScriptedProcesses processes;
    processes.editor = [](const Command& command) {
        std::ofstream(command.arguments.at(4)) << "after\n";
        return 0;
    };
    edit_file(processes, {}, "vim", scratch / "config.toml");
    CHECK(content(scratch / "config.toml") == "after\n");
}

TEST_CASE("an editor that fails on a file of the user's own is told") {
    const Scratch scratch;
    ScriptedProcesses processes;
    processes.editor = [](const Command&) { return 3; };
    try {
        edit_file(processes, {}, "vim", scratch / "config.toml");
        FAIL("nothing was thrown");
    } catch (const Error& error) {
        CHECK(error.kind() == Failure::unavailable);
        CHECK(
            error.what() ==
            std::string("editor \"vim\" failed with status 3; the file is as the editor left it"));
        CHECK(error.hint() == "trail config describe core.editor");
    }
}

TEST_CASE("an editor that is not there is known before anything is typed") {
    const Scratch scratch;
    const Environment nothing{{"PATH", scratch.path().string()}};
    CHECK(editor_fault(nothing, "vi") == "there is no editor \"vi\" here");
    CHECK(editor_fault(nothing, "editor") == "there is no editor here");
    CHECK(editor_fault(nothing, "/nowhere/code --wait") ==
          "there is no editor \"/nowhere/code --wait\" here");
    CHECK(editor_fault(nothing, "test -t 0 && vi").empty());  // only a shell can tell
    CHECK(editor_remedy(nothing) == "trail config set core.editor nano");

    install(scratch / "vi");
    CHECK(editor_fault(nothing, "vi -n").empty());
    CHECK(editor_remedy(nothing) == "trail config set core.editor vi");
}

TEST_CASE("a chooser of editors is no editor where it has nothing to choose from") {
    const Scratch scratch;
    Environment environment{{"PATH", scratch.path().string()}, {"HOME", scratch.path().string()}};
    install(scratch / "sensible-editor");
    CHECK(editor_fault(environment, "sensible-editor") ==
          "\"sensible-editor\" finds no editor here");

    ScriptedProcesses processes;
    processes.editor = [](const Command&) { return 1; };
    CHECK_THROWS_WITH(
        edit_file(processes, environment, "sensible-editor", scratch / "config.toml"),
        "\"sensible-editor\" finds no editor here; the file is as the editor left it");

    install(scratch / "nano-tiny");
    CHECK(editor_fault(environment, "sensible-editor").empty());
}
