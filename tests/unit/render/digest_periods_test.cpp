// Every face of a digest, for periods that differ in kind.
#include "unit/render/digest_periods.hpp"
#include "support/catch.hpp"
#include "support/golden.hpp"
#include "trail/render/digest_html.hpp"
#include "trail/render/digest_json.hpp"
#include "trail/render/digest_markdown.hpp"
#include "trail/render/digest_text.hpp"

using namespace trail;
using testing::golden;

namespace {

void check_face(const std::string& name, const std::string& suffix, const std::string& current) {
    const auto file = "digest/" + name + '.' + suffix;
    INFO(file);
    CHECK(current == golden(file, current));
}

}  // namespace

TEST_CASE("periods that differ in kind look in every face as they always did") {
    for (const auto& [name, digest] : testing::kept_periods()) {
        check_face(name, "md", render::markdown(digest));
        check_face(name, "txt", render::text(digest, {}));
        check_face(name, "json", render::json(digest));
        check_face(name, "html", render::html(digest));
    }
}

TEST_CASE("a day belongs to the digest's zone, on the days clocks change too") {
    const auto digest = testing::week_of_clock_change();
    const auto monday = digest.period.begin;
    CHECK(digest.overview.days ==
          std::vector<report::DayCount>{
              {monday, 1}, {monday + std::chrono::days{5}, 1}, {monday + std::chrono::days{6}, 3}});
}
