// Single commits: read from their own files as git itself would tell them.
#include "trail/external/commits.hpp"

#include "scratch.hpp"
#include "support/catch.hpp"
#include "trail/external/head.hpp"

using namespace trail;
using namespace trail::external;
using trail::test::Git;
using trail::test::Scratch;

namespace {

struct Place {
    Place() : git((std::filesystem::create_directories(scratch / "api"), scratch.file("api"))) {
        git({"init", "-q"});
        repository = *repository_at(scratch / "api");
    }

    std::string commit(std::vector<std::string> options) {
        options.insert(options.begin(), {"commit", "-q", "--allow-empty"});
        git(std::move(options));
        return *head_commit(repository);
    }

    std::vector<CommitFacts> read(const std::vector<std::string>& revisions) {
        const auto processes = system::real_processes(test::git_environment());
        return read_commits(*processes, repository, revisions);
    }

    Scratch scratch;
    Git git;
    Repository repository;
};

void check_same(const CommitFacts& one, const CommitFacts& other) {
    CHECK(one.commit.revision == other.commit.revision);
    CHECK(one.commit.author_name == other.commit.author_name);
    CHECK(one.commit.author_address == other.commit.author_address);
    CHECK(one.commit.authored == other.commit.authored);
    CHECK(one.commit.parents == other.commit.parents);
    CHECK(one.commit.message == other.commit.message);
    CHECK(one.parents == other.parents);
    CHECK(one.tree == other.tree);
    CHECK(one.committer_name == other.committer_name);
    CHECK(one.committer_address == other.committer_address);
}

}  // namespace

TEST_CASE("a commit read from its file is what git tells of it") {
    Place place;
    const std::vector<std::vector<std::string>> kinds{
        {"-m", "one"},
        {"-m", "two", "-m", "A body.\n\n  indented\n", "--author", "Mei Lin <MEI@Team.example>"},
        {"-m", "żółć 🦊", "--date", "2001-02-03T04:05:06 -0930"},
        {"--allow-empty-message", "-m", ""},
        {"-m", "tree x\nparent y\nauthor z"},
    };
    for (const auto& kind : kinds) {
        const auto id = place.commit(kind);
        const auto loose = loose_commit(place.repository, id);
        const auto asked = place.read({id});
        REQUIRE(loose.has_value());
        REQUIRE(asked.size() == 1);
        check_same(*loose, asked.front());
    }
}

TEST_CASE("what only git reads rightly is left to git") {
    Place place;
    const auto plain = place.commit({"-m", "plain"});
    CHECK(loose_commit(place.repository, plain).has_value());
    place.git({"-c", "i18n.commitEncoding=ISO-8859-1", "commit", "-q", "--allow-empty", "-m",
               "na\xEFve"});
    CHECK_FALSE(loose_commit(place.repository, *head_commit(place.repository)).has_value());
    place.git({"gc", "-q"});
    CHECK_FALSE(loose_commit(place.repository, plain).has_value());
    CHECK_FALSE(loose_commit(place.repository, std::string(40, 'a')).has_value());
    CHECK_FALSE(loose_commit(place.repository, "HEAD").has_value());
}

TEST_CASE("a damaged file is no commit") {
    Place place;
    const auto id = place.commit({"-m", "one"});
    const auto file = "api/.git/objects/" + id.substr(0, 2) + "/" + id.substr(2);
    std::filesystem::remove(place.scratch / file);
    place.scratch.write(file, "this is not zlib");
    CHECK_FALSE(loose_commit(place.repository, id).has_value());
    std::filesystem::remove(place.scratch / file);
    place.scratch.write(file, "");
    CHECK_FALSE(loose_commit(place.repository, id).has_value());
}

TEST_CASE("commits come in the order asked for, without those that are gone") {
    Place place;
    const auto one = place.commit({"-m", "one"});
    const auto two = place.commit({"-m", "two"});
    const auto read = place.read({two, std::string(40, 'a'), one});
    REQUIRE(read.size() == 2);
    CHECK(read[0].commit.message == "two\n");
    CHECK(read[1].commit.message == "one\n");
    CHECK(read[0].parents == std::vector{one});
    CHECK(place.read({}).empty());
}

TEST_CASE("commits are read together with what lies between them and a base") {
    Place place;
    const auto processes = system::real_processes(test::git_environment());
    std::vector<std::string> ids;
    for (const auto* text : {"base", "one", "two", "three"})
        ids.push_back(place.commit({"-m", text}));
    const auto read = [&](const std::string& base, std::size_t most) {
        std::vector<std::string> found;
        for (const auto& facts :
             read_commits_above(*processes, place.repository, base, {ids[3]}, most)) {
            found.push_back(facts.commit.message);
        }
        return found;
    };
    CHECK(read(ids[0], 100) == std::vector<std::string>{"one\n", "two\n", "three\n"});
    CHECK(read(ids[0], 1) == std::vector<std::string>{"two\n", "three\n"});
    CHECK(read(ids[3], 100).empty());
    CHECK(read(std::string(40, 'a'), 100).size() == 4);
}

TEST_CASE("what a repository lacks is not fetched, whatever its settings say") {
    Place place;
    const auto id = place.commit({"-m", "one"});
    std::filesystem::remove(place.scratch /
                            ("api/.git/objects/" + id.substr(0, 2) + "/" + id.substr(2)));
    const auto mark = place.scratch.file("fetched");
    for (const auto& [key, value] : std::vector<std::pair<std::string, std::string>>{
             {"core.repositoryFormatVersion", "1"},
             {"extensions.partialClone", "origin"},
             {"remote.origin.promisor", "true"},
             {"remote.origin.url", "ext::touch " + mark},
             {"protocol.ext.allow", "always"},
             {"core.sshCommand", "touch " + mark},
             {"core.fsmonitor", "touch " + mark},
             {"log.showSignature", "true"},
             {"gpg.program", "touch " + mark}}) {
        place.git({"config", key, value});
    }
    const auto processes = system::real_processes(test::git_environment());
    for (const auto* url : {"", "host:path"}) {
        if (*url != '\0') place.git({"config", "remote.origin.url", url});
        CHECK(place.read({id}).empty());
        CHECK(patch_ids(*processes, place.repository, {id}).empty());
        CHECK_FALSE(std::filesystem::exists(mark));
    }
}

TEST_CASE("a mailmap is noticed where git would look for it") {
    Place place;
    const system::Environment nobody{{"HOME", place.scratch.path()}};
    CHECK_FALSE(may_have_mailmap(place.repository, nobody));
    place.scratch.write(".gitconfig", "[mailmap]\n\tfile = ~/people\n");
    CHECK(may_have_mailmap(place.repository, nobody));
    std::filesystem::remove(place.scratch / ".gitconfig");
    place.scratch.write("api/.mailmap", "");
    CHECK(may_have_mailmap(place.repository, nobody));
}

TEST_CASE("the same patch has the same id on another parent, and no patch has none") {
    Place place;
    const auto processes = system::real_processes(test::git_environment());
    place.commit({"-m", "root"});
    place.scratch.write("api/file", "one\n");
    place.git({"add", "file"});
    const auto first = place.commit({"-m", "change"});
    place.git({"checkout", "-q", "-b", "other", "HEAD~1"});
    const auto empty = place.commit({"-m", "elsewhere"});
    place.git({"cherry-pick", first});
    const auto copy = *head_commit(place.repository);
    const auto ids = patch_ids(*processes, place.repository, {first, copy, empty});
    REQUIRE(ids.count(first) == 1);
    CHECK(ids.at(first) == ids.at(copy));
    CHECK(ids.count(empty) == 0);
}

TEST_CASE("a commit that was amended is left behind, one on a branch is not") {
    Place place;
    const auto processes = system::real_processes(test::git_environment());
    const auto base = place.commit({"-m", "base"});
    const auto old = place.commit({"-m", "old"});
    const auto amended = place.commit({"--amend", "-m", "new"});
    const std::string gone(40, 'a');
    CHECK(left_behind(*processes, place.repository, {base, old, amended, gone}) ==
          std::set<std::string>{old});
    place.git({"branch", "kept", old});
    CHECK(left_behind(*processes, place.repository, {old}).empty());
}
