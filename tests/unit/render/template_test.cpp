// Templates: the built-in one is the Markdown page; a broken one is told with its line.
#include "trail/render/template.hpp"

#include "render/template_source.hpp"
#include "support/catch.hpp"
#include "trail/error.hpp"
#include "trail/render/digest_markdown.hpp"
#include "unit/render/digest_periods.hpp"

using namespace trail;
using model::Kind;
using testing::entry;

namespace {

std::string built_in(const report::Digest& digest) {
    return render::filled(digest, render::markdown_template(), "built-in");
}

std::string fill(const std::string& source) {
    return render::filled(testing::sample_digest(), source, "week.mustache");
}

std::string refusal(const std::string& source) {
    try {
        fill(source);
    } catch (const Error& error) {
        CHECK(error.kind() == Failure::config);
        return error.what();
    }
    return "accepted";
}

report::Digest crowded(report::Grouping grouping) {
    report::Material material;
    for (std::uint64_t i = 1; i <= 3000; ++i)
        material.entries.push_back(entry(i, i % 7 == 0 ? Kind::win : Kind::done, "18T09:00",
                                         "Work `" + std::to_string(i) + "` *now*",
                                         "project-" + std::to_string(i * i % 97)));
    auto options = testing::options();
    options.grouping = grouping;
    options.scope = "a``b";
    return report::digest(material, time::year_of(testing::week_47.begin), options);
}

}  // namespace

TEST_CASE("the template that is printed makes the page that is printed") {
    for (const auto& [name, digest] : testing::kept_periods()) {
        INFO(name);
        CHECK(built_in(digest) == render::markdown(digest));
    }
    const auto week = testing::sample_digest();
    CHECK(built_in(week) == render::markdown(week));
    auto titled = week;
    titled.title = "# *API* {{team}} <b>";
    titled.intro = "Dear all,\n\n- a *good* week";
    CHECK(built_in(titled) == render::markdown(titled));
    const auto nothing = report::digest({}, testing::week_47, testing::options());
    CHECK(built_in(nothing) == render::markdown(nothing));
    for (const auto grouping : {report::Grouping::project, report::Grouping::person,
                                report::Grouping::kind, report::Grouping::day}) {
        const auto year = crowded(grouping);
        CHECK(built_in(year) == render::markdown(year));
    }
}

TEST_CASE("nobody's text becomes markup in a template") {
    report::Material material;
    material.entries = {entry(1, Kind::done, "16T09:00", "<b>{{intro}}</b> [c](d)", "*web*")};
    const auto digest = report::digest(material, testing::week_47, testing::options());
    CHECK(built_in(digest) == render::markdown(digest));
    CHECK(render::filled(digest, "{{#groups}}{{#lines}}{{{text}}}{{/lines}}{{/groups}}", "x") ==
          "<b>{{intro}}</b> [c](d)");
}

TEST_CASE("sections that are empty leave no lines behind") {
    CHECK(fill("a\n{{#nothing}}\nb\n{{/nothing}}\nc\n") == "a\nc\n");
    CHECK(fill("a\n  {{! a\n remark }}\nc\n") == "a\nc\n");
    CHECK(fill("a\n{{^nothing}}\n\nb\n{{/nothing}}\nc\n") == "a\n\nb\nc\n");
    CHECK(fill("a {{#nothing}}x{{/nothing}}\nc") == "a \nc");
}

TEST_CASE("single sections can be asked for by name") {
    CHECK(fill("{{#wins}}{{#lines}}{{text}}{{/lines}}{{/wins}}") ==
          "First customer on the new checkout");
    CHECK(fill("{{period}} {{from}} {{to}} {{done}} {{nobody}}") ==
          "2026-W47 2026-11-16 2026-11-22 11 ");
}

TEST_CASE("a broken template names the file, the line and the section") {
    CHECK(refusal("a\n{{#wins}}\nb\n") == "week.mustache:2: section \"wins\" is not closed");
    CHECK(refusal("a\n{{/wins}}") == "week.mustache:2: section \"wins\" was never opened");
    CHECK(refusal("{{#a}}\n{{#b}}\n{{/a}}{{/b}}") ==
          "week.mustache:2: section \"b\" is not closed");
    CHECK(refusal("a\n\n{{title") == "week.mustache:3: a tag is not closed");
    CHECK(refusal("{{{title}}") == "week.mustache:1: a tag is not closed");
    CHECK(refusal("{{> other}}") == "week.mustache:1: partials are not known here");
    CHECK(refusal("{{=<% %>=}}") ==
          "week.mustache:1: delimiters other than {{ }} are not known here");
    CHECK(refusal("{{") == "week.mustache:1: a tag is not closed");
    std::string deep;
    for (int i = 0; i < 100'000 / 6; ++i) deep += "{{#a}}";
    CHECK(refusal(deep) == "week.mustache:1: sections are nested too deeply");
}

TEST_CASE("odd templates are answered, never obeyed") {
    for (const auto* source : {"{", "}}", "{{}}", "{{#}}{{/}}", "{{{}}}", "{{!}}", "{{&}}", "{{ }}",
                               "{{#a}}{{/a}}", "\n", "{{{{a}}}}", "{{a}}}", "{{.}}"}) {
        INFO(source);
        CHECK_NOTHROW(fill(source));
    }
}
