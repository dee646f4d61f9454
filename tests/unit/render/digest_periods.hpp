// Digests of periods that differ in kind.
//
// What every face makes of them is kept in tests/golden/digest.
#pragma once

#include <array>
#include <string>
#include <vector>

#include "unit/render/digest_sample.hpp"

namespace trail::testing {

inline report::Digest whole_digest(const report::Material& material, const time::Period& period,
                                   const report::Options& options) {
    auto digest = report::digest(material, period, options);
    report::add_overview(digest, material, options.zone);
    return digest;
}

inline report::Options berlin(const std::string& now) {
    report::Options options;
    options.zone = *time::Zone::named("Europe/Berlin");
    options.as_of = at(now);
    return options;
}

// An entry of any day, in UTC: "2026-12-31T23:30".
inline model::Entry dated(std::uint64_t id, model::Kind kind, const std::string& when,
                          std::string line, const std::string& project = "api",
                          const std::string& author = "ana") {
    auto result = entry(id, kind, "16T09:00", std::move(line), project, author);
    result.at = *time::parse_rfc3339(when + ":00Z");
    result.created_at = result.at.at;
    return result;
}

inline report::Digest empty_week() {
    return whole_digest({}, week_47, berlin("2026-11-23T08:00:00"));
}

inline report::Digest quiet_week() {
    report::Material material;
    material.entries = {dated(1, model::Kind::note, "2026-11-18T10:00", "Away until Friday", ""),
                        dated(2, model::Kind::done, "2026-11-20T10:00", "Answered the post", "")};
    material.open = {dated(3, model::Kind::next, "2026-11-20T11:00", "Plan the offsite", "")};
    material.entries_in_previous = 14;
    return whole_digest(material, week_47, berlin("2026-11-23T08:00:00"));
}

inline report::Digest normal_week() {
    auto material = sample_material();
    material.open[0].body =
        "The vendor answers on **weekdays** only:\n\n"
        "| tried | result |\n|---|---|\n| restart | `403` |\n| new token | `403` |\n\n"
        "See <https://vendor.example/status?a=1&b=2> and [the ticket](https://t.example/7).";
    material.entries.back().body =
        "<script>alert(1)</script>\n\n![pixel](https://evil.example/p.png) "
        "[click](javascript:alert(1)) <b onclick=x>bold</b>\n\n- [x] done\n- [ ] open";
    auto options = berlin("2026-11-23T08:00:00");
    options.title = "API team";
    return whole_digest(material, week_47, options);
}

// Belongs to 2026 although it ends in 2027.
inline report::Digest week_53() {
    report::Material material;
    material.entries = {
        dated(1, model::Kind::done, "2026-12-28T09:00", "Closed the books"),
        dated(2, model::Kind::win, "2026-12-31T23:30", "First release of the year", "web", "mei"),
        dated(3, model::Kind::done, "2027-01-03T22:30", "Prepared the launch", "web", "mei")};
    return whole_digest(material, *time::week({2026, 53}), berlin("2027-01-04T08:00:00"));
}

// Clocks go back in the night to Sunday, 25 October, which has 25 hours and half past two twice.
inline report::Digest week_of_clock_change() {
    report::Material material;
    material.entries = {dated(1, model::Kind::done, "2026-10-18T22:30", "Early on Monday"),
                        dated(2, model::Kind::done, "2026-10-24T21:30", "Late on Saturday"),
                        dated(3, model::Kind::done, "2026-10-25T00:30", "At half past two"),
                        dated(4, model::Kind::done, "2026-10-25T01:30", "At half past two, again"),
                        dated(5, model::Kind::done, "2026-10-25T22:30", "Late on Sunday")};
    material.open = {dated(6, model::Kind::blocker, "2026-10-24T20:00", "Clocks disagree")};
    auto options = berlin("2026-10-26T08:00:00");
    options.grouping = report::Grouping::day;
    return whole_digest(material, *time::week({2026, 43}), options);
}

inline report::Digest busy_year() {
    report::Material material;
    const std::array<std::string, 4> projects{"api", "web", "docs", "infra"};
    const auto first = *time::parse_rfc3339("2026-01-01T09:00:00Z");
    for (std::uint64_t i = 1; i <= 900; ++i) {
        // About three a working day, fewer in summer, none in the last week of July.
        const auto day = i * 365 / 900;
        if (day % 7 == 1 || day % 7 == 2 || (day > 200 && day < 210)) continue;
        if (day > 180 && day < 240 && i % 3 != 0) continue;
        auto each = entry(i, i % 50 == 0 ? model::Kind::win : model::Kind::done, "16T09:00",
                          "Work " + std::to_string(i), projects.at(i * i % 11 % 4),
                          i % 2 == 0 ? "ana" : "mei");
        each.at.at = first.at + std::chrono::days{day} + std::chrono::minutes{i % 480};
        material.entries.push_back(std::move(each));
    }
    material.entries_in_previous = 612;
    auto options = berlin("2027-01-02T08:00:00");
    options.title = "API team";
    return whole_digest(material, time::year_of(week_47.begin), options);
}

inline model::Entry answered_ask(std::uint64_t id, model::Exchange& exchange,
                                 const std::string& asked, const std::string& acknowledged,
                                 const std::string& answered) {
    auto ask = dated(id, model::Kind::ask, asked, "Which limits do your clients need?");
    ask.ask = model::AskMark{.to = {"mei"}};
    for (const auto& [when, act] : {std::pair(acknowledged, model::ReplyAct::acknowledge),
                                    std::pair(answered, model::ReplyAct::answer)}) {
        auto reply = dated(++id, model::Kind::reply, when, "So many", "api", "mei");
        reply.answer = model::AnswerMark{.ask = ask.id, .act = act};
        exchange.replies.push_back(reply);
    }
    close(ask, exchange.replies.back());
    exchange.ask = ask;
    return ask;
}

// More projects, plans that slipped and answers than a page has room to tell one by one.
inline report::Digest crowded_week() {
    report::Material material;
    for (std::uint64_t i = 1; i <= 40; ++i) {
        const auto project = "project-" + std::to_string(i);
        const auto health = i % 20 == 0   ? model::Health::off_track
                            : i % 15 == 0 ? model::Health::at_risk
                                          : model::Health::on_track;
        auto status = dated(i, model::Kind::status, "2026-11-19T10:00", "As planned", project);
        status.health = health;
        if (health != model::Health::on_track) status.line = "Waits for the vendor";
        material.entries.push_back(std::move(status));
        if (i > 14) continue;
        const auto day = "2026-11-0" + std::to_string(1 + i % 9) + "T09:00";
        material.open.push_back(dated(0x100 + i, model::Kind::next, day,
                                      "Cut release 0." + std::to_string(i), project,
                                      i % 2 == 0 ? "ana" : "mei"));
    }
    material.open.push_back(dated(0x200, model::Kind::next, "2026-11-12T10:00",
                                  "Write the note (due Fri 20 Nov 17:00)", "api", "mei"));
    material.exchanges.resize(2);
    material.closed_before = {answered_ask(0x300, material.exchanges[0], "2026-11-13T09:00",
                                           "2026-11-13T10:00", "2026-11-16T10:30")};
    material.entries.push_back(answered_ask(0x310, material.exchanges[1], "2026-11-16T09:00",
                                            "2026-11-16T11:30", "2026-11-20T12:00"));
    material.work_of = [](const std::string&) {
        return time::WorkingTime(*time::Zone::named("Europe/Berlin"), time::usual_hours());
    };
    return whole_digest(material, week_47, berlin("2026-11-23T08:00:00"));
}

struct NamedDigest {
    std::string name;
    report::Digest digest;
};

inline std::vector<NamedDigest> kept_periods() {
    return {{"empty", empty_week()},
            {"quiet", quiet_week()},
            {"normal", normal_week()},
            {"week-53", week_53()},
            {"clock-change", week_of_clock_change()},
            {"busy-year", busy_year()},
            {"crowded", crowded_week()}};
}

}  // namespace trail::testing
