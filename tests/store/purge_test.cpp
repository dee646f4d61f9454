// Purging: after it, no byte of the record's files tells what was there.
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>

#include "support/catch.hpp"
#include "support/records.hpp"
#include "support/scratch_folder.hpp"
#include "trail/store/decisions.hpp"
#include "trail/store/deliberations.hpp"
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

    model::Decision proposed(std::string title, std::vector<std::string> options) {
        model::Decision decision;
        decision.entry = entry(std::move(title));
        decision.options = std::move(options);
        record.change("decide", [&](Change& change) { store::decisions::add(change, decision); });
        return decision;
    }

    model::Entry said(int decision, model::Position position, std::string line,
                      std::optional<std::string> body = std::nullopt) {
        auto reply = entry(std::move(line), model::Kind::reply);
        reply.body = std::move(body);
        reply.reply = model::ReplyMark{decision, position};
        record.change("say", [&](Change& change) { store::deliberations::reply(change, reply); });
        return reply;
    }

    bool has(const model::Entry& entry) { return store::entries::has(record.record(), entry.id); }

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

TEST_CASE_METHOD(Fixture, "with a decision go the replies that are made of its words") {
    const std::string secret(marker);
    const auto decision = proposed("Rotate " + secret, {"keep " + secret, "other"});
    const auto side = said(1, model::Position::in_favour, "keep " + secret);
    const auto objection = said(1, model::Position::object, "too early");
    auto changed = said(1, model::Position::against, "keep " + secret);
    changed.line = "not for me";
    record.change("edit", [&](Change& change) { store::entries::update(change, changed); });
    const auto outcome =
        said(1, model::Position::accept, "Rotate " + secret + ": keep " + secret, "for " + secret);
    auto edited = outcome;
    edited.line = "Rotated";
    edited.body.reset();
    record.change("edit", [&](Change& change) { store::entries::update(change, edited); });
    const auto taken_back = said(1, model::Position::deprecate, "Rotate " + secret, secret);
    record.change("rm", [&](Change& change) { store::entries::remove(change, taken_back.id); });
    const auto known = said(1, model::Position::acknowledge, "Rotate " + secret);
    const auto composed = store::history::composed_of(record.record(), {decision.entry.id});
    CHECK(std::set(composed.begin(), composed.end()) ==
          std::set{side.id, outcome.id, taken_back.id, known.id});
    REQUIRE(folder.holds(marker));
    purge(decision.entry.id);
    CHECK_FALSE(folder.holds(marker));
    CHECK_FALSE(folder.holds(stem));
    CHECK(has(objection));
    CHECK(has(changed));
    CHECK(store::entries::total(record.record()) == 2);
    CHECK(record.first_problem().empty());
}

TEST_CASE_METHOD(Fixture, "a decision that was removed before takes only its own replies along") {
    const std::string secret(marker);
    const auto decision = proposed("Rotate " + secret, {"yes"});
    const auto own = said(1, model::Position::reject, "Rotate " + secret);
    record.change("rm", [&](Change& change) { store::entries::remove(change, decision.entry.id); });
    model::Decision other;
    other.number = 1;
    other.entry = entry("Another");
    record.change("import", [&](Change& change) { store::decisions::add(change, other); });
    const auto removed = store::history::removed_decisions(record.record(), 1);
    REQUIRE(removed.size() == 1);
    CHECK(removed.front().id == decision.entry.id);
    const auto side = said(1, model::Position::in_favour, "yes");
    const auto outcome = said(1, model::Position::accept, "Another");
    purge(decision.entry.id);
    CHECK_FALSE(folder.holds(marker));
    CHECK_FALSE(has(own));
    CHECK(has(side));
    CHECK(has(outcome));
    CHECK(record.first_problem().empty());
}

TEST_CASE_METHOD(Fixture, "the reason of a successor is not left with what it superseded") {
    const auto before = proposed("The old way", {});
    const auto kept = proposed("A third way", {});
    auto after = before;
    model::Decision successor;
    successor.entry = entry("The new way");
    successor.entry.body = "because of " + std::string(marker);
    auto end = entry("The old way", model::Kind::reply);
    end.body = successor.entry.body;
    end.reply = model::ReplyMark{1, model::Position::supersede};
    end.refs = {"D1", "D3"};
    record.change("decide supersede", [&](Change& change) {
        store::decisions::add(change, successor);
        after.status = model::DecisionStatus::superseded;
        after.superseded_by = successor.number;
        store::deliberations::conclude(change, after, end);
    });
    purge(kept.entry.id);
    CHECK(has(end));
    purge(successor.entry.id);
    CHECK_FALSE(has(end));
    CHECK_FALSE(folder.holds(marker));
    CHECK(has(before.entry));
    record.change("undo", [](Change& change) { store::history::undo(change, 3); });
    CHECK(store::decisions::find(record.record(), 1)->status == model::DecisionStatus::proposed);
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
