// A digest as a page; how it looks is the matter of tests/browser.
#include "trail/render/digest_html.hpp"

#include "support/catch.hpp"
#include "unit/render/digest_periods.hpp"

using namespace trail;
using model::Kind;
using testing::entry;

namespace {

std::string page(const report::Material& material, const std::string& title = "") {
    auto options = testing::options();
    options.title = title;
    return render::html(testing::whole_digest(material, testing::week_47, options));
}

bool contains(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

std::size_t count(const std::string& text, const std::string& part) {
    std::size_t found = 0;
    for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++found;
    return found;
}

}  // namespace

TEST_CASE("nobody's text becomes markup of the page") {
    const std::string evil = "</style><script>alert('\"1\"')</script>";
    report::Material material;
    for (const auto kind : {Kind::done, Kind::win, Kind::status, Kind::commit})
        material.entries.push_back(
            entry(static_cast<std::uint64_t>(kind) + 1, kind, "18T09:00", evil, evil, evil));
    material.open = {entry(20, Kind::blocker, "18T09:00", evil, evil, "mei"),
                     entry(21, Kind::next, "18T09:00", evil, evil, "mei")};
    material.decisions = {testing::decision(1, model::DecisionStatus::accepted, evil)};
    const auto whole = page(material, evil);
    CHECK(count(whole, "<script") == 0);
    CHECK(count(whole, "</style>") == 1);
    CHECK(count(whole, "&lt;script&gt;") > 10);
}

TEST_CASE("a body is folded behind its line, on paper and on the screen") {
    report::Material material;
    material.entries = {entry(1, Kind::done, "18T09:00", "Fixed it")};
    material.entries[0].body = "It was *the cable*.";
    CHECK(contains(page(material),
                   "<li><details><summary><bdi>Fixed it</bdi> <span class=\"facts\">"
                   "(<code>gggh</code>)</span></summary>\n<div class=\"body\" dir=\"auto\">\n"
                   "<p dir=\"auto\">It was <em>the cable</em>.</p>\n</div></details></li>"));
}

TEST_CASE("bodies take a megabyte of a page, then a line says where the rest is") {
    report::Material material;
    for (std::uint64_t i = 1; i <= 40; ++i) {
        material.entries.push_back(entry(i, Kind::done, "18T09:00", "Work " + std::to_string(i)));
        material.entries.back().body = std::string(60'000, 'x');
    }
    const auto whole = page(material);
    CHECK(whole.size() < 1'200'000);
    CHECK(count(whole, "<details>") == 17);
    CHECK(contains(whole, "more: <code>trail show ggjr</code>"));
}

TEST_CASE("of lines that were folded none has the body of one of them") {
    report::Material material;
    material.entries = {entry(1, Kind::done, "18T09:00", "The same"),
                        entry(2, Kind::done, "18T10:00", "The same")};
    material.entries[0].body = "Of the first.";
    CHECK_FALSE(contains(page(material), "Of the first."));
}

TEST_CASE("a page of one section has no way to sections") {
    report::Material material;
    material.open = {entry(1, Kind::next, "18T09:00", "Plan")};
    CHECK_FALSE(contains(page(material), "<nav"));
    CHECK(contains(render::html(testing::normal_week()), "<nav aria-label=\"Sections\">"));
}

TEST_CASE("a single project is not compared with itself") {
    report::Material material;
    material.entries = {entry(1, Kind::done, "18T09:00", "Work")};
    CHECK_FALSE(contains(page(material), "Work done by project"));
    CHECK(contains(page(material), "Work done by day"));
}

TEST_CASE("an open end of a period is not drawn") {
    report::Material material;
    material.entries = {testing::dated(1, Kind::done, "2019-03-04T09:00", "Long ago"),
                        testing::dated(2, Kind::done, "2026-11-18T09:00", "Now")};
    auto period = testing::week_47;
    period.unit = time::Unit::range;
    period.begin = time::first_day;
    const auto whole = render::html(testing::whole_digest(material, period, testing::options()));
    CHECK(contains(whole, "Up to <time datetime=\"2026-11-22\">"));
    CHECK(contains(whole, "<th scope=\"row\">2019</th><td>1</td>"));
    CHECK(whole.size() < 20'000);
}

TEST_CASE("the same digest is the same page, in parts of a year too") {
    for (const auto& [name, digest] : testing::kept_periods()) {
        INFO(name);
        CHECK(render::html(digest) == render::html(digest));
    }
}
