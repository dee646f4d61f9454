// The pages of a site.
#include "render/site_page.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "render/html_page.hpp"
#include "trail/render/mail.hpp"
#include "trail/render/site.hpp"
#include "trail/text/html.hpp"

namespace trail::render {
namespace {

// What the frame, its style sheet and one item more may need stays free.
constexpr std::size_t most_content = largest_site_file * 3 / 4;
constexpr std::size_t longest_slug = 60;
constexpr std::size_t hash_digits = 8;

struct Place {
    std::string_view file, name;
};
constexpr std::array<Place, 6> places{{{"index.html", "Search"},
                                       {"weeks/index.html", "Weeks"},
                                       {"months/index.html", "Months"},
                                       {"projects/index.html", "Projects"},
                                       {"people/index.html", "People"},
                                       {"decisions/index.html", "Decisions"}}};

bool is_plain(char byte) {
    return (byte >= 'a' && byte <= 'z') || (byte >= '0' && byte <= '9') || byte == '-' ||
           byte == '_';
}

std::string way_up(std::string_view file) {
    return file.find('/') == std::string_view::npos ? "" : "../";
}

std::string links(std::string_view label, const std::vector<SiteLink>& all, std::string_view file) {
    if (all.empty()) return {};
    auto out = fmt::format("<nav aria-label=\"{}\">\n<ul>\n", label);
    for (const auto& link : all) {
        const auto words = "<bdi>" + text::for_html(link.words) + "</bdi>";
        out += fmt::format("<li><a href=\"{}{}\">{}</a></li>\n", way_up(file), link.target,
                           link.target == file ? "<strong>" + words + "</strong>" : words);
    }
    return out + "</ul>\n</nav>\n";
}

std::string places_html(std::string_view file) {
    std::vector<SiteLink> all;
    for (const auto& place : places)
        all.push_back({std::string(place.file), std::string(place.name)});
    return links("Site", all, file);
}

// One page after the other, of sections whose items may be anywhere between two of them.
class Parts {
public:
    void add(const SiteSection& section) {
        auto& part_of = parts_.part_of.emplace_back();
        if (section.items.empty()) return;
        open(section, "");
        for (const auto& item : section.items) {
            if (page_.size() + item.size() > most_content && has_item_) {
                close(section);
                turn();
                open(section, " <small>continued</small>");
            }
            page_ += item;
            has_item_ = true;
            part_of.push_back(parts_.contents.size());
        }
        close(section);
    }
    SiteParts take() {
        turn();
        return std::move(parts_);
    }

private:
    void open(const SiteSection& section, std::string_view note) {
        const auto number = section.number.empty()
                                ? std::string(note)
                                : " <small>" + text::for_html(section.number) + "</small>";
        page_ += fmt::format(
            "<section aria-labelledby=\"{0}\">\n<h2 id=\"{0}\"><bdi>{1}</bdi>{2}</h2>\n",
            section.id, section.title, note.empty() ? number : std::string(note));
        if (!section.is_list) return;
        page_ += section.look.empty() ? "<ul>\n" : "<ul class=\"" + section.look + "\">\n";
    }
    void close(const SiteSection& section) {
        page_ += section.is_list ? "</ul>\n</section>\n" : "</section>\n";
    }
    void turn() {
        parts_.contents.push_back(std::move(page_));
        page_.clear();
        has_item_ = false;
    }

    SiteParts parts_;
    std::string page_;
    bool has_item_ = false;
};

}  // namespace

std::string site_slug(std::string_view name) {
    std::string slug;
    for (const char byte : name.substr(0, longest_slug)) slug += is_plain(byte) ? byte : '-';
    if (slug == name && slug != "index") return slug;
    slug.resize(std::min(slug.size(), longest_slug - hash_digits - 1));
    return slug + '-' + fingerprint(name).substr(0, hash_digits);
}

std::string site_file(std::string_view folder, std::string_view name, std::size_t part) {
    if (part == 0) return fmt::format("{}/{}.html", folder, name);
    return fmt::format("{}/{}~{}.html", folder, name, part + 1);
}

std::string period_title(const time::Period& period) {
    auto title = time::title(period);
    if (title.starts_with('w')) title.front() = 'W';
    return title;
}

std::string site_link(std::string_view target, std::string_view html) {
    return fmt::format("<a href=\"../{}\">{}</a>", target, html);
}

std::string site_page(const SitePage& page, std::string_view site_title) {
    const auto title =
        site_title == page.title ? page.title : fmt::format("{} - {}", page.title, site_title);
    auto out = site_head(title, page.searches ? Scripts::of_search : Scripts::none);
    out += "<a class=\"skip\" href=\"#main\">Skip to the content</a>\n";
    out += places_html(page.file);
    out += "<header>\n<h1><bdi>" + text::for_html(page.title) + "</bdi></h1>\n" + page.lead +
           "</header>\n";
    out += links("Neighbours", page.ways, page.file);
    out += "<main id=\"main\">\n" + page.content + "</main>\n";
    out += "<footer>\n<p>Made by trail.</p>\n</footer>\n";
    return out += html_end;
}

SiteParts site_parts(const std::vector<SiteSection>& sections) {
    Parts parts;
    for (const auto& section : sections) parts.add(section);
    return parts.take();
}

std::vector<SitePage> site_pages(const SitePage& first, std::string_view folder,
                                 std::string_view name, std::vector<std::string> contents) {
    constexpr std::size_t most_listed = 50;
    std::vector<SitePage> pages(contents.size(), first);
    for (std::size_t i = 0; i < pages.size(); ++i) {
        auto& page = pages[i];
        page.file = site_file(folder, name, i);
        page.content = std::move(contents[i]);
        if (i > 0) page.lead = fmt::format("<p>Part {} of {}</p>\n", i + 1, pages.size());
        const auto from = i < most_listed / 2 ? 0 : i - most_listed / 2;
        for (auto part = from; pages.size() > 1 && part < pages.size(); ++part) {
            if (part == from + most_listed) break;
            page.ways.push_back({site_file(folder, name, part), fmt::format("Part {}", part + 1)});
        }
    }
    return pages;
}

}  // namespace trail::render
