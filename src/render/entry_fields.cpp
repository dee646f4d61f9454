// An entry as named fields.
#include "trail/render/entry_fields.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "render/base64.hpp"
#include "render/entry_members.hpp"
#include "render/field_table.hpp"
#include "render/json_values.hpp"
#include "render/working_days.hpp"
#include "trail/text/escape.hpp"

namespace trail::render {
namespace {

using model::Entry;
using text::JsonWriter;

void write_ids(JsonWriter& json, const std::vector<model::ItemId>& ids) {
    json.begin_array();
    for (const auto id : ids) json.value(model::letters(id));
    json.end_array();
}

void write_source(JsonWriter& json, const model::Rare<model::CommitSource>& source) {
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
    json.key("other_commits");
    write_list(json, source->others);
    json.end_object();
}

void write_members(JsonWriter& json, const model::ReplyMark& reply) {
    json.key("decision").value(model::decision_key(reply.decision));
    json.key("position").value(model::name(reply.position));
    json.key("option");
    reply.option ? json.value(std::int64_t{*reply.option}) : json.null();
}

void write_members(JsonWriter& json, const model::AnswerMark& answer, time::Offset offset) {
    json.key("ask").value(model::letters(answer.ask));
    json.key("act").value(model::name(answer.act));
    json.key("eta");
    write_time(json, answer.eta, offset);
    json.key("to");
    write_text(json, answer.to);
}

void write_reply(JsonWriter& json, const Entry& entry) {
    if (!entry.reply && !entry.answer) {
        json.null();
        return;
    }
    json.begin_object();
    if (entry.reply) write_members(json, *entry.reply);
    if (entry.answer) write_members(json, *entry.answer, entry.at.offset);
    json.end_object();
}

void write_ask(JsonWriter& json, const Entry& entry) {
    if (!entry.ask) {
        json.null();
        return;
    }
    json.begin_object();
    json.key("to");
    write_list(json, entry.ask->to);
    json.key("level").value(model::name(entry.ask->level));
    json.key("due");
    write_time(json, entry.ask->due, entry.at.offset);
    json.key("about");
    write_text(json, entry.ask->about);
    json.end_object();
}

constexpr std::array fields{
    Field<Entry>{{"id", "text", "16 letters, the same for ever"},
                 [](JsonWriter& json, const Entry& e) { json.value(model::letters(e.id)); }},
    Field<Entry>{
        {"kind", "text", "done, win, blocker, next, status, note, commit, decision, ask, reply"},
        [](JsonWriter& json, const Entry& e) { json.value(model::name(e.kind)); }},
    Field<Entry>{{"text", "text", "the line"},
                 [](JsonWriter& json, const Entry& e) { json.value(e.line); }},
    Field<Entry>{{"body", "text or null", "details in Markdown"},
                 [](JsonWriter& json, const Entry& e) { write_text(json, e.body); }},
    Field<Entry>{{"project", "text or null", "the project it belongs to"},
                 [](JsonWriter& json, const Entry& e) { write_text(json, e.project); }},
    Field<Entry>{{"tags", "list of text", "without the plus sign"},
                 [](JsonWriter& json, const Entry& e) { write_list(json, e.tags); }},
    Field<Entry>{{"people", "list of text", "short names mentioned"},
                 [](JsonWriter& json, const Entry& e) { write_list(json, e.people); }},
    Field<Entry>{{"refs", "list of text", "issues, commits, decisions, links"},
                 [](JsonWriter& json, const Entry& e) { write_list(json, e.refs); }},
    Field<Entry>{{"author", "text", "short name"},
                 [](JsonWriter& json, const Entry& e) { json.value(e.author); }},
    Field<Entry>{{"at", "time (RFC 3339)", "when it happened, with the author's offset"},
                 [](JsonWriter& json, const Entry& e) { json.value(time::rfc3339(e.at)); }},
    Field<Entry>{{"zone", "text or null", "the author's time zone"},
                 [](JsonWriter& json, const Entry& e) {
                     e.zone.empty() ? json.null() : json.value(e.zone);
                 }},
    Field<Entry>{
        {"created_at", "time (RFC 3339)", "when it was written down"},
        [](JsonWriter& json, const Entry& e) { write_time(json, e.created_at, e.at.offset); }},
    Field<Entry>{
        {"updated_at", "time or null", "when it was last changed"},
        [](JsonWriter& json, const Entry& e) { write_time(json, e.updated_at, e.at.offset); }},
    Field<Entry>{{"closes", "list of ids", "what it ended"},
                 [](JsonWriter& json, const Entry& e) { write_ids(json, e.closes); }},
    Field<Entry>{
        {"closed_at", "time or null", "when it was ended"},
        [](JsonWriter& json, const Entry& e) { write_time(json, e.closed_at, e.at.offset); }},
    Field<Entry>{{"closed_by", "id or null", "the entry that ended it"},
                 [](JsonWriter& json, const Entry& e) {
                     e.closed_by ? json.value(model::letters(*e.closed_by)) : json.null();
                 }},
    Field<Entry>{{"open", "true or false", "waits for its end"},
                 [](JsonWriter& json, const Entry& e) { json.value(model::is_open(e)); }},
    Field<Entry>{{"status", "text or null", "of kind status: on-track, at-risk, off-track"},
                 [](JsonWriter& json, const Entry& e) {
                     e.health ? json.value(model::name(*e.health)) : json.null();
                 }},
    Field<Entry>{{"breaking", "true or false", "others must react to it"},
                 [](JsonWriter& json, const Entry& e) { json.value(e.breaking); }},
    Field<Entry>{{"decision", "text or null", "of kind decision: its number"},
                 [](JsonWriter& json, const Entry& e) {
                     e.decision ? json.value(model::decision_key(e.decision->number)) : json.null();
                 }},
    Field<Entry>{{"ask", "object or null", "of kind ask: to, level, due, about"},
                 [](JsonWriter& json, const Entry& e) { write_ask(json, e); }},
    Field<Entry>{{"reply", "object or null",
                  "of kind reply: decision, position, option, or ask, act, eta, to"},
                 [](JsonWriter& json, const Entry& e) { write_reply(json, e); }},
    Field<Entry>{{"source", "object or null", "the git commit it stands for"},
                 [](JsonWriter& json, const Entry& e) { write_source(json, e.source); }},
    Field<Entry>{
        {"raw", "text or null", "base64 of the bytes, when they were no text"},
        [](JsonWriter& json, const Entry& e) { e.raw ? json.value(base64(*e.raw)) : json.null(); }},
};

// Added to an entry's fields when it was searched for.
constexpr FieldHelp score_help{"score", "number", "higher is better; 0 unless sorted by relevance"};
constexpr FieldHelp matches_help{"matches", "list of objects",
                                 "field, start, end: where the words stand, in code points"};

void write_members(JsonWriter& json, const Entry& entry, std::span<const std::string> wanted) {
    write_wanted(json, fields, wanted, entry);
}

void write_matches(JsonWriter& json, std::string_view field, std::string_view text,
                   std::span<const Mark> marks) {
    for (const auto& match : matches(text, marks)) {
        json.begin_object();
        json.key("field").value(field);
        json.key("start").value(static_cast<std::int64_t>(match.start));
        json.key("end").value(static_cast<std::int64_t>(match.end));
        json.end_object();
    }
}

// More digits than anybody reads would differ between machines.
double rounded(double score) {
    constexpr double steps = 1000;
    return std::round(score * steps) / steps;
}

std::string stamp_of(const Entry& entry) {
    return time::rfc3339(entry.at);
}

}  // namespace

void write_members_of_decision(JsonWriter& json, const Entry& entry,
                               std::span<const std::string> wanted) {
    for (const auto& field : fields) {
        if (field.help.name == "status" || !is_wanted(wanted, field.help.name)) continue;
        json.key(field.help.name);
        field.write(json, entry);
    }
}

std::vector<FieldHelp> entry_fields() {
    return help_of<Entry>(fields);
}

std::vector<FieldHelp> hit_fields() {
    auto help = entry_fields();
    help.insert(help.end(), {score_help, matches_help});
    return help;
}

void write_entry(JsonWriter& json, const Entry& entry, std::span<const std::string> wanted) {
    json.begin_object();
    write_members(json, entry, wanted);
    json.end_object();
}

void write_hit(JsonWriter& json, const Entry& entry, double score, std::span<const Mark> marks,
               std::span<const std::string> wanted) {
    json.begin_object();
    write_members(json, entry, wanted);
    if (is_wanted(wanted, score_help.name)) json.key(score_help.name).value(rounded(score));
    if (is_wanted(wanted, matches_help.name)) {
        json.key(matches_help.name).begin_array();
        write_matches(json, "text", entry.line, marks);
        if (entry.body) write_matches(json, "body", *entry.body, marks);
        json.end_array();
    }
    json.end_object();
}

std::string json_line(const Entry& entry) {
    JsonWriter json;
    write_entry(json, entry);
    return std::string(json.text());
}

std::string json_line(const model::Person& person) {
    JsonWriter json;
    json.begin_object();
    json.key("person").value(person.name);
    json.key("full_name").value(person.full_name);
    json.key("addresses");
    write_list(json, person.addresses);
    json.key("zone").value(person.zone);
    if (person.hours) json.key("hours").value(time::weekly_hours_text(*person.hours));
    if (!person.holidays.empty()) {
        json.key("holidays");
        write_holidays(json, person.holidays);
    }
    if (!person.absences.empty()) {
        json.key("away");
        write_absences(json, person.absences);
    }
    json.end_object();
    return std::string(json.text());
}

std::string json_line(const model::FileState& file) {
    JsonWriter json;
    json.begin_object();
    json.key("decision_file").value(file.name);
    json.key("of").value(model::letters(file.item));
    json.key("folder").value(file.folder);
    json.key("repository").value(file.repository);
    json.key("versions").value(file.versions);
    json.key("written_at").value(time::rfc3339({file.written, {}}));
    json.key("content").value(file.content);
    json.end_object();
    return std::string(json.text());
}

std::string pipe_line(const Entry& entry) {
    return fmt::format("{}\t{}\t{}\t{}\t{}\t{}\n", model::letters(entry.id), stamp_of(entry),
                       text::for_field(entry.author), model::name(entry.kind),
                       text::for_field(entry.project.value_or("")), text::for_field(entry.line));
}

std::string csv_heading() {
    return "id,at,author,kind,project,tags,text,body\n";
}

std::string csv_line(const Entry& entry) {
    std::string tags;
    for (const auto& tag : entry.tags) tags += tags.empty() ? tag : " " + tag;
    return fmt::format("{},{},{},{},{},{},{},{}\n", model::letters(entry.id), stamp_of(entry),
                       text::for_csv(entry.author), model::name(entry.kind),
                       text::for_csv(entry.project.value_or("")), text::for_csv(tags),
                       text::for_csv(entry.line), text::for_csv(entry.body.value_or("")));
}

}  // namespace trail::render
