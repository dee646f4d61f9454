// The groups of finished work in a digest.
#include "report/arrange.hpp"

#include <algorithm>
#include <unordered_map>
#include <utility>

#include "report/command.hpp"
#include "report/lines.hpp"

namespace trail::report {
namespace {

std::string key_of(const Work& work, const Options& options) {
    switch (options.grouping) {
        case Grouping::project:
            return work.entry->project.value_or("");
        case Grouping::person:
            return work.entry->author;
        case Grouping::kind:
            return std::string(model::name(work.entry->kind));
        case Grouping::day:
            break;
    }
    return time::iso_date(time::day_of(options.zone.local(work.when)));
}

std::string command_of(const std::string& key, const std::string& during, const Options& options) {
    switch (options.grouping) {
        case Grouping::project:
            if (key.empty())
                return list_command(during, options.scope, {"NOT", "has:project"},
                                    options.zone_to_tell);
            if (scope_says(options.scope, term("project", key)))
                return list_command(during, options.scope, {}, options.zone_to_tell);
            return list_command(during, options.scope, {"-p", key}, options.zone_to_tell);
        case Grouping::person:
            return list_command(during, options.scope, {term("author", key)}, options.zone_to_tell);
        case Grouping::kind:
            return list_command(during, options.scope, {term("kind", key)}, options.zone_to_tell);
        case Grouping::day:
            break;
    }
    return list_command(key, options.scope, {}, options.zone_to_tell);
}

// The work of a group to be; of most groups it is only counted.
struct Part {
    std::string key;
    std::size_t count = 0;  // work done
    std::vector<Work*> work;
};

// Whether `left` comes before `right`; work without a project comes last.
bool precedes(const Part& left, const Part& right, Grouping grouping) {
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

std::vector<Part> parted(std::vector<Work>& work, const Options& options) {
    std::vector<Part> parts;
    std::unordered_map<std::string, std::size_t> places;
    for (auto& each : work) {
        const auto [place, fresh] = places.try_emplace(key_of(each, options), parts.size());
        if (fresh) parts.emplace_back().key = place->first;
        auto& part = parts[place->second];
        if (is_work(each.entry->kind)) ++part.count;
        part.work.push_back(&each);
    }
    std::ranges::sort(parts, [&](const Part& left, const Part& right) {
        return precedes(left, right, options.grouping);
    });
    return parts;
}

std::vector<Work> taken(const std::vector<Work*>& some) {
    std::vector<Work> result;
    result.reserve(some.size());
    for (auto* each : some) result.push_back(std::move(*each));
    return result;
}

// How many of the groups, from the front, have lines.
std::size_t detailed_groups(std::size_t groups, Grouping grouping, const Limits& limits) {
    const auto most = grouping == Grouping::day ? limits.days : limits.detailed;
    if (groups <= most + 1) return groups;
    return grouping == Grouping::project ? limits.detailed : 0;
}

// How many of the others are counted one by one.
std::size_t listed_groups(std::size_t groups, std::size_t detailed, Grouping grouping,
                          const Limits& limits) {
    const auto others = groups - detailed;
    if (grouping == Grouping::day || others <= limits.listed + 1) return others;
    return limits.listed;
}

}  // namespace

Arranged arrange(std::vector<Work> work, const time::Period& period, const Options& options,
                 const Limits& limits) {
    Arranged result;
    const auto during = time::name(period);
    auto parts = parted(work, options);
    const auto detailed = detailed_groups(parts.size(), options.grouping, limits);
    const auto listed = listed_groups(parts.size(), detailed, options.grouping, limits);
    const auto most_lines =
        std::max(limits.lines, limits.page / std::max<std::size_t>(1, parts.size()));
    for (std::size_t i = 0; i < detailed + listed; ++i) {
        auto& part = parts[i];
        Group group{.key = std::move(part.key), .count = part.count, .left_out = part.work.size()};
        if (i < detailed)
            group.lines = shown(in_order(taken(part.work)), most_lines, group.left_out);
        if (group.left_out > 0) group.more = command_of(group.key, during, options);
        result.groups.push_back(std::move(group));
    }
    for (std::size_t i = detailed + listed; i < parts.size(); ++i) {
        ++result.rest.groups;
        result.rest.entries += parts[i].work.size();
    }
    if (result.rest.groups > 0)
        result.rest.more = list_command(during, options.scope, {}, options.zone_to_tell);
    return result;
}

}  // namespace trail::report
