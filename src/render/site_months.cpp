// The month pages of a site.
#include "render/site_months.hpp"

#include <fmt/format.h>

#include "render/digest_words.hpp"
#include "render/html_pictures.hpp"
#include "trail/report/digest.hpp"

namespace trail::render {
namespace {

SiteSection listed(std::string_view id, std::string_view title,
                   const std::vector<std::string>& items) {
    return {.id = std::string(id), .title = std::string(title), .items = items, .look = "marked"};
}

}  // namespace

std::string site_numbers(const std::vector<std::pair<std::size_t, std::string>>& numbers) {
    std::string items;
    for (const auto& [number, word] : numbers)
        if (number > 0) items += fmt::format("<li><b>{}</b> {}</li>\n", grouped(number), word);
    return items.empty() ? "" : "<ul class=\"numbers\">\n" + items + "</ul>\n";
}

void SiteMonth::add(const Placed& placed, time::Day day, std::string_view item) {
    const auto& entry = placed.entry;
    ++entries_;
    if (weeks_.empty() || weeks_.back().week != placed.week)
        weeks_.push_back({site_file("weeks", time::name(placed.week)), placed.week});
    ++weeks_.back().entries;
    if (entry.decision) decisions_.emplace_back(item);
    if (entry.breaking) breaking_.emplace_back(item);
    if (entry.kind == model::Kind::win) wins_.emplace_back(item);
    if (!is_work(entry.kind)) return;
    ++days_[day];
    ++projects_[entry.project.value_or("")];
}

std::string SiteMonth::lead() const {
    std::size_t done = 0;
    for (const auto& [day, count] : days_) done += count;
    return site_numbers(
        {{done, "done"},
         {wins_.size(), wins_.size() == 1 ? "win" : "wins"},
         {decisions_.size(), decisions_.size() == 1 ? "decision" : "decisions"},
         {breaking_.size(), breaking_.size() == 1 ? "breaking change" : "breaking changes"}});
}

SiteSection SiteMonth::weeks() const {
    SiteSection section{.id = "weeks", .title = "Weeks"};
    for (const auto& week : weeks_)
        section.items.push_back("<li>" + site_link(week.target, period_title(week.week)) + ", " +
                                counted(week.entries, "entry", "entries") + "</li>\n");
    return section;
}

// The pictures are those of a digest.
SiteSection SiteMonth::numbers() const {
    report::Digest digest;
    digest.period = month_;
    digest.until = {time::Instant(month_.end.time_since_epoch()) - time::Seconds{1}};
    for (const auto& [day, count] : days_) digest.overview.days.push_back({day, count});
    for (const auto& [name, count] : projects_) digest.overview.projects.push_back({name, count});
    report::sort(digest.overview.projects);
    SiteSection section{.id = "numbers", .title = "Numbers", .is_list = false};
    auto pictures = html_calendar(digest) + html_project_bars(digest);
    if (!pictures.empty()) section.items.push_back(std::move(pictures));
    return section;
}

std::vector<SitePage> SiteMonth::pages(std::vector<SiteLink> ways) const {
    const SitePage first{.title = period_title(month_), .lead = lead(), .ways = std::move(ways)};
    const std::vector<SiteSection> sections{listed("breaking", "Breaking changes", breaking_),
                                            listed("decisions", "Decisions", decisions_),
                                            listed("wins", "Wins", wins_), weeks(), numbers()};
    return site_pages(first, "months", time::name(month_), site_parts(sections).contents);
}

}  // namespace trail::render
