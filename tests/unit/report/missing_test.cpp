// Who was away, and who was silent.
#include "report/missing.hpp"

#include "support/catch.hpp"
#include "unit/report/builders.hpp"

using namespace trail;
using namespace trail::report;

namespace {

const auto zone = *time::Zone::named("Europe/Berlin");
const auto monday = *time::parse_iso_date("2026-11-16");

Material material() {
    Material made;
    model::Entry written;
    written.author = "ana";
    written.line = "Here";
    made.entries = {written};
    made.authors_in_previous = {"mei", "ana", "Bo", "kim"};
    made.away = {{"kim", monday, monday + std::chrono::days{2}}};
    return made;
}

Digest of(const Material& material, const time::Period& period, const std::string& now) {
    Options options;
    options.zone = zone;
    options.as_of = time::parse_rfc3339(now)->at;
    return digest(material, period, options);
}

using Names = std::vector<std::string>;

}  // namespace

TEST_CASE("who wrote the week before, and neither this week nor from a holiday, is silent") {
    const auto made = of(material(), time::week_of(monday), "2026-11-23T08:00:00+01:00");
    CHECK(made.silent == Names{"Bo", "mei"});
    CHECK(made.away == std::vector<Away>{{"kim", monday, monday + std::chrono::days{2}}});
}

TEST_CASE("nobody is called silent before the week is over") {
    const auto made = of(material(), time::week_of(monday), "2026-11-22T23:59:59+01:00");
    CHECK(made.silent.empty());
    CHECK(made.away.size() == 1);
    CHECK(of(material(), time::week_of(monday), "2026-11-23T00:00:00+01:00").silent.size() == 2);
}

TEST_CASE("nobody is called silent for a day") {
    CHECK(of(material(), time::day(monday), "2026-11-23T08:00:00+01:00").silent.empty());
}
