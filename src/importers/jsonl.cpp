// JSON Lines of entries and decisions.
#include "trail/importers/jsonl.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "importers/base64.hpp"
#include "importers/json_fields.hpp"
#include "importers/kept_file_line.hpp"
#include "importers/line_content.hpp"
#include "importers/person_line.hpp"
#include "trail/error.hpp"
#include "trail/text/unicode.hpp"

namespace trail::importers {
namespace {

using text::JsonValue;

std::vector<std::string> list_of(const JsonValue& object, std::string_view name) {
    std::vector<std::string> list;
    const auto value = present(object, name);
    if (!value) return list;
    if (!value->is_array()) throw wrong(name, "a list");
    for (const auto& element : value->elements()) {
        const auto text = element.as_text();
        if (!text) throw wrong(name, "a list of texts");
        list.emplace_back(*text);
    }
    return list;
}

std::optional<time::Stamp> stamp_of(const JsonValue& object, std::string_view name) {
    const auto text = text_of(object, name);
    if (!text) return std::nullopt;
    if (const auto stamp = time::parse_rfc3339(*text)) return stamp;
    throw Error(Failure::data, fmt::format("\"{}\" is not a date (\"{}\")", name, *text));
}

std::optional<time::Instant> instant_of(const JsonValue& object, std::string_view name) {
    const auto stamp = stamp_of(object, name);
    if (!stamp) return std::nullopt;
    return stamp->at;
}

model::ItemId id_from(std::string_view field, std::string_view text) {
    if (const auto id = model::parse_id(text)) return *id;
    throw Error(Failure::data, fmt::format("\"{}\" is not an id (\"{}\")", field, text));
}

template <class Value>
std::optional<Value> named(const JsonValue& object, std::string_view field,
                           std::optional<Value> (*parse)(std::string_view)) {
    const auto text = text_of(object, field);
    if (!text) return std::nullopt;
    if (const auto value = parse(*text)) return value;
    throw Error(Failure::data, fmt::format("\"{}\" has no value \"{}\"", field, *text));
}

std::optional<model::CommitSource> source_of(const JsonValue& object) {
    const auto source = present(object, "source");
    if (!source) return std::nullopt;
    if (!source->is_object()) throw wrong("source", "an object");
    if (text_of(*source, "type") != "git") throw wrong("source.type", "\"git\"");
    model::CommitSource commit{.repository = text_of(*source, "repo").value_or(""),
                               .identity = text_of(*source, "identity").value_or(""),
                               .revision = text_of(*source, "commit").value_or(""),
                               .branch = text_of(*source, "branch").value_or("")};
    if (!model::is_commit_id(commit.revision)) throw wrong("source.commit", "a commit id");
    commit.others = list_of(*source, "other_commits");
    if (!std::ranges::all_of(commit.others, model::is_commit_id)) {
        throw wrong("source.other_commits", "a list of commit ids");
    }
    if (commit.identity.empty()) commit.identity = commit.repository;
    return commit;
}

bool truth_of(const JsonValue& object, std::string_view name) {
    const auto value = present(object, name);
    if (!value) return false;
    if (const auto truth = value->as_truth()) return *truth;
    throw wrong(name, "true or false");
}

void read_text(const JsonValue& object, model::Entry& entry) {
    entry.line = text_of(object, "text").value_or("");
    if (entry.line.empty()) throw Error(Failure::data, "\"text\" is missing or empty");
    entry.body = text_of(object, "body");
    if (const auto raw = text_of(object, "raw")) {
        entry.raw = from_base64(*raw);
        if (!entry.raw) throw wrong("raw", "base64");
    }
}

void read_times(const JsonValue& object, const Defaults& defaults, model::Entry& entry) {
    const auto at = stamp_of(object, "at");
    entry.at = at.value_or(defaults.at);
    entry.zone = text_of(object, "zone").value_or(at ? "" : defaults.zone);
    entry.created_at = instant_of(object, "created_at").value_or(entry.at.at);
    entry.updated_at = instant_of(object, "updated_at");
    entry.closed_at = instant_of(object, "closed_at");
    if (const auto id = text_of(object, "closed_by")) entry.closed_by = id_from("closed_by", *id);
    for (const auto& id : list_of(object, "closes")) entry.closes.push_back(id_from("closes", id));
}

int decision_number(const JsonValue& object, std::string_view name) {
    const auto key = text_of(object, name).value_or("");
    if (const auto number = model::parse_decision_number(key)) return *number;
    throw Error(Failure::data, fmt::format("\"{}\" is no number (\"{}\")", name, key));
}

std::optional<int> option_number(const JsonValue& object, std::string_view name,
                                 std::size_t count) {
    const auto option = present(object, name);
    if (!option) return std::nullopt;
    const auto number = option->as_integer();
    if (!number || *number < 1 || *number > static_cast<std::int64_t>(count)) {
        throw wrong(name, "the number of an option");
    }
    return static_cast<int>(*number);
}

model::ReplyMark position_in(const JsonValue& reply) {
    // How many options there are stands with the decision, which may be in another file.
    constexpr std::size_t most_options = 1'000'000;
    return {.decision = decision_number(reply, "decision"),
            .position =
                named(reply, "position", model::parse_position).value_or(model::Position::comment),
            .option = option_number(reply, "option", most_options)};
}

std::string person_in(std::string_view field, std::string name) {
    if (model::is_name(name)) return name;
    throw Error(Failure::data, fmt::format("\"{}\" has no person \"{}\"", field, name));
}

model::AnswerMark answer_in(const JsonValue& reply) {
    model::AnswerMark answer{
        .ask = id_from("ask", text_of(reply, "ask").value_or("")),
        .act = named(reply, "act", model::parse_reply_act).value_or(model::ReplyAct::answer),
        .eta = instant_of(reply, "eta")};
    if (auto to = text_of(reply, "to")) answer.to = person_in("to", *std::move(to));
    return answer;
}

// To a decision or to an ask.
void read_reply(const JsonValue& object, model::Entry& entry) {
    const auto reply = present(object, "reply");
    if (!reply) return;
    if (!reply->is_object()) throw wrong("reply", "an object");
    if (present(*reply, "ask")) {
        entry.answer = answer_in(*reply);
    } else {
        entry.reply = position_in(*reply);
    }
}

void read_ask(const JsonValue& object, model::Entry& entry) {
    const auto ask = present(object, "ask");
    if (!ask) return;
    if (!ask->is_object()) throw wrong("ask", "an object");
    auto& mark = entry.ask.emplace();
    for (auto& name : list_of(*ask, "to")) mark.to.push_back(person_in("to", std::move(name)));
    mark.level = named(*ask, "level", model::parse_service_level).value_or(mark.level);
    mark.due = instant_of(*ask, "due");
    mark.about = text_of(*ask, "about");
}

model::Entry read_entry(const JsonValue& object, const Defaults& defaults) {
    model::Entry entry;
    entry.kind = named(object, "kind", model::parse_kind).value_or(model::Kind::done);
    read_text(object, entry);
    entry.project = text_of(object, "project");
    entry.tags = list_of(object, "tags");
    entry.people = list_of(object, "people");
    entry.refs = list_of(object, "refs");
    entry.author = text_of(object, "author").value_or("");
    read_times(object, defaults, entry);
    entry.breaking = truth_of(object, "breaking");
    entry.source = source_of(object);
    if (entry.kind == model::Kind::status) {
        entry.health = named(object, "status", model::parse_health);
    }
    if (entry.kind == model::Kind::reply) read_reply(object, entry);
    if (entry.kind == model::Kind::ask) read_ask(object, entry);
    if (const auto id = text_of(object, "id")) entry.id = id_from("id", *id);
    return entry;
}

void read_lists(const JsonValue& object, model::Decision& decision) {
    decision.drivers = list_of(object, "drivers");
    decision.options = list_of(object, "options");
    decision.consequences = list_of(object, "consequences");
    decision.deciders = list_of(object, "deciders");
    decision.consulted = list_of(object, "consulted");
    decision.informed = list_of(object, "informed");
}

void read_outcome(const JsonValue& object, model::Decision& decision) {
    decision.status = named(object, "status", model::parse_decision_status)
                          .value_or(model::DecisionStatus::accepted);
    decision.chosen = option_number(object, "chosen", decision.options.size());
    decision.reason = text_of(object, "reason");
    decision.confirmation = text_of(object, "confirmation");
    decision.decided_at = instant_of(object, "decided_at");
    decision.ended_at = instant_of(object, "ended_at");
    if (present(object, "superseded_by")) {
        decision.superseded_by = decision_number(object, "superseded_by");
    }
}

model::Decision read_decision(const JsonValue& object, model::Entry entry) {
    model::Decision decision;
    decision.number = decision_number(object, "decision");
    read_lists(object, decision);
    read_outcome(object, decision);
    decision.urgency = named(object, "urgency", model::parse_urgency);
    decision.nuance = named(object, "nuance", model::parse_nuance);
    decision.nature = named(object, "nature", model::parse_nature);
    decision.due = instant_of(object, "due");
    if (const auto review = text_of(object, "review")) {
        decision.review = time::parse_iso_date(*review);
        if (!decision.review) throw wrong("review", "a date");
    }
    entry.kind = model::Kind::decision;
    entry.decision = {decision.number, decision.status};
    decision.entry = std::move(entry);
    return decision;
}

model::Person read_person(const JsonValue& object, std::string name) {
    if (!model::is_name(name)) {
        throw Error(Failure::data, fmt::format("\"{}\" cannot be a person", name));
    }
    model::Person person{.name = std::move(name),
                         .full_name = text_of(object, "full_name").value_or(""),
                         .addresses = list_of(object, "addresses"),
                         .zone = text_of(object, "zone").value_or("")};
    read_working_time(object, person);
    return person;
}

}  // namespace

Item JsonLines::read(std::string_view line) {
    if (document_) {
        document_->parse(line);
    } else {
        document_.emplace(line);
    }
    const auto root = document_->root();
    if (!root.is_object()) throw Error(Failure::data, "the line is no JSON object");
    if (auto person = text_of(root, "person")) return read_person(root, std::move(*person));
    if (present(root, "last_decision")) return LastDecision{decision_number(root, "last_decision")};
    if (present(root, "decision_file")) return read_kept_file(root);
    auto entry = read_entry(root, defaults_);
    const bool is_decision = present(root, "decision").has_value();
    if (!present(root, "id")) {
        const auto content = line_content(entry, present(root, "at").has_value(), is_decision);
        entry.id = content_id(content, 0);
        // A decision is known by its number, however often it is told.
        if (!is_decision) entry.id = content_id(content, alike_[entry.id.bits]++);
    }
    if (is_decision) return read_decision(root, std::move(entry));
    if (entry.kind == model::Kind::decision) {
        throw Error(Failure::data, "a decision needs its number: \"decision\": \"D1\"");
    }
    return entry;
}

void LineReader::add(std::string_view piece) {
    while (!piece.empty()) {
        const auto end = piece.find('\n');
        if (end == std::string_view::npos) {
            rest_ += piece;
            return;
        }
        if (rest_.empty()) {
            take(piece.substr(0, end));
        } else {
            rest_ += piece.substr(0, end);
            take(rest_);
            rest_.clear();
        }
        piece.remove_prefix(end + 1);
    }
}

void LineReader::finish() {
    if (!rest_.empty()) take(rest_);
    rest_.clear();
}

void LineReader::take(std::string_view line) {
    ++number_;
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (line.find_first_not_of(" \t") == std::string_view::npos) return;
    consume_(number_, line);
}

}  // namespace trail::importers
