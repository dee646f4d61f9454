// A check-in at a terminal: its questions with what is known already, and who has answered.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "trail/render/entry_fields.hpp"
#include "trail/render/entry_list.hpp"
#include "trail/report/attendance.hpp"
#include "trail/report/standup.hpp"

namespace trail::render {

// What a question is about; a free one has nothing to show.
enum class Topic { done, next, blocked, free };

struct CheckinQuestion {
    std::size_t number = 1;
    std::size_t count = 3;
    std::string text;  // "What did you get done?"
    Topic topic = Topic::done;
};

// The question, and below it what is known: what was written in the days told, open plans and
// blockers with their age. Plans and blockers have numbers, from 1, by which an answer names them.
std::string question_text(const CheckinQuestion& question, const report::Standup& known,
                          const TextStyle& style);

// "ana  checked in 09:12", a line for each, under how many have.
std::string attendance_text(std::span<const report::Attendee> attendees, const Reader& reader);

// "person state date at", separated by tabs, the state is present, missing, expected, off or away.
std::string attendance_lines(std::span<const report::Attendee> attendees);

std::vector<FieldHelp> attendance_fields();
std::string attendance_json(std::span<const report::Attendee> attendees,
                            std::span<const std::string> fields);

}  // namespace trail::render
