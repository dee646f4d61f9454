// One entry in full, at every width.
#include "trail/render/entry_page.hpp"

#include <algorithm>

#include "support/catch.hpp"
#include "unit/render/entry_builders.hpp"

using namespace trail;
using namespace trail::render;
using namespace trail::testing;
using model::Kind;

namespace {

EntryPage closed_blocker() {
    EntryPage page{.entry = entry(2, Kind::blocker, "20T08:31", "CI runner is out of disk")};
    page.entry.created_at = page.entry.at.at;
    page.entry.tags = {"ci"};
    page.entry.refs = {"https://ci.example/run/88"};
    page.entry.closed_at = at("2026-11-22T11:02:00");
    page.author_full_name = "Ana Ruiz";
    page.closed_by = "hjkr";
    page.changes = {.count = 2, .author = "ana", .at = at("2026-11-22T10:59:00")};
    return page;
}

}  // namespace

TEST_CASE("a page has two facts beside each other") {
    CHECK(entry_page(closed_blocker(), reader_of(80)) ==
          "gggjgggggggggggg  blocker, closed\n"
          "  CI runner is out of disk\n"
          "\n"
          "  project   api                        author   ana (Ana Ruiz)\n"
          "  when      Fri 20 Nov 2026 08:31      closed   Sun 22 Nov 2026 11:02, by hjkr\n"
          "  tags      +ci                        refs     https://ci.example/run/88\n"
          "  history   2 changes, last by ana 3 min ago: trail show gggj --history\n");
}

TEST_CASE("a narrow page has one label a line, and long values go on below") {
    CHECK(entry_page(closed_blocker(), reader_of(40)) ==
          "gggjgggggggggggg  blocker, closed\n"
          "  CI runner is out of disk\n"
          "\n"
          "  project   api\n"
          "  author    ana (Ana Ruiz)\n"
          "  when      Fri 20 Nov 2026 08:31\n"
          "  closed    Sun 22 Nov 2026 11:02, by\n"
          "            hjkr\n"
          "  tags      +ci\n"
          "  refs      https://ci.example/run/88\n"
          "  history   2 changes, last by ana 3 min\n"
          "            ago: trail show gggj\n"
          "            --history\n");
}

TEST_CASE("the body stands as it was written, wrapped and indented") {
    EntryPage page{.entry = entry(1, Kind::done, "22T09:12", "Title", "")};
    page.entry.created_at = page.entry.at.at;
    page.entry.body = "One two three four five six seven.\n\n- item\n\n    code\n\n";
    CHECK(entry_page(page, reader_of(32)) ==
          "ggghgggggggggggg  done\n"
          "  Title\n"
          "\n"
          "  One two three four five six\n"
          "  seven.\n"
          "\n"
          "  - item\n"
          "\n"
          "      code\n"
          "\n"
          "  author   ana\n"
          "  when     Sun 22 Nov 2026 09:12\n");
}

TEST_CASE("what waits says since when, and a status where the project stands") {
    EntryPage page{.entry = entry(2, Kind::next, "20T08:31", "Release")};
    CHECK(entry_page(page, reader_of(80)).starts_with("gggjgggggggggggg  next, open 2 d 2 h\n"));
    page.entry.at = november("23T09:00");
    CHECK(entry_page(page, reader_of(80)).starts_with("gggjgggggggggggg  next, planned\n"));
    page.entry.kind = Kind::status;
    page.entry.health = model::Health::at_risk;
    page.entry.breaking = true;
    CHECK(entry_page(page, reader_of(80))
              .starts_with("gggjgggggggggggg  status, at-risk, breaking\n"));
}

TEST_CASE("the author's clock is told when it showed something else") {
    EntryPage page{.entry = entry(1, Kind::done, "22T19:00", "Late", "", "mei")};
    page.entry.created_at = page.entry.at.at;
    page.entry.at.offset = time::Offset{8 * 60};
    CHECK(entry_page(page, reader_of(80))
              .find("when     Sun 22 Nov 2026 19:00 (Mon 23 Nov 03:00 for mei)\n") !=
          std::string::npos);
}

TEST_CASE("an entry written afterwards says when") {
    EntryPage page{.entry = entry(1, Kind::done, "20T08:31", "Afterwards", "")};
    page.entry.created_at = at("2026-11-22T11:02:00");
    CHECK(entry_page(page, reader_of(80)).find("written   Sun 22 Nov 2026 11:02\n") !=
          std::string::npos);
}

TEST_CASE("a change of this minute is just now") {
    const PastChanges changes{.count = 1, .author = "mei", .at = at("2026-11-22T11:02:00")};
    CHECK(changes_line(changes, "gggh", reader_of(80)) ==
          "1 change, made by mei just now: trail show gggh --history");
    CHECK(changes_line({}, "gggh", reader_of(80)).empty());
}

TEST_CASE("hostile text does nothing to the terminal on a page") {
    EntryPage page{.entry = commit(1, "20T08:31", hostile, hostile, hostile)};
    page.entry.body = hostile;
    page.entry.tags = page.entry.people = page.entry.refs = {hostile};
    page.entry.source->repository = hostile;
    page.entry.source->branch = hostile;
    page.author_full_name = hostile;
    page.changes = {.count = 1, .author = hostile, .at = at("2026-11-20T08:31:00")};
    for (const std::size_t width : {40U, 80U})
        CHECK(is_harmless(entry_page(page, reader_of(width))));
}

TEST_CASE("a terminal of one column still gets its page") {
    CHECK(entry_page(closed_blocker(), reader_of(1)).starts_with("gggjgggggggggggg"));
}

TEST_CASE("a decision's page ends with its history") {
    auto choice = decision(12, model::DecisionStatus::accepted, "Use WAL");
    EntryPage page{.entry = choice.entry, .decision = DecisionPage{{choice, {}}}};
    page.changes = {.count = 1, .author = "ana", .at = at("2026-11-22T10:59:00")};
    const auto text = entry_page(page, reader_of(80));
    CHECK(text.find("accepted") != std::string::npos);
    CHECK(text.ends_with("  1 change, made by ana 3 min ago: trail show D12 --history\n"));
}

TEST_CASE("into a pipe goes one fact a line") {
    auto page = closed_blocker();
    page.entry.body = "two\nlines";
    CHECK(entry_lines(page) ==
          "id\tgggjgggggggggggg\n"
          "at\t2026-11-20T08:31:00+00:00\n"
          "author\tana\n"
          "kind\tblocker\n"
          "project\tapi\n"
          "text\tCI runner is out of disk\n"
          "body\ttwo lines\n"
          "tag\tci\n"
          "ref\thttps://ci.example/run/88\n"
          "closed_at\t2026-11-22T11:02:00+00:00\n"
          "created_at\t2026-11-20T08:31:00+00:00\n");
}

TEST_CASE("into a pipe go a decision's options, one a line") {
    auto choice = decision(12, model::DecisionStatus::accepted, "Use WAL");
    choice.options = {"rollback\tjournal", "WAL"};
    choice.chosen = 2;
    const auto text = entry_lines({.entry = choice.entry, .decision = DecisionPage{{choice, {}}}});
    CHECK(
        text.ends_with("decision\tD12\nstatus\taccepted\noption\trollback journal\noption\tWAL\n"
                       "chosen\t2\n"));
}

TEST_CASE("a reply tells what it is a reply to") {
    EntryPage page{.entry = entry(1, model::Kind::reply, "20T08:31", "two clients")};
    page.entry.reply = model::ReplyMark{13, model::Position::against, 2};
    CHECK(entry_page(page, reader_of(80)).find("D13, against 2") != std::string::npos);
    CHECK(entry_lines(page).find("reply\tD13\nposition\tagainst\noption\t2\n") !=
          std::string::npos);
}
