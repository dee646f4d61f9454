// What a meeting agreed on, written down with its notes in one operation.
#pragma once

#include <string_view>
#include <vector>

#include "cli/context.hpp"
#include "trail/model/decision.hpp"
#include "trail/model/entry.hpp"

namespace trail::cli {

// What the editor begins with, and what it says below.
extern const std::string_view meeting_template;
extern const std::string_view meeting_remarks;

struct MeetingItems {
    std::vector<model::Entry> asks;
    std::vector<model::Entry> plans;
    std::vector<model::Decision> decisions;
};

// What the notes say, linked to the note, and the note to them: ids are given here. Throws
// Error{usage} for people nobody knows and dates that cannot be read.
MeetingItems meeting_items(Context& context, model::Entry& note);

// Adds all of them to the record.
void add_meeting(store::Change& change, model::Entry& note, MeetingItems& items);

// A line for each, below the note's own.
std::string meeting_lines(Context& context, MeetingItems items);

}  // namespace trail::cli
