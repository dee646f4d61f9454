// JSON Lines: what was exported is read back; what is wrong is told.
#include "trail/importers/jsonl.hpp"

#include <fmt/format.h>

#include <set>

#include "support/catch.hpp"
#include "trail/error.hpp"

namespace trail::importers {
namespace {

Item read(std::string_view line) {
    return JsonLines({.at = {time::Instant(time::Seconds(1'000)), time::Offset(60)},
                      .zone = "Europe/Berlin"})
        .read(line);
}

std::string refusal(std::string_view line) {
    try {
        read(line);
    } catch (const Error& error) {
        CHECK(error.kind() == Failure::data);
        return error.what();
    }
    return "accepted";
}

}  // namespace

TEST_CASE("a line needs no more than its text") {
    const auto entry = std::get<model::Entry>(read(R"({"text":"Fixed it"})"));
    CHECK(entry.line == "Fixed it");
    CHECK(entry.kind == model::Kind::done);
    CHECK(entry.at.at == time::Instant(time::Seconds(1'000)));
    CHECK(entry.zone == "Europe/Berlin");
    CHECK(entry.id.bits != 0);
}

TEST_CASE("without an id the same content gets the same id, other content another") {
    const auto id = [](std::string_view line) { return std::get<model::Entry>(read(line)).id; };
    CHECK(id(R"({"text":"a"})") == id(R"({"text":"a"})"));
    CHECK_FALSE(id(R"({"text":"a"})") == id(R"({"text":"b"})"));
    CHECK_FALSE(id(R"({"text":"a"})") == id(R"({"text":"a","kind":"win"})"));
}

TEST_CASE("lines without an id get the same ids when all of them are read again, also later") {
    const auto ids = [](const char* now) {
        JsonLines lines({.at = time::parse_rfc3339(now).value(), .zone = "Europe/Berlin"});
        std::vector<model::ItemId> found;
        for (const auto* line : {R"({"text":"a"})", R"({"text":"b"})", R"({"text":"a"})",
                                 R"({"text":"a","at":"2026-11-22T09:12:00Z"})", R"({"text":"a"})"})
            found.push_back(std::get<model::Entry>(lines.read(line)).id);
        return found;
    };
    const auto first = ids("2026-11-22T10:02:00Z");
    CHECK(std::set(first.begin(), first.end()).size() == 5);
    CHECK(ids("2026-11-23T08:00:00Z") == first);
}

TEST_CASE("a decision without an id is the same one however often it is told") {
    JsonLines lines({.at = time::parse_rfc3339("2026-11-22T10:02:00Z").value(), .zone = "UTC"});
    const auto* line = R"({"text":"Use WAL mode","kind":"decision","decision":"D1"})";
    const auto id = std::get<model::Decision>(lines.read(line)).entry.id;
    CHECK(std::get<model::Decision>(lines.read(line)).entry.id == id);
}

TEST_CASE("every field of an entry is read") {
    const auto entry = std::get<model::Entry>(read(
        R"({"id":"ghjkmnpqrstvwxyz","kind":"blocker","text":"t","body":"b","project":"api",)"
        R"("tags":["x"],"people":["mei"],"refs":["#1"],"author":"ana","at":"2026-11-22T09:12:00+01:00",)"
        R"("zone":"Europe/Berlin","closed_at":"2026-11-23T09:12:00+01:00","closed_by":"hhjkmnpqrstvwxyz",)"
        R"("breaking":true,"raw":"/wA=","unknown":{"deep":[1]},)"
        R"("source":{"type":"git","repo":"api","identity":"i","branch":"main",)"
        R"("commit":"7f553620000000000000000000000000000000ab"}})"));
    CHECK(model::letters(entry.id) == "ghjkmnpqrstvwxyz");
    CHECK(entry.kind == model::Kind::blocker);
    CHECK(entry.at.offset == time::Offset(60));
    CHECK(entry.closed_at.has_value());
    CHECK(entry.closed_by == model::parse_id("hhjkmnpqrstvwxyz"));
    CHECK(entry.raw == std::string("\xff\0", 2));
    CHECK(entry.source->branch == "main");
    CHECK(entry.breaking);
}

TEST_CASE("a decision and a person are told by their own fields") {
    const auto decision = std::get<model::Decision>(read(
        R"({"text":"Use WAL","decision":"D3","status":"accepted","options":["a","b"],"chosen":2,)"
        R"("review":"2027-05-01"})"));
    CHECK(decision.number == 3);
    CHECK(decision.chosen == 2);
    CHECK(decision.entry.kind == model::Kind::decision);
    const auto person = std::get<model::Person>(
        read(R"({"person":"ana","full_name":"Ana Ruiz","addresses":["a@b"],"zone":"UTC"})"));
    CHECK(person == model::Person{"ana", "Ana Ruiz", {"a@b"}, "UTC"});
}

TEST_CASE("a person's hours, holidays and absences are read with them") {
    const auto person = std::get<model::Person>(
        read(R"({"person":"ana","hours":"Mon-Thu 09:00-17:00",)"
             R"("holidays":[{"day":"2026-12-25","name":"Christmas Day"}],)"
             R"("away":[{"from":"2026-12-28","to":"2026-12-31","why":"skiing"}]})"));
    CHECK(person.hours == time::read_weekly_hours("Mon-Thu 9-17"));
    const auto christmas = time::parse_iso_date("2026-12-25").value();
    CHECK(person.holidays == std::vector<model::Holiday>{{christmas, "Christmas Day"}});
    CHECK(person.absences ==
          std::vector<model::Absence>{
              {christmas + std::chrono::days{3}, christmas + std::chrono::days{7}, "skiing"}});
    CHECK(refusal(R"({"person":"a b"})") == "\"a b\" cannot be a person");
    CHECK(refusal(R"({"person":"ana","hours":"always"})") == "cannot read the hours \"always\"");
    CHECK(refusal(R"({"person":"ana","hours":9})") == "\"hours\" is not a text");
    CHECK(refusal(R"({"person":"ana","away":["2026"]})") == "\"away\" is not a list of objects");
    CHECK(refusal(R"({"person":"ana","away":[{"from":"2026-12-28","to":"2026-12-27"}]})") ==
          "\"away\" is not a range of days");
    CHECK(refusal(R"({"person":"ana","holidays":[{"day":"soon"}]})") ==
          "\"day\" is not a date (\"soon\")");
}

TEST_CASE("all of a decision's life is read, and what was said to it") {
    const auto decision = std::get<model::Decision>(read(
        R"({"text":"Drop 3.9","decision":"D3","status":"superseded","options":["a"],"chosen":1,)"
        R"("consulted":["mei"],"informed":["zoe"],"drivers":["d"],"confirmation":"c","reason":"r",)"
        R"("decided_at":"2026-11-22T09:00:00Z","ended_at":"2026-11-23T09:00:00Z",)"
        R"("superseded_by":"D5","urgency":"now","nuance":"high","nature":"inform"})"));
    CHECK(decision.consulted == std::vector<std::string>{"mei"});
    CHECK(decision.informed == std::vector<std::string>{"zoe"});
    CHECK(decision.drivers == std::vector<std::string>{"d"});
    CHECK(decision.confirmation == "c");
    CHECK(decision.reason == "r");
    CHECK(*decision.ended_at - *decision.decided_at == std::chrono::hours{24});
    CHECK(decision.superseded_by == 5);
    CHECK(decision.urgency == model::Urgency::now);
    CHECK(decision.nuance == model::Nuance::high);
    CHECK(decision.nature == model::Nature::inform);
    const auto reply = std::get<model::Entry>(read(
        R"({"text":"no","kind":"reply","reply":{"decision":"D3","position":"against","option":2}})"));
    CHECK(reply.reply == model::ReplyMark{3, model::Position::against, 2});
    CHECK_FALSE(std::get<model::Entry>(read(R"({"text":"x","kind":"reply"})")).reply.has_value());
}

TEST_CASE("a record tells how far its decisions were numbered") {
    CHECK(std::get<LastDecision>(read(R"({"last_decision":"D12"})")).number == 12);
    CHECK(refusal(R"({"last_decision":12})") == "\"last_decision\" is not a text");
    CHECK(refusal(R"({"last_decision":"12"})") == "\"last_decision\" is no number (\"12\")");
}

TEST_CASE("a file that tells a decision is read with its bytes") {
    const std::string line =
        R"({"decision_file":"0001-x.md","of":"ghjkmnpqrstvwxyz","folder":"/r/doc/adr",)"
        R"("repository":"r doc/adr","versions":"v","written_at":"2026-11-22T10:02:00Z",)";
    const auto file = std::get<model::FileState>(read(line + R"("content":"# X\r\n"})"));
    CHECK(file.item == model::parse_id("ghjkmnpqrstvwxyz"));
    CHECK(file.folder == "/r/doc/adr");
    CHECK(file.name == "0001-x.md");
    CHECK(file.repository == "r doc/adr");
    CHECK(file.versions == "v");
    CHECK(file.content == "# X\r\n");
    CHECK(time::rfc3339({file.written, {}}) == "2026-11-22T10:02:00+00:00");
}

TEST_CASE("a line cannot put a decision's file anywhere but into a folder") {
    const auto refused = [](const char* name, const char* folder) {
        return refusal(fmt::format(
            R"({{"decision_file":"{}","of":"ghjkmnpqrstvwxyz","folder":"{}","content":"x",)"
            R"("written_at":"2026-11-22T10:02:00Z"}})",
            name, folder));
    };
    for (const auto* name : {"../0001-x.md", "0001-/../x.md", "notes.txt", "0001-\\u0000.md"}) {
        CHECK(refused(name, "/a") == "\"decision_file\" is not the name of a decision's file");
    }
    CHECK(refused("0001-x.md", "a") == "\"folder\" is not a whole path");
    CHECK(refusal(R"({"decision_file":"0001-x.md","of":"D1"})") == "\"of\" is not an id");
}

TEST_CASE("what is wrong with a line is said in its own words") {
    CHECK(refusal(R"([1])") == "the line is no JSON object");
    CHECK(refusal(R"({"text":""})") == "\"text\" is missing or empty");
    CHECK(refusal(R"({"text":"x","at":"soon"})") == "\"at\" is not a date (\"soon\")");
    CHECK(refusal(R"({"text":"x","kind":"wonder"})") == "\"kind\" has no value \"wonder\"");
    CHECK(refusal(R"({"text":"x","tags":"a"})") == "\"tags\" is not a list");
    CHECK(refusal(R"({"text":"x","tags":[1]})") == "\"tags\" is not a list of texts");
    CHECK(refusal(R"({"text":"x","id":"12"})") == "\"id\" is not an id (\"12\")");
    CHECK(refusal(R"({"text":"x","raw":"?"})") == "\"raw\" is not base64");
    CHECK(refusal(R"({"text":"x","breaking":1})") == "\"breaking\" is not true or false");
    CHECK(refusal(R"({"text":"x","decision":"12"})") == "\"decision\" is no number (\"12\")");
    CHECK(refusal(R"({"text":"x","decision":"D1","chosen":1})") ==
          "\"chosen\" is not the number of an option");
    CHECK(refusal(R"({"text":"x","kind":"reply","reply":"D1"})") == "\"reply\" is not an object");
    CHECK(refusal(R"({"text":"x","kind":"reply","reply":{"decision":"1"}})") ==
          "\"decision\" is no number (\"1\")");
    CHECK(refusal(R"({"text":"x","kind":"reply","reply":{"decision":"D1","position":"yes"}})") ==
          "\"position\" has no value \"yes\"");
    CHECK(refusal(R"({"text":"x","kind":"reply","reply":{"decision":"D1","option":0}})") ==
          "\"option\" is not the number of an option");
    CHECK(refusal(R"({"text":"x","source":{"type":"git","commit":"xyz"}})") ==
          "\"source.commit\" is not a commit id");
    CHECK(refusal("{\"text\":") != "accepted");
}

TEST_CASE("lines are cut wherever the pieces end, and blank ones are passed over") {
    std::vector<std::pair<std::size_t, std::string>> lines;
    LineReader reader([&](std::size_t number, std::string_view line) {
        lines.emplace_back(number, std::string(line));
    });
    for (const auto* piece : {"on", "e\r\n\n tw", "o", "\n", "three"}) reader.add(piece);
    reader.finish();
    CHECK(lines ==
          std::vector<std::pair<std::size_t, std::string>>{{1, "one"}, {3, " two"}, {4, "three"}});
}

}  // namespace trail::importers
