// Decisions at a terminal: what is asked, and what an answer does.
#include "support/catch.hpp"
#include "unit/cli/home.hpp"

using namespace trail::cli;

namespace {

bool has(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

void propose(test::Home& home) {
    home.run({"decide", "propose", "Drop it", "--option", "now", "--option", "later", "--consult",
              "mei", "--due", "wed 17:00"});
}

}  // namespace

TEST_CASE("a proposal is followed by the way to take it, and only at a terminal") {
    test::Home home;
    propose(home);
    CHECK(has(home.streams.errors, "hint: trail decide mode D1 suggests how to take it\n"));
    home.run({"config", "set", "advice.mode", "false"});
    propose(home);
    CHECK_FALSE(has(home.streams.errors, "hint:"));
}

TEST_CASE("before its time is over a proposal is accepted only by whoever confirms it") {
    test::Home home;
    propose(home);
    for (const std::string answer : {"n\n", "\n", ""}) {
        CHECK(home.run({"decide", "accept", "D1", "--option", "1"}, answer) == 1);
        CHECK(home.streams.errors.starts_with(
            "Input is open until Wed 25 Nov 17:00 and mei did not answer yet. Accept D1 now? "
            "[y/N] "));
        CHECK(home.streams.errors.ends_with("Nothing changed\n"));
    }
    CHECK(home.run({"decide", "accept", "D1", "--option", "1"}, "y\n") == 0);
    CHECK(has(home.streams.output, "Accepted D1  Drop it: now\n"));
}

TEST_CASE("a reason that was typed for a proposal which is not accepted after all is kept") {
    test::Home home;
    propose(home);
    home.edit_with("echo 'They are shorter' > \"$1\"");
    CHECK(home.run({"decide", "accept", "D1", "--option", "1", "-e"}, "n\n") == 1);
    CHECK(
        home.streams.errors.ends_with("Nothing changed\nnote: your text is kept: trail decide "
                                      "accept D1 -e -F ~/.local/state/trail/last-edit.md\n"));
    const auto file = home.path() + "/.local/state/trail/last-edit.md";
    home.edit_with("grep -q 'They are shorter' \"$1\"");
    CHECK(home.run({"decide", "accept", "D1", "--option", "1", "-e", "-F", file}, "y\n") == 0);
    CHECK_FALSE(std::filesystem::exists(file));
}

TEST_CASE("an option that there is not is told before anything is asked or typed") {
    test::Home home;
    home.edit_with("echo typed > \"$1\"; touch \"$1.opened\"");
    propose(home);
    CHECK(home.run({"decide", "accept", "D1", "--option", "3", "-e"}, "y\n") == 2);
    CHECK(home.streams.errors.starts_with("trail: there is no option 3; 2 were given\n"));
}

TEST_CASE("the editor takes the reason of an objection; an empty text notes nothing") {
    test::Home home;
    propose(home);
    home.edit_with("grep -q '^# D1  Drop it' \"$1\" && echo 'two clients' > \"$1\"");
    CHECK(home.run({"decide", "input", "D1", "--object", "-e"}) == 0);
    CHECK(has(home.streams.output, "Noted D1  Drop it   objection, waits for mei\n"));
    home.edit_with(": > \"$1\"");
    CHECK(home.run({"decide", "input", "D1", "--object", "-e"}) == 1);
    CHECK(home.streams.errors == "Nothing noted: the text is empty\n");
}

TEST_CASE("without a title the editor opens, and its first line is the title") {
    test::Home home;
    home.edit_with("printf 'Move the docs\\n\\nNobody finds them.\\n' > \"$1\"");
    CHECK(home.run({"decide", "propose"}) == 0);
    CHECK(home.streams.output == "Proposed D1  Move the docs\n");
    home.run({"show", "D1", "--json=body"});
    CHECK(home.streams.output == "{\"body\":\"Nobody finds them.\"}\n");
}

TEST_CASE("decide mode asks three numbered questions, answered by number or name") {
    test::Home home;
    CHECK(home.run({"decide", "mode"}, "3\nmedium\n1\n") == 0);
    CHECK(has(home.streams.errors, "How soon is the answer needed?\n  1  now: "));
    CHECK(has(home.streams.errors, "How delicate is it?\n  1  low: plain facts\n"));
    CHECK(has(home.streams.errors, "What is it for?\n  1  diverge: collect ideas\n"));
    CHECK(home.streams.output.starts_with(
        "Recommendation: asynchronous: collect ideas in writing until the deadline   (M4)\n"));
}

TEST_CASE("what the options say is not asked, and what is no answer is refused") {
    test::Home home;
    CHECK(home.run({"decide", "mode", "--urgency", "none", "--nature", "inform"}, "1\n") == 0);
    CHECK_FALSE(has(home.streams.errors, "How soon"));
    CHECK(has(home.streams.output, "(M3)"));
    CHECK(home.run({"decide", "mode"}, "5\n") == 2);
    CHECK(has(home.streams.errors, "trail: \"5\" is none of the answers\n"));
    CHECK(home.run({"decide", "mode"}, "") == 2);
}
