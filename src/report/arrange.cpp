// The groups of finished work in a digest.
#include "report/arrange.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include "report/command.hpp"
#include "report/lines.hpp"

namespace trail::report {
namespace {

std::string key_of(const Work& work, const Options& options) {
    switch (options.grouping) {
        case Grouping::project:
            return work.line.project.value_or("");
        case Grouping::person:
            return work.line.author;
        case Grouping::kind:
            return std::string(model::name(work.line.kind));
        case Grouping::day:
            break;
    }
    return time::iso_date(time::day_of(options.zone.local(work.when)));
}

std::string command_of(const std::string& key, const time::Period& period, const Options& options) {
    const auto during = time::name(period);
    switch (options.grouping) {
        case Grouping::project:
            if (key.empty()) return list_command(during, options.scope, {"NOT", "has:project"});
            if (scope_says(options.scope, term("project", key)))
                return list_command(during, options.scope, {});
            return list_command(during, options.scope, {"-p", key});
        case Grouping::person:
            return list_command(during, options.scope, {term("author", key)});
        case Grouping::kind:
            return list_command(during, options.scope, {term("kind", key)});
        case Grouping::day:
            break;
    }
    return list_command(key, options.scope, {});
}

// Whether `left` comes before `right`; work without a project comes last.
bool precedes(const Group& left, const Group& right, Grouping grouping) {
    switch (grouping) {
        case Grouping::project:
            if (left.key.empty() != right.key.empty()) return right.key.empty();
            if (left.count != right.count) return left.count > right.count;
            return by_name(left.key, right.key);
        case Grouping::person:
            return by_name(left.key, right.key);
        case Grouping::kind:
            return model::parse_kind(left.key) < model::parse_kind(right.key);
        case Grouping::day:
            break;
    }
    return left.key < right.key;
}

std::vector<Group> all_groups(std::vector<Work> work, const time::Period& period,
                              const Options& options, const Limits& limits) {
    std::map<std::string, std::vector<Work>> parts;
    for (auto& each : work) {
        auto& part = parts[key_of(each, options)];
        part.push_back(std::move(each));
    }
    const auto most_lines =
        std::max(limits.lines, limits.page / std::max<std::size_t>(1, parts.size()));
    std::vector<Group> groups;
    for (auto& [key, part] : parts) {
        Group group;
        group.key = key;
        group.count = static_cast<std::size_t>(
            std::ranges::count_if(part, is_work, [](const Work& each) { return each.line.kind; }));
        group.lines = shown(in_order(std::move(part)), most_lines, group.left_out);
        if (group.left_out > 0) group.more = command_of(key, period, options);
        groups.push_back(std::move(group));
    }
    std::ranges::sort(groups, [&](const Group& left, const Group& right) {
        return precedes(left, right, options.grouping);
    });
    return groups;
}

// How many of the groups, from the front, have lines.
std::size_t detailed_groups(std::size_t groups, Grouping grouping, const Limits& limits) {
    const auto most = grouping == Grouping::day ? limits.days : limits.detailed;
    if (groups <= most + 1) return groups;
    return grouping == Grouping::project ? limits.detailed : 0;
}

}  // namespace

Arranged arrange(std::vector<Work> work, const time::Period& period, const Options& options,
                 const Limits& limits) {
    Arranged result;
    auto& groups = result.groups;
    groups = all_groups(std::move(work), period, options, limits);
    const auto detailed = detailed_groups(groups.size(), options.grouping, limits);
    for (std::size_t i = detailed; i < groups.size(); ++i) {
        for (const auto& line : groups[i].lines) groups[i].left_out += line.times;
        groups[i].lines.clear();
        groups[i].more = command_of(groups[i].key, period, options);
    }
    if (options.grouping == Grouping::day || groups.size() <= detailed + limits.listed + 1)
        return result;
    for (std::size_t i = detailed + limits.listed; i < groups.size(); ++i) {
        ++result.rest.groups;
        result.rest.entries += groups[i].left_out;
    }
    result.rest.more = list_command(time::name(period), options.scope, {});
    groups.resize(detailed + limits.listed);
    return result;
}

}  // namespace trail::report
