// An entry as named fields.
#include "trail/render/entry_fields.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "render/base64.hpp"
#include "trail/text/escape.hpp"

namespace trail::render {
namespace {

using model::Entry;
using text::JsonWriter;

void write_text(JsonWriter& json, const std::optional<std::string>& text) {
    text ? json.value(std::string_view(*text)) : json.null();
}

void write_list(JsonWriter& json, const std::vector<std::string>& list) {
    json.begin_array();
    for (const auto& item : list) json.value(std::string_view(item));
    json.end_array();
}

void write_time(JsonWriter& json, const std::optional<time::Instant>& at, time::Offset offset) {
    at ? json.value(time::rfc3339({*at, offset})) : json.null();
}

void write_ids(JsonWriter& json, const std::vector<model::ItemId>& ids) {
    json.begin_array();
    for (const auto id : ids) json.value(model::letters(id));
    json.end_array();
}

void write_source(JsonWriter& json, const std::optional<model::CommitSource>& source) {
    if (!source) {
        json.null();
        return;
    }
    json.begin_object();
    json.key("type").value("git");
    json.key("repo").value(source->repository);
    json.key("identity").value(source->identity);
    json.key("commit").value(source->revision);
    json.key("branch");
    source->branch.empty() ? json.null() : json.value(source->branch);
    json.end_object();
}

struct Field {
    FieldHelp help;
    void (*write)(JsonWriter&, const Entry&);
};

constexpr std::array fields{
    Field{{"id", "text", "16 letters, the same for ever"},
          [](JsonWriter& json, const Entry& e) { json.value(model::letters(e.id)); }},
    Field{{"kind", "text", "done, win, blocker, next, status, note, commit, decision, ask, reply"},
          [](JsonWriter& json, const Entry& e) { json.value(model::name(e.kind)); }},
    Field{{"text", "text", "the line"}, [](JsonWriter& json, const Entry& e) { json.value(e.line); }},
    Field{{"body", "text or null", "details in Markdown"},
          [](JsonWriter& json, const Entry& e) { write_text(json, e.body); }},
    Field{{"project", "text or null", "the project it belongs to"},
          [](JsonWriter& json, const Entry& e) { write_text(json, e.project); }},
    Field{{"tags", "list of text", "without the plus sign"},
          [](JsonWriter& json, const Entry& e) { write_list(json, e.tags); }},
    Field{{"people", "list of text", "short names mentioned"},
          [](JsonWriter& json, const Entry& e) { write_list(json, e.people); }},
    Field{{"refs", "list of text", "issues, commits, decisions, links"},
          [](JsonWriter& json, const Entry& e) { write_list(json, e.refs); }},
    Field{{"author", "text", "short name"},
          [](JsonWriter& json, const Entry& e) { json.value(e.author); }},
    Field{{"at", "time (RFC 3339)", "when it happened, with the author's offset"},
          [](JsonWriter& json, const Entry& e) { json.value(time::rfc3339(e.at)); }},
    Field{{"zone", "text or null", "the author's time zone"},
          [](JsonWriter& json, const Entry& e) { e.zone.empty() ? json.null() : json.value(e.zone); }},
    Field{{"created_at", "time (RFC 3339)", "when it was written down"},
          [](JsonWriter& json, const Entry& e) { write_time(json, e.created_at, e.at.offset); }},
    Field{{"updated_at", "time or null", "when it was last changed"},
          [](JsonWriter& json, const Entry& e) { write_time(json, e.updated_at, e.at.offset); }},
    Field{{"closes", "list of ids", "what it ended"},
          [](JsonWriter& json, const Entry& e) { write_ids(json, e.closes); }},
    Field{{"closed_at", "time or null", "when it was ended"},
          [](JsonWriter& json, const Entry& e) { write_time(json, e.closed_at, e.at.offset); }},
    Field{{"closed_by", "id or null", "the entry that ended it"},
          [](JsonWriter& json, const Entry& e) {
              e.closed_by ? json.value(model::letters(*e.closed_by)) : json.null();
          }},
    Field{{"open", "true or false", "waits for its end"},
          [](JsonWriter& json, const Entry& e) { json.value(model::is_open(e)); }},
    Field{{"status", "text or null", "of kind status: on-track, at-risk, off-track"},
          [](JsonWriter& json, const Entry& e) {
              e.health ? json.value(model::name(*e.health)) : json.null();
          }},
    Field{{"breaking", "true or false", "others must react to it"},
          [](JsonWriter& json, const Entry& e) { json.value(e.breaking); }},
    Field{{"decision", "text or null", "of kind decision: its number"},
          [](JsonWriter& json, const Entry& e) {
              e.decision ? json.value(model::decision_key(e.decision->number)) : json.null();
          }},
    Field{{"source", "object or null", "the git commit it stands for"},
          [](JsonWriter& json, const Entry& e) { write_source(json, e.source); }},
    Field{{"raw", "text or null", "base64 of the bytes, when they were no text"},
          [](JsonWriter& json, const Entry& e) { e.raw ? json.value(base64(*e.raw)) : json.null(); }},
};

// Added to an entry's fields when it is a decision.
constexpr std::array details{
    FieldHelp{"status", "text", "proposed, accepted, rejected, superseded, deprecated"},
    FieldHelp{"options", "list of text", "what was considered"},
    FieldHelp{"chosen", "number or null", "1 is the first option"},
    FieldHelp{"consequences", "list of text", "what follows"},
    FieldHelp{"deciders", "list of text", "short names"},
    FieldHelp{"due", "time or null", "input is collected until then"},
    FieldHelp{"review", "date or null", "the day it comes back"},
};

void write_details(JsonWriter& json, const model::Decision& decision) {
    json.key("status").value(model::name(decision.status));
    json.key("options");
    write_list(json, decision.options);
    json.key("chosen");
    decision.chosen ? json.value(std::int64_t{*decision.chosen}) : json.null();
    json.key("consequences");
    write_list(json, decision.consequences);
    json.key("deciders");
    write_list(json, decision.deciders);
    json.key("due");
    write_time(json, decision.due, decision.entry.at.offset);
    json.key("review");
    decision.review ? json.value(time::iso_date(*decision.review)) : json.null();
}

std::string stamp_of(const Entry& entry) { return time::rfc3339(entry.at); }

}  // namespace

std::vector<FieldHelp> entry_fields() {
    std::vector<FieldHelp> help;
    for (const auto& field : fields) help.push_back(field.help);
    return help;
}

std::vector<FieldHelp> decision_fields() {
    std::vector<FieldHelp> help;
    for (const auto& field : fields) {
        if (field.help.name != "status") help.push_back(field.help);
    }
    help.insert(help.end(), details.begin(), details.end());
    return help;
}

void write_entry(JsonWriter& json, const Entry& entry, std::span<const std::string> wanted) {
    json.begin_object();
    for (const auto& field : fields) {
        if (!wanted.empty() && std::ranges::find(wanted, field.help.name) == wanted.end()) continue;
        json.key(field.help.name);
        field.write(json, entry);
    }
    json.end_object();
}

void write_decision(JsonWriter& json, const model::Decision& decision) {
    json.begin_object();
    for (const auto& field : fields) {
        // A decision has a status of its own.
        if (field.help.name == "status") continue;
        json.key(field.help.name);
        field.write(json, decision.entry);
    }
    write_details(json, decision);
    json.end_object();
}

std::string json_line(const Entry& entry) {
    JsonWriter json;
    write_entry(json, entry);
    return std::string(json.text());
}

std::string json_line(const model::Decision& decision) {
    JsonWriter json;
    write_decision(json, decision);
    return std::string(json.text());
}

std::string pipe_line(const Entry& entry) {
    return fmt::format("{}\t{}\t{}\t{}\t{}\t{}\n", model::letters(entry.id), stamp_of(entry),
                       text::for_field(entry.author), model::name(entry.kind),
                       text::for_field(entry.project.value_or("")), text::for_field(entry.line));
}

std::string csv_heading() { return "id,at,author,kind,project,tags,text,body\n"; }

std::string csv_line(const Entry& entry) {
    std::string tags;
    for (const auto& tag : entry.tags) tags += tags.empty() ? tag : " " + tag;
    return fmt::format("{},{},{},{},{},{},{},{}\n", model::letters(entry.id), stamp_of(entry),
                       text::for_csv(entry.author), model::name(entry.kind),
                       text::for_csv(entry.project.value_or("")), text::for_csv(tags),
                       text::for_csv(entry.line), text::for_csv(entry.body.value_or("")));
}

}  // namespace trail::render
