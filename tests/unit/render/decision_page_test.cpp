// One decision in full.
#include "trail/render/decision_page.hpp"

#include "support/catch.hpp"
#include "trail/render/decision_list.hpp"
#include "unit/render/entry_builders.hpp"

using namespace trail;
using namespace trail::render;
using namespace trail::testing;

namespace {

model::Decision proposal() {
    model::Decision decision{.entry = entry(2, model::Kind::decision, "20T08:31", "Drop 3.9")};
    decision.number = 13;
    decision.options = {"In 0.3", "In 1.0"};
    decision.deciders = {"ana", "mei"};
    decision.due = at("2026-11-25T17:00:00");
    decision.entry.tags = {"python"};
    decision.entry.people = {"bjorn"};
    decision.entry.refs = {"#42", "D12"};
    return decision;
}

DecisionPage page_of(model::Decision decision) {
    return {.deliberation = {std::move(decision), {}}};
}

model::Entry reply(std::uint64_t id, std::string author, model::Position position, std::string line,
                   std::optional<int> option = std::nullopt) {
    auto reply =
        entry(id, model::Kind::reply, "21T09:00", std::move(line), "api", std::move(author));
    reply.reply = model::ReplyMark{13, position, option};
    return reply;
}

bool has(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("a page tells everything that is known of a decision") {
    CHECK(decision_page(page_of(proposal()), reader_of(80)) ==
          "D13  Drop 3.9\n"
          "\n"
          "  status     proposed\n"
          "  project    api\n"
          "  proposed   Fri 20 Nov 2026 by ana\n"
          "  deciders   ana, mei\n"
          "  due        Wed 25 Nov 2026 17:00 (3 d 5 h left)\n"
          "  tags       +python\n"
          "  people     @bjorn\n"
          "  refs       #42 D12\n"
          "  id         gggjgggggggggggg\n"
          "\n"
          "Options\n"
          "  1  In 0.3\n"
          "  2  In 1.0\n");
}

TEST_CASE("a deadline matters while the decision is open") {
    auto decision = proposal();
    decision.due = at("2026-11-20T17:00:00");
    CHECK(has(decision_page(page_of(decision), reader_of(80)), "2026 17:00 (overdue)\n"));
    decision.status = model::DecisionStatus::accepted;
    CHECK(has(decision_page(page_of(decision), reader_of(80)), "2026 17:00\n"));
}

TEST_CASE("a narrow page wraps long facts below themselves") {
    auto decision = proposal();
    decision.entry.refs = {"https://ci.example/run/88", "https://ci.example/run/89"};
    CHECK(has(decision_page(page_of(decision), reader_of(40)),
              "  refs       https://ci.example/run/88\n"
              "             https://ci.example/run/89\n"));
}

TEST_CASE("a page tells who stands for what, and keeps an objection that was taken back") {
    DecisionPage page = page_of(proposal());
    auto& decision = page.deliberation.decision;
    decision.consulted = {"bjorn", "mei", "sam"};
    decision.informed = {"zoe"};
    using model::Position;
    page.deliberation.replies = {reply(3, "bjorn", Position::in_favour, "In 0.3", 1),
                                 reply(4, "mei", Position::object, "two clients"),
                                 reply(5, "mei", Position::against, "they will move", 2)};
    const auto text = decision_page(page, reader_of(80));
    CHECK(has(text, "  consulted  bjorn (for 1), mei (against 2), sam (no answer yet)\n"));
    CHECK(has(text, "  1  In 0.3  (for: bjorn)\n  2  In 1.0  (against: mei)\n"));
    CHECK(has(text, "bjorn  for 1\n"));
    CHECK(has(text, "mei  objects (taken back since)\n      two clients\n"));
    CHECK(has(text, "mei  against 2\n      they will move\n"));
}

TEST_CASE("after the outcome a page tells it, its reason, who knows of it, and what followed") {
    DecisionPage page = page_of(proposal());
    auto& decision = page.deliberation.decision;
    decision.status = model::DecisionStatus::superseded;
    decision.chosen = 1;
    decision.reason = "Both clients confirmed";
    decision.decided_at = at("2026-11-22T10:00:00");
    decision.ended_at = at("2026-11-22T11:00:00");
    decision.superseded_by = 15;
    decision.supersedes = {3, 7};
    decision.informed = {"zoe", "tom"};
    decision.entry.body = "Wheels cost a day";
    page.deliberation.replies = {reply(3, "zoe", model::Position::acknowledge, "Drop 3.9")};
    page.evidence = {entry(6, model::Kind::done, "22T10:30", "Removed the wheels, D13")};
    page.version = "kqvz";
    const auto text = decision_page(page, reader_of(80));
    CHECK(has(text, "  status     superseded by D15, Sun 22 Nov 2026\n"));
    CHECK(has(text, "  decided    Sun 22 Nov 2026\n"));
    CHECK(has(text, "  informed   zoe (acknowledged Sat 21 Nov 2026 09:00), tom\n"));
    CHECK(has(text, "  supersedes D3, D7\n"));
    CHECK(has(text, "  version    kqvz\n"));
    CHECK(has(text, "  1  In 0.3  chosen\n"));
    CHECK(has(text, "Context\n  Wheels cost a day\n"));
    CHECK(has(text, "Why\n  Both clients confirmed\n"));
    CHECK(has(text, "Evidence\n  gggp  Sun 22 Nov 2026  ana  Removed the wheels, D13\n"));
    CHECK(has(decision_lines(page), "superseded_by\tD15\n"));
    CHECK(has(decision_lines(page), "reply\tzoe 2026-11-21T09:00:00+00:00 acknowledge Drop 3.9\n"));
}

TEST_CASE("a page does nothing to the terminal") {
    auto decision = proposal();
    decision.entry.line = hostile;
    decision.entry.refs = {hostile};
    decision.entry.people = {hostile};
    decision.deciders = {hostile};
    auto page = page_of(decision);
    auto& said = page.deliberation;
    said.decision.consulted = said.decision.informed = {hostile};
    said.decision.options = said.decision.drivers = said.decision.consequences = {hostile};
    said.decision.confirmation = said.decision.reason = said.decision.entry.body = hostile;
    said.replies = {reply(3, hostile, model::Position::object, hostile),
                    reply(4, hostile, model::Position::acknowledge, hostile)};
    page.evidence = {entry(6, model::Kind::done, "22T10:30", hostile)};
    CHECK(is_harmless(decision_page(page, reader_of(80))));
    CHECK(decision_lines(page).find('\x1b') == std::string::npos);
}

TEST_CASE("a list cuts the title before the day that matters next") {
    auto decision = proposal();
    decision.entry.line = "A title that is longer than what is left of the line for it";
    const auto lines = decision_list(std::vector{decision}, reader_of(100));
    CHECK(has(lines, "...  (due Wed 25 Nov 2026)\n"));
    CHECK(lines.size() == 101);
    CHECK_FALSE(has(decision_list(std::vector{decision}, reader_of(80)), "due"));
    decision.due = at("2026-11-20T17:00:00");
    CHECK(has(decision_list(std::vector{decision}, reader_of(100)),
              "  (overdue since Fri 20 Nov 2026)\n"));
    decision.status = model::DecisionStatus::rejected;
    CHECK_FALSE(has(decision_list(std::vector{decision}, reader_of(100)), "due"));
    decision.status = model::DecisionStatus::accepted;
    decision.review = time::parse_iso_date("2026-11-22");
    CHECK(has(decision_list(std::vector{decision}, reader_of(100)),
              "  (review was due Sun 22 Nov 2026)\n"));
    decision.review = time::parse_iso_date("2026-11-23");
    CHECK(
        has(decision_list(std::vector{decision}, reader_of(100)), "  (review Mon 23 Nov 2026)\n"));
}
