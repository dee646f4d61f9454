// Timelines and hits at every width, and text that means no good.
#include "trail/render/entry_list.hpp"

#include <algorithm>
#include <sstream>

#include "support/catch.hpp"
#include "trail/text/unicode.hpp"
#include "unit/render/entry_builders.hpp"

using namespace trail;
using namespace trail::render;
using namespace trail::testing;
using model::Kind;

namespace {

std::vector<model::Entry> some_days() {
    auto blocker = entry(2, Kind::blocker, "20T08:31", "CI runner is out of disk");
    auto win = entry(3, Kind::win, "20T16:05", "First customer on the new checkout", "web", "mei");
    auto today = entry(1, Kind::done, "22T09:12", "Fixed the parser crash on empty input");
    today.tags = {"parser"};
    return {today, win, blocker};
}

std::string by_day(const std::vector<model::Entry>& entries, const Reader& reader) {
    return timeline(entries, ListGrouping::day, ListOrder::newest_day_first, reader);
}

std::size_t widest_line(const std::string& text) {
    std::istringstream lines(text);
    std::size_t widest = 0;
    for (std::string line; std::getline(lines, line);) widest = std::max(widest, text::width(line));
    return widest;
}

const std::string long_text =
    "After a long evening with the profiler and two cups of tea, finally moved the parser tables "
    "to "
    "constexpr so that start-up is faster";

}  // namespace

TEST_CASE("a timeline has the newest day first and reads like a diary inside a day") {
    CHECK(by_day(some_days(), reader_of(80)) ==
          "Sun 22 Nov, today\n"
          "  gggh  09:12  ana  api  Fixed the parser crash on empty input  +parser\n"
          "Fri 20 Nov\n"
          "  gggj  08:31  ana  api  [blocker] CI runner is out of disk  (open 2 d 2 h)\n"
          "  gggk  16:05  mei  web  [win] First customer on the new checkout\n");
}

TEST_CASE("the oldest day comes first when it is asked for") {
    const auto text =
        timeline(some_days(), ListGrouping::day, ListOrder::oldest_day_first, reader_of(80));
    CHECK(text.find("Fri 20 Nov") < text.find("Sun 22 Nov"));
}

TEST_CASE("one author needs no column") {
    const auto text = by_day({entry(1, Kind::done, "22T09:12", "Alone")}, reader_of(80));
    CHECK(text == "Sun 22 Nov, today\n  gggh  09:12  api  Alone\n");
}

TEST_CASE("entries of the same second stay in the order given") {
    const auto text = by_day(
        {entry(1, Kind::done, "22T09:12", "first"), entry(2, Kind::done, "22T09:12", "second")},
        reader_of(80));
    CHECK(text.find("first") < text.find("second"));
}

TEST_CASE("the reader's zone decides which day it was") {
    auto reader = reader_of(80);
    reader.zone = time::Zone::fixed(time::Offset{13 * 60});
    const auto text = by_day({entry(1, Kind::done, "21T23:30", "late")}, reader);
    CHECK(text == "Sun 22 Nov, yesterday\n  gggh  12:30  api  late\n");
}

TEST_CASE("a narrow terminal leaves out author and project, and facts go below the text") {
    CHECK(by_day(some_days(), reader_of(40)) ==
          "Sun 22 Nov, today\n"
          "  gggh  09:12  Fixed the parser crash...\n"
          "Fri 20 Nov\n"
          "  gggj  08:31  [blocker] CI runner is...\n"
          "               (open 2 d 2 h)\n"
          "  gggk  16:05  [win] First customer o...\n");
}

TEST_CASE("no line is longer than the terminal, however long texts and names are") {
    auto long_one =
        entry(4, Kind::blocker, "22T10:00", long_text, std::string(60, 'p'), std::string(60, 'a'));
    long_one.tags = {std::string(40, 't')};
    auto entries = some_days();
    entries.push_back(long_one);
    entries.push_back(entry(5, Kind::done, "22T10:01", std::string(300, 'x')));
    entries.push_back(entry(6, Kind::done, "22T10:02",
                            "日本語のパーサーを直した日本語のパーサーを直した 🎉 "
                            "👩‍👩‍👧"));
    for (const std::size_t width : {40U, 60U, 80U, 200U}) {
        CAPTURE(width);
        CHECK(widest_line(by_day(entries, reader_of(width))) <= width);
        CHECK(widest_line(by_day(entries, wrapping_reader(width))) <= width);
    }
}

TEST_CASE("whole texts go on under their beginning") {
    CHECK(by_day({entry(1, Kind::win, "22T09:12", "One two three four five six seven")},
                 wrapping_reader(40)) ==
          "Sun 22 Nov, today\n"
          "  gggh  09:12  [win] One two three four\n"
          "               five six seven\n");
}

TEST_CASE("groups that are not days stand by name, newest first, with what has no project last") {
    auto entries = some_days();
    entries.push_back(entry(4, Kind::note, "21T10:00", "Nowhere", ""));
    CHECK(timeline(entries, ListGrouping::project, ListOrder::newest_day_first, reader_of(80)) ==
          "api\n"
          "  gggh  Sun 22 Nov  ana  Fixed the parser crash on empty input  +parser\n"
          "  gggj  Fri 20 Nov  ana  [blocker] CI runner is out of disk  (open 2 d 2 h)\n"
          "web\n"
          "  gggk  Fri 20 Nov  mei  [win] First customer on the new checkout\n"
          "no project\n"
          "  gggm  Sat 21 Nov  ana  [note] Nowhere\n");
}

TEST_CASE("a group by person does not repeat the person in each line") {
    const auto text =
        timeline(some_days(), ListGrouping::person, ListOrder::newest_day_first, reader_of(80));
    CHECK(text.starts_with("ana\n  gggh  Sun 22 Nov  api  Fixed"));
}

TEST_CASE("colours surround words and never stand for them") {
    const auto text = by_day(some_days(), coloured_reader(80));
    CHECK(text.find("\x1b[1;33mgggj\x1b[0m") != std::string::npos);
    CHECK(text.find("\x1b[31m[blocker]\x1b[0m") != std::string::npos);
    CHECK(text.find("\x1b[32m+parser\x1b[0m") != std::string::npos);
}

TEST_CASE("hostile text does nothing to the terminal in any list") {
    auto item = entry(1, Kind::done, "22T09:12", hostile, hostile, hostile);
    item.tags = {hostile};
    const std::vector<model::Entry> entries{item, entry(2, Kind::done, "22T09:13", "other")};
    CHECK(is_harmless(by_day(entries, reader_of(80))));
    CHECK(is_harmless(by_day(entries, reader_of(40))));
    CHECK(is_harmless(by_day(entries, wrapping_reader(80))));
    CHECK(is_harmless(
        timeline(entries, ListGrouping::project, ListOrder::newest_day_first, reader_of(80))));
    CHECK(is_harmless(hits(entries, std::vector<Mark>{{"evil"}, {"red"}}, reader_of(80))));
    CHECK(is_harmless(one_line(item, reader_of(80))));
}

TEST_CASE("hits are marked with asterisks where there is no colour, in bold where there is") {
    const std::vector<model::Entry> found{
        entry(1, Kind::done, "22T09:12", "Fixed the parser crash on empty input")};
    const std::vector<Mark> marks{{"parser"}};
    CHECK(hits(found, marks, reader_of(80)) ==
          "  gggh  Sun 22 Nov  api  Fixed the *parser* crash on empty input\n");
    CHECK(hits(found, marks, coloured_reader(80)).find("the \x1b[1mparser\x1b[0m crash") !=
          std::string::npos);
}

TEST_CASE("a hit far into a long text is brought into view, beginning with a whole word") {
    const std::vector<model::Entry> found{entry(1, Kind::done, "10T09:12", long_text)};
    const auto text = hits(found, std::vector<Mark>{{"parser"}}, reader_of(80));
    CHECK(text ==
          "  gggh  Tue 10 Nov  api  ... moved the *parser* tables to constexpr so that s...\n");
    CHECK(widest_line(text) <= 80);
}

TEST_CASE("a line full of hits shows as many as fit") {
    std::string line;
    for (int i = 0; i < 100; ++i) line += "the parser ";
    const std::vector<model::Entry> found{entry(1, Kind::done, "10T09:12", line)};
    const auto text = hits(found, std::vector<Mark>{{"parser"}}, reader_of(80));
    CHECK(text.starts_with("  gggh  Tue 10 Nov  api  the *parser* the *parser* the *parser* "));
    CHECK(widest_line(text) <= 80);
}

TEST_CASE("a date of another year has its year") {
    auto old = entry(1, Kind::done, "10T09:12", "Long ago");
    old.at.at -= std::chrono::days{365};
    CHECK(hits(std::vector<model::Entry>{old}, {}, reader_of(80)) ==
          "  gggh  Mon 10 Nov 2025  api  Long ago\n");
}

TEST_CASE("a tag that the text shows itself is not repeated") {
    auto item = entry(1, Kind::done, "22T09:12", "Fixed #parser");
    item.tags = {"parser", "ci"};
    CHECK(one_line(item, reader_of(80)) == "gggh  api  Fixed #parser  +ci\n");
}

TEST_CASE("the summary speaks of one and of many") {
    CHECK(list_summary(6, {214}, 1, reader_of(80)) == "6 of 214 entries.  1 open blocker.\n");
    CHECK(list_summary(1, {1}, 0, reader_of(80)) == "1 of 1 entry.\n");
    CHECK(list_summary(40, {12034}, 2, reader_of(80)) ==
          "40 of 12,034 entries.  2 open blockers.\n");
    CHECK(list_summary(40, {10000, true}, 0, reader_of(80)) == "40 of 10,000+ entries.\n");
}
