// The week pages of a site.
#include "render/site_weeks.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "render/digest_words.hpp"
#include "render/site_entry.hpp"
#include "render/site_months.hpp"
#include "trail/text/html.hpp"

namespace trail::render {
namespace {

// Projects by name, what has none at the end.
using Order = std::pair<bool, std::string>;
std::map<Order, std::vector<std::size_t>> by_project(const std::vector<model::Entry>& entries) {
    std::map<Order, std::vector<std::size_t>> groups;
    for (std::size_t i = 0; i < entries.size(); ++i)
        groups[{!entries[i].project, entries[i].project.value_or("")}].push_back(i);
    return groups;
}

SiteSection section_of(const Order& project, std::size_t entries) {
    const auto number = counted(entries, "entry", "entries");
    if (project.first) return {.id = "no-project", .title = "No project", .number = number};
    const auto slug = site_slug(project.second);
    return {.id = "p-" + slug,
            .title = site_link(site_file("projects", slug), text::for_html(project.second)),
            .number = number};
}

std::string lead(const std::vector<model::Entry>& entries) {
    const auto number = [&](auto holds) {
        return static_cast<std::size_t>(std::ranges::count_if(entries, holds));
    };
    const auto done = number([](const model::Entry& entry) { return is_work(entry.kind); });
    const auto wins = number([](const auto& entry) { return entry.kind == model::Kind::win; });
    const auto decisions = number([](const auto& entry) { return entry.decision.has_value(); });
    return site_numbers({{done, "done"},
                         {wins, wins == 1 ? "win" : "wins"},
                         {decisions, decisions == 1 ? "decision" : "decisions"}});
}

}  // namespace

SiteWeekPages site_week(const SiteWeek& week, const time::Zone& zone, std::vector<SiteLink> ways) {
    const auto groups = by_project(week.entries);
    std::vector<SiteSection> sections;
    for (const auto& [project, places] : groups) {
        sections.push_back(section_of(project, places.size()));
        for (const auto place : places)
            sections.back().items.push_back(site_entry(week.entries[place], zone));
    }
    auto parts = site_parts(sections);
    const auto name = time::name(week.week);
    SiteWeekPages result{.pages = {},
                         .targets = std::vector<std::string>(week.entries.size()),
                         .projects = std::vector<std::string>(week.entries.size())};
    std::size_t section = 0;
    for (const auto& [project, places] : groups) {
        const auto& part_of = parts.part_of[section];
        for (std::size_t i = 0; i < places.size(); ++i) {
            const auto id = model::letters(week.entries[places[i]].id);
            result.targets[places[i]] = site_file("weeks", name, part_of[i]) + '#' + id;
            result.projects[places[i]] =
                site_file("weeks", name, part_of.front()) + '#' + sections[section].id;
        }
        ++section;
    }
    const SitePage first{
        .title = period_title(week.week), .lead = lead(week.entries), .ways = std::move(ways)};
    result.pages = site_pages(first, "weeks", name, std::move(parts.contents));
    return result;
}

}  // namespace trail::render
