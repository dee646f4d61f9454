// Commits under all their names: one change is one entry, wherever git moves it.
#include "trail/store/commits.hpp"

#include "support/catch.hpp"
#include "support/records.hpp"
#include "trail/store/entries.hpp"
#include "trail/store/history.hpp"
#include "trail/store/repositories.hpp"

using namespace trail;
using namespace std::chrono_literals;
using store::Change;
using store::Store;
using store::commits::Rewriting;
using test::sunday_morning;

namespace {

const std::string here = "1111111111111111111111111111111111111111 github.com/team/api";

std::string revision(char letter) {
    return std::string(40, letter);
}

model::Entry commit(char letter, const std::string& line, time::Instant at = sunday_morning) {
    auto entry = test::entry(line, model::Kind::commit, at);
    entry.source = {"api", here, revision(letter), "main"};
    return entry;
}

model::ItemId added(Store& record, model::Entry entry) {
    record.change("hook", [&](Change& change) { REQUIRE(store::entries::add(change, entry)); });
    return entry.id;
}

Rewriting rewritten(Store& record, std::vector<std::string> old, const model::Entry& after) {
    return record.change(
        "hook", [&](Change& change) { return store::commits::rewrite(change, old, after); });
}

std::optional<model::ItemId> found(Store& record, char letter) {
    return store::commits::find(record.record(), here, revision(letter));
}

model::Entry entry(Store& record, model::ItemId id) {
    const auto found = store::entries::find(record.record(), id);
    REQUIRE(found.has_value());
    return *found;
}

void undo(Store& record) {
    const auto number = store::history::newest_to_undo(record.record());
    REQUIRE(number.has_value());
    record.change("undo", [&](Change& change) { store::history::undo(change, *number); });
}

void check_whole(Store& record) {
    CHECK(record.first_problem().empty());
}

}  // namespace

TEST_CASE("an amended commit keeps its entry, which takes over the new text") {
    Store record(test::ana());
    const auto id = added(record, commit('a', "Close the reader"));
    auto after = commit('b', "Close the reader at the end");
    after.tags = {"fix"};
    CHECK(rewritten(record, {revision('a')}, after) == Rewriting::moved);
    CHECK(store::entries::total(record.record()) == 1);
    const auto moved = entry(record, id);
    CHECK(moved.line == "Close the reader at the end");
    CHECK(moved.tags == std::vector<std::string>{"fix"});
    CHECK(moved.source->revision == revision('b'));
    CHECK(moved.source->others == std::vector{revision('a')});
    CHECK_FALSE(moved.updated_at.has_value());
    CHECK(found(record, 'a') == id);
    CHECK(found(record, 'b') == id);
    check_whole(record);
}

TEST_CASE("telling a rewriting again changes nothing") {
    Store record(test::ana());
    const auto id = added(record, commit('a', "one"));
    rewritten(record, {revision('a')}, commit('b', "two"));
    rewritten(record, {revision('b')}, commit('c', "three"));
    const auto before = entry(record, id);
    const auto operations = store::history::operations(record.record(), 10).size();
    CHECK(rewritten(record, {revision('a')}, commit('b', "two")) == Rewriting::known);
    CHECK(rewritten(record, {revision('b')}, commit('c', "three")) == Rewriting::known);
    CHECK(entry(record, id) == before);
    CHECK(store::history::operations(record.record(), 10).size() == operations);
    check_whole(record);
}

TEST_CASE("what nobody knows is not moved") {
    Store record(test::ana());
    CHECK(rewritten(record, {revision('a')}, commit('b', "two")) == Rewriting::unknown);
    CHECK(store::entries::total(record.record()) == 0);
}

TEST_CASE("a move that changes no text leaves no operation to undo") {
    Store record(test::ana());
    const auto id = added(record, commit('a', "one"));
    const auto operations = store::history::operations(record.record(), 10).size();
    CHECK(rewritten(record, {revision('a')}, commit('b', "one")) == Rewriting::moved);
    CHECK(entry(record, id).source->revision == revision('b'));
    CHECK(store::history::operations(record.record(), 10).size() == operations);
    CHECK(store::history::earlier(record.record(), id).empty());
    // The next operation must not seem to have changed it.
    added(record, test::entry("something else"));
    CHECK(store::history::earlier(record.record(), id).empty());
    check_whole(record);
}

TEST_CASE("text that was edited by hand stays when its commit moves") {
    Store record(test::ana());
    const auto id = added(record, commit('a', "one"));
    record.change("edit", [&](Change& change) {
        auto edited = *store::entries::find(change, id);
        edited.line = "in my own words";
        edited.updated_at = sunday_morning + 1h;
        store::entries::update(change, edited);
    });
    rewritten(record, {revision('a')}, commit('b', "two"));
    CHECK(entry(record, id).line == "in my own words");
    CHECK(entry(record, id).source->revision == revision('b'));
    check_whole(record);
}

TEST_CASE("of a squash the earliest entry stays and every id leads to it") {
    Store record(test::ana());
    const auto second = added(record, commit('b', "second", sunday_morning + 1h));
    const auto first = added(record, commit('a', "first"));
    CHECK(rewritten(record, {revision('a'), revision('b')}, commit('c', "both")) ==
          Rewriting::moved);
    CHECK(store::entries::total(record.record()) == 1);
    CHECK(entry(record, first).line == "both");
    CHECK_FALSE(store::entries::has(record.record(), second));
    for (const char letter : {'a', 'b', 'c'}) CHECK(found(record, letter) == first);
    check_whole(record);
}

TEST_CASE("undoing a squash brings every entry back, and redo takes them together again") {
    Store record(test::ana());
    const auto first = added(record, commit('a', "first"));
    const auto second = added(record, commit('b', "second", sunday_morning + 1h));
    rewritten(record, {revision('a'), revision('b')}, commit('c', "both"));
    undo(record);
    CHECK(entry(record, first).line == "first");
    // In the repository the squash is there all the same: an amendment of it is to be followed.
    CHECK(entry(record, first).source->revision == revision('c'));
    CHECK(entry(record, second).source->revision == revision('b'));
    CHECK(found(record, 'a') == first);
    CHECK(found(record, 'b') == second);
    const auto again = store::history::newest_to_redo(record.record());
    record.change("redo", [&](Change& change) { store::history::undo(change, *again); });
    CHECK(entry(record, first).line == "both");
    CHECK_FALSE(store::entries::has(record.record(), second));
    CHECK(found(record, 'b') == first);
    check_whole(record);
}

TEST_CASE("undoing an amendment brings the text back and keeps every name") {
    Store record(test::ana());
    const auto id = added(record, commit('a', "one"));
    rewritten(record, {revision('a')}, commit('b', "two"));
    undo(record);
    CHECK(entry(record, id).line == "one");
    CHECK(entry(record, id).source->revision == revision('b'));
    CHECK(entry(record, id).source->others == std::vector{revision('a')});
    CHECK(found(record, 'a') == id);
    check_whole(record);
}

TEST_CASE("a commit that another entry had goes back to it when that is undone") {
    Store record(test::ana());
    const auto old = added(record, commit('a', "one"));
    const auto other = added(record, commit('b', "two"));
    rewritten(record, {revision('a')}, commit('b', "both"));
    CHECK(entry(record, old).source->revision == revision('b'));
    undo(record);
    CHECK(entry(record, old).line == "one");
    CHECK(entry(record, old).source->revision == revision('a'));
    CHECK(entry(record, other).source->revision == revision('b'));
    check_whole(record);
}

TEST_CASE("what was amended while its entry was gone goes before that comes back") {
    Store record(test::ana());
    const auto id = added(record, commit('a', "one"));
    record.change("rm", [&](Change& change) { store::entries::remove(change, id); });
    const auto removal = *store::history::newest_to_undo(record.record());
    const auto amended = added(record, commit('b', "two"));
    record.change("hook", [&](Change& change) {
        store::commits::add_names(change, amended, here, {revision('a')});
    });
    CHECK(store::history::blocked_by(record.record(), removal) == removal + 1);
    check_whole(record);
}

TEST_CASE("a commit that was logged twice is one again when git says so") {
    Store record(test::ana());
    const auto old = added(record, commit('a', "one"));
    const auto twice = added(record, commit('b', "one"));
    CHECK(rewritten(record, {revision('a')}, commit('b', "one")) == Rewriting::moved);
    CHECK(entry(record, old).source->revision == revision('b'));
    CHECK_FALSE(store::entries::has(record.record(), twice));
    check_whole(record);
}

TEST_CASE("a copy on another branch is another name and moves nothing") {
    Store record(test::ana());
    const auto id = added(record, commit('a', "one"));
    const auto operations = store::history::operations(record.record(), 10).size();
    record.change("hook", [&](Change& change) {
        store::commits::add_names(change, id, here, {revision('b')});
    });
    CHECK(found(record, 'b') == id);
    CHECK(rewritten(record, {revision('b')}, commit('c', "one")) == Rewriting::known);
    CHECK(entry(record, id).source->revision == revision('a'));
    CHECK(found(record, 'c') == id);
    CHECK(store::history::operations(record.record(), 10).size() == operations);
    auto imported = commit('c', "one");
    record.change("import",
                  [&](Change& change) { CHECK_FALSE(store::entries::add(change, imported)); });
    check_whole(record);
}

TEST_CASE("an entry that brings its other names is known under them") {
    Store record(test::ana());
    auto brought = commit('c', "both");
    brought.source->others = {revision('a'), revision('b')};
    const auto id = added(record, brought);
    CHECK(entry(record, id).source->others == brought.source->others);
    auto again = commit('a', "first");
    record.change("import",
                  [&](Change& change) { CHECK_FALSE(store::entries::add(change, again)); });
    auto overlapping = commit('d', "both");
    overlapping.source->others = {revision('b')};
    record.change("import",
                  [&](Change& change) { CHECK_FALSE(store::entries::add(change, overlapping)); });
    check_whole(record);
}

TEST_CASE("what a commit closed stays closed when it is squashed away") {
    Store record(test::ana());
    const auto blocker = added(record, test::entry("no disk", model::Kind::blocker));
    const auto first = added(record, commit('a', "first"));
    auto closing = commit('b', "second", sunday_morning + 1h);
    closing.closes = {blocker};
    added(record, closing);
    rewritten(record, {revision('a'), revision('b')}, commit('c', "both"));
    CHECK(entry(record, blocker).closed_by == first);
    CHECK(entry(record, first).closes == std::vector{blocker});
    check_whole(record);
}

TEST_CASE("an amended message closes what it says, and no more") {
    Store record(test::ana());
    const auto one = added(record, test::entry("one", model::Kind::blocker));
    const auto other = added(record, test::entry("other", model::Kind::blocker));
    auto closing = commit('a', "done", sunday_morning + 1h);
    closing.closes = {one};
    const auto id = added(record, closing);
    auto after = commit('b', "done", sunday_morning + 1h);
    after.closes = {other};
    rewritten(record, {revision('a')}, after);
    CHECK_FALSE(entry(record, one).closed_at.has_value());
    CHECK(entry(record, other).closed_by == id);
    check_whole(record);
}

TEST_CASE("purging an entry forgets all its names") {
    Store record(test::ana());
    const auto id = added(record, commit('a', "one"));
    rewritten(record, {revision('a')}, commit('b', "two"));
    record.change("purge", [&](Change& change) { store::history::purge(change, {id}); });
    CHECK_FALSE(found(record, 'a').has_value());
    CHECK_FALSE(found(record, 'b').has_value());
    const auto again = added(record, commit('a', "one"));
    CHECK(entry(record, again).source->others.empty());
    check_whole(record);
}

TEST_CASE("commits of the same second and line are told from their neighbours") {
    Store record(test::ana());
    added(record, commit('a', "same"));
    added(record, commit('b', "other"));
    added(record, commit('c', "same", sunday_morning + 1s));
    CHECK(store::commits::alike(record.record(), here, sunday_morning, "same") ==
          std::vector{revision('a')});
    CHECK(store::commits::alike(record.record(), "elsewhere", sunday_morning, "same").empty());
}

TEST_CASE("a repository is the same before and after it gets a remote") {
    Store record(test::ana());
    const std::string root(40, '1');
    auto early = commit('a', "early");
    early.source->identity = root;
    const auto id = added(record, early);
    CHECK(found(record, 'a') == id);
    added(record, commit('b', "late"));
    CHECK(entry(record, id).source->identity == here);
    CHECK(store::commits::find(record.record(), root, revision('b')).has_value());
    // A shallow clone knows the remote alone.
    CHECK(store::commits::find(record.record(), "github.com/team/api", revision('b')).has_value());
    // So does a clone of a folder, which everybody has in another place.
    CHECK(
        store::commits::find(record.record(), root + " /home/ana/api", revision('b')).has_value());
    // Somebody's fork has another remote, and another root is another repository.
    CHECK_FALSE(store::commits::find(record.record(), root + " github.com/mei/api", revision('b'))
                    .has_value());
    CHECK_FALSE(
        store::commits::find(record.record(), std::string(40, '2'), revision('b')).has_value());
}
