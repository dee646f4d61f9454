// A digest as a complete mail.
#include "trail/render/mail.hpp"

#include <algorithm>
#include <cmath>
#include <regex>
#include <sstream>

#include "render/mail_page.hpp"
#include "support/catch.hpp"
#include "support/golden.hpp"
#include "unit/render/digest_periods.hpp"

using namespace trail;
using model::Kind;
using testing::entry;
using testing::golden;

namespace {

render::MailOptions letter() {
    render::MailOptions options;
    options.name = "api";
    options.issue = "2026-W47";
    options.domain = "team.example";
    options.from = {"", "trail@team.example"};
    options.to = {{"Ana Ruiz", "ana@team.example"}, {"Björn", "bjorn@team.example"}};
    options.reply_to = "api-team@team.example";
    options.owner = "ana@team.example";
    options.date = *time::parse_rfc3339("2026-11-23T07:34:10+01:00");
    options.references = {"<digest.2026-W46.api.19aa19aa19aa@trail.team.example>"};
    options.command = "trail list during:2026-W47 -p api";
    return options;
}

report::Digest digest(const report::Material& material, const time::Period& period,
                      const time::Zone& zone = time::Zone::utc()) {
    auto options = testing::options();
    options.title = "API team";
    options.zone = zone;
    return report::digest(material, period, options);
}

bool contains(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

report::Material lines(std::size_t count, const std::string& text, std::size_t projects = 3) {
    report::Material material;
    for (std::uint64_t i = 1; i <= count; ++i)
        material.entries.push_back(entry(i, Kind::done, "18T09:00", text + std::to_string(i),
                                         "project-" + std::to_string(i % projects)));
    return material;
}

report::Digest full(const report::Material& material) {
    auto options = testing::options();
    options.detail = report::Detail::full;
    return report::digest(material, testing::week_47, options);
}

}  // namespace

TEST_CASE("periods that differ in kind look in the mail as they always did") {
    for (const auto& [name, digest] : testing::kept_periods()) {
        INFO(name);
        auto options = letter();
        options.issue = time::name(digest.period);
        options.date = digest.until;
        const auto current = render::mail(digest, options).text;
        CHECK(current == golden("digest/" + name + ".eml", current));
    }
}

TEST_CASE("the same digest gives the same bytes, a corrected one another id") {
    const auto first = render::mail(testing::sample_digest(), letter());
    CHECK(render::mail(testing::sample_digest(), letter()).text == first.text);
    auto corrected = testing::sample_digest();
    corrected.wins.front().text = "Second customer";
    CHECK(render::mail(corrected, letter()).id != first.id);
    auto later = letter();
    later.date.at += std::chrono::hours(1);
    CHECK(render::mail(testing::sample_digest(), later).id == first.id);
    auto other = letter();
    other.to.pop_back();
    CHECK(render::mail(testing::sample_digest(), other).id != first.id);
}

TEST_CASE("the subject counts and stays under 78 columns") {
    auto digest = testing::sample_digest();
    CHECK(render::mail_subject(digest) ==
          "[trail] API team, week 47: 11 done, 2 blockers, 1 answer overdue");
    digest.title.clear();
    CHECK(render::mail_subject(digest) == "[trail] Week 47: 11 done, 2 blockers, 1 answer overdue");
    digest.title = std::string(500, 'x');
    CHECK(render::mail_subject(digest).size() == 69);
    CHECK(render::mail_subject(digest).ends_with(
        "..., week 47: 11 done, 2 blockers, 1 answer overdue"));
}

TEST_CASE("hostile texts add no header, no part, no address and no element") {
    const std::string evil =
        "x\r\nBcc: eve@evil.example\r\n\r\n--=_trail-\n<script>alert(1)</script><img src=x>";
    report::Material material;
    material.entries = {entry(1, Kind::done, "16T09:00", evil, "api", "ana"),
                        entry(2, Kind::win, "16T09:00", "From here\n.\n", "api", "bo")};
    auto options = letter();
    options.to = {{evil, "ana@team.example"}};
    options.from.name = evil;
    auto hostile = digest(material, testing::week_47);
    hostile.title = evil;
    hostile.intro = evil;
    const auto text = render::mail(hostile, options).text;
    const auto head = text.substr(0, text.find("\n\n"));
    CHECK_FALSE(contains(head, "\nBcc"));
    CHECK_FALSE(contains(text, "\r"));
    const auto page = text.substr(text.find("text/html"));
    CHECK(contains(page, "&lt;script"));
    CHECK_FALSE(contains(page, "<script"));
    CHECK_FALSE(contains(page, "<img"));
    const std::regex boundary("\n--=_trail-[0-9a-f]{16}(--)?\n");
    CHECK(std::distance(std::sregex_iterator(text.begin(), text.end(), boundary), {}) == 3);
}

TEST_CASE("an introduction has its markup in the page of a mail, and is as written in its text") {
    auto digest = testing::sample_digest();
    digest.intro = "Dear all,\n\nwhat a **week**: see [it](https://t.example/7)\n\n- one\n- two";
    const auto page = render::mail_page(digest, "trail list", "", {});
    CHECK(contains(render::mail_text(page), "\nwhat a **week**: see [it](https://t.example/7)\n"));
    CHECK(contains(render::mail_html(page),
                   "what a <strong>week</strong>: see <a class=\"named\" "
                   "href=\"https://t.example/7\">it</a>"));
    CHECK(contains(render::mail_html(page), "<li>one</li>"));
    std::string markup = "x";
    for (int i = 0; i < 1'000; ++i) markup += "\n\n*a* `b` **c**";
    digest.intro = markup;
    CHECK(contains(render::mail_html(render::mail_page(digest, "", "", {})), "*a* `b` **c**"));
}

TEST_CASE("a mail stays under 90 kB whatever is in it") {
    const auto many = render::mail(full(lines(5000, "Work ")), letter()).text;
    CHECK(many.size() <= 90'000);
    CHECK(many.size() > 60'000);
    CHECK(contains(many, "more"));
    CHECK(render::mail(full(lines(40, std::string(50'000, 'x'))), letter()).text.size() <= 90'000);
    std::string marks = "a";
    for (int i = 0; i < 20'000; ++i) marks += "\u0301";
    CHECK(render::mail(full(lines(300, marks)), letter()).text.size() <= 90'000);
    CHECK(render::mail(full(lines(600, "Work ", 3000)), letter()).text.size() <= 90'000);
    report::Material waiting;
    for (std::uint64_t i = 1; i <= 2000; ++i)
        waiting.open.push_back(entry(i, Kind::blocker, "18T09:00", "Stuck " + std::to_string(i)));
    const auto stuck = render::mail(full(waiting), letter()).text;
    CHECK(stuck.size() <= 90'000);
    CHECK(contains(stuck, "trail list during:2026-W47"));
}

TEST_CASE("what is cut from a mail is counted") {
    const auto digest = full(lines(5000, "Work ", 1));
    render::MailLimits limits;
    limits.lines = 10;
    const auto page = render::mail_page(digest, "trail list during:2026-W47", "", limits);
    REQUIRE(page.sections.size() == 1);
    CHECK(page.sections[0].lines.size() == 10);
    CHECK(page.sections[0].omissions[0].words == "and 4,990 more");
    CHECK(page.sections[0].omissions[0].command == "trail list during:2026-W47");
}

TEST_CASE("the text part is wrapped at 72 and keeps addresses and commands whole") {
    const std::string address = "https://example.org/" + std::string(90, 'a');
    report::Material material = lines(62, "Some work that takes many words to be told ", 1);
    material.entries.push_back(entry(900, Kind::done, "18T10:00", "See " + address + " for it"));
    material.entries.push_back(entry(901, Kind::done, "18T11:00", std::string(200, 'y')));
    const auto digest = testing::digest_of(material);
    const auto text =
        render::mail_text(render::mail_page(digest, "trail list", "Sent by trail.", {}));
    std::istringstream in(text);
    for (std::string line; std::getline(in, line);) {
        INFO(line);
        CHECK((line.size() <= 72 || line == "  " + address || line.starts_with("  trail ")));
    }
    CHECK(contains(text, "\n-- \nSent by trail.\n"));
}

TEST_CASE("both parts name the same items") {
    const auto page = render::mail_page(testing::sample_digest(), "trail list", "", {});
    const auto text = render::mail_text(page);
    const auto html = render::mail_html(page);
    for (const auto& section : page.sections)
        for (const auto& line : section.lines) {
            if (line.key.empty()) continue;
            CHECK(contains(text, line.key));
            CHECK(contains(html, line.key));
        }
}

namespace {

double luminance(const std::string& colour) {
    double sum = 0;
    const double weights[] = {0.2126, 0.7152, 0.0722};
    for (std::size_t i = 0; i < 3; ++i) {
        const double value = std::stoi(colour.substr(1 + 2 * i, 2), nullptr, 16) / 255.0;
        sum += weights[i] *
               (value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4));
    }
    return sum;
}

double contrast(const std::string& one, const std::string& other) {
    const double first = luminance(one), second = luminance(other);
    const double high = std::max(first, second), low = std::min(first, second);
    return (high + 0.05) / (low + 0.05);
}

}  // namespace

TEST_CASE("accents are seen on white and on black, and the body has no colour of its own") {
    const auto html =
        render::mail_html(render::mail_page(testing::sample_digest(), "trail list", "", {}));
    const std::regex colour("#[0-9a-f]{6}");
    for (std::sregex_iterator found(html.begin(), html.end(), colour), end; found != end; ++found) {
        INFO(found->str());
        CHECK(contrast(found->str(), "#ffffff") >= 3);
        CHECK(contrast(found->str(), "#121212") >= 3);
    }
    CHECK_FALSE(contains(html, "background"));
    for (const auto* absent : {"<img", "<script", "src=", "flex", "url(", "@import", "<link"})
        CHECK_FALSE(contains(html, absent));
}
