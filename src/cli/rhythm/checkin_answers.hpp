// What a check-in says, and how it is written into the record: all of it or nothing.
#pragma once

#include <string>
#include <vector>

#include "cli/context.hpp"
#include "trail/model/entry.hpp"
#include "trail/render/checkin.hpp"

namespace trail::cli {

// One thing that is said: something new, or how something in the list ended.
struct CheckinAnswer {
    render::Topic topic = render::Topic::done;
    std::string text;                   // empty: as it stands in the list
    std::optional<model::Entry> ended;  // a plan or a blocker
    bool is_dropped = false;            // ended without having been done
    std::string question{};             // of a free one
};

// A line that was typed below a question or given to an option. `listed` are the plans or blockers
// with numbers, none for an option. Throws Error{usage} for an item that there is not or that is
// closed.
std::vector<CheckinAnswer> read_checkin_answer(Context& context, render::Topic topic,
                                               const std::string& line,
                                               const std::vector<report::Line>& listed);

// Adds what was read, or nothing of it: throws Error{usage} when an item would end twice.
void add_answers(Context& context, std::vector<CheckinAnswer>& all,
                 std::vector<CheckinAnswer> more);

// Throws what would keep `write_checkin` from writing it down: a date that cannot be read, no text.
void require_entry(Context& context, const CheckinAnswer& answer, time::Instant at);

// The line that reads back as the same without a list.
std::string line_of(const CheckinAnswer& answer);

// What was written.
struct CheckinResult {
    std::vector<model::Entry> logged;
    std::vector<model::Entry> ended;  // without an entry of their own
    std::vector<model::Entry> dropped;
};

// One operation. Whoever has nothing to add leaves a note that says so. Throws Error{busy} when
// somebody ended or changed an item meanwhile.
CheckinResult write_checkin(Context& context, const std::vector<CheckinAnswer>& answers,
                            time::Instant at);

}  // namespace trail::cli
