// Decision files put together at random: one part changes, the others and every other byte stay.
#include <algorithm>
#include <random>

#include "support/catch.hpp"
#include "trail/importers/decision_text.hpp"

using namespace trail;
using importers::DecisionFile;
using importers::Part;
using importers::read_decision_file;

namespace {

class Maker {
public:
    explicit Maker(unsigned seed) : random_(seed) {}

    std::string file() {
        std::string text;
        const bool adr = chance(3);
        if (!adr && chance(2)) {
            text += "---\n" + maybe("parent: x\n") + "status: accepted\n" +
                    maybe("date: 2026-01-02\n") + maybe("# a remark\n") +
                    maybe("decision-makers:\n  - Ana\n  - mei\n") + "---\n\n";
        }
        text += maybe("<!-- markdownlint -->\n") + "# " + (chance(2) ? "12. " : "") + "A title\n\n";
        if (adr)
            text += "Date: 2026-01-02\n\n## Status\n\nAccepted\n\n" +
                    maybe("Amends [1. X](0001-x.md)\n\n");
        if (!adr && text.front() != '-') text += "* Status: accepted\n* Date: 2026-01-02\n\n";
        text += maybe("Some words.\n\n");
        text += maybe("## Context\n\nWhy <!-- not --> so.\n\n```\n## Decision\n```\n\n");
        text += maybe("## Decision Drivers\n\n* one\n* two\n  goes on\n\n");
        text += maybe("## Considered Options\n\nThese:\n\n- a\n- b\n\n  nested words\n\n");
        text += maybe("## Unknown\n\n### Deep\n\nkept\n\n");
        text += maybe(std::string("## ") + (adr ? "Decision" : "Decision Outcome") +
                      "\n\nChosen option: \"a\", because of x\n\n");
        text += maybe("### Consequences\n\n* Good, because y\n\n");
        text += maybe("### Confirmation\n\nA test.\n\n");
        text += maybe("## Links\n\n* [x](y)\n");
        if (chance(4)) text.erase(text.find_last_not_of('\n') + 1);
        return chance(4) ? with_returns(text) : text;
    }

    // Any bytes, mostly like a file.
    std::string damaged() {
        auto text = file();
        constexpr std::string_view bytes = "#*-:\n\r`<!>[]\"' \t\xff\0ab1.";
        for (int i = 0; i < 20; ++i) {
            const auto at = random_() % text.size();
            const auto length = random_() % 4;
            text.replace(at, length, 1, bytes[random_() % bytes.size()]);
        }
        return text;
    }

private:
    bool chance(unsigned of) { return random_() % of == 0; }
    std::string maybe(std::string text) { return chance(4) ? "" : text; }
    static std::string with_returns(const std::string& text) {
        std::string result;
        for (const char c : text) c == '\n' ? void(result += "\r\n") : void(result += c);
        return result;
    }

    std::mt19937 random_;
};

DecisionFile changed(DecisionFile file, Part part) {
    switch (part) {
        case Part::title:
            file.title = "Another title";
            break;
        case Part::status:
            file.status = model::DecisionStatus::superseded;
            file.successor = importers::FileReference{.number = 7, .file = "0007-x.md"};
            break;
        case Part::date:
            file.date = time::parse_iso_date("2027-03-04");
            break;
        case Part::context:
            file.context = "Two\n\nparagraphs.";
            break;
        case Part::drivers:
            file.drivers.push_back("three");
            break;
        case Part::options:
            file.options = {"c", "a"};
            break;
        case Part::outcome:
            file.chosen = "a";
            file.reason = "of z";
            break;
        case Part::consequences:
            file.consequences.push_back("Bad, because z");
            break;
        default:
            file.confirmation = "Somebody looks.";
            break;
    }
    return file;
}

}  // namespace

TEST_CASE("whatever a file is made of, a change of one part is that change and no other") {
    for (unsigned seed = 1; seed <= 400; ++seed) {
        const auto text = Maker(seed).file();
        const auto before = read_decision_file(text);
        INFO(seed << "\n" << text);
        if (!before.problems.empty()) {
            CHECK(before.problems[0].message.starts_with("no decision"));
            continue;
        }
        for (const auto part :
             {Part::title, Part::status, Part::date, Part::context, Part::drivers, Part::options,
              Part::outcome, Part::consequences, Part::confirmation}) {
            auto wanted = changed(before.file, part);
            auto after = read_decision_file(importers::with_part(text, wanted, part));
            INFO(importers::name(part) << "\n" << importers::with_part(text, wanted, part));
            REQUIRE(after.problems.empty());
            // A reference without a file is its number.
            if (after.file.successor) after.file.successor->file = "0007-x.md";
            CHECK(after.file == wanted);
        }
    }
}

TEST_CASE("damaged files are read or refused, and writing into them ends") {
    for (unsigned seed = 1; seed <= 2000; ++seed) {
        const auto text = Maker(seed).damaged();
        const auto reading = read_decision_file(text);
        if (!reading.problems.empty()) continue;
        for (const auto part : importers::all_parts()) {
            auto wanted = changed(reading.file, part);
            if (!wanted.date) wanted.date = time::parse_iso_date("2026-01-01");
            CHECK(importers::with_part(text, wanted, part).size() < text.size() + 1000);
        }
    }
}
