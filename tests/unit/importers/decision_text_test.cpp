// Decision files written: as little as possible changes.
#include "trail/importers/decision_text.hpp"

#include "support/catch.hpp"

using namespace trail;
using importers::DecisionFile;
using importers::DecisionFormat;
using importers::Part;
using importers::read_decision_file;
using model::DecisionStatus;

namespace {

// What stands before and after the bytes that changed is left out: "old -> new".
std::string change_of(const std::string& before, const std::string& after) {
    std::size_t begin = 0;
    while (begin < before.size() && begin < after.size() && before[begin] == after[begin]) ++begin;
    std::size_t end = 0;
    while (end < before.size() - begin && end < after.size() - begin &&
           before[before.size() - end - 1] == after[after.size() - end - 1]) {
        ++end;
    }
    return before.substr(begin, before.size() - begin - end) + " -> " +
           after.substr(begin, after.size() - begin - end);
}

std::string rewritten(const std::string& text, Part part, const DecisionFile& wanted) {
    const auto after = importers::with_part(text, wanted, part);
    return change_of(text, after);
}

DecisionFile read(const std::string& text) {
    const auto reading = read_decision_file(text);
    REQUIRE(reading.problems.empty());
    return reading.file;
}

const std::string madr =
    "---\nstatus: proposed  # for now\ndate: \"2026-11-20\"\nowner: x\n---\n\n# Use WAL\n\n"
    "## Context and Problem Statement\n\nReaders   wait.\n\n"
    "## Considered Options\n\n* WAL\n  mode\n* rollback\n\nMore words.\n\n"
    "## Decision Outcome\n\nChosen option: \"WAL mode\", because x\n\n### Odd\n\nkept\n";
const std::string adr =
    "# 2. Use WAL\n\nDate: 2026-11-20\n\n## Status\n\nAccepted\n\nAmends [1. A](0001-a.md)\n\n"
    "## Context\n\nWhy.\n\n## Decision\n\nWe will.\n\n## Consequences\n\nOne.\n\nTwo.\n";

}  // namespace

TEST_CASE("a part that did not change changes no byte") {
    for (const auto& text : {madr, adr, std::string("# a\r\n## Context\r\nb\r\n")}) {
        const auto file = read(text);
        for (const auto part :
             {Part::options, Part::drivers, Part::consequences, Part::confirmation, Part::context,
              Part::title, Part::deciders, Part::supersedes}) {
            CHECK(importers::with_part(text, file, part) == text);
        }
    }
}

TEST_CASE("one part is replaced where it stands") {
    auto file = read(madr);
    file.title = "Use <WAL>";
    CHECK(rewritten(madr, Part::title, file) == "WAL -> &lt;WAL>");
    file.status = DecisionStatus::accepted;
    CHECK(importers::with_part(madr, file, Part::status).find("status: accepted\n") !=
          std::string::npos);
    file.date = time::parse_iso_date("2026-11-22");
    CHECK(rewritten(madr, Part::date, file) == "\"2026-11-20\" -> 2026-11-22");
    file.context = "Writers wait.";
    CHECK(rewritten(madr, Part::context, file) == "Readers   -> Writers");
    file.options = {"WAL mode", "memory"};
    CHECK(rewritten(madr, Part::options, file) == "rollback -> memory");
    file.options = {"memory"};
    CHECK(rewritten(madr, Part::options, file) == "WAL\n  mode\n* rollback -> memory");
    file.deciders = {"Ana Ruiz", "x: y"};
    CHECK(rewritten(madr, Part::deciders, file) == " -> decision-makers: \"Ana Ruiz, x: y\"\n");
    file.chosen = "memory";
    file.reason = "It is fast";
    CHECK(read(importers::with_part(madr, file, Part::outcome)).reason == "It is fast");
}

TEST_CASE("what a file has no place for gets one where its format has it") {
    auto file = read(madr);
    file.consequences = {"Good, because fast"};
    CHECK(importers::with_part(madr, file, Part::consequences)
              .ends_with("### Odd\n\nkept\n\n### Consequences\n\n* Good, because fast\n"));
    file.drivers = {"speed", "cost"};
    CHECK(rewritten(madr, Part::drivers, file) == " -> Decision Drivers\n\n* speed\n* cost\n\n## ");
    auto bare = read("# a\n\n## Context\n\nb");
    bare.format = DecisionFormat::madr;
    bare.status = DecisionStatus::accepted;
    CHECK(importers::with_part("# a\n\n## Context\n\nb", bare, Part::status) ==
          "---\nstatus: accepted\n---\n\n# a\n\n## Context\n\nb");
    const std::string listed = "# a\r\n\r\n- Status: Accepted\r\n\r\n## Context\r\n\r\nb\r\n";
    auto old = read(listed);
    old.status = DecisionStatus::superseded;
    old.successor = importers::FileReference{.number = 3, .file = "0003-c.md"};
    CHECK(rewritten(listed, Part::status, old) ==
          "Accepted -> Superseded by [ADR-0003](0003-c.md)");
    old.deciders = {"ana"};
    CHECK(rewritten(listed, Part::deciders, old) == " -> - Deciders: ana\r\n");
}

TEST_CASE("the status of adr-tools is changed as it does itself") {
    auto file = read(adr);
    file.status = DecisionStatus::superseded;
    file.successor = importers::FileReference{.number = 3, .file = "0003-c.md", .title = "C"};
    CHECK(rewritten(adr, Part::status, file) == "Accepted -> Superseded by [3. C](0003-c.md)");
    auto newer = read(adr);
    newer.supersedes = {{.number = 1, .file = "0001-a.md", .title = "A"},
                        {.number = 5, .file = "0005-e.md", .title = "E"}};
    CHECK(rewritten(adr, Part::supersedes, newer) == " -> Supersedes [5. E](0005-e.md)\n\n");
    newer.consequences = {"One.", "Three."};
    CHECK(rewritten(adr, Part::consequences, newer) == "wo -> hree");
    newer.consequences = {"One.", "Two.", "Three."};
    CHECK(rewritten(adr, Part::consequences, newer) == " -> \nThree.\n");
    newer.deciders = {"ana"};
    CHECK(rewritten(adr, Part::deciders, newer) == " -> ");
}

TEST_CASE("a new file says everything, and reading it gives it back") {
    DecisionFile file;
    file.title = "Use: WAL # mode";
    file.date = time::parse_iso_date("2026-11-22");
    file.status = DecisionStatus::accepted;
    file.deciders = {"Ana Ruiz"};
    file.informed = {"mei", "zoe"};
    file.context = "Readers wait.\n\nLong.";
    file.drivers = {"speed"};
    file.options = {"WAL", "rollback"};
    file.chosen = "WAL";
    file.reason = "readers no longer wait";
    file.consequences = {"Good, because fast", "- no list"};
    file.confirmation = "A test.";
    for (const auto format : {DecisionFormat::madr, DecisionFormat::adr}) {
        file.format = format;
        if (format == DecisionFormat::adr) file.deciders = file.informed = {};
        const auto text = importers::new_decision_file(file, 12);
        INFO(text);
        CHECK(read(text) == file);
    }
    CHECK(importers::new_decision_file(file, 12).starts_with(
        "# 12. Use: WAL # mode\n\nDate: 2026-11-22\n\n## Status\n\nAccepted\n\n## Context\n\n"));
}

TEST_CASE("a hostile text stays inside its section") {
    for (const auto format : {DecisionFormat::madr, DecisionFormat::adr}) {
        DecisionFile file;
        file.format = format;
        file.date = time::parse_iso_date("2026-11-22");
        file.status = DecisionStatus::accepted;
        file.title = "a\x1b[31m <!-- ## Status";
        file.context = "# Title\n\n## Decision Outcome\n\nno\n```\nopen";
        file.options = {"<!-- open", "## Decision Drivers"};
        file.reason = "---\nstatus: rejected\n---\n<!-- open";
        file.consequences = {"```"};
        file.confirmation = "kept";
        const auto back = read(importers::new_decision_file(file, 1));
        CHECK(back.status == DecisionStatus::accepted);
        CHECK(back.title == "a\\x1b[31m <!-- ## Status");
        CHECK(back.options.size() == 2);
        CHECK(back.context == "#### Title\n\n##### Decision Outcome\n\nno\n```\nopen\n```");
        CHECK(back.drivers.empty());
    }
}
