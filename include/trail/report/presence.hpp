// Whether somebody is at work just now, and until when.
#pragma once

#include <optional>

#include "trail/model/person.hpp"
#include "trail/time/zone.hpp"

namespace trail::report {

struct Presence {
    model::Person person;
    time::Zone zone;  // theirs, or the reader's where it is not known
    time::Instant now{};
    bool is_working = false;
    std::optional<time::Instant> until;       // of somebody at work, when that has an end
    std::optional<time::Instant> next_start;  // of somebody who is not, when there is one
    std::optional<model::Absence> absence;    // today's
};

// Hours, holidays or absences of theirs are known, whatever they write.
bool told_when_they_work(const model::Person& person);

Presence presence(model::Person person, time::Instant now, const time::Zone& otherwise);

}  // namespace trail::report
