// JSON objects written from a table of fields.
#include "cli/json_table.hpp"

#include <array>

#include "support/catch.hpp"
#include "trail/error.hpp"

using namespace trail;
using namespace trail::cli;

namespace {

struct Point {
    std::int64_t x = 0;
    std::int64_t y = 0;
};

constexpr std::array fields{
    JsonField<Point>{{"x", "number", "to the right"},
                     [](text::JsonWriter& json, const Point& p) { json.value(p.x); }},
    JsonField<Point>{{"y", "number", "up"},
                     [](text::JsonWriter& json, const Point& p) { json.value(p.y); }},
};

std::string written(const OutputOptions& output) {
    const std::vector<Point> points{{1, 2}};
    return json_array<Point>(points, fields, output);
}

}  // namespace

TEST_CASE("without names every field is written, in the order of the table") {
    CHECK(written({}) == "[{\"x\":1,\"y\":2}]\n");
    CHECK(written({.json = ""}) == "[{\"x\":1,\"y\":2}]\n");
}

TEST_CASE("named fields are written in the order they were asked for") {
    CHECK(written({.json = "y"}) == "[{\"y\":2}]\n");
    CHECK(written({.json = "y,x"}) == "[{\"y\":2,\"x\":1}]\n");
}

TEST_CASE("a field that does not exist is refused") {
    CHECK_THROWS_AS(written({.json = "z"}), Error);
}

TEST_CASE("an empty list is an empty array") {
    CHECK(json_array<Point>(std::span<const Point>(), fields, {}) == "[]\n");
}
