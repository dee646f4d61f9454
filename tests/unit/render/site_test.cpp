// A site: which files it has, how large they get, what its search is given.
#include "trail/render/site.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "render/site_page.hpp"
#include "render/site_search.hpp"
#include "support/catch.hpp"
#include "trail/text/json.hpp"

using namespace trail;
using namespace trail::render;

namespace {

using Files = std::map<std::string, std::string>;

const auto berlin = *time::Zone::named("Europe/Berlin");

model::Entry entry(std::uint64_t id, const std::string& at, const std::string& line,
                   const std::string& project = "api") {
    model::Entry made;
    made.id = {id};
    made.line = line;
    made.author = "ana";
    if (!project.empty()) made.project = project;
    made.at = *time::parse_rfc3339(at);
    return made;
}

Files site_of(const std::vector<model::Entry>& entries) {
    Files files;
    Site site(
        {.zone = berlin},
        [&](const std::string& path, std::string_view content) {
            CHECK(files.emplace(path, content).second);  // each is written once
        },
        [](int) { return std::nullopt; });
    for (const auto& each : entries) site.add(each);
    site.finish();
    return files;
}

std::size_t largest(const Files& files) {
    std::size_t size = 0;
    for (const auto& [path, content] : files) size = std::max(size, content.size());
    return size;
}

using Words = std::vector<std::string>;

}  // namespace

TEST_CASE("a site has the weeks and months something happened in, by the days of its zone") {
    const auto files = site_of({entry(1, "2026-10-31T22:30:00Z", "Still October in Berlin"),
                                entry(2, "2026-10-31T23:30:00Z", "November in Berlin"),
                                entry(3, "2026-12-30T10:00:00Z", "Week 53")});
    std::set<std::string> paths;
    for (const auto& [path, content] : files) paths.insert(path);
    CHECK(paths ==
          std::set<std::string>{"decisions/index.html", "index.html", "months/2026-10.html",
                                "months/2026-11.html", "months/2026-12.html", "months/index.html",
                                "people/ana.html", "people/index.html", "projects/api.html",
                                "projects/index.html", "search/entries-0.js", "search/search.js",
                                "search/table.js", "search/words-0.js", "weeks/2026-W44.html",
                                "weeks/2026-W53.html", "weeks/index.html"});
    CHECK(files.at("months/2026-10.html").find("Week 44") != std::string::npos);
    CHECK(files.at("weeks/2026-W44.html").find("id=\"" + model::letters({1})) != std::string::npos);
}

TEST_CASE("no file of a site is larger than its limit, whatever somebody wrote") {
    std::vector<model::Entry> entries;
    for (std::uint64_t i = 0; i < 60; ++i) {
        auto hostile = entry(i, "2026-11-20T09:00:00Z", std::string(50'000, '"'), "p");
        hostile.body = std::string(60'000, '<');
        hostile.kind = i % 2 == 0 ? model::Kind::win : model::Kind::blocker;
        entries.push_back(hostile);
    }
    for (std::uint64_t i = 60; i < 3000; ++i)
        entries.push_back(entry(i, "2026-11-20T09:00:00Z", "Again and again the same words",
                                "project-" + std::to_string(i)));
    const auto files = site_of(entries);
    CHECK(largest(files) <= largest_site_file);
    CHECK(files.contains("weeks/2026-W47~2.html"));
    CHECK(files.contains("projects/index~2.html"));
}

TEST_CASE("many entries with one word are told in several pieces") {
    Files files;
    const WriteFile write = [&](const std::string& path, std::string_view content) {
        files.emplace(path, content);
    };
    SiteSearch search(write);
    constexpr int many = 200'000;
    for (int i = 0; i < many; ++i) search.add({"weeks/2026-W47.html#x", "x", "y"}, "common");
    search.finish();
    CHECK(largest(files) <= largest_site_file);
    std::size_t told = 0;
    for (int i = 0; files.contains("search/words-" + std::to_string(i) + ".js"); ++i) {
        const auto& file = files.at("search/words-" + std::to_string(i) + ".js");
        told += static_cast<std::size_t>(std::ranges::count(file, ' '));
        told += static_cast<std::size_t>(std::ranges::count(file, '[')) - 1;
    }
    CHECK(told == many);
}

TEST_CASE("a site's search is given words as the reader would write them") {
    CHECK(search_words("Café CAFE") == Words{"cafe"});
    CHECK(search_words("std::string") == Words{"std", "string"});
    CHECK(search_words("日本語") == Words{"日本", "本語", "語"});
    CHECK(search_words(std::string(500, 'a')) == Words{std::string(32, 'a')});
    CHECK(search_words(" -- ").empty());
}

TEST_CASE("what the search loads is one call with one JSON value") {
    const auto files =
        site_of({entry(1, "2026-11-20T09:00:00Z", "__proto__ </script> \u2028 \"x")});
    for (const auto* name : {"words-0", "entries-0", "table"}) {
        const auto& file = files.at(std::string("search/") + name + ".js");
        const auto begin = std::string("trail.put(\"") + name + "\",";
        REQUIRE(file.starts_with(begin));
        REQUIRE(file.ends_with(");\n"));
        const auto json = file.substr(begin.size(), file.size() - begin.size() - 3);
        CHECK_NOTHROW(text::JsonDocument(json));
    }
}

TEST_CASE("names that differ have files that differ, also where case does not count") {
    std::set<std::string> slugs;
    const Words names{"api",   "Api",  "API",    "a/b", "a-b", "a.b",
                      "index", "日本", "日本語", "..",  "é"};
    for (const auto& name : names) {
        const auto slug = site_slug(name);
        CHECK(slug.size() <= 60);
        CHECK(slug.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-_") ==
              std::string::npos);
        slugs.insert(slug);
    }
    CHECK(slugs.size() == names.size());
    CHECK_FALSE(slugs.contains("index"));
    CHECK(site_slug("api") == "api");
}
