// A digest as Markdown.
#include "trail/render/digest_markdown.hpp"

#include <sstream>

#include "support/catch.hpp"
#include "support/golden.hpp"
#include "unit/render/digest_sample.hpp"

using namespace trail;
using model::Kind;
using testing::entry;
using testing::golden;

namespace {

std::string page(const report::Material& material, const std::string& scope = "",
                 const time::Period& period = testing::week_47) {
    auto options = testing::options();
    options.scope = scope;
    return render::markdown(report::digest(material, period, options));
}

bool contains(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("the week as Markdown can be forwarded as it stands") {
    const auto current = render::markdown(testing::sample_digest());
    CHECK(current == golden("digest/week.md", current));
}

TEST_CASE("a year as Markdown stays a page") {
    report::Material material;
    for (std::uint64_t i = 1; i <= 3000; ++i)
        material.entries.push_back(entry(i, i % 7 == 0 ? Kind::win : Kind::done, "18T09:00",
                                         "Work " + std::to_string(i),
                                         "project-" + std::to_string(i * i % 97)));
    const auto current = page(material, "", time::year_of(testing::week_47.begin));
    CHECK(current == golden("digest/year.md", current));
}

TEST_CASE("Markdown has no blanks at the end of a line and ends with one newline") {
    const auto whole = render::markdown(testing::sample_digest());
    CHECK_FALSE(contains(whole, " \n"));
    CHECK(whole.ends_with('\n'));
    CHECK_FALSE(whole.ends_with("\n\n"));
}

TEST_CASE("nobody's text becomes markup") {
    report::Material material;
    material.entries = {entry(1, Kind::done, "16T09:00", "<script> `a` **b** [c](d)", "*web*")};
    material.open = {entry(2, Kind::blocker, "16T09:00", "# no heading\n- no item", "x", "_mei_")};
    const auto whole = page(material);
    CHECK(contains(whole, "- \\<script> \\`a\\` \\*\\*b\\*\\* \\[c\\](d) "));
    CHECK_FALSE(contains(whole, "## *web*"));
    CHECK_FALSE(contains(whole, "\n- no item"));
}

TEST_CASE("a command with backticks stays inside its code span") {
    report::Material material;
    for (std::uint64_t i = 1; i <= 62; ++i)
        material.entries.push_back(
            entry(i, Kind::done, "16T09:00", "Work " + std::to_string(i), "api"));
    CHECK(contains(page(material, "a``b"), "```trail list during:2026-W47 'a``b' -p api```\n"));
    CHECK(contains(page(material), "- and 2 more: `trail list during:2026-W47 -p api`\n"));
}

TEST_CASE("an empty period is a heading and one sentence") {
    CHECK(page({}) == "# Week 47 (Mon 16 to Sun 22 Nov 2026)\n\nNothing was recorded.\n");
}
