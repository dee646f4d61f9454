// The pages of a site: their names, their frame, and long lists cut into pages that stay small.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "trail/time/period.hpp"

namespace trail::render {

// A name as that of a file: ASCII, at most 60 characters, different for different names, whatever
// a file system thinks of letter case.
std::string site_slug(std::string_view name);

// "weeks/2026-W47.html", and "weeks/2026-W47~2.html" for the second part of a long page.
std::string site_file(std::string_view folder, std::string_view name, std::size_t part = 0);

// "Week 47 (Mon 16 to Sun 22 Nov 2026)": a period as the beginning of a line.
std::string period_title(const time::Period& period);

struct SiteLink {
    std::string target;  // from the top of the site
    std::string words;   // plain text
};

struct SitePage {
    std::string file;              // from the top of the site
    std::string title;             // plain text
    std::string lead{};            // under the title
    std::vector<SiteLink> ways{};  // to its neighbours
    std::string content{};
    bool searches = false;  // has the script
};

// The whole page.
std::string site_page(const SitePage& page, std::string_view site_title);

// A link as it stands on a page in a folder of the site; the words are HTML.
std::string site_link(std::string_view target, std::string_view html);

struct SiteSection {
    std::string id;
    std::string title;     // HTML
    std::string number{};  // beside the title, plain text; may be empty
    std::vector<std::string> items{};
    std::string look{};   // class of the list
    bool is_list = true;  // else the items stand one after the other
};

struct SiteParts {
    std::vector<std::string> contents;              // at least one
    std::vector<std::vector<std::size_t>> part_of;  // of each section, the part each item is in
};

// Sections one after the other, on as many pages as they need; those without items are left out.
SiteParts site_parts(const std::vector<SiteSection>& sections);

// The pages of the parts, linked with each other.
std::vector<SitePage> site_pages(const SitePage& first, std::string_view folder,
                                 std::string_view name, std::vector<std::string> contents);

}  // namespace trail::render
