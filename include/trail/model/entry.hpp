// The entry: one thing written down, and the kinds that give it behaviour.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "trail/model/id.hpp"
#include "trail/model/rare.hpp"
#include "trail/time/instant.hpp"

namespace trail::model {

// Stored as these numbers: never renumber.
enum class Kind {
    done = 0,      // work finished
    win = 1,       // shown first among good news
    blocker = 2,   // open until something closes it
    next = 3,      // a plan; open until it is closed
    status = 4,    // where a project stands
    note = 5,      // for the record; in search, not in counts
    commit = 6,    // written by git
    decision = 7,  // has a number and a life of its own
    ask = 8,       // waits for people; open until answered
    reply = 9,     // answers an ask, or is an input to a decision
};

// In the order of their numbers; used for reading, printing and completing.
inline constexpr std::array<std::string_view, 10> kind_names{
    "done", "win", "blocker", "next", "status", "note", "commit", "decision", "ask", "reply"};

std::string_view name(Kind kind);
std::optional<Kind> parse_kind(std::string_view text);

// Kinds that wait until something ends them.
bool can_be_open(Kind kind);

// Kinds that count as work done.
bool is_work(Kind kind);

// Where a project stands.
enum class Health { on_track = 0, at_risk = 1, off_track = 2 };
inline constexpr std::array<std::string_view, 3> health_names{"on-track", "at-risk", "off-track"};
std::string_view name(Health health);
std::optional<Health> parse_health(std::string_view text);

// 40 or 64 lower-case hex digits.
bool is_commit_id(std::string_view text);

// Where a commit entry comes from. Identity is (repository, revision).
struct CommitSource {
    std::string repository;  // display name, such as "api"
    std::string identity;    // survives clones and moves: see external/git
    std::string revision;    // a commit id
    std::string branch;      // may be empty
    // Other ids the same change had before or has elsewhere, in order: amended, rebased, picked.
    std::vector<std::string> others{};

    bool operator==(const CommitSource&) const = default;
};

enum class DecisionStatus {
    proposed = 0,
    accepted = 1,
    rejected = 2,
    superseded = 3,
    deprecated = 4
};

// What a list shows of a decision beside its title.
struct DecisionMark {
    int number = 0;
    DecisionStatus status = DecisionStatus::proposed;
    bool was_proposed = false;  // it is dated when it was proposed, not when it was taken

    bool operator==(const DecisionMark&) const = default;
};

// What a reply says or does to a decision. Stored as these numbers: never renumber.
enum class Position {
    in_favour = 0,
    against = 1,
    object = 2,
    abstain = 3,
    comment = 4,
    acknowledge = 5,  // by whoever was to be informed
    accept = 6,
    reject = 7,
    supersede = 8,
    deprecate = 9,
    advise = 10  // how to take it
};
inline constexpr std::array<std::string_view, 11> position_names{
    "for",    "against", "object",    "abstain",   "comment", "acknowledge",
    "accept", "reject",  "supersede", "deprecate", "advise"};
std::string_view name(Position position);
std::optional<Position> parse_position(std::string_view text);

// Which decision a reply is to, and what it says of which option.
struct ReplyMark {
    int decision = 0;
    Position position = Position::comment;
    std::optional<int> option{};  // 1 is the first

    bool operator==(const ReplyMark&) const = default;
};

// How soon an answer is asked for. Stored as these numbers: never renumber.
enum class ServiceLevel { routine = 0, feedback = 1, urgent = 2 };
inline constexpr std::array<std::string_view, 3> service_level_names{"routine", "feedback",
                                                                     "urgent"};
std::string_view name(ServiceLevel level);
std::optional<ServiceLevel> parse_service_level(std::string_view text);

// Of whom something is asked, and until when. It stays as it was asked.
struct AskMark {
    ServiceLevel level = ServiceLevel::feedback;
    std::vector<std::string> to;         // short names
    std::optional<time::Instant> due{};  // named by whoever asks, in place of the level's
    std::optional<std::string> about{};  // "D13", an id in full, an issue or a link

    bool operator==(const AskMark&) const = default;
};

// What a reply does to an ask. Stored as these numbers: never renumber.
enum class ReplyAct {
    answer = 0,
    acknowledge = 1,
    decline = 2,
    withdraw = 3,   // by whoever asked
    hand_over = 4,  // to somebody else
    remark = 5      // by somebody who was not asked
};
inline constexpr std::array<std::string_view, 6> reply_act_names{"answer",   "ack",       "decline",
                                                                 "withdraw", "hand-over", "remark"};
std::string_view name(ReplyAct act);
std::optional<ReplyAct> parse_reply_act(std::string_view text);

// Which ask a reply is to, and what it does.
struct AnswerMark {
    ItemId ask;
    ReplyAct act = ReplyAct::answer;
    std::optional<time::Instant> eta{};  // an answer is promised by then
    std::optional<std::string> to{};     // of hand_over: the short name

    bool operator==(const AnswerMark&) const = default;
};

struct Entry {
    ItemId id;
    Kind kind = Kind::done;
    std::string line;                 // one line, never empty
    std::optional<std::string> body;  // Markdown
    std::optional<std::string> project;
    std::vector<std::string> tags;    // without "+", in the order written
    std::vector<std::string> people;  // short names mentioned
    std::vector<std::string> refs;    // "#42", "CORE-7", "D12", commit ids, URLs
    std::string author;               // short name
    time::Stamp at;                   // when it happened, with the author's own offset
    std::string zone;                 // IANA name; empty when only the offset is known
    time::Instant created_at{};
    std::optional<time::Instant> updated_at;
    std::vector<ItemId> closes;  // what this entry ended
    std::optional<time::Instant> closed_at;
    std::optional<ItemId> closed_by;  // the entry that ended it, if one did
    std::optional<Health> health;     // kind status only
    bool breaking = false;            // a change others must react to
    Rare<CommitSource> source;
    Rare<std::string> raw;  // the bytes as they came, when line and body had to be repaired
    std::optional<DecisionMark> decision;  // kind decision only
    std::optional<ReplyMark> reply;        // kind reply, to a decision
    Rare<AskMark> ask;                     // kind ask only
    Rare<AnswerMark> answer;               // kind reply, to an ask

    std::size_t unique_letters = shortest_prefix;  // of the id, in the record it was read from

    bool operator==(const Entry&) const = default;
};

bool is_open(const Entry& entry);

// The id as people write it: the shortest unique prefix, or "D12" for a decision.
std::string short_id(const Entry& entry);

// Limits on what a record takes; see also the grammar of tokens.
inline constexpr std::size_t most_line_bytes = 1'000'000;
inline constexpr std::size_t most_body_bytes = 1'000'000;
inline constexpr std::size_t most_tags = 64;
inline constexpr std::size_t most_people = 64;

}  // namespace trail::model
