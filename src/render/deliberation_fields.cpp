// A decision with what was said to it, as named fields.
#include "trail/render/deliberation_fields.hpp"

#include <algorithm>
#include <array>

#include "render/entry_members.hpp"
#include "render/field_table.hpp"
#include "render/json_values.hpp"

namespace trail::render {
namespace {

using model::Position;
using text::JsonWriter;

struct Now {
    const DecisionPage& page;
    time::Instant at;
};

void write_input(JsonWriter& json, const model::Entry& reply) {
    json.begin_object();
    json.key("id").value(model::letters(reply.id));
    json.key("person").value(reply.author);
    json.key("position").value(model::name(reply.reply->position));
    json.key("option");
    reply.reply->option ? json.value(std::int64_t{*reply.reply->option}) : json.null();
    json.key("text").value(reply.line);
    json.key("body");
    write_text(json, reply.body);
    json.key("at").value(time::rfc3339(reply.at));
    json.end_object();
}

void write_inputs(JsonWriter& json, const Now& now) {
    json.begin_array();
    for (const auto& reply : now.page.deliberation.replies) {
        if (model::is_input(reply.reply->position)) write_input(json, reply);
    }
    json.end_array();
}

void write_acknowledged(JsonWriter& json, const Now& now) {
    json.begin_array();
    for (const auto& reply : now.page.deliberation.replies) {
        if (reply.reply->position != Position::acknowledge) continue;
        json.begin_object();
        json.key("person").value(reply.author);
        json.key("at").value(time::rfc3339(reply.at));
        json.end_object();
    }
    json.end_array();
}

void write_objectors(JsonWriter& json, const Now& now) {
    json.begin_array();
    for (const auto& reply : model::open_objections(now.page.deliberation)) {
        json.value(reply.author);
    }
    json.end_array();
}

void write_evidence(JsonWriter& json, const Now& now) {
    json.begin_array();
    for (const auto& entry : now.page.evidence) json.value(model::letters(entry.id));
    json.end_array();
}

constexpr std::array added{
    Field<Now>{{"overdue", "true or false", "its time for input is over, and nothing is decided"},
               [](JsonWriter& json, const Now& now) {
                   json.value(model::is_overdue(now.page.deliberation.decision, now.at));
               }},
    Field<Now>{{"inputs", "list of objects", "id, person, position, option, text, body, at"},
               write_inputs},
    Field<Now>{{"objections", "list of text", "whose objection stands"}, write_objectors},
    Field<Now>{{"waits_for", "list of text", "who was consulted and has not answered"},
               [](JsonWriter& json, const Now& now) {
                   write_list(json, model::silent(now.page.deliberation));
               }},
    Field<Now>{{"acknowledged", "list of objects", "person, at: who knows of the outcome"},
               write_acknowledged},
    Field<Now>{{"evidence", "list of ids", "entries that mention it"}, write_evidence},
    Field<Now>{{"version", "text", "stands for how it is now; see --seen"},
               [](JsonWriter& json, const Now& now) { json.value(now.page.version); }},
};

}  // namespace

std::vector<FieldHelp> deliberation_fields() {
    auto help = decision_fields();
    for (const auto& field : added) help.push_back(field.help);
    return help;
}

void write_deliberation(JsonWriter& json, const DecisionPage& page, time::Instant now,
                        std::span<const std::string> wanted) {
    json.begin_object();
    write_decision_members(json, page.deliberation.decision, wanted);
    write_wanted(json, added, wanted, Now{page, now});
    json.end_object();
}

}  // namespace trail::render
