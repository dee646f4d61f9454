// Reading commits.
#include "trail/external/history.hpp"

#include "scratch.hpp"
#include "scripted_processes.hpp"
#include "support/catch.hpp"
#include "trail/error.hpp"

using namespace trail;
using namespace trail::external;
using trail::capture::Commit;
using trail::test::Git;
using trail::test::git_environment;
using trail::test::Scratch;
using trail::test::ScriptedProcesses;

namespace {

const Repository nowhere{"/r", "/r/.git", "/r/.git", "r"};

time::Instant at(std::int64_t seconds) {
    return time::Instant(time::Seconds(seconds));
}

std::vector<Commit> history(system::Processes& processes, const Repository& repository,
                            const HistoryRange& range = {}) {
    std::vector<Commit> commits;
    read_history(processes, repository, range, [&commits](const Commit& commit) {
        commits.push_back(commit);
        return true;
    });
    return commits;
}

std::vector<Commit> history_of(const Scratch& scratch, const HistoryRange& range = {}) {
    const auto processes = system::real_processes(git_environment());
    return history(*processes, required_repository(scratch.path()), range);
}

std::string record(const std::vector<std::string>& fields) {
    std::string text;
    for (const auto& field : fields) text += field + '\0';
    return text;
}

}  // namespace

TEST_CASE("a commit tells who, when and what") {
    const Scratch scratch;
    Git git(scratch.path());
    git({"init", "-q"});
    git.date = "1700000000 +0530";
    git.commit("Fix the parser\n\nIt crashed.\n\nCo-authored-by: Sam Ortiz <sam@team.example>\n");
    const auto commits = history_of(scratch);
    REQUIRE(commits.size() == 1);
    CHECK(commits[0].revision == git({"rev-parse", "HEAD"}));
    CHECK(commits[0].author_name == "Ana Ruiz");
    CHECK(commits[0].author_address == "ana@team.example");
    CHECK(commits[0].authored == time::Stamp{at(1700000000), time::Offset(330)});
    CHECK(commits[0].parents == 0);
    CHECK(commits[0].message ==
          "Fix the parser\n\nIt crashed.\n\nCo-authored-by: Sam Ortiz <sam@team.example>\n");
}

TEST_CASE("history is newest first, with merges and their parents") {
    const Scratch scratch;
    Git git(scratch.path());
    git({"init", "-q"});
    git.commit("one\n");
    git({"checkout", "-q", "-b", "topic"});
    git.date = "1700000100 -0800";
    git.commit("two\n");
    git({"checkout", "-q", "main"});
    git.date = "1700000200 +0000";
    git({"merge", "-q", "--no-ff", "-m", "Merge topic", "topic"});
    const auto commits = history_of(scratch);
    REQUIRE(commits.size() == 3);
    CHECK(commits[0].parents == 2);
    CHECK(commits[1].message == "two\n");
    CHECK(commits[1].authored.offset == time::Offset(-480));
    CHECK(commits[1].parents == 1);
    CHECK(commits[2].parents == 0);
}

TEST_CASE("messages of any bytes and sizes arrive whole") {
    const Scratch scratch;
    Git git(scratch.path());
    git({"init", "-q"});
    const std::string bytes = "\x01\x02\x1b[31m\xff\xfe\r\n\t\x7f%H%x00 \\0\n";
    std::string large;
    while (large.size() < 200 * 1024) large += "A line of a long message, and another word.\n";
    git.commit("");
    git.commit(bytes);
    git.commit(large);
    git.commit("last\n");
    const auto commits = history_of(scratch);
    REQUIRE(commits.size() == 4);
    CHECK(commits[0].message == "last\n");
    CHECK(commits[1].message == large);
    CHECK(commits[2].message.find("\x1b[31m") != std::string::npos);
    CHECK(commits[2].message.find("%H%x00") != std::string::npos);
    CHECK(commits[3].message.find_first_not_of('\n') == std::string::npos);
}

TEST_CASE("a Latin-1 message arrives as UTF-8") {
    const Scratch scratch;
    Git git(scratch.path());
    git({"init", "-q"});
    git({"-c", "i18n.commitEncoding=ISO-8859-1", "commit", "-q", "--allow-empty", "-F", "-"},
        "Caf\xe9\n");
    CHECK(history_of(scratch).at(0).message == "Caf\xc3\xa9\n");
}

TEST_CASE("names and addresses follow the mailmap") {
    const Scratch scratch;
    Git git(scratch.path());
    git({"init", "-q"});
    git.commit("one\n");
    scratch.write(".mailmap", "Ana Maria Ruiz <Ana.Ruiz@New.example> <ana@team.example>\n");
    const auto commits = history_of(scratch);
    CHECK(commits.at(0).author_name == "Ana Maria Ruiz");
    CHECK(commits.at(0).author_address == "ana.ruiz@new.example");
}

TEST_CASE("a range is from a revision, to a revision, and between two instants") {
    const Scratch scratch;
    Git git(scratch.path());
    git({"init", "-q"});
    std::vector<std::string> ids;
    for (int i = 0; i < 4; ++i) {
        git.date = std::to_string(1700000000 + i * 100) + " +0000";
        git.commit(std::to_string(i) + "\n");
        ids.push_back(git({"rev-parse", "HEAD"}));
    }
    const auto lines = [&](const HistoryRange& range) {
        std::string text;
        for (const auto& commit : history_of(scratch, range)) text += commit.message[0];
        return text;
    };
    CHECK(lines({}) == "3210");
    CHECK(lines({.from = ids[1]}) == "32");
    CHECK(lines({.to = ids[1]}) == "10");
    CHECK(lines({.from = ids[0], .to = "HEAD~1"}) == "21");
    CHECK(lines({.from = "HEAD"}).empty());
    CHECK(lines({.since = at(1700000100)}) == "321");
    CHECK(lines({.until = at(1700000200)}) == "10");
    CHECK(lines({.since = at(1700000100), .until = at(1700000101)}) == "1");
    CHECK(lines({.since = at(-5)}) == "3210");
}

TEST_CASE("a bare repository and a worktree have a history, an empty repository has none") {
    const Scratch scratch;
    std::filesystem::create_directory(scratch / "api");
    Git git(scratch / "api");
    git({"init", "-q"});
    const auto processes = system::real_processes(git_environment());
    CHECK(history(*processes, required_repository(scratch / "api")).empty());
    git.commit("one\n");
    git({"clone", "-q", "--bare", ".", "../bare.git"});
    git({"worktree", "add", "-q", "../tree"});
    CHECK(history(*processes, required_repository(scratch / "bare.git")).size() == 1);
    CHECK(history(*processes, required_repository(scratch / "tree")).size() == 1);
}

TEST_CASE("a revision that does not exist is told, and an option is no revision") {
    const Scratch scratch;
    Git git(scratch.path());
    git({"init", "-q"});
    git.commit("one\n");
    scratch.write("file", "");
    for (const auto* wrong : {"nope", "--output=stolen", "file", "--all"}) {
        INFO(wrong);
        CHECK_THROWS_AS(history_of(scratch, {.to = wrong}), Error);
        CHECK_THROWS_AS(history_of(scratch, {.from = wrong}), Error);
    }
    CHECK_FALSE(std::filesystem::exists(scratch / "stolen"));
}

TEST_CASE("pieces may be cut anywhere") {
    const auto output = record({"aa", "p q", "Ana", "A@B", "1700000000 +0100", "one\n\ntwo"}) +
                        record({"bb", "", "", "", "", ""});
    for (const std::size_t piece : {1u, 2u, 3u, 7u, 4096u}) {
        ScriptedProcesses processes;
        processes.piece = piece;
        processes.answers = {{0, output, ""}};
        const auto commits = history(processes, nowhere);
        REQUIRE(commits.size() == 2);
        CHECK(commits[0].revision == "aa");
        CHECK(commits[0].parents == 2);
        CHECK(commits[0].author_address == "a@b");
        CHECK(commits[0].message == "one\n\ntwo");
        CHECK(commits[1].revision == "bb");
        CHECK(commits[1].message.empty());
        CHECK(commits[1].authored == time::Stamp{at(0)});
    }
}

TEST_CASE("reading stops when asked to") {
    ScriptedProcesses processes;
    processes.answers = {
        {0, record({"a", "", "", "", "", ""}) + record({"b", "", "", "", "", ""}), ""}};
    int count = 0;
    read_history(processes, nowhere, {}, [&count](const Commit&) { return ++count < 1; });
    CHECK(count == 1);
}

TEST_CASE("nonsense dates become dates that can be shown") {
    for (const auto& [date, offset] :
         std::vector<std::pair<std::string, int>>{{"99999999999999 +0100", 60},
                                                  {"-99999999999999 -0030", -30},
                                                  {"1 +9999", 0},
                                                  {"1 +01", 0},
                                                  {"x", 0},
                                                  {"999999999999999999999999 +0000", 0}}) {
        INFO(date);
        ScriptedProcesses processes;
        processes.answers = {{0, record({"a", "", "", "", date, ""}), ""}};
        const auto commits = history(processes, nowhere);
        REQUIRE(commits.size() == 1);
        CHECK(commits[0].authored.offset == time::Offset(offset));
        CHECK(time::rfc3339(commits[0].authored).size() == 25);
    }
}

TEST_CASE("a message without end is cut") {
    ScriptedProcesses processes;
    processes.answers = {{0,
                          record({"a", "", "", "", "1 +0000", std::string(3'000'000, 'x')}) +
                              record({"b", "", "", "", "1 +0000", "y"}),
                          ""}};
    const auto commits = history(processes, nowhere);
    REQUIRE(commits.size() == 2);
    CHECK(commits[0].message.size() == 2 * 1024 * 1024);
    CHECK(commits[1].message == "y");
}

TEST_CASE("what git said when it failed is passed on") {
    ScriptedProcesses processes;
    processes.answers = {{128, "", "fatal: bad object deadbeef\nmore\n"}, {0, "abc\n", ""}};
    try {
        history(processes, nowhere);
        FAIL("nothing was thrown");
    } catch (const Error& error) {
        CHECK(error.kind() == Failure::unavailable);
        CHECK(error.what() == std::string("git failed: bad object deadbeef"));
    }
    processes.answers = {{127, "", "cannot start git"}};
    CHECK_THROWS_WITH(history(processes, nowhere), "git is not installed");
}

TEST_CASE("the length of a history is known before it is read") {
    const Scratch scratch;
    Git git(scratch.path());
    git({"init", "-q"});
    git.commit("one\n");
    git.commit("two\n");
    git.commit("three\n");
    const auto processes = system::real_processes(git_environment());
    const auto repository = required_repository(scratch.path());
    CHECK(history_length(*processes, repository, {}) == 3);
    CHECK(history_length(*processes, repository, {.from = git({"rev-parse", "HEAD~1"})}) == 1);
    CHECK_FALSE(history_length(*processes, repository, {.to = "nowhere"}));
}
