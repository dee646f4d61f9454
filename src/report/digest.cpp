// The digest: entries of a period sorted into what needs attention, good news and work by group.
#include "trail/report/digest.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <unordered_set>
#include <utility>

#include "report/arrange.hpp"
#include "report/command.hpp"
#include "report/lines.hpp"
#include "report/missing.hpp"
#include "report/subject.hpp"
#include "report/work.hpp"

namespace trail::report {
namespace {

struct ByName {
    bool operator()(const std::string& left, const std::string& right) const {
        return by_name(left, right);
    }
};

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
    auto lines = shown(std::move(ordered), most, rest.entries);
    std::ranges::stable_sort(lines, {}, [](const Line& line) { return line.at.at; });
    if (rest.entries > 0) rest.more = command;
    return lines;
}

// Shortens a section from its end and says how to see the rest.
template <class AnyLine>
void cut(std::vector<AnyLine>& lines, std::size_t most, Rest& rest, const std::string& command) {
    if (lines.size() <= most + 1) return;
    rest.entries = lines.size() - most;
    rest.more = command;
    lines.resize(most);
}

std::vector<Line> still_open(const std::vector<model::Entry>& open, model::Kind kind,
                             time::Instant until) {
    std::vector<Line> lines;
    for (const auto& entry : open) {
        if (entry.kind != kind) continue;
        lines.push_back(line_of(entry));
        lines.back().age = std::max(until - entry.at.at, time::Seconds{0});
    }
    std::ranges::stable_sort(lines, {}, [](const Line& line) { return line.at.at; });
    return lines;
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

std::vector<Line> open_asks(const Material& material, time::Instant until, const time::Zone& zone) {
    auto lines = still_open(material.open, model::Kind::ask, until);
    for (auto& line : lines) tell_waiting(line, material, until, zone);
    return lines;
}

using ProjectNames = std::unordered_set<std::string_view>;

ProjectNames project_names(const Material& material) {
    ProjectNames names;
    const auto add = [&](const model::Entry& entry) {
        if (entry.project) names.insert(*entry.project);
    };
    for (const auto* entries : {&material.entries, &material.open, &material.closed_before})
        std::ranges::for_each(*entries, add);
    for (const auto* decisions : {&material.decisions, &material.waiting, &material.review})
        std::ranges::for_each(*decisions, add, &model::Decision::entry);
    return names;
}

// Good news of a project that nothing else is told of is no news.
bool is_old_good_news(const model::Entry& status, const ProjectNames& told, time::Instant from) {
    const auto project = status.project ? std::string_view(*status.project) : std::string_view();
    return status.at.at < from && !told.contains(project) &&
           status.health.value_or(model::Health::on_track) == model::Health::on_track;
}

std::vector<Line> latest_status(const Material& material, const ProjectNames& told,
                                time::Instant from, time::Instant until) {
    std::map<std::string, const model::Entry*, ByName> latest;
    for (const auto* entries : {&material.statuses, &material.entries}) {
        for (const auto& entry : *entries) {
            if (entry.kind != model::Kind::status) continue;
            auto& current = latest[entry.project.value_or("")];
            if (!current || current->at.at <= entry.at.at) current = &entry;
        }
    }
    std::vector<Line> lines;
    for (const auto& [project, entry] : latest) {
        if (is_old_good_news(*entry, told, from)) continue;
        lines.push_back(line_of(*entry));
        lines.back().age = std::max(until - entry->at.at, time::Seconds{0});
    }
    std::ranges::stable_sort(lines, std::ranges::greater{}, [](const Line& line) {
        return line.health.value_or(model::Health::on_track);
    });
    return lines;
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
    std::map<std::string_view, std::size_t> done;
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

}  // namespace

Digest digest(const Material& material, const time::Period& period, const Options& options) {
    auto result = begun(material, period, options);
    const auto until = result.until.at;
    const auto most = limits(options.detail.value_or(detail_of(period)));
    const auto during = time::name(period);
    const auto command = [&](const std::string& term) {
        return list_command(during, options.scope, {term});
    };

    const Endings endings(material, time::span(period, options.zone).until);
    result.counts.blocker_closed = endings.blockers();
    result.attention = still_open(material.open, model::Kind::blocker, until);
    for (auto& ask : open_asks(material, until, options.zone)) {
        if (ask.overdue_since) ++result.counts.overdue;
        result.attention.push_back(std::move(ask));
    }
    const auto span = time::span(period, options.zone);
    result.review = waiting_lines(material, options, span, until);
    const auto waiting = result.review;
    std::ranges::move(decision_lines(material.review, options.zone, span.until),
                      std::back_inserter(result.review));
    const auto told = project_names(material);
    result.status = latest_status(material, told, span.from, until);
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
    cut(result.decisions, most.section, result.more_decisions, command("is:decision"));
    result.next = still_open(material.open, model::Kind::next, until);
    cut(result.next, most.section, result.more_next,
        list_command("", options.scope, {"kind:next", "is:open"}));
    return result;
}

}  // namespace trail::report
