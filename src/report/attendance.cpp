// Who has checked in on their own day.
#include "trail/report/attendance.hpp"

#include <algorithm>

namespace trail::report {
namespace {

std::optional<time::Instant> last_about(std::span<const CheckIn> check_ins, const std::string& name,
                                        time::Day day, const time::Zone& zone) {
    std::optional<time::Instant> last;
    for (const auto& each : check_ins) {
        if (each.author != name || time::day_of(zone.local(each.about)) != day) continue;
        last = std::max(last.value_or(each.at), each.at);
    }
    return last;
}

}  // namespace

Attendee attendance(const model::Person& person, std::span<const CheckIn> check_ins,
                    time::Instant now, const time::Zone& otherwise) {
    const auto work = model::working_time(person, otherwise);
    const auto& zone = work.zone();
    Attendee result{.name = person.name, .zone = zone, .day = time::day_of(zone.local(now))};
    result.at = last_about(check_ins, person.name, result.day, zone);
    if (const auto* absence = model::absence_on(person, result.day)) result.absence = *absence;
    const auto midnight = zone.start_of(result.day);
    const auto begins = work.next_working_moment(midnight);
    if (result.at) {
        result.state = Attendance::present;
    } else if (result.absence) {
        result.state = Attendance::away;
    } else if (!work.is_working_day(result.day)) {
        result.state = Attendance::off;
    } else if (begins && *begins > now) {
        result.state = Attendance::expected;
        result.begins = begins;
    }
    return result;
}

Turnout turnout(std::span<const Attendee> attendees) {
    Turnout result;
    for (const auto& attendee : attendees) {
        if (attendee.state == Attendance::away || attendee.state == Attendance::off) continue;
        ++result.all;
        if (attendee.state == Attendance::present) ++result.present;
    }
    return result;
}

}  // namespace trail::report
