// Whether somebody is at work just now.
#include "trail/report/presence.hpp"

namespace trail::report {

bool told_when_they_work(const model::Person& person) {
    return person.hours || !person.holidays.empty() || !person.absences.empty();
}

Presence presence(model::Person person, time::Instant now, const time::Zone& otherwise) {
    const auto work = model::working_time(person, otherwise);
    Presence found{.person = std::move(person), .zone = work.zone(), .now = now};
    found.is_working = work.is_working(now);
    if (found.is_working) {
        found.until = work.end_of_work(now);
    } else {
        found.next_start = work.next_working_moment(now);
    }
    const auto today = time::day_of(work.zone().local(now));
    if (const auto* absence = model::absence_on(found.person, today)) found.absence = *absence;
    return found;
}

}  // namespace trail::report
