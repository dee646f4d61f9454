// What happened to an entry, in words and for programs.
#include "trail/render/entry_history.hpp"

#include "support/catch.hpp"
#include "unit/render/entry_builders.hpp"

using namespace trail;
using namespace trail::render;
using namespace trail::testing;
using model::Kind;

namespace {

model::Entry before() {
    auto item = entry(2, Kind::blocker, "20T08:31", "CI runner is out of disk");
    item.tags = {"ci"};
    return item;
}

std::string told(const model::Entry& after) {
    return changes_text(changes(before(), after), reader_of(80));
}

std::vector<HistoryStep> steps() {
    auto after = before();
    after.project = "infra";
    after.tags.clear();
    return {{.operation = 812,
             .at = at("2026-11-22T10:58:00"),
             .author = "mei",
             .command = "edit",
             .changes = changes(before(), after)},
            {.operation = 9,
             .at = at("2026-11-20T08:31:00"),
             .author = "ana",
             .command = "log",
             .added = true}};
}

}  // namespace

TEST_CASE("what did not change is not told") {
    CHECK(changes(before(), before()).empty());
    CHECK(told(before()).empty());
}

TEST_CASE("a changed field is told with both values, items of lists each by itself") {
    auto after = before();
    after.project = "infra";
    after.tags = {"disk"};
    CHECK(told(after) == "project api -> infra, tag -ci, tag +disk");
    after = before();
    after.project.reset();
    CHECK(told(after) == "project api -> none");
}

TEST_CASE("texts are quoted, bodies only mentioned, times shown as people read them") {
    auto after = before();
    after.line = "CI runner was out of disk";
    after.body = "Details";
    after.at = november("20T09:00");
    CHECK(told(after) ==
          "text \"CI runner is out of disk\" -> \"CI runner was out of disk\", body added, "
          "time Fri 20 Nov 2026 08:31 -> Fri 20 Nov 2026 09:00");
}

TEST_CASE("closing and opening again have words of their own") {
    auto after = before();
    after.closed_at = at("2026-11-22T11:02:00");
    CHECK(told(after) == "closed");
    CHECK(changes_text(changes(after, before()), reader_of(80)) == "open again");
}

TEST_CASE("a history is one step a line") {
    CHECK(entry_history(before(), steps(), reader_of(80)) ==
          "gggjgggggggggggg\n"
          "  CI runner is out of disk\n"
          "\n"
          "  op 812  Sun 22 Nov 2026 10:58  mei  edit  project api -> infra, tag -ci\n"
          "  op 9    Fri 20 Nov 2026 08:31  ana  log   written\n");
}

TEST_CASE("a narrow history has the changes below their step") {
    CHECK(entry_history(before(), steps(), reader_of(40)) ==
          "gggjgggggggggggg\n"
          "  CI runner is out of disk\n"
          "\n"
          "  op 812  Sun 22 Nov 2026 10:58  mei  edit\n"
          "    project api -> infra, tag -ci\n"
          "  op 9    Fri 20 Nov 2026 08:31  ana  log\n"
          "    written\n");
}

TEST_CASE("hostile text does nothing to the terminal in a history") {
    auto after = before();
    after.line = hostile;
    after.project = hostile;
    after.refs = {hostile};
    const std::vector<HistoryStep> story{{.operation = 1,
                                          .author = hostile,
                                          .command = hostile,
                                          .changes = changes(before(), after)}};
    for (const std::size_t width : {40U, 80U}) {
        CHECK(is_harmless(entry_history(after, story, reader_of(width))));
    }
}

TEST_CASE("for programs a history is an array, and a line for each change") {
    text::JsonWriter json;
    write_history(json, before(), steps());
    CHECK(
        json.text() ==
        R"([{"op":812,"at":"2026-11-22T10:58:00+00:00","author":"mei","command":"edit",)"
        R"("changes":[{"field":"project","from":"api","to":"infra"},)"
        R"({"field":"tag","from":"ci","to":null}]},)"
        R"({"op":9,"at":"2026-11-20T08:31:00+00:00","author":"ana","command":"log","changes":[]}])");
    CHECK(history_lines(before(), steps()) ==
          "gggjgggggggggggg\t812\t2026-11-22T10:58:00+00:00\tmei\tedit\tproject\tapi\tinfra\n"
          "gggjgggggggggggg\t812\t2026-11-22T10:58:00+00:00\tmei\tedit\ttag\tci\t\n"
          "gggjgggggggggggg\t9\t2026-11-20T08:31:00+00:00\tana\tlog\t\t\t\n");
}
