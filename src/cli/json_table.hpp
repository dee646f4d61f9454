// JSON objects written from a table of fields: name, what help says of it, how it is written.
#pragma once

#include <algorithm>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "cli/output.hpp"
#include "trail/text/json.hpp"

namespace trail::cli {

template <class Thing>
struct JsonField {
    render::FieldHelp help;
    void (*write)(text::JsonWriter& json, const Thing& thing);
};

template <class Thing>
std::vector<render::FieldHelp> field_help(std::span<const JsonField<Thing>> table) {
    std::vector<render::FieldHelp> help;
    for (const auto& field : table) help.push_back(field.help);
    return help;
}

// Writes the fields asked for, in the order asked for; all when none is named. They have been
// checked by `answered_fields`.
template <class Thing>
void write_object(text::JsonWriter& json, const Thing& thing,
                  std::span<const JsonField<Thing>> table, const OutputOptions& output) {
    std::vector<std::string> known;
    for (const auto& field : table) known.emplace_back(field.help.name);
    auto chosen = json_fields(output, known);
    if (chosen.empty()) chosen = std::move(known);
    json.begin_object();
    for (const auto& name : chosen) {
        const auto field = std::ranges::find_if(
            table, [&](const JsonField<Thing>& candidate) { return candidate.help.name == name; });
        json.key(name);
        field->write(json, thing);
    }
    json.end_object();
}

// One array of objects, with the newline.
template <class Thing>
std::string json_array(std::span<const Thing> things, std::span<const JsonField<Thing>> table,
                       const OutputOptions& output) {
    text::JsonWriter json;
    json.begin_array();
    for (const auto& thing : things) write_object(json, thing, table, output);
    json.end_array();
    return std::string(json.text()) + "\n";
}

}  // namespace trail::cli
