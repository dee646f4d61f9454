// A plan's text tells until when it is meant to be done, and the page of a week reads it.
#include "trail/model/plan.hpp"

#include "support/catch.hpp"

using namespace trail;

namespace {

const auto berlin = *time::Zone::named("Europe/Berlin");

time::Instant at(std::string_view text) {
    return time::parse_rfc3339(text).value().at;
}

model::Entry plan(std::string line, std::string_view written = "2026-10-22T11:00:00+02:00") {
    model::Entry entry;
    entry.kind = model::Kind::next;
    entry.line = std::move(line);
    entry.at = time::parse_rfc3339(written).value();
    entry.created_at = entry.at.at;
    entry.zone = "Europe/Berlin";
    return entry;
}

}  // namespace

TEST_CASE("the moment a plan is due reads back from its text, over a change of clocks") {
    const auto due = at("2026-11-27T17:00:00+01:00");
    const auto text = model::with_due("Write it", due, at("2026-10-22T11:00:00+02:00"), berlin);
    CHECK(text == "Write it (due Fri 27 Nov 17:00)");
    CHECK(model::due_of_plan(plan(text), berlin) == due);
}

TEST_CASE("a year that is not the plan's own is said and read") {
    const auto due = at("2027-01-08T09:05:00+01:00");
    const auto text = model::with_due("Write (it)", due, at("2026-10-22T11:00:00+02:00"), berlin);
    CHECK(text == "Write (it) (due Fri 8 Jan 2027 09:05)");
    CHECK(model::due_of_plan(plan(text), berlin) == due);
}

TEST_CASE("without the name of a zone its author's offset counts") {
    auto entry = plan("Write it (due Fri 27 Nov 17:00)", "2026-11-22T11:00:00+05:45");
    entry.zone.clear();
    CHECK(model::due_of_plan(entry, berlin) == at("2026-11-27T17:00:00+05:45"));
    auto near = plan("Write it (due Fri 27 Nov 17:00)");
    near.zone.clear();
    CHECK(model::due_of_plan(near, berlin) == at("2026-11-27T17:00:00+01:00"));
}

TEST_CASE("what a plan says in other words is no moment, and no guess") {
    for (const auto* text : {"Write it", "Write it (due)", "Write it (due soon)",
                             "Write it (due Fri 27 Nov 17:00) or not", "(due Fri 27 Nov 17:00)",
                             "Write it (due Mon 27 Nov 17:00)", "Write it (due Fri 27 Nov 25:00)",
                             "Write it (due Fri 27 Nix 17:00)", "Write it (due Fri 31 Nov 17:00)",
                             "Write it (due Fri -7 Nov 17:00)", "Write it (due Fri 27 Nov  17:00)"})
        CHECK_FALSE(model::due_of_plan(plan(text), berlin));
    auto done = plan("Write it (due Fri 27 Nov 17:00)");
    done.kind = model::Kind::done;
    CHECK_FALSE(model::due_of_plan(done, berlin));
}

TEST_CASE("a plan for a later day than that of its writing is due when that day is over") {
    auto entry = plan("Cut the release", "2026-11-20T17:00:00+01:00");
    entry.created_at = at("2026-11-18T10:00:00+01:00");
    CHECK(model::due_of_plan(entry, berlin) == at("2026-11-20T23:59:59+01:00"));
    entry.line = "Cut the release (due Thu 26 Nov 17:00)";
    CHECK(model::due_of_plan(entry, berlin) == at("2026-11-26T17:00:00+01:00"));
    entry.kind = model::Kind::blocker;
    CHECK_FALSE(model::due_of_plan(entry, berlin));
}
