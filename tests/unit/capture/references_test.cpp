// What counts as a reference, and where one ends.
#include "capture/references.hpp"

#include <string>
#include <vector>

#include "support/catch.hpp"
#include "trail/capture/tokens.hpp"

using trail::capture::commit_id_at;
using trail::capture::references;
using Texts = std::vector<std::string>;

TEST_CASE("issue numbers, issue keys, decisions and pages are references, each once") {
    CHECK(references("Closes #12, CORE-7 (D3)\n#12 https://x.example/a\nAB_2-19") ==
          Texts{"#12", "CORE-7", "D3", "https://x.example/a", "AB_2-19"});
}

TEST_CASE("names of standards, quarters and diseases are not issue keys") {
    CHECK(references("UTF-8 ISO-8601 SHA-256 RFC-2119 X86-64 Q4-2026 COVID-19 SOC-2").empty());
}

TEST_CASE("what only looks like a reference is none") {
    for (const std::string text :
         {"#0",        "#007",     "#12abc",    "#1.5",         "a#12",          "CORE-7a",
          "CORE-07",   "CORE-1.5", "CORE-1-2",  "C-4",          "core-7",        "D0",
          "D07",       "D3.js",    "d12",       "D99999999999", "CVE-2024-1234", "#1234567890",
          "ftp://x/y", "https://", "https://)", "http:/x"}) {
        INFO(text);
        CHECK(references(text).empty());
    }
}

TEST_CASE("a URL is one reference without the punctuation of the sentence") {
    const std::string page = "https://x.example/y?a=b,c#frag";
    for (const std::string around : {"@.", "@,", "(@)", "(@).", "<@>", "\"see @\"", "@!", "@：",
                                     "@。好", "[a](@)", "@…", "*see* @"}) {
        std::string text = around;
        text.replace(text.find('@'), 1, page);
        INFO(text);
        CHECK(references(text) == Texts{page});
    }
}

TEST_CASE("a URL keeps the brackets it opened and letters of every script") {
    CHECK(references("(https://x.example/a_(b))") == Texts{"https://x.example/a_(b)"});
    CHECK(references("https://x.example/日本#12") == Texts{"https://x.example/日本#12"});
    CHECK(references("HTTPS://X.example/A") == Texts{"HTTPS://X.example/A"});
}

TEST_CASE("a commit id has 7 to 40 small hex digits, letters and digits among them") {
    CHECK((commit_id_at("7f55362") == "7f55362"));
    CHECK((commit_id_at("7f55362: x") == "7f55362"));
    CHECK((commit_id_at(std::string(39, 'a') + "1") == std::string(39, 'a') + "1"));
    for (const std::string text :
         {"7f5536", "1234567", "defaced", "7F55362", "7f55362g", "550e8400-e29b", "7f55362.5"}) {
        INFO(text);
        CHECK_FALSE(commit_id_at(text).has_value());
    }
    CHECK_FALSE(commit_id_at(std::string(40, 'a') + "1").has_value());
}

TEST_CASE("commit ids in a message are no references") {
    CHECK(references("This reverts commit 7f553620f1d2.").empty());
}

TEST_CASE("a hundred thousand references are read in one pass") {
    std::string text;
    for (int number = 1; number <= 100'000; ++number) text += "#" + std::to_string(number) + " ";
    CHECK(references(text + text).size() == 100'000);
}
