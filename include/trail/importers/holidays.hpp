// Holidays from a file: a date a line, or a calendar (iCalendar, RFC 5545).
#pragma once

#include <string_view>
#include <vector>

#include "trail/importers/jsonl.hpp"
#include "trail/model/person.hpp"

namespace trail::importers {

struct HolidayFile {
    std::vector<model::Holiday> days;  // in order, each once
    std::vector<Problem> problems;     // in the order of lines
};

// Lines are "2026-12-25 Christmas Day" or "2026-12-24..2026-12-26", the name after a blank, tab,
// comma or semicolon; "#" starts a comment. A calendar's events are taken with all their days; one
// that repeats is a problem, since its days are not in the file.
HolidayFile read_holidays(std::string_view text);

}  // namespace trail::importers
