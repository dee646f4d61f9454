// Faults: whatever fails inside a change, the record is as it was before.
#include <functional>

#include "store/faulty_engine.hpp"
#include "support/catch.hpp"
#include "support/records.hpp"
#include "trail/store/asks.hpp"
#include "trail/store/decisions.hpp"
#include "trail/store/entries.hpp"
#include "trail/store/history.hpp"
#include "trail/store/intake.hpp"
#include "trail/store/people.hpp"
#include "trail/store/repositories.hpp"
#include "trail/store/store.hpp"

using namespace trail;
using namespace std::chrono_literals;
using store::Change;
using store::Store;
using test::entry;
using test::sunday_morning;

namespace {

// A record with something of everything. What is written later gets the same ids however often it
// was tried before.
class Desk {
public:
    Desk() : store_(std::make_unique<test::FaultyEngine>(fault), [this] { return actor(); }) {
        blocker = added(entry("CI runner is out of disk", model::Kind::blocker));
        auto end = entry("CI runner replaced");
        end.closes = {blocker.id};
        closing = added(end);
        open = added(entry("Cut release 0.2", model::Kind::next));
        decision.entry = entry("Use WAL mode");
        decision.options = {"WAL", "rollback"};
        change([&](Change& change) { store::decisions::add(change, decision); });
        removed = added(entry("Wrote the wrong thing"));
        change([&](Change& change) { store::entries::remove(change, removed.id); });  // the sixth
        auto later = open;
        later.line = "Cut release 0.3";
        later.at.at += 1h;
        change([&](Change& change) { store::entries::update(change, later); });  // the seventh
        open = later;
        ask = entry("Is 100 the right limit?");
        ask.ask = model::AskMark{.to = {"bjorn"}, .due = sunday_morning, .about = "D1"};
        change([&](Change& change) { store::asks::ask(change, ask); });
        removed_ask = ask;
        removed_ask.id = {};
        change([&](Change& change) { store::asks::ask(change, removed_ask); });
        change([&](Change& change) { store::entries::remove(change, removed_ask.id); });
    }

    void change(const std::function<void(Change&)>& act) {
        ids_ = 1000 * ++changes_;
        store_.change("test", act);
    }
    // A change that failed is tried again, not another one.
    void forget_change() { --changes_; }

    std::string content() { return test::content(store_.record().connection); }
    std::string first_problem() { return store_.first_problem(); }
    Store& store() { return store_; }

    test::Fault fault;
    model::Entry blocker, closing, open, removed, ask, removed_ask;
    model::Decision decision;

private:
    store::Actor actor() {
        auto actor = test::ana();
        actor.random_bits = [this] { return 0x1234'5678'9abc'def1ULL * ++ids_; };
        return actor;
    }
    model::Entry added(model::Entry entry) {
        change([&](Change& change) { store::entries::add(change, entry); });
        return entry;
    }

    std::uint64_t changes_ = 0;
    std::uint64_t ids_ = 0;
    Store store_;
};

// Fresh names, so that rows of every table are written.
model::Entry full_entry() {
    auto written = entry("Fixed the parser crash on empty input", model::Kind::win);
    written.body = "It read past the end.";
    written.project = "fresh-project";
    written.tags = {"fresh-tag"};
    written.people = {"fresh-person"};
    written.refs = {"#42"};
    written.zone = "Asia/Tokyo";
    written.source = {"fresh", "fresh-identity", "7f553620000000000000000000000000000000ab",
                      "main"};
    return written;
}

void describe_somebody(Desk&, Change& change) {
    const auto day = time::parse_iso_date("2026-12-24").value();
    store::people::describe(change, {.name = "mei",
                                     .full_name = "Mei Lin",
                                     .addresses = {"mei@team.example"},
                                     .zone = "Asia/Taipei",
                                     .hours = time::usual_hours(),
                                     .holidays = {{day, "eve"}},
                                     .absences = {{day, day + std::chrono::days{9}, "leave"}}});
}

struct Act {
    const char* name;
    std::function<void(Desk&, Change&)> run;
};

void add_full(Desk& desk, Change& change) {
    auto written = full_entry();
    written.closes = {desk.open.id};
    store::entries::add(change, written);
}

void edit(Desk& desk, Change& change) {
    auto after = full_entry();
    after.id = desk.blocker.id;
    after.author = "ana";
    after.at.at = sunday_morning - 48h;
    store::entries::update(change, after);
}

void decide(Desk&, Change& change) {
    model::Decision decision;
    decision.entry = full_entry();
    decision.options = {"one", "two"};
    decision.chosen = 2;
    store::decisions::add(change, decision);
}

void edit_decision(Desk& desk, Change& change) {
    auto after = desk.decision;
    after.status = model::DecisionStatus::rejected;
    after.options.emplace_back("neither");
    store::decisions::update(change, after);
}

model::Entry reply_to(const model::Entry& ask, model::ReplyAct act) {
    auto reply = full_entry();
    reply.source.reset();
    reply.author = "bjorn";
    reply.answer = model::AnswerMark{.ask = ask.id, .act = act, .eta = sunday_morning};
    return reply;
}

void answer(Desk& desk, Change& change, model::ReplyAct act) {
    auto reply = reply_to(desk.ask, act);
    if (act == model::ReplyAct::hand_over) reply.answer->to = "mei";
    store::asks::reply(change, *store::asks::find(change, desk.ask.id), reply);
}

void take_in(Desk&, Change& change) {
    store::Intake intake(change, [](std::size_t, const Error&) { FAIL("nothing is refused"); });
    for (std::size_t i = 0; i < 3; ++i) {
        auto one =
            entry("imported " + std::to_string(i), model::Kind::done, sunday_morning - i * 1h);
        one.author = "mei";
        intake.add(i, one);
    }
    model::Decision decision;
    decision.entry = entry("imported as well");
    decision.number = 7;
    intake.add(4, decision);
    intake.finish();
    store::repositories::remember(change, "/src/api", "identity", "api");
    store::repositories::mark_read(change, "identity", "me", "7f5536");
}

const std::vector<Act> acts{
    {"add", add_full},
    {"edit", edit},
    {"remove what closed something",
     [](Desk& desk, Change& change) { store::entries::remove(change, desk.closing.id); }},
    {"remove a decision",
     [](Desk& desk, Change& change) { store::entries::remove(change, desk.decision.entry.id); }},
    {"close",
     [](Desk& desk, Change& change) {
         store::entries::close(change, desk.open.id, desk.closing.id, sunday_morning + 2h);
     }},
    {"reopen", [](Desk& desk, Change& change) { store::entries::reopen(change, desk.blocker.id); }},
    {"decide", decide},
    {"edit a decision", edit_decision},
    {"ask",
     [](Desk& desk, Change& change) {
         auto ask = full_entry();
         ask.source.reset();
         ask.ask = desk.ask.ask;
         store::asks::ask(change, ask);
     }},
    {"acknowledge",
     [](Desk& desk, Change& change) { answer(desk, change, model::ReplyAct::acknowledge); }},
    {"answer", [](Desk& desk, Change& change) { answer(desk, change, model::ReplyAct::answer); }},
    {"decline", [](Desk& desk, Change& change) { answer(desk, change, model::ReplyAct::decline); }},
    {"hand over",
     [](Desk& desk, Change& change) { answer(desk, change, model::ReplyAct::hand_over); }},
    {"withdraw",
     [](Desk& desk, Change& change) { answer(desk, change, model::ReplyAct::withdraw); }},
    {"remove a question",
     [](Desk& desk, Change& change) { store::entries::remove(change, desk.ask.id); }},
    {"undo a question", [](Desk&, Change& change) { store::history::undo(change, 8); }},
    {"undo the removal of a question",
     [](Desk&, Change& change) { store::history::undo(change, 10); }},
    {"purge a question",
     [](Desk& desk, Change& change) { store::history::purge(change, {desk.ask.id}); }},
    {"undo an addition", [](Desk&, Change& change) { store::history::undo(change, 2); }},
    {"undo a removal", [](Desk&, Change& change) { store::history::undo(change, 6); }},
    {"undo an edit", [](Desk&, Change& change) { store::history::undo(change, 7); }},
    {"purge",
     [](Desk& desk, Change& change) {
         store::history::purge(change, {desk.decision.entry.id, desk.removed.id, desk.closing.id});
     }},
    {"forget",
     [](Desk&, Change& change) { store::history::forget_before(change, sunday_morning + 1h); }},
    {"import", take_in},
    {"meet somebody",
     [](Desk&, Change& change) {
         store::people::known_as(change, "Bjorn Berg", "bjorn@team.example");
         change.noted = true;
     }},
    {"describe somebody", describe_somebody},
    {"describe and forget somebody",
     [](Desk& desk, Change& change) {
         describe_somebody(desk, change);
         store::people::forget(change, "mei");
     }},
};

void attempt(Desk& desk, const Act& act) {
    desk.change([&](Change& change) { act.run(desk, change); });
}

// What the record is after the act, when nothing fails.
std::string expected(const Act& act) {
    Desk desk;
    attempt(desk, act);
    REQUIRE(desk.first_problem().empty());
    return desk.content();
}

}  // namespace

TEST_CASE("a change whose n-th statement fails leaves the record as it was") {
    for (const auto& act : acts) {
        INFO(act.name);
        Desk desk;
        const auto before = desk.content();
        std::size_t failures = 0;
        for (bool failed = true; failed;) {
            desk.fault.statements_left = failures + 1;
            try {
                attempt(desk, act);
                failed = false;
            } catch (const Error& error) {
                CHECK(error.kind() == Failure::io);
                ++failures;
                desk.forget_change();
            }
            desk.fault.statements_left = 0;
            REQUIRE(desk.first_problem().empty());
            if (failed) REQUIRE(desk.content() == before);
        }
        CHECK(failures >= 6);
        CHECK(desk.content() == expected(act));
    }
}

TEST_CASE("a change for which the disk is full leaves the record as it was") {
    for (const auto& act : acts) {
        INFO(act.name);
        Desk desk;
        auto& connection = desk.store().record().connection;
        const auto pages = std::stoi(test::column_of(connection, "PRAGMA page_count").front());
        const auto before = desk.content();
        bool failed = true;
        for (int more = 0; failed; ++more) {
            connection.execute("PRAGMA max_page_count=" + std::to_string(pages + more));
            try {
                attempt(desk, act);
                failed = false;
            } catch (const Error& error) {
                CHECK(error.kind() == Failure::io);
                CHECK(std::string(error.what()).ends_with("no space left on device"));
                desk.forget_change();
            }
            connection.execute("PRAGMA max_page_count=1000000");
            REQUIRE(desk.first_problem().empty());
            if (failed) REQUIRE(desk.content() == before);
        }
        CHECK(desk.content() == expected(act));
    }
}

TEST_CASE("a record whose making fails is made the next time") {
    test::Fault fault;
    const auto made = [&] {
        Store record(std::make_unique<test::FaultyEngine>(fault), [] { return test::ana(); });
        return record.first_problem().empty();
    };
    std::size_t failures = 0;
    for (bool failed = true; failed;) {
        fault.statements_left = failures + 1;
        try {
            failed = !made();
        } catch (const Error& error) {
            CHECK(error.kind() == Failure::io);
            ++failures;
        }
        fault.statements_left = 0;
    }
    CHECK(failures >= 3);
}
