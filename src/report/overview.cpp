// Work by day and by project, and the bodies behind the lines of a digest.
#include "trail/report/overview.hpp"

#include <algorithm>
#include <map>
#include <string_view>
#include <unordered_set>

#include "report/lines.hpp"
#include "report/work.hpp"
#include "trail/report/digest.hpp"

namespace trail::report {
namespace {

void count_work(Overview& overview, const Material& material, const time::Zone& zone) {
    std::map<time::Day, std::size_t> days;
    std::map<std::string_view, std::size_t> projects;
    for (const auto& entry : material.entries) {
        if (!is_work(entry.kind)) continue;
        ++days[time::day_of(zone.local(entry.at.at))];
        ++projects[entry.project ? std::string_view(*entry.project) : std::string_view()];
    }
    for (const auto& [day, count] : days) overview.days.push_back({day, count});
    for (const auto& [name, count] : projects)
        overview.projects.push_back({std::string(name), count});
    sort(overview.projects);
}

using Ids = std::unordered_set<std::uint64_t>;

template <class AnyLine>
void add_ids(Ids& ids, const std::vector<AnyLine>& lines) {
    for (const auto& line : lines) ids.insert(line.id.bits);
}

Ids ids_of_lines(const Digest& digest) {
    Ids ids;
    for (const auto* lines : {&digest.attention, &digest.slipped, &digest.status, &digest.breaking,
                              &digest.wins, &digest.next})
        add_ids(ids, *lines);
    for (const auto& group : digest.groups) add_ids(ids, group.lines);
    for (const auto* lines : {&digest.review, &digest.decisions}) add_ids(ids, *lines);
    return ids;
}

void add_bodies(Overview& overview, const Material& material, const Ids& ids) {
    std::map<std::uint64_t, const std::string*> bodies;
    const auto add = [&](const model::Entry& entry) {
        if (entry.body && ids.contains(entry.id.bits)) bodies[entry.id.bits] = &*entry.body;
    };
    for (const auto* entries :
         {&material.entries, &material.open, &material.closed_before, &material.statuses})
        std::ranges::for_each(*entries, add);
    for (const auto* decisions : {&material.decisions, &material.waiting, &material.review})
        std::ranges::for_each(*decisions, add, &model::Decision::entry);
    for (const auto& [bits, text] : bodies) overview.bodies.push_back({{bits}, *text});
}

}  // namespace

void sort(std::vector<Share>& shares) {
    std::ranges::sort(shares, [](const Share& left, const Share& right) {
        if (left.count != right.count) return left.count > right.count;
        if (left.name.empty() != right.name.empty()) return right.name.empty();
        return by_name(left.name, right.name);
    });
}

void add_overview(Digest& digest, const Material& material, const time::Zone& zone) {
    digest.overview = {};
    count_work(digest.overview, material, zone);
    add_bodies(digest.overview, material, ids_of_lines(digest));
}

}  // namespace trail::report
