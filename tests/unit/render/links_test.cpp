// Links that a terminal can follow.
#include "trail/render/links.hpp"

#include <fmt/format.h>

#include "support/catch.hpp"

using trail::render::with_links;

namespace {

std::string link_to(const std::string& address) {
    return "\x1b]8;;" + address + "\x1b\\" + address + "\x1b]8;;\x1b\\";
}

}  // namespace

TEST_CASE("a web address that a page shows whole is a link, and nothing else is") {
    const auto link = link_to("https://a.example/x");
    CHECK(with_links("see https://a.example/x\n", {"https://a.example/x"}) == "see " + link + "\n");
    CHECK(with_links("https://a.example/x, #42", {"#42", "https://a.example/x"}) == link + ", #42");
    CHECK(with_links("(https://a.example/x). And", {"https://a.example/x"}) ==
          "(" + link + "). And");
    for (const auto* page : {"https://a.example/xy", "https://a.example/x.y",
                             "https://a.example/x…", "https://a.exam\nple/x"})
        CHECK(with_links(page, {"https://a.example/x"}) == page);
    for (const auto* ref :
         {"#42", "ftp://a.example", "https://a.example/\x1b\\", "https://ä.example"})
        CHECK(with_links(ref, {ref}) == ref);
}

TEST_CASE("of an address within an address there is one link") {
    const std::string outer = "https://a.example/?to=https://b.example";
    for (const auto& refs : {std::vector<std::string>{outer, "https://b.example"},
                             std::vector<std::string>{"https://b.example", outer}})
        CHECK(with_links(outer, refs) == link_to(outer));
}

TEST_CASE("addresses that differ only in how they end are told apart") {
    const std::vector<std::string> refs{"http://a.example/x_(y)", "http://a.example/z!",
                                        "http://a.example/z"};
    CHECK(with_links("http://a.example/x_(y), http://a.example/z", refs) ==
          link_to(refs[0]) + ", " + link_to(refs[2]));
    CHECK(with_links("http://a.example/x_(y", refs) == "http://a.example/x_(y");
}

TEST_CASE("a page of many addresses takes time in proportion to its length") {
    std::string page;
    std::string linked;
    std::vector<std::string> refs;
    for (int i = 0; i < 200'000; ++i) {
        refs.push_back(fmt::format("https://a.example/{}", i));
        page += refs.back() + " ";
        linked += link_to(refs.back()) + " ";
    }
    CHECK((with_links(page, refs) == linked));
}

TEST_CASE("a word in which addresses might begin anywhere takes time in proportion to its length") {
    std::string page;
    for (int i = 0; i < 100'000; ++i) page += "http";
    page += std::string(100'000, '!');
    CHECK(with_links(page, {"http://a.example", page}) == page);
}
