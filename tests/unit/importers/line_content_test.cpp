// What a line without an id is known by.
#include "importers/line_content.hpp"

#include <algorithm>
#include <functional>
#include <vector>

#include "support/catch.hpp"

using namespace trail;

namespace {

std::string content(const model::Entry& entry) {
    return importers::line_content(entry, true, false);
}

}  // namespace

TEST_CASE("whatever a line says of an entry tells it from others") {
    model::Entry plain;
    plain.line = "Fixed";
    const std::vector<std::function<void(model::Entry&)>> changes{
        [](model::Entry& entry) { entry.tags = {"ci"}; },
        [](model::Entry& entry) { entry.people = {"mei"}; },
        [](model::Entry& entry) { entry.refs = {"#42"}; },
        [](model::Entry& entry) { entry.closes = {{7}}; },
        [](model::Entry& entry) { entry.breaking = true; },
        [](model::Entry& entry) { entry.health = model::Health::at_risk; },
        [](model::Entry& entry) { entry.ask = model::AskMark{.to = {"mei"}}; },
        [](model::Entry& entry) { entry.answer = model::AnswerMark{.ask = {7}}; },
        [](model::Entry& entry) { entry.reply = model::ReplyMark{.decision = 3}; },
        [](model::Entry& entry) { entry.body = "More"; },
        [](model::Entry& entry) { entry.raw = "Fixed\xff"; },
        [](model::Entry& entry) { entry.zone = "Europe/Berlin"; },
        [](model::Entry& entry) {
            entry.source = {"api", "root", "7f553620000000000000000000000000000000ab", "main"};
        },
        [](model::Entry& entry) {
            entry.source = {"api", "root", "8f553620000000000000000000000000000000ab", "main"};
        },
    };
    std::vector<std::string> seen{content(plain)};
    for (const auto& change : changes) {
        auto changed = plain;
        change(changed);
        const auto said = content(changed);
        CHECK(std::ranges::find(seen, said) == seen.end());
        seen.push_back(said);
    }
}

TEST_CASE("the order of names, and what happened to an entry since, say nothing new") {
    model::Entry entry;
    entry.line = "Fixed";
    entry.tags = {"a", "b"};
    const auto said = content(entry);
    entry.tags = {"b", "a"};
    entry.closed_at = time::Instant{time::Seconds{1}};
    entry.updated_at = entry.closed_at;
    CHECK(content(entry) == said);
}

TEST_CASE("the zone of this place is not what a line without a time says") {
    model::Entry entry;
    entry.line = "Fixed";
    const auto said = importers::line_content(entry, false, false);
    entry.zone = "Europe/Berlin";
    CHECK(importers::line_content(entry, false, false) == said);
}
