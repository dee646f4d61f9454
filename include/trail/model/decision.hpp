// The decision record: a numbered entry with options, an outcome and a status.
//
// Field names follow MADR 4.0 (https://adr.github.io/madr/).
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "trail/model/entry.hpp"
#include "trail/time/instant.hpp"

namespace trail::model {

inline constexpr std::array<std::string_view, 5> decision_status_names{
    "proposed", "accepted", "rejected", "superseded", "deprecated"};
std::string_view name(DecisionStatus status);
std::optional<DecisionStatus> parse_decision_status(std::string_view text);

// What is said of a decision to find out how to take it. Stored as these numbers: never renumber.
enum class Urgency { now = 0, today = 1, week = 2, none = 3 };
inline constexpr std::array<std::string_view, 4> urgency_names{"now", "today", "week", "none"};
std::string_view name(Urgency urgency);
std::optional<Urgency> parse_urgency(std::string_view text);

enum class Nuance { low = 0, medium = 1, high = 2 };
inline constexpr std::array<std::string_view, 3> nuance_names{"low", "medium", "high"};
std::string_view name(Nuance nuance);
std::optional<Nuance> parse_nuance(std::string_view text);

enum class Nature { diverge = 0, converge = 1, inform = 2 };
inline constexpr std::array<std::string_view, 3> nature_names{"diverge", "converge", "inform"};
std::string_view name(Nature nature);
std::optional<Nature> parse_nature(std::string_view text);

struct Decision {
    Entry entry;  // line is the title, body the context
    int number = 0;
    DecisionStatus status = DecisionStatus::proposed;
    // When a proposal was accepted or rejected; none for what was written down as taken.
    std::optional<time::Instant> decided_at;
    std::optional<time::Instant> ended_at;  // superseded or deprecated
    std::vector<std::string> drivers;       // what matters in it
    std::vector<std::string> options;
    std::optional<int> chosen;          // 1 is the first option
    std::optional<std::string> reason;  // of the outcome, where it was given after the context
    std::vector<std::string> consequences;
    std::optional<std::string> confirmation;  // how one will know that it holds
    std::vector<std::string> deciders;        // short names, as are the next two
    std::vector<std::string> consulted;
    std::vector<std::string> informed;
    std::optional<time::Instant> due;  // input is collected until then
    std::optional<time::Day> review;   // the day it comes back in digests
    std::optional<int> superseded_by;
    std::vector<int> supersedes;  // told by the others, not by this one; in order
    std::optional<Urgency> urgency;
    std::optional<Nuance> nuance;
    std::optional<Nature> nature;

    bool operator==(const Decision&) const = default;
};

// A file that tells a decision, and how both were when they were last in step.
struct FileState {
    ItemId item;             // the decision
    std::string folder;      // absolute
    std::string name;        // of the file, without folders
    std::string repository;  // "git directory's identity" and the path within; empty outside of one
    std::string content;     // of the file
    std::string versions;    // of the parts of the decision; see importers/decision_parts
    time::Instant written{};

    bool operator==(const FileState&) const = default;
};

// The option that won, or nothing.
std::optional<std::string> outcome(const Decision& decision);

// A proposal whose time for input is over, with nothing decided.
bool is_overdue(const Decision& decision, time::Instant now);

// Accepted, and its review day has come.
bool is_up_for_review(const Decision& decision, time::Day today);

// What the decision was just before `moment`: one that was taken later was still proposed, without
// outcome; one that was given up later was still accepted.
Decision as_of(Decision decision, time::Instant moment);

// When it came to the status it has.
time::Instant status_since(const Decision& decision);

// "D12" and "d12"; nothing for anything else, "D0" included.
std::optional<int> parse_decision_number(std::string_view text);
std::string decision_key(int number);

}  // namespace trail::model
