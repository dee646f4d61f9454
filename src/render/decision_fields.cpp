// A decision as named fields.
#include <algorithm>
#include <array>

#include "render/entry_members.hpp"
#include "render/field_table.hpp"
#include "render/json_values.hpp"
#include "trail/render/entry_fields.hpp"

namespace trail::render {
namespace {

using model::Decision;
using text::JsonWriter;

template <class Named>
void write_name(JsonWriter& json, const std::optional<Named>& value) {
    value ? json.value(model::name(*value)) : json.null();
}

void write_at(JsonWriter& json, const Decision& decision, const std::optional<time::Instant>& at) {
    write_time(json, at, decision.entry.at.offset);
}

void write_keys(JsonWriter& json, const std::vector<int>& numbers) {
    json.begin_array();
    for (const int number : numbers) json.value(model::decision_key(number));
    json.end_array();
}

// Added to an entry's fields when it is a decision.
constexpr std::array details{
    Field<Decision>{{"status", "text", "proposed, accepted, rejected, superseded, deprecated"},
                    [](JsonWriter& json, const Decision& d) { json.value(model::name(d.status)); }},
    Field<Decision>{{"options", "list of text", "what was considered"},
                    [](JsonWriter& json, const Decision& d) { write_list(json, d.options); }},
    Field<Decision>{{"chosen", "number or null", "1 is the first option"},
                    [](JsonWriter& json, const Decision& d) {
                        d.chosen ? json.value(std::int64_t{*d.chosen}) : json.null();
                    }},
    Field<Decision>{{"consequences", "list of text", "what follows"},
                    [](JsonWriter& json, const Decision& d) { write_list(json, d.consequences); }},
    Field<Decision>{{"deciders", "list of text", "short names"},
                    [](JsonWriter& json, const Decision& d) { write_list(json, d.deciders); }},
    Field<Decision>{{"due", "time or null", "input is collected until then"},
                    [](JsonWriter& json, const Decision& d) { write_at(json, d, d.due); }},
    Field<Decision>{{"review", "date or null", "the day it comes back"},
                    [](JsonWriter& json, const Decision& d) {
                        d.review ? json.value(time::iso_date(*d.review)) : json.null();
                    }},
    Field<Decision>{{"consulted", "list of text", "who is asked for input"},
                    [](JsonWriter& json, const Decision& d) { write_list(json, d.consulted); }},
    Field<Decision>{{"informed", "list of text", "who is told of the outcome"},
                    [](JsonWriter& json, const Decision& d) { write_list(json, d.informed); }},
    Field<Decision>{{"drivers", "list of text", "what matters in it"},
                    [](JsonWriter& json, const Decision& d) { write_list(json, d.drivers); }},
    Field<Decision>{{"confirmation", "text or null", "how one will know that it holds"},
                    [](JsonWriter& json, const Decision& d) { write_text(json, d.confirmation); }},
    Field<Decision>{{"reason", "text or null", "why a proposal came to its outcome"},
                    [](JsonWriter& json, const Decision& d) { write_text(json, d.reason); }},
    Field<Decision>{{"decided_at", "time or null", "when a proposal was accepted or rejected"},
                    [](JsonWriter& json, const Decision& d) { write_at(json, d, d.decided_at); }},
    Field<Decision>{{"ended_at", "time or null", "when it was superseded or deprecated"},
                    [](JsonWriter& json, const Decision& d) { write_at(json, d, d.ended_at); }},
    Field<Decision>{{"supersedes", "list of text", "decisions it took the place of"},
                    [](JsonWriter& json, const Decision& d) { write_keys(json, d.supersedes); }},
    Field<Decision>{{"superseded_by", "text or null", "the decision in its place"},
                    [](JsonWriter& json, const Decision& d) {
                        d.superseded_by ? json.value(model::decision_key(*d.superseded_by))
                                        : json.null();
                    }},
    Field<Decision>{{"urgency", "text or null", "now, today, week, none"},
                    [](JsonWriter& json, const Decision& d) { write_name(json, d.urgency); }},
    Field<Decision>{{"nuance", "text or null", "low, medium, high"},
                    [](JsonWriter& json, const Decision& d) { write_name(json, d.nuance); }},
    Field<Decision>{{"nature", "text or null", "diverge, converge, inform"},
                    [](JsonWriter& json, const Decision& d) { write_name(json, d.nature); }},
};

}  // namespace

std::vector<FieldHelp> decision_fields() {
    auto help = entry_fields();
    // A decision has a status of its own.
    std::erase_if(help, [](const FieldHelp& field) { return field.name == "status"; });
    for (const auto& field : details) help.push_back(field.help);
    return help;
}

std::vector<FieldHelp> item_fields() {
    auto help = entry_fields();
    for (const auto& field : details) {
        if (field.help.name != "status") help.push_back(field.help);
    }
    return help;
}

void write_decision_members(JsonWriter& json, const Decision& decision,
                            std::span<const std::string> wanted) {
    write_members_of_decision(json, decision.entry, wanted);
    write_wanted(json, details, wanted, decision);
}

void write_decision(JsonWriter& json, const Decision& decision,
                    std::span<const std::string> wanted) {
    json.begin_object();
    write_decision_members(json, decision, wanted);
    json.end_object();
}

std::string json_line(const Decision& decision) {
    JsonWriter json;
    write_decision(json, decision);
    return std::string(json.text());
}

}  // namespace trail::render
