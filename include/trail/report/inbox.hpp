// What waits for somebody, and what they wait for.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "trail/model/ask.hpp"
#include "trail/model/deliberation.hpp"

namespace trail::report {

// An ask with one of those it waits for.
struct Waiting {
    model::Exchange exchange;
    model::Receiver receiver;

    bool operator==(const Waiting&) const = default;
};

// Each list begins with what is due first.
struct Inbox {
    std::vector<Waiting> to_acknowledge;
    std::vector<Waiting> to_answer;
    std::vector<model::Decision> decisions;  // proposals that wait for their input
    std::vector<Waiting> sent;               // asked by them, and not answered
};

// Of one person; of everybody when `person` is empty: what waits for whom, and nothing sent.
// `proposals` are what is not decided, with what was said to it.
Inbox inbox(const std::vector<model::Exchange>& open,
            const std::vector<model::Deliberation>& proposals, std::string_view person,
            const model::WorkOf& work_of);

// Something that waits for the person, not what they wait for, is past its time.
bool is_late(const Inbox& inbox, time::Instant now);

// One word for a shell prompt: "overdue", "urgent" when something of that level waits, "new" when
// something was not seen yet; empty otherwise.
std::string_view status_word(const Inbox& inbox, time::Instant now);

}  // namespace trail::report
