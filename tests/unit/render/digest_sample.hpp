// The week whose renderings are kept in tests/golden/digest.
#pragma once

#include "unit/report/builders.hpp"

namespace trail::testing {

inline std::vector<model::Decision> sample_decisions() {
    auto accepted = decision(12, model::DecisionStatus::accepted, "Use WAL mode for the store");
    accepted.options = {"rollback journal", "WAL"};
    accepted.chosen = 2;
    accepted.entry.body = "## Reason\n\nReaders never wait for a writer.";
    accepted.deciders = {"ana", "bjorn"};
    auto proposed = decision(13, model::DecisionStatus::proposed, "Drop Python 3.9");
    proposed.due = november("25T17:00").at;
    return {accepted, proposed};
}

inline model::Entry sample_status(std::uint64_t id, const std::string& when, std::string line,
                                  const std::string& project, model::Health health) {
    auto result = entry(id, model::Kind::status, when, std::move(line), project, "mei");
    result.health = health;
    return result;
}

// Every section, folded commits, closed blockers and plans, and texts that a page must not obey.
inline report::Material sample_material() {
    using model::Kind;
    report::Material material;
    auto blocker = entry(0x11, Kind::blocker, "10T08:31", "Staging database is full", "web", "mei");
    auto plan = entry(0x12, Kind::next, "13T16:00", "Release 0.2", "api");
    auto dropped = entry(0x13, Kind::next, "16T09:00", "Port to the old compiler", "api");
    const auto note = entry(0x21, Kind::note, "18T10:00", "Nobody uses it any more", "api");
    const auto pruned =
        entry(0x22, Kind::done, "17T09:15", "Pruned the sessions table", "web", "mei");
    const auto release = commit(0x23, "20T16:40", "feat(cli): cut release 0.2 (#41)");
    close(blocker, pruned);
    close(plan, release);
    close(dropped, note);
    material.closed_before = {blocker, plan};
    material.entries = {
        dropped,
        commit(0x31, "16T10:00", "fix(parser): crash on empty input"),
        commit(0x32, "16T11:00", "feat!: drop the v1 protocol", "api", "bjorn"),
        commit(0x33, "16T12:00", "chore(deps): bump fmt from 9.0 to 9.1"),
        commit(0x34, "16T12:01", "Bump sqlite from 3.39 to 3.40", "api", "bjorn"),
        pruned,
        commit(0x35, "17T10:00", "docs: fix a typo", "docs", "bjorn"),
        commit(0x36, "17T11:00", "docs: fix a typo", "docs", "bjorn"),
        note,
        entry(0x37, Kind::win, "19T16:05", "First customer on the new checkout", "web", "mei"),
        commit(0x38, "19T17:00", "net: ipv4: close the socket", "api", "bjorn"),
        sample_status(0x39, "17T09:00", "Cut-over waits for the vendor", "web",
                      model::Health::at_risk),
        sample_status(0x3a, "20T09:00", "Feature complete", "api", model::Health::on_track),
        release,
        entry(0x3b, Kind::done, "20T17:00",
              "Taught <b>the</b> `parser` *new* tricks\x1b[31m [see](https://example.org) and "
              "wrote down all of them for whoever comes next",
              "docs"),
    };
    material.open = {
        entry(0x41, Kind::blocker, "16T12:00", "Licence server refuses us", "web", "mei"),
        entry(0x42, Kind::blocker, "20T22:00", "CI runner is out of disk"),
        entry(0x43, Kind::next, "02T09:00", "Move to the new compiler", "api"),
        entry(0x44, Kind::next, "20T17:00", "Cut release 0.3", "api"),
        entry(0x45, Kind::ask, "20T09:00", "Access to the billing sandbox?", "web", "mei"),
    };
    auto& ask = material.open.back();
    ask.ask = model::AskMark{.level = model::ServiceLevel::urgent, .to = {"sam"}};
    material.exchanges = {{ask, {}}};
    material.work_of = [](const std::string&) {
        return time::WorkingTime(*time::Zone::named("Europe/Berlin"), time::usual_hours());
    };
    material.decisions = sample_decisions();
    auto review = decision(7, model::DecisionStatus::accepted, "One repository for everything");
    review.review = time::parse_iso_date("2026-11-20");
    material.review = {review};
    material.entries_in_previous = 9;
    material.authors_in_previous = {"kim", "ana", "bjorn"};
    material.away = {{"sam", week_47.begin + std::chrono::days{2}, week_47.end}};
    return material;
}

inline report::Digest sample_digest() {
    auto reader = options();
    reader.title = "API team";
    return report::digest(sample_material(), week_47, reader);
}

}  // namespace trail::testing
