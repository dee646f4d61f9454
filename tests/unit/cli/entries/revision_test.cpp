// What an edit makes of an entry.
#include "cli/entries/revision.hpp"

#include "support/catch.hpp"
#include "support/records.hpp"
#include "trail/error.hpp"

using namespace trail;
using namespace trail::cli;
using namespace std::chrono_literals;

namespace {

using Names = std::vector<std::string>;

const auto berlin = *time::Zone::named("Europe/Berlin");

model::Entry after(const model::Entry& before, const Revision& revision) {
    return revised(before, revision, berlin);
}

Revision text(std::string text) {
    Revision revision;
    revision.text = std::move(text);
    return revision;
}

model::Entry before() {
    auto entry = test::entry("Fixed #42 with @mei");
    entry.project = "api";
    entry.tags = {"parser"};
    entry.people = {"mei"};
    entry.refs = {"CORE-7", "#42"};
    return entry;
}

}  // namespace

TEST_CASE("a revision of nothing changes nothing") {
    CHECK(after(before(), {}) == before());
    CHECK(after(before(), text("Fixed #42 with @mei")) == before());
}

TEST_CASE("a new text takes its references and people along, and keeps those it never named") {
    const auto entry = after(before(), text("Fixed #43 with @bjorn\n\nTwice."));
    CHECK(entry.line == "Fixed #43 with @bjorn");
    CHECK(entry.body == std::optional<std::string>("Twice."));
    CHECK(entry.refs == Names{"CORE-7", "#43"});
    CHECK(entry.people == Names{"bjorn"});
    CHECK(entry.tags == Names{"parser"});
    CHECK(entry.project == std::optional<std::string>("api"));
}

TEST_CASE("tokens of a new text count, but options count more") {
    auto revision = text("Fixed it kind:win project:web +ci");
    CHECK(after(before(), revision).kind == model::Kind::win);
    CHECK(after(before(), revision).project == std::optional<std::string>("web"));
    CHECK(after(before(), revision).tags == Names{"parser", "ci"});
    revision.kind = model::Kind::note;
    revision.project = "infra";
    revision.removed_tags = {"PARSER"};
    CHECK(after(before(), revision).kind == model::Kind::note);
    CHECK(after(before(), revision).project == std::optional<std::string>("infra"));
    CHECK(after(before(), revision).tags == Names{"ci"});
}

TEST_CASE("a token that stays in the body does not undo what was changed since") {
    auto entry = before();
    entry.body = "kind:win project:web at:fri";
    const auto changed = after(entry, text("Fixed it\n\nkind:win project:web at:fri"));
    CHECK(changed.kind == model::Kind::done);
    CHECK(changed.project == std::optional<std::string>("api"));
    CHECK_FALSE(time_in(entry, text("Fixed it\n\nkind:win project:web at:fri")).has_value());
    CHECK(time_in(entry, text("Fixed it at:9:30")) == std::optional<std::string>("9:30"));
}

TEST_CASE("a text that was taken literally is taken literally again") {
    auto entry = before();
    entry.line = "std::sort(x) and kind:win  +not";
    const auto changed = after(entry, text("std::sort(y) and kind:win  +not"));
    CHECK(changed.line == "std::sort(y) and kind:win  +not");
    CHECK(changed.kind == model::Kind::done);
    CHECK(changed.refs == entry.refs);
    auto raw = text("Fixed kind:win");
    raw.raw = true;
    CHECK(after(before(), raw).line == "Fixed kind:win");
}

TEST_CASE("a tag is added once whatever its case, and an empty project is none") {
    Revision revision;
    revision.added_tags = {"Parser", "ci"};
    revision.project = "";
    CHECK(after(before(), revision).tags == Names{"parser", "ci"});
    CHECK_FALSE(after(before(), revision).project.has_value());
}

TEST_CASE("a name goes with its word whatever its case, and comes only once") {
    auto entry = before();
    entry.line = "Fixed with @MEI and @zoe #Parser";
    entry.people = {"mei", "zoe"};
    const auto more = after(entry, text("Fixed again with @Mei and @Zoe #PARSER"));
    CHECK(more.people == Names{"mei", "zoe"});
    CHECK(more.tags == Names{"parser"});
    const auto less = after(entry, text("Fixed with @Zoe"));
    CHECK(less.people == Names{"zoe"});
    CHECK(less.tags.empty());
}

TEST_CASE("the kind that an entry will have is that of the option, else that of the new text") {
    auto revision = text("Fixed it kind:next at:fri");
    CHECK(kind_after(before(), revision) == model::Kind::next);
    revision.kind = model::Kind::note;
    CHECK(kind_after(before(), revision) == model::Kind::note);
    CHECK(kind_after(before(), text("Fixed it")) == model::Kind::done);
    CHECK(kind_after(before(), {}) == model::Kind::done);
}

TEST_CASE("a new time comes with the zone it was said in, and nothing ends before it began") {
    auto entry = before();
    entry.kind = model::Kind::blocker;
    entry.closed_at = entry.at.at + 1h;
    Revision revision;
    revision.at = entry.at.at + 2h;
    const auto changed = after(entry, revision);
    CHECK(changed.at.at == entry.at.at + 2h);
    CHECK(changed.closed_at == changed.at.at);
    CHECK(changed.zone == "Europe/Berlin");
}

TEST_CASE("decisions stay decisions, and what is no status has no health") {
    auto decision = before();
    decision.kind = model::Kind::decision;
    decision.decision = {12, model::DecisionStatus::accepted};
    Revision revision;
    revision.kind = model::Kind::done;
    CHECK_THROWS_AS(after(decision, revision), Error);
    auto status = before();
    status.kind = model::Kind::status;
    status.health = model::Health::at_risk;
    CHECK_FALSE(after(status, revision).health.has_value());
}

TEST_CASE("a text of tokens alone is refused, and bytes that are no text are kept") {
    CHECK_THROWS_AS(after(before(), text("+ci kind:win")), Error);
    CHECK(after(before(), text("Caf\xe9")).raw == std::optional<std::string>("Caf\xe9"));
    CHECK(after(before(), text("Caf\xe9")).line == "Caf\xef\xbf\xbd");
}
