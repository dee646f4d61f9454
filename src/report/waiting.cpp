// What waits at the end of a digest's period.
#include "report/waiting.hpp"

#include <algorithm>

#include "report/lines.hpp"
#include "trail/model/plan.hpp"

namespace trail::report {
namespace {

constexpr std::chrono::days shortest_plan{7};
constexpr std::chrono::days longest_plan{31};

Line open_line(const model::Entry& entry, time::Instant until) {
    auto line = line_of(entry);
    line.age = std::max(until - entry.at.at, time::Seconds{0});
    return line;
}

void oldest_first(std::vector<Line>& lines) {
    std::ranges::stable_sort(lines, {}, [](const Line& line) { return line.at.at; });
}

// Whom the ask of the line waits for, and since when that is too long.
void tell_waiting(Line& line, const Material& material, time::Instant until,
                  const time::Zone& zone) {
    const auto exchange = std::ranges::find(
        material.exchanges, line.id, [](const model::Exchange& each) { return each.ask.id; });
    if (exchange == material.exchanges.end()) return;
    const auto then = model::as_of(*exchange, until);
    for (const auto& receiver : model::receivers(then, material.work_of)) {
        if (!model::is_waited_for(receiver)) continue;
        line.waits_for.push_back(receiver.person);
        if (!model::is_overdue(receiver, until)) continue;
        const auto since = *model::deadline(receiver);
        if (!line.overdue_since || since < line.overdue_since->at)
            line.overdue_since = zone.stamp(since);
    }
}

}  // namespace

std::vector<Line> still_open(const std::vector<model::Entry>& open, model::Kind kind,
                             time::Instant until) {
    std::vector<Line> lines;
    for (const auto& entry : open)
        if (entry.kind == kind) lines.push_back(open_line(entry, until));
    oldest_first(lines);
    return lines;
}

std::vector<Line> open_asks(const Material& material, time::Instant until, const time::Zone& zone) {
    auto lines = still_open(material.open, model::Kind::ask, until);
    for (auto& line : lines) tell_waiting(line, material, until, zone);
    return lines;
}

time::Instant slipped_before(const time::Period& period, time::Instant until,
                             const time::Zone& zone) {
    const auto length = period.end - period.begin;
    if (length < shortest_plan) return until - shortest_plan;
    if (length > longest_plan) return until - longest_plan;
    const auto span = time::span(period, zone);
    return until >= span.until ? span.from : time::span(time::previous(period), zone).from;
}

Plans open_plans(const std::vector<model::Entry>& open, const time::Period& period,
                 time::Instant until, const time::Zone& zone) {
    const auto before = slipped_before(period, until, zone);
    Plans plans;
    for (const auto& entry : open) {
        if (entry.kind != model::Kind::next) continue;
        auto line = open_line(entry, until);
        const auto due = model::due_of_plan(entry, zone);
        if (due && *due < until) line.overdue_since = zone.stamp(*due);
        const bool slipped = due ? *due < until : entry.at.at < before;
        (slipped ? plans.slipped : plans.next).push_back(std::move(line));
    }
    oldest_first(plans.slipped);
    oldest_first(plans.next);
    return plans;
}

}  // namespace trail::report
