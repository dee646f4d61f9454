// A line of a digest as one JSON object.
#include "render/digest_line_json.hpp"

#include "render/json_object.hpp"
#include "trail/time/instant.hpp"

namespace trail::render {

using text::JsonWriter;

namespace {

void write(JsonWriter& json, const report::Ended& ended) {
    Object object(json);
    object.field("id", model::letters(ended.id))
        .field("key", ended.key)
        .field("kind", model::name(ended.kind))
        .field("text", ended.text)
        .field("age_seconds", ended.age);
}

}  // namespace

void write_line(JsonWriter& json, const report::Line& line) {
    const auto health =
        line.health ? std::optional(std::string(model::name(*line.health))) : std::nullopt;
    Object object(json);
    object.field("id", model::letters(line.id))
        .field("key", line.key)
        .field("kind", model::name(line.kind))
        .field("text", line.text)
        .field("author", line.author)
        .field("authors", line.authors)
        .optional("project", line.project)
        .optional("commit", line.commit)
        .field("people", line.people)
        .field("at", time::rfc3339(line.at))
        .optional("health", health)
        .field("waits_for", line.waits_for);
    if (line.overdue_since)
        object.field("overdue_since", time::rfc3339(*line.overdue_since));
    else
        object.null("overdue_since");
    if (line.age)
        object.field("age_seconds", *line.age);
    else
        object.null("age_seconds");
    json.key("ended").begin_array();
    for (const auto& ended : line.ended) write(json, ended);
    json.end_array();
    const auto closed_id =
        line.closed_id ? std::optional(model::letters(*line.closed_id)) : std::nullopt;
    object.optional("closed_by", line.closed_by)
        .optional("closed_id", closed_id)
        .optional("closed_key", line.closed_key)
        .field("times", line.times);
}

}  // namespace trail::render
