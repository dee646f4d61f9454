// An ask with everything that was replied: whom it waits for, and until when.
//
// Replies are entries of kind reply, oldest first. Deadlines are counted in the working time of
// whoever was asked, as it is known now: an absence that is told later moves them.
#pragma once

#include <array>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "trail/model/entry.hpp"
#include "trail/time/working_hours.hpp"

namespace trail::model {

struct Exchange {
    Entry ask;                   // has its `ask`
    std::vector<Entry> replies;  // each has its `answer`

    bool operator==(const Exchange&) const = default;
};

// The exchange as it was just before `moment`.
Exchange as_of(Exchange exchange, time::Instant moment);

enum class AskState { fresh, acknowledged, answered, declined, withdrawn, handed_over };
inline constexpr std::array<std::string_view, 6> ask_state_names{
    "new", "acked", "answered", "declined", "withdrawn", "handed-over"};
std::string_view name(AskState state);

// Until when what. A moment is missing where the level has none, and all of them are for somebody
// who never works again, unless whoever asked named one.
struct Deadlines {
    std::optional<time::Instant> starts;  // the clock, at the next working moment
    std::optional<time::Instant> acknowledge;
    std::optional<time::Instant> expected;
    std::optional<time::Instant> due;

    bool operator==(const Deadlines&) const = default;
};

// The service levels. Routine: answered after a working day. Feedback: acknowledged after one,
// answered after two, at the latest after three, each at the same local time. Urgent: answered
// within an hour of working time.
Deadlines deadlines(const AskMark& ask, time::Instant asked, const time::WorkingTime& work);

// What is not urgent, was asked at this moment or later and has no moment named for it is not
// overdue by `now`.
time::Instant surely_in_time_from(time::Instant now, const time::WorkingTime& work);

// One of those who were asked, also by being handed it over.
struct Receiver {
    std::string person;
    AskState state = AskState::fresh;
    time::Instant asked_at{};
    Deadlines by;
    std::optional<time::Instant> acknowledged_at;  // whatever the first reply was
    std::optional<time::Instant> eta;              // promised
    std::optional<time::Instant> ended_at;
    std::optional<time::Seconds> worked;  // of an answer or refusal: their working time until then

    bool operator==(const Receiver&) const = default;
};

using WorkOf = std::function<time::WorkingTime(const std::string& person)>;

// In the order in which they were asked.
std::vector<Receiver> receivers(const Exchange& exchange, const WorkOf& work_of);

bool is_waited_for(const Receiver& receiver);

// An acknowledgement is what is waited for next; else the answer is.
bool is_to_acknowledge(const Receiver& receiver);

// When what is waited for next is overdue. A promise of a later moment moves it.
std::optional<time::Instant> deadline(const Receiver& receiver);
bool is_overdue(const Receiver& receiver, time::Instant now);

// Of the whole: while somebody is waited for new, or acked by all of them; then answered when
// anybody did.
AskState state(const std::vector<Receiver>& receivers);

// Those from whom something is waited for.
std::vector<std::string> waited_for(const Exchange& exchange);

// The reply by which the ask ended, if one did.
const Entry* ending(const Exchange& exchange);

}  // namespace trail::model
