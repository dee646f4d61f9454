// The tree of a query: comparing, joining, and the text that is asked for.
#include "trail/query/query.hpp"

#include "support/catch.hpp"
#include "unit/query/reading.hpp"

namespace trail::query {

TEST_CASE("trees are equal when their terms are, however deep") {
    CHECK(Query{no(all({word("a"), phrase("b")}))} == Query{no(all({word("a"), phrase("b")}))});
    CHECK_FALSE(Query{no(word("a"))} == Query{no(word("b"))});
    CHECK_FALSE(Query{word("a")} == Query{prefix("a")});
    CHECK_FALSE(Query{all({word("a"), word("b")})} == Query{any({word("a"), word("b")})});
    CHECK_FALSE(Query{word("a")} == Query{});
}

TEST_CASE("an empty negation equals only another one") {
    CHECK(Not{} == Not{});
    CHECK_FALSE(Not{} == Not{std::make_shared<const Node>(word("a"))});
}

TEST_CASE("a query has text only where a word or phrase is asked for") {
    CHECK(has_text({word("parser")}));
    CHECK(has_text({any({field(Field::tag, {"ci"}), phrase("two words")})}));
    CHECK_FALSE(has_text({}));
    CHECK_FALSE(has_text({field(Field::tag, {"ci"})}));
    CHECK_FALSE(has_text({no(any({word("draft"), phrase("two words")}))}));
    CHECK(has_text({no(no(word("parser")))}));
}

TEST_CASE("needles are the words and phrases asked for, in order") {
    const Query query{
        all({word("parser"), no(word("draft")), any({prefix("tok"), phrase("by hand")}),
             field(Field::tag, {"ci"}), no(all({word("x"), no(word("twice"))}))})};
    CHECK(needles(query) ==
          std::vector<Needle>{
              {"parser", false}, {"tok", true}, {"by hand", false}, {"twice", false}});
    CHECK(needles({}).empty());
}

TEST_CASE("both joins a query and a filter without changing what either means") {
    CHECK(both({}, word("a")) == Query{word("a")});
    CHECK(both({word("a")}, word("b")) == Query{all({word("a"), word("b")})});
    CHECK(both({all({word("a"), word("b")})}, word("c")) ==
          Query{all({word("a"), word("b"), word("c")})});
    CHECK(both({any({word("a"), word("b")})}, word("c")) ==
          Query{all({any({word("a"), word("b")}), word("c")})});
    CHECK(both({no(word("a"))}, word("b")) == Query{all({no(word("a")), word("b")})});
}

TEST_CASE("me becomes the reader, wherever it stands") {
    CHECK(for_reader({field(Field::author, {"me", "mei"})}, "ana") ==
          Query{field(Field::author, {"ana", "mei"})});
    CHECK(for_reader({field(Field::project, {"me"})}, "ana") ==
          Query{field(Field::project, {"me"})});
    CHECK(for_reader({no(Node{IsTerm{{State::mine}}})}, "ana") ==
          Query{no(field(Field::author, {"ana"}))});
    CHECK(
        for_reader({all({word("x"), Node{IsTerm{{State::open, State::mine}}}})}, "ana") ==
        Query{all({word("x"), any({Node{IsTerm{{State::open}}}, field(Field::author, {"ana"})})})});
    CHECK(for_reader({}, "ana") == Query{});
    const Node overdue{IsTerm{{State::overdue}}};
    const auto ids = [] { return std::vector<std::string>{"D12"}; };
    CHECK(for_reader({overdue}, "ana", ids) == Query{field(Field::id, {"D12"})});
    CHECK(for_reader({Node{IsTerm{{State::open, State::overdue}}}}, "ana", ids) ==
          Query{any({Node{IsTerm{{State::open}}}, field(Field::id, {"D12"})})});
    const auto nothing = [] { return std::vector<std::string>(); };
    CHECK(for_reader({overdue}, "ana", nothing) == Query{overdue});
}

TEST_CASE("all time holds every moment that can be stored, in any zone") {
    CHECK(all_time.from < instant("1900-01-01T00:00:00+14:00"));
    CHECK(all_time.until > instant("9999-12-31T23:59:59-12:00"));
}

}  // namespace trail::query
