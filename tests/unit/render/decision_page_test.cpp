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

bool has(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("a page tells everything that is known of a decision") {
    CHECK(decision_page(proposal(), reader_of(80)) ==
          "D13  Drop 3.9\n"
          "\n"
          "  status    proposed\n"
          "  project   api\n"
          "  proposed  Fri 20 Nov 2026\n"
          "  by        ana, mei\n"
          "  due       Wed 25 Nov 2026 17:00 (3 d 5 h left)\n"
          "  tags      +python\n"
          "  people    @bjorn\n"
          "  refs      #42 D12\n"
          "  id        gggjgggggggggggg\n"
          "\n"
          "Options\n"
          "  1  In 0.3\n"
          "  2  In 1.0\n");
}

TEST_CASE("a deadline matters while the decision is open") {
    auto decision = proposal();
    decision.due = at("2026-11-20T17:00:00");
    CHECK(has(decision_page(decision, reader_of(80)), "2026 17:00 (overdue)\n"));
    decision.status = model::DecisionStatus::accepted;
    CHECK(has(decision_page(decision, reader_of(80)), "2026 17:00\n"));
}

TEST_CASE("a narrow page wraps long facts below themselves") {
    auto decision = proposal();
    decision.entry.refs = {"https://ci.example/run/88", "https://ci.example/run/89"};
    CHECK(has(decision_page(decision, reader_of(40)),
              "  refs      https://ci.example/run/88\n"
              "            https://ci.example/run/89\n"));
}

TEST_CASE("a page does nothing to the terminal") {
    auto decision = proposal();
    decision.entry.line = hostile;
    decision.entry.refs = {hostile};
    decision.entry.people = {hostile};
    decision.deciders = {hostile};
    CHECK(is_harmless(decision_page(decision, reader_of(80))));
}

TEST_CASE("a list cuts the title before the day that matters next") {
    auto decision = proposal();
    decision.entry.line = "A title that is longer than what is left of the line for it";
    const auto lines = decision_list(std::vector{decision}, reader_of(100));
    CHECK(has(lines, "...  (due Wed 25 Nov 2026)\n"));
    CHECK(lines.size() == 101);
    CHECK_FALSE(has(decision_list(std::vector{decision}, reader_of(80)), "due"));
    decision.status = model::DecisionStatus::rejected;
    CHECK_FALSE(has(decision_list(std::vector{decision}, reader_of(100)), "due"));
}
