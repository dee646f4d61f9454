// The pages of projects and people in a site.
#include "render/site_names.hpp"

#include <fmt/format.h>

#include "render/digest_words.hpp"
#include "trail/text/html.hpp"

namespace trail::render {
namespace {

constexpr std::size_t most_open = 50;
constexpr std::size_t most_decisions = 50;
constexpr std::size_t most_wins = 30;
constexpr std::size_t most_latest = 20;

std::string name_item(std::string_view folder, const std::string& name) {
    return "<li>" +
           site_link(site_file(folder, site_slug(name)),
                     "<bdi>" + text::for_html(name) + "</bdi>") +
           "</li>\n";
}

}  // namespace

void NameFile::Newest::add(std::string_view item, std::size_t most) {
    items.emplace_back(item);
    if (items.size() > most) items.pop_front();
    ++all;
}

void NameFile::add(const Placed& placed, std::string_view item, const std::string& other) {
    ++entries_;
    const auto& entry = placed.entry;
    if (!other.empty()) others_.insert(other);
    if (weeks_.empty() || weeks_.back().week != placed.week)
        weeks_.push_back({std::string(placed.week_file), placed.week});
    ++weeks_.back().entries;
    latest_.add(item, most_latest);
    if (entry.kind == model::Kind::win) wins_.add(item, most_wins);
    if (entry.decision) decisions_.add(item, most_decisions);
    if (!entry.decision && model::is_open(entry)) open_.add(item, most_open);
}

SiteSection NameFile::section(std::string_view id, std::string_view title, const Newest& newest) {
    SiteSection section{.id = std::string(id), .title = std::string(title)};
    section.items.assign(newest.items.rbegin(), newest.items.rend());
    if (newest.all > newest.items.size())
        section.items.push_back(fmt::format("<li>and {} before them, in the weeks below</li>\n",
                                            grouped(newest.all - newest.items.size())));
    return section;
}

std::vector<SiteSection> NameFile::sections(std::string_view others,
                                            std::string_view folder) const {
    std::vector<SiteSection> all{
        section("open", "Open", open_), section("decisions", "Decisions", decisions_),
        section("wins", "Wins", wins_), section("latest", "Latest", latest_)};
    SiteSection names{.id = "others", .title = std::string(others), .look = "names"};
    for (const auto& name : others_) names.items.push_back(name_item(folder, name));
    all.push_back(std::move(names));
    SiteSection weeks{.id = "weeks", .title = "Weeks"};
    for (auto week = weeks_.rbegin(); week != weeks_.rend(); ++week)
        weeks.items.push_back("<li>" + site_link(week->target, period_title(week->week)) + ", " +
                              counted(week->entries, "entry", "entries") + "</li>\n");
    all.push_back(std::move(weeks));
    return all;
}

std::vector<SitePage> NameFiles::pages(const std::string& name) const {
    const auto& file = files_.at(name);
    const SitePage first{
        .title = name,
        .lead = "<p>" + counted(file.entries(), "entry", "entries") + "</p>\n",
    };
    return site_pages(first, folder_, site_slug(name),
                      site_parts(file.sections(others_, others_folder_)).contents);
}

std::vector<SitePage> NameFiles::list(std::string_view title) const {
    SiteSection section{.id = "names", .title = "By name", .look = "names"};
    for (const auto& [name, file] : files_) section.items.push_back(name_item(folder_, name));
    if (section.items.empty()) section = {"names", "None", {}, {"<li>There are none.</li>\n"}};
    return site_pages({.title = std::string(title)}, folder_, "index",
                      site_parts({section}).contents);
}

std::vector<SiteLink> NameFiles::links(std::size_t most) const {
    std::vector<SiteLink> links;
    for (const auto& [name, file] : files_) {
        if (links.size() == most) break;
        links.push_back({site_file(folder_, site_slug(name)), name});
    }
    return links;
}

}  // namespace trail::render
