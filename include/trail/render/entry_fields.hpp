// An entry as named fields: JSON objects, lines separated by tabs, CSV.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "trail/model/decision.hpp"
#include "trail/model/entry.hpp"
#include "trail/model/person.hpp"
#include "trail/render/entry_list.hpp"
#include "trail/text/json.hpp"

namespace trail::render {

struct FieldHelp {
    std::string_view name;
    std::string_view type;  // "text", "list of text", "time (RFC 3339)", "true or false", ...
    std::string_view meaning;
};

// The fields of an entry in JSON, in order.
std::vector<FieldHelp> entry_fields();

// Writes one object with every field, or with those named (which must exist), in their order. Times
// are written with the author's offset. Bytes that were no text are given in base64 (RFC 4648).
void write_entry(text::JsonWriter& json, const model::Entry& entry,
                 std::span<const std::string> fields = {});

// As `write_entry`, and what a decision has beside its entry.
void write_decision(text::JsonWriter& json, const model::Decision& decision,
                    std::span<const std::string> fields = {});
std::vector<FieldHelp> decision_fields();

// The fields of entries, then those that only decisions have.
std::vector<FieldHelp> item_fields();

// As `write_entry`, and what a search knows beside it: how good the hit is, and where the words
// stand in the text and the body, in code points.
void write_hit(text::JsonWriter& json, const model::Entry& entry, double score,
               std::span<const Mark> marks, std::span<const std::string> fields = {});
std::vector<FieldHelp> hit_fields();

// One object in one line, without the newline. A whole record written so reads back as the same.
std::string json_line(const model::Entry& entry);
std::string json_line(const model::Decision& decision);
std::string json_line(const model::Person& person);
std::string json_line(const model::FileState& file);

// "id at author kind project text", separated by tabs, with the newline.
std::string pipe_line(const model::Entry& entry);

// CSV (RFC 4180, LF line ends) with a heading line.
std::string csv_heading();
std::string csv_line(const model::Entry& entry);

}  // namespace trail::render
