// The digest: one value about one period and one scope, ready for any renderer.
//
// Sections hold lines with ids; no prose, no order left to decide. The same entries, period and
// options give an equal value on any machine and any day.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "trail/model/ask.hpp"
#include "trail/model/decision.hpp"
#include "trail/model/entry.hpp"
#include "trail/report/overview.hpp"
#include "trail/report/responses.hpp"
#include "trail/time/period.hpp"
#include "trail/time/zone.hpp"

namespace trail::report {

enum class Grouping { project, person, kind, day };

// How much of the work sections is shown before the rest is counted.
enum class Detail { brief, normal, full };

// Days of the period on which somebody was not there.
struct Away {
    std::string name;
    time::Day begin;
    time::Day end;  // the first day after it

    bool operator==(const Away&) const = default;
};

// What the digest is made from; the store reads it, `digest` arranges it.
struct Material {
    std::vector<model::Entry> entries;        // of the period, oldest first
    std::vector<model::Entry> open;           // blockers, plans, asks begun before the period's end
                                              // and still open then, oldest first
    std::vector<model::Entry> closed_before;  // begun earlier, ended in the period, oldest first
    std::vector<model::Entry> statuses{};     // the last of each project before the period's end
    std::vector<model::Decision> decisions;   // proposed, taken or ended in the period, by number
    std::vector<model::Decision> waiting{};   // proposed before the period's end and not decided
                                              // then, by number
    std::vector<model::Decision> review;      // accepted, up for review by the period's end
    std::size_t entries_in_previous = 0;      // work of the period before, for comparison
    std::vector<std::string> authors_in_previous{};  // who wrote in it
    std::vector<Away> away{};
    std::vector<model::Exchange> exchanges{};  // of the asks that are open or ended in the period
    model::WorkOf work_of{};                   // when there are any
};

struct Options {
    std::string title;  // "API team"; empty: the project asked for, else none
    std::string scope;  // the filter as a query, for "more" commands; may be empty
    Grouping grouping = Grouping::project;
    std::optional<Detail> detail;  // none: full for a day, normal up to a month, brief beyond
    time::Zone zone = time::Zone::utc();
    std::string zone_to_tell{};  // in commands: the zone's name where the reader has another one
    time::Instant as_of{};       // ages are counted up to here, or to the period's end if earlier
};

// A blocker, plan or ask that the entry of a line ended.
struct Ended {
    model::ItemId id;
    std::string key;
    model::Kind kind = model::Kind::blocker;
    std::string text;
    time::Seconds age{0};  // from its beginning to its end
    bool is_said = false;  // by the line of what ended it, in the same words

    bool operator==(const Ended&) const = default;
};

// One line of a section. Folded entries share the line of the oldest of them.
struct Line {
    model::ItemId id;
    std::string key;  // short id, or "D12"
    model::Kind kind = model::Kind::done;
    std::string text;  // a commit's without conventional prefix, else as written
    std::string author;
    std::vector<std::string> authors;  // of all entries folded into this line, by name
    std::optional<std::string> project;
    std::optional<std::string> commit;  // seven hex digits
    std::vector<std::string> people;
    time::Stamp at;
    std::optional<time::Seconds> age;  // of what is open; of what was closed, until then
    std::vector<Ended> ended;          // what this entry closed, oldest first
    // How this blocker or plan ended, when what ended it has no line of its own.
    std::optional<std::string> closed_by;  // in words
    std::optional<model::ItemId> closed_id;
    std::optional<std::string> closed_key;
    std::optional<model::Health> health;              // kind status only
    std::optional<model::DecisionStatus> decision{};  // kind decision only
    // Of an open ask: who has not answered, and since when one of them should have done something.
    std::vector<std::string> waits_for{};
    std::optional<time::Stamp> overdue_since{};
    std::size_t times = 1;  // entries folded into this line
    bool summary = false;   // the text counts them ("18 dependency updates")

    bool operator==(const Line&) const = default;
};

struct Group {
    std::string key;           // project, person, kind or date; empty: without a project
    std::size_t count = 0;     // work done, folded entries included
    std::vector<Line> lines;   // none: the group is only counted
    std::size_t left_out = 0;  // entries not shown
    std::string more;          // the command that shows them; empty when nothing was left out

    bool operator==(const Group&) const = default;
};

// What a section leaves to a command.
struct Rest {
    std::size_t groups = 0;
    std::size_t entries = 0;
    std::string more;  // empty when nothing was left out

    bool operator==(const Rest&) const = default;
};

struct DecisionLine {
    model::ItemId id;
    std::string key;  // "D12"
    model::DecisionStatus status = model::DecisionStatus::accepted;
    std::string title;
    std::optional<std::string> outcome;  // the option chosen
    std::optional<std::string> why;      // first line of the reason
    std::vector<std::string> deciders;   // the author when none are named
    std::optional<std::string> project;
    time::Stamp at;
    std::optional<time::Stamp> due;  // of a proposal: input is collected until then
    std::optional<time::Day> review;
    std::optional<std::string> superseded_by{};  // "D15"

    bool operator==(const DecisionLine&) const = default;
};

struct Counts {
    std::size_t done = 0;  // finished work: done, win and commit entries
    std::size_t win = 0;
    std::size_t commit = 0;
    std::size_t blocker_open = 0;
    std::size_t blocker_closed = 0;
    std::size_t next = 0;     // plans still open
    std::size_t slipped = 0;  // of them those whose time is over
    std::size_t decision = 0;
    std::size_t note = 0;
    std::size_t ask_open = 0;
    std::size_t overdue = 0;   // of them past a deadline
    std::size_t previous = 0;  // done in the period before

    bool operator==(const Counts&) const = default;
};

struct Author {
    std::string name;
    std::size_t done = 0;

    bool operator==(const Author&) const = default;
};

struct Digest {
    std::string title;
    std::string intro{};  // of whoever sends it, under the numbers; lines, may be empty
    time::Period period;
    std::string zone;
    time::Stamp until;  // ages are counted up to here
    Grouping grouping = Grouping::project;
    Counts counts;
    Responses responses{};        // of the team: how long answers of the period took
    std::size_t projects = 0;     // how many have a part in it
    std::vector<Line> attention;  // open blockers, then open asks, each oldest first
    // Proposals that waited too long or came from before the period, the most urgent first; then
    // decisions up for review.
    std::vector<DecisionLine> review;
    std::vector<Line> slipped{};  // open plans whose time is over, oldest first
    // The latest of each project, the worst first. One from before the period stays while it holds
    // and until another takes its place, "on-track" only while the project has a part in the page.
    std::vector<Line> status;
    std::vector<Line> breaking;
    std::vector<DecisionLine> decisions;
    std::vector<Line> wins;
    std::vector<Group> groups;  // of finished work that has no line above
    std::vector<Line> next;     // open plans that have time
    Rest more_slipped{};
    Rest more_status{};
    Rest more_breaking;
    Rest more_decisions;
    Rest more_wins;
    Rest more_groups;  // beyond those that are listed
    Rest more_next;
    std::vector<Author> people;         // by name: never a ranking
    std::vector<Away> away{};           // by name
    std::vector<std::string> silent{};  // who wrote in the period before and is not away, by name
    Overview overview;                  // empty until `add_overview`: most renderings need none

    bool operator==(const Digest&) const = default;
};

// Blockers, asks and reviews are never cut short; everything else is, as `options.detail` says, and
// what is left out is counted with the command that shows it.
Digest digest(const Material& material, const time::Period& period, const Options& options);

}  // namespace trail::report
