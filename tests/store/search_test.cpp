// Search: one query over everything, exact before loose, relevance before recency.
#include "trail/store/search.hpp"

#include <algorithm>

#include "support/catch.hpp"
#include "support/records.hpp"
#include "trail/error.hpp"
#include "trail/query/parse.hpp"
#include "trail/store/decisions.hpp"
#include "trail/store/entries.hpp"
#include "trail/store/history.hpp"

using namespace trail;
using namespace std::chrono_literals;
using store::Change;
using store::Store;
using store::search::Sort;
using test::entry;
using test::sunday_morning;

namespace {

class Library {
public:
    model::Entry add(model::Entry entry) {
        entry.at.at = next_;
        entry.created_at = next_;
        next_ += 1h;
        record_.change("log", [&](Change& change) { store::entries::add(change, entry); });
        return entry;
    }
    model::Entry add(std::string line) { return add(entry(std::move(line))); }

    std::vector<std::string> found(std::string_view text, Sort sort = Sort::newest) {
        const auto query = query::parse(text, {sunday_morning, time::Zone::utc()});
        std::vector<std::string> lines;
        for (const auto& hit : store::search::find(record_.record(), query, sort, 50)) {
            lines.push_back(hit.entry.line);
        }
        return lines;
    }

    Store& record() { return record_; }

private:
    Store record_{test::ana()};
    time::Instant next_ = sunday_morning - 240h;
};

using Lines = std::vector<std::string>;

}  // namespace

TEST_CASE("words are found without regard to case, accents and endings") {
    Library library;
    library.add("Opened the Café");
    library.add("Fixed the parser crash");
    CHECK(library.found("cafe") == Lines{"Opened the Café"});
    CHECK(library.found("PARSERS crashed") == Lines{"Fixed the parser crash"});
    CHECK(library.found("pars*") == Lines{"Fixed the parser crash"});
    CHECK(library.found("tokenizer").empty());
}

TEST_CASE("a prefix finds what begins with its letters and nothing else") {
    Library library;
    library.add("Split the paragraph");
    library.add("Say when");
    library.add("Ana parsed it, PARSING twice");
    library.add("A parser for Café menus");
    library.add("Parse-only mode");
    library.add("Straßen in ÅRHUS");
    library.add("happily running");
    library.add("a happy run");
    CHECK(library.found("pars*") ==
          Lines{"Parse-only mode", "A parser for Café menus", "Ana parsed it, PARSING twice"});
    CHECK(library.found("parse*") ==
          Lines{"Parse-only mode", "A parser for Café menus", "Ana parsed it, PARSING twice"});
    CHECK(library.found("parsi*") == Lines{"Ana parsed it, PARSING twice"});
    CHECK(library.found("parser*") == Lines{"A parser for Café menus"});
    CHECK(library.found("sai*").empty());
    CHECK(library.found("say*") == Lines{"Say when"});
    CHECK(library.found("happy*") == Lines{"a happy run"});
    CHECK(library.found("happi*") == Lines{"happily running"});
    CHECK(library.found("runn*") == Lines{"happily running"});
    CHECK(library.found("caf*") == Lines{"A parser for Café menus"});
    CHECK(library.found("straß*") == Lines{"Straßen in ÅRHUS"});
    CHECK(library.found("arhu*") == Lines{"Straßen in ÅRHUS"});
    CHECK(library.found("parse-onl*") == Lines{"Parse-only mode"});
    CHECK(library.found("only-mod*") == Lines{"Parse-only mode"});
    CHECK(library.found("mode-onl*").empty());
}

TEST_CASE("a prefix combines with all else") {
    Library library;
    library.add("the paragraph");
    library.add("the parser");
    library.add("parsing menus");
    CHECK(library.found("pars* the") == Lines{"the parser"});
    CHECK(library.found("-pars*") == Lines{"the paragraph"});
    CHECK(library.found("the -pars*") == Lines{"the paragraph"});
    CHECK(library.found("(parsi* OR para*)") == Lines{"parsing menus", "the paragraph"});
    CHECK(library.found("(pars* the) OR menus") == Lines{"parsing menus", "the parser"});
    CHECK(library.found("pars*", Sort::relevance) == Lines{"parsing menus", "the parser"});
    const auto query = query::parse("pars*", {sunday_morning, time::Zone::utc()});
    CHECK(store::search::count(library.record().record(), query, 10) == 2);
    auto all = store::entries::newest(library.record().record(), 9);
    CHECK(store::search::among(library.record().record(), query, all).size() == 2);
}

// Words whose stems are short, changed or cut more than once.
TEST_CASE("every word is found by each of its beginnings") {
    Library library;
    const Lines words{"abilities",       "agreed",       "allowance",    "analogously",
                      "authorization",   "beginning",    "believing",    "buses",
                      "carefulness",     "caresses",     "classified",   "conditional",
                      "conformably",     "connections",  "controlled",   "decisiveness",
                      "dependent",       "differently",  "digitizer",    "duplicates",
                      "dying",           "electricity",  "electrically", "failing",
                      "feudalism",       "filing",       "formalize",    "formative",
                      "generalizations", "goodness",     "hesitancy",    "hopefulness",
                      "hopping",         "irritant",     "migrating",    "organizational",
                      "oscillators",     "parsers",      "plastered",    "ponies",
                      "predication",     "queries",      "radically",    "rationally",
                      "relational",      "replacements", "revivals",     "rolling",
                      "sensibility",     "sensitivity",  "skies",        "studying",
                      "tests",           "ties",         "troubled",     "tying",
                      "usefully",        "using",        "valency",      "vietnamization"};
    for (const auto& word : words) library.add(word);
    for (const auto& word : words) {
        for (std::size_t size = 3; size <= word.size(); ++size) {
            const auto found = library.found(word.substr(0, size) + "*");
            INFO(word.substr(0, size));
            CHECK(std::ranges::find(found, word) != found.end());
            CHECK(std::ranges::all_of(found, [&](const std::string& line) {
                return line.starts_with(word.substr(0, size));
            }));
        }
    }
}

TEST_CASE("phrases need their words in a row") {
    Library library;
    library.add("moved parser tables");
    library.add("tables of the parser");
    CHECK(library.found("\"parser tables\"") == Lines{"moved parser tables"});
    CHECK(library.found("std::string").empty());
    library.add("std::string is fine");
    CHECK(library.found("std::string") == Lines{"std::string is fine"});
}

TEST_CASE("negation, alternatives and groups combine freely") {
    Library library;
    library.add("alpha one");
    library.add("alpha two");
    library.add("beta one");
    CHECK(library.found("alpha -two") == Lines{"alpha one"});
    CHECK(library.found("-alpha") == Lines{"beta one"});
    CHECK(library.found("two OR beta") == Lines{"beta one", "alpha two"});
    CHECK(library.found("(two OR beta) -one") == Lines{"alpha two"});
    CHECK(library.found("one (alpha OR NOT beta)") == Lines{"alpha one"});
}

TEST_CASE("fields, kinds, states and things filter") {
    Library library;
    auto blocker = entry("CI out of disk", model::Kind::blocker);
    blocker.project = "infra";
    blocker.tags = {"CI"};
    blocker.refs = {"#42", "https://ci.example/run/88"};
    blocker.people = {"mei"};
    blocker = library.add(blocker);
    auto win = entry("Shipped", model::Kind::win);
    win.project = "api";
    win.body = "At last.";
    win.breaking = true;
    library.add(win);
    CHECK(library.found("project:INFRA") == Lines{"CI out of disk"});
    CHECK(library.found("project:infra,api") == Lines{"Shipped", "CI out of disk"});
    CHECK(library.found("tag:ci kind:blocker is:open") == Lines{"CI out of disk"});
    CHECK(library.found("person:mei has:ref has:link") == Lines{"CI out of disk"});
    CHECK(library.found("ref:#42") == Lines{"CI out of disk"});
    CHECK(library.found("ref:#4").empty());
    CHECK(library.found("ref:https://ci.example/run/88") == Lines{"CI out of disk"});
    CHECK(library.found("is:breaking has:body") == Lines{"Shipped"});
    CHECK(library.found("author:ana -kind:win") == Lines{"CI out of disk"});
    CHECK(library.found("author:\"ana ruiz\"").size() == 2);
    CHECK(library.found("author:bjorn").empty());
    CHECK(library.found("id:" + model::letters(blocker.id).substr(0, 6)) ==
          Lines{"CI out of disk"});
    auto end = entry("CI runner replaced");
    end.closes = {blocker.id};
    library.add(end);
    CHECK(library.found("is:open").empty());
    CHECK(library.found("is:closed") == Lines{"CI out of disk"});
    CHECK(library.found("has:closed") == Lines{"CI runner replaced"});
}

TEST_CASE("what has closed something is found for as long as it is closed") {
    Library library;
    const auto blocker = library.add(entry("CI out of disk", model::Kind::blocker));
    auto end = entry("CI runner replaced");
    end.closes = {blocker.id};
    end = library.add(end);
    auto& store = library.record();
    store.change("edit", [&](Change& change) { store::entries::reopen(change, blocker.id); });
    CHECK(library.found("has:closed").empty());
    // It may be said otherwise before the reopening is taken back.
    auto changed = *store::entries::find(store.record(), end.id);
    changed.line = "New runner";
    store.change("edit", [&](Change& change) { store::entries::update(change, changed); });
    store.change("undo", [](Change& change) { store::history::undo(change, 3); });
    CHECK(library.found("has:closed") == Lines{"New runner"});
    store.change("undo", [](Change& change) { store::history::undo(change, 3); });
    CHECK(library.found("has:closed").empty());
}

TEST_CASE("times filter alone, with words and inside alternatives") {
    Library library;
    library.add("old parser");  // 12 Nov 10:00
    for (int i = 0; i < 30; ++i) library.add("filler " + std::to_string(i));
    library.add("new parser");  // 13 Nov 17:00
    CHECK(library.found("parser after:2026-11-13") == Lines{"new parser"});
    CHECK(library.found("parser before:2026-11-13") == Lines{"old parser"});
    CHECK(library.found("during:2026-11-12 -filler") == Lines{"old parser"});
    CHECK(library.found("parser (before:2026-11-13 OR new)") == Lines{"new parser", "old parser"});
    CHECK(library.found("parser -during:2026-11-12") == Lines{"new parser"});
}

TEST_CASE("scripts without spaces are found by part of a word") {
    Library library;
    library.add("修复了解析器崩溃");
    library.add("パーサーを直した");
    library.add("shipped \xf0\x9f\x9a\x80");
    CHECK(library.found("解析") == Lines{"修复了解析器崩溃"});
    CHECK(library.found("パーサー") == Lines{"パーサーを直した"});
    CHECK(library.found("\xf0\x9f\x9a\x80") == Lines{"shipped \xf0\x9f\x9a\x80"});
    CHECK(library.found("解析 -崩溃").empty());
}

TEST_CASE("the best come first: exact forms, the line, then newer ones") {
    Library library;
    auto in_body = entry("Something else");
    in_body.body = "mentions the parser late";
    library.add("parsers in general are fine");
    library.add("parser old");
    library.add("parser new");
    library.add(in_body);
    CHECK(library.found("parser", Sort::relevance) ==
          Lines{"parser new", "parser old", "parsers in general are fine", "Something else"});
    CHECK(library.found("parser", Sort::oldest).front() == "parsers in general are fine");
}

TEST_CASE("decisions are found by their options") {
    Library library;
    model::Decision decision;
    decision.entry = entry("Journal mode");
    decision.options = {"write-ahead", "rollback"};
    decision.status = model::DecisionStatus::accepted;
    library.record().change("decide",
                            [&](Change& change) { store::decisions::add(change, decision); });
    CHECK(library.found("rollback") == Lines{"Journal mode"});
    CHECK(library.found("is:accepted") == Lines{"Journal mode"});
    CHECK(library.found("is:rejected").empty());
    CHECK(library.found("id:D1") == Lines{"Journal mode"});
}

TEST_CASE("nothing a person types is taken for the search engine's own grammar") {
    Library library;
    library.add("plain text");
    for (const std::string_view text :
         {"line:plain", "\"a\" NEAR \"b\"", "plain^2", "a + b", "{body}", "'; DROP TABLE entry",
          "NEAR/2", "x AND y", "facets:k0", "\"unbalanced quote inside\"", "col:umn*", "^first",
          "a-b-c", "%_%"}) {
        INFO(text);
        try {
            library.found(text);
        } catch (const Error& error) {
            CHECK(error.kind() == Failure::usage);
        }
    }
    CHECK(library.found("plain") == Lines{"plain text"});
}

TEST_CASE("counts stop at the cap") {
    Library library;
    for (int i = 0; i < 12; ++i) library.add("again and again");
    const auto query = query::parse("again", {sunday_morning, time::Zone::utc()});
    CHECK(store::search::count(library.record().record(), query, 10) == 10);
    CHECK(store::search::count(library.record().record(), query, 100) == 12);
}

TEST_CASE("a word that was not found suggests one that is there") {
    Library library;
    library.add("Rewrote the tokenizer");
    library.add("tokenizer again");
    const auto near = store::search::suggestion(library.record().record(), "tokeniser");
    REQUIRE(near.has_value());
    CHECK(near->word == "tokenizer");
    CHECK(near->entries == 2);
    CHECK_FALSE(store::search::suggestion(library.record().record(), "xylophone").has_value());
}
