// The pages of projects and people in a site: what is known of each, gathered entry by entry.
#pragma once

#include <cstddef>
#include <deque>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "render/site_page.hpp"
#include "trail/model/entry.hpp"
#include "trail/time/period.hpp"
#include "trail/time/zone.hpp"

namespace trail::render {

// An entry and where it stands.
struct Placed {
    const model::Entry& entry;
    const time::Period& week;
    std::string target;          // the entry in its week
    std::string_view week_file;  // where its project stands in the week
};

// What one project or person has; lists are cut to the newest, so that many names take little room.
class NameFile {
public:
    void add(const Placed& placed, std::string_view item, const std::string& other);

    std::size_t entries() const { return entries_; }

    // `others` is the title over the names that belong to it, each in `folder`.
    std::vector<SiteSection> sections(std::string_view others, std::string_view folder) const;

private:
    struct Week {
        std::string target;
        time::Period week;
        std::size_t entries = 0;
    };
    // The newest of some entries, and how many there were.
    struct Newest {
        std::deque<std::string> items;
        std::size_t all = 0;
        void add(std::string_view item, std::size_t most);
    };
    static SiteSection section(std::string_view id, std::string_view title, const Newest& newest);

    std::size_t entries_ = 0;
    Newest open_, decisions_, wins_, latest_;
    std::set<std::string> others_;
    std::vector<Week> weeks_;
};

// All names of one folder.
class NameFiles {
public:
    NameFiles(std::string_view folder, std::string_view others, std::string_view others_folder)
        : folder_(folder), others_(others), others_folder_(others_folder) {}

    void add(const std::string& name, const Placed& placed, std::string_view item,
             const std::string& other) {
        files_[name].add(placed, item, other);
    }

    const std::map<std::string, NameFile>& all() const { return files_; }

    // The pages of each name, and of all of them.
    std::vector<SitePage> pages(const std::string& name) const;
    std::vector<SitePage> list(std::string_view title) const;

    // The first names.
    std::vector<SiteLink> links(std::size_t most) const;

private:
    std::string folder_, others_, others_folder_;
    std::map<std::string, NameFile> files_;
};

}  // namespace trail::render
