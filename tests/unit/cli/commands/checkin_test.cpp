// Check-ins at a terminal: what is asked, what is shown, and what an answer does.
#include <cstdlib>

#include "cli/items.hpp"
#include "cli/rhythm/checkin_answers.hpp"
#include "support/catch.hpp"
#include "trail/error.hpp"
#include "unit/cli/home.hpp"

using namespace trail::cli;

namespace {

bool has(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

std::string listed(test::Home& home, const std::vector<std::string>& words) {
    std::vector<std::string> all{"list", "--no-header"};
    all.insert(all.end(), words.begin(), words.end());
    home.run(all);
    return home.streams.output;
}

}  // namespace

TEST_CASE("a check-in shows what is known, and Enter is enough") {
    test::Home home;
    home.run({"log", "Paired with Mei", "--at", "fri 16:00"});
    home.run({"log", "Long ago", "--at", "thu 16:00"});
    home.run({"log", "-k", "next", "Cut release 0.2", "--at", "2026-11-02 10:00"});
    home.run({"log", "-k", "blocker", "CI runner is out of disk", "--at", "2026-11-13"});
    CHECK(home.run({"checkin"}, "\n\n\n") == 0);
    const auto& asked = home.streams.errors;
    CHECK(has(asked, "Check-in for Sun 22 Nov, ana.  Enter = nothing to add"));
    CHECK(has(asked,
              "1/3 What did you get done?   (logged since Fri 20 Nov: 1)\n"
              "    - Paired with Mei\n"));
    CHECK_FALSE(has(asked, "Long ago"));
    CHECK(has(asked, "2/3 What is next?   (open plans: 1)\n"));
    CHECK(has(asked, "Cut release 0.2 (planned 20 d ago)\n"));
    CHECK(has(asked, "3/3 Is anything in your way?   (open blockers: 1)\n"));
    CHECK(has(asked, "CI runner is out of disk (open 9 d)\n"));
    CHECK(home.streams.output.starts_with("Logged 1: "));
    CHECK(has(listed(home, {"kind:note"}), "Checked in, nothing to add"));
}

TEST_CASE("answers become work, plans and blockers, in one operation") {
    test::Home home;
    CHECK(home.run({"checkin"}, "Reviewed it kind:win +tag\nFixed it\n\nCut 0.2\n\nNo disk\n\n") ==
          0);
    CHECK(has(listed(home, {"kind:win"}), "Reviewed it  +tag"));
    CHECK(has(listed(home, {"kind:done"}), "Fixed it"));
    CHECK(has(listed(home, {"kind:next"}), "Cut 0.2"));
    CHECK(has(listed(home, {"kind:blocker"}), "No disk"));
    home.run({"undo"});
    CHECK_FALSE(has(listed(home, {}), "No disk"));
    CHECK_FALSE(has(listed(home, {}), "Reviewed it"));
}

TEST_CASE("a number ends what stands behind it, in words or without, or drops it") {
    test::Home home;
    home.run({"log", "-k", "next", "Cut release 0.2"});
    home.run({"log", "-k", "next", "Tidy up", "--at", "9:30"});
    home.run({"log", "-k", "next", "Move house", "--at", "10:00"});
    home.run({"log", "-k", "blocker", "No disk"});
    // The oldest is the first; what was ended is not listed again.
    CHECK(home.run({"checkin"}, "3\n1: Tidied the attic\n1\n\n-1\n\n1\n\n") == 0);
    CHECK(has(home.streams.errors, "ends twice in this check-in\n"));
    CHECK(has(home.streams.errors, "2/3 What is next?   (open plans: 1)\n"));
    CHECK(has(home.streams.output, "Over "));
    CHECK(has(home.streams.output, "Dropped "));
    CHECK(listed(home, {"is:open"}).empty());
    home.run({"digest", "-f", "txt"});
    CHECK(has(home.streams.output, "Cut release 0.2 (planned -> done)"));
    CHECK(has(home.streams.output, "Tidied the attic (planned -> done: Tidy up)"));
    CHECK(has(home.streams.output, "Move house (plan closed)"));
    CHECK(has(home.streams.output, "No disk (blocker closed after"));
}

TEST_CASE("an answer that cannot be taken is told, and the question stays") {
    test::Home home;
    home.run({"log", "-k", "next", "Cut release 0.2"});
    const std::string secret = "AKIA" + std::string("ABCDEFGHIJKLMNOP");
    CHECK(home.run({"checkin"}, "7\nqrst\n" + secret + "\n?\n1\n\n\n\n") == 0);
    const auto& asked = home.streams.errors;
    CHECK(has(asked, "    there is no number 7 in the list\n"));
    CHECK(has(asked, "    no item \"qrst\"\n"));
    CHECK(has(asked, "    the text holds an AWS"));
    CHECK(has(asked, "1: text    the same, told in these words"));
    CHECK(has(listed(home, {"kind:done"}), "Cut release 0.2"));
}

TEST_CASE("whoever leaves finds what they said in the next check-in") {
    test::Home home;
    home.run({"log", "-k", "next", "Cut release 0.2"});
    CHECK(home.run({"checkin"}, "Reviewed it\n1\n\nNew plan\n") == 1);
    CHECK(has(home.streams.errors, "Left; what you said is kept for the next trail checkin\n"));
    CHECK(listed(home, {"kind:done"}).empty());
    CHECK(home.run({"checkin"}, "\n\n\n") == 0);
    CHECK(has(home.streams.errors, "  > Reviewed it   (kept from before)\n"));
    CHECK(has(home.streams.errors, "  > New plan   (kept from before)\n"));
    CHECK(has(listed(home, {"kind:done"}), "Reviewed it"));
    CHECK(has(listed(home, {"kind:done"}), "Cut release 0.2"));
    home.run({"checkin"}, "\n\n\n");
    CHECK_FALSE(has(home.streams.errors, "kept from before"));
}

TEST_CASE("lines of the editor are answers") {
    test::Home home;
    home.edit_with("printf 'One\\n\\nTwo\\n' > \"$1\"");
    CHECK(home.run({"checkin"}, "e\n\n\n\n") == 0);
    CHECK(has(listed(home, {"kind:done"}), "One"));
    CHECK(has(listed(home, {"kind:done"}), "Two"));
}

TEST_CASE("a team words the questions and adds two of its own, whose answers are notes") {
    test::Home home;
    home.run({"config", "set", "checkin.questions", "Done?, Next?, Stuck?, How was it?"});
    CHECK(home.run({"checkin"}, "\n\n\nFine, 3 tickets\n\n") == 0);
    CHECK(has(home.streams.errors, "\n1/4 Done?   (logged"));
    CHECK(has(home.streams.errors, "\n4/4 How was it?\n  > "));
    CHECK(has(listed(home, {"kind:note"}), "How was it? Fine, 3 tickets"));
    home.run({"config", "set", "checkin.questions", "a,b,c,d,e,f"});
    CHECK(home.run({"checkin"}, "") == 78);
    CHECK(has(home.streams.errors, "checkin.questions has 6 questions; at most 5 are asked"));
}

TEST_CASE("over a weekend and a holiday a check-in goes back to the last day of work") {
    test::Home home("2026-11-23T09:30:00+01:00");
    home.write("holidays", "2026-11-20 Founding day\n");
    home.run({"people", "set", "me", "--holidays", "holidays"});
    home.run({"log", "Worked on Thursday", "--at", "2026-11-19 16:00"});
    home.run({"log", "Worked on Wednesday", "--at", "2026-11-18 16:00"});
    CHECK(home.run({"checkin"}, "\n\n\n") == 0);
    CHECK(has(home.streams.errors, "(logged since Thu 19 Nov: 1)\n    - Worked on Thursday\n"));
    CHECK_FALSE(has(home.streams.errors, "Worked on Wednesday"));
}

TEST_CASE("what was closed since a check-in was left is told, and the rest is taken up") {
    test::Home home;
    home.run({"log", "-k", "next", "Cut release 0.2", "-q"});
    const auto id = home.streams.output.substr(0, 16);
    home.run({"checkin"}, "Reviewed it\n1\n");
    home.run({"log", "Cut it", "--closes", id});
    CHECK(home.run({"checkin"}, "\n\n\n") == 0);
    CHECK(has(home.streams.errors, " is closed already\n"));
    CHECK(has(home.streams.errors, "  > Reviewed it   (kept from before)\n"));
    CHECK(has(listed(home, {"kind:done"}), "Reviewed it"));
}

TEST_CASE("one's own commits that are not in the record are shown, others are not") {
    test::Home home;
    home.run({"log", "first"});
    const auto commit = [&](const std::string& author, const std::string& subject) {
        const auto command =
            "cd " + home.path() + " && git init -q . && GIT_CONFIG_GLOBAL=" + home.path() +
            "/gitconfig GIT_AUTHOR_DATE=2026-11-21T10:00:00+01:00 " +
            "git commit -q --allow-empty --author '" + author + "' -m '" + subject + "'";
        REQUIRE(std::system(command.c_str()) == 0);
    };
    commit("Ana Ruiz <ana@team.example>", "feat: mine");
    commit("Mei Lin <mei@team.example>", "feat: hers");
    home.run({"checkin"}, "\n\n\n");
    CHECK(has(home.streams.errors, "    In git, but not logged here:\n    - "));
    CHECK(has(home.streams.errors, " feat: mine\n"));
    CHECK_FALSE(has(home.streams.errors, "feat: hers"));
    home.run({"import", "-f", "git", home.path(), "-a", "all"});
    home.run({"checkin"}, "\n\n\n");
    CHECK_FALSE(has(home.streams.errors, "In git, but not logged here"));
    CHECK(has(home.streams.errors, "    - feat: mine ("));
}

TEST_CASE("what somebody ended or changed meanwhile is told, and nothing is written over it") {
    test::Home home;
    home.run({"log", "-k", "next", "Cut release 0.2"});
    auto& context = home.context();
    const auto plan = find_item(context, "@");
    const auto id = trail::model::letters(plan.id);
    const auto answers = read_checkin_answer(context, trail::render::Topic::done, id, {});
    const auto refusal = [&]() -> std::string {
        try {
            write_checkin(context, answers, context.now());
        } catch (const trail::Error& error) {
            CHECK(error.kind() == trail::Failure::busy);
            return error.what();
        }
        return "";
    };
    home.run({"log", "Cut by hand", "--closes", id});
    CHECK(has(refusal(), " was changed meanwhile: ana closed it: \"Cut by hand\""));
    home.run({"undo"});
    home.run({"edit", id, "-m", "Cut release 0.3"});
    CHECK(has(refusal(), " was changed meanwhile: it says \"Cut release 0.3\" now"));
    home.run({"edit", id, "--close"});
    CHECK(has(refusal(), " was changed meanwhile: it was closed"));
    home.run({"rm", id});
    CHECK(has(refusal(), id + " was changed meanwhile: it was removed"));
    CHECK_FALSE(has(listed(home, {"kind:done"}), "Cut"));
}
