// What can be wrong with a setup, one thing at a time.
#include "cli/checks/checks.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>

#include "support/catch.hpp"
#include "support/scratch_folder.hpp"
#include "trail/error.hpp"
#include "unit/external/scripted_processes.hpp"

using namespace trail;
using namespace trail::cli;

namespace {

struct Around {
    std::string zone = "Europe/Berlin";
    std::string locale = "C.UTF-8";
    std::string editor = "sh";
};

// A run in a home of a test's own.
class Setup {
public:
    explicit Setup(const Around& around = {})
        : environment_{{"HOME", home_},
                       {"PATH", "/usr/bin:/bin"},
                       {"TZ", around.zone},
                       {"LC_ALL", around.locale},
                       {"TERM", "xterm"},
                       {"TRAIL_EDITOR", around.editor},
                       {"PAGER", "cat"},
                       {"XDG_CONFIG_DIRS", home_ + "/none"},
                       {"TRAIL_NOW", "2026-11-22T11:02:00+01:00"}} {
        processes.answers = {{.status = 127}, {.status = 127}, {.status = 127}};
    }
    Setup(const Setup&) = delete;
    Setup& operator=(const Setup&) = delete;

    void write(const std::string& name, const std::string& content) const {
        folder_.write(name, content);
    }

    Context& context(GlobalOptions options = {}) {
        options.directories = {home_};
        context_ = std::make_unique<Context>(World{.streams = streams,
                                                   .environment = environment_,
                                                   .processes = processes,
                                                   .random_bits = [] { return std::uint64_t{1}; }});
        context_->apply(options);
        return *context_;
    }

    system::MemoryStreams streams;
    test::ScriptedProcesses processes;

private:
    test::ScratchFolder folder_;
    std::string home_{folder_.path().string()};
    system::Environment environment_;
    std::unique_ptr<Context> context_;
};

Finding only(const Findings& findings) {
    REQUIRE(findings.size() == 1);
    return findings.front();
}

std::string result_of(const Findings& findings, std::string_view check) {
    const auto found = std::ranges::find(findings, check, &Finding::check);
    return found == findings.end() ? "" : std::string(name(found->result));
}

}  // namespace

TEST_CASE("a zone that does not exist is a warning that says what mends it") {
    CHECK(only(check_zone(Setup().context())).result == Result::ok);
    const auto finding = only(check_zone(Setup({.zone = "Mars/Olympus"}).context()));
    CHECK(finding.result == Result::warning);
    CHECK(finding.message == "\"Mars/Olympus\" from TZ is no time zone; UTC is used");
    CHECK(finding.fix == "export TZ=Europe/Berlin");
}

TEST_CASE("a terminal that cannot show every letter is a warning, no terminal at all is none") {
    Setup setup({.locale = "C"});
    CHECK(only(check_terminal(setup.context())).result == Result::skipped);
    setup.streams.device.terminal = true;
    CHECK(only(check_terminal(setup.context())).fix == "export LC_ALL=C.UTF-8");
    Setup other;
    other.streams.device.terminal = true;
    CHECK(only(check_terminal(other.context())).result == Result::ok);
}

TEST_CASE("an editor that is not installed is a warning") {
    CHECK(only(check_editor(Setup().context())).result == Result::ok);
    const auto finding = only(check_editor(Setup({.editor = "no-such-editor -w"}).context()));
    CHECK(finding.result == Result::warning);
    CHECK(finding.message == "there is no editor \"no-such-editor -w\" here");
    CHECK_FALSE(finding.fix.empty());
}

TEST_CASE("an editor that only a shell can find is believed") {
    CHECK(only(check_editor(Setup({.editor = "$HOME/bin/edit"}).context())).result == Result::ok);
}

TEST_CASE("a name that can be none is an error, and a bug report does not show it") {
    Setup setup;
    const auto finding = only(check_person(setup.context({.settings = {"user.name=Ana Ruiz"}})));
    CHECK(finding.result == Result::error);
    CHECK(finding.fix == "trail config set user.name ana");
    CHECK(finding.public_message.find("Ana") == std::string::npos);
}

TEST_CASE("a login alone is a poor name") {
    CHECK(only(check_person(Setup().context())).result == Result::warning);
}

TEST_CASE("without git there is less to read, which is no problem") {
    CHECK(only(check_git(Setup().context())).result == Result::info);
    Setup setup;
    setup.processes.answers = {{.status = 0, .output = "git version 2.39.5\n"}};
    CHECK(only(check_git(setup.context())).message == "2.39.5");
}

TEST_CASE("a key that does not exist is a warning with the file it stands in") {
    Setup setup;
    setup.write(".config/trail/config.toml", "week.strat = 1\n");
    const auto finding = only(check_settings(setup.context()));
    CHECK(finding.result == Result::warning);
    CHECK(finding.message ==
          "~/.config/trail/config.toml:1: unknown key \"week.strat\"; "
          "did you mean \"week.start\"?");
    CHECK(finding.fix == "trail config edit");
    CHECK(setup.streams.errors.empty());
}

TEST_CASE("what a repository may not set is told with the command that takes it out") {
    Setup setup;
    setup.write(".trail.toml", "core.pager = \"rm\"\n");
    const auto finding = only(check_settings(setup.context()));
    CHECK(finding.result == Result::warning);
    CHECK(finding.fix == "trail config unset core.pager --repo");
}

TEST_CASE(
    "when the settings cannot be read, what depends on them is skipped and the rest goes on") {
    Setup setup;
    setup.write(".config/trail/config.toml", "week.start =\n");
    const auto findings = examine(setup.context());
    CHECK(result_of(findings, "settings") == "error");
    CHECK(result_of(findings, "record") == "skipped");
    CHECK(result_of(findings, "person") == "skipped");
    CHECK(result_of(findings, "zone") == "ok");
    CHECK(result_of(findings, "editor") == "ok");
}

TEST_CASE("a record that was named is looked at, whatever the settings say") {
    Setup setup;
    setup.write(".config/trail/config.toml", "week.start =\n");
    const auto findings = examine(setup.context({.record = "named.db"}));
    CHECK(result_of(findings, "record") == "info");
}

TEST_CASE("a file that is no record is an error that stops no other check") {
    Setup setup;
    setup.write("diary.txt", std::string(4096, 'x'));
    const auto findings = examine(setup.context({.record = "diary.txt"}));
    CHECK(result_of(findings, "record") == "error");
    CHECK(result_of(findings, "person") == "skipped");
    CHECK(result_of(findings, "settings") == "ok");
}

TEST_CASE("a wrong option is the user's slip, not a finding") {
    Setup setup;
    auto& context = setup.context({.settings = {"week.start=sunday"}});
    CHECK_THROWS_AS(examine(context), Error);
}

TEST_CASE("a text that was typed and kept can be taken up again") {
    Setup setup;
    setup.write(".local/state/trail/last-edit.md", "# only remarks\n");
    CHECK(check_kept_texts(setup.context()).empty());
    setup.write(".local/state/trail/last-edit-2.md", "Half a sentence\n");
    const auto finding = only(check_kept_texts(setup.context()));
    CHECK(finding.result == Result::info);
    CHECK(finding.fix == "trail log -e -F ~/.local/state/trail/last-edit-2.md");
}
