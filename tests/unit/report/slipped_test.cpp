// Plans whose time is over need attention; the others are what comes next.
#include "support/catch.hpp"
#include "trail/report/digest.hpp"
#include "unit/report/builders.hpp"

using namespace trail;
using namespace trail::report;
using testing::at;
using testing::entry;

namespace {

using Texts = std::vector<std::string>;

Texts texts(const std::vector<Line>& lines) {
    Texts result;
    for (const auto& line : lines) result.push_back(line.text);
    return result;
}

Material plans(const std::vector<std::string>& moments) {
    Material material;
    std::uint64_t id = 0;
    for (const auto& moment : moments)
        material.open.push_back(entry(++id, model::Kind::next, moment, "of " + moment));
    return material;
}

Digest digest(const Material& material, const time::Period& period, const std::string& now) {
    auto options = testing::options();
    options.as_of = at(now);
    return report::digest(material, period, options);
}

}  // namespace

TEST_CASE("a plan that was made before the week and is open at its end has slipped") {
    const auto week = testing::digest_of(plans({"20T17:00", "13T17:00", "02T09:00", "16T00:00"}));
    CHECK(texts(week.slipped) == Texts{"of 02T09:00", "of 13T17:00"});
    CHECK(texts(week.next) == Texts{"of 16T00:00", "of 20T17:00"});
    CHECK(week.slipped[0].age == std::chrono::days{20} + std::chrono::hours{15});
    CHECK(week.counts.next == 4);
    CHECK(week.counts.slipped == 2);
    CHECK(week.attention.empty());
}

TEST_CASE("while the week goes on, the plans of last week still have time") {
    const auto week = digest(plans({"08T23:59", "09T00:00", "13T17:00"}), testing::week_47,
                             "2026-11-18T10:00:00");
    CHECK(texts(week.slipped) == Texts{"of 08T23:59"});
    CHECK(week.next.size() == 2);
}

TEST_CASE("a plan has a week at least and a month at most, whatever the page is about") {
    const auto made = plans({"01T08:59", "11T08:59", "11T09:00", "17T09:00"});
    const auto day =
        digest(made, time::day(*time::parse_iso_date("2026-11-18")), "2026-11-18T09:00:00");
    CHECK(texts(day.slipped) == Texts{"of 01T08:59", "of 11T08:59"});
    const auto year = digest(made, time::year_of(testing::week_47.begin), "2026-12-02T09:00:00");
    CHECK(texts(year.slipped) == Texts{"of 01T08:59"});
}

TEST_CASE("a plan that says until when has slipped from then on, and not before") {
    Material material;
    material.open = {entry(1, model::Kind::next, "17T09:00", "Late (due Fri 20 Nov 17:00)"),
                     entry(2, model::Kind::next, "02T09:00", "In time (due Fri 27 Nov 17:00)")};
    const auto week = testing::digest_of(material);
    CHECK(texts(week.slipped) == Texts{"Late (due Fri 20 Nov 17:00)"});
    CHECK(week.slipped[0].overdue_since == testing::november("20T17:00"));
    CHECK(texts(week.next) == Texts{"In time (due Fri 27 Nov 17:00)"});
}

TEST_CASE("a plan for a day has slipped when that day is over, in the middle of the week too") {
    auto material = plans({"18T17:00", "20T17:00"});
    for (auto& plan : material.open) plan.created_at = at("2026-11-16T09:00:00");
    const auto week = digest(material, testing::week_47, "2026-11-20T20:00:00");
    CHECK(texts(week.slipped) == Texts{"of 18T17:00"});
    CHECK(texts(week.next) == Texts{"of 20T17:00"});
}

TEST_CASE("of many plans that slipped those that did last are shown, and the others counted") {
    std::vector<std::string> moments;
    for (const auto* hour : {"08", "09", "10", "11", "12", "13"})
        for (const auto* minute : {"00", "20", "40"})
            moments.push_back("13T" + std::string(hour) + ':' + minute);
    auto options = testing::options();
    options.scope = "project:api";
    const auto week = report::digest(plans(moments), testing::week_47, options);
    REQUIRE(week.slipped.size() == 10);
    CHECK(week.slipped.front().text == "of 13T10:40");
    CHECK(week.slipped.back().text == "of 13T13:40");
    CHECK(week.more_slipped.entries == 8);
    CHECK(week.more_slipped.more == "trail list project:api kind:next is:open before:2026-11-16");
    CHECK(week.counts.slipped == 18);
    options.detail = Detail::full;
    CHECK(report::digest(plans(moments), testing::week_47, options).slipped.size() == 18);
}
