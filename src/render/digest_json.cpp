// A digest as one JSON object.
#include "trail/render/digest_json.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "render/digest_line_json.hpp"
#include "render/field_table.hpp"
#include "render/json_object.hpp"
#include "render/responses_json.hpp"
#include "trail/text/json.hpp"
#include "trail/time/instant.hpp"
#include "trail/time/period.hpp"

namespace trail::render {
namespace {

using report::DecisionLine;
using report::Digest;
using report::Rest;
using text::JsonWriter;

// Null for an empty text.
std::optional<std::string> if_any(const std::string& value) {
    return value.empty() ? std::nullopt : std::optional(value);
}

void write(JsonWriter& json, const DecisionLine& line) {
    Object object(json);
    object.field("id", model::letters(line.id))
        .field("key", line.key)
        .field("kind", model::name(model::Kind::decision))
        .field("status", model::name(line.status))
        .field("text", line.title)
        .optional("outcome", line.outcome)
        .optional("why", line.why)
        .field("deciders", line.deciders)
        .optional("project", line.project)
        .field("at", time::rfc3339(line.at))
        .optional("due", line.due ? std::optional(time::rfc3339(*line.due)) : std::nullopt)
        .optional("review",
                  line.review ? std::optional(time::iso_date(*line.review)) : std::nullopt)
        .optional("superseded_by", line.superseded_by);
}

void write(JsonWriter& json, const report::Author& author) {
    Object object(json);
    object.field("name", author.name).field("done", author.done);
}

void write(JsonWriter& json, const report::Away& away) {
    Object object(json);
    object.field("name", away.name)
        .field("from", time::iso_date(away.begin))
        .field("to", time::iso_date(away.end - std::chrono::days{1}));
}

void write(JsonWriter& json, const report::Line& line) {
    write_line(json, line);
}
void write(JsonWriter& json, const report::Group& group);

template <class Value>
void write(JsonWriter& json, std::string_view name, const std::vector<Value>& values) {
    json.key(name).begin_array();
    for (const auto& value : values) write(json, value);
    json.end_array();
}

void write(JsonWriter& json, const report::Group& group) {
    Object object(json);
    object.optional("key", if_any(group.key)).field("count", group.count);
    write(json, "entries", group.lines);
    object.field("left_out", group.left_out).optional("more", if_any(group.more));
}

void write_period(JsonWriter& json, const Digest& digest) {
    json.key("period");
    Object object(json);
    object.field("name", time::name(digest.period))
        .field("from", time::iso_date(digest.period.begin))
        .field("to", time::iso_date(digest.period.end - std::chrono::days{1}))
        .field("zone", digest.zone)
        .field("until", time::rfc3339(digest.until));
}

void write_counts(JsonWriter& json, const report::Counts& counts) {
    json.key("counts");
    Object object(json);
    object.field("done", counts.done)
        .field("win", counts.win)
        .field("commit", counts.commit)
        .field("blocker_open", counts.blocker_open)
        .field("blocker_closed", counts.blocker_closed)
        .field("next", counts.next)
        .field("slipped", counts.slipped)
        .field("decision", counts.decision)
        .field("note", counts.note)
        .field("ask_open", counts.ask_open)
        .field("overdue", counts.overdue)
        .field("previous", counts.previous);
}

void write_left_out(JsonWriter& json, const Digest& digest) {
    struct Named {
        std::string_view name;
        const Rest* rest;
    };
    const std::array<Named, 7> sections{{{"slipped", &digest.more_slipped},
                                         {"status", &digest.more_status},
                                         {"breaking", &digest.more_breaking},
                                         {"decisions", &digest.more_decisions},
                                         {"wins", &digest.more_wins},
                                         {"groups", &digest.more_groups},
                                         {"next", &digest.more_next}}};
    json.key("left_out");
    Object object(json);
    for (const auto& [name, rest] : sections) {
        json.key(name);
        Object part(json);
        part.field("groups", rest->groups)
            .field("entries", rest->entries)
            .optional("more", if_any(rest->more));
    }
}

constexpr std::array fields{
    Field<Digest>{{"title", "text or null", "what stands at the top"},
                  [](JsonWriter& json, const Digest& d) {
                      json.key("title");
                      d.title.empty() ? json.null() : json.value(d.title);
                  }},
    Field<Digest>{{"intro", "text or null", "what whoever sends it wrote"},
                  [](JsonWriter& json, const Digest& d) {
                      json.key("intro");
                      d.intro.empty() ? json.null() : json.value(d.intro);
                  }},
    Field<Digest>{{"period", "object", "name, from, to, zone, until"}, write_period},
    Field<Digest>{{"counts", "object", "numbers by kind, and of the period before"},
                  [](JsonWriter& json, const Digest& d) { write_counts(json, d.counts); }},
    Field<Digest>{
        {"responses", "object",
         "questions answered: count, in_time, median_acknowledged_seconds, median_seconds"},
        [](JsonWriter& json, const Digest& d) {
            json.key("responses");
            write_responses(json, d.responses);
        }},
    Field<Digest>{{"attention", "list of objects", "what waits"},
                  [](JsonWriter& json, const Digest& d) { write(json, "attention", d.attention); }},
    Field<Digest>{
        {"review", "list of objects", "decisions that wait, or are to be looked at again"},
        [](JsonWriter& json, const Digest& d) { write(json, "review", d.review); }},
    Field<Digest>{{"slipped", "list of objects", "plans whose time is over"},
                  [](JsonWriter& json, const Digest& d) { write(json, "slipped", d.slipped); }},
    Field<Digest>{{"status", "list of objects", "where projects stand"},
                  [](JsonWriter& json, const Digest& d) { write(json, "status", d.status); }},
    Field<Digest>{{"breaking", "list of objects", "what others must react to"},
                  [](JsonWriter& json, const Digest& d) { write(json, "breaking", d.breaking); }},
    Field<Digest>{{"decisions", "list of objects", "made or proposed in the period"},
                  [](JsonWriter& json, const Digest& d) { write(json, "decisions", d.decisions); }},
    Field<Digest>{{"wins", "list of objects", "good news"},
                  [](JsonWriter& json, const Digest& d) { write(json, "wins", d.wins); }},
    Field<Digest>{{"groups", "list of objects", "the work: key, count, entries"},
                  [](JsonWriter& json, const Digest& d) { write(json, "groups", d.groups); }},
    Field<Digest>{{"next", "list of objects", "plans"},
                  [](JsonWriter& json, const Digest& d) { write(json, "next", d.next); }},
    Field<Digest>{{"left_out", "object", "what each list lacks, and the command that shows it"},
                  write_left_out},
    Field<Digest>{{"people", "list of objects", "name, done"},
                  [](JsonWriter& json, const Digest& d) { write(json, "people", d.people); }},
    Field<Digest>{{"away", "list of objects", "name, from, to"},
                  [](JsonWriter& json, const Digest& d) { write(json, "away", d.away); }},
    Field<Digest>{{"silent", "list of text", "who wrote in the period before, and not in this one"},
                  [](JsonWriter& json, const Digest& d) {
                      json.key("silent").begin_array();
                      for (const auto& name : d.silent) json.value(name);
                      json.end_array();
                  }},
};

}  // namespace

std::vector<FieldHelp> digest_fields() {
    return help_of<Digest>(fields);
}

std::string json(const Digest& digest, std::span<const std::string> wanted) {
    JsonWriter writer;
    writer.begin_object();
    for (const auto& field : fields) {
        if (is_wanted(wanted, field.help.name)) field.write(writer, digest);
    }
    writer.end_object();
    return std::string(writer.text()) + '\n';
}

}  // namespace trail::render
