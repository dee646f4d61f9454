// What happened to one entry: its changes, told newest first.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "trail/model/entry.hpp"
#include "trail/render/entry_list.hpp"
#include "trail/text/json.hpp"

namespace trail::render {

// One field before and after; of a list one item, which came or went. Fields are called as in JSON,
// an item as "tag", "person", "ref". Times are RFC 3339.
struct FieldChange {
    std::string field;
    std::optional<std::string> from;
    std::optional<std::string> to;

    bool operator==(const FieldChange&) const = default;
};

std::vector<FieldChange> changes(const model::Entry& before, const model::Entry& after);

// "project api -> infra, tag -ci"; empty for none.
std::string changes_text(std::span<const FieldChange> changes, const Reader& reader);

struct HistoryStep {
    std::int64_t operation = 0;
    time::Instant at{};
    std::string author;
    std::string command;
    bool added = false;  // the operation that wrote the entry
    std::vector<FieldChange> changes;
};

// The entry's id and line, then its steps in the order given.
std::string entry_history(const model::Entry& entry, std::span<const HistoryStep> steps,
                          const Reader& reader);

// One array.
void write_history(text::JsonWriter& json, const model::Entry& entry,
                   std::span<const HistoryStep> steps);

// "id operation at author command field from to", separated by tabs, a line for each change and one
// for a step without.
std::string history_lines(const model::Entry& entry, std::span<const HistoryStep> steps);

}  // namespace trail::render
