// What is typed in a check-in at a terminal: in the editor, beside others, and wrongly.
#include <fmt/format.h>

#include <filesystem>
#include <fstream>
#include <iterator>

#include "cli/rhythm/checkin_draft.hpp"
#include "support/catch.hpp"
#include "unit/cli/home.hpp"

using namespace trail::cli;

namespace {

namespace fs = std::filesystem;

bool has(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

std::string listed(test::Home& home, std::vector<std::string> words) {
    words.insert(words.begin(), {"list", "--no-header"});
    home.run(words);
    return home.streams.output;
}

std::size_t count(const std::string& text, const std::string& part) {
    std::size_t found = 0;
    for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++found;
    return found;
}

std::string state(const test::Home& home, const std::string& name) {
    return home.path() + "/.local/state/trail/" + name;
}

std::string content(const std::string& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

}  // namespace

TEST_CASE("lines of the editor are shown as they are taken, and kept nowhere else") {
    test::Home home;
    home.edit_with("printf 'One\\n \\nTwo\\n' > \"$1\"");
    CHECK(home.run({"checkin"}, "e\n") == 1);
    CHECK(has(home.streams.errors, "  >   > One\n  > Two\n"));
    CHECK_FALSE(fs::exists(state(home, "last-edit.md")));
    CHECK(home.run({"checkin"}, "\n\n\n") == 0);
    CHECK(count(listed(home, {"kind:done"}), "One") == 1);
    CHECK(count(listed(home, {"kind:done"}), "Two") == 1);
    CHECK_FALSE(fs::exists(state(home, "last-edit.md")));
}

TEST_CASE("a line of the editor that cannot be taken is in the next editor, alone") {
    test::Home home;
    home.edit_with(
        "if grep -q blokcer \"$1\"; then sed -i s/blokcer/blocker/ \"$1\"; cp \"$1\" \"$1.seen\";\n"
        "else printf 'One\\nNo disk kind:blokcer\\n' > \"$1\"; fi");
    CHECK(home.run({"checkin"}, "e\ne\n\n\n\n") == 0);
    CHECK(has(home.streams.errors, "  > No disk kind:blokcer\n    unknown kind \"blokcer\"\n"));
    CHECK(has(home.streams.errors, "    e opens the editor on what was not taken.\n"));
    CHECK_FALSE(has(content(state(home, "last-edit.md.seen")), "One"));
    CHECK_FALSE(has(home.streams.errors, "what was not taken is kept"));
    CHECK(count(listed(home, {}), "One") == 1);
    CHECK(count(listed(home, {"kind:blocker"}), "No disk") == 1);
    CHECK_FALSE(fs::exists(state(home, "last-edit.md")));
}

TEST_CASE("what was not taken of an editor's text is kept when the check-in is over") {
    test::Home home;
    home.edit_with("printf 'One\\nNo disk kind:blokcer\\n' > \"$1\"");
    CHECK(home.run({"checkin"}, "e\n\n\n\n") == 0);
    CHECK(has(home.streams.errors,
              "note: what was not taken is kept: "
              "trail log -e -F ~/.local/state/trail/last-edit.md\n"));
    CHECK(content(state(home, "last-edit.md")) == "No disk kind:blokcer\n");
    CHECK(count(listed(home, {}), "One") == 1);
}

TEST_CASE("what was not taken of one question's answer is no answer to the next") {
    test::Home home;
    home.edit_with(
        "cat \"$1\" >> \"$(dirname \"$1\")/seen\"\n"
        "if grep -q 'get done' \"$1\"; then printf 'Ship it kind:blokcer\\n' > \"$1\";\n"
        "else printf 'Plan it\\n' > \"$1\"; fi");
    CHECK(home.run({"checkin"}, "e\n\ne\n\n\n") == 0);
    CHECK_FALSE(has(content(state(home, "seen")), "Ship it"));
    CHECK(has(listed(home, {"kind:next"}), "Plan it"));
    CHECK_FALSE(has(listed(home, {}), "Ship it"));
    CHECK(content(state(home, "last-edit.md")) == "Ship it kind:blokcer\n");
}

TEST_CASE("an editor that fails ends no check-in, and its text is in the next") {
    test::Home home;
    home.edit_with(
        "if grep -q Half \"$1\"; then sed -i 's/Half/Whole/' \"$1\";\n"
        "else echo Half > \"$1\"; exit 3; fi");
    CHECK(home.run({"checkin"}, "e\ne\nTyped here\n\n\n\n") == 0);
    CHECK(has(home.streams.errors,
              "/editor\" failed with status 3; the text is kept in "
              "~/.local/state/trail/last-edit.md\n"));
    CHECK(has(listed(home, {"kind:done"}), "Whole"));
    CHECK(has(listed(home, {"kind:done"}), "Typed here"));
    CHECK_FALSE(fs::exists(state(home, "last-edit.md")));
    home.edit_with("exit 3");
    CHECK(home.run({"checkin"}, "e\n\n\n\n") == 0);
    CHECK(has(home.streams.errors, "failed with status 3; nothing was typed\n"));
    CHECK_FALSE(has(home.streams.errors, "is kept"));
}

TEST_CASE("a token that cannot be read is told at once, and keeps no check-in from its end") {
    test::Home home;
    CHECK(home.run({"checkin"}, "Lunch talk at:noon\n+tag\nLunch talk at:12:30\n\n\n\n") == 0);
    CHECK(has(home.streams.errors, "    cannot read the date \"noon\"\n"));
    CHECK(has(home.streams.errors, "    an answer is empty\n"));
    CHECK(count(listed(home, {}), "Lunch talk") == 1);
    CHECK(home.run({"checkin"}, "\n\n\n") == 0);
    CHECK_FALSE(has(home.streams.errors, "kept from before"));
}

TEST_CASE("several numbers of which one cannot be ended end nothing") {
    test::Home home;
    home.run({"log", "-k", "next", "First", "--at", "9:00"});
    home.run({"log", "-k", "next", "Second", "--at", "9:30"});
    CHECK(home.run({"checkin"}, "1 1\n1 2\n\n\n\n") == 0);
    CHECK(has(home.streams.errors, "ends twice in this check-in\n"));
    CHECK(has(home.streams.errors, "2/3 What is next?   (open plans: 0)\n"));
    CHECK(count(listed(home, {"kind:done"}), "First") == 1);
    CHECK(count(listed(home, {"kind:done"}), "Second") == 1);
}

TEST_CASE("the words for a plan that ended otherwise meanwhile are not lost") {
    test::Home home;
    home.run({"log", "-k", "next", "Tidy up", "-q"});
    const auto id = home.streams.output.substr(0, 16);
    home.run({"checkin"}, "\n1: Tidied the attic\n");
    home.run({"log", "Tidied", "--closes", id});
    CHECK(home.run({"checkin"}, "\n\n\n") == 0);
    CHECK(has(home.streams.errors, " is closed already\n"));
    CHECK(has(home.streams.errors, "  > Tidied the attic   (kept from before)\n"));
    CHECK(has(listed(home, {"kind:done"}), "Tidied the attic"));
}

TEST_CASE("of two check-ins at once the second is refused, and takes nothing of the first") {
    test::Home home;
    {
        const auto open = hold_draft(home.context());
        CHECK(home.run({"checkin"}, "Mine\n\n\n\n") == 75);
        CHECK(has(home.streams.errors, "another check-in is open; finish or leave it first\n"));
        CHECK(home.run({"checkin", "--done", "Beside it"}) == 0);
    }
    CHECK(home.run({"checkin"}, "\n\n\n") == 0);
}

TEST_CASE("a line that cannot be kept for the next check-in is told, and logged by this one") {
    test::Home home;
    home.write(".local/state/trail/checkin-draft/in/the/way", "");
    CHECK(home.run({"checkin"}, "Reviewed it\n\n\n\n") == 0);
    CHECK(has(home.streams.errors, "    taken, but not kept for the next check-in: "));
    CHECK(has(listed(home, {}), "Reviewed it"));
}

TEST_CASE("a check-in that is only tried writes nothing and loses nothing") {
    test::Home home;
    CHECK(home.run({"checkin", "--dry-run"}, "Reviewed it\n\n\n\n") == 0);
    CHECK(home.streams.output == "Would log 1 and close 0\n");
    CHECK_FALSE(has(listed(home, {}), "Reviewed it"));
    CHECK(home.run({"checkin"}, "\n\n\n") == 0);
    CHECK(has(home.streams.errors, "  > Reviewed it   (kept from before)\n"));
    CHECK(has(listed(home, {}), "Reviewed it"));
}

TEST_CASE("plans that are neither done nor dropped come back, and so do blockers with their age") {
    test::Home home;
    home.run({"checkin"}, "\nCut release 0.2\n\nNo disk\n\n");
    for (int day = 0; day < 2; ++day) {
        CHECK(home.run({"checkin", "--at", "12:00"}, "\n\n\n") == 0);
        CHECK(has(home.streams.errors, "2/3 What is next?   (open plans: 1)\n"));
        CHECK(has(home.streams.errors, "Cut release 0.2\n"));
        CHECK(has(home.streams.errors, "No disk (open "));
    }
}

TEST_CASE("a check-in about another day is asked and written for that day") {
    test::Home home;
    CHECK(home.run({"checkin", "--at", "fri"}, "Paired with Mei\nTalk at:\"fri 12:30\"\n\n\n\n") ==
          0);
    CHECK(has(home.streams.errors, "Check-in for Fri 20 Nov, ana."));
    CHECK(has(listed(home, {"during:2026-11-20"}), "Paired with Mei"));
    CHECK(has(listed(home, {"during:2026-11-20"}), " 12:30 "));
}

TEST_CASE("a check-in at a terminal answers a program, and is asked for no secret") {
    test::Home home;
    const std::string secret = "key AKIA" + std::string("ABCDEFGHIJKLMNOP");
    CHECK(home.run({"checkin", "--allow-secret", "--json=person,done"}, secret + "\n\n\n\n") == 0);
    CHECK(home.streams.output.starts_with("{\"person\":\"ana\",\"done\":[\""));
    CHECK(has(listed(home, {}), secret));
    CHECK(home.run({"checkin", "-q"}, "One\nTwo\n\n\n\n") == 0);
    CHECK(count(home.streams.output, "\n") == 2);
    CHECK(home.run({"checkin", "--no-input"}, "One\n\n\n\n") == 2);
    CHECK(has(home.streams.errors, "checkin has nobody to ask"));
}
