// What a line of a check-in answers: something new, or the end of what was listed.
//
//   1         it is done, or over          1 3, pvtm     several, by number or id
//   1: text   how it ended, in these words
//   -1        it is dropped
//
// Everything else is new.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace trail::capture {

struct Answer {
    std::string text;                // new, or how it ended; empty: as it stands in the list
    std::vector<std::string> items;  // numbers and ids of the list, as written
    bool drops = false;

    bool operator==(const Answer&) const = default;
};

Answer read_answer(std::string_view line);

}  // namespace trail::capture
