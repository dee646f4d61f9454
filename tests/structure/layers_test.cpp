// The includes of the real tree, and planted ones that must be found.
#include "structure/layers.hpp"

#include "structure/real_tree.hpp"
#include "support/catch.hpp"

using namespace trail::structure;

namespace {

// A tree in which `from` includes `written`; every other file is there and empty.
Tree including(const std::string& from, const std::string& written,
               std::vector<std::string> others) {
    Tree tree{{from, "#include " + written + "\n"}};
    for (auto& other : others) tree.push_back({other, ""});
    return tree;
}

const std::string zone = "include/trail/time/zone.hpp";
const std::string store = "include/trail/store/store.hpp";

}  // namespace

TEST_CASE("includes run downward only") {
    CHECK(check_layers(real_sources()) == Faults{});
}

TEST_CASE("no file includes itself through others") {
    CHECK(check_circles(real_sources()) == Faults{});
}

TEST_CASE("a room links no more than it may include") {
    CHECK(check_links(real_text("CMakeLists.txt")) == Faults{});
}

TEST_CASE("an include that points upwards is found, however it is written") {
    const Faults fault{"src/time/zone.cpp:1: time may not include store"};
    CHECK(check_layers(including("src/time/zone.cpp", "\"trail/store/store.hpp\"", {store})) ==
          fault);
    CHECK(check_layers(including("src/time/zone.cpp", "<trail/store/store.hpp>", {store})) ==
          fault);
    CHECK(check_layers(including("src/time/zone.cpp", "\"store/rows.hpp\"",
                                 {"src/store/rows.hpp"})) == fault);
    CHECK(check_layers(including("src/time/zone.cpp", "\"../store/rows.hpp\"",
                                 {"src/store/rows.hpp"})) != Faults{});
}

TEST_CASE("the core does not see the command line, nor a sibling on its floor") {
    CHECK(check_layers(
              including("src/report/digest.cpp", "\"cli/context.hpp\"", {"src/cli/context.hpp"})) ==
          Faults{"src/report/digest.cpp:1: report may not include cli"});
    CHECK(check_layers(including("src/text/width.cpp", "\"trail/time/zone.hpp\"", {zone})) ==
          Faults{"src/text/width.cpp:1: text may not include time"});
    CHECK(check_layers(
              including("src/store/engine/sqlite.cpp", "\"trail/store/store.hpp\"", {store})) ==
          Faults{"src/store/engine/sqlite.cpp:1: store/engine may not include store"});
}

TEST_CASE("a command that includes another command is found") {
    const auto tree =
        including("src/cli/commands/log.cpp", "\"list.hpp\"", {"src/cli/commands/list.hpp"});
    CHECK(check_layers(tree) ==
          Faults{"src/cli/commands/log.cpp:1: a command knows no other command"});
}

TEST_CASE("a room that the plan does not know is found") {
    CHECK(check_layers(including("src/extras/a.cpp", "\"trail/time/zone.hpp\"", {zone})) ==
          Faults{"src/extras/a.cpp:1: room \"extras\" is not in the plan"});
}

TEST_CASE("another room's private header is out of reach, one's own is not") {
    const std::vector<std::string> header{"src/time/words.hpp"};
    CHECK(check_layers(including("src/model/entry.cpp", "\"time/words.hpp\"", header)) ==
          Faults{"src/model/entry.cpp:1: \"time/words.hpp\" is private to time"});
    CHECK(check_layers(including("src/time/zone.cpp", "\"time/words.hpp\"", header)) == Faults{});
    CHECK(check_layers(including("src/time/zone.cpp", "\"words.hpp\"", header)) == Faults{});
}

TEST_CASE("an include of nothing is found, one in a comment is not") {
    CHECK(check_layers(including("src/error.cpp", "\"trail/gone.hpp\"", {})) ==
          Faults{"src/error.cpp:1: there is no \"trail/gone.hpp\""});
    CHECK(check_layers({{"src/error.cpp", "// #include \"trail/gone.hpp\"\n"}}) == Faults{});
}

TEST_CASE("a circle is found, and named by its way") {
    const File a{"include/trail/time/a.hpp", "#include \"trail/time/b.hpp\"\n"};
    const File b{"include/trail/time/b.hpp", "#include \"time/c.hpp\"\n"};
    const File c{"src/time/c.hpp", "#include \"trail/time/a.hpp\"\n"};
    CHECK(check_circles({a, b, c}) ==
          Faults{"circle: include/trail/time/a.hpp -> include/trail/time/b.hpp -> "
                 "src/time/c.hpp -> include/trail/time/a.hpp"});
    CHECK(check_circles({a, b, {c.path, ""}}) == Faults{});
    CHECK(check_circles({{a.path, "#include \"trail/time/a.hpp\"\n"}}).size() == 1);
}

TEST_CASE("a link that points upwards is found") {
    CHECK(check_links("trail_room(time ON error store PACKAGES trail_zones)") ==
          Faults{"CMakeLists.txt: time may not link store"});
    CHECK(check_links("trail_room(store ON error store_engine)") == Faults{});
}
