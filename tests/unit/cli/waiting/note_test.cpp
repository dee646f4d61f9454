// Notes wait as JSON and come back as they were, whatever is in them.
#include "cli/waiting/note.hpp"

#include "support/catch.hpp"
#include "trail/error.hpp"

using namespace trail;
using namespace trail::cli;

namespace {

constexpr time::Instant sunday{std::chrono::sys_days{std::chrono::year{2026} / 11 / 22}};

const std::vector<std::string> hostile{
    "",
    "\"}],\"note\":2}",
    "\x1b]52;c;aGk=\x07 \xe2\x80\xae \\ \n\r\t",
    std::string("nul \0 inside", 12),
    "not \xff\xfe UTF-8",
    "\xed\xa0\x80 half a pair",
    std::string(100'000, '\x01'),
};

Note commit_note(const std::string& text) {
    NotedCommit noted{.commit = {.revision = std::string(40, 'a'),
                                 .author_name = text,
                                 .author_address = text,
                                 .authored = {sunday, time::Offset(-570)},
                                 .parents = 2,
                                 .message = text},
                      .parents = {std::string(40, 'b'), std::string(64, 'c')},
                      .committer_name = text,
                      .committer_address = text,
                      .is_picked = true};
    return {.at = sunday,
            .what = CommitNote{.event = "post-commit",
                               .repository = {text, text, text, text},
                               .identity = text,
                               .branch = text,
                               .project = text,
                               .commits = {noted},
                               .moved = {{std::string(40, 'd'), std::string(40, 'e')}},
                               .copied = {{std::string(40, 'f'), std::string(40, '0')}}}};
}

Failure failure_of(std::string_view json) {
    try {
        note_in(json);
    } catch (const Error& error) {
        return error.kind();
    }
    return Failure::internal;
}

}  // namespace

TEST_CASE("commits wait without losing a byte") {
    for (const auto& text : hostile) {
        const auto note = commit_note(text);
        const auto json = json_of(note);
        CHECK(json.find('\n') == json.size() - 1);
        const auto read = note_in(json);
        CHECK(read.at == note.at);
        const auto& before = std::get<CommitNote>(note.what);
        const auto& after = std::get<CommitNote>(read.what);
        CHECK(after.event == before.event);
        CHECK((after.repository == before.repository));
        CHECK(after.identity == text);
        CHECK(after.branch == text);
        CHECK(after.project == text);
        CHECK((after.moved == before.moved));
        CHECK((after.copied == before.copied));
        REQUIRE(after.commits.size() == 1);
        const auto& commit = after.commits.front();
        CHECK(commit.commit.message == text);
        CHECK(commit.commit.author_name == text);
        CHECK(commit.commit.authored == before.commits.front().commit.authored);
        CHECK(commit.commit.parents == 2);
        CHECK(commit.parents == before.commits.front().parents);
        CHECK(commit.committer_address == text);
        CHECK(commit.is_picked);
    }
}

TEST_CASE("an entry waits with its id, as an export would have it") {
    model::Entry entry;
    entry.id = {0x1234'5678'9abc'def0};
    entry.kind = model::Kind::win;
    entry.line = "Fixed \"it\" \x1b";
    entry.body = "because\n\n- of that";
    entry.tags = {"parser"};
    entry.closes = {{7}};
    entry.at = {sunday, time::Offset(60)};
    entry.zone = "Europe/Berlin";
    entry.created_at = sunday + std::chrono::hours(1);
    const auto read = note_in(json_of({.at = sunday, .what = TypedNote{entry, {"wkqz", "@"}}}));
    const auto& typed = std::get<TypedNote>(read.what);
    CHECK(typed.closes == std::vector<std::string>{"wkqz", "@"});
    CHECK(std::get<model::Entry>(typed.item) == entry);
}

TEST_CASE("a decision waits without a number, which only the record can give") {
    model::Decision decision;
    decision.entry.id = {99};
    decision.entry.kind = model::Kind::decision;
    decision.entry.line = "Use WAL";
    decision.entry.at = {sunday, time::Offset(60)};
    decision.entry.created_at = sunday;
    decision.status = model::DecisionStatus::accepted;
    decision.options = {"WAL", "rollback"};
    decision.chosen = 1;
    const auto read = note_in(json_of({.at = sunday, .what = TypedNote{decision, {}}}));
    const auto& found = std::get<model::Decision>(std::get<TypedNote>(read.what).item);
    CHECK(found.number == 0);
    CHECK(found.entry.id == decision.entry.id);
    CHECK(found.options == decision.options);
    CHECK(found.chosen == 1);
}

TEST_CASE("what a newer program left waits for it") {
    CHECK(failure_of("{\"note\":2}") == Failure::config);
}

TEST_CASE("what is no note is refused as such") {
    const auto whole = json_of(commit_note("text"));
    for (const auto& text :
         {std::string(), std::string("{"), std::string("[]"), std::string("{\"note\":0}"),
          std::string("{\"note\":1,\"at\":\"now\"}"), whole.substr(0, whole.size() / 2),
          std::string(R"({"note":1,"at":"2026-11-22T10:00:00Z","item":"{}","closes":[]})")}) {
        CHECK(failure_of(text) == Failure::data);
    }
    auto wrong_id = whole;
    wrong_id.replace(wrong_id.find("ddd"), 3, "DDD");
    CHECK(failure_of(wrong_id) == Failure::data);
}
