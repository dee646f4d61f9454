// Objects written from a table of fields: name, what help says of it, how it is written.
#pragma once

#include <algorithm>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "trail/render/entry_fields.hpp"
#include "trail/text/json.hpp"

namespace trail::render {

template <class Thing>
struct Field {
    FieldHelp help;
    void (*write)(text::JsonWriter& json, const Thing& thing);
};

inline bool is_wanted(std::span<const std::string> wanted, std::string_view name) {
    return wanted.empty() || std::ranges::find(wanted, name) != wanted.end();
}

// The wanted members of one object, all when none is named, in the order of the table, whose rows
// know how to write what they say of `thing`.
template <class Table, class Thing>
void write_wanted(text::JsonWriter& json, const Table& table, std::span<const std::string> wanted,
                  const Thing& thing) {
    for (const auto& field : table) {
        if (!is_wanted(wanted, field.help.name)) continue;
        json.key(field.help.name);
        field.write(json, thing);
    }
}

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
