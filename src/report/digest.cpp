// The digest: entries of a period sorted into what needs attention, good news and work by group.
#include "trail/report/digest.hpp"

#include <algorithm>
#include <iterator>
#include <unordered_map>
#include <utility>

#include "report/arrange.hpp"
#include "report/command.hpp"
#include "report/lines.hpp"
#include "report/missing.hpp"
#include "report/standing.hpp"
#include "report/subject.hpp"
#include "report/waiting.hpp"
#include "report/work.hpp"
#include "trail/report/spread.hpp"

namespace trail::report {
namespace {

Detail detail_of(const time::Period& period) {
    constexpr auto longest_month = std::chrono::days{31};
    const auto length = period.end - period.begin;
    if (length <= std::chrono::days{1}) return Detail::full;
    return length <= longest_month ? Detail::normal : Detail::brief;
}

// Finished work by the section that shows it.
struct Finished {
    std::vector<Work> breaking;
    std::vector<Work> wins;
    std::vector<Work> others;
};

Finished finished(const Material& material, const Endings& endings) {
    Finished result;
    result.others = endings.alone();
    result.others.reserve(result.others.size() + material.entries.size());
    for (const auto& entry : material.entries) {
        if (!is_work(entry.kind)) continue;
        auto work = work_of(entry);
        work.ended = endings.by(entry.id);
        if (is_breaking(entry)) {
            // What others must react to is never summed up as one of many updates.
            work.rank = std::min(work.rank, Rank::chore);
            result.breaking.push_back(std::move(work));
        } else {
            auto& list = entry.kind == model::Kind::win ? result.wins : result.others;
            list.push_back(std::move(work));
        }
    }
    return result;
}

// A section of finished work in the order it happened, whoever or whatever wrote it.
std::vector<Line> section(std::vector<Work> work, std::size_t most, Rest& rest,
                          const std::string& command) {
    auto ordered = in_order(std::move(work));
    for (auto& each : ordered) each.rank = Rank::written;
    std::ranges::stable_sort(ordered, {}, &Work::when);
    auto lines = shown(std::move(ordered), most, rest.entries);
    if (rest.entries > 0) rest.more = command;
    return lines;
}

// Tells what a section leaves out, and how to see it; true when it must.
template <class AnyLine>
bool is_cut(const std::vector<AnyLine>& lines, std::size_t most, Rest& rest,
            const std::string& command) {
    if (lines.size() <= most + 1) return false;
    rest.entries = lines.size() - most;
    rest.more = command;
    return true;
}

// Shortens a section from its end.
void cut(std::vector<Line>& lines, std::size_t most, Rest& rest, const std::string& command) {
    if (is_cut(lines, most, rest, command)) lines.resize(most);
}

// As they were at the end of the period: what came later belongs to another page.
std::vector<DecisionLine> decision_lines(const std::vector<model::Decision>& decisions,
                                         const time::Zone& zone, time::Instant end) {
    std::vector<DecisionLine> lines;
    for (const auto& decision : decisions) {
        lines.push_back(line_of(model::as_of(decision, end), zone));
    }
    return lines;
}

// Proposals nobody decided in time, then those from before the period; what was proposed in it and
// still collects input stands with its decisions.
std::vector<DecisionLine> waiting_lines(const Material& material, const Options& options,
                                        const time::Span& span, time::Instant until) {
    std::vector<model::Decision> waiting;
    for (const auto& each : material.waiting) {
        auto decision = model::as_of(each, span.until);
        const bool is_older = decision.entry.at.at < span.from;
        if (decision.status != model::DecisionStatus::proposed) continue;
        if (is_older || model::is_overdue(decision, until)) waiting.push_back(std::move(decision));
    }
    std::ranges::stable_sort(waiting, {}, [](const model::Decision& decision) {
        return decision.due.value_or(time::Instant::max());
    });
    return decision_lines(waiting, options.zone, span.until);
}

// Nothing stands on one page twice.
void take_out(std::vector<DecisionLine>& lines, const std::vector<DecisionLine>& others) {
    std::erase_if(lines, [&](const DecisionLine& line) {
        return std::ranges::find(others, line.key, &DecisionLine::key) != others.end();
    });
}

Counts count(const Material& material) {
    Counts counts;
    for (const auto& entry : material.entries) {
        if (is_work(entry.kind)) ++counts.done;
        if (entry.kind == model::Kind::win) ++counts.win;
        if (entry.kind == model::Kind::commit) ++counts.commit;
        if (entry.kind == model::Kind::note) ++counts.note;
    }
    for (const auto& entry : material.open) {
        if (entry.kind == model::Kind::blocker) ++counts.blocker_open;
        if (entry.kind == model::Kind::next) ++counts.next;
        if (entry.kind == model::Kind::ask) ++counts.ask_open;
    }
    counts.decision = material.decisions.size();
    counts.previous = material.entries_in_previous;
    return counts;
}

std::vector<Author> authors(const Material& material) {
    std::unordered_map<std::string_view, std::size_t> done;
    for (const auto& entry : material.entries) done[entry.author] += is_work(entry.kind) ? 1 : 0;
    for (const auto& entry : material.open) done[entry.author];
    for (const auto& entry : material.closed_before) done[entry.author];
    std::vector<Author> result;
    for (const auto& [name, number] : done) result.push_back({std::string(name), number});
    std::ranges::sort(result, by_name, &Author::name);
    return result;
}

// What the digest says about itself.
Digest begun(const Material& material, const time::Period& period, const Options& options) {
    const auto until = std::min(options.as_of, time::span(period, options.zone).until);
    Digest result;
    result.title = options.title.empty() ? project_of_scope(options.scope) : options.title;
    result.period = period;
    result.zone = options.zone.name();
    result.until = options.zone.stamp(until);
    result.grouping = options.grouping;
    result.counts = count(material);
    result.people = authors(material);
    name_missing(result, material, options.zone);
    return result;
}

// Where projects stand is often told before the period.
std::string status_command(const time::Period& period, const Options& options) {
    if (period.end >= time::end_of_days) return list_command("", options.scope, {"kind:status"});
    return list_command("", options.scope, {"kind:status", "before:" + time::iso_date(period.end)},
                        options.zone_to_tell);
}

// Blockers and asks are never cut short; plans are, where those that slipped last are the likeliest
// to be mended.
void put_waiting(Digest& result, const Material& material, const Options& options,
                 const Limits& most) {
    const auto until = result.until.at;
    result.attention = still_open(material.open, model::Kind::blocker, until);
    for (auto& ask : open_asks(material, until, options.zone)) {
        if (ask.overdue_since) ++result.counts.overdue;
        result.attention.push_back(std::move(ask));
    }
    auto plans = open_plans(material.open, result.period, until, options.zone);
    const auto older = slipped_before(result.period, until, options.zone) - time::Seconds{1};
    const auto day = time::day_of(options.zone.local(older)) + std::chrono::days{1};
    result.counts.slipped = plans.slipped.size();
    result.slipped = std::move(plans.slipped);
    std::ranges::reverse(result.slipped);
    // What slipped by a day of its own, no date in a query tells apart.
    const bool by_age = std::ranges::none_of(
        result.slipped, [](const Line& line) { return line.overdue_since.has_value(); });
    std::vector<std::string> terms{"kind:next", "is:open"};
    if (by_age) terms.push_back("before:" + time::iso_date(day));
    cut(result.slipped, most.slipped, result.more_slipped,
        list_command("", options.scope, terms, options.zone_to_tell));
    std::ranges::reverse(result.slipped);
    result.next = std::move(plans.next);
    cut(result.next, most.section, result.more_next,
        list_command("", options.scope, {"kind:next", "is:open"}, options.zone_to_tell));
}

}  // namespace

Digest digest(const Material& material, const time::Period& period, const Options& options) {
    auto result = begun(material, period, options);
    const auto until = result.until.at;
    const auto most = limits(options.detail.value_or(detail_of(period)));
    const auto during = time::name(period);
    const auto command = [&](const std::string& term) {
        return list_command(during, options.scope, {term}, options.zone_to_tell);
    };

    const auto span = time::span(period, options.zone);
    const Endings endings(material, span.until);
    result.counts.blocker_closed = endings.blockers();
    put_waiting(result, material, options, most);
    result.responses =
        responses(material.exchanges, material.work_of, {span.from, result.until.at});
    result.review = waiting_lines(material, options, span, until);
    const auto waiting = result.review;
    std::ranges::move(decision_lines(material.review, options.zone, span.until),
                      std::back_inserter(result.review));
    const auto told = projects_told(material);
    result.status = latest_status(material, told, span.from, until);
    cut(result.status, most.section, result.more_status, status_command(period, options));
    result.projects = told.size();

    auto work = finished(material, endings);
    result.breaking = section(std::move(work.breaking), most.section, result.more_breaking,
                              command("is:breaking"));
    result.wins =
        section(std::move(work.wins), most.section, result.more_wins, command("kind:win"));
    auto arranged = arrange(std::move(work.others), period, options, most);
    result.groups = std::move(arranged.groups);
    result.more_groups = std::move(arranged.rest);

    result.decisions = decision_lines(material.decisions, options.zone, span.until);
    take_out(result.decisions, waiting);
    if (is_cut(result.decisions, most.section, result.more_decisions, command("is:decision")))
        thin_out(result.decisions, most.section);
    return result;
}

}  // namespace trail::report
