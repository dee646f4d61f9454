// Notes as JSON.
#include "cli/waiting/note.hpp"

#include "trail/error.hpp"
#include "trail/importers/jsonl.hpp"
#include "trail/render/entry_fields.hpp"
#include "trail/text/json.hpp"
#include "trail/text/unicode.hpp"

namespace trail::cli {
namespace {

using text::JsonValue;
using text::JsonWriter;

constexpr std::int64_t note_version = 1;

void write_bytes(JsonWriter& json, std::string_view key, std::string_view bytes) {
    json.key(key);
    if (text::is_clean_utf8(bytes)) {
        json.value(bytes);
        return;
    }
    json.begin_array();
    for (const char byte : bytes) json.value(std::int64_t{static_cast<unsigned char>(byte)});
    json.end_array();
}

void write_list(JsonWriter& json, std::string_view key, const std::vector<std::string>& list) {
    json.key(key).begin_array();
    for (const auto& item : list) json.value(item);
    json.end_array();
}

void write_pairs(JsonWriter& json, std::string_view key, const std::vector<CommitPair>& pairs) {
    json.key(key).begin_array();
    for (const auto& [from, to] : pairs) json.begin_array().value(from).value(to).end_array();
    json.end_array();
}

void write_commit(JsonWriter& json, const NotedCommit& noted) {
    const auto& commit = noted.commit;
    json.begin_object();
    json.key("revision").value(commit.revision);
    write_list(json, "parents", noted.parents);
    write_bytes(json, "author", commit.author_name);
    write_bytes(json, "author_address", commit.author_address);
    write_bytes(json, "committer", noted.committer_name);
    write_bytes(json, "committer_address", noted.committer_address);
    json.key("at").value(time::rfc3339(commit.authored));
    write_bytes(json, "message", commit.message);
    json.key("picked").value(noted.is_picked);
    if (commit.is_skipped) json.key("skipped").value(true);
    json.end_object();
}

void write_what(JsonWriter& json, const CommitNote& note) {
    json.key("event").value(note.event);
    json.key("repository").begin_object();
    write_bytes(json, "worktree", note.repository.worktree);
    write_bytes(json, "directory", note.repository.directory);
    write_bytes(json, "common", note.repository.common);
    write_bytes(json, "name", note.repository.name);
    write_bytes(json, "identity", note.identity);
    write_bytes(json, "branch", note.branch);
    json.end_object();
    write_bytes(json, "project", note.project);
    json.key("commits").begin_array();
    for (const auto& commit : note.commits) write_commit(json, commit);
    json.end_array();
    write_pairs(json, "moved", note.moved);
    write_pairs(json, "copied", note.copied);
}

// Numbers are given by the record; in a line that is read by others, some number must stand.
model::Decision with_number(model::Decision decision, int number) {
    decision.number = number;
    decision.entry.decision = {number, decision.status};
    return decision;
}

void write_what(JsonWriter& json, const TypedNote& note) {
    const auto* decision = std::get_if<model::Decision>(&note.item);
    json.key("event").value(decision != nullptr ? "decide" : "log");
    write_list(json, "closes", note.closes);
    // As an export has it, and as one text: who reads those reads this.
    json.key("item").value(decision != nullptr
                               ? render::json_line(with_number(*decision, 1))
                               : render::json_line(std::get<model::Entry>(note.item)));
}

Error wrong(std::string_view what) {
    return {Failure::data, "a note without " + std::string(what)};
}

JsonValue member(const JsonValue& object, std::string_view name) {
    if (auto value = object.member(name)) return *value;
    throw wrong(name);
}

std::string text_of(const JsonValue& value, std::string_view what) {
    if (const auto text = value.as_text()) return std::string(*text);
    if (!value.is_array()) throw wrong(what);
    std::string bytes;
    for (const auto& element : value.elements()) {
        const auto byte = element.as_integer();
        if (!byte || *byte < 0 || *byte > 255) throw wrong(what);
        bytes += static_cast<char>(*byte);
    }
    return bytes;
}

std::string text_at(const JsonValue& object, std::string_view name) {
    return text_of(member(object, name), name);
}

std::string commit_id(const JsonValue& value) {
    auto id = text_of(value, "a commit");
    if (!model::is_commit_id(id)) throw wrong("a commit");
    return id;
}

time::Stamp stamp_at(const JsonValue& object, std::string_view name) {
    if (const auto stamp = time::parse_rfc3339(text_at(object, name))) return *stamp;
    throw wrong(name);
}

NotedCommit commit_in(const JsonValue& object) {
    NotedCommit noted;
    noted.commit.revision = commit_id(member(object, "revision"));
    for (const auto& parent : member(object, "parents").elements()) {
        noted.parents.push_back(commit_id(parent));
    }
    noted.commit.parents = noted.parents.size();
    noted.commit.author_name = text_at(object, "author");
    noted.commit.author_address = text_at(object, "author_address");
    noted.committer_name = text_at(object, "committer");
    noted.committer_address = text_at(object, "committer_address");
    noted.commit.authored = stamp_at(object, "at");
    noted.commit.message = text_at(object, "message");
    noted.is_picked = member(object, "picked").as_truth().value_or(false);
    const auto skipped = object.member("skipped");
    noted.commit.is_skipped = skipped && skipped->as_truth().value_or(false);
    return noted;
}

std::vector<CommitPair> pairs_at(const JsonValue& object, std::string_view name) {
    std::vector<CommitPair> pairs;
    for (const auto& element : member(object, name).elements()) {
        const auto both = element.elements();
        if (both.size() != 2) throw wrong(name);
        pairs.push_back({commit_id(both[0]), commit_id(both[1])});
    }
    return pairs;
}

CommitNote commits_in(const JsonValue& root) {
    CommitNote note;
    note.event = text_at(root, "event");
    const auto repository = member(root, "repository");
    note.repository = {text_at(repository, "worktree"), text_at(repository, "directory"),
                       text_at(repository, "common"), text_at(repository, "name")};
    note.identity = text_at(repository, "identity");
    note.branch = text_at(repository, "branch");
    note.project = text_at(root, "project");
    for (const auto& commit : member(root, "commits").elements()) {
        note.commits.push_back(commit_in(commit));
    }
    note.moved = pairs_at(root, "moved");
    note.copied = pairs_at(root, "copied");
    return note;
}

TypedNote typed_in(const JsonValue& root, const time::Stamp& at) {
    TypedNote note;
    for (const auto& name : member(root, "closes").elements()) {
        note.closes.push_back(text_of(name, "closes"));
    }
    importers::JsonLines lines({.at = at, .zone = {}});
    auto item = lines.read(text_at(root, "item"));
    if (auto* entry = std::get_if<model::Entry>(&item)) {
        note.item = std::move(*entry);
    } else if (auto* decision = std::get_if<model::Decision>(&item)) {
        note.item = with_number(*decision, 0);
    } else {
        throw wrong("an item");
    }
    return note;
}

}  // namespace

std::string json_of(const Note& note) {
    JsonWriter json;
    json.begin_object();
    json.key("note").value(note_version);
    json.key("at").value(time::rfc3339({note.at, time::Offset(0)}));
    std::visit([&](const auto& what) { write_what(json, what); }, note.what);
    json.end_object();
    return std::string(json.text()) + '\n';
}

Note note_in(std::string_view text) {
    const text::JsonDocument document(text);
    const auto root = document.root();
    const auto version = root.is_object() ? member(root, "note").as_integer() : std::nullopt;
    if (version > note_version) {
        throw Error(Failure::config, "a note of a newer trail", "trail --version");
    }
    if (version != note_version) throw wrong("a version that this trail knows");
    const auto at = stamp_at(root, "at");
    Note note{.at = at.at, .what = {}};
    if (root.member("item")) {
        note.what = typed_in(root, at);
    } else {
        note.what = commits_in(root);
    }
    return note;
}

}  // namespace trail::cli
