// Where projects stand at the end of a digest's period.
#include "report/standing.hpp"

#include <algorithm>
#include <map>
#include <string>

#include "report/lines.hpp"
#include "report/subject.hpp"

namespace trail::report {
namespace {

struct ByName {
    bool operator()(const std::string& left, const std::string& right) const {
        return by_name(left, right);
    }
};

using LastWords = std::map<std::string, const model::Entry*, ByName>;

LastWords last_words(const Material& material) {
    LastWords latest;
    for (const auto* entries : {&material.statuses, &material.entries}) {
        for (const auto& entry : *entries) {
            if (entry.kind != model::Kind::status) continue;
            auto& current = latest[entry.project.value_or("")];
            if (!current || current->at.at <= entry.at.at) current = &entry;
        }
    }
    return latest;
}

model::Health health_of(const std::optional<model::Health>& said) {
    return said.value_or(model::Health::on_track);
}

// Good news of a project that nothing else is told of is no news.
bool is_old_good_news(const model::Entry& status, const ProjectNames& told, time::Instant from) {
    const auto project = status.project ? std::string_view(*status.project) : std::string_view();
    return status.at.at < from && !told.contains(project) &&
           health_of(status.health) == model::Health::on_track;
}

bool precedes(const Line& left, const Line& right) {
    const auto here = health_of(left.health);
    const auto there = health_of(right.health);
    if (here != there) return here > there;
    return here == model::Health::on_track ? left.at.at > right.at.at : left.at.at < right.at.at;
}

}  // namespace

ProjectNames projects_told(const Material& material) {
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

std::vector<Line> latest_status(const Material& material, const ProjectNames& told,
                                time::Instant from, time::Instant until) {
    std::vector<Line> lines;
    for (const auto& [project, entry] : last_words(material)) {
        if (is_old_good_news(*entry, told, from)) continue;
        lines.push_back(line_of(*entry));
        lines.back().age = std::max(until - entry->at.at, time::Seconds{0});
    }
    std::ranges::stable_sort(lines, precedes);
    return lines;
}

}  // namespace trail::report
