// An entry as JSON, tabs and CSV, for programs that read it.
#include "trail/render/entry_fields.hpp"

#include "support/catch.hpp"
#include "unit/render/entry_builders.hpp"

using namespace trail;
using namespace trail::render;
using namespace trail::testing;

namespace {

using Fields = std::vector<std::string>;

std::string written(const model::Entry& entry, const Fields& fields) {
    text::JsonWriter json;
    write_entry(json, entry, fields);
    return std::string(json.text());
}

std::string written_hit(const model::Entry& entry, double score, const Fields& fields) {
    text::JsonWriter json;
    write_hit(json, entry, score, std::vector<Mark>{{"parser"}}, fields);
    return std::string(json.text());
}

}  // namespace

TEST_CASE("every field of an entry is always there, null when it has no value") {
    auto item = entry(1, model::Kind::done, "20T08:31", "Fixed it", "");
    item.created_at = item.at.at;
    CHECK(json_line(item) ==
          R"({"id":"ggghgggggggggggg","kind":"done","text":"Fixed it","body":null,"project":null,)"
          R"("tags":[],"people":[],"refs":[],"author":"ana","at":"2026-11-20T08:31:00+00:00",)"
          R"("zone":null,"created_at":"2026-11-20T08:31:00+00:00","updated_at":null,"closes":[],)"
          R"("closed_at":null,"closed_by":null,"open":false,"status":null,"breaking":false,)"
          R"("decision":null,"ask":null,"reply":null,"source":null,"raw":null})");
}

TEST_CASE("the help for fields names each field that is written, in order") {
    const auto line = json_line(entry(1, model::Kind::done, "20T08:31", "x"));
    std::size_t at = 0;
    for (const auto& field : entry_fields()) {
        at = line.find("\"" + std::string(field.name) + "\":", at);
        CHECK(at != std::string::npos);
    }
}

TEST_CASE("times carry the author's offset") {
    auto item = entry(1, model::Kind::done, "20T08:31", "x");
    item.at.offset = time::Offset{345};
    CHECK(written(item, {"at"}) == R"({"at":"2026-11-20T14:16:00+05:45"})");
}

TEST_CASE("only the fields asked for are written, in the order of the table") {
    const auto item = entry(1, model::Kind::blocker, "20T08:31", "x");
    CHECK(written(item, {"open", "id"}) == R"({"id":"ggghgggggggggggg","open":true})");
}

TEST_CASE("a commit names its repository, and a missing branch is null") {
    auto item = commit(1, "20T08:31", "x");
    item.source->branch = "";
    item.source->revision = "7f55362";
    CHECK(
        written(item, {"source"}) ==
        R"({"source":{"type":"git","repo":"api","identity":"","commit":"7f55362","branch":null,"other_commits":[]}})");
}

TEST_CASE("a hit tells its score and where the words stand in text and body") {
    auto item = entry(1, model::Kind::done, "20T08:31", "The parser");
    item.body = "A parser.";
    CHECK(written_hit(item, 1.23456, {"score", "matches"}) ==
          R"({"score":1.235,"matches":[{"field":"text","start":4,"end":10},)"
          R"({"field":"body","start":2,"end":8}]})");
    CHECK(hit_fields().size() == entry_fields().size() + 2);
}

TEST_CASE("a decision has its own status and what was considered") {
    auto choice = decision(12, model::DecisionStatus::accepted, "Use WAL");
    choice.options = {"rollback", "WAL"};
    choice.chosen = 2;
    choice.review = *time::parse_iso_date("2027-05-01");
    text::JsonWriter json;
    write_decision(json, choice,
                   Fields{"decision", "status", "options", "chosen", "due", "review"});
    CHECK(json.text() ==
          R"({"decision":"D12","status":"accepted","options":["rollback","WAL"],"chosen":2,)"
          R"("due":null,"review":"2027-05-01"})");
}

TEST_CASE("a pipe line has six fields whatever the text holds") {
    auto item = entry(1, model::Kind::done, "20T08:31", hostile);
    const auto line = pipe_line(item);
    CHECK(std::count(line.begin(), line.end(), '\t') == 5);
    CHECK(line.ends_with("two\n"));
    CHECK(std::count(line.begin(), line.end(), '\n') == 1);
    CHECK(line.find('\x1b') == std::string::npos);
}

TEST_CASE("a table cell is no formula") {
    const auto line = csv_line(entry(1, model::Kind::done, "20T08:31", "=1+1, \"x\""));
    CHECK(line ==
          "ggghgggggggggggg,2026-11-20T08:31:00+00:00,ana,done,api,,\"'=1+1, \"\"x\"\"\",\n");
    CHECK(csv_heading() == "id,at,author,kind,project,tags,text,body\n");
}
