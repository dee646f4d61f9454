// What a line of JSON says of a file that tells a decision.
#include "importers/kept_file_line.hpp"

#include "importers/json_fields.hpp"
#include "trail/importers/decision_file.hpp"
#include "trail/text/unicode.hpp"

namespace trail::importers {
namespace {

using text::JsonValue;

std::string text_in(const JsonValue& object, std::string_view name) {
    return text_of(object, name).value_or("");
}

// A file in its folder, wherever somebody who wrote the line would like it to be.
bool is_file_name(const std::string& name) {
    return read_file_name(name).has_value() &&
           name.find_first_of(std::string_view("/\0", 2)) == std::string::npos;
}

std::string content_in(const JsonValue& object) {
    auto content = text_in(object, "content");
    if (content.size() > longest_decision_file) throw wrong("content", "under 1 MB");
    return content;
}

}  // namespace

model::FileState read_kept_file(const JsonValue& object) {
    model::FileState state{.item = {},
                           .folder = text_in(object, "folder"),
                           .name = text_in(object, "decision_file"),
                           .repository = text_in(object, "repository"),
                           .content = content_in(object),
                           .versions = text_in(object, "versions")};
    const auto item = model::parse_id(text_in(object, "of"));
    if (!item) throw wrong("of", "an id");
    state.item = *item;
    if (!is_file_name(state.name)) throw wrong("decision_file", "the name of a decision's file");
    if (!state.folder.starts_with('/')) throw wrong("folder", "a whole path");
    const auto written = time::parse_rfc3339(text_in(object, "written_at"));
    if (!written) throw wrong("written_at", "a date");
    state.written = written->at;
    return state;
}

}  // namespace trail::importers
