// Entries in the record: what is written is read back, in time order, whatever it holds.
#include "trail/store/entries.hpp"

#include "support/catch.hpp"
#include "support/records.hpp"
#include "trail/error.hpp"
#include "trail/store/history.hpp"

using namespace trail;
using namespace std::chrono_literals;
using store::Change;
using store::Store;
using test::entry;
using test::sunday_morning;

namespace {

model::Entry added(Store& record, model::Entry entry) {
    record.change("log", [&](Change& change) { REQUIRE(store::entries::add(change, entry)); });
    return entry;
}

}  // namespace

TEST_CASE("an entry is read back as it was written") {
    Store record(test::ana());
    auto written = entry("Fixed the parser crash on empty input", model::Kind::win);
    written.body = "It read past the end.\n\n- twice";
    written.project = "api";
    written.tags = {"parser", "Crash"};
    written.people = {"mei"};
    written.refs = {"#42", "https://ci.example/run/88"};
    written.breaking = true;
    written.source = {"api", "root+remote", "7f553620000000000000000000000000000000ab", "main"};
    written = added(record, written);
    const auto read = store::entries::find(record.record(), written.id);
    REQUIRE(read.has_value());
    CHECK(*read == written);
    CHECK(read->author == "ana");
}

TEST_CASE("a name is written once whatever its case, a reference once as it is") {
    Store record(test::ana());
    auto written = entry("Paired on the runner", model::Kind::ask);
    written.tags = {"CI", "runner", "ci", "Ci"};
    written.people = {"Zoe", "zoe"};
    written.refs = {"#1", "CORE-7", "#1", "core-7"};
    written.ask = model::AskMark{.to = {"Mei", "mei", "bob"}};
    const auto read = store::entries::find(record.record(), added(record, written).id);
    CHECK(read->tags == std::vector<std::string>{"CI", "runner"});
    CHECK(read->people == std::vector<std::string>{"Zoe", "Mei", "bob"});
    CHECK(read->refs == std::vector<std::string>{"#1", "CORE-7", "core-7"});
    CHECK(read->ask->to == std::vector<std::string>{"Mei", "bob"});
}

TEST_CASE("more than sixteen entries of one second keep their time and their order") {
    Store record(test::ana());
    std::vector<model::ItemId> ids;
    record.change("import", [&](Change& change) {
        for (int i = 0; i < 100; ++i) {
            auto one = entry("entry " + std::to_string(i));
            REQUIRE(store::entries::add(change, one));
            ids.push_back(one.id);
        }
    });
    added(record, entry("a second later", model::Kind::done, sunday_morning + 1s));
    const auto found =
        store::entries::between(record.record(), {sunday_morning, sunday_morning + 1s});
    REQUIRE(found.size() == 100);
    for (std::size_t i = 0; i < found.size(); ++i) {
        CHECK(found[i].id == ids[i]);
        CHECK(found[i].at.at == sunday_morning);
    }
}

TEST_CASE("an entry before 1970 keeps its time") {
    Store record(test::ana());
    const auto old = time::Instant(-86400s * 365 * 30);
    const auto written = added(record, entry("Born", model::Kind::note, old));
    CHECK(store::entries::find(record.record(), written.id)->at.at == old);
}

TEST_CASE("adding the same id or the same commit twice adds it once") {
    Store record(test::ana());
    auto commit = entry("feat: x", model::Kind::commit);
    commit.source = {"api", "root", "7f553620000000000000000000000000000000ab", "main"};
    const auto first = added(record, commit);
    record.change("import", [&](Change& change) {
        auto again = commit;
        CHECK_FALSE(store::entries::add(change, again));
        auto same_id = entry("other");
        same_id.id = first.id;
        CHECK_FALSE(store::entries::add(change, same_id));
    });
    CHECK(store::entries::total(record.record()) == 1);
}

TEST_CASE("closing a blocker keeps how it ended, and removing the end opens it again") {
    Store record(test::ana());
    const auto blocker = added(record, entry("CI is out of disk", model::Kind::blocker));
    CHECK(store::entries::open_count(record.record(), model::Kind::blocker) == 1);
    auto repair = entry("CI runner replaced", model::Kind::done, sunday_morning + 2h);
    repair.closes = {blocker.id};
    repair = added(record, repair);
    auto closed = store::entries::find(record.record(), blocker.id);
    CHECK(closed->closed_by == repair.id);
    CHECK(closed->closed_at == sunday_morning + 2h);
    CHECK_FALSE(model::is_open(*closed));
    CHECK(store::entries::find(record.record(), repair.id)->closes == std::vector{blocker.id});
    record.change("rm", [&](Change& change) { store::entries::remove(change, repair.id); });
    CHECK(model::is_open(*store::entries::find(record.record(), blocker.id)));
}

TEST_CASE("what stood open in a span is told even when it was closed later") {
    Store record(test::ana());
    const auto blocker = added(record, entry("Blocked", model::Kind::blocker));
    auto end = entry("Unblocked", model::Kind::done, sunday_morning + 48h);
    end.closes = {blocker.id};
    added(record, end);
    const auto standing = [&](std::chrono::hours from, std::chrono::hours until) {
        const time::Span span{sunday_morning + from, sunday_morning + until};
        return store::entries::standing(record.record(), span).size();
    };
    CHECK(standing(-24h, 1h) == 1);
    CHECK(standing(24h, 25h) == 1);
    CHECK(standing(48h, 72h) == 1);
    CHECK(standing(49h, 72h) == 0);
    CHECK(standing(-24h, 0h) == 0);
}

TEST_CASE("a plan for a later day stands open from the day it was written") {
    Store record(test::ana());
    auto plan = entry("Cut the release", model::Kind::next, sunday_morning + 72h);
    plan.created_at = sunday_morning;
    plan = added(record, plan);
    const auto standing = [&](std::chrono::hours from, std::chrono::hours until) {
        const time::Span span{sunday_morning + from, sunday_morning + until};
        return store::entries::standing(record.record(), span);
    };
    REQUIRE(standing(-24h, 1h).size() == 1);
    CHECK(standing(-24h, 1h).front().created_at == sunday_morning);
    CHECK(standing(-24h, 0h).empty());
    auto end = entry("Cut it", model::Kind::done, sunday_morning + 48h);
    end.closes = {plan.id};
    added(record, end);
    CHECK(standing(-24h, 1h).size() == 1);
    CHECK(standing(49h, 60h).empty());
}

TEST_CASE("what stands open is left out where it happened, even where its second was full") {
    Store record(test::ana());
    for (int i = 0; i < 40; ++i)
        added(record, entry("Blocked " + std::to_string(i), model::Kind::blocker));
    const auto standing = [&](std::chrono::seconds from, std::chrono::seconds until) {
        const time::Span week{sunday_morning - 24h, sunday_morning + 24h};
        const time::Span without{sunday_morning + from, sunday_morning + until};
        return store::entries::standing(record.record(), week, without).size();
    };
    CHECK(standing(0s, 1s) == 0);
    CHECK(standing(1s, 9s) == 40);
    CHECK(standing(-9s, 0s) == 40);
}

TEST_CASE("of the entries of a span everything is told that a page shows") {
    Store record(test::ana());
    const auto blocker = added(record, entry("Blocked", model::Kind::blocker));
    auto written = entry("Fixed it", model::Kind::commit, sunday_morning + 1h);
    written.body = "At last.";
    written.project = "api";
    written.people = {"mei"};
    written.breaking = true;
    written.closes = {blocker.id};
    written.source = {"api", "root+remote", "7f553620000000000000000000000000000000ab", "main"};
    written = added(record, written);
    const auto found =
        store::entries::between(record.record(), {sunday_morning, sunday_morning + 2h});
    REQUIRE(found.size() == 2);
    CHECK(found.front().closed_by == written.id);
    written.closes.clear();
    written.source = model::CommitSource{};
    written.source->revision = "7f553620000000000000000000000000000000ab";
    written.created_at = written.at.at;
    written.zone.clear();
    CHECK(found.back() == written);
}

TEST_CASE("changing the time moves an entry in the order") {
    Store record(test::ana());
    added(record, entry("first", model::Kind::done, sunday_morning));
    auto moved = added(record, entry("second", model::Kind::done, sunday_morning + 1h));
    moved.at.at = sunday_morning - 1h;
    moved.updated_at = sunday_morning + 3h;
    record.change("edit", [&](Change& change) { store::entries::update(change, moved); });
    const auto newest = store::entries::newest(record.record(), 10);
    REQUIRE(newest.size() == 2);
    CHECK(newest[0].line == "first");
    CHECK(newest[1] == *store::entries::find(record.record(), moved.id));
}

TEST_CASE("bytes that are no text are stored readable and kept exactly") {
    Store record(test::ana());
    const std::string bytes("caf\xe9 \0 end", 10);
    const auto written = added(record, entry(bytes));
    const auto read = store::entries::find(record.record(), written.id);
    CHECK(read->line == "caf\xef\xbf\xbd \xef\xbf\xbd end");
    CHECK(read->raw == bytes);
}

TEST_CASE("texts over the limit and names that are none are refused and nothing is stored") {
    Store record(test::ana());
    const auto add = [&](model::Entry bad) {
        record.change("log", [&](Change& change) { store::entries::add(change, bad); });
    };
    CHECK_THROWS_AS(add(entry(std::string(model::most_line_bytes + 1, 'x'))), Error);
    CHECK_THROWS_AS(add(entry("")), Error);
    auto named = entry("x");
    named.project = "two words";
    CHECK_THROWS_AS(add(named), Error);
    CHECK(store::entries::newest(record.record(), 1).empty());
    CHECK(store::entries::total(record.record()) == 0);
}

TEST_CASE("ids are shown as short as they are unique") {
    Store record(test::ana());
    auto one = entry("one");
    one.id = *model::parse_id("ghjkmnpqrstvwxyz");
    auto two = entry("two");
    two.id = *model::parse_id("ghjkmnpzrstvwxyz");
    added(record, one);
    CHECK(store::entries::unique_letters(record.record(), one.id) == 4);
    added(record, two);
    CHECK(store::entries::unique_letters(record.record(), one.id) == 8);
    const auto range = model::parse_id_prefix("ghjkm");
    CHECK(store::entries::beginning_with(record.record(), *range, 5).size() == 2);
}

TEST_CASE("an author's latest entry is the one written last, whenever it happened") {
    Store record(test::ana());
    const auto line = [&](std::size_t nth) {
        const auto found = store::entries::latest_by(record.record(), "ana", nth);
        return found ? found->line : "none";
    };
    added(record, entry("first"));
    const auto second = added(record, entry("second", model::Kind::done, sunday_morning - 5h));
    auto others = entry("by somebody else");
    others.author = "mei";
    added(record, others);
    CHECK(line(1) == "second");
    CHECK(line(2) == "first");
    CHECK(line(3) == "none");
    CHECK(line(0) == "none");
    CHECK_FALSE(store::entries::latest_by(record.record(), "mei", 1).has_value());
    CHECK_FALSE(store::entries::latest_by(record.record(), "nobody", 1).has_value());
    auto moved = second;
    moved.at.at -= 240h;
    record.change("edit", [&](Change& change) { store::entries::update(change, moved); });
    CHECK(line(1) == "second");
}

TEST_CASE("what was undone or removed is not the latest entry; when it is back, it has its place") {
    Store record(test::ana());
    const auto line = [&] { return store::entries::latest_by(record.record(), "ana", 1)->line; };
    const auto undo_last = [&](std::int64_t number) {
        record.change("undo", [&](Change& change) { store::history::undo(change, number); });
    };
    const auto first = added(record, entry("first"));
    added(record, entry("second"));
    undo_last(2);
    CHECK(line() == "first");
    undo_last(2);
    CHECK(line() == "second");
    record.change("rm", [&](Change& change) { store::entries::remove(change, first.id); });
    undo_last(5);
    CHECK(store::entries::has(record.record(), first.id));
    CHECK(line() == "second");
}

TEST_CASE("the statuses before a moment are the last of each project, and of what has none") {
    Store record(test::ana());
    const auto add = [&](const std::string& line, const std::string& project, time::Instant at) {
        auto status = entry(line, model::Kind::status, at);
        if (!project.empty()) status.project = project;
        record.change("log", [&](Change& change) { store::entries::add(change, status); });
    };
    add("api then", "api", sunday_morning - std::chrono::hours{48});
    add("api now", "api", sunday_morning - std::chrono::hours{2});
    add("web", "web", sunday_morning - std::chrono::hours{24});
    add("none", "", sunday_morning - std::chrono::hours{3});
    add("web later", "web", sunday_morning);
    const auto lines = [&](time::Instant before) {
        std::vector<std::string> all;
        for (const auto& each : store::entries::statuses(record.record(), before))
            all.push_back(each.line);
        return all;
    };
    using Lines = std::vector<std::string>;
    CHECK(lines(sunday_morning) == Lines{"web", "none", "api now"});
    CHECK(lines(sunday_morning - std::chrono::hours{2}) == Lines{"api then", "web", "none"});
    const auto later = sunday_morning + store::entries::status_holds;
    CHECK(lines(later) == Lines{"web later"});
    CHECK(lines(later + time::Seconds{1}).empty());
}
