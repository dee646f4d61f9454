// Files of decisions: what is known of them goes the way of the decision, back and forth.
#include "trail/store/decision_files.hpp"

#include "support/catch.hpp"
#include "support/records.hpp"
#include "trail/store/decisions.hpp"
#include "trail/store/entries.hpp"
#include "trail/store/history.hpp"

using namespace trail;
using store::Change;
using store::Store;
using store::decision_files::FileState;
using store::decision_files::Together;

namespace {

model::Decision decided(Change& change, std::string title) {
    model::Decision decision;
    decision.entry = test::entry(std::move(title));
    store::decisions::add(change, decision);
    return decision;
}

FileState state(model::ItemId item, std::string content, std::string folder = "/a") {
    return {.item = item,
            .folder = std::move(folder),
            .name = "0001-x.md",
            .repository = "r docs",
            .content = std::move(content),
            .versions = "v"};
}

// A decision that came with its file.
model::Decision imported(Store& record) {
    return record.change("import", [](Change& change) {
        auto decision = decided(change, "one");
        put(change, state(decision.entry.id, "first"), Together::with_decision);
        return decision;
    });
}

std::string contents(Store& record, std::string_view folder = "/a") {
    std::string text;
    for (const auto& file : store::decision_files::in_folder(record.record(), folder))
        text += file.content + ";";
    return text;
}

void undo(Store& record, std::int64_t number) {
    record.change("undo", [&](Change& change) { store::history::undo(change, number); });
}

void take_from_file(Store& record, model::Decision decision, std::string content) {
    record.change("sync", [&](Change& change) {
        decision.entry.line = "another";
        store::decisions::update(change, decision);
        put(change, state(decision.entry.id, std::move(content)), Together::with_decision);
    });
}

}  // namespace

TEST_CASE("a file is found by folder, by name and by its decision") {
    Store record(test::ana());
    const auto decision = imported(record);
    record.change("sync", [&](Change& change) {
        put(change, state(decision.entry.id, "other", "/b"), Together::alone);
    });
    CHECK(contents(record) == "first;");
    CHECK(contents(record, "/b") == "other;");
    CHECK(store::decision_files::called(record.record(), "0001-x.md").size() == 2);
    CHECK(store::decision_files::called(record.record(), "0002-x.md").empty());
    const auto files = store::decision_files::of_decision(record.record(), decision.entry.id);
    CHECK(files.size() == 2);
    record.change("sync",
                  [&](Change& change) { store::decision_files::forget(change, files.front()); });
    CHECK(store::decision_files::of_decision(record.record(), decision.entry.id).size() == 1);
}

TEST_CASE("what another record knows of a file is learnt once, and only with its decision") {
    Store record(test::ana());
    const auto decision = imported(record);
    const auto learn = [&](const FileState& state) {
        return record.change(
            "import", [&](Change& change) { return store::decision_files::learn(change, state); });
    };
    CHECK_FALSE(learn(state(decision.entry.id, "from elsewhere")));
    CHECK(learn(state(decision.entry.id, "from elsewhere", "/b")));
    CHECK_FALSE(learn(state(decision.entry.id, "again", "/b")));
    CHECK_FALSE(learn(state({1}, "of nobody", "/c")));
    CHECK(contents(record) == "first;");
    CHECK(contents(record, "/b") == "from elsewhere;");
    CHECK(contents(record, "/c").empty());
}

TEST_CASE("undo of an import forgets the file, and redo knows it again") {
    Store record(test::ana());
    imported(record);
    undo(record, 1);
    CHECK(contents(record).empty());
    undo(record, 1);
    CHECK(contents(record) == "first;");
    undo(record, 1);
    CHECK(contents(record).empty());
}

TEST_CASE("undo of what came from a file puts the file's state back with the decision") {
    Store record(test::ana());
    take_from_file(record, imported(record), "second");
    CHECK(contents(record) == "second;");
    for (int turn = 0; turn < 2; ++turn) {
        undo(record, 2);
        CHECK(contents(record) == "first;");
        undo(record, 2);
        CHECK(contents(record) == "second;");
    }
}

TEST_CASE("undo of a change that had nothing to do with the file leaves its state alone") {
    Store record(test::ana());
    auto decision = imported(record);
    // It leaves no operation, and the next one gets its number.
    record.change("export", [&](Change& change) {
        put(change, state(decision.entry.id, "written"), Together::alone);
    });
    record.change("edit", [&](Change& change) {
        decision.entry.line = "edited";
        store::decisions::update(change, decision);
    });
    undo(record, 2);
    CHECK(contents(record) == "written;");
}

TEST_CASE("a decision that is removed leaves its file's state, so that it is not imported again") {
    Store record(test::ana());
    const auto decision = imported(record);
    record.change("rm", [&](Change& change) { store::entries::remove(change, decision.entry.id); });
    CHECK(contents(record) == "first;");
    undo(record, 2);
    CHECK(contents(record) == "first;");
}

TEST_CASE("purging a decision forgets every text of its files") {
    Store record(test::ana());
    const auto decision = imported(record);
    take_from_file(record, decision, "second");
    record.change("rm --purge",
                  [&](Change& change) { store::history::purge(change, {decision.entry.id}); });
    for (const std::string_view table : {"decision_file", "decision_file_before"}) {
        auto rows = record.record().connection.query("SELECT count(*) FROM " + std::string(table));
        REQUIRE(rows->next());
        CHECK(rows->integer(0) == 0);
    }
}

TEST_CASE("earlier states of files go when the journal is cut") {
    Store record(test::ana());
    take_from_file(record, imported(record), "second");
    record.change("compact", [](Change& change) {
        store::history::forget_before(change, test::sunday_morning + time::Seconds(1));
    });
    auto rows = record.record().connection.query("SELECT count(*) FROM decision_file_before");
    REQUIRE(rows->next());
    CHECK(rows->integer(0) == 0);
    CHECK(contents(record) == "second;");
}
