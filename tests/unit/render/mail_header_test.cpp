// Header lines: folding, encoded words, and texts that try to be more than text.
#include "render/mail_header.hpp"

#include <algorithm>
#include <sstream>
#include <string>
#include <vector>

#include "support/catch.hpp"

using namespace trail;
using render::mailbox_field;
using render::text_field;
using render::word_field;

namespace {

std::vector<std::string> lines(const std::string& text) {
    std::istringstream in(text);
    std::vector<std::string> all;
    for (std::string line; std::getline(in, line);) all.push_back(line);
    return all;
}

// One field: every line but the first is a continuation that is not blank.
bool is_one_field(const std::string& text) {
    const auto all = lines(text);
    return text.ends_with('\n') && !all.empty() &&
           std::all_of(all.begin() + 1, all.end(), [](const std::string& line) {
               return line.starts_with(' ') && line.find_first_not_of(' ') != std::string::npos;
           });
}

}  // namespace

TEST_CASE("a subject in ASCII is one line") {
    CHECK(text_field("Subject", "[trail] API team, week 47: 12 done, 1 blocker") ==
          "Subject: [trail] API team, week 47: 12 done, 1 blocker\n");
}

TEST_CASE("only the words that need it are encoded") {
    CHECK(text_field("Subject", "[trail] Büro Süd, week 47: 12 done") ==
          "Subject: [trail] =?UTF-8?Q?B=C3=BCro_S=C3=BCd=2C?= week 47: 12 done\n");
}

TEST_CASE("no text ends a header or begins another") {
    const std::vector<std::string> texts{"a\nBcc: bo@y",
                                         "a\r\nBcc: bo@y",
                                         "a\n\nbody",
                                         std::string("a\0b", 3),
                                         "\xff\xfe",
                                         "a\xe2\x80\xa8"
                                         "Bcc: x",
                                         "=?UTF-8?Q?a=0ABcc:_x?=",
                                         "\x1b[31m",
                                         "\u202Eevil"};
    for (const auto& text : texts) {
        INFO(text);
        const auto field = text_field("Subject", text);
        CHECK(is_one_field(field));
        CHECK(field.find("\nBcc") == std::string::npos);
        CHECK(field.find('\0') == std::string::npos);
        CHECK(field.find('\r') == std::string::npos);
        const auto to = mailbox_field("To", {{text, "ana@x"}});
        CHECK(is_one_field(to));
        CHECK(std::ranges::all_of(to, [](char c) { return c == '\n' || (c >= ' ' && c <= '~'); }));
    }
    // What looks like an encoded word is text, not a way around.
    CHECK(text_field("Subject", "=?UTF-8?Q?x?=").find("=?UTF-8?Q?x?=") == std::string::npos);
}

TEST_CASE("lines of a header have at most 78 characters") {
    const std::string words =
        "many words of a title that somebody made much longer than any title "
        "ought to be, as people do, and then some more to be sure about it";
    for (const auto& line : lines(text_field("Subject", words))) CHECK(line.size() <= 78);
    for (const auto& line : lines(text_field("Subject", std::string(500, 'x'))))
        CHECK(line.size() <= 78);
    std::vector<model::Mailbox> many(40, {"Ana Ruiz", "ana@team.example"});
    for (const auto& line : lines(mailbox_field("To", many))) CHECK(line.size() <= 78);
}

TEST_CASE("names are quoted or encoded as they need it") {
    CHECK(mailbox_field("To", {{"Ana Ruiz", "ana@x"}, {"", "bo@y"}}) ==
          "To: Ana Ruiz <ana@x>, bo@y\n");
    CHECK(mailbox_field("From", {{"API team (trail)", "t@x"}}) ==
          "From: \"API team (trail)\" <t@x>\n");
    CHECK(mailbox_field("To", {{R"(Ruiz, "A" \ <b@c>)", "a@x"}}) ==
          "To: \"Ruiz, \\\"A\\\" \\\\ <b@c>\" <a@x>\n");
    CHECK(mailbox_field("To", {{"Björn", "b@x"}}) == "To: =?UTF-8?Q?Bj=C3=B6rn?= <b@x>\n");
    CHECK(mailbox_field("To", {}) == "To: undisclosed-recipients:;\n");
}

TEST_CASE("ids stay whole") {
    const std::vector<std::string> ids(4, "<digest.2026-W47.api.0123456789ab@trail.team.example>");
    const auto field = word_field("References", ids);
    CHECK(is_one_field(field));
    CHECK(lines(field).size() == 4);
}
