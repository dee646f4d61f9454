// The names a query may use: every name reads back, and a slip finds the name that was meant.
#include "query/names.hpp"

#include "support/catch.hpp"
#include "unit/query/reading.hpp"

namespace trail::query {

TEST_CASE("every field name is a field, in any case") {
    for (std::size_t place = 0; place < field_names.size(); ++place) {
        CHECK((find_field(field_names[place]) == static_cast<FieldName>(place)));
    }
    CHECK((find_field("AUTHOR") == FieldName::author));
    CHECK((find_field("since") == FieldName::after));
    CHECK((find_field("Until") == FieldName::before));
    CHECK_FALSE(find_field("foo").has_value());
    CHECK_FALSE(find_field("").has_value());
}

TEST_CASE("the example of a field is a query that can be read and uses that field") {
    for (std::size_t place = 0; place < field_names.size(); ++place) {
        const std::string_view shown = example(static_cast<FieldName>(place));
        CHECK(shown.starts_with(std::string(field_names[place]) + ":"));
        CHECK(refusal(shown) == Refusal{});
    }
}

TEST_CASE("names of states and things stand in the order of their enumerators") {
    CHECK((find_name(state_names, "open") == static_cast<std::size_t>(State::open)));
    CHECK((find_name(state_names, "decision") == static_cast<std::size_t>(State::decision)));
    CHECK((find_name(state_names, "superseded") == static_cast<std::size_t>(State::superseded)));
    CHECK((find_name(state_names, "breaking") == static_cast<std::size_t>(State::breaking)));
    CHECK((find_name(thing_names, "link") == static_cast<std::size_t>(Thing::link)));
    CHECK((find_name(thing_names, "body") == static_cast<std::size_t>(Thing::body)));
    CHECK((find_name(thing_names, "closed") == static_cast<std::size_t>(Thing::closed)));
}

TEST_CASE("a letter missing, added, wrong or swapped is one slip") {
    CHECK((similar_name(state_names, "opn") == "open"));
    CHECK((similar_name(state_names, "opeen") == "open"));
    CHECK((similar_name(state_names, "opan") == "open"));
    CHECK((similar_name(state_names, "oepn") == "open"));
    CHECK((similar_name(state_names, "MIEN") == "mine"));
    CHECK_FALSE(similar_name(state_names, "open").has_value());
    CHECK_FALSE(similar_name(state_names, "poen2").has_value());
    CHECK_FALSE(similar_name(state_names, "").has_value());
}

TEST_CASE("short words are not taken for misspelt fields") {
    CHECK((similar_field("autor") == "author"));
    CHECK((similar_field("tags") == "tag"));
    CHECK((similar_field("sinse") == "since"));
    CHECK_FALSE(similar_field("if").has_value());
    CHECK_FALSE(similar_field("cat").has_value());
    CHECK_FALSE(similar_field("ids").has_value());
}

}  // namespace trail::query
