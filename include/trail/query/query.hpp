// The tree of a query: what is asked for, without knowing how it is found.
#pragma once

#include <array>
#include <chrono>
#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "trail/model/entry.hpp"
#include "trail/time/period.hpp"

namespace trail::query {

// What may stand before ":". "since" and "until" are read as "after" and "before".
inline constexpr std::array<std::string_view, 13> field_names{
    "author", "project", "tag",    "kind", "person", "ref", "id",
    "after",  "before",  "during", "at",   "has",    "is"};

// Every moment an entry can have: a day wider at both ends than the years that can be stored,
// because a stamp near the end of a year lies in the next one elsewhere.
inline constexpr time::Span all_time{
    std::chrono::sys_days{std::chrono::year{time::first_year} / 1 / 1} - std::chrono::days{1},
    std::chrono::sys_days{std::chrono::year{time::last_year} / 12 / 31} + std::chrono::days{2}};

// A word of the text as it was written: "std::string" is one word here, and whoever searches
// decides how it falls into tokens. A prefix ends in a run of at least three letters or digits.
struct Word {
    std::string text;
    bool prefix = false;
    bool operator==(const Word&) const = default;
};

struct Phrase {
    std::string text;
    bool operator==(const Phrase&) const = default;
};

// Fields whose value is a name. Several values mean any of them.
enum class Field { author, project, tag, person, ref, id };
struct FieldTerm {
    Field field = Field::author;
    std::vector<std::string> values;
    bool operator==(const FieldTerm&) const = default;
};

struct KindTerm {
    std::vector<model::Kind> kinds;
    bool operator==(const KindTerm&) const = default;
};

enum class Thing { link, ref, commit, body, tag, project, reply, closed };
inline constexpr std::array<std::string_view, 8> thing_names{"link", "ref",     "commit", "body",
                                                             "tag",  "project", "reply",  "closed"};
struct HasTerm {
    std::vector<Thing> things;
    bool operator==(const HasTerm&) const = default;
};

enum class State {
    open,
    closed,
    mine,
    overdue,
    decision,
    accepted,
    proposed,
    rejected,
    superseded,
    deprecated,
    edited,
    breaking,
};
inline constexpr std::array<std::string_view, 12> state_names{
    "open",     "closed",   "mine",       "overdue",    "decision", "accepted",
    "proposed", "rejected", "superseded", "deprecated", "edited",   "breaking"};
struct IsTerm {
    std::vector<State> states;
    bool operator==(const IsTerm&) const = default;
};

// Entries that happened in [from, until); a side without a bound is that of `all_time`.
struct TimeTerm {
    time::Span span;
    bool operator==(const TimeTerm&) const = default;
};

struct Node;

struct Not {
    std::shared_ptr<const Node> term;
    bool operator==(const Not& other) const;
};
struct All {
    std::vector<Node> terms;
    bool operator==(const All& other) const;
};
struct Any {
    std::vector<Node> terms;
    bool operator==(const Any& other) const;
};

struct Node {
    std::variant<Word, Phrase, FieldTerm, KindTerm, HasTerm, IsTerm, TimeTerm, Not, All, Any> term;
    bool operator==(const Node&) const = default;
};

// A whole query; without a root it matches everything.
struct Query {
    std::optional<Node> root;
    bool operator==(const Query&) const = default;
};

// True when the query holds a word or phrase that is not negated: then relevance has a meaning.
bool has_text(const Query& query);

// The words and phrases that are not negated (or negated twice), in order: what a reader wants to
// see marked.
struct Needle {
    std::string text;
    bool prefix = false;
    bool operator==(const Needle&) const = default;
};
std::vector<Needle> needles(const Query& query);

// The query as one reader means it: `author:me`, `person:me` and `is:mine` become that person, and
// `is:overdue` the ids that `overdue` gives, which is asked only then.
using Overdue = std::function<std::vector<std::string>()>;
Query for_reader(Query query, std::string_view me, const Overdue& overdue = {});

// `query` and `term` together.
Query both(Query query, Node term);

}  // namespace trail::query
