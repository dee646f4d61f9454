// What fields and their values ask for: names, kinds, states, things and dates.
#include "query/field.hpp"

#include "support/catch.hpp"
#include "unit/query/reading.hpp"

namespace trail::query {
namespace {

Query during(std::string_view from, std::string_view until) {
    return {Node{TimeTerm{{instant(from), instant(until)}}}};
}

}  // namespace

TEST_CASE("several values mean any of them, and quotes keep spaces and commas") {
    CHECK(read("tag:a,b") == Query{field(Field::tag, {"a", "b"})});
    CHECK(read("author:\"Ana Ruiz\"") == Query{field(Field::author, {"Ana Ruiz"})});
    CHECK(read("author:\"Ruiz, Ana\",bob") == Query{field(Field::author, {"Ruiz, Ana", "bob"})});
    CHECK(read("Project:api") == Query{field(Field::project, {"api"})});
    CHECK(read("id:wkqz,D12") == Query{field(Field::id, {"wkqz", "D12"})});
    CHECK(read("(id:@ ref:https://x.example/y:z)") ==
          Query{all({field(Field::id, {"@"}), field(Field::ref, {"https://x.example/y:z"})})});
}

TEST_CASE("tags and people may be written with their sign") {
    CHECK(read("tag:+ci,#ci,ci") == Query{field(Field::tag, {"ci", "ci", "ci"})});
    CHECK(read("person:@mei") == Query{field(Field::person, {"mei"})});
    CHECK(read("author:@mei") == Query{field(Field::author, {"mei"})});
    CHECK(read("ref:#42") == Query{field(Field::ref, {"#42"})});
    CHECK(read("tag:++ci") == Query{field(Field::tag, {"+ci"})});
    CHECK(refusal("x tag:a,+") == Refusal{"no name after \"+\"", "trail search tag:ci", "+", 8});
}

TEST_CASE("a field without a value is refused at the place where it is missing") {
    CHECK(refusal("a author:") ==
          Refusal{"no value after \"author:\"", "trail search author:ana", "author:", 2});
    CHECK(refusal("kind: done").message == "no value after \"kind:\"");
    CHECK(refusal("(tag:)").message == "no value after \"tag:\"");
    CHECK(refusal("tag:(a OR b)").message == "no value after \"tag:\"");
    CHECK(refusal("tag:\" \"").message == "no value after \"tag:\"");
    CHECK(refusal("tag:,a").marked == "tag:");
    CHECK(refusal("tag:a, b") == Refusal{"no value after \",\"", "trail search tag:ci", ",", 5});
    CHECK(refusal("tag:a,,b").offset == 5);
}

TEST_CASE("kinds, states and things are read in any case") {
    CHECK(read("kind:done,Win") == Query{Node{KindTerm{{model::Kind::done, model::Kind::win}}}});
    CHECK(read("is:open,mine") == Query{Node{IsTerm{{State::open, State::mine}}}});
    CHECK(read("-has:LINK") == Query{no(Node{HasTerm{{Thing::link}}})});
}

TEST_CASE("an unknown kind, state or thing is refused with the nearest one, or all of them") {
    CHECK(refusal("kind:done,wim") ==
          Refusal{"unknown kind \"wim\"", "did you mean \"kind:win\"?", "wim", 10});
    CHECK(refusal("is:\"opne\"") ==
          Refusal{"unknown state \"opne\"", "did you mean \"is:open\"?", "opne", 4});
    CHECK(refusal("has:beard") == Refusal{"unknown thing \"beard\"; there are link, ref, commit, "
                                          "body, tag, project, reply, closed",
                                          "trail help query", "beard", 4});
}

TEST_CASE("dates bound a query by the day of the reader's zone") {
    CHECK(read("during:2026-11-20") ==
          during("2026-11-20T00:00:00+01:00", "2026-11-21T00:00:00+01:00"));
    CHECK(read("at:2026-11-20") == read("during:2026-11-20"));
    const time::Instant start = instant("2026-11-20T00:00:00+01:00");
    CHECK(read("after:2026-11-20") == Query{Node{TimeTerm{{start, all_time.until}}}});
    CHECK(read("before:2026-11-20") == Query{Node{TimeTerm{{all_time.from, start}}}});
    CHECK(read("since:2026-11-20") == read("after:2026-11-20"));
    CHECK(read("until:2026-11-20") == read("before:2026-11-20"));
}

TEST_CASE("several dates mean any of them") {
    CHECK(read("during:2026-11-20,\"2026-11-22\"") ==
          Query{any({*read("during:2026-11-20").root, *read("during:2026-11-22").root})});
}

TEST_CASE("a moment is a bound, and at: is the whole day around it") {
    const time::Instant moment = instant("2026-11-20T16:05:00+01:00");
    CHECK(read("after:\"2026-11-20 16:05\"") == Query{Node{TimeTerm{{moment, all_time.until}}}});
    CHECK(read("before:2026-11-20T16:05+01:00") == Query{Node{TimeTerm{{all_time.from, moment}}}});
    CHECK(read("at:\"2026-11-20 16:05\"") == read("during:2026-11-20"));
}

TEST_CASE("a date that cannot be read is marked where it stands in the query") {
    const std::string_view date = "last tusday";
    const std::string query = "parser -after:\"" + std::string(date) + "\" tag:ci";
    std::optional<Error> expected;
    try {
        time::read_span(date, sunday_noon());
    } catch (const Error& error) {
        expected = error;
    }
    REQUIRE(expected.has_value());
    REQUIRE(expected->excerpt().has_value());
    const Excerpt part = *expected->excerpt();

    const Refusal seen = refusal(query);
    CHECK(seen.message == expected->what());
    CHECK(seen.hint == expected->hint());
    CHECK(seen.offset == query.find(date) + part.offset);
    CHECK(seen.marked == part.text.substr(part.offset, part.length));
    CHECK(seen.marked == "tusday");
}

}  // namespace trail::query
