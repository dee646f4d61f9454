// Links that a terminal can follow.
#include "trail/render/links.hpp"

#include "support/catch.hpp"

using trail::render::with_links;

TEST_CASE("a web address that a page shows whole is a link, and nothing else is") {
    const std::string link = "\x1b]8;;https://a.example/x\x1b\\https://a.example/x\x1b]8;;\x1b\\";
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
        CHECK(with_links(outer, refs) == "\x1b]8;;" + outer + "\x1b\\" + outer + "\x1b]8;;\x1b\\");
}
