// Objects written from a table of fields: name, what help says of it, how it is written.
#pragma once

#include <algorithm>
#include <span>
#include <string>
#include <vector>

#include "trail/render/entry_fields.hpp"
#include "trail/text/json.hpp"

namespace trail::render {

template <class Thing>
struct Field {
    FieldHelp help;
    void (*write)(text::JsonWriter& json, const Thing& thing);
};

template <class Thing>
std::vector<FieldHelp> help_of(std::span<const Field<Thing>> table) {
    std::vector<FieldHelp> help;
    for (const auto& field : table) help.push_back(field.help);
    return help;
}

// One array of objects, each with every field or with those named (which exist), in their order.
// Ends with a newline.
template <class Thing>
std::string array_of(std::span<const Thing> things, std::span<const Field<Thing>> table,
                     std::span<const std::string> wanted) {
    text::JsonWriter json;
    json.begin_array();
    for (const auto& thing : things) {
        json.begin_object();
        const auto write = [&](const Field<Thing>& field) {
            json.key(field.help.name);
            field.write(json, thing);
        };
        if (wanted.empty()) std::ranges::for_each(table, write);
        for (const auto& name : wanted) {
            write(*std::ranges::find_if(
                table, [&](const Field<Thing>& each) { return each.help.name == name; }));
        }
        json.end_object();
    }
    json.end_array();
    return std::string(json.text()) + "\n";
}

}  // namespace trail::render
