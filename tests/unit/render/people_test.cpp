// People at a terminal: what stays when the line is short, other clocks, hostile texts.
#include "trail/render/people.hpp"

#include "support/catch.hpp"

using namespace trail;

namespace {

const auto berlin = time::Zone::named("Europe/Berlin").value();

time::Day day_named(std::string_view text) {
    return time::parse_iso_date(text).value();
}

time::Instant at(std::string_view text) {
    return time::parse_rfc3339(text).value().at;
}

render::Reader reader(std::size_t width) {
    return {.style = {.width = width}, .zone = berlin};
}

report::Presence presence(model::Person person, std::string_view now) {
    return report::presence(std::move(person), at(now), berlin);
}

const model::Person sam{.name = "sam",
                        .full_name = "Sam Ortiz",
                        .addresses = {"sam@team.example"},
                        .zone = "America/New_York",
                        .hours = time::read_weekly_hours("Mon-Thu 17-21, Fri 9-12 13-17")};

std::string list(std::size_t width) {
    const auto seen = presence(sam, "2026-11-23T02:00:00+01:00");
    return render::people_list({&seen, 1}, reader(width));
}

}  // namespace

TEST_CASE("another zone's clock comes with the reader's, and with its weekday") {
    CHECK(list(140) ==
          "  sam  Sam Ortiz  America/New_York  Mon-Thu 17:00-21:00, Fri 09:00-12:00 13:00-17:00  "
          "Sun 20:00  off until Mon 17:00 (23:00 Berlin)\n");
    const auto night =
        presence({.name = "kiri", .full_name = {}, .addresses = {}, .zone = "Pacific/Auckland"},
                 "2026-11-22T11:02:00+01:00");
    CHECK(render::people_list({&night, 1}, reader(100)) ==
          "  kiri  Pacific/Auckland  Mon-Fri 09:00-17:00  Sun 23:02  off until Mon 09:00 (Sun "
          "21:00 Berlin)\n");
}

TEST_CASE("on a short line what is known goes before who is there") {
    CHECK(list(110) ==
          "  sam  Sam Ortiz  America/New_York  Mon-Thu 17:00-21...  Sun 20:00  off "
          "until Mon 17:00 (23:00 Berlin)\n");
    CHECK(list(100) ==
          "  sam  America/New_York  Mon-Thu 17:00-21...  Sun 20:00  off until Mon 17:00 "
          "(23:00 Berlin)\n");
    CHECK(list(80) == "  sam  America/New_York  Sun 20:00  off until Mon 17:00 (23:00 Berlin)\n");
    CHECK(list(60) == "  sam  Sun 20:00  off until Mon 17:00 (23:00 Berlin)\n");
    CHECK(list(30) == "  sam  Sun 20:00  off until...\n");
}

TEST_CASE("no text of a person controls the terminal or breaks a field") {
    model::Person evil{.name = "eve",
                       .full_name = "Eve\x1b[31m\nMallory",
                       .addresses = {"a\tb\x07"},
                       .zone = "../../x"};
    evil.holidays = {{day_named("2026-12-25"), "x\x1b]0;y\x07"}};
    evil.absences = {{day_named("2026-11-22"), day_named("2026-12-01"),
                      "\xe2\x80\xae"
                      "gone\n"}};
    const auto seen = presence(evil, "2026-11-22T11:02:00+01:00");
    for (const auto& text : {render::people_list({&seen, 1}, reader(200)),
                             render::person_page(seen, reader(200)), render::pipe_line(seen)}) {
        CHECK(text.find('\x1b') == std::string::npos);
        CHECK(text.find('\x07') == std::string::npos);
        CHECK(text.find("\xe2\x80\xae") == std::string::npos);
    }
    CHECK(std::ranges::count(render::pipe_line(seen), '\t') == 6);
    CHECK(std::ranges::count(render::pipe_line(seen), '\n') == 1);
}

TEST_CASE("days are told with the year when they are far away") {
    const auto today = day_named("2026-11-22");
    const auto told = [&](std::string_view begin, std::string_view end) {
        return render::days_text(day_named(begin), day_named(end), today);
    };
    CHECK(told("2026-12-24", "2027-01-04") == "Thu 24 Dec to Sun 3 Jan");
    CHECK(told("2026-12-24", "2026-12-25") == "Thu 24 Dec");
    CHECK(told("2026-12-24", "9999-12-31") == "from Thu 24 Dec on");
    CHECK(told("2027-11-22", "2027-11-24") == "Mon 22 Nov 2027 to Tue 23 Nov 2027");
}
