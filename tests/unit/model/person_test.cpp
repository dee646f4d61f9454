// People: the short name a full name suggests, and what may be a name.
#include "trail/model/person.hpp"

#include "support/catch.hpp"

namespace trail::model {

TEST_CASE("a short name is the first name, else what stands before the @") {
    CHECK(short_name("Ana Ruiz", "ar@team.example") == "ana");
    CHECK(short_name("  Mei  Lin", "") == "mei");
    CHECK(short_name("O'Brien Pat", "") == "obrien");
    CHECK(short_name("Björn", "") == "björn");
    CHECK(short_name("", "sam.ortiz@team.example") == "samortiz");
    CHECK(short_name("", "12345+sam@users.noreply.forge.example") == "sam");
    CHECK(short_name("", "12345@users.noreply.forge.example") == "12345");
    CHECK(short_name("", "12345+sam@team.example") == "12345sam");
    CHECK(short_name("???", "") == "me");
    CHECK(is_name(short_name("Ana Ruiz", "")));
}

TEST_CASE("names are words that survive a shell and a query") {
    for (const auto* text :
         {"api", "a", "web-ui", "v1.2", "team/api", "snake_case", "björn", "日本"}) {
        INFO(text);
        CHECK(is_name(text));
    }
    for (const auto* text :
         {"", "two words", "-x", "x-", ".x", "a\tb", "a,b", "a:b", "a\"b", "+tag"}) {
        INFO(text);
        CHECK_FALSE(is_name(text));
    }
    CHECK(is_name(std::string(64, 'x')));
    CHECK_FALSE(is_name(std::string(65, 'x')));
}

namespace {

time::Day december(int day) {
    return time::Day{std::chrono::year{2026} / 12 / day};
}

Person away(std::vector<Absence> absences) {
    return {.name = "ana",
            .full_name = {},
            .addresses = {},
            .zone = {},
            .absences = std::move(absences)};
}

}  // namespace

TEST_CASE("a longer leave takes in what it covers") {
    auto person = away({{december(2), december(4), "a"}, {december(20), december(22), "b"}});
    take_leave(person, {december(1), december(5), "c"});
    take_leave(person, {december(20), december(21), "d"});
    CHECK(person.absences ==
          std::vector<Absence>{{december(1), december(5), "c"}, {december(20), december(21), "d"}});
}

TEST_CASE("being back leaves what was away before and after") {
    auto person = away({{december(1), december(11), "a"}, {december(20), december(22), "b"}});
    CHECK(call_back(person, december(4), december(6)) == 1);
    CHECK(person.absences == std::vector<Absence>{{december(1), december(4), "a"},
                                                  {december(6), december(11), "a"},
                                                  {december(20), december(22), "b"}});
    CHECK(call_back(person, december(12), december(20)) == 0);
    CHECK(call_back(person, december(1), december(31)) == 3);
    CHECK(person.absences.empty());
}

TEST_CASE("of several absences the longest tells when somebody is back") {
    const auto person = away({{december(1), december(11), "a"}, {december(2), december(15), "b"}});
    CHECK(absence_on(person, december(1))->why == "a");
    CHECK(absence_on(person, december(3))->why == "b");
    CHECK(absence_on(person, december(15)) == nullptr);
}

TEST_CASE("the working time of somebody unknown is the usual one, on the clock given") {
    const auto zone = time::Zone::named("Asia/Taipei").value();
    const auto work = working_time(away({{december(1), december(2), ""}}), zone);
    CHECK(work.zone() == zone);
    CHECK_FALSE(work.is_working_day(december(1)));
    CHECK(work.is_working_day(december(2)));
    auto gone = away({});
    gone.zone = "Nowhere/Land";
    CHECK(working_time(gone, zone).zone() == zone);
}

}  // namespace trail::model
