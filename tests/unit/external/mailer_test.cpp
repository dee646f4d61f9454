// The mailer: a command of words, and what it says about a mail.
#include "trail/external/mailer.hpp"

#include "scratch.hpp"
#include "scripted_processes.hpp"
#include "support/catch.hpp"
#include "trail/error.hpp"

using namespace trail;
using namespace trail::external;
using Words = std::vector<std::string>;

namespace {

HandOver answered(system::Finished finished) {
    test::ScriptedProcesses processes;
    processes.answers = {std::move(finished)};
    return hand_over(processes, {"msmtp", "-t"}, {"/letter", 12}, std::chrono::seconds(5));
}

}  // namespace

TEST_CASE("a mailer setting is words, not a shell command") {
    CHECK(command_words("/usr/sbin/sendmail -t -oi") == Words{"/usr/sbin/sendmail", "-t", "-oi"});
    CHECK(command_words("  msmtp\t-C '/a b/rc'  \"-t\" ") == Words{"msmtp", "-C", "/a b/rc", "-t"});
    CHECK(command_words(R"(a\ b "c\"d" '\e' "" x''y)") == Words{"a b", "c\"d", "\\e", "", "xy"});
    CHECK(command_words("mail; rm -rf $HOME | `x`") ==
          Words{"mail;", "rm", "-rf", "$HOME", "|", "`x`"});
    for (const auto* broken : {"", "   ", "'msmtp", "a \"b", "'' x"}) {
        INFO(broken);
        CHECK_THROWS_AS(command_words(broken), Error);
    }
}

TEST_CASE("the mailer gets the message as a file and a time to answer") {
    test::ScriptedProcesses processes;
    processes.answers = {{0, "", ""}};
    CHECK(hand_over(processes, {"msmtp", "-t"}, {"/letter", 12}, std::chrono::seconds(5)).taken);
    const auto& started = processes.started.at(0);
    CHECK(started.arguments == Words{"msmtp", "-t"});
    REQUIRE(started.input_file);
    CHECK(started.input_file->path == "/letter");
    CHECK(started.input_file->begin == 12);
    CHECK(started.patience == std::chrono::seconds(5));
}

TEST_CASE("any answer but 0 means that the mail was not taken") {
    CHECK(answered({75, "", "msmtp: cannot connect\n\n"}).why ==
          "failed with status 75: msmtp: cannot connect");
    CHECK(answered({69, "", "one\ntwo\n451 later\nnot sent\n"}).why ==
          "failed with status 69: two; 451 later; not sent");
    CHECK(answered({1, "said on stdout\n", ""}).why == "failed with status 1: said on stdout");
    CHECK(answered({64, "", ""}).why == "failed with status 64");
    CHECK(answered({1, "", "\x1b[31mred\n"}).why == "failed with status 1: \\x1b[31mred");
    CHECK(answered({127, "", "cannot start msmtp: No such file or directory"}).missing);
    system::Finished late{143, "", ""};
    late.timed_out = true;
    CHECK(answered(late).why == "did not end within 5 s and was stopped");
    CHECK(answered(late).hung);
    late.status = 0;
    CHECK_FALSE(answered(late).taken);
}

TEST_CASE("a mailer that is missing is chosen among what is there, or installed") {
    const test::Scratch scratch;
    const system::Environment environment{{"PATH", scratch.path()}};
    const auto has = [&](const std::string& program) {
        scratch.write(program, "#!/bin/sh\n");
        std::filesystem::permissions(scratch / program, std::filesystem::perms::owner_all);
    };
    const std::string usual = "/usr/sbin/sendmail";
    CHECK(mailer_remedy(environment, usual) == "trail help mail");
    has("apt-get");
    CHECK(mailer_remedy(environment, usual) == "sudo apt install msmtp-mta");
    has("msmtp");
    CHECK(mailer_remedy(environment, usual) == "trail config set mail.sendmail \"msmtp -t\"");
    CHECK(mailer_remedy(environment, "/opt/mailer") ==
          "trail config set mail.sendmail \"msmtp -t\"");
    const bool has_usual = system::is_installed(usual, environment);
    CHECK(mailer_remedy(environment, "msmtp") ==
          (has_usual ? "trail config set mail.sendmail \"/usr/sbin/sendmail -t -oi\""
                     : "sudo apt install msmtp"));
}
