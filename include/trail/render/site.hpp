// A record as a site of plain files: weeks, months, projects, people, decisions, and a search.
//
// It needs no server: pages link to each other by relative paths, and the search reads its index as
// scripts. The same entries and options give the same bytes.
#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "trail/model/deliberation.hpp"
#include "trail/model/entry.hpp"
#include "trail/time/zone.hpp"

namespace trail::render {

// No file of a site is larger, in bytes.
inline constexpr std::size_t largest_site_file = 200'000;

struct SiteOptions {
    std::string title;  // may be empty
    time::Zone zone = time::Zone::utc();
};

// Takes a file of the site, by its path inside of it ("weeks/2026-W47.html").
using WriteFile = std::function<void(const std::string& path, std::string_view content)>;

// The decision with that number, with what was said to it.
using FindDecision = std::function<std::optional<model::Deliberation>(int number)>;

// Takes entries in time order and hands over files as soon as they are whole. Of the texts only
// those of one week are in memory, and a bounded choice for each project and person.
class Site {
public:
    Site(SiteOptions options, WriteFile write, FindDecision find);
    ~Site();

    void add(model::Entry entry);

    // The files that need the whole record; the first page is the last one written.
    void finish();

private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace trail::render
