// Purging: after it, no byte of the record's files tells what was there.
#include <filesystem>
#include <fstream>
#include <sstream>

#include "support/catch.hpp"
#include "support/records.hpp"
#include "support/scratch_folder.hpp"
#include "trail/store/decisions.hpp"
#include "trail/store/entries.hpp"
#include "trail/store/history.hpp"
#include "trail/store/search.hpp"

using namespace trail;
using namespace std::chrono_literals;
using store::Change;
using store::Store;
using test::entry;
using test::sunday_morning;

namespace {

namespace fs = std::filesystem;

// The stem of the marker is what the search index keeps of it. No other word begins alike, so it
// stands there whole.
constexpr std::string_view marker = "qqxzvibrating";
constexpr std::string_view stem = "qqxzvibr";

class Folder {
public:
    std::string record() const { return folder_.file("trail.db"); }

    // In every file there is: the record, its log, its shared memory.
    bool holds(std::string_view word) const {
        for (const auto& file : fs::directory_iterator(folder_.path())) {
            std::ostringstream bytes;
            bytes << std::ifstream(file.path(), std::ios::binary).rdbuf();
            if (bytes.str().find(word) != std::string::npos) return true;
        }
        return false;
    }

private:
    test::ScratchFolder folder_;
};

struct Fixture {
    Folder folder;
    store::Actor actor = test::ana();
    Store record{{.path = folder.record()}, [this] { return actor; }};

    model::Entry added(model::Entry entry) {
        record.change("log", [&](Change& change) { store::entries::add(change, entry); });
        return entry;
    }

    void purge(model::ItemId id) {
        record.change("rm --purge", [&](Change& change) { store::history::purge(change, {id}); });
        record.rewrite();
    }
};

}  // namespace

TEST_CASE_METHOD(Fixture, "a purged entry leaves nothing behind, its earlier states included") {
    for (int i = 0; i < 50; ++i) added(entry("ordinary work " + std::to_string(i)));
    auto leaked = entry("The key is " + std::string(marker));
    leaked.body = "again: " + std::string(marker);
    leaked.tags = {std::string(marker)};
    leaked.people = {std::string(marker)};
    leaked.project = std::string(marker);
    leaked.refs = {"https://" + std::string(marker) + ".example"};
    leaked = added(leaked);
    auto changed = leaked;
    changed.line = "The key is out";
    changed.body.reset();
    changed.tags.clear();
    changed.people.clear();
    changed.project.reset();
    changed.refs.clear();
    record.change("edit", [&](Change& change) { store::entries::update(change, changed); });
    added(entry("more work"));
    REQUIRE(folder.holds(marker));
    REQUIRE(folder.holds(stem));
    purge(leaked.id);
    CHECK_FALSE(folder.holds(marker));
    CHECK_FALSE(folder.holds(stem));
    CHECK_FALSE(store::entries::has(record.record(), leaked.id));
    CHECK(store::entries::total(record.record()) == 51);
    CHECK(record.first_problem().empty());
}

TEST_CASE_METHOD(Fixture, "a purged decision leaves nothing of its options") {
    model::Decision decision;
    decision.entry = entry("Which key");
    decision.options = {std::string(marker), "another"};
    decision.consequences = {std::string(marker) + " is revoked"};
    record.change("decide", [&](Change& change) { store::decisions::add(change, decision); });
    auto cleaned = decision;
    cleaned.options = {"one", "another"};
    cleaned.consequences.clear();
    record.change("decide", [&](Change& change) { store::decisions::update(change, cleaned); });
    REQUIRE(folder.holds(marker));
    purge(decision.entry.id);
    CHECK_FALSE(folder.holds(marker));
    CHECK_FALSE(folder.holds(stem));
    CHECK(record.first_problem().empty());
}

TEST_CASE_METHOD(Fixture, "an entry that was removed before is found in the journal and purged") {
    const auto leaked = added(entry("The key is " + std::string(marker)));
    record.change("rm", [&](Change& change) { store::entries::remove(change, leaked.id); });
    const model::IdRange range{leaked.id, leaked.id};
    const auto found = store::history::removed_beginning_with(record.record(), range, 5);
    REQUIRE(found.size() == 1);
    CHECK(found.front().line == leaked.line);
    purge(leaked.id);
    CHECK_FALSE(folder.holds(marker));
    CHECK_FALSE(folder.holds(stem));
    CHECK(store::history::removed_beginning_with(record.record(), range, 5).empty());
}

TEST_CASE_METHOD(Fixture, "names that others use, and people who write, survive a purge") {
    auto other = entry("one");
    other.tags = {"parser"};
    other.project = "api";
    other.people = {"ana"};
    added(other);
    auto leaked = other;
    leaked.id = {};
    leaked.tags.push_back("only-here");
    leaked = added(leaked);
    purge(leaked.id);
    CHECK(store::search::tags(record.record()) == std::vector<std::string>{"parser"});
    CHECK(store::search::projects(record.record()) == std::vector<std::string>{"api"});
    CHECK(store::entries::newest(record.record(), 1).front().people ==
          std::vector<std::string>{"ana"});
}

TEST_CASE_METHOD(Fixture, "a purge is not undone, and what it took is not waited for") {
    const auto blocker = added(entry("Blocked", model::Kind::blocker));
    auto end = entry("Solved with " + std::string(marker), model::Kind::done, sunday_morning + 1h);
    end.closes = {blocker.id};
    end = added(end);
    purge(end.id);
    const auto open = store::entries::find(record.record(), blocker.id);
    CHECK(open->closed_at.has_value());
    CHECK_FALSE(open->closed_by.has_value());
    CHECK(store::history::newest_to_undo(record.record()) == 3);
    CHECK(store::history::is_forgotten(record.record(), 3));
    CHECK_FALSE(store::history::blocked_by(record.record(), 2).has_value());
    record.change("undo", [](Change& change) { store::history::undo(change, 2); });
    CHECK(model::is_open(*store::entries::find(record.record(), blocker.id)));
    CHECK(record.first_problem().empty());
}
