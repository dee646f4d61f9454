// A digest as text for a terminal.
#include "trail/render/digest_text.hpp"

#include <sstream>

#include "support/catch.hpp"
#include "support/golden.hpp"
#include "trail/text/unicode.hpp"
#include "unit/render/digest_sample.hpp"

using namespace trail;
using model::Kind;
using testing::entry;
using testing::golden;
using testing::sample_digest;

namespace {

std::string page(const render::TextStyle& style) {
    return render::text(sample_digest(), style);
}

std::string page(const report::Material& material) {
    return render::text(testing::digest_of(material), {});
}

bool contains(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

std::vector<std::string> lines(const std::string& text) {
    std::vector<std::string> result;
    std::istringstream stream(text);
    for (std::string line; std::getline(stream, line);) result.push_back(line);
    return result;
}

}  // namespace

TEST_CASE("the week reads the same on every terminal of its kind") {
    const auto plain = page({80, false, false, true});
    CHECK(plain == golden("digest/week.txt", plain));
    const auto unicode = page({100, false, true, true});
    CHECK(unicode == golden("digest/week.unicode.txt", unicode));
    const auto colour = page({80, true, false, true});
    CHECK(colour == golden("digest/week.colour.txt", colour));
    const auto narrow = page({40, false, false, true});
    CHECK(narrow == golden("digest/week.narrow.txt", narrow));
    const auto whole = page({80, false, false, false});
    CHECK(whole == golden("digest/week.whole.txt", whole));
}

TEST_CASE("without glyphs a page is plain ASCII") {
    for (const char c : page({80, false, false, true}))
        REQUIRE(((c >= ' ' && c <= '~') || c == '\n'));
}

TEST_CASE("no line is wider than the terminal, or than 100 columns, but for commands") {
    for (const std::size_t width : {30U, 59U, 60U, 72U, 80U, 100U, 200U}) {
        for (const auto& line : lines(page({width, false, true, true})))
            if (!contains(line, "trail list"))
                CHECK(text::width(line) <= std::min<std::size_t>(width, 100));
    }
    CHECK_FALSE(page({0, false, false, true}).empty());
    CHECK_FALSE(page({1, true, true, true}).empty());
}

TEST_CASE("no line ends in blanks and the page in one newline") {
    for (const std::size_t width : {40U, 80U}) {
        const auto whole = page({width, false, true, true});
        for (const auto& line : lines(whole)) CHECK_FALSE(line.ends_with(' '));
        CHECK(whole.ends_with('\n'));
        CHECK_FALSE(whole.ends_with("\n\n"));
    }
}

TEST_CASE("nobody's text controls the terminal") {
    const auto whole = page({80, false, true, false});
    CHECK_FALSE(contains(whole, "\x1b"));
    CHECK(contains(whole, "\\x1b[31m"));
}

TEST_CASE("a period in which nothing was recorded says so in one line") {
    report::Material material;
    CHECK(page(material) == "Week 47 (Mon 16 to Sun 22 Nov 2026)\nNothing was recorded.\n");
    material.entries_in_previous = 1200;
    CHECK(contains(page(material), "\nNothing was recorded (1,200 done the week before).\n"));
}

TEST_CASE("notes alone are no work") {
    report::Material material;
    material.entries = {entry(1, Kind::note, "16T09:00", "Remember")};
    CHECK(page(material) == "Week 47 (Mon 16 to Sun 22 Nov 2026)\nno work recorded\n");
}

TEST_CASE("one author and one project are not repeated on every line") {
    report::Material material;
    material.entries = {entry(1, Kind::done, "16T09:00", "Wrote the guide")};
    const auto alone = page(material);
    CHECK(contains(alone, "API, 1 done\n  Wrote the guide  "));
    CHECK_FALSE(contains(alone, "ana"));
    material.entries.push_back(entry(2, Kind::done, "16T09:00", "Read it", "web", "mei"));
    CHECK(contains(page(material), "  Wrote the guide (ana)  "));
}

TEST_CASE("ages lose their hours after a week") {
    report::Material material;
    material.open = {entry(1, Kind::blocker, "20T22:00", "New"),
                     entry(2, Kind::blocker, "02T09:00", "Old")};
    const auto whole = page(material);
    CHECK(contains(whole, "New (open 2 d 2 h)"));
    CHECK(contains(whole, "Old (open 20 d)"));
}

TEST_CASE("a blocker that somebody closed stands beside what closed it") {
    report::Material material;
    auto blocker = entry(1, Kind::blocker, "17T09:00", "CI runner is out of disk");
    const auto done = entry(2, Kind::done, "19T11:00", "CI runner replaced");
    testing::close(blocker, done);
    material.entries = {blocker, done};
    CHECK(contains(page(material),
                   "CI runner replaced (closed blocker: CI runner is out o..., open 2 d 2 h)"));
    CHECK(contains(render::text(testing::digest_of(material), {100, false, false, true}),
                   "CI runner replaced (closed blocker: CI runner is out of disk, open 2 d 2 h)"));
}

TEST_CASE("a plan done as it was written needs no second text") {
    report::Material material;
    auto plan = entry(1, Kind::next, "17T09:00", "Cut release 0.2");
    const auto done = entry(2, Kind::done, "19T11:00", "Cut release 0.2");
    testing::close(plan, done);
    material.entries = {plan, done};
    CHECK(contains(page(material), "  Cut release 0.2 (planned -> done)"));
}

TEST_CASE("a proposal whose time is over is undecided") {
    report::Material material;
    material.decisions = {testing::decision(13, model::DecisionStatus::proposed, "Drop it")};
    material.decisions[0].due = testing::november("20T17:00").at;
    CHECK(
        contains(page(material), "D13 proposed  Drop it (ana, undecided since Fri 20 Nov 17:00)"));
}

TEST_CASE("groups are named as people name them") {
    const auto heading = [](report::Grouping grouping, const std::string& project) {
        report::Material material;
        material.entries = {entry(1, Kind::done, "16T09:00", "x", project)};
        auto options = testing::options();
        options.grouping = grouping;
        return lines(render::text(report::digest(material, testing::week_47, options), {})).at(3);
    };
    CHECK(heading(report::Grouping::project, "api") == "API, 1 done");
    CHECK(heading(report::Grouping::project, "caf\xC3\xA9") == "caf\xC3\xA9, 1 done");
    CHECK(heading(report::Grouping::project, "") == "WORK, 1 done");
    CHECK(heading(report::Grouping::person, "api") == "ana, 1 done");
    CHECK(heading(report::Grouping::kind, "api") == "DONE, 1 entry");
    CHECK(heading(report::Grouping::day, "api") == "Mon 16 Nov, 1 done");
}
