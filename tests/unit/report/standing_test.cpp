// Where projects stand: the worst first, and no more of them than a page has lines.
#include "support/catch.hpp"
#include "trail/report/digest.hpp"
#include "unit/report/builders.hpp"

using namespace trail;
using namespace trail::report;
using model::Health;
using testing::entry;

namespace {

using Texts = std::vector<std::string>;

Texts projects(const std::vector<Line>& lines) {
    Texts result;
    for (const auto& line : lines) result.push_back(line.project.value_or(""));
    return result;
}

model::Entry status(std::uint64_t id, const std::string& when, const std::string& project,
                    Health health) {
    auto result = entry(id, model::Kind::status, when, "As it is", project);
    result.health = health;
    return result;
}

Digest of_many(std::size_t number, std::optional<Detail> detail,
               const time::Period& period = testing::week_47) {
    Material material;
    for (std::uint64_t i = 1; i <= number; ++i)
        material.entries.push_back(status(
            i, "18T09:00", "p" + std::to_string(i),
            i % 100 == 0 ? Health::off_track : (i % 50 == 0 ? Health::at_risk : Health::on_track)));
    auto options = testing::options();
    options.scope = "tag:team";
    options.detail = detail;
    return report::digest(material, period, options);
}

}  // namespace

TEST_CASE("projects off track stand before those at risk and on track") {
    Material material;
    material.entries = {status(1, "16T09:00", "new", Health::on_track),
                        status(2, "16T10:00", "newer", Health::on_track),
                        status(3, "17T09:00", "risky", Health::at_risk),
                        status(4, "18T09:00", "stuck", Health::off_track),
                        status(5, "17T10:00", "stuck longer", Health::off_track)};
    CHECK(projects(testing::digest_of(material).status) ==
          Texts{"stuck longer", "stuck", "risky", "newer", "new"});
}

TEST_CASE("of three hundred projects a page shows where the worst stand and counts the others") {
    const auto week = of_many(300, {});
    CHECK(week.status.size() == 30);
    CHECK(week.more_status.entries == 270);
    CHECK(week.more_status.more == "trail list tag:team kind:status before:2026-11-23");
    CHECK(projects({week.status.begin(), week.status.begin() + 7}) ==
          Texts{"p100", "p200", "p300", "p150", "p250", "p50", "p1"});
    CHECK(of_many(300, Detail::brief).status.size() == 12);
    CHECK(of_many(300, {}, time::year_of(testing::week_47.begin)).status.size() == 12);
}

TEST_CASE("in full every project has its line, and a last line is not spent on counting one") {
    CHECK(of_many(300, Detail::full).status.size() == 300);
    CHECK(of_many(300, Detail::full).more_status == Rest{});
    CHECK(of_many(31, {}).status.size() == 31);
    CHECK(of_many(31, {}).more_status == Rest{});
}
