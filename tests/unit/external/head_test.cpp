// What git keeps about HEAD besides its commit.
#include "trail/external/head.hpp"

#include "scratch.hpp"
#include "support/catch.hpp"

using namespace trail;
using namespace trail::external;
using trail::test::Git;
using trail::test::Scratch;

namespace {

const std::string a(40, 'a');
const std::string b(40, 'b');

std::string line(const std::string& before, const std::string& after, const std::string& rest) {
    return before + ' ' + after + " Ana Ruiz <ana@team.example> 1795339724 +0100\t" + rest + '\n';
}

}  // namespace

TEST_CASE("HEAD's log is read from its end, newest first") {
    const auto log = line(a, b, "commit: one") + line(b, a, "reset: moving to HEAD~1") +
                     line(a, b, "commit (amend): two: with a colon");
    const std::vector<HeadMove> expected{{a, b, "commit (amend)", "two: with a colon"},
                                         {b, a, "reset", "moving to HEAD~1"}};
    CHECK(moves_in(log, 2) == expected);
    CHECK(moves_in(log, 9).size() == 3);
    CHECK(moves_in("", 2).empty());
}

TEST_CASE("a log that was cut or is none ends what is read") {
    const auto last = line(a, b, "commit: one");
    CHECK(moves_in("aaaaa " + b + " Ana <a> 1 +0100\tcut\n" + last, 9).size() == 1);
    CHECK(moves_in(last.substr(7), 9).empty());
    CHECK(moves_in("\n\n", 9).empty());
    CHECK(moves_in(std::string("\0\t  \n", 6), 9).empty());
    CHECK(moves_in(line("HEAD", b, "commit: one"), 9).empty());
    CHECK(moves_in(last + "no newline and no log", 9).empty());
    CHECK(moves_in(last.substr(0, last.size() - 1), 9).size() == 1);
    CHECK(moves_in(line(a, b, "no colon"), 9) == std::vector<HeadMove>{{a, b, "no colon", ""}});
}

TEST_CASE("of HEAD's log the moves of the last rebase are read, the earliest first") {
    const Scratch scratch;
    std::filesystem::create_directories(scratch / "api");
    Git git(scratch.file("api"));
    git({"init", "-q"});
    const auto repository = *repository_at(scratch / "api");
    CHECK(moves_of_rebase(repository).empty());
    const auto before =
        line(a, b, "rebase (start): checkout main") + line(b, a, "rebase (pick): an older one");
    const auto write = [&](const std::string& log) { scratch.write("api/.git/logs/HEAD", log); };
    write(before + line(a, b, "pull --rebase (start): checkout main") +
          line(b, a, "pull --rebase (pick): one") + line(a, b, "commit: (start): two"));
    const std::vector<HeadMove> expected{{b, a, "pull --rebase (pick)", "one"},
                                         {a, b, "commit", "(start): two"}};
    CHECK(moves_of_rebase(repository) == expected);
    write(before + "no line of a log\n" + line(a, b, "rebase (pick): one"));
    CHECK(moves_of_rebase(repository).empty());
}

TEST_CASE("HEAD is followed to its commit without git, attached or not") {
    const Scratch scratch;
    std::filesystem::create_directories(scratch / "api");
    Git git(scratch.file("api"));
    git({"init", "-q"});
    const auto repository = *repository_at(scratch / "api");
    CHECK_FALSE(head_commit(repository).has_value());
    CHECK(last_moves(repository, 2).empty());
    git({"commit", "-q", "--allow-empty", "-m", "one"});
    const auto head = head_commit(repository);
    REQUIRE(head.has_value());
    CHECK(last_moves(repository, 2).front().after == *head);
    CHECK(last_moves(repository, 2).front().act == "commit (initial)");
    git({"checkout", "-q", "--detach"});
    CHECK(head_commit(repository) == head);
    CHECK_FALSE(is_rebasing(repository));
    CHECK_FALSE(picked_commit(repository).has_value());
    scratch.write("api/.git/CHERRY_PICK_HEAD", a + "\n");
    CHECK(picked_commit(repository) == a);
    std::filesystem::create_directory(scratch / "api/.git/rebase-merge");
    CHECK(is_rebasing(repository));
}

TEST_CASE("a remote is known from the settings, and never overlooked") {
    const Scratch scratch;
    std::filesystem::create_directories(scratch / "api");
    Git git(scratch.file("api"));
    git({"init", "-q"});
    const auto repository = *repository_at(scratch / "api");
    CHECK_FALSE(may_have_remote(repository));
    git({"remote", "add", "origin", "git@github.com:team/api"});
    CHECK(may_have_remote(repository));
    CHECK(may_have_remote({.common = scratch / "gone"}));
}
