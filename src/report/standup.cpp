// A stand-up from entries: one person's work, what it closed, and what is still open.
#include "trail/report/standup.hpp"

#include <algorithm>
#include <unordered_set>
#include <utility>

#include "report/command.hpp"
#include "report/lines.hpp"
#include "report/work.hpp"

namespace trail::report {
namespace {

constexpr std::size_t most_done = 20;  // more is no stand-up

bool is_in(const time::Span& span, time::Instant instant) {
    return span.from <= instant && instant < span.until;
}

bool has_ended(const model::Entry& entry, const time::Span& span) {
    return entry.closed_at && *entry.closed_at < span.until;
}

// What one person wrote in the days told, and whatever they ended or had ended for them.
Material own_material(const StandupMaterial& all, const std::string& name, const time::Span& span) {
    Material own;
    std::unordered_set<std::uint64_t> ids;
    for (const auto& entry : all.entries) {
        if (entry.author != name || !is_in(span, entry.at.at)) continue;
        if (model::can_be_open(entry.kind)) continue;
        own.entries.push_back(entry);
        ids.insert(entry.id.bits);
    }
    for (const auto& item : all.standing) {
        if (!item.closed_at || !is_in(span, *item.closed_at)) continue;
        const bool ended_by_them = item.closed_by && ids.contains(item.closed_by->bits);
        if (item.author == name || ended_by_them) own.closed_before.push_back(item);
    }
    return own;
}

std::vector<Work> done_work(const Material& own, const Endings& endings) {
    auto work = endings.alone();
    for (const auto& entry : own.entries) {
        if (!is_work(entry.kind) && entry.kind != model::Kind::decision) continue;
        work.push_back(work_of(entry));
        work.back().ended = endings.by(entry.id);
    }
    return work;
}

std::vector<Line> still_open(const StandupMaterial& all, const std::string& name, model::Kind kind,
                             const time::Span& span, time::Instant until) {
    std::vector<Line> lines;
    for (const auto& item : all.standing) {
        if (item.author != name || item.kind != kind) continue;
        // A plan is one from the day it was written, whichever day it is for.
        const bool is_plan = kind == model::Kind::next;
        const auto begun = is_plan ? std::min(item.at.at, item.created_at) : item.at.at;
        if (has_ended(item, span) || begun >= span.until) continue;
        lines.push_back(line_of(item));
        lines.back().age = std::max(until - item.at.at, time::Seconds{0});
    }
    return lines;
}

}  // namespace

Told told_during(const model::Person& person, const time::Period& days,
                 const time::Zone& otherwise) {
    const auto work = model::working_time(person, otherwise);
    return {work.zone(), days, time::span(days, work.zone()), true};
}

Told since_last_working_day(const model::Person& person, time::Instant now,
                            const time::Zone& otherwise) {
    const auto work = model::working_time(person, otherwise);
    const auto today = time::day_of(work.zone().local(now));
    const auto first = work.previous_working_day(today).value_or(today - std::chrono::days{1});
    auto told = told_during(person, time::days(first, today), otherwise);
    told.is_asked_for = false;
    return told;
}

bool is_silent(const Standup& standup) {
    return standup.done.empty() && standup.next.empty() && standup.blocked.empty();
}

Standup standup(const StandupMaterial& material, const model::Person& person, const Told& told,
                time::Instant as_of) {
    constexpr std::chrono::days one_day{1};
    Standup result{.name = person.name,
                   .full_name = person.full_name,
                   .zone = told.zone,
                   .since = told.days.begin,
                   .day = told.days.end - one_day,
                   .is_asked_for = told.is_asked_for};
    const auto* absence = model::absence_on(person, result.day);
    if (absence && !told.is_asked_for) {
        result.absence = *absence;
        result.back = model::working_time(person, told.zone).next_working_day(result.day);
    }
    const auto own = own_material(material, person.name, told.span);
    const Endings endings(own, told.span.until);
    result.done = shown(in_order(done_work(own, endings)), most_done, result.left_out);
    if (result.left_out > 0) {
        result.more = list_command(time::name(told.days), "", {term("author", person.name)});
    }
    const auto until = std::min(as_of, told.span.until);
    result.next = still_open(material, person.name, model::Kind::next, told.span, until);
    result.blocked = still_open(material, person.name, model::Kind::blocker, told.span, until);
    return result;
}

}  // namespace trail::report
