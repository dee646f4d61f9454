// Hours of a week: how people write them, and the shortest text that means the same.
#include "trail/time/weekly_hours.hpp"

#include <random>

#include "support/catch.hpp"
#include "trail/error.hpp"

using namespace trail;
using namespace trail::time;
using namespace std::chrono_literals;

namespace {

std::string tidied(std::string_view text) {
    return weekly_hours_text(read_weekly_hours(text));
}

struct Reading {
    std::string text, meaning;
};

struct Wrong {
    std::string text, message, marked;
};

}  // namespace

TEST_CASE("hours are read as people write them") {
    const auto [text, meaning] = GENERATE(values<Reading>({
        {"Mon-Fri 09:00-17:00", "Mon-Fri 09:00-17:00"},
        {"9-17", "Mon-Fri 09:00-17:00"},
        {"monday-friday 9:00 - 17:30", "Mon-Fri 09:00-17:30"},
        {"Mon-Fri 09:00-17:00, Fri -15:00", "Mon-Thu 09:00-17:00, Fri 09:00-15:00"},
        {"Mon-Fri 09:00-17:00, Mon 10:00-", "Mon 10:00-17:00, Tue-Fri 09:00-17:00"},
        {"Mon-Fri 9-17, Fri 9-14", "Mon-Thu 09:00-17:00, Fri 09:00-14:00"},
        {"Mon-Fri 9-17, Wed off", "Mon-Tue, Thu-Fri 09:00-17:00"},
        {"Mon,Wed,Fri 8-12", "Mon, Wed, Fri 08:00-12:00"},
        {"Mon-Thu 9-12 13-17", "Mon-Thu 09:00-12:00 13:00-17:00"},
        {"Mon-Thu 9-12, 13-17", "Mon-Thu 09:00-12:00 13:00-17:00"},
        {"Mon-Thu 9-12 13-17, Thu -15",
         "Mon-Wed 09:00-12:00 13:00-17:00, Thu 09:00-12:00 "
         "13:00-15:00"},
        {"Mon-Thu 9-12 12-17", "Mon-Thu 09:00-17:00"},
        {"Sun-Thu 8-16", "Sun-Thu 08:00-16:00"},
        {"Fri-Mon 8-16", "Fri-Mon 08:00-16:00"},
        {"Sun-Thu 22-6", "Sun-Thu 22:00-06:00"},
        {"Sun-Thu 22-6, Thu -2", "Sun-Wed 22:00-06:00, Thu 22:00-02:00"},
        {"Mon-Sun 0-24", "Mon-Sun 00:00-24:00"},
        {"Mon-Sun 0:00-0:00", "Mon-Sun 00:00-24:00"},
        {"off", "off"},
        {"Mon-Fri 9-17, Mon-Fri off", "off"},
    }));
    CHECK(tidied(text) == meaning);
    CHECK(tidied(meaning) == meaning);
}

TEST_CASE("hours that cannot be read are marked, never guessed") {
    const auto [text, message, marked] = GENERATE(values<Wrong>({
        {"", "cannot read the hours \"\"", ""},
        {"Mon-Fri", "cannot read the hours \"Mon-Fri\"", "Mon-Fri"},
        {"Mon-Fry 9-17", "cannot read the hours \"Mon-Fry 9-17\"", "Mon-Fry"},
        {"Mon-Fri 9-25", "cannot read the hours \"Mon-Fri 9-25\"", "9-25"},
        {"Mon-Fri 9-17:60", "cannot read the hours \"Mon-Fri 9-17:60\"", "9-17:60"},
        {"Mon-Fri 24-3", "cannot read the hours \"Mon-Fri 24-3\"", "24-3"},
        {"Mon-Fri nine to five", "cannot read the hours \"Mon-Fri nine to five\"", "nine"},
        {"Mon-Fri 9-17 -", "cannot read the hours \"Mon-Fri 9-17 -\"", "9-17 -"},
        {"-", "cannot read the hours \"-\"", "-"},
        {"Fri -15:00", "\"-15:00\" has no hours to change", "-15:00"},
        {"Fri 9-12, Fri 13-", "\"13-\" has no hours to change", "13-"},
    }));
    CAPTURE(text);
    try {
        read_weekly_hours(text);
        FAIL("was read");
    } catch (const Error& error) {
        CHECK(error.kind() == Failure::usage);
        CHECK(error.what() == message);
        REQUIRE(error.excerpt());
        CHECK(error.excerpt()->text.substr(error.excerpt()->offset, error.excerpt()->length) ==
              marked);
    }
    CHECK_THROWS_WITH(read_weekly_hours(std::string(600, 'x')), "hours of 600 bytes are too long");
}

TEST_CASE("any hours read back from their text as the same") {
    std::mt19937 random(20261122);
    const auto below = [&](int end) {
        return static_cast<int>(random() % static_cast<unsigned>(end));
    };
    for (int round = 0; round < 2000; ++round) {
        std::string text;
        for (int item = 0; item <= below(4); ++item) {
            text += std::string(short_weekday(static_cast<std::size_t>(below(7)))) + "-" +
                    std::string(short_weekday(static_cast<std::size_t>(below(7))));
            for (int shift = 0; shift <= below(3); ++shift) {
                text += " " + std::to_string(below(24)) + ":" + std::to_string(10 + below(50)) +
                        "-" + std::to_string(below(24));
            }
            text += ", ";
        }
        const auto hours = read_weekly_hours(text);
        CAPTURE(text, weekly_hours_text(hours));
        CHECK(read_weekly_hours(weekly_hours_text(hours)) == hours);
    }
}
