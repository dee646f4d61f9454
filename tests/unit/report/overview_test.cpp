// Work by day and by project, and the bodies behind the lines of a digest.
#include "trail/report/overview.hpp"

#include "support/catch.hpp"
#include "unit/report/builders.hpp"

using namespace trail;
using namespace trail::report;
using testing::entry;
using testing::week_47;

namespace {

Overview overview(const Material& material, const time::Zone& zone = time::Zone::utc()) {
    auto options = testing::options();
    options.zone = zone;
    auto digest = report::digest(material, week_47, options);
    add_overview(digest, material, zone);
    return digest.overview;
}

}  // namespace

TEST_CASE("only finished work is counted, on the days of the digest's zone") {
    Material material;
    material.entries = {entry(1, model::Kind::done, "17T23:30", "Late"),
                        entry(2, model::Kind::win, "18T10:00", "Won", "web"),
                        entry(3, model::Kind::note, "18T10:00", "Noted"),
                        entry(4, model::Kind::done, "18T11:00", "Nowhere", "")};
    const auto monday = week_47.begin;
    CHECK(overview(material).days == std::vector<DayCount>{{monday + std::chrono::days{1}, 1},
                                                           {monday + std::chrono::days{2}, 2}});
    CHECK(overview(material, *time::Zone::named("Europe/Berlin")).days ==
          std::vector<DayCount>{{monday + std::chrono::days{2}, 3}});
    CHECK(overview(material).projects == std::vector<Share>{{"api", 1}, {"web", 1}, {"", 1}});
}

TEST_CASE("bodies are those of entries and decisions that have a line") {
    Material material;
    material.entries = {entry(2, model::Kind::done, "18T10:00", "With"),
                        entry(3, model::Kind::note, "18T10:00", "Noted")};
    material.entries[0].body = "more";
    material.entries[1].body = "never shown";
    material.open = {entry(1, model::Kind::blocker, "18T10:00", "Stuck")};
    material.open[0].body = "since Monday";
    material.decisions = {testing::decision(1, model::DecisionStatus::accepted, "Do it")};
    material.decisions[0].entry.body = "because";
    std::vector<std::string> texts;
    for (const auto& body : overview(material).bodies) texts.push_back(body.text);
    CHECK(texts == std::vector<std::string>{"since Monday", "more", "because"});
}
