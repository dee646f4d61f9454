// The month pages of a site: what stands out of a month, its weeks, its numbers.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "render/site_names.hpp"
#include "render/site_page.hpp"
#include "trail/time/period.hpp"

namespace trail::render {

// Gathers one month at a time.
class SiteMonth {
public:
    explicit SiteMonth(time::Period month) : month_(month) {}

    const time::Period& month() const { return month_; }
    std::size_t entries() const { return entries_; }
    void add(const Placed& placed, time::Day day, std::string_view item);

    // `ways` are those to its neighbours.
    std::vector<SitePage> pages(std::vector<SiteLink> ways) const;

private:
    std::string lead() const;
    SiteSection weeks() const;
    SiteSection numbers() const;

    struct Week {
        std::string target;
        time::Period week;
        std::size_t entries = 0;
    };
    time::Period month_;
    std::size_t entries_ = 0;
    std::vector<std::string> decisions_, breaking_, wins_;
    std::vector<Week> weeks_;
    std::map<time::Day, std::size_t> days_;        // with finished work
    std::map<std::string, std::size_t> projects_;  // of finished work
};

// The numbers of a page: "12", "done".
std::string site_numbers(const std::vector<std::pair<std::size_t, std::string>>& numbers);

}  // namespace trail::render
