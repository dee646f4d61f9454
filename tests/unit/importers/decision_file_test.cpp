// Decision files of every format, read.
#include "trail/importers/decision_file.hpp"

#include "support/catch.hpp"

using namespace trail;
using importers::DecisionFormat;
using importers::read_decision_file;
using model::DecisionStatus;
using Names = std::vector<std::string>;

namespace {

importers::DecisionFile file_of(std::string_view text) {
    const auto reading = read_decision_file(text);
    for (const auto& problem : reading.problems)
        FAIL_CHECK(problem.line << ": " << problem.message);
    return reading.file;
}

std::string problem_of(std::string_view text) {
    const auto reading = read_decision_file(text);
    if (reading.problems.size() != 1) return std::to_string(reading.problems.size()) + " problems";
    return std::to_string(reading.problems[0].line) + ": " + reading.problems[0].message;
}

constexpr std::string_view madr4 = R"(---
# optional
status: "superseded by ADR-0014"
date: 2026-11-20
decision-makers: [Ana Ruiz, "Björn"]
consulted:
  - mei
  - "Zoe, of the core team"
informed: {everyone who is kept up to date}
unknown:
  deep: [1, 2
---

# Drop Python 3.9 &lt;soon>

## Context and Problem Statement

Two clients still need it.

```
## no heading
```

### More of it

And one does not know.

## Decision Drivers

* cost
* speed <!-- or not -->

## Considered Options

* Drop in 0.3
  at once
  * with a nested thought
* Keep until 1.0

<!-- This is optional.
## Decision Drivers
-->

## Decision Outcome

Chosen option: "Drop in 0.3", because both clients
confirmed.

### Consequences

* Good, because less to test
* Bad, because two days of work

### Confirmation

A test on the oldest version.

## Pros and Cons of the Options

### Drop in 0.3

* Good, because it is not asked
)";

}  // namespace

TEST_CASE("MADR 4: what a file says is read, and sections of its own are passed over") {
    const auto file = file_of(madr4);
    CHECK(file.format == DecisionFormat::madr);
    CHECK(file.title == "Drop Python 3.9 <soon>");
    CHECK(file.status == DecisionStatus::superseded);
    CHECK(file.successor == importers::FileReference{.number = 14});
    CHECK(file.date == time::parse_iso_date("2026-11-20"));
    CHECK(file.deciders == Names{"Ana Ruiz", "Björn"});
    CHECK(file.consulted == Names{"mei", "Zoe", "of the core team"});
    CHECK(file.informed == Names{});
    CHECK(file.context ==
          "Two clients still need it.\n\n```\n## no heading\n```\n\n### More of it\n\n"
          "And one does not know.");
    CHECK(file.drivers == Names{"cost", "speed"});
    CHECK(file.options == Names{"Drop in 0.3 at once", "Keep until 1.0"});
    CHECK(file.chosen == "Drop in 0.3");
    CHECK(file.reason == "both clients\nconfirmed.");
    CHECK(file.consequences ==
          Names{"Good, because less to test", "Bad, because two days of work"});
    CHECK(file.confirmation == "A test on the oldest version.");
}

TEST_CASE(
    "MADR 2 and log4brains tell about themselves in a list, and know two kinds of consequences") {
    const auto file = file_of(
        "# 12. Use Lunr\n\n- Status: superseded by "
        "[20201103-x](20201103-x.md) <!-- optional -->\n"
        "- Deciders: [list everyone]\n- Date: 2020-10-26\n- Tags: search, web\n\n"
        "Technical Story: none\n\n"
        "## Decision Outcome\n\nChosen option: `Lunr`.\n\n"
        "### Positive Consequences\n\n- small\n\n"
        "### Negative Consequences <!-- optional -->\n\n- slow\n\n## Links\n\n- x\n");
    CHECK(file.format == DecisionFormat::madr);
    CHECK(file.title == "Use Lunr");
    CHECK(file.status == DecisionStatus::superseded);
    CHECK(file.successor == importers::FileReference{.file = "20201103-x.md"});
    CHECK(file.deciders.empty());
    CHECK(file.tags == Names{"search", "web"});
    CHECK(file.date == time::parse_iso_date("2020-10-26"));
    CHECK(file.chosen == "Lunr");
    CHECK(file.reason.empty());
    CHECK(file.consequences == Names{"small", "slow"});
}

TEST_CASE("adr-tools: the status has a section, with what amends what beside it") {
    const auto file = file_of(
        "# 3. Use a rollback journal\r\n\r\nDate: 2026-11-22\r\n\r\n"
        "## Status\r\n\r\nAccepted\r\n\r\n"
        "Supercedes [2. Use WAL](0002-use-wal.md)\r\n\r\n"
        "Amended by [4. Also](0004-also.md)\r\n\r\n"
        "## Context\r\n\r\nOne.\r\nTwo.\r\n\r\n"
        "## Decision\r\n\r\nWe will.\r\n\r\n### Details\r\n\r\nMany.\r\n\r\n"
        "## Consequences\r\n\r\nIt is\r\nslow.\r\n\r\nAnd safe.\r\n");
    CHECK(file.format == DecisionFormat::adr);
    CHECK(file.title == "Use a rollback journal");
    CHECK(file.status == DecisionStatus::accepted);
    CHECK(file.supersedes ==
          std::vector{importers::FileReference{.number = 2, .file = "0002-use-wal.md"}});
    CHECK_FALSE(file.successor);
    CHECK(file.context == "One.\nTwo.");
    CHECK(file.reason == "We will.\n\n### Details\n\nMany.");
    CHECK(file.consequences == Names{"It is slow.", "And safe."});
    for (const std::string_view spelling : {"Superceded by", "Superseded by", "superseded  by"}) {
        const auto old =
            file_of("# 1. A\n\n## Status\n\n" + std::string(spelling) + " [14. X](0014-x.md)\n");
        CHECK(old.status == DecisionStatus::superseded);
        CHECK(old.successor == importers::FileReference{.number = 14, .file = "0014-x.md"});
    }
}

TEST_CASE("files as people write them: bold facts, numbers in titles, quotes of any kind") {
    const auto file = file_of(
        "# ADR-0007: Use \"quotes\"\n\n**Date**: 2025/10/02 \n"
        "**Status:** Approved by the board\n\n## 1. Context:\n\nx\n\n"
        "## Options\n1) a\n2) b\n\n## Decision\n\n**Chosen option:** \xe2\x80\x9c"
        "b\xe2\x80\x9d, because of c\n");
    CHECK(file.title == "Use \"quotes\"");
    CHECK(file.date == time::parse_iso_date("2025-10-02"));
    CHECK(file.status == DecisionStatus::accepted);
    CHECK(file.context == "x");
    CHECK(file.options == Names{"a", "b"});
    CHECK(file.chosen == "b");
    CHECK(file.reason == "of c");
    CHECK(file_of("# 3 reasons\n## Context\nx\n").title == "3 reasons");
    CHECK(file_of("# x\n## Context\ny\n").status == std::nullopt);
    CHECK(file_of("---\nstatus: \"{proposed | accepted}\"\n---\n# x\n").status ==
          DecisionStatus::proposed);
}

TEST_CASE("what cannot be taken is told with its line") {
    CHECK(problem_of("") == "1: a decision begins with its title: # Title");
    CHECK(problem_of("text\n") == "1: a decision begins with its title: # Title");
    CHECK(problem_of("# Title\n\ntext\n") ==
          "1: no decision: neither a status, a context nor an outcome");
    CHECK(problem_of("# a\n\n## Status\n\nflying\n") == "5: \"flying\" is no status of a decision");
    CHECK(problem_of("---\nstatus: flying\n---\n# a\n") ==
          "2: \"flying\" is no status of a decision");
    CHECK(problem_of("---\nstatus: accepted\ndate: soon\n---\n# a\n") ==
          "3: \"soon\" is no date such as 2026-11-22");
    CHECK(problem_of("---\nstatus: accepted\nx: 1\nstatus: rejected\n---\n# a\n") ==
          "4: the front matter has \"status\" twice");
    CHECK(problem_of("---\nstatus: accepted\n# a\n") == "1: the front matter has no end");
    CHECK(problem_of("# a\n\nb\nc\xff\n") == "4: expected UTF-8 text without NUL");
    CHECK(problem_of(std::string("# a\nb\0\n", 7)) == "2: expected UTF-8 text without NUL");
    CHECK(problem_of(std::string(1'000'001, 'x')) == "1: the file is larger than 1 MB");
    std::string items = "# a\n\n## Considered Options\n\n";
    for (int i = 0; i < 1001; ++i) items += "* a\n";
    CHECK(problem_of(items) == "3: more than 1,000 items in a list");
    CHECK(problem_of("---\n" + std::string(70'000, '#') + "\n---\n# a\n") ==
          "1: the front matter is larger than 64 kB");
}

TEST_CASE("front matter that would grow is text, and deep nesting is none of ours") {
    std::string bomb =
        "---\na: &a [x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a]\n"
        "decision-makers: [*b,*b,*b]\nstatus: accepted\n---\n# a\n";
    CHECK(file_of(bomb).deciders == Names{"*b", "*b", "*b"});
    const auto deep = "# a\n## Context\n" + std::string(200'000, '[') + "\n" +
                      std::string(200'000, '>') + "\n## Considered Options\n" +
                      std::string(100'000, '*') + "\n";
    CHECK(file_of(deep).context.size() == 400'001);
}

TEST_CASE("names of files: a number, or the day of log4brains") {
    using importers::DecisionFileName;
    using importers::read_file_name;
    CHECK(read_file_name("0012-use-wal-mode.md") == DecisionFileName{12, {}, "use-wal-mode"});
    CHECK(read_file_name("12.md") == DecisionFileName{12, {}, ""});
    CHECK(read_file_name("ADR-007 x.md") == DecisionFileName{7, {}, "x"});
    CHECK(read_file_name("20201103-use-lunr.md") ==
          DecisionFileName{{}, time::parse_iso_date("2020-11-03"), "use-lunr"});
    for (const auto* none : {"README.md", "template.md", "adr-template.md", "0001-x.txt", "1x.md",
                             "99999999999-x.md", ".md", "0013-example.png"}) {
        CHECK_FALSE(read_file_name(none));
    }
    CHECK(importers::file_name_for(7,
                                   "Drop Python 3.9 / \xc3\x9c"
                                   "ber alles") == "0007-drop-python-3-9-uber-alles.md");
    CHECK(importers::file_name_for(8, "\xe6\xb1\xba\xe5\xae\x9a: use gRPC") == "0008-use-grpc.md");
    CHECK(importers::file_name_for(9, "\xe6\xb1\xba\xe5\xae\x9a") == "0009.md");
    CHECK(importers::file_name_for(12, "../..") == "0012.md");
    CHECK(importers::file_name_for(1, std::string(500, 'x') + " y").size() < 100);
}
