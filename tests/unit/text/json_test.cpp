// JSON that is right, JSON that is wrong, and JSON made to hurt.
#include "trail/text/json.hpp"

#include <cstdint>
#include <limits>
#include <stdexcept>
#include <utility>

#include "support/catch.hpp"
#include "text/utf8.hpp"
#include "trail/error.hpp"

using namespace trail;
using namespace trail::text;

namespace {

constexpr std::size_t million = 1'000'000;

std::string written(std::string_view text) {
    JsonWriter writer;
    writer.value(text);
    return std::string(writer.text());
}

std::string text_of(const std::optional<JsonValue>& value) {
    REQUIRE(value.has_value());
    REQUIRE(value->as_text().has_value());
    return std::string(*value->as_text());
}

Error refusal(std::string_view text) {
    try {
        JsonDocument document(text);
    } catch (const Error& error) {
        return error;
    }
    FAIL("accepted: " << text.substr(0, 80));
    throw std::logic_error("not reached");
}

void check_refused(std::string_view text, const std::string& message, std::size_t offset) {
    CAPTURE(text);
    const Error error = refusal(text);
    CHECK(error.kind() == Failure::data);
    CHECK(error.what() == message);
    REQUIRE(error.excerpt().has_value());
    CHECK(error.excerpt()->text == text);
    CHECK(error.excerpt()->offset == offset);
    CHECK(error.excerpt()->length == (offset < text.size() ? 1U : 0U));
}

std::string nested(std::size_t levels) {
    return std::string(levels, '[') + std::string(levels, ']');
}

}  // namespace

TEST_CASE("a writer writes compact JSON") {
    JsonWriter writer;
    writer.begin_object().key("id").value("wkqz").key("n").value(std::int64_t{-3}).key("list");
    writer.begin_array().value(true).value(false).null().value(0.5).begin_object().end_object();
    writer.end_array().key("empty").value("").end_object();
    CHECK(writer.text() == R"({"id":"wkqz","n":-3,"list":[true,false,null,0.5,{}],"empty":""})");
}

TEST_CASE("a cleared writer starts again") {
    JsonWriter writer;
    CHECK(writer.text().empty());
    writer.begin_object().key("unfinished");
    writer.clear();
    CHECK(writer.text().empty());
    writer.value("x");
    CHECK(writer.text() == "\"x\"");
}

TEST_CASE("a moved writer goes on") {
    JsonWriter first;
    first.begin_array().value("a");
    JsonWriter second = std::move(first);
    second.value("b").end_array();
    CHECK(second.text() == R"(["a","b"])");
}

TEST_CASE("written strings are escaped and always UTF-8") {
    CHECK(written("a\"b\\c/d") == R"("a\"b\\c/d")");
    CHECK(written("\n\t\x1B") == R"("\n\t\u001B")");
    CHECK(written("Grüße 😀") == "\"Grüße 😀\"");
    CHECK(written("caf\xE9") == "\"caf\uFFFD\"");
    CHECK(written("\xED\xA0\x80") == "\"\uFFFD\uFFFD\uFFFD\"");
    CHECK(written(std::string_view("a\0b", 3)) == R"("a\u0000b")");
    CHECK(written({}) == "\"\"");
}

TEST_CASE("what would act on a terminal is written as an escape and read back unchanged") {
    CHECK(written("a\x7f"
                  "b") == R"("a\u007Fb")");
    CHECK(written("\xc2\x80 \xc2\x9f \xc2\xa0") == "\"\\u0080 \\u009F \xc2\xa0\"");
    CHECK(written("\xe2\x80\xaa\xe2\x80\xae") == R"("\u202A\u202E")");
    CHECK(written("\xe2\x81\xa6x\xe2\x81\xa9") == R"("\u2066x\u2069")");
    CHECK(written("\xe2\x80\x8e\xe2\x80\x8f\xd8\x9c") == R"("\u200E\u200F\u061C")");
    JsonWriter writer;
    writer.begin_object()
        .key("\x7f")
        .value(
            "\"\\\n\x1b\xc2\x9b"
            "31m")
        .end_object();
    CHECK(writer.text() == R"({"\u007F":"\"\\\n\u001B\u009B31m"})");
    std::string all;
    for (char32_t point = 1; point <= 0x2FFF; ++point) append_utf8(all, point);
    const auto line = written(all);
    CHECK(line.find('\x7f') == std::string::npos);
    CHECK(line.find("\xc2\x9b") == std::string::npos);
    CHECK(line.find("\xe2\x80\xae") == std::string::npos);
    CHECK(text_of(JsonDocument(line).root()) == all);
}

TEST_CASE("numbers are written so that they can be read again") {
    JsonWriter writer;
    writer.begin_array();
    writer.value(std::numeric_limits<std::int64_t>::min());
    writer.value(std::numeric_limits<std::int64_t>::max()).value(0.1);
    writer.value(std::numeric_limits<double>::infinity());
    writer.value(std::numeric_limits<double>::quiet_NaN()).end_array();
    CHECK(writer.text() == "[-9223372036854775808,9223372036854775807,0.1,null,null]");
}

TEST_CASE("a document gives each value as what it is") {
    const JsonDocument document(
        R"({"text":"a","whole":7,"part":1.5,"yes":true,"no":null,"list":[1,"b"],"inner":{"x":1}})");
    const JsonValue root = document.root();
    CHECK(root.is_object());
    CHECK_FALSE(root.is_array());
    CHECK(text_of(root.member("text")) == "a");
    CHECK(root.member("whole")->as_integer().value_or(0) == 7);
    CHECK(root.member("whole")->as_number().value_or(0) == 7.0);
    CHECK(root.member("part")->as_number().value_or(0) == 1.5);
    CHECK_FALSE(root.member("part")->as_integer().has_value());
    CHECK(root.member("yes")->as_truth().value_or(false));
    CHECK(root.member("no")->is_null());
    CHECK_FALSE(root.member("no")->as_text().has_value());
    CHECK_FALSE(root.member("text")->as_number().has_value());
    CHECK_FALSE(root.member("text")->as_truth().has_value());
    CHECK_FALSE(root.member("absent").has_value());
    CHECK(root.member("inner")->member("x").has_value());
    CHECK_FALSE(root.member("text")->member("x").has_value());
}

TEST_CASE("members and elements come in the order of the text") {
    const JsonDocument document(R"({"b":1,"a":["x","y"],"b":2})");
    const auto members = document.root().members();
    REQUIRE(members.size() == 3);
    CHECK(members[0].first == "b");
    CHECK(members[1].first == "a");
    CHECK(members[2].second.as_integer().value_or(0) == 2);
    CHECK(document.root().member("b")->as_integer().value_or(0) == 1);
    const auto elements = members[1].second.elements();
    REQUIRE(elements.size() == 2);
    CHECK(text_of(elements[1]) == "y");
    CHECK(elements[0].elements().empty());
    CHECK(elements[0].members().empty());
    CHECK(document.root().elements().empty());
}

TEST_CASE("escapes in strings and names are resolved") {
    const JsonDocument document(R"({"a\u0000\n":"\"\\\/\b\f\r\t\u00fc\ud83d\ude00"})");
    CHECK(text_of(document.root().member(std::string_view("a\0\n", 3))) == "\"\\/\b\f\r\tü😀");
}

TEST_CASE("a number beyond 64 bits is no integer but still a number") {
    const JsonDocument document("[9223372036854775807,9223372036854775808,1e3,-0]");
    const auto elements = document.root().elements();
    CHECK(elements[0].as_integer().value_or(0) == std::numeric_limits<std::int64_t>::max());
    CHECK_FALSE(elements[1].as_integer().has_value());
    CHECK(elements[1].as_number().value_or(0) == 9223372036854775808.0);
    CHECK_FALSE(elements[2].as_integer().has_value());
    CHECK(elements[2].as_number().value_or(0) == 1000.0);
    CHECK(elements[3].as_number().value_or(1) == 0.0);
}

TEST_CASE("a wrong text is refused with what was expected and where") {
    check_refused("", "expected a value", 0);
    check_refused("   ", "expected a value", 3);
    check_refused("[1,]", "expected a value", 3);
    check_refused("{\"a\":}", "expected a value", 5);
    check_refused("[nul]", "expected a value", 4);
    check_refused("{a:1}", "expected a name in double quotes", 1);
    check_refused("{\"a\":1,}", "expected a name in double quotes", 7);
    check_refused("{\"a\" 1}", "expected a colon after the name", 5);
    check_refused("{\"a\":1 \"b\"", "expected a comma or a closing brace", 7);
    check_refused("[1 2]", "expected a comma or a closing bracket", 3);
    check_refused("[1", "expected a comma or a closing bracket", 2);
    check_refused("\"open", "expected a closing quotation mark", 5);
    check_refused("{} {}", "expected nothing after the first value", 3);
    check_refused("[1.]", "expected a digit after the decimal point", 3);
    check_refused("[1e]", "expected a digit in the exponent", 3);
    check_refused("[1e999]", "expected a smaller number", 1);
    check_refused("\"\\u12g4\"", "expected four hexadecimal digits", 1);
    check_refused("\"\\x\"", "expected an escape such as \\n", 1);
    check_refused("\"a\nb\"", "expected an escape such as \\n", 2);
}

TEST_CASE("comments, single quotes and other dialects are refused") {
    for (const auto* text : {"// a\n1", "/* a */ 1", "'a'", "[NaN]", "[Infinity]", "[01]", "[+1]",
                             "[.5]", "\xEF\xBB\xBF{}"})
        CHECK(refusal(text).kind() == Failure::data);
}

TEST_CASE("text that is not UTF-8 is refused, inside strings and outside") {
    check_refused("\"caf\xE9\"", "expected UTF-8 text without NUL", 4);
    check_refused("[1]\xFF", "expected UTF-8 text without NUL", 3);
    check_refused(std::string_view("{}\0{}", 5), "expected UTF-8 text without NUL", 2);
}

TEST_CASE("half a surrogate pair is refused") {
    CHECK(refusal(R"("\ud83d")").what() == std::string("expected both halves of a surrogate pair"));
    CHECK(refusal(R"("\ude00")").what() == std::string("expected both halves of a surrogate pair"));
    CHECK(refusal(R"({"\ude00":1})").kind() == Failure::data);
    CHECK(text_of(JsonDocument(R"("힣\ud7ff")").root()) == "힣\uD7FF");
}

TEST_CASE("nesting is allowed up to 64 levels") {
    CHECK(JsonDocument(nested(64)).root().is_array());
    check_refused(nested(65), "expected at most 64 levels of nesting", 64);
    CHECK(JsonDocument("[" + nested(63) + "," + nested(63) + "]").root().elements().size() == 2);
    CHECK(refusal(std::string(million, '[')).kind() == Failure::data);
    std::string objects;
    for (int level = 0; level < 65; ++level) objects += "{\"a\":";
    CHECK(refusal(objects).what() == std::string("expected at most 64 levels of nesting"));
}

TEST_CASE("a document is used again for the next text, also after a refusal") {
    JsonDocument document(R"({"n":0})");
    for (int n = 1; n <= 1000; ++n) {
        const std::string number = std::to_string(n);
        document.parse("{\"n\":" + number + ",\"text\":\"line " + number + "\"}");
        REQUIRE(document.root().member("n")->as_integer().value_or(-1) == n);
        REQUIRE(text_of(document.root().member("text")) == "line " + number);
        if (n % 10 == 0) REQUIRE_THROWS_AS(document.parse("{\"n\":[1,{\"a\":"), Error);
    }
}

TEST_CASE("a refused text leaves a null document") {
    JsonDocument document("[1]");
    REQUIRE_THROWS_AS(document.parse("[1,2"), Error);
    CHECK(document.root().is_null());
    REQUIRE_THROWS_AS(document.parse("\xFF"), Error);
    CHECK(document.root().is_null());
}

TEST_CASE("a moved document keeps its values") {
    JsonDocument first(R"(["kept"])");
    const JsonDocument second = std::move(first);
    CHECK(text_of(second.root().elements()[0]) == "kept");
}

TEST_CASE("the text may go once it is parsed") {
    std::string text = R"({"a":"short","b":"a string that is too long for any small buffer"})";
    const JsonDocument document(text);
    text.assign(text.size(), '#');
    CHECK(text_of(document.root().member("a")) == "short");
}

TEST_CASE("a megabyte is written and read again") {
    const std::string letters(million, 'x');
    const std::string breaks(million, '\n');
    CHECK(text_of(JsonDocument(written(letters)).root()) == letters);
    CHECK(text_of(JsonDocument(written(breaks)).root()) == breaks);
    CHECK(written(std::string(million, '\xFF')).size() == 3 * million + 2);

    JsonWriter writer;
    writer.begin_array();
    for (std::size_t n = 0; n < million / 2; ++n) writer.value(std::int64_t{1});
    writer.end_array();
    JsonDocument document(writer.text());
    CHECK(document.root().elements().size() == million / 2);
    document.parse("{}");
    CHECK(document.root().members().empty());
}
