// Quoted-printable and encoded words.
#include "render/mail_encoding.hpp"

#include <sstream>

#include "support/catch.hpp"

using trail::render::encoded_words;
using trail::render::quoted_printable;

namespace {

std::size_t longest_line(const std::string& text) {
    std::istringstream lines(text);
    std::size_t longest = 0;
    for (std::string line; std::getline(lines, line);) longest = std::max(longest, line.size());
    return longest;
}

}  // namespace

TEST_CASE("plain lines stay readable") {
    CHECK(quoted_printable("One, two: three.\n\nFour\n") == "One, two: three.\n\nFour\n");
    CHECK(quoted_printable("a = b, ä\n") == "a =3D b, =C3=A4\n");
}

TEST_CASE("what servers change on the way is encoded") {
    CHECK(quoted_printable("-- \n") == "--=20\n");
    CHECK(quoted_printable("tab\t\n") == "tab=09\n");
    CHECK(quoted_printable(".\n") == "=2E\n");
    CHECK(quoted_printable("From here\n") == "=46rom here\n");
    CHECK(quoted_printable("a\rb\n") == "a=0Db\n");
}

TEST_CASE("no line of a body is longer than 76") {
    for (const std::size_t size : {74U, 75U, 76U, 77U, 78U, 151U, 152U, 1000U}) {
        INFO(size);
        CHECK(longest_line(quoted_printable(std::string(size, 'x') + '\n')) <= 76);
        CHECK(longest_line(quoted_printable(std::string(size, '=') + '\n')) <= 76);
        CHECK(longest_line(quoted_printable(std::string(size, '.') + '\n')) <= 76);
    }
    CHECK(quoted_printable(std::string(76, 'x') + '\n') == std::string(76, 'x') + '\n');
}

TEST_CASE("encoded words are split between characters") {
    std::string text;
    for (int i = 0; i < 60; ++i) text += "ö日";
    for (const auto& word : encoded_words(text)) {
        CHECK(word.size() <= 60);
        CHECK(word.starts_with("=?UTF-8?B?"));
        CHECK((word.size() - 12) % 4 == 0);
    }
    CHECK(encoded_words("Björn") == std::vector<std::string>{"=?UTF-8?Q?Bj=C3=B6rn?="});
}
