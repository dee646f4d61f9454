// Text into the targets of a declaration.
#include "cli/fill.hpp"

#include <optional>

#include "support/catch.hpp"
#include "trail/error.hpp"

using namespace trail;
using namespace trail::cli;

namespace {

using Texts = std::vector<std::string>;

std::string refusal(const std::vector<Words>& declared, const Texts& words) {
    try {
        fill_words(declared, words, "show");
    } catch (const Error& error) {
        return error.what();
    }
    return "";
}

}  // namespace

TEST_CASE("single words are filled first and a list takes the rest") {
    std::optional<std::string> key;
    Texts values;
    fill_words({{"KEY", "x", &key, true}, {"VALUE", "x", &values, true}}, {"a", "b", "c"}, "set");
    CHECK(key.value_or("") == "a");
    CHECK(values == Texts{"b", "c"});
}

TEST_CASE("the word that is missing is named") {
    std::optional<std::string> key;
    std::optional<std::string> file;
    const std::vector<Words> declared{{"KEY", "x", &key, true}, {"FILE", "x", &file, false}};
    CHECK(refusal(declared, {}) == "show needs a KEY");
    CHECK(refusal(declared, {"a"}).empty());
    CHECK(refusal(declared, {"a", "b", "c\n"}) == "unexpected argument \"c \"");
    CHECK(refusal({{"OP", "x", &key, true}}, {}) == "show needs an OP");
}

TEST_CASE("a number may stand among the words") {
    std::optional<std::size_t> number;
    CHECK(refusal({{"N", "x", &number, true}}, {"x"}) == "N needs a number, not \"x\"");
    CHECK(refusal({{"N", "x", &number, true}}, {"12"}).empty());
    CHECK(number.value_or(0) == 12);
}

TEST_CASE("an option that was not given leaves its target alone") {
    std::optional<std::string> text = "before";
    fill_option({"p", "project", "NAME", "x", &text}, {}, "log");
    CHECK(text.value_or("") == "before");
}
