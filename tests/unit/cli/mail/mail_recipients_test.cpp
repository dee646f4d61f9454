// Who gets a digest, and when it is their morning.
#include "cli/mail/mail_recipients.hpp"

#include "support/catch.hpp"
#include "trail/error.hpp"
#include "trail/store/people.hpp"
#include "unit/cli/home.hpp"

using namespace trail;
using namespace trail::cli;

namespace {

const auto berlin = *time::Zone::named("Europe/Berlin");

void remember(Context& context, model::Person person) {
    context.store().change("people", [&](store::Change& change) {
        store::people::remember(change, person);
        change.noted = true;
    });
}

std::vector<std::string> addresses(const std::vector<Recipient>& all) {
    std::vector<std::string> result;
    for (const auto& each : all) result.push_back(each.mailbox.address);
    return result;
}

using Addresses = std::vector<std::string>;

}  // namespace

TEST_CASE("recipients are those asked for, else the project's, else everybody's") {
    test::Home home;
    home.write(".config/trail/config.toml",
               "[mail]\nto = [\"ana@x\", \"Bo <bo@x>\", \"ANA@x\"]\n"
               "projects = [\"api=mei@x\", \"web=kim@x\", \"api=ana@x\"]\n");
    auto& context = home.context();
    CHECK(addresses(mail_recipients(context, {}, {}, berlin)) == Addresses{"ana@x", "bo@x"});
    CHECK(addresses(mail_recipients(context, {}, "api", berlin)) == Addresses{"mei@x", "ana@x"});
    CHECK(addresses(mail_recipients(context, {}, "docs", berlin)) == Addresses{"ana@x", "bo@x"});
    CHECK(addresses(mail_recipients(context, {"kim@x"}, "api", berlin)) == Addresses{"kim@x"});
}

TEST_CASE("a person of the record is written to where they read mail, in their zone") {
    test::Home home;
    auto& context = home.context();
    remember(context, {"mei", "Mei Lin", {"mei@x"}, "Pacific/Auckland"});
    for (const auto* who : {"mei", "mei@x", "MEI@X"}) {
        const auto found = mail_recipients(context, {who}, {}, berlin);
        REQUIRE(found.size() == 1);
        CHECK(found[0].mailbox.name == "Mei Lin");
        CHECK(found[0].reader == "mei");
        CHECK(found[0].zone.name() == "Pacific/Auckland");
    }
    const auto stranger = mail_recipients(context, {"Bo <Bo@x>"}, {}, berlin);
    CHECK(stranger.at(0).reader == "bo@x");
    CHECK(stranger.at(0).zone == berlin);
    remember(context, {"kim", "", {}, ""});
    CHECK_THROWS_AS(mail_recipients(context, {"kim"}, {}, berlin), Error);
    CHECK_THROWS_AS(mail_recipients(context, {"nobody"}, {}, berlin), Error);
}

TEST_CASE("the morning comes to each in their own zone, on working days") {
    const auto morning_at = [](const std::string& now, const std::string& zone,
                               const std::string& settings = "") {
        test::Home home(now);
        home.write(".config/trail/config.toml", settings);
        auto& context = home.context();
        return has_morning(context, {{}, "x", *time::Zone::named(zone)}, morning_hour(context, ""));
    };
    CHECK_FALSE(morning_at("2026-11-23T05:59:00Z", "Europe/Berlin"));
    CHECK(morning_at("2026-11-23T06:00:00Z", "Europe/Berlin"));
    CHECK(morning_at("2026-11-23T22:30:00Z", "Europe/Berlin"));
    CHECK_FALSE(morning_at("2026-11-22T12:00:00Z", "Europe/Berlin"));
    CHECK(morning_at("2026-11-22T18:00:00Z", "Pacific/Auckland"));
    CHECK_FALSE(morning_at("2026-11-23T06:00:00Z", "Europe/Berlin", "mail.hour = 9\n"));
    CHECK(morning_at("2026-11-22T12:00:00Z", "Asia/Riyadh", "mail.days = [\"sun\"]\n"));
    CHECK_THROWS_AS(morning_at("2026-11-22T12:00:00Z", "UTC", "mail.days = [\"Sunday\"]\n"), Error);
}

TEST_CASE("the sender is the one that was set, else whoever runs it") {
    test::Home home;
    CHECK(mail_sender(home.context()).mailbox.address == "ana@team.example");
    CHECK(mail_sender(home.context()).domain == "team.example");
    home.write(".config/trail/config.toml", "[mail]\nfrom = \"Trail <t@x.example>\"\n");
    CHECK(mail_sender(home.context()).mailbox == model::Mailbox{"Trail", "t@x.example"});
    CHECK(mail_sender(home.context()).domain == "x.example");
    home.write(".config/trail/config.toml", "[mail]\nfrom = \"nobody\"\n");
    CHECK_THROWS_AS(mail_sender(home.context()), Error);
    home.write(".config/trail/config.toml", "[mail]\ndomain = \"a b\"\n");
    CHECK_THROWS_AS(mail_sender(home.context()), Error);
}

TEST_CASE("no morning comes on a holiday, while somebody is away, and on a day they do not work") {
    test::Home home("2026-11-23T08:00:00Z");  // a Monday
    auto& context = home.context();
    const auto monday = time::Day{std::chrono::days{20780}};
    REQUIRE(time::iso_date(monday) == "2026-11-23");
    const auto has = [&](model::Person person) {
        const auto zone = *time::Zone::named("Europe/Berlin");
        return has_morning(context, {{}, "mei", zone, std::move(person)}, 7);
    };
    const model::Person mei{.name = "mei", .zone = "Europe/Berlin"};
    CHECK(has(mei));
    auto on_holiday = mei;
    on_holiday.holidays = {{monday, "Labour Thanksgiving Day"}};
    CHECK_FALSE(has(on_holiday));
    auto away = mei;
    away.absences = {{monday - std::chrono::days{3}, monday + std::chrono::days{1}, ""}};
    CHECK_FALSE(has(away));
    auto part_time = mei;
    part_time.hours = time::read_weekly_hours("Tue-Fri 9-17");
    CHECK_FALSE(has(part_time));
    part_time.hours = time::read_weekly_hours("Sun-Thu 9-17");
    CHECK(has(part_time));
}

TEST_CASE("hours that a person has said count for more than mail.days") {
    test::Home home("2026-11-22T08:00:00Z");  // a Sunday
    auto& context = home.context();
    model::Person sara{.name = "sara", .zone = "Asia/Riyadh"};
    const auto zone = *time::Zone::named("Asia/Riyadh");
    CHECK_FALSE(has_morning(context, {{}, "sara", zone, sara}, 7));
    sara.hours = time::read_weekly_hours("Sun-Thu 9-17");
    CHECK(has_morning(context, {{}, "sara", zone, sara}, 7));
}
