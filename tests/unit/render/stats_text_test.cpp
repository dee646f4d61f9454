// Statistics for a terminal: words beside pictures, in every width.
#include "trail/render/stats_text.hpp"

#include <algorithm>
#include <sstream>

#include "support/catch.hpp"
#include "support/golden.hpp"
#include "trail/render/stats_json.hpp"
#include "trail/text/unicode.hpp"
#include "unit/report/builders.hpp"

using namespace trail;
using render::StatsPart;
using testing::golden;

namespace {

// About three entries a working day of 2026, none in August, until 22 November.
report::Stats busy(const time::Period& period = time::year_of(testing::week_47.begin)) {
    report::Activity activity;
    const auto first = testing::at("2026-01-01T09:00:00");
    for (int day = 0; day < 326; ++day) {
        const auto at = first + std::chrono::days{day} + std::chrono::minutes{day * 37 % 480};
        const bool away = day >= 212 && day < 243;
        const bool weekend = day % 7 == 2 || day % 7 == 3;
        const auto count = static_cast<std::size_t>(away || weekend ? 0 : day * day % 9);
        const auto span = time::span(period, time::Zone::utc());
        if (count > 0 && at >= span.from && at < span.until)
            activity.moments.push_back({at, count});
    }
    if (!activity.moments.empty()) activity.projects = {{"api", 121}, {"web", 60}, {"", 33}};
    activity.kinds = {{"done", 200}, {"win", 14}};
    activity.tags = {{"ci", 1}, {"a-tag-with-a-name-that-goes-on-and-on", 12}};
    return report::stats(std::move(activity), "ana", period, time::Zone::utc(),
                         testing::at("2026-11-22T10:00:00"));
}

std::size_t widest(const std::string& page) {
    std::size_t most = 0;
    std::istringstream lines(page);
    for (std::string line; std::getline(lines, line);) most = std::max(most, text::width(line));
    return most;
}

bool contains(const std::string& whole, const std::string& part) {
    return whole.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("a year of statistics looks as it always did") {
    const auto check = [](const std::string& name, const std::string& current) {
        INFO(name);
        CHECK(current == golden("stats/" + name, current));
    };
    check("year.txt", render::text(busy(), StatsPart::calendar, {}));
    check("year.unicode.txt", render::text(busy(), StatsPart::calendar, {.unicode = true}));
    check("year.narrow.txt", render::text(busy(), StatsPart::calendar, {.width = 40}));
    check("year.colour.txt", render::text(busy(), StatsPart::calendar, {.colour = true}));
    check("year.plain.txt", render::plain(busy(), StatsPart::calendar, {}));
    check("year.hour.txt", render::text(busy(), StatsPart::hour, {}));
    check("week.txt", render::text(busy(testing::week_47), StatsPart::calendar, {}));
    check("year.json", render::json(busy()));
}

TEST_CASE("no line is wider than the terminal, from 40 columns on") {
    for (const std::size_t width : {40U, 50U, 60U, 80U, 120U}) {
        INFO(width);
        for (const auto part : {StatsPart::calendar, StatsPart::project, StatsPart::day,
                                StatsPart::hour, StatsPart::tag})
            CHECK(widest(render::text(busy(), part, {.width = width, .unicode = true})) <= width);
    }
}

TEST_CASE("every character of a picture has its meaning in words") {
    const auto page = render::text(busy(), StatsPart::calendar, {});
    CHECK(contains(page, "Legend: (blank) 0  . 1  - 2-3  = 4-6  # 7+\n"));
    CHECK(contains(page, "In words: busiest week 2026-W"));
    CHECK(contains(page, "quietest 2026-W32 with 0"));
}

TEST_CASE("without pictures a line is a week and its number") {
    const auto lines = render::fields(busy(), StatsPart::calendar);
    CHECK(contains(lines, "2026-W32\t0\n"));
    CHECK(contains(render::plain(busy(), StatsPart::calendar, {}), "\n2026-W32 0\n"));
    CHECK_FALSE(contains(render::plain(busy(), StatsPart::calendar, {}), "#"));
    CHECK(render::fields(busy(), StatsPart::project) == "api\t121\nweb\t60\n\t33\n");
    CHECK(contains(render::fields(busy(testing::week_47), StatsPart::day), "2026-11-17\t"));
}

TEST_CASE("a person without entries gets one sentence") {
    auto nobody = report::stats({}, "mei", testing::week_47, time::Zone::utc(),
                                testing::at("2026-11-22T10:00:00"));
    CHECK(render::text(nobody, StatsPart::calendar, {}) ==
          "Mei, week 47 (Mon 16 to Sun 22 Nov 2026): no entries\n");
    nobody.author.clear();
    CHECK(render::text(nobody, StatsPart::tag, {}).starts_with("Everybody, week 47"));
    CHECK(render::fields(nobody, StatsPart::calendar).empty());
}

TEST_CASE("names cannot act on a terminal") {
    auto stats = busy();
    stats.author = "\x1b[31mana";
    stats.projects = {{"a\x1b[2Jb\tc", 3}};
    CHECK_FALSE(contains(render::text(stats, StatsPart::project, {}), "\x1b"));
    CHECK(render::fields(stats, StatsPart::project) == "a\\x1b[2Jb c\t3\n");
}

TEST_CASE("more than three years are shown by the year") {
    report::Activity activity;
    for (const std::string year : {"2019", "2022", "2026"})
        activity.moments.push_back({testing::at(year + "-03-03T10:00:00"), 2});
    const auto all = time::days(time::first_day, *time::parse_iso_date("2026-12-31"));
    const auto stats = report::stats(std::move(activity), "", all, time::Zone::utc(),
                                     testing::at("2026-11-22T10:00:00"));
    CHECK(contains(render::text(stats, StatsPart::calendar, {}), "\nBy year\n  2019  2  ####"));
}
