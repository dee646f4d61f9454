// Stand-ups for programs: one line for each thing, or JSON.
#include <fmt/format.h>

#include <array>
#include <utility>

#include "render/digest_line_json.hpp"
#include "render/field_table.hpp"
#include "trail/render/standup.hpp"
#include "trail/text/escape.hpp"

namespace trail::render {
namespace {

using report::Line;
using report::Standup;
using text::JsonWriter;

using Lines = std::vector<Line> Standup::*;
constexpr std::array<std::pair<std::string_view, Lines>, 3> parts{
    {{"done", &Standup::done}, {"next", &Standup::next}, {"blocked", &Standup::blocked}}};

void write_ids(JsonWriter& json, const std::vector<Line>& lines) {
    json.begin_array();
    for (const auto& line : lines) json.value(model::letters(line.id));
    json.end_array();
}

void write_absence(JsonWriter& json, const Standup& standup) {
    if (!standup.absence) {
        json.null();
        return;
    }
    json.begin_object();
    json.key("why").value(standup.absence->why);
    json.key("back");
    standup.back ? json.value(time::iso_date(*standup.back)) : json.null();
    json.end_object();
}

void write_lines(JsonWriter& json, const Standup& standup) {
    json.begin_object();
    for (const auto& [name, lines] : parts) {
        for (const auto& line : standup.*lines) {
            json.key(model::letters(line.id));
            write_line(json, line);
        }
    }
    json.end_object();
}

constexpr std::array<Field<Standup>, 9> fields{{
    {{"person", "text", "the short name"},
     [](JsonWriter& json, const Standup& s) { json.value(s.name); }},
    {{"zone", "text", "whose days these are"},
     [](JsonWriter& json, const Standup& s) { json.value(s.zone.name()); }},
    {{"since", "date", "the first day that is told"},
     [](JsonWriter& json, const Standup& s) { json.value(time::iso_date(s.since)); }},
    {{"until", "date", "the last day that is told"},
     [](JsonWriter& json, const Standup& s) { json.value(time::iso_date(s.day)); }},
    {{"away", "object or null", "why, back: of whoever is away on the last day"}, write_absence},
    {{"done", "list of text", "ids of finished work, as many as a page shows"},
     [](JsonWriter& json, const Standup& s) { write_ids(json, s.done); }},
    {{"next", "list of text", "ids of open plans"},
     [](JsonWriter& json, const Standup& s) { write_ids(json, s.next); }},
    {{"blocked", "list of text", "ids of open blockers"},
     [](JsonWriter& json, const Standup& s) { write_ids(json, s.blocked); }},
    {{"entries", "object", "what the ids stand for, as lines of a digest"}, write_lines},
}};

}  // namespace

std::string standup_lines(std::span<const Standup> standups) {
    std::string out;
    for (const auto& standup : standups) {
        for (const auto& [name, lines] : parts) {
            for (const auto& line : standup.*lines) {
                out += fmt::format("{}\t{}\t{}\t{}\t{}\t{}\n", text::for_field(standup.name), name,
                                   model::letters(line.id), time::rfc3339(line.at),
                                   text::for_field(line.project.value_or("")),
                                   text::for_field(line.text));
            }
        }
    }
    return out;
}

std::vector<FieldHelp> standup_fields() {
    return help_of<Standup>(fields);
}

std::string standup_json(std::span<const Standup> standups, std::span<const std::string> wanted) {
    return array_of<Standup>(standups, fields, wanted);
}

}  // namespace trail::render
