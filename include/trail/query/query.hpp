// The tree of a query: what is asked for, without knowing how it is found.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "trail/model/entry.hpp"
#include "trail/time/period.hpp"

namespace trail::query {

// A word of the text; a prefix has at least three characters.
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
struct HasTerm {
    std::vector<Thing> things;
    bool operator==(const HasTerm&) const = default;
};

enum class State {
    open, closed, mine, overdue, decision, accepted, proposed, rejected, superseded, edited, breaking,
};
struct IsTerm {
    std::vector<State> states;
    bool operator==(const IsTerm&) const = default;
};

// Entries that happened in [from, until).
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

// The words and phrases that are not negated, in order: what a reader wants to see marked.
struct Needle {
    std::string text;
    bool prefix = false;
    bool operator==(const Needle&) const = default;
};
std::vector<Needle> needles(const Query& query);

// `query` and `term` together.
Query both(Query query, Node term);

}  // namespace trail::query
