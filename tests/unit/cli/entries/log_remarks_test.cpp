// What the editor shows below the text of a new entry.
#include "cli/entries/log_remarks.hpp"

#include "support/catch.hpp"
#include "trail/store/entries.hpp"
#include "unit/cli/home.hpp"
#include "unit/external/scratch.hpp"

using namespace trail;
using namespace trail::cli;
using namespace std::chrono_literals;

namespace {

bool has(const std::string& text, std::string_view line) {
    return text.find(std::string(line) + "\n") != std::string::npos;
}

}  // namespace

TEST_CASE("the editor tells what is settled already") {
    cli::test::Home home;
    auto& context = home.context();
    CHECK(has(log_remarks(context, {}),
              "# Project: none      Kind: done      When: now (Sun 22 Nov 11:02, Europe/Berlin)"));
    CHECK(has(log_remarks(context,
                          {.project = "api", .kind = model::Kind::win, .at = context.now() - 24h}),
              "# Project: api      Kind: win      When: Sat 21 Nov 11:02, Europe/Berlin"));
    CHECK(log_remarks(context, {}).ends_with(">8 ------------------------\n"));
}

TEST_CASE("of today's commits the newest five of the user are shown, in one line each") {
    cli::test::Home home;
    std::filesystem::create_directory(home.path() + "/api");
    trail::test::Git git(home.path() + "/api");
    git({"init", "-q"});
    git.date = "2026-11-21T23:59:00+01:00";
    git.commit("yesterday");
    for (int hour = 1; hour <= 6; ++hour) {
        git.date = "2026-11-22T0" + std::to_string(hour) + ":00:00+01:00";
        git.commit("commit " + std::to_string(hour) + "\x1b[31m\n\nbody");
    }
    git({"-c", "user.email=mei@team.example", "commit", "-q", "--allow-empty", "-m",
         "somebody else's"});
    const auto remarks = log_remarks(home.context("api"), {});
    CHECK(remarks.find("# Your commits today:  ") != std::string::npos);
    CHECK(has(remarks, " commit 6\\x1b[31m"));
    CHECK(has(remarks, " commit 2\\x1b[31m"));
    CHECK(remarks.find("commit 1") == std::string::npos);
    CHECK(remarks.find("else's") == std::string::npos);
    CHECK(remarks.find("yesterday") == std::string::npos);
    CHECK(has(remarks,
              "# Project: api      Kind: done      When: now (Sun 22 Nov 11:02, Europe/Berlin)"));
}

TEST_CASE("a repository that git cannot read does not keep anybody from writing") {
    cli::test::Home home;
    home.write("api/.git/HEAD", "ref: refs/heads/main\n");
    home.write("api/.git/config", "[core\n");
    std::filesystem::create_directories(home.path() + "/api/.git/objects");
    std::filesystem::create_directories(home.path() + "/api/.git/refs");
    CHECK(log_remarks(home.context("api"), {}).find("commits today") == std::string::npos);
}

TEST_CASE("the last entry is told, cut to what is remembered at a glance") {
    cli::test::Home home;
    auto& context = home.context();
    model::Entry entry;
    entry.line = "Fixed " + std::string(200, 'x');
    entry.project = "api";
    entry.at = context.zone().stamp(context.now() - 1h);
    entry.created_at = entry.at.at;
    context.store().change("log",
                           [&](store::Change& change) { store::entries::add(change, entry); });
    const auto remarks = log_remarks(context, {});
    CHECK(has(remarks, "# Below this line, for memory only:"));
    CHECK(remarks.find(" Sun 10:02 api  Fixed xxx") != std::string::npos);
    CHECK(remarks.ends_with("xxx...\n"));
}
